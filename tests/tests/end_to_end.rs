//! The client and the simulator together: what is sent arrives as it was written, and what breaks a rule leaves nothing.

#![expect(clippy::unwrap_used, reason = "a test ends at the first surprise")]

use std::error::Error;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use sendapi::{
    Account, Client, Delivery, ErrorKind, Instagram, Message, Messenger, Platform, Receipt, message,
};
use sendapi_simulator::{Received, Simulator};
use sendapi_tests::{broken, json_of};
use tokio::net::TcpListener;

type Outcome = Result<(), Box<dyn Error>>;

const PAGE: &str = "101";
const INSTAGRAM: &str = "17841400000000001";
const TOKEN: &str = "EAABferry0123456789";

#[tokio::test]
async fn each_kind_of_message_arrives_as_written() -> Outcome {
    let (simulator, page) = page().await?;
    let piers = ["North", "South"];
    let messages = [
        message!(recipient: "7204418830956127", text: "The ferry leaves at nine."),
        message!(recipient: 7_204_418_830_956_127, messaging_type: UPDATE, text: format!("{} seats", 12)),
        message!(Messenger {
            recipient: "7204418830956127",
            text: "Which pier?",
            quick_replies: [
                for pier in piers {
                    text { title: pier, payload: "PIER" }
                },
                user_email {},
            ],
        }),
        message!(Messenger {
            recipient: "7204418830956127",
            messaging_type: MESSAGE_TAG,
            tag: HUMAN_AGENT,
            reply_to: { mid: "m_71" },
            text: "We found your umbrella.",
        }),
        message!(recipient: "7204418830956127", attachment: audio { attachment_id: "480211903" }),
        message!(Messenger {
            recipient: "7204418830956127",
            attachments: [image { url: "https://ferry.example/1.jpg" }, image { attachment_id: 2 }],
        }),
        message!(recipient: "7204418830956127", sticker_id: 369_239_263_222_822),
        message!(Messenger {
            recipient: "7204418830956127",
            attachment: generic {
                elements: [element {
                    title: "Island tour",
                    buttons: [postback { title: "Book", payload: "BOOK" }],
                }],
            },
        }),
        message!(Messenger {
            recipient: "7204418830956127",
            attachment: button {
                text: "When do you travel?",
                buttons: [web_url { title: "Timetable", url: "https://ferry.example" }],
            },
        }),
        message!(Messenger {
            recipient: "7204418830956127",
            messaging_type: UTILITY,
            template: { name: "boarding", language: { code: "en" } },
        }),
    ];
    for message in &messages {
        let receipt = page.send(message).await?;
        assert_eq!(receipt.recipient_id(), Some("7204418830956127"));
        assert!(receipt.message_id().is_some());
    }
    let received = simulator.messages();
    assert_eq!(received.len(), messages.len());
    for (received, message) in received.iter().zip(&messages) {
        arrived(received, message);
    }
    Ok(())
}

#[tokio::test]
async fn instagram() -> Outcome {
    let (simulator, account) = instagram_account().await?;
    let messages = [
        message!(Instagram { recipient: "7204418830956127", text: "The ferry leaves at nine." }),
        message!(Instagram { recipient: { comment_id: "18023345989012587" }, text: "We wrote to you." }),
        message!(Instagram { recipient: "7204418830956127", attachment: like_heart {} }),
        message!(Instagram { recipient: "7204418830956127", attachment: MEDIA_SHARE { id: 17 } }),
    ];
    for message in &messages {
        assert!(account.send(message).await?.message_id().is_some());
    }
    for (received, message) in simulator.messages().iter().zip(&messages) {
        assert_eq!(received.account(), INSTAGRAM);
        arrived(received, message);
    }
    Ok(())
}

#[tokio::test]
async fn receipts_hold_what_there_is_to_tell() -> Outcome {
    let (simulator, page) = page().await?;
    let ids = |receipt: &Receipt| {
        (
            receipt.recipient_id().is_some(),
            receipt.message_id().is_some(),
            receipt.attachment_id().is_some(),
        )
    };

    let action =
        page.send(&message!(recipient: "7204418830956127", sender_action: typing_on)).await?;
    assert_eq!(ids(&action), (true, false, false));
    let by_reference =
        page.send(&message!(recipient: { user_ref: "checkbox-12" }, text: "Nine.")).await?;
    assert_eq!(ids(&by_reference), (false, true, false));
    let kept = message!(Messenger {
        recipient: "7204418830956127",
        attachment: image { url: "https://ferry.example/pier.jpg", is_reusable: true },
    });
    let kept = page.send(&kept).await?;
    assert_eq!(ids(&kept), (true, true, true));
    let told: Vec<_> = simulator
        .messages()
        .iter()
        .map(|received| received.message_id().map(str::to_owned))
        .collect();
    assert_eq!(
        told,
        [None, by_reference.message_id().map(str::to_owned), kept.message_id().map(str::to_owned)]
    );
    Ok(())
}

