//! Conversations in tests: what people do, and what the bot sends then.

use std::time::Duration;

use sendapi::webhook::{Conversation, Happened, Incoming, Stuck};
use sendapi::{Account, LocalFile, Message, Payload, message};
use serde_json::json;

#[derive(Clone, Copy, Debug, Payload)]
enum Action {
    Shelf,
    Buy { loaves: u8 },
    Rate(u8),
}

async fn bot(incoming: Incoming) -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    let (Some(page), Some(reply)) = (incoming.page(), incoming.reply()) else { return Ok(()) };
    let tapped = incoming.payload::<Action>();
    let recipient = reply.recipient.clone();
    let message = match (tapped, incoming.text()) {
        (Some(Ok(Action::Buy { loaves })), _) => message!(Messenger {
            recipient,
            text: format!("{loaves} for you"),
            quick_replies: [for stars in [4_u8, 5] {
                text { title: format!("{stars} stars"), payload: Action::Rate(stars) },
            }],
        }),
        (Some(Ok(Action::Rate(stars))), _) => {
            message!(Messenger { recipient, text: format!("{stars}, thank you") })
        }
        (Some(Err(unknown)), _) => {
            message!(Messenger { recipient, text: format!("what is {}?", unknown.text()) })
        }
        (None, Some("fail")) => return Err("as told".into()),
        (None, Some("panic")) => panic!("as told"),
        (None, Some("both")) => {
            page.answer(&reply, &message!(Messenger { recipient: recipient.clone(), text: "one" }))
                .await?;
            message!(Messenger { recipient, text: "two" })
        }
        (None | Some(Ok(Action::Shelf)), _) => shelf(recipient.person_id().unwrap_or_default()),
    };
    page.answer(&reply, &message).await?;
    Ok(())
}

fn shelf(person: &str) -> Message<'static> {
    message!(Messenger {
        recipient: person.to_owned(),
        attachment: button {
            text: "Fresh today",
            buttons: [postback { title: "Rye", payload: Action::Buy { loaves: 2 } }],
        },
    })
}

#[tokio::test]
async fn people_write_and_tap_what_they_were_sent() {
    let mut talk = Conversation::with(bot).unwrap();
    assert_eq!(talk.person("7").says("Hello").await.unwrap(), [shelf("7")]);
    let bought = talk.person("7").taps("Rye").await.unwrap();
    assert_eq!(bought[0].content().unwrap().text.as_deref(), Some("2 for you"));
    assert_eq!(
        talk.person(7).taps("5 stars").await.unwrap(),
        [message!(Messenger { recipient: "7", text: "5, thank you" })]
    );
    assert_eq!(talk.sent().len(), 3);
}

#[tokio::test]
async fn whatever_comes_of_one_event_comes_back() {
    let mut talk = Conversation::with(bot).unwrap();
    assert_eq!(
        talk.person("7").says("both").await.unwrap(),
        [
            message!(Messenger { recipient: "7", text: "one" }),
            message!(Messenger { recipient: "7", text: "two" }),
        ]
    );
    assert!(talk.person("7").does(json!({"read": {"watermark": 1}})).await.unwrap().is_empty());
}

#[tokio::test]
async fn old_buttons_are_tapped_by_their_payload() {
    let mut talk = Conversation::with(bot).unwrap();
    let text = |answers: Vec<Message<'static>>| answers[0].content().unwrap().text.clone().unwrap();
    let old = talk.person("7").taps_payload("BUY_RYE").await.unwrap();
    assert_eq!(text(old), "what is BUY_RYE?");
    let menu = talk.person("7").taps_payload(Action::Rate(3)).await.unwrap();
    assert_eq!(text(menu), "3, thank you");
    assert_eq!(talk.person("7").taps_payload(Action::Shelf).await.unwrap(), [shelf("7")]);
}

#[tokio::test]
async fn a_button_that_nobody_was_sent_is_told() {
    let mut talk = Conversation::with(bot).unwrap();
    let stuck = talk.person("7").taps("Rye").await.unwrap_err();
    assert_eq!(stuck.to_string(), "there is no button `Rye`, the person was sent none");
    talk.person("8").says("Hello").await.unwrap();
    assert!(talk.person("7").taps("Rye").await.is_err(), "it was sent to another");
    let stuck = talk.person("8").taps("Spelt").await.unwrap_err();
    assert_eq!(stuck.to_string(), "there is no button `Spelt`, the person was sent `Rye`");
}

#[tokio::test]
async fn a_handler_that_fails_is_told_and_goes_on() {
    let mut talk = Conversation::with(bot).unwrap();
    let failed = talk.person("7").says("fail").await.unwrap_err();
    assert!(matches!(&failed, Stuck::Failed(failure) if !failure.is_panic()), "{failed:?}");
    let panicked = talk.person("7").says("panic").await.unwrap_err();
    assert_eq!(panicked.to_string(), "handler of what came in panicked: as told");
    let late =
        talk.person("7").ago(Duration::from_secs(25 * 60 * 60)).says("Hello").await.unwrap_err();
    let Stuck::Failed(failure) = late else { panic!("{late:?}") };
    let error = failure.error().and_then(|error| error.downcast_ref::<sendapi::Error>());
    assert!(error.unwrap().is_window_closed());
    assert_eq!(talk.person("7").says("Hello").await.unwrap(), [shelf("7")]);
    let nothing = talk.person("7").does(json!(7)).await.unwrap_err();
    assert!(matches!(nothing, Stuck::NoEvent(_)));
}

