use sendapi::message;

enum Action {
    Menu,
}

fn main() {
    let _ = message!(Messenger {
        recipient: "7204418830956127",
        attachment: button {
            text: "Well?",
            buttons: [postback { title: "Menu", payload: Action::Menu }],
        },
    });
}
