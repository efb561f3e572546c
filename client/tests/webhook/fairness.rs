//! No account stands in the way of another: handlers and room are each account's own.

use std::convert::Infallible;
use std::ops::Range;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use sendapi::webhook::{Full, Inbox, InboxBuilder, Incoming, Rejected};
use serde_json::{Value, json};

use crate::{Diary, Door, builder, event, line, others, pages, says, webhook};

/// Handlers for accounts below 10 wait at the door, those of others come through.
fn with_a_door(builder: InboxBuilder) -> (Inbox, Door, Diary) {
    let (door, diary) = (Door::shut(), Diary::default());
    let inbox = builder.start({
        let (door, diary) = (door.clone(), diary.clone());
        move |incoming: Incoming| {
            let (door, diary) = (door.clone(), diary.clone());
            async move {
                let account = incoming.account_id().unwrap_or_default();
                if account.len() == 1 {
                    door.pass().await;
                }
                diary.note(format!("{account}: {}", line(&incoming)));
                Ok::<(), Infallible>(())
            }
        }
    });
    (inbox, door, diary)
}

/// These people write to this account, once each.
fn crowd(account: &str, people: Range<usize>) -> Value {
    let says = |person| says(&format!("7{person}"), &format!("m_{account}_{person}"), "Hello");
    pages(&[(account, people.map(says).collect())])
}

fn full(rejected: Rejected) -> Full {
    let Rejected::Full(full) = rejected else { panic!("{rejected:?}") };
    full
}

#[tokio::test]
async fn an_account_whose_handlers_wait_takes_nobody_elses() {
    let (inbox, door, diary) = with_a_door(builder().concurrency(3));
    inbox.accept(webhook(&crowd("1", 0..150))).unwrap();
    inbox.accept(webhook(&crowd("10", 0..5))).unwrap();
    others().await;
    assert_eq!(diary.lines().len(), 5, "all of the other account, and none of this");
    assert_eq!((inbox.counts().handled, inbox.counts().unfinished), (5, 150));

    door.open(150);
    inbox.settled().await;
    assert_eq!(inbox.counts().handled, 155);
}

