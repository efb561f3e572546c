//! In `const fn`, and in constants of generic traits.

#![deny(warnings)]

use std::marker::PhantomData;

use sendapi::{Content, Message, Platform, content, message};

const GREETING: &str = "Welcome aboard";

const fn welcome() -> Message<'static> {
    message!(Messenger {
        recipient: "7204418830956127",
        text: GREETING,
        quick_replies: [text { title: "Timetable", payload: "TIMETABLE" }],
    })
}

const WELCOME: Message<'static> = welcome();

struct Texts<P>(PhantomData<P>);

impl<P: Platform> Texts<P> {
    const HELLO: Content<'static> = content!(text: GREETING);

    fn hello(person: &str) -> Message<'_> {
        message!(recipient: person, message: Texts::<P>::HELLO)
    }
}

fn main() {
    assert_eq!(welcome(), WELCOME);
    let hello = Texts::<sendapi::Messenger>::hello("7204418830956127");
    assert_eq!(hello.content().and_then(|content| content.text.as_deref()), Some(GREETING));
}
