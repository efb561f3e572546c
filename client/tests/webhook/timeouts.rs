//! A handler that takes too long is broken off, and its lane goes on.

use std::future::pending;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use sendapi::webhook::{Failure, Inbox, InboxBuilder, Incoming};

use crate::{Diary, builder, line, page, says, webhook};

const HOUR: Duration = Duration::from_secs(60 * 60);

/// Handlers of `never` never end, those of `panic` hold what panics when it is let go, and all others note their line.
fn start(builder: InboxBuilder) -> (Inbox, Diary, Arc<Mutex<Vec<Failure>>>) {
    let (diary, failures) = (Diary::default(), Arc::<Mutex<Vec<Failure>>>::default());
    let inbox = builder
        .on_error({
            let failures = Arc::clone(&failures);
            move |failure| failures.lock().unwrap().push(failure.clone())
        })
        .start({
            let diary = diary.clone();
            move |incoming: Incoming| {
                let diary = diary.clone();
                async move {
                    match incoming.text() {
                        Some("never") => pending::<()>().await,
                        Some("panic") => {
                            let _panics = Panics;
                            pending::<()>().await;
                        }
                        Some("wait") => tokio::time::sleep(HOUR).await,
                        _ => {}
                    }
                    diary.note(line(&incoming));
                    Ok::<(), sendapi::Error>(())
                }
            }
        });
    (inbox, diary, failures)
}

struct Panics;

impl Drop for Panics {
    fn drop(&mut self) {
        panic!("let go");
    }
}

fn all(words: &[&str]) -> sendapi::webhook::Webhook {
    let events = words.iter().map(|word| says("7", &format!("m_{word}"), word));
    webhook(&page(&events.collect::<Vec<_>>()))
}

#[tokio::test(start_paused = true)]
async fn a_handler_that_never_ends_is_broken_off_and_told() {
    let (inbox, diary, failures) = start(builder().handler_timeout(HOUR));
    inbox.accept(all(&["never", "Hello"])).unwrap();
    tokio::time::sleep(Duration::from_secs(59 * 60)).await;
    assert!(diary.lines().is_empty());
    inbox.settled().await;
    assert_eq!(diary.lines(), ["7 Hello"]);

    let [failure] = &failures.lock().unwrap()[..] else { panic!("one failure") };
    assert!(failure.is_timeout() && !failure.is_panic() && failure.error().is_none());
    assert_eq!(
        failure.to_string(),
        "handler of what came in was broken off, it took longer than 3600s"
    );
    assert_eq!(failure.incoming().text(), Some("never"));
    let counts = inbox.counts();
    assert_eq!((counts.handled, counts.failed, counts.timed_out, counts.unfinished), (1, 1, 1, 0));
}

#[tokio::test(start_paused = true)]
async fn one_that_waits_as_long_as_the_account_may_stand_still_is_not_broken_off_by_default() {
    let (inbox, diary, failures) = start(builder());
    inbox.accept(all(&["wait", "never", "Hello"])).unwrap();
    inbox.settled().await;
    assert_eq!(diary.lines(), ["7 wait", "7 Hello"]);
    assert_eq!(failures.lock().unwrap().len(), 1, "but one that never ends is");
}

#[tokio::test(start_paused = true)]
async fn with_a_limit_of_zero_only_those_get_through_that_never_wait() {
    let (inbox, diary, failures) = start(builder().handler_timeout(Duration::ZERO));
    inbox.accept(all(&["wait", "Hello"])).unwrap();
    inbox.settled().await;
    assert_eq!(diary.lines(), ["7 Hello"]);
    assert!(failures.lock().unwrap()[0].is_timeout());
}

#[tokio::test(start_paused = true)]
async fn with_the_longest_limit_nobody_is_broken_off() {
    let (inbox, diary, _) = start(builder().handler_timeout(Duration::MAX));
    inbox.accept(all(&["wait", "never"])).unwrap();
    tokio::time::sleep(HOUR * 24 * 365).await;
    assert_eq!((diary.lines().len(), inbox.counts().unfinished), (1, 1));
}

#[tokio::test(start_paused = true)]
async fn a_handler_that_panics_as_it_is_broken_off_holds_nothing_up() {
    let (inbox, diary, failures) = start(builder().handler_timeout(HOUR));
    inbox.accept(all(&["panic", "Hello"])).unwrap();
    inbox.settled().await;
    assert_eq!(diary.lines(), ["7 Hello"]);
    assert_eq!(failures.lock().unwrap().len(), 1);
}

#[test]
fn with_the_longest_limit_the_runtime_needs_no_timer() {
    let (inbox, diary, _) = start(builder().handler_timeout(Duration::MAX));
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    runtime.block_on(async {
        inbox.accept(all(&["Hello"])).unwrap();
        inbox.settled().await;
    });
    assert_eq!(diary.lines(), ["7 Hello"]);
}
