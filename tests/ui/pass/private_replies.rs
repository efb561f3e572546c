use sendapi::{Message, Recipient, message};

const COMMENT: &str = "91_4";

fn answer(recipient: Recipient<'_>) -> String {
    message!(Messenger { recipient, text: "It opens at nine" }).to_json()
}

fn main() {
    let typed = |json: &str| json.contains("messaging_type");
    assert!(typed(&answer(Recipient::id("58"))));
    assert!(typed(&answer(Recipient::phone_number("+4722333444"))));
    assert!(!typed(&answer(Recipient::comment_id("91_4"))));
    assert!(!typed(&answer(Recipient::post_id("91_5"))));

    let comment = String::from("91_6");
    let written = message!(Messenger { recipient: { comment_id: comment }, text: "It does" });
    assert!(!typed(&written.to_json()));
    assert_eq!(written.messaging_type(), None);
    let constant: Message<'static> =
        message!(Messenger { recipient: { comment_id: COMMENT }, text: "It does" });
    assert!(!typed(&constant.to_json()));
    let asked = message!(Messenger {
        recipient: Recipient::comment_id("91_7"),
        messaging_type: UPDATE,
        text: "It does"
    });
    assert!(typed(&asked.to_json()));
}
