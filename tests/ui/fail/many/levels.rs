//! What is written too high, too deep or without its object: each says where it belongs and what to write.
use sendapi::{content, message};

fn main() {
    let _ = message!(Messenger {
        recipient: "7204418830956127",
        url: "https://bakery.example/rye.png"
    });
    let _ = message!(Messenger {
        recipient: "7204418830956127",
        text: "Rye",
        url: "https://bakery.example/rye.png"
    });
    let _ = message!(Messenger { recipient: "7204418830956127", text: "Rye", attachment_id: "55" });
    let _ =
        message!(Messenger { recipient: "7204418830956127", text: "Rye", template_type: generic });
    let _ = message!(Messenger {
        recipient: "7204418830956127",
        elements: [element { title: "Rye", subtitle: "Baked today" }],
    });
    let _ = message!(Messenger {
        recipient: "7204418830956127",
        text: "Rye?",
        buttons: [postback { title: "Yes", payload: "YES" }],
    });
    let _ = message!(Messenger {
        recipient: "7204418830956127",
        image: { url: "https://bakery.example/rye.png" },
    });
    let _ = message!(Messenger {
        recipient: "7204418830956127",
        generic: { elements: [element { title: "Rye", subtitle: "Baked today" }] },
    });
    let _ = content!(Messenger { type: image, url: "https://bakery.example/rye.png" });
    let _ = content!(Messenger { payload: { url: "https://bakery.example/rye.png" } });
    let _ = content!(Messenger { attachment: { url: "https://bakery.example/rye.png" } });
    let _ = content!(Messenger { attachment: { elements: [{ title: "Rye", subtitle: "Baked" }] } });
    let _ = content!(Messenger { attachment: { type: image } });
    let _ = content!(Messenger {
        attachment: { type: image, url: "https://bakery.example/rye.png" }
    });
    let _ = content!(Messenger {
        attachment: button {
            text: "Rye?",
            buttons: [postback { title: "Yes", payload: "YES" }],
            quick_replies: [text { title: "No", payload: "NO" }],
        },
    });
    let _ = content!(Messenger {
        attachment: button {
            text: "Rye?",
            buttons: [{ type: postback, title: "Yes", payload: "YES" }],
            postback: { title: "No", payload: "NO" },
        },
    });
    let _ = message!({
        "recipient": { "id": "7204418830956127" },
        "message": { "text": "Rye", "image": { "url": "https://bakery.example/rye.png" } }
    });
}