#[tokio::test]
async fn a_file_is_shown_as_its_message() {
    let mut talk = Conversation::with(async |incoming: Incoming| {
        let (Some(page), Some(person)) = (incoming.page(), incoming.person()) else {
            return Ok(());
        };
        let oven = LocalFile::bytes("oven.gif", &b"GIF89a"[..]);
        let replies = message!(Messenger {
            recipient: "7",
            text: "x",
            quick_replies: [text { title: "Nice: it is", payload: "NICE" }],
        });
        let replies = replies.content().unwrap().quick_replies.clone().unwrap();
        let file = page.send_file(person.as_ref(), oven).reusable().quick_replies(replies);
        file.with(|request| request.persona_id = Some("1008".into())).await.map(drop)
    })
    .unwrap();
    let shown = talk.person("7").says("Hello").await.unwrap();
    let [message] = &shown[..] else { panic!("{shown:?}") };
    let written = serde_json::to_value(message).unwrap();
    assert_eq!(
        written,
        json!({
            "recipient": {"id": "7"},
            "messaging_type": "RESPONSE",
            "persona_id": "1008",
            "message": {
                "attachment": {"type": "image", "payload": {"attachment_id": "0", "is_reusable": true}},
                "quick_replies": [{"content_type": "text", "title": "Nice: it is", "payload": "NICE"}],
            },
        })
    );
    assert_eq!(talk.person("7").taps("Nice: it is").await.unwrap().len(), 1, "it can be tapped");
}

// The clock is nobody's, so that the account's rate takes no time.
#[tokio::test(start_paused = true)]
async fn more_than_is_kept_is_said() {
    let mut talk = Conversation::with(async |incoming: Incoming| {
        let (Some(page), Some(person)) = (incoming.page(), incoming.person()) else {
            return Ok(());
        };
        let times: usize = incoming.text().and_then(|text| text.parse().ok()).unwrap();
        for _ in 0..times {
            page.send(&shelf(&person)).await?;
        }
        Ok::<(), sendapi::Error>(())
    })
    .unwrap();
    assert_eq!(talk.person("7").says("1000").await.unwrap().len(), 1000);
    let stuck = talk.person("7").says("1001").await.unwrap_err();
    assert!(matches!(stuck, Stuck::TooMany { requests: 1001, kept: 1000 }), "{stuck:?}");
    assert_eq!(
        stuck.to_string(),
        "1001 requests were made about one event, only the last 1000 are kept"
    );
    assert_eq!(talk.sent().len(), 2000);
    assert_eq!(talk.person("7").says("3").await.unwrap().len(), 3);
}

#[tokio::test]
async fn a_message_that_is_too_long_to_be_kept_is_said_and_the_others_are_shown() {
    let mut talk = Conversation::with(async |incoming: Incoming| {
        let (Some(page), Some(person)) = (incoming.page(), incoming.person()) else {
            return Ok(());
        };
        page.send(&shelf(&person)).await?;
        page.send(&message!(Messenger {
            recipient: person.as_ref(),
            attachment: generic {
                elements: [{
                    title: "Rye",
                    subtitle: "Fresh",
                    image_url: format!("https://example.com/{}", "x".repeat(65_536)),
                }],
            },
        }))
        .await?;
        page.send(&shelf(&person)).await.map(drop)
    })
    .unwrap();
    let stuck = talk.person("7").says("Hello").await.unwrap_err();
    assert!(matches!(stuck, Stuck::TooLong), "{stuck:?}");
    assert_eq!(
        stuck.to_string(),
        "a message was sent that is over 64 KiB, only its beginning is kept"
    );
    assert_eq!(talk.sent(), [shelf("7"), shelf("7")]);
}

#[tokio::test]
async fn a_handler_is_made_of_its_account() {
    let mut talk = Conversation::built(|page: Account| {
        move |incoming: Incoming| {
            let page = page.clone();
            async move {
                let person = incoming.person().unwrap_or_default();
                page.send(&shelf(&person)).await.map(drop)
            }
        }
    })
    .unwrap();
    assert_eq!(talk.person("7").says("Hello").await.unwrap(), [shelf("7")]);
}

#[tokio::test]
async fn on_instagram() {
    let mut talk = Conversation::on_instagram(async |incoming: Incoming| {
        assert!(matches!(incoming.happened(), Happened::Event(_)));
        let (Some(account), Some(reply)) = (incoming.instagram(), incoming.reply()) else {
            return Ok(());
        };
        let recipient = reply.recipient.clone();
        account.answer(&reply, &message!(Instagram { recipient, text: "Hi" })).await.map(drop)
    })
    .unwrap();
    assert_eq!(
        talk.person("7").says("Hello").await.unwrap(),
        [message!(Instagram { recipient: "7", text: "Hi" })]
    );
}
