//! Names in capitals, paths to them and `const` blocks are constants; parameters of types are not.

#![deny(warnings)]

use sendapi::{Message, message};

const GREETING: &str = "Welcome aboard";
const NOTE: Option<&str> = Some("timetable");
const NOTHING: Option<&str> = None;
static PIER: &str = "North";

mod texts {
    pub mod english {
        pub const GREETING: &str = "Welcome aboard";
    }
}

trait Named {
    const NAME: &'static str;

    fn greeting() -> Message<'static> {
        message!(recipient: "7204418830956127", text: Self::NAME)
    }
}

struct Lark;

impl Named for Lark {
    const NAME: &'static str = "Welcome aboard";
}

fn greeting<T: Named>() -> Message<'static> {
    message!(recipient: "7204418830956127", text: T::NAME)
}

fn main() {
    let literal = message!(recipient: "7204418830956127", text: "Welcome aboard");
    for message in [
        message!(recipient: "7204418830956127", text: GREETING),
        message!(recipient: "7204418830956127", text: texts::english::GREETING),
        message!(recipient: "7204418830956127", text: crate::texts::english::GREETING),
        message!(recipient: "7204418830956127", text: const { concat!("Welcome", " aboard") }),
        message!(recipient: "7204418830956127", text: GREETING, metadata: NOTHING),
        message!(recipient: "7204418830956127", text: <Lark as Named>::NAME),
        message!(recipient: "7204418830956127", text: Lark::NAME),
        Lark::greeting(),
        greeting::<Lark>(),
    ] {
        assert_eq!(message, literal);
    }
    let message = message!(recipient: "7204418830956127", text: PIER, metadata: NOTE);
    assert_eq!(message.content().and_then(|content| content.metadata.as_deref()), NOTE);
}
