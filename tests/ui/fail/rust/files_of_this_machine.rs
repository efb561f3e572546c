//! A file of this machine is no value of a message: it travels beside it, or is uploaded.
use sendapi::{LocalFile, content};

fn main() {
    let _ = content!(Messenger { attachment: image { path: "oven.png" } });
    let oven = LocalFile::path("oven.png");
    let _ = content!(Messenger { attachment: oven });
}
