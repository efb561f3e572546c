//! How long messages are kept that have ended.

use std::time::Duration;

use crate::tested::{Tested, execute, number, on_each};
use crate::ways::{id, lead};
use crate::{PAGE, outbox, put, says};
use sendapi_outbox::{CleanedUp, Outbox, Outcome, Putting, Retention, State, Ticket};

use State::{Begun, Cancelled, Refused, Sent, Unknown};

const DAY: u64 = 24;

/// All that has happened so far was so many days before.
async fn days_pass<DB: Tested>(outbox: &Outbox<DB>, days: u64) {
    let before = days * DAY * 3_600_000;
    let pass = format!(
        "UPDATE sendapi_message SET settled_at = settled_at - {before}, put_at = put_at - {before};
        UPDATE sendapi_outcome SET at = at - {before};
        UPDATE sendapi_key SET put_at = put_at - {before};"
    );
    execute(outbox, &pass).await;
}

async fn clean_up<DB: Tested>(outbox: &Outbox<DB>, retention: &Retention) -> (u64, u64, u64) {
    let CleanedUp { bodies, messages, keys, .. } = outbox.clean_up(retention).await.unwrap();
    (bodies, messages, keys)
}

/// One in each state, in the order of `State::ALL`.
async fn one_of_each<DB: Tested>(outbox: &Outbox<DB>) -> Vec<Ticket> {
    let mut tickets = Vec::new();
    for way in
        [&[][..], &[Begun], &[Begun, Sent], &[Begun, Refused], &[Begun, Unknown], &[Cancelled]]
    {
        let ticket = put(outbox, "a").await;
        lead(outbox, ticket, way).await;
        tickets.push(ticket);
    }
    tickets
}

async fn kept<DB: Tested>(outbox: &Outbox<DB>, tickets: &[Ticket]) -> Vec<State> {
    let mut kept = Vec::new();
    for (ticket, state) in tickets.iter().zip(State::ALL) {
        if outbox.outcome(*ticket).await.unwrap().is_some() {
            kept.push(state);
        }
    }
    kept
}

on_each!(texts_go_first_then_outcomes_then_keys);
async fn texts_go_first_then_outcomes_then_keys<DB: Tested>() {
    let (outbox, _folder) = outbox::<DB>().await;
    let put = outbox.put(PAGE, &says("a")).key("k").commit().await.unwrap();
    lead(&outbox, put.ticket(), &[Begun, Sent]).await;
    let retention = Retention::default();
    assert_eq!(clean_up(&outbox, &retention).await, (0, 0, 0));
    days_pass(&outbox, 6).await;
    assert_eq!(clean_up(&outbox, &retention).await, (0, 0, 0));
    days_pass(&outbox, 2).await;
    assert_eq!(clean_up(&outbox, &retention).await, (1, 0, 0));
    assert!(matches!(outbox.outcome(put.ticket()).await.unwrap(), Some(Outcome::Sent { .. })));
    assert_eq!(number(&outbox, "SELECT count(*) FROM sendapi_message WHERE body = ''").await, 1);
    days_pass(&outbox, 21).await;
    assert_eq!(clean_up(&outbox, &retention).await, (0, 0, 0));
    days_pass(&outbox, 2).await;
    assert_eq!(clean_up(&outbox, &retention).await, (0, 1, 0));
    assert_eq!(outbox.outcome(put.ticket()).await.unwrap(), None);
    assert_eq!(number(&outbox, "SELECT count(*) FROM sendapi_outcome").await, 0);

    // The key still stands for it.
    let again = outbox.put(PAGE, &says("a")).key("k").commit().await.unwrap();
    assert_eq!((again.is_new(), again.ticket()), (false, put.ticket()));
    days_pass(&outbox, 333).await;
    assert_eq!(clean_up(&outbox, &retention).await, (0, 0, 0));
    days_pass(&outbox, 2).await;
    assert_eq!(clean_up(&outbox, &retention).await, (0, 0, 1));
    let again = outbox.put(PAGE, &says("a")).key("k").commit().await.unwrap();
    assert!(again.is_new() && again.ticket() != put.ticket(), "an id never comes again");
}

on_each!(a_key_stands_for_its_message_also_when_the_text_is_erased);
async fn a_key_stands_for_its_message_also_when_the_text_is_erased<DB: Tested>() {
    let (outbox, _folder) = outbox::<DB>().await;
    let put = outbox.put(PAGE, &says("a")).key("k").commit().await.unwrap();
    outbox.cancel(put.ticket()).await.unwrap();
    days_pass(&outbox, 1).await;
    let bodies = Retention::default().bodies(Duration::ZERO);
    assert_eq!(clean_up(&outbox, &bodies).await, (1, 0, 0));
    let again = outbox.put(PAGE, &says("a")).key("k").commit().await.unwrap();
    assert_eq!((again.is_new(), again.ticket()), (false, put.ticket()));
    assert_eq!(outbox.outcome(put.ticket()).await.unwrap(), Some(Outcome::Cancelled));
}

