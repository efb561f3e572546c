//! What becomes visible in another order than that in which it was written.

use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use sendapi_outbox::{Outbox, Outcome, Reader, State, Ticket};
use sendapi_simulator::Simulator;
use sqlx::{PgConnection, Postgres};

use super::on_postgres;
use crate::sending::{delivered, outcome, put, to, works};
use crate::tested::{Tested, begin};
use crate::ways::{id, lead};
use crate::{PAGE, outbox, says};

use State::{Begun, Sent};

async fn is_sent_within(connection: &mut PgConnection, ticket: Ticket) {
    let sent = "UPDATE sendapi_message SET state = 2, settled_at = sendapi.now_ms()";
    let sent = format!("{sent} WHERE id = {}", id(ticket));
    Postgres::execute(connection, &sent).await.unwrap();
}

async fn told(reader: &Reader<Postgres>) -> Vec<Ticket> {
    let told = reader.next(1000).await.unwrap();
    if let Some(last) = told.last() {
        reader.done_up_to(last).await.unwrap();
    }
    told.iter().map(|told| told.ticket).collect()
}

on_postgres!(an_outcome_that_is_committed_late_is_told_all_the_same);
async fn an_outcome_that_is_committed_late_is_told_all_the_same() {
    let (outbox, _place) = outbox::<Postgres>().await;
    let reader = outbox.outcomes("shop").await.unwrap();
    let [first, second, third] =
        [put(&outbox, 1, "a").await, put(&outbox, 2, "b").await, put(&outbox, 3, "c").await];
    for ticket in [first, second, third] {
        lead(&outbox, ticket, &[Begun]).await;
    }
    let mut late = begin(&outbox).await;
    is_sent_within(&mut late, first).await;
    lead(&outbox, second, &[Sent]).await;
    assert_eq!(told(&reader).await, [second]);
    late.commit().await.unwrap();
    lead(&outbox, third, &[Sent]).await;
    assert_eq!(told(&reader).await, [first, third]);
    assert_eq!(told(&reader).await, []);
    // Whoever begins at the oldest is told all in the same order.
    let oldest = outbox.outcomes_from_oldest("later").await.unwrap();
    assert_eq!(told(&oldest).await, [second, first, third]);
}

on_postgres!(each_outcome_is_told_once_to_each_reader_however_many_write);
async fn each_outcome_is_told_once_to_each_reader_however_many_write() {
    let (outbox, _place) = outbox::<Postgres>().await;
    let readers =
        [outbox.outcomes("shop").await.unwrap(), outbox.outcomes("warehouse").await.unwrap()];
    let mut tickets = Vec::new();
    for person in 1..=240 {
        tickets.push(put(&outbox, person, "a").await);
    }
    let all: BTreeSet<_> = tickets.iter().map(ToString::to_string).collect();
    Postgres::execute(
        &mut outbox.pool().acquire().await.unwrap(),
        "UPDATE sendapi_message SET state = 1",
    )
    .await
    .unwrap();
    let writers: Vec<_> = tickets
        .chunks(40)
        .zip(1..)
        .map(|(tickets, writer)| {
            let (outbox, tickets) = (outbox.clone(), tickets.to_vec());
            tokio::spawn(async move {
                for (ticket, number) in tickets.into_iter().zip(1..) {
                    let mut transaction = begin(&outbox).await;
                    is_sent_within(&mut transaction, ticket).await;
                    // Each in another order among the others.
                    tokio::time::sleep(Duration::from_millis(writer * 7 * number % 23)).await;
                    transaction.commit().await.unwrap();
                }
            })
        })
        .collect();
    let since = Instant::now();
    let mut heard = [Vec::new(), Vec::new()];
    while heard.iter().any(|heard| heard.len() < all.len()) {
        for (reader, heard) in readers.iter().zip(&mut heard) {
            heard.extend(told(reader).await.iter().map(ToString::to_string));
        }
        assert!(since.elapsed() < Duration::from_mins(1), "{} of {}", heard[0].len(), all.len());
        tokio::time::sleep(Duration::from_millis(2)).await;
    }
    for writer in writers {
        writer.await.unwrap();
    }
    assert_eq!(heard[0], heard[1]);
    assert_eq!(
        (heard[0].len(), heard[0].iter().cloned().collect::<BTreeSet<_>>()),
        (all.len(), all)
    );
}

on_postgres!(what_a_long_transaction_puts_is_sent_soon_after_its_commit);
async fn what_a_long_transaction_puts_is_sent_soon_after_its_commit() {
    let simulator = Simulator::start().await.unwrap();
    let (outbox, _place) = outbox::<Postgres>().await;
    let worker = works(&outbox, &simulator).await;
    let others = tokio::spawn({
        let outbox = outbox.clone();
        async move {
            for person in 100.. {
                put(&outbox, person, "other").await;
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
        }
    });
    for person in 1..=5 {
        let mut long = begin(&outbox).await;
        let ticket =
            outbox.put(PAGE, &to(person, "long")).within(&mut long).await.unwrap().ticket();
        tokio::time::sleep(Duration::from_millis(500)).await;
        long.commit().await.unwrap();
        let since = Instant::now();
        assert!(matches!(outcome(&outbox, ticket).await, Outcome::Sent { .. }));
        // What is not seen is found by the next look at everything, after ten seconds.
        assert!(since.elapsed() < Duration::from_secs(4), "{:?}", since.elapsed());
    }
    others.abort();
    worker.shutdown().await.unwrap();
    assert_eq!(delivered(&simulator).iter().filter(|text| *text == "long").count(), 5);
}

async fn puts(outbox: Outbox<Postgres>) -> sendapi_outbox::Put {
    outbox.put(PAGE, &says("a")).key("order-7").commit().await.unwrap()
}

on_postgres!(who_puts_a_key_that_somebody_else_is_putting_waits_for_what_becomes_of_it);
async fn who_puts_a_key_that_somebody_else_is_putting_waits_for_what_becomes_of_it() {
    let (outbox, _place) = outbox::<Postgres>().await;
    let mut open = begin(&outbox).await;
    let first = outbox.put(PAGE, &says("a")).key("order-7").within(&mut open).await.unwrap();
    let second = tokio::spawn(puts(outbox.clone()));
    tokio::time::sleep(Duration::from_millis(300)).await;
    assert!(first.is_new() && !second.is_finished());
    open.rollback().await.unwrap();
    let second = second.await.unwrap();
    assert!(second.is_new());

    let mut open = begin(&outbox).await;
    let known = outbox.put(PAGE, &says("a")).key("order-7").within(&mut open).await.unwrap();
    assert_eq!((known.is_new(), known.ticket()), (false, second.ticket()));
    let third = outbox.put(PAGE, &says("a")).key("order-8").within(&mut open).await.unwrap();
    let fourth = tokio::spawn({
        let outbox = outbox.clone();
        async move { outbox.put(PAGE, &says("a")).key("order-8").commit().await.unwrap() }
    });
    tokio::time::sleep(Duration::from_millis(300)).await;
    assert!(third.is_new() && !fourth.is_finished());
    open.commit().await.unwrap();
    let fourth = fourth.await.unwrap();
    assert_eq!((fourth.is_new(), fourth.ticket()), (false, third.ticket()));
    assert_eq!(outbox.counts().await.unwrap().of(State::Waiting), 2);
}
