//! Putting many.

use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::task::{Context, Poll};
use std::time::{Duration, UNIX_EPOCH};

use futures_core::Stream;
use sendapi::{Instagram, Message};
use sendapi_outbox::{Error, Outbox, Outcome, Put, PutSoFar, Putting, State};

use crate::tested::{Tested, execute, on_each, row};
use crate::{PAGE, outbox, says};

/// As many as are asked for, each with a key.
fn letters(range: std::ops::Range<usize>) -> impl Iterator<Item = Putting> {
    let message = says("news");
    range.map(move |at| Putting::of(&message).key(format!("k{at}")))
}

async fn waiting<DB: Tested>(outbox: &Outbox<DB>) -> u64 {
    outbox.counts().await.unwrap().of(State::Waiting)
}

/// Some, and then nothing any more, for ever or as its end.
struct Few<I> {
    letters: I,
    ends: bool,
    is_over: bool,
}

impl<I: Iterator + Unpin> Stream for Few<I> {
    type Item = I::Item;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<I::Item>> {
        assert!(!self.is_over, "asked again after its end");
        match self.letters.next() {
            None if !self.ends => Poll::Pending,
            None => {
                self.is_over = true;
                Poll::Ready(None)
            }
            letter => Poll::Ready(letter),
        }
    }
}

on_each!(all_are_put_in_order_and_told);
async fn all_are_put_in_order_and_told<DB: Tested>() {
    let (outbox, _folder) = outbox::<DB>().await;
    for (count, chunks) in [(0, &[][..]), (1, &[1]), (1000, &[1000]), (2500, &[1000, 2000, 2500])] {
        let mut told = Vec::new();
        let mut tickets = Vec::new();
        let source = Few { letters: letters(0..count), ends: true, is_over: false };
        let putting = outbox.put_all(format!("messenger:1{count}"), source);
        let putting = putting.progress(|so_far| {
            told.push(so_far.count());
            tickets.extend(so_far.last.iter().map(|put| put.ticket().to_string()));
        });
        let put = putting.commit().await.unwrap();
        assert_eq!((put.new, put.known), (count as u64, 0));
        assert_eq!(told, chunks);
        let number = |ticket: &String| ticket.rsplit('.').next().unwrap().parse::<u64>().unwrap();
        assert_eq!(tickets.len(), count);
        assert!(tickets.is_sorted_by_key(number));
    }
    // Once more, and one that is new.
    let put = outbox.put_all("messenger:11000", letters(0..1001)).commit().await.unwrap();
    assert_eq!((put.new, put.known, put.count()), (1, 1000, 1001));
    assert_eq!(waiting(&outbox).await, 3502);
}

on_each!(what_is_said_of_each_is_kept);
async fn what_is_said_of_each_is_kept<DB: Tested>() {
    let (outbox, _folder) = outbox::<DB>().await;
    let at = UNIX_EPOCH + Duration::from_millis(1_796_044_670_987);
    let letter = Putting::of(&says("a")).at(at).until(at).lane("bread").broadcast();
    let mut ticket = None;
    let putting = outbox.put_all(PAGE, [letter]).progress(|so_far| {
        ticket = so_far.last.first().map(Put::ticket);
    });
    putting.commit().await.unwrap();
    let told = outbox.outcome(ticket.unwrap()).await.unwrap();
    assert!(matches!(told, Some(Outcome::Waiting { due_at, .. }) if due_at == at), "{told:?}");
    let row: (String, i64, i64) =
        row(&outbox, "SELECT lane, priority, until_at FROM sendapi_message").await;
    assert_eq!(row, ("bread".to_owned(), 1, 1_796_044_670_987));
}

/// Where it stands in the source, what makes it, and what is said of it.
type Wrong<'a> = (usize, Box<dyn Fn() -> Putting + 'a>, &'a str);

