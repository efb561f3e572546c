//! Connections that break under workers who live: what they sent last may be carried out, or not, or later.

use std::time::Duration;

use sendapi::Retry;
use sendapi_outbox::{Outbox, State, Worker};
use sendapi_simulator::{Fault, Requests, Simulator};
use sqlx::Postgres;

use super::on_postgres;
use super::proxy::Proxy;
use crate::outbox;
use crate::processes::{account_for_all, all_ended, put_many, until};
use crate::sending::{accounts, delivered};
use crate::tested::server::{Database, pool};
use crate::tested::{again, execute};

/// Some are refused for now: they begin more than once.
async fn simulator() -> Simulator {
    let simulator = Simulator::start().await.unwrap();
    simulator.faults().at_random(7, [(Fault::graph_error(1200, None), 0.1)]);
    simulator.faults().add(Requests::all(), Fault::delay(Duration::from_millis(20)));
    simulator
}

/// A worker that gives nothing up because it was refused for now.
async fn stubborn(outbox: &Outbox<Postgres>, simulator: &Simulator) -> Worker {
    let retry = Retry::default().tries(50).first_wait(Duration::from_millis(20));
    outbox.worker(&accounts(simulator)).retry(retry).start().await.unwrap()
}

/// Whoever lives knows what became of everything.
async fn nothing_is_unknown(outbox: &Outbox<Postgres>) {
    assert_eq!(outbox.counts().await.unwrap().of(State::Unknown), 0);
}

on_postgres!(connections_that_are_ended_again_and_again_double_and_lose_nothing);
async fn connections_that_are_ended_again_and_again_double_and_lose_nothing() {
    let simulator = simulator().await;
    let (outbox, place) = outbox::<Postgres>().await;
    let tickets = put_many(&outbox, 40, 25).await;
    let others = [again::<Postgres>(&place).await, again::<Postgres>(&place).await];
    let workers = [stubborn(&others[0], &simulator).await, stubborn(&others[1], &simulator).await];
    let ended = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE datname = current_database() AND pid <> pg_backend_pid()";
    let mut times = 0;
    while times < 25 && !all_ended(&outbox).await {
        execute(&outbox, ended).await;
        times += 1;
        tokio::time::sleep(Duration::from_millis(times * 137 % 500)).await;
    }
    assert!(times > 10, "{times}");
    until("all has ended", async || all_ended(&outbox).await).await;
    for worker in workers {
        worker.shutdown().await.unwrap();
    }
    account_for_all(&outbox, &simulator, &tickets).await;
    nothing_is_unknown(&outbox).await;
}

/// An outbox whose connections go by a proxy.
async fn by_proxy(place: &Database) -> (Outbox<Postgres>, Proxy) {
    let proxy = Proxy::to(&place.options()).await;
    let pool = pool(proxy.options(&place.options())).await;
    (Outbox::postgres(pool).await.unwrap(), proxy)
}

on_postgres!(statements_that_arrive_late_double_and_lose_nothing);
async fn statements_that_arrive_late_double_and_lose_nothing() {
    let simulator = simulator().await;
    let (outbox, place) = outbox::<Postgres>().await;
    let tickets = put_many(&outbox, 40, 25).await;
    let (by_proxy, proxy) = by_proxy(&place).await;
    let worker = stubborn(&by_proxy, &simulator).await;
    let mut times = 0;
    while times < 40 && !all_ended(&outbox).await {
        proxy.delays(Duration::from_millis(times * 211 % 1500));
        times += 1;
        tokio::time::sleep(Duration::from_millis(times * 137 % 500)).await;
    }
    assert!(times > 10 && proxy.connections() > 20, "{times} {}", proxy.connections());
    until("all has ended", async || all_ended(&outbox).await).await;
    worker.shutdown().await.unwrap();
    account_for_all(&outbox, &simulator, &tickets).await;
    nothing_is_unknown(&outbox).await;
}

on_postgres!(a_worker_whose_database_does_not_answer_any_more_connects_anew);
async fn a_worker_whose_database_does_not_answer_any_more_connects_anew() {
    let simulator = simulator().await;
    let (outbox, place) = outbox::<Postgres>().await;
    let tickets = put_many(&outbox, 40, 10).await;
    let (by_proxy, proxy) = by_proxy(&place).await;
    let worker = stubborn(&by_proxy, &simulator).await;
    for sent in [100, 200] {
        until("more is sent", async || delivered(&simulator).len() >= sent).await;
        proxy.deafens();
    }
    until("all has ended", async || all_ended(&outbox).await).await;
    worker.shutdown().await.unwrap();
    account_for_all(&outbox, &simulator, &tickets).await;
}
