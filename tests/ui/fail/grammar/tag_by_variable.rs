use sendapi::message;

fn main() {
    let kind = "image";
    let _ = message!(Messenger {
        recipient: "7204418830956127",
        attachment: { type: (kind), payload: { url: "https://ferry.example/pier.jpg" } },
    });
}
