use sendapi::{Content, content};

const fn greeting() -> &'static str {
    "Welcome aboard"
}

const QUESTION: Content<'static> = content!(text: greeting());

fn main() {
    let _ = QUESTION;
}
