use sendapi::message;

fn main() {
    let _ = message!(Messenger {
        recipient: "7204418830956127",
        attachment: button {
            text: "One ticket",
            buttons: [payment { title: "Buy", payload: "BUY" }]
        },
    });
}
