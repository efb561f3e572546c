//! Handlers with what they need beside the event, and with every kind of error.

use std::error::Error as StdError;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use sendapi::message;
use sendapi::webhook::{Conversation, HandlerError, Incoming, with_state};

use crate::{Diary, builder, page, says, webhook};

#[derive(Default)]
struct Shop {
    customers: AtomicUsize,
}

async fn serve(incoming: Incoming, shop: Arc<Shop>) -> Result<(), sendapi::Error> {
    drop(incoming);
    shop.customers.fetch_add(1, Ordering::Relaxed);
    Ok(())
}

fn two() -> sendapi::webhook::Webhook {
    webhook(&page(&[says("7", "m_1", "Hello"), says("8", "m_2", "Hello")]))
}

#[tokio::test]
async fn a_function_gets_its_state() {
    let shop = Arc::new(Shop::default());
    let inbox = builder().state(Arc::clone(&shop)).start(serve);
    inbox.accept(two()).unwrap();
    inbox.settled().await;
    assert_eq!(shop.customers.load(Ordering::Relaxed), 2);
}

#[tokio::test]
async fn closures_get_theirs_and_need_no_types() {
    let shop = Arc::new(Shop::default());
    let asynchronous = builder().state(Arc::clone(&shop)).start(async |_, shop| {
        shop.customers.fetch_add(1, Ordering::Relaxed);
        Ok::<(), sendapi::Error>(())
    });
    let plain = builder().state(Arc::clone(&shop)).start(|incoming, shop| async move {
        shop.customers.fetch_add(incoming.text().map_or(0, str::len), Ordering::Relaxed);
        Ok::<(), sendapi::Error>(())
    });
    for inbox in [asynchronous, plain] {
        inbox.accept(two()).unwrap();
        inbox.settled().await;
    }
    assert_eq!(shop.customers.load(Ordering::Relaxed), 2 + 2 * "Hello".len());
}

#[tokio::test]
async fn settings_may_come_before_and_behind_the_state() {
    let diary = Diary::default();
    let failures = diary.clone();
    let inbox = builder()
        .capacity(7)
        .state("no flour")
        .handler_timeout(Duration::from_secs(1))
        .on_error(move |failure| failures.note(failure.to_string()))
        .start(async |_, why: &'static str| Err::<(), _>(why));
    inbox.accept(two()).unwrap();
    inbox.settled().await;
    assert_eq!(diary.lines(), ["handler of what came in failed: no flour"; 2]);
}

#[tokio::test]
async fn a_conversation_has_it_too() {
    async fn greet(incoming: Incoming, greeting: String) -> Result<(), sendapi::Error> {
        let (Some(page), Some(reply)) = (incoming.page(), incoming.reply()) else { return Ok(()) };
        let recipient = reply.recipient.clone();
        page.answer(&reply, &message!(Messenger { recipient, text: greeting })).await.map(drop)
    }
    let mut talk = Conversation::with(with_state("Good morning".to_owned(), greet)).unwrap();
    let answers = talk.person("7").says("Hello").await.unwrap();
    assert_eq!(answers, [message!(Messenger { recipient: "7", text: "Good morning" })]);
}

/// What `on_error` is told of a handler that fails.
async fn told_of<E: HandlerError + Send + 'static>(
    fail: impl Fn() -> E + Send + Sync + 'static,
) -> String {
    let diary = Diary::default();
    let failures = diary.clone();
    let inbox = builder().on_error(move |failure| failures.note(failure.to_string())).start(
        move |_: Incoming| {
            let error = fail();
            async move { Err::<(), E>(error) }
        },
    );
    inbox.accept(webhook(&page(&[says("7", "m_1", "Hello")]))).unwrap();
    inbox.settled().await;
    diary.lines().concat()
}

fn no_oven() -> std::io::Error {
    std::io::Error::other("no oven")
}

#[tokio::test]
async fn errors_are_those_of_any_main_and_are_told_to_the_end() {
    let boxed = || -> Box<dyn StdError + Send + Sync> { no_oven().into() };
    assert_eq!(told_of(boxed).await, "handler of what came in failed: no oven");
    assert_eq!(
        told_of(|| anyhow::Error::new(no_oven()).context("the bread is late")).await,
        "handler of what came in failed: the bread is late: no oven"
    );
    assert_eq!(
        told_of(|| eyre::Report::new(no_oven()).wrap_err("the bread is late")).await,
        "handler of what came in failed: the bread is late: no oven"
    );
    assert_eq!(told_of(|| "no oven".to_owned()).await, "handler of what came in failed: no oven");
}

#[tokio::test]
async fn a_failure_says_nothing_twice_in_a_report() {
    let failures = Diary::default();
    let notes = failures.clone();
    let inbox = builder()
        .on_error(move |failure| {
            let report = anyhow::Error::new(failure.clone());
            notes.note(format!("{report:#} | {failure:?}"));
        })
        .start(async |_: Incoming| Err::<(), _>(no_oven()));
    inbox.accept(webhook(&page(&[says("7", "m_1", "Hello")]))).unwrap();
    inbox.settled().await;
    let told = "handler of what came in failed: no oven";
    assert_eq!(failures.lines(), [format!("{told} | {told} [message for account 1]")]);
}

#[tokio::test]
async fn a_rejection_and_what_a_conversation_is_stuck_at_show_their_sentences() {
    let inbox = builder().start(async |_: Incoming| Ok::<(), sendapi::Error>(()));
    let rejected = inbox.receive("", b"{").unwrap_err();
    assert_eq!(format!("{rejected:?}"), rejected.to_string());
    let report = format!("{:#}", anyhow::Error::new(rejected));
    assert!(!report.contains(": :"), "{report}");

    let mut talk = Conversation::with(async |_: Incoming| Err::<(), _>("no oven")).unwrap();
    let stuck = talk.person("7").says("Hello").await.unwrap_err();
    assert_eq!(format!("{stuck:?}"), "handler of what came in failed: no oven");
    assert_eq!(
        format!("{:#}", anyhow::Error::new(stuck)),
        "handler of what came in failed: no oven"
    );
}
