//! The same to somebody else: the whole message, or what it says in a message of its own.
use sendapi::{Content, Message, Messenger, Platform, Profile, content, message, profile};

fn copies<'m>(hello: &Message<'m>, person: &'m str) -> [Message<'m>; 3] {
    let content = hello.content().unwrap();
    [
        hello.to(person).unwrap(),
        message!(Messenger { recipient: person, message: content }),
        message!(Messenger { recipient: person, message: hello.content() }),
    ]
}

/// What the macros propose where the platform is a type parameter.
fn on<P: Platform>(
    person: &str,
) -> Result<(Message<'_, P>, Profile<'_, P>, Content<'_>), sendapi::Invalid> {
    let hello = message!(Both { recipient: person, text: "Hello" }).on::<P>()?;
    let questions = profile!(Both {
        ice_breakers: [{ locale: "default", call_to_actions: [{ question: "Open?", payload: "HOURS" }] }],
    });
    Ok((hello, questions.on::<P>()?, content!(Both { text: "Hello" })))
}

fn main() {
    let hello = message!(Messenger { recipient: "7204418830956127", text: "Hello" });
    for copy in copies(&hello, "6150339927718404") {
        assert_eq!(copy, message!(Messenger { recipient: "6150339927718404", text: "Hello" }));
    }
    let (_, _, content) = on::<Messenger>("7204418830956127").unwrap();
    assert_eq!(Some(&content), hello.content());
}
