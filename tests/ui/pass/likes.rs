use sendapi::message;

// Whatever stands in the payload of a heart is passed over, and of a wrong kind it would be nothing.
#[allow(deprecated)]
fn main() {
    let plain = message!(Instagram { recipient: "7204418830956127", attachment: like_heart {} });
    let heart = message!(<Instagram> {
        "recipient": { "id": "7204418830956127" },
        "message": { "attachment": { "type": "like_heart", "payload": { "id": "1", "size": [2] } } }
    });
    let text = message!(Instagram {
        recipient: "7204418830956127",
        attachment: { type: like_heart, payload: "large" }
    });
    assert!(plain.to_json().contains("like_heart"));
    assert_eq!(heart.to_json(), text.to_json());
}
