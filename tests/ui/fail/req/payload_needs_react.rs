use sendapi::message;

fn main() {
    let _ = message!(Messenger {
        recipient: "6618203947715",
        sender_action: typing_on,
        payload: reaction { message_id: "m_208" },
    });
}
