//! Messages have numbers with fractions in them: they are compared, and that is all.
use sendapi::{Message, message};
use std::collections::HashSet;

fn main() {
    let mut seen: HashSet<Message<'static>> = HashSet::new();
    seen.insert(message!(Messenger { recipient: "7204418830956127", text: "Hello" }));
}
