//! What is checked for both platforms: a message, a content, a profile.
use sendapi::{
    Account, Both, Content, Error, Instagram, Message, Messenger, Profile, content, message,
    profile,
};

const GREETING: &str = "Good morning";
const WELCOME: Content<'static> = content!(Both { text: GREETING, metadata: "welcome" });
const HELLO: &Message<'static, Both> =
    &message!(Both { recipient: "7204418830956127", text: GREETING });

fn answer<'m>(person: &'m str, breads: &[(&'m str, u64)]) -> Message<'m, Both> {
    message!(Both {
        recipient: person,
        text: format!("We have {} breads today", breads.len()),
        quick_replies: [for (name, number) in breads {
            text { title: *name, payload: number }
        }],
    })
}

/// On an account of one of the two.
async fn send(
    page: &Account,
    shop: &Account<Instagram>,
    both: &Message<'_, Both>,
) -> Result<(), Error> {
    page.send(&both.on()?).await?;
    shop.send(&both.on()?).await?;
    Ok(())
}

fn main() {
    let _ = send;
    assert_eq!(WELCOME.text.as_deref(), Some("Good morning"));
    assert_eq!(HELLO.content().and_then(|content| content.text.as_deref()), Some(GREETING));

    let answer = answer("7204418830956127", &[("Rye", 1), ("Spelt", 2)]);
    let page = answer.on::<Messenger>().unwrap();
    let alike = message!(Messenger {
        recipient: "7204418830956127",
        text: "We have 2 breads today",
        quick_replies: [text { title: "Rye", payload: "1" }, text { title: "Spelt", payload: "2" }],
    });
    assert_eq!(page.to_json(), alike.to_json());
    let alike = Message::<Instagram>::new(alike.into_request()).unwrap();
    assert_eq!(answer.on::<Instagram>().unwrap().content(), alike.content());

    let pasted = message!(<Both> { "recipient": { "id": "7" }, "sender_action": "mark_seen" });
    assert!(pasted.on::<Instagram>().is_ok());

    let questions: Profile<'_, Both> = profile!(Both {
        ice_breakers: [ice_breakers {
            locale: "default",
            call_to_actions: [question { question: "When do you open?", payload: "HOURS" }],
        },],
    });
    assert!(questions.on::<Messenger>().unwrap().settings().platform.is_none());
    assert!(questions.on::<Instagram>().unwrap().settings().platform.is_some());
}
