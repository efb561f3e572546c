use sendapi::message;

fn main() {
    let name = "Ada";
    let _ = message!(Messenger {
    recipient: "7204418830956127",
    text: name.
    metadata: "timetable",
    });
}
