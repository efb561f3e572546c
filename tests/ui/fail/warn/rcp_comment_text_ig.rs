#![deny(deprecated)]

use sendapi::message;

fn main() {
    let _ = message!(Instagram {
    recipient: { comment_id: "18023345989012587" },
    attachment: image { url: "https://ferry.example/pier.jpg" },
    });
}
