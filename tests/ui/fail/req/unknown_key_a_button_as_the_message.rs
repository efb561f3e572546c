use sendapi::message;

fn main() {
    let _ = message!(Messenger {
        recipient: "7204418830956127",
        message: { type: "web_url", title: "Timetable", url: "https://ferry.example" },
    });
}
