//! What users decide while workers send.

use std::time::{Duration, Instant};

use sendapi_outbox::{Outbox, Outcome, Pause, Person, State, Ticket};
use sendapi_simulator::{Fault, Requests, Simulator};

use crate::sending::{delivered, to, works};
use crate::tested::{Tested, on_each};
use crate::{PAGE, outbox};

async fn put<DB: Tested>(outbox: &Outbox<DB>, person: u64, text: &str) -> Ticket {
    outbox.put(PAGE, &to(person, text)).commit().await.unwrap().ticket()
}

/// Waits until it is so.
async fn until<DB: Tested>(
    outbox: &Outbox<DB>,
    ticket: Ticket,
    is_so: impl Fn(&Outcome) -> bool,
) -> Outcome {
    let since = Instant::now();
    loop {
        let outcome = outbox.outcome(ticket).await.unwrap().unwrap();
        if is_so(&outcome) {
            return outcome;
        }
        assert!(since.elapsed() < Duration::from_secs(30), "{outcome:?}");
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
}

const fn is_sent(outcome: &Outcome) -> bool {
    matches!(outcome, Outcome::Sent { .. })
}

on_each!(a_paused_account_sends_nothing_until_it_is_resumed);
async fn a_paused_account_sends_nothing_until_it_is_resumed<DB: Tested>() {
    let simulator = Simulator::start().await.unwrap();
    let (outbox, _folder) = outbox::<DB>().await;
    let before = put(&outbox, 1, "before").await;
    let counts = outbox.counts().await.unwrap();
    assert_eq!(counts.unserved().len(), 1);
    let worker = works(&outbox, &simulator).await;
    until(&outbox, before, is_sent).await;

    outbox.pause(PAGE, Pause::UNTIL_RESUMED).await.unwrap();
    let after = put(&outbox, 1, "after").await;
    tokio::time::sleep(Duration::from_millis(500)).await;
    let waiting = outbox.outcome(after).await.unwrap();
    assert!(matches!(waiting, Some(Outcome::Waiting { paused_until: Some(_), .. })), "{waiting:?}");
    let [account] = &outbox.accounts().await.unwrap()[..] else { panic!() };
    assert!(account.is_served && account.holder.is_some() && account.paused.is_some());
    assert_eq!(delivered(&simulator), ["before"]);

    assert!(outbox.resume(PAGE).await.unwrap());
    until(&outbox, after, is_sent).await;
    worker.shutdown().await.unwrap();
    let [account] = &outbox.accounts().await.unwrap()[..] else { panic!() };
    assert!(!account.is_served && account.holder.is_none() && !account.is_unserved());
}

on_each!(what_is_unknown_is_told_and_sent_again_by_a_decision_alone);
async fn what_is_unknown_is_told_and_sent_again_by_a_decision_alone<DB: Tested>() {
    let simulator = Simulator::start().await.unwrap();
    simulator.faults().add(Requests::to("1").first(1), Fault::cut_after_reading());
    let (outbox, _folder) = outbox::<DB>().await;
    let reader = outbox.outcomes("shop").await.unwrap();
    let ticket = put(&outbox, 1, "hello").await;
    let worker = works(&outbox, &simulator).await;
    until(&outbox, ticket, |outcome| matches!(outcome, Outcome::Unknown { copies: 0, .. })).await;
    assert!(outbox.send_again(ticket, 0).await.unwrap());
    let sent = until(&outbox, ticket, is_sent).await;
    worker.shutdown().await.unwrap();

    let told: Vec<_> =
        reader.next(10).await.unwrap().into_iter().map(|told| told.outcome).collect();
    assert_eq!(told, [Outcome::Unknown { copies: 0, why: None }, sent]);
    assert_eq!(delivered(&simulator), ["hello"]);
}

on_each!(what_was_forgotten_under_way_is_not_tried_again);
async fn what_was_forgotten_under_way_is_not_tried_again<DB: Tested>() {
    let simulator = Simulator::start().await.unwrap();
    let slow = Fault::graph_error(1200, None).after(Duration::from_millis(500));
    simulator.faults().add(Requests::to("1").first(1), slow);
    let (outbox, _folder) = outbox::<DB>().await;
    let under_way = put(&outbox, 1, "first").await;
    let behind = put(&outbox, 1, "second").await;
    let worker = works(&outbox, &simulator).await;
    until(&outbox, under_way, |outcome| matches!(outcome, Outcome::Begun { .. })).await;
    let forgotten = outbox.forget(PAGE, &Person::id("1")).await.unwrap();
    assert_eq!((forgotten.messages, forgotten.taken_back, forgotten.under_way), (2, 1, 1));

    // The same person once more, in the lane that is still busy.
    let later = put(&outbox, 1, "later").await;
    until(&outbox, later, is_sent).await;
    worker.shutdown().await.unwrap();
    let told = outbox.outcome(under_way).await.unwrap();
    assert!(matches!(&told, Some(Outcome::NotSent(why)) if why.why == "forgotten"), "{told:?}");
    assert_eq!(outbox.outcome(behind).await.unwrap(), Some(Outcome::Cancelled));
    assert_eq!(delivered(&simulator), ["later"]);
}

on_each!(many_are_put_sent_told_and_cleaned_up);
async fn many_are_put_sent_told_and_cleaned_up<DB: Tested>() {
    let simulator = Simulator::start().await.unwrap();
    let (outbox, _folder) = outbox::<DB>().await;
    let reader = outbox.outcomes("shop").await.unwrap();
    let worker = works(&outbox, &simulator).await;
    let letters =
        (1..=300).map(|person| sendapi_outbox::Putting::of(&to(person, "news")).broadcast());
    outbox.put_all(PAGE, letters).commit().await.unwrap();
    let mut told = 0;
    while told < 300 {
        let next = reader.next(50).await.unwrap();
        assert!(next.iter().all(|one| is_sent(&one.outcome)), "{next:?}");
        match next.last() {
            Some(last) => reader.done_up_to(last).await.unwrap(),
            None => tokio::time::sleep(Duration::from_millis(20)).await,
        }
        told += next.len();
    }
    worker.shutdown().await.unwrap();
    tokio::time::sleep(Duration::from_millis(5)).await;
    let at_once =
        sendapi_outbox::Retention::default().messages(Duration::ZERO).bodies(Duration::ZERO);
    let cleaned_up = outbox.clean_up(&at_once).await.unwrap();
    assert_eq!((cleaned_up.bodies, cleaned_up.messages), (300, 300));
    assert_eq!(outbox.counts().await.unwrap().of(State::Sent), 0);
}