#[tokio::test]
async fn what_breaks_a_rule_is_not_sent() -> Outcome {
    let exchanges = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&exchanges);
    let simulator = Simulator::builder()
        .observe(move |_| {
            count.fetch_add(1, Ordering::SeqCst);
        })
        .start()
        .await?;
    let page = client(simulator.url())?.page(PAGE, TOKEN);
    refused_before_sending(&page).await;
    assert_eq!(exchanges.load(Ordering::SeqCst), 0);
    assert!(simulator.messages().is_empty());
    Ok(())
}

#[tokio::test]
async fn what_breaks_a_rule_makes_no_connection() -> Outcome {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let page = client(&format!("http://{}", listener.local_addr()?))?.page(PAGE, TOKEN);
    refused_before_sending(&page).await;
    let waited =
        tokio::time::timeout(std::time::Duration::from_millis(50), listener.accept()).await;
    assert!(waited.is_err(), "somebody connected");
    Ok(())
}

#[tokio::test]
async fn what_breaks_a_rule_needs_nobody_to_listen() -> Outcome {
    let closed = TcpListener::bind("127.0.0.1:0").await?.local_addr()?;
    let page = client(&format!("http://{closed}"))?.page(PAGE, TOKEN);
    refused_before_sending(&page).await;

    let valid =
        page.send(&message!(recipient: "7204418830956127", text: "Nine.")).await.unwrap_err();
    assert_eq!((valid.kind(), valid.delivery()), (ErrorKind::Connect, Delivery::NotSent));
    assert!(valid.is_transient());
    Ok(())
}

#[tokio::test]
async fn a_wrong_token_needs_a_new_one() -> Outcome {
    let simulator = Simulator::builder().page(PAGE).token(TOKEN).start().await?;
    let page = client(simulator.url())?.page(PAGE, "EAABanother");
    let error =
        page.send(&message!(recipient: "7204418830956127", text: "Nine.")).await.unwrap_err();
    assert!(error.needs_new_token(), "{error}");
    assert_eq!((error.kind(), error.delivery()), (ErrorKind::Graph, Delivery::NotSent));
    assert_eq!(error.graph().map(sendapi::GraphError::code), Some(190));
    assert!(!error.is_transient());
    assert!(!format!("{error} {error:?}").contains("EAABanother"));
    assert!(simulator.messages().is_empty());
    Ok(())
}

#[tokio::test]
async fn the_token_is_in_the_header_alone() -> Outcome {
    let simulator = Simulator::builder()
        .observe(|exchange| assert!(!format!("{exchange} {exchange:?}").contains(TOKEN)))
        .page(PAGE)
        .token(TOKEN)
        .start()
        .await?;
    let page = client(simulator.url())?.page(PAGE, TOKEN);
    page.send(&message!(recipient: "7204418830956127", text: "Nine.")).await?;
    let received = simulator.messages();
    assert!(received.iter().all(|received| !received.text().contains(TOKEN)));
    assert_eq!(received.len(), 1);
    assert!(!format!("{page:?}").contains(TOKEN));
    Ok(())
}

async fn page() -> Result<(Simulator, Account<Messenger>), Box<dyn Error>> {
    let simulator = Simulator::builder().page(PAGE).token(TOKEN).start().await?;
    let page = client(simulator.url())?.page(PAGE, TOKEN);
    Ok((simulator, page))
}

async fn instagram_account() -> Result<(Simulator, Account<Instagram>), Box<dyn Error>> {
    let simulator = Simulator::builder().instagram(INSTAGRAM).token(TOKEN).start().await?;
    let account = client(simulator.url())?.instagram(INSTAGRAM, TOKEN);
    Ok((simulator, account))
}

fn client(url: &str) -> Result<Client, sendapi::Error> {
    Client::builder().base_url(url).build()
}

/// Asserts that the body arrived byte for byte.
#[track_caller]
fn arrived<P: Platform>(received: &Received, message: &Message<'_, P>) {
    assert_eq!(received.body(), &json_of(message));
    let mut body = Vec::new();
    message.write_json(&mut body);
    assert_eq!(received.text().as_bytes(), body);
}

async fn refused_before_sending(page: &Account<Messenger>) {
    let text = "é".repeat(2001);
    let error = page.send(&message!(recipient: "7204418830956127", text: text)).await.unwrap_err();
    assert_eq!(
        (error.kind(), error.delivery()),
        (ErrorKind::Invalid, Delivery::NotSent),
        "{error}"
    );
    assert!(!error.is_transient());
    let invalid = Err::<(), _>(error.invalid().cloned().unwrap());
    assert_eq!(broken(&invalid), [("text.max", "/message/text")]);
}
