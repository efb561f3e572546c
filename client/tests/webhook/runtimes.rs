//! Outside a runtime nothing is accepted, and one that ends leaves nothing stuck.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use sendapi::webhook::{Failure, Inbox, Incoming, Rejected};
use tokio::runtime::{Builder, Runtime};

use crate::{Diary, Door, builder, line, others, page, says, webhook};

fn runtime() -> Runtime {
    Builder::new_current_thread().enable_all().build().unwrap()
}

fn hello(mid: &str) -> sendapi::webhook::Webhook {
    webhook(&page(&[says("7", mid, mid)]))
}

#[test]
fn outside_a_runtime_nothing_is_accepted_and_nothing_is_lost() {
    let diary = Diary::default();
    let inbox = builder().start(diary.handler());
    let rejected = inbox.accept(hello("m_1")).unwrap_err();
    assert!(matches!(rejected, Rejected::NoRuntime));
    assert_eq!(rejected.status(), 503);
    let kept =
        Incoming::from_json(page(&[says("7", "m_0", "m_0")]).to_string().as_bytes()).unwrap();
    assert!(matches!(inbox.accept_again(kept.clone()), Err(Rejected::NoRuntime)));
    assert_eq!((inbox.counts().accepted, inbox.counts().turned_away), (0, 2));

    // As the platform does: again.
    runtime().block_on(async {
        inbox.accept_again(kept).unwrap();
        assert_eq!(inbox.accept(hello("m_1")).unwrap().events, 1);
        inbox.accept(hello("m_2")).unwrap();
        inbox.settled().await;
    });
    assert_eq!(diary.lines(), ["7 m_0", "7 m_1", "7 m_2"]);
}

#[test]
fn whoever_enters_a_runtime_may_call_from_any_thread() {
    let (diary, runtime) = (Diary::default(), runtime());
    let inbox = builder().start(diary.handler());
    let handle = runtime.handle().clone();
    let elsewhere = inbox.clone();
    let accepted = std::thread::spawn(move || {
        let _entered = handle.enter();
        elsewhere.accept(hello("m_1")).unwrap().events
    });
    assert_eq!(accepted.join().unwrap(), 1);
    runtime.block_on(inbox.settled());
    assert_eq!(diary.lines(), ["7 m_1"]);
}

/// Handlers wait at the door.
fn at_a_door() -> (Inbox, Door, Diary, Arc<Mutex<Vec<Failure>>>) {
    let (door, diary) = (Door::shut(), Diary::default());
    let failures = Arc::<Mutex<Vec<Failure>>>::default();
    let inbox = builder().concurrency(2).on_error({
        let failures = Arc::clone(&failures);
        move |failure| failures.lock().unwrap().push(failure.clone())
    });
    let inbox = inbox.start({
        let (door, diary) = (door.clone(), diary.clone());
        move |incoming: Incoming| {
            let (door, diary) = (door.clone(), diary.clone());
            async move {
                door.pass().await;
                diary.note(line(&incoming));
                Ok::<(), sendapi::Error>(())
            }
        }
    });
    (inbox, door, diary, failures)
}

#[test]
fn a_runtime_that_ends_leaves_no_lane_stuck() {
    let (inbox, door, diary, failures) = at_a_door();
    let first = runtime();
    first.block_on(async {
        inbox.accept(hello("m_1")).unwrap();
        others().await;
        inbox.accept(hello("m_2")).unwrap();
        // Not begun: nothing was awaited since.
        inbox.accept(webhook(&page(&[says("8", "m_3", "m_3"), says("8", "m_4", "m_4")]))).unwrap();
    });
    drop(first);
    {
        let failures = failures.lock().unwrap();
        let [failure] = &failures[..] else { panic!("{failures:?}") };
        assert!(failure.is_interrupted() && failure.incoming().text() == Some("m_1"), "{failure}");
        assert_eq!(
            failure.to_string(),
            "handler of what came in was broken off, its runtime ended before it did"
        );
    }
    assert_eq!((inbox.counts().failed, inbox.counts().unfinished), (1, 3));

    door.open(100);
    runtime().block_on(async {
        tokio::time::timeout(Duration::from_secs(5), inbox.settled()).await.unwrap();
        assert_eq!(inbox.accept(hello("m_5")).unwrap().events, 1);
        inbox.settled().await;
    });
    let mut lines = diary.lines();
    lines.sort();
    assert_eq!(lines, ["7 m_2", "7 m_5", "8 m_3", "8 m_4"]);
}

#[test]
fn what_a_runtime_left_behind_is_taken_up_with_the_next_event() {
    let (inbox, door, diary, _) = at_a_door();
    let first = runtime();
    first.block_on(async { inbox.accept(hello("m_1")).unwrap() });
    drop(first);
    door.open(100);
    runtime().block_on(async {
        inbox.accept(webhook(&page(&[says("8", "m_2", "m_2")]))).unwrap();
        others().await;
        let mut lines = diary.lines();
        lines.sort();
        assert_eq!(lines, ["7 m_1", "8 m_2"]);
    });
}

#[test]
fn what_a_runtime_left_behind_is_given_back_in_the_end() {
    let (inbox, _door, _, _) = at_a_door();
    let first = runtime();
    first.block_on(async { inbox.accept(hello("m_1")).unwrap() });
    let handle = first.handle().clone();
    drop(first);
    {
        let _entered = handle.enter();
        assert!(matches!(inbox.accept(hello("m_2")), Err(Rejected::NoRuntime)), "it is gone");
    }
    let unfinished = runtime().block_on(inbox.shutdown(Duration::from_millis(10)));
    assert_eq!((unfinished.begun.len(), unfinished.waiting.len()), (1, 0));
}

/// Many threads, runtimes that come and go, and every event handled or reported once.
#[test]
fn runtimes_that_come_and_go_lose_nothing() {
    let handled = Diary::default();
    let failures = Diary::default();
    let inbox = builder().concurrency(3).on_error({
        let failures = failures.clone();
        move |failure| failures.note(failure.incoming().text().unwrap())
    });
    let inbox = inbox.start({
        let handled = handled.clone();
        move |incoming: Incoming| {
            let handled = handled.clone();
            async move {
                tokio::time::sleep(Duration::from_micros(300)).await;
                handled.note(incoming.text().unwrap());
                Ok::<(), sendapi::Error>(())
            }
        }
    });
    let mut expected = Vec::new();
    for round in 0..30 {
        let runtime = Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
        let _entered = runtime.enter();
        for number in 0..20 {
            let name = format!("{round:02}_{number:02}");
            let event = says(&format!("7{}", number % 7), &name, &name);
            inbox.accept(webhook(&page(&[event]))).unwrap();
            expected.push(name);
        }
        std::thread::sleep(Duration::from_micros(200 * (round % 5)));
    }
    runtime().block_on(async {
        tokio::time::timeout(Duration::from_secs(20), inbox.settled()).await.unwrap();
    });
    let mut all: Vec<_> = handled.lines().into_iter().chain(failures.lines()).collect();
    all.sort();
    assert_eq!(all, expected);
}