on_each!(what_is_open_or_unknown_stays_for_ever);
async fn what_is_open_or_unknown_stays_for_ever<DB: Tested>() {
    let (outbox, _folder) = outbox::<DB>().await;
    let tickets = one_of_each(&outbox).await;
    let reader = outbox.outcomes_from_oldest("shop").await.unwrap();
    reader.done_up_to(reader.next(10).await.unwrap().last().unwrap()).await.unwrap();
    days_pass(&outbox, 1000).await;
    assert_eq!(clean_up(&outbox, &Retention::default()).await, (3, 3, 0));
    assert_eq!(kept(&outbox, &tickets).await, [State::Waiting, Begun, Unknown]);
    assert_eq!(number(&outbox, "SELECT count(*) FROM sendapi_message WHERE body = ''").await, 0);
    assert!(outbox.send_again(tickets[4], 0).await.unwrap());
}

on_each!(with_all_for_ever_nothing_goes);
async fn with_all_for_ever_nothing_goes<DB: Tested>() {
    let (outbox, _folder) = outbox::<DB>().await;
    let tickets = one_of_each(&outbox).await;
    days_pass(&outbox, 100_000).await;
    let for_ever =
        Retention::default().bodies(Duration::MAX).messages(Duration::MAX).keys(Duration::MAX);
    assert_eq!(clean_up(&outbox, &for_ever).await, (0, 0, 0));
    assert_eq!(kept(&outbox, &tickets).await, State::ALL);
}

on_each!(what_a_reader_has_not_been_told_is_kept_for_it);
async fn what_a_reader_has_not_been_told_is_kept_for_it<DB: Tested>() {
    let (outbox, _folder) = outbox::<DB>().await;
    outbox.outcomes("slow").await.unwrap();
    let quick = outbox.outcomes("quick").await.unwrap();
    let tickets = one_of_each(&outbox).await;
    days_pass(&outbox, 40).await;
    let retention = Retention::default();
    quick.done_up_to(quick.next(10).await.unwrap().last().unwrap()).await.unwrap();
    // The texts are told to nobody.
    assert_eq!(clean_up(&outbox, &retention).await, (3, 0, 0));
    let slow = outbox.outcomes("slow").await.unwrap();
    let untold = slow.next(10).await.unwrap();
    assert_eq!(untold.len(), 4);
    slow.done_up_to(&untold[0]).await.unwrap();
    assert_eq!(clean_up(&outbox, &retention).await, (0, 1, 0));
    assert_eq!(kept(&outbox, &tickets).await, [State::Waiting, Begun, Refused, Unknown, Cancelled]);
    assert_eq!(slow.next(10).await.unwrap(), untold[1..]);

    assert!(outbox.remove_reader("slow").await.unwrap());
    assert_eq!(clean_up(&outbox, &retention).await, (0, 2, 0));
}

on_each!(unknown_goes_only_if_it_is_wished_and_everybody_was_told);
async fn unknown_goes_only_if_it_is_wished_and_everybody_was_told<DB: Tested>() {
    let (outbox, _folder) = outbox::<DB>().await;
    let tickets = one_of_each(&outbox).await;
    days_pass(&outbox, 40).await;
    let retention = Retention::default().unknown(Duration::from_hours(30 * DAY));
    assert_eq!(
        clean_up(&outbox, &retention).await,
        (3, 3, 0),
        "nobody was told of the unknown one"
    );
    let reader = outbox.outcomes_from_oldest("shop").await.unwrap();
    assert_eq!(clean_up(&outbox, &retention).await, (0, 0, 0));
    let unknown = reader.next(10).await.unwrap();
    reader.done_up_to(&unknown[0]).await.unwrap();

    // It is unknown once more, and of that nobody was told.
    outbox.send_again(tickets[4], 0).await.unwrap();
    lead(&outbox, tickets[4], &[Begun, Unknown]).await;
    days_pass(&outbox, 40).await;
    assert_eq!(clean_up(&outbox, &retention).await, (0, 0, 0));
    reader.done_up_to(&reader.next(10).await.unwrap()[0]).await.unwrap();
    assert_eq!(clean_up(&outbox, &retention).await, (0, 1, 0));
    assert_eq!(kept(&outbox, &tickets).await, [State::Waiting, Begun]);
}

on_each!(much_goes_in_small_steps_and_others_write_between_them);
async fn much_goes_in_small_steps_and_others_write_between_them<DB: Tested>() {
    let (outbox, _folder) = outbox::<DB>().await;
    let message = says("a");
    let letters = (0..6000).map(|at| Putting::of(&message).key(format!("k{at}")));
    outbox.put_all(PAGE, letters).commit().await.unwrap();
    let cancel = "UPDATE sendapi_message SET state = 5, settled_at = put_at";
    execute(&outbox, cancel).await;
    days_pass(&outbox, 400).await;

    let cleaner = outbox.clone();
    let cleaning = tokio::spawn(async move { clean_up(&cleaner, &Retention::default()).await });
    let mut between = 0;
    while !cleaning.is_finished() {
        let ticket = put(&outbox, "an answer").await;
        between += u64::from(!cleaning.is_finished());
        assert!(id(ticket) > 6000);
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    assert_eq!(cleaning.await.unwrap(), (6000, 6000, 6000));
    assert!(between > 12, "others came to write {between} times");
}
