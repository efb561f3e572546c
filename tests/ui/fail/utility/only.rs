use sendapi::message;

fn main() {
    let _ = message!(Messenger {
        recipient: "6618203947715",
        messaging_type: UPDATE,
        template: utility { name: "order_ready", language: language { code: "en" } },
    });
}