on_each!(the_first_that_is_wrong_ends_it_and_what_came_before_is_in);
async fn the_first_that_is_wrong_ends_it_and_what_came_before_is_in<DB: Tested>() {
    let (outbox, _folder) = outbox::<DB>().await;
    outbox.put(PAGE, &says("other")).key("k1").commit().await.unwrap();
    let instagram = r#"{"recipient":{"id":"1"},"message":{"text":"a"}}"#;
    let instagram = Message::<Instagram>::from_json(instagram).unwrap();
    let long = sendapi::message!(Messenger { recipient: "1", text: "x".repeat(2001) });
    let wrong: [Wrong<'_>; 5] = [
        (
            0,
            Box::new(|| Putting::of(&says("a")).key("")),
            "a key has 1 to 512 bytes, none of which is zero",
        ),
        (
            3,
            Box::new(|| Putting::of(&says("a")).lane("")),
            "a lane has 1 to 512 bytes, none of which is zero",
        ),
        (1003, Box::new(|| Putting::of(&instagram)), "put it for `instagram:`"),
        (2000, Box::new(|| Putting::of(&long)), "2001"),
        (5, Box::new(|| Putting::of(&says("a")).key("k1")), "with the key `k1` before"),
    ];
    for (count, (at, letter, says)) in wrong.into_iter().enumerate() {
        let before = waiting(&outbox).await;
        let keys = (count + 1) * 10_000;
        let source =
            letters(keys..keys + at).chain([letter()]).chain(letters(keys + at..keys + 3000));
        let error = outbox.put_all(PAGE, source).commit().await.unwrap_err();
        assert_eq!((error.wrong(), error.put.new), (Some(at as u64), at as u64), "{error}");
        let told = error.to_string();
        assert!(told.contains(says), "{told}");
        assert!(told.starts_with(&format!("message {at} of the source")), "{told}");
        assert!(told.ends_with(&format!("; {at} messages before are in")), "{told}");
        assert_eq!(waiting(&outbox).await, before + at as u64);
    }
}

on_each!(what_is_no_fault_of_a_message_is_told_as_such);
async fn what_is_no_fault_of_a_message_is_told_as_such<DB: Tested>() {
    let (outbox, _folder) = outbox::<DB>().await;
    let error = outbox.put_all("messenger:me", letters(0..3)).commit().await.unwrap_err();
    assert!(matches!(error.error, Error::Account(_)) && error.wrong().is_none(), "{error:?}");

    // The disk fills up, in the second transaction.
    let full = "(SELECT count(*) FROM sendapi_message) >= 1500";
    execute(&outbox, &DB::trigger("filled_up", "INSERT", full, &DB::refusal("full"))).await;
    let error = outbox.put_all(PAGE, letters(0..3000)).commit().await.unwrap_err();
    assert!(matches!(error.error, Error::Database(_)) && error.wrong().is_none(), "{error:?}");
    let told = error.to_string();
    assert!(told.contains("full") && told.ends_with("; 1000 messages before are in"), "{told}");
    assert_eq!((error.put.new, waiting(&outbox).await), (1000, 1000));

    // The way on: all of it again.
    execute(&outbox, &DB::without_trigger("filled_up")).await;
    let put = outbox.put_all(PAGE, letters(0..3000)).commit().await.unwrap();
    assert_eq!((put.new, put.known), (2000, 1000));
}

on_each!(whoever_drops_it_loses_what_is_under_way_alone);
async fn whoever_drops_it_loses_what_is_under_way_alone<DB: Tested>() {
    let (outbox, _folder) = outbox::<DB>().await;
    let told = Arc::new(AtomicU64::new(0));
    let (own, tell) = (outbox.clone(), Arc::clone(&told));
    let putting = tokio::spawn(async move {
        let source = Few { letters: letters(0..1500), ends: false, is_over: false };
        let tell = |so_far: &PutSoFar<'_>| tell.store(so_far.count(), Relaxed);
        own.put_all(PAGE, source).progress(tell).commit().await
    });
    while told.load(Relaxed) == 0 {
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    // It has read the rest by now, or is about to.
    tokio::time::sleep(Duration::from_millis(200)).await;
    putting.abort();
    assert!(putting.await.unwrap_err().is_cancelled());
    assert_eq!((told.load(Relaxed), waiting(&outbox).await), (1000, 1000));
}

on_each!(it_can_be_moved_to_a_task_and_lets_others_come_to_write);
async fn it_can_be_moved_to_a_task_and_lets_others_come_to_write<DB: Tested>() {
    let (outbox, _folder) = outbox::<DB>().await;
    let many = outbox.clone();
    let many =
        tokio::spawn(async move { many.put_all(PAGE, letters(0..4000)).commit().await.unwrap() });
    let mut between = 0;
    while !many.is_finished() {
        outbox.put(PAGE, &says("an answer")).commit().await.unwrap();
        between += u64::from(!many.is_finished());
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    assert_eq!(many.await.unwrap().new, 4000);
    assert!(between > 0, "nobody else came to write");
}
