use sendapi::message;

fn main() {
    let _ = message!(Messenger {
        recipient: "6618203947715",
        attachment: button {
            text: "Shall we bake for you?",
            buttons: [account_link { title: "Log in", url: "https://millbakery.example/login" }],
        },
    });
}
