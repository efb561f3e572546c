use sendapi::{Content, content};

const QUESTION: Content<'static> = content!(text: "");

fn main() {
    let _ = QUESTION;
}
