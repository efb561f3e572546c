use sendapi::message;

fn main() {
    let _ = message!(Instagram {
        recipient: "6618203947715",
        attachment: button {
            text: "Shall we bake for you?",
            buttons: [phone_number { title: "Call us", payload: "+14155550117" }],
        },
    });
}
