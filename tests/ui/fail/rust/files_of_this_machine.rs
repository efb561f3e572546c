//! A file of this machine is no value of a message: it travels beside it, or is uploaded.
use sendapi::{LocalFile, content, message};

const OVEN: &str = "file:///srv/oven.png";

fn main() {
    let _ = content!(Messenger { attachment: image { path: "oven.png" } });
    let _ = content!(Messenger { attachment: image { bytes: "iVBORw0KGgo" } });
    let _ = content!(Messenger { attachment: image { url: "oven.png" } });
    let _ = content!(Messenger { attachment: image { url: OVEN } });
    let _ = content!(Messenger {
        attachment: generic {
            elements: [element { title: "Rye", image_url: "file:///srv/rye.png" }]
        },
    });
    let _ = content!(Messenger {
        attachment: generic { elements: [element { title: "Rye", image_path: "rye.png" }] },
    });
    let _ = message!(Messenger { recipient: "7204418830956127", filedata: "@/srv/rye.png" });
    let _ = message!(<Messenger> {
        "recipient": { "id": "7204418830956127" },
        "message": { "attachment": { "type": "image", "payload": {} } },
        "filedata": "@/srv/rye.png"
    });
    let oven = LocalFile::path("oven.png");
    let _ = content!(Messenger { attachment: oven });
}
