//! The end: what was accepted is finished, or told.

use std::convert::Infallible;
use std::time::Duration;

use sendapi::webhook::{Incoming, Rejected};

use crate::{Diary, builder, line, page, says, webhook};

const SHORT: Duration = Duration::from_secs(1);

#[tokio::test]
async fn what_was_accepted_is_finished() {
    let diary = Diary::default();
    let inbox = builder().start(diary.handler());
    let events = [says("7", "m_1", "one"), says("7", "m_2", "two"), says("8", "m_3", "three")];
    inbox.accept(webhook(&page(&events))).unwrap();
    assert!(inbox.shutdown(Duration::from_secs(60)).await.is_empty());
    assert_eq!(diary.lines().len(), 3);
}

#[tokio::test(start_paused = true)]
async fn what_is_not_finished_in_time_is_told() {
    let diary = Diary::default();
    let inbox = builder().concurrency(1).start({
        let diary = diary.clone();
        move |incoming: Incoming| {
            let diary = diary.clone();
            async move {
                tokio::time::sleep(SHORT * 10).await;
                diary.note(line(&incoming));
                Ok::<(), Infallible>(())
            }
        }
    });
    let events = [says("7", "m_1", "one"), says("7", "m_2", "two"), says("8", "m_3", "three")];
    inbox.accept(webhook(&page(&events))).unwrap();
    tokio::task::yield_now().await;

    let unfinished = inbox.shutdown(SHORT).await;
    assert_eq!(unfinished.len(), 3);
    let lines = |list: &[Incoming]| list.iter().map(line).collect::<Vec<_>>();
    assert_eq!(lines(&unfinished.begun), ["7 one"]);
    let mut waiting = lines(&unfinished.waiting);
    waiting.sort();
    assert_eq!(waiting, ["7 two", "8 three"]);

    tokio::time::sleep(SHORT * 60).await;
    assert!(diary.lines().is_empty(), "broken off");
    assert_eq!(inbox.counts().unfinished, 0);
}

#[tokio::test]
async fn nothing_is_accepted_any_more() {
    let inbox = builder().start(Diary::default().handler());
    assert!(inbox.shutdown(SHORT).await.is_empty());
    let rejected = inbox.accept(webhook(&page(&[says("7", "m_1", "Hello")]))).unwrap_err();
    assert!(matches!(rejected, Rejected::ShutDown));
    assert_eq!(rejected.status(), 503);
    assert!(inbox.shutdown(SHORT).await.is_empty(), "a second time it ends at once");
}