#[tokio::test]
async fn no_more_handlers_run_than_may_for_each_account() {
    let (now, most) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
    let inbox = builder().concurrency(3).start({
        let (now, most) = (Arc::clone(&now), Arc::clone(&most));
        move |_: Incoming| {
            let (now, most) = (Arc::clone(&now), Arc::clone(&most));
            async move {
                most.fetch_max(now.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
                tokio::task::yield_now().await;
                now.fetch_sub(1, Ordering::SeqCst);
                Ok::<(), Infallible>(())
            }
        }
    });
    inbox.accept(webhook(&crowd("1", 0..20))).unwrap();
    inbox.settled().await;
    assert_eq!((most.swap(0, Ordering::SeqCst), inbox.counts().handled), (3, 20));
    inbox.accept(webhook(&crowd("1", 20..40))).unwrap();
    inbox.accept(webhook(&crowd("2", 0..20))).unwrap();
    inbox.settled().await;
    assert_eq!(most.load(Ordering::SeqCst), 6, "three of each");
}

#[tokio::test]
async fn one_person_who_writes_much_does_not_hold_up_the_others_of_the_account() {
    let diary = Diary::default();
    let inbox = builder().concurrency(1).start(diary.handler());
    let much = (0..10).map(|number| says("7", &format!("m_{number}"), &number.to_string()));
    let events: Vec<_> = much.chain([says("8", "m_x", "Hello")]).collect();
    inbox.accept(webhook(&pages(&[("1", events)]))).unwrap();
    inbox.settled().await;
    let lines = diary.lines();
    assert_eq!(lines[..2], ["7 0", "8 Hello"]);
    let of_the_first: Vec<_> = lines.iter().filter(|line| line.starts_with("7 ")).collect();
    assert!(of_the_first.is_sorted() && of_the_first.len() == 10, "{lines:?}");
}

#[tokio::test]
async fn an_account_that_stands_still_fills_the_queue_for_itself_alone() {
    let (inbox, door, diary) = with_a_door(builder().capacity(10));
    inbox.accept(webhook(&crowd("1", 0..10))).unwrap();
    let rejected = full(inbox.accept(webhook(&crowd("1", 10..11))).unwrap_err());
    assert_eq!((rejected.unfinished, rejected.capacity), (10, 10));
    for account in ["10", "11", "12"] {
        for people in [0..3, 3..4, 4..5] {
            assert!(inbox.accept(webhook(&crowd(account, people))).is_ok(), "{account}");
            others().await;
        }
    }
    assert_eq!(diary.lines().len(), 15);
    door.open(10);
    inbox.settled().await;
    assert!(inbox.accept(webhook(&crowd("1", 10..11))).is_ok());
}

/// Each fills its equal share, and there is room for one more all the same. What is held has a bound.
#[tokio::test]
async fn many_accounts_that_stand_still_one_after_the_other_leave_room_for_the_next() {
    let (inbox, _door, diary) = with_a_door(builder().capacity(60));
    for account in 1..=6 {
        for person in 0.. {
            let one = crowd(&account.to_string(), person..person + 1);
            if inbox.accept(webhook(&one)).is_err() {
                break;
            }
        }
    }
    // 60 for the first, half of that for the second, and so on.
    assert_eq!(inbox.counts().unfinished, 60 + 30 + 20 + 15 + 12 + 10);
    for person in 0..50 {
        assert!(inbox.accept(webhook(&crowd("10", person..person + 1))).is_ok());
        others().await;
    }
    assert_eq!(diary.lines().len(), 50);
}

#[tokio::test]
async fn of_a_body_for_several_accounts_only_those_without_room_are_left_out() {
    let (inbox, door, diary) = with_a_door(builder().capacity(2));
    inbox.accept(webhook(&crowd("1", 0..2))).unwrap();
    let read = event("8", &json!({"read": {"watermark": 1}}));
    let body = pages(&[
        ("10", vec![says("7", "m_1", "one"), read.clone()]),
        ("1", vec![says("7", "m_2", "left out"), says("8", "m_3", "left out")]),
        ("11", vec![read, says("7", "m_4", "two")]),
    ]);
    let rejected = inbox.accept(webhook(&body)).unwrap_err();
    assert_eq!(rejected.status(), 503);
    assert!(
        rejected.to_string().starts_with(
            "there is no room for 2 more of account `1`, which has 2; 6 events of at most 2 are unfinished, "
        ),
        "{rejected}"
    );
    assert!(
        rejected.to_string().ends_with("; 4 events of others were accepted: send all again later")
    );
    let rejected = full(rejected);
    assert_eq!(rejected.accepted.events, 4);
    let [left_out] = &rejected.left_out[..] else { panic!("{rejected:?}") };
    assert_eq!(
        (left_out.account_id.as_deref(), left_out.events, left_out.unfinished),
        (Some("1"), 2, 2)
    );
    others().await;
    assert_eq!(diary.lines().len(), 4, "they are handled now: {:?}", diary.lines());

    // As the platform does: again, until it is accepted. What was accepted is known, even what has no id.
    let rejected = full(inbox.accept(webhook(&body)).unwrap_err());
    assert_eq!((rejected.accepted.events, rejected.accepted.duplicates), (0, 4));
    door.open(10);
    inbox.settled().await;
    let accepted = inbox.accept(webhook(&body)).unwrap();
    assert_eq!((accepted.events, accepted.duplicates), (2, 4));
    inbox.settled().await;
    assert_eq!((inbox.counts().handled, inbox.counts().turned_away), (8, 2));
}

/// What has no id is no duplicate of another body's.
#[tokio::test]
async fn a_whole_body_leaves_no_trace_of_what_has_no_id() {
    let inbox = builder().start(Diary::default().handler());
    let read = event("8", &json!({"read": {"watermark": 1}}));
    let body = pages(&[("10", vec![read.clone()]), ("11", vec![read])]);
    for _ in 0..3 {
        assert_eq!(inbox.accept(webhook(&body)).unwrap().events, 2);
    }
}

#[tokio::test]
async fn what_was_turned_away_is_not_remembered_and_what_came_before_needs_no_room() {
    let (inbox, door, _diary) = with_a_door(builder().capacity(2));
    let (two, more) = (crowd("1", 0..2), crowd("1", 2..4));
    inbox.accept(webhook(&two)).unwrap();
    assert_eq!(
        inbox.accept(webhook(&more)).unwrap_err().to_string(),
        format!(
            "there is no room for 2 more of account `1`, which has 2; 2 events of at most 2 are unfinished, {} bytes of at most 268435456: send it again later",
            full(inbox.accept(webhook(&more)).unwrap_err()).bytes
        )
    );
    assert_eq!(inbox.accept(webhook(&two)).unwrap().duplicates, 2);
    door.open(10);
    inbox.settled().await;
    assert_eq!(inbox.accept(webhook(&more)).unwrap().events, 2);
    inbox.settled().await;
    assert_eq!((inbox.counts().handled, inbox.counts().turned_away), (4, 2));
}

/// Under a steady load, in which the queue is never empty.
#[tokio::test]
async fn a_body_larger_than_the_queue_is_let_in_beside_small_ones() {
    let (inbox, door, _diary) = with_a_door(builder().capacity(5));
    let mut small = (100..).map(|person| crowd("1", person..person + 1));
    for _ in 0..5 {
        inbox.accept(webhook(&small.next().unwrap())).unwrap();
    }
    let large = crowd("1", 0..20);
    assert!(inbox.accept(webhook(&large)).is_err(), "there is no room at all");
    door.open(1);
    others().await;
    assert_eq!(inbox.counts().unfinished, 4);
    assert_eq!(inbox.accept(webhook(&large)).unwrap().events, 20);
    assert!(inbox.accept(webhook(&small.next().unwrap())).is_err(), "one body beyond, and no more");
    door.open(100);
    inbox.settled().await;
    assert_eq!(inbox.counts().handled, 25);
}

#[tokio::test]
async fn a_body_larger_than_the_queue_is_taken_when_there_is_nothing_else() {
    for capacity in [0, 1] {
        let diary = Diary::default();
        let inbox = builder().capacity(capacity).start(diary.handler());
        let body = pages(&[("1", vec![says("7", "m_1", "one"), says("7", "m_2", "two")])]);
        assert_eq!(inbox.accept(webhook(&body)).unwrap().events, 2);
        inbox.settled().await;
        assert_eq!(diary.lines(), ["7 one", "7 two"]);
    }
}

#[tokio::test]
async fn large_events_fill_the_memory_for_their_account_alone() {
    let (inbox, door, _diary) = with_a_door(builder().memory(100_000));
    let large = |mid: &str| pages(&[("1", vec![says("7", mid, &"x".repeat(60_000))])]);
    inbox.accept(webhook(&large("m_1"))).unwrap();
    inbox.accept(webhook(&large("m_2"))).unwrap();
    let rejected = full(inbox.accept(webhook(&large("m_3"))).unwrap_err());
    assert_eq!((rejected.unfinished, rejected.memory), (2, 100_000));
    assert!((120_000..121_000).contains(&rejected.bytes), "{rejected:?}");
    assert!(inbox.accept(webhook(&crowd("10", 0..3))).is_ok());
    door.open(10);
    inbox.settled().await;
    assert!(inbox.accept(webhook(&large("m_3"))).is_ok());
}
