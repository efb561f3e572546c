use sendapi::message;

fn main() {
    let _ = message!(Instagram {
        recipient: "7204418830956127",
        attachment: image { url: "https://ferry.example/pier.jpg" },
        quick_replies: [text { title: "North", payload: "NORTH" }],
    });
}
