//! A price where a person is asked for.

use sendapi::{Circular, message};

fn main() {
    let news = message!(Messenger { recipient: "7204418830956127", text: "Nine." });
    let circular = Circular::new(&news).unwrap();
    let _ = circular.to(1.5);
}
