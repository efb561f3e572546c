use sendapi::message;

fn main() {
    let _ = message!(Messenger {
    recipient: "7204418830956127",
    attachment: image { url: "https://ferry.example/pier.jpg" }
    metadata: "timetable",
    });
}
