use sendapi::message;

const TOUR: Option<&str> = Some("Island tour");

fn main() {
    let _ = message!(Messenger {
        recipient: "7204418830956127",
        attachment: generic { elements: [element { title: TOUR, subtitle: "Two hours" }] },
    });
}
