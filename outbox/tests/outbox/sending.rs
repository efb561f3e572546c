//! What workers send.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use sendapi::{Accounts, Client, Message, Messenger, Retry};
use sendapi_outbox::{Error, NotSent, Outbox, Outcome, State, Ticket, Worker, WorkerBuilder};
use sendapi_simulator::{Exchange, Fault, Received, Requests, Simulator};
use sqlx::Sqlite;

use crate::processes::until;
use crate::tested::{Tested, again, execute, on_each, quoted};
use crate::{PAGE, outbox, says};

pub(crate) const TOKEN: &str = "EAABexample";

pub(crate) fn accounts(simulator: &Simulator) -> Accounts {
    let client = Client::builder().base_url(simulator.url()).build().unwrap();
    [client.page("1234567890", TOKEN)].into_iter().collect()
}

fn worker<DB: Tested>(outbox: &Outbox<DB>, simulator: &Simulator) -> WorkerBuilder<DB> {
    let soon = Duration::from_millis(20);
    let retry = Retry::default().first_wait(soon).limited_wait(soon).tries(3);
    outbox.worker(&accounts(simulator)).retry(retry).timeout(Duration::from_secs(5))
}

pub(crate) async fn works<DB: Tested>(outbox: &Outbox<DB>, simulator: &Simulator) -> Worker {
    worker(outbox, simulator).start().await.unwrap()
}

pub(crate) fn to(person: u64, text: &str) -> Message<'static> {
    let json = format!(r#"{{"recipient":{{"id":"{person}"}},"message":{{"text":"{text}"}}}}"#);
    Message::<Messenger>::from_json(&json).unwrap()
}

/// Waits for what comes of a message.
pub(crate) async fn outcome<DB: Tested>(outbox: &Outbox<DB>, ticket: Ticket) -> Outcome {
    let since = Instant::now();
    loop {
        let outcome = outbox.outcome(ticket).await.unwrap().unwrap();
        if !matches!(outcome, Outcome::Waiting { .. } | Outcome::Begun { .. }) {
            return outcome;
        }
        assert!(since.elapsed() < Duration::from_secs(30), "{outcome:?}");
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
}

pub(crate) async fn put<DB: Tested>(outbox: &Outbox<DB>, person: u64, text: &str) -> Ticket {
    outbox.put(PAGE, &to(person, text)).commit().await.unwrap().ticket()
}

/// What persons have got.
pub(crate) fn delivered(simulator: &Simulator) -> Vec<String> {
    let text = |received: &Received| {
        received.body().pointer("/message/text").and_then(|text| text.as_str()).unwrap().to_owned()
    };
    simulator.messages().iter().map(text).collect()
}

on_each!(what_is_put_is_sent_whether_it_was_there_before_or_comes_later);
async fn what_is_put_is_sent_whether_it_was_there_before_or_comes_later<DB: Tested>() {
    let simulator = Simulator::start().await.unwrap();
    let (outbox, _folder) = outbox::<DB>().await;
    let before = outbox.put(PAGE, &says("before")).commit().await.unwrap().ticket();
    let worker = works(&outbox, &simulator).await;
    let Outcome::Sent { message_id: Some(first) } = outcome(&outbox, before).await else {
        panic!()
    };
    let after = outbox.put(PAGE, &says("after")).commit().await.unwrap().ticket();
    let Outcome::Sent { message_id: Some(second) } = outcome(&outbox, after).await else {
        panic!()
    };
    assert_ne!(first, second);
    assert_eq!(delivered(&simulator), ["before", "after"]);
    worker.shutdown().await.unwrap();
}

on_each!(what_goes_to_the_same_person_goes_in_order_whatever_happens);
async fn what_goes_to_the_same_person_goes_in_order_whatever_happens<DB: Tested>() {
    let simulator = Simulator::start().await.unwrap();
    let refusals = [(Fault::graph_error(1200, None), 0.2), (Fault::cut_before_reading(), 0.1)];
    simulator.faults().at_random(7, refusals);
    let (outbox, _folder) = outbox::<DB>().await;
    let mut tickets = Vec::new();
    for number in 0..20 {
        for person in 1..=5 {
            tickets.push(put(&outbox, person, &format!("{person}:{number:02}")).await);
        }
    }
    let retry = Retry::default().tries(50).first_wait(Duration::from_millis(20));
    let worker = worker(&outbox, &simulator).retry(retry).start().await.unwrap();
    for ticket in tickets {
        let sent = outcome(&outbox, ticket).await;
        // A connection that is cut before anything was read may have been cut after it.
        assert!(matches!(sent, Outcome::Sent { .. } | Outcome::Unknown { .. }), "{sent:?}");
    }
    worker.shutdown().await.unwrap();
    let delivered = delivered(&simulator);
    for person in 1..=5 {
        let of = format!("{person}:");
        let mut got: Vec<_> = delivered.iter().filter(|text| text.starts_with(&of)).collect();
        assert!(got.is_sorted(), "{got:?}");
        let all = got.len();
        got.dedup();
        assert_eq!(got.len(), all, "twice: {got:?}");
    }
}

on_each!(what_the_platform_refuses_is_told_with_its_code_and_the_next_goes_on);
async fn what_the_platform_refuses_is_told_with_its_code_and_the_next_goes_on<DB: Tested>() {
    let simulator = Simulator::start().await.unwrap();
    simulator.faults().next(Fault::graph_error(551, None));
    let (outbox, _folder) = outbox::<DB>().await;
    let (refused, next) = (put(&outbox, 1, "a").await, put(&outbox, 1, "b").await);
    let worker = works(&outbox, &simulator).await;
    let Outcome::NotSent(NotSent { code, why, .. }) = outcome(&outbox, refused).await else {
        panic!()
    };
    assert_eq!(code, Some(551));
    assert!(why.contains("551"), "{why}");
    assert!(matches!(outcome(&outbox, next).await, Outcome::Sent { .. }));
    worker.shutdown().await.unwrap();
}

on_each!(what_surely_was_not_sent_goes_again_and_is_given_up_in_the_end);
async fn what_surely_was_not_sent_goes_again_and_is_given_up_in_the_end<DB: Tested>() {
    let requests = Arc::new(AtomicUsize::new(0));
    let counts = Arc::clone(&requests);
    let count = move |_: &Exchange| {
        counts.fetch_add(1, Ordering::Relaxed);
    };
    let simulator = Simulator::builder().observe(count).start().await.unwrap();
    simulator.faults().add(Requests::to("1").first(2), Fault::graph_error(1200, None));
    simulator.faults().add(Requests::to("2"), Fault::graph_error(1200, None));
    let (outbox, _folder) = outbox::<DB>().await;
    let (first, second) = (put(&outbox, 1, "a").await, put(&outbox, 2, "b").await);
    let worker = works(&outbox, &simulator).await;
    assert!(matches!(outcome(&outbox, first).await, Outcome::Sent { .. }));
    let Outcome::NotSent(why) = outcome(&outbox, second).await else { panic!() };
    assert_eq!(why.code, Some(1200));
    worker.shutdown().await.unwrap();
    assert_eq!((requests.load(Ordering::Relaxed), delivered(&simulator).len()), (6, 1));
}

on_each!(what_nobody_knows_is_told_so_and_not_sent_again);
async fn what_nobody_knows_is_told_so_and_not_sent_again<DB: Tested>() {
    let simulator = Simulator::start().await.unwrap();
    simulator.faults().add(Requests::to("1").first(1), Fault::cut_after_reading().delivered());
    let (outbox, _folder) = outbox::<DB>().await;
    let (unknown, next) = (put(&outbox, 1, "a").await, put(&outbox, 1, "b").await);
    let worker = works(&outbox, &simulator).await;
    let told = outcome(&outbox, unknown).await;
    let Outcome::Unknown { copies: 0, why: Some(why) } = &told else { panic!("{told:?}") };
    assert!(why.contains("connection"), "{why}");
    assert!(matches!(outcome(&outbox, next).await, Outcome::Sent { .. }));
    worker.shutdown().await.unwrap();
    assert_eq!(delivered(&simulator), ["a", "b"]);
}

on_each!(whoever_risks_duplicates_gets_it_again);
async fn whoever_risks_duplicates_gets_it_again<DB: Tested>() {
    let simulator = Simulator::start().await.unwrap();
    simulator.faults().add(Requests::to("1").first(1), Fault::cut_after_reading().delivered());
    let (outbox, _folder) = outbox::<DB>().await;
    let ticket = put(&outbox, 1, "a").await;
    let retry = Retry::default().first_wait(Duration::from_millis(20)).risking_duplicates();
    let worker = worker(&outbox, &simulator).retry(retry).start().await.unwrap();
    assert!(matches!(outcome(&outbox, ticket).await, Outcome::Sent { .. }));
    worker.shutdown().await.unwrap();
    assert_eq!(delivered(&simulator), ["a", "a"]);
}

on_each!(answers_go_before_broadcasts);
async fn answers_go_before_broadcasts<DB: Tested>() {
    let simulator = Simulator::start().await.unwrap();
    let (outbox, _folder) = outbox::<DB>().await;
    for person in 1..=20 {
        let news = to(person, "news");
        outbox.put(PAGE, &news).broadcast().commit().await.unwrap();
    }
    let answer = put(&outbox, 1, "answer").await;
    let worker = worker(&outbox, &simulator).concurrency(1).start().await.unwrap();
    outcome(&outbox, answer).await;
    worker.shutdown().await.unwrap();
    assert_eq!(delivered(&simulator).first().map(String::as_str), Some("answer"));
}

on_each!(nothing_goes_before_its_time_or_after_its_end);
async fn nothing_goes_before_its_time_or_after_its_end<DB: Tested>() {
    let simulator = Simulator::start().await.unwrap();
    let (outbox, _folder) = outbox::<DB>().await;
    let now = std::time::SystemTime::now();
    let soon = now + Duration::from_secs(2);
    let later = outbox.put(PAGE, &to(1, "later")).at(soon).commit().await.unwrap().ticket();
    let ended = outbox.put(PAGE, &to(1, "ended")).until(now).commit().await.unwrap().ticket();
    let now = put(&outbox, 1, "now").await;
    let worker = works(&outbox, &simulator).await;
    assert!(matches!(outcome(&outbox, now).await, Outcome::Sent { .. }));
    let Outcome::NotSent(why) = outcome(&outbox, ended).await else { panic!() };
    assert!(why.to_string().contains("its end"), "{why}");
    assert!(matches!(outcome(&outbox, later).await, Outcome::Sent { .. }));
    assert!(std::time::SystemTime::now() >= soon);
    worker.shutdown().await.unwrap();
    assert_eq!(delivered(&simulator), ["now", "later"]);
}

on_each!(what_the_rules_of_today_refuse_is_not_sent);
async fn what_the_rules_of_today_refuse_is_not_sent<DB: Tested>() {
    let simulator = Simulator::start().await.unwrap();
    let (outbox, _folder) = outbox::<DB>().await;
    let ticket = put(&outbox, 1, "a").await;
    let body = r#"{"recipient":{"id":"1"},"message":{"text":""}}"#;
    execute(&outbox, &format!("UPDATE sendapi_message SET body = {}", quoted(body))).await;
    let next = put(&outbox, 1, "b").await;
    let worker = works(&outbox, &simulator).await;
    let Outcome::NotSent(why) = outcome(&outbox, ticket).await else { panic!() };
    assert!(why.why.contains("text"), "{why}");
    assert!(matches!(outcome(&outbox, next).await, Outcome::Sent { .. }));
    worker.shutdown().await.unwrap();
    assert_eq!(delivered(&simulator), ["b"]);
}

on_each!(a_dead_token_costs_no_message_and_another_worker_takes_over);
async fn a_dead_token_costs_no_message_and_another_worker_takes_over<DB: Tested>() {
    let simulator = Simulator::builder().token("EAABnew").start().await.unwrap();
    let (outbox, _folder) = outbox::<DB>().await;
    let ticket = put(&outbox, 1, "a").await;
    let old = works(&outbox, &simulator).await;
    tokio::time::sleep(Duration::from_secs(2)).await;
    assert!(matches!(outbox.outcome(ticket).await.unwrap(), Some(Outcome::Waiting { .. })));
    let client = Client::builder().base_url(simulator.url()).build().unwrap();
    let accounts: Accounts = [client.page("1234567890", "EAABnew")].into_iter().collect();
    let new = outbox.worker(&accounts).start().await.unwrap();
    assert!(matches!(outcome(&outbox, ticket).await, Outcome::Sent { .. }));
    old.shutdown().await.unwrap();
    new.shutdown().await.unwrap();
    assert_eq!(delivered(&simulator), ["a"]);
}

on_each!(a_clean_stop_frees_its_accounts_at_once);
async fn a_clean_stop_frees_its_accounts_at_once<DB: Tested>() {
    let simulator = Simulator::start().await.unwrap();
    simulator.faults().add(Requests::to("1"), Fault::delay(Duration::from_millis(300)));
    let (outbox, _folder) = outbox::<DB>().await;
    let first = put(&outbox, 1, "a").await;
    let old = works(&outbox, &simulator).await;
    while delivered(&simulator).is_empty() && outbox.counts().await.unwrap().of(State::Begun) == 0 {
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    // What is under way is finished.
    old.shutdown().await.unwrap();
    assert!(matches!(outbox.outcome(first).await.unwrap(), Some(Outcome::Sent { .. })));
    let since = Instant::now();
    let next = put(&outbox, 2, "b").await;
    let new = works(&outbox, &simulator).await;
    assert!(matches!(outcome(&outbox, next).await, Outcome::Sent { .. }));
    assert!(since.elapsed() < Duration::from_secs(8), "{:?}", since.elapsed());
    new.shutdown().await.unwrap();
}

on_each!(who_is_taken_for_dead_while_it_stops_still_says_what_it_knows);
async fn who_is_taken_for_dead_while_it_stops_still_says_what_it_knows<DB: Tested>() {
    let simulator = Simulator::start().await.unwrap();
    simulator.faults().add(Requests::to("1"), Fault::delay(Duration::from_millis(500)));
    let (outbox, _folder) = outbox::<DB>().await;
    let ticket = put(&outbox, 1, "a").await;
    let worker = works(&outbox, &simulator).await;
    while outbox.counts().await.unwrap().of(State::Begun) == 0 {
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    execute(&outbox, "DELETE FROM sendapi_worker").await;
    worker.shutdown().await.unwrap();
    let sent = outbox.outcome(ticket).await.unwrap().unwrap();
    assert!(matches!(sent, Outcome::Sent { .. }), "{sent:?}");
}

on_each!(nothing_is_unknown_because_the_database_was_away);
async fn nothing_is_unknown_because_the_database_was_away<DB: Tested>() {
    let simulator = Simulator::start().await.unwrap();
    let (outbox, _folder) = outbox::<DB>().await;
    let worker = works(&outbox, &simulator).await;
    outcome(&outbox, put(&outbox, 1, "a").await).await;
    let mut tickets = Vec::new();
    for person in 1..=20 {
        tickets.push(put(&outbox, person, "b").await);
    }
    let holds = DB::hold(&outbox).await;
    tokio::time::sleep(Duration::from_secs(3)).await;
    holds.rollback().await.unwrap();
    for ticket in tickets {
        assert!(matches!(outcome(&outbox, ticket).await, Outcome::Sent { .. }));
    }
    worker.shutdown().await.unwrap();
    assert_eq!(delivered(&simulator).len(), 21);
}

#[tokio::test]
async fn a_file_that_was_exchanged_ends_the_worker() {
    let simulator = Simulator::start().await.unwrap();
    let (outbox, folder) = outbox::<Sqlite>().await;
    let worker = works(&outbox, &simulator).await;
    let file = folder.path().join("shop.db");
    std::fs::rename(&file, folder.path().join("away.db")).unwrap();
    std::fs::write(&file, "").unwrap();
    let error = worker.wait().await.unwrap_err();
    assert!(matches!(error, Error::Moved(_)), "{error:?}");
    assert!(error.to_string().contains("shop.db is not the file any more"), "{error}");
}

on_each!(a_worker_needs_accounts_that_others_know);
async fn a_worker_needs_accounts_that_others_know<DB: Tested>() {
    let (outbox, _folder) = outbox::<DB>().await;
    let error = outbox.worker(&Accounts::new()).start().await.unwrap_err();
    assert!(matches!(error, Error::NoAccounts), "{error:?}");
    let me: Accounts = [Client::new().page("me", TOKEN)].into_iter().collect();
    let error = outbox.worker(&me).start().await.unwrap_err();
    assert!(matches!(error, Error::Account(_)), "{error:?}");
}

on_each!(several_workers_send_each_message_once);
async fn several_workers_send_each_message_once<DB: Tested>() {
    let simulator = Simulator::start().await.unwrap();
    let (outbox, place) = outbox::<DB>().await;
    let other = again::<DB>(&place).await;
    let (first, second) = (works(&outbox, &simulator).await, works(&other, &simulator).await);
    let mut tickets = Vec::new();
    for person in 1..=100 {
        tickets.push(put(&outbox, person, &person.to_string()).await);
    }
    for ticket in tickets {
        assert!(matches!(outcome(&outbox, ticket).await, Outcome::Sent { .. }));
    }
    first.shutdown().await.unwrap();
    second.shutdown().await.unwrap();
    let mut texts = delivered(&simulator);
    texts.sort();
    texts.dedup();
    assert_eq!((texts.len(), simulator.messages().len()), (100, 100));
}

async fn paused_for<DB: Tested>(outbox: &Outbox<DB>) -> Option<String> {
    let accounts = outbox.accounts().await.unwrap();
    accounts.first().and_then(|account| account.paused.clone()).map(|paused| paused.why)
}

on_each!(what_the_platform_wants_is_told_and_taken_over);
async fn what_the_platform_wants_is_told_and_taken_over<DB: Tested>() {
    let simulator = Simulator::start().await.unwrap();
    let rate = Fault::graph_error(613, None).retry_after(Duration::from_secs(8));
    simulator.faults().add(Requests::all().first(1), rate);
    let (outbox, _folder) = outbox::<DB>().await;
    let ticket = put(&outbox, 1, "a").await;
    let first = works(&outbox, &simulator).await;
    until("it is told", async || paused_for(&outbox).await.as_deref() == Some("rate")).await;
    let since = Instant::now();
    // Another holder, which has heard nothing of it from the platform.
    first.shutdown().await.unwrap();
    let second = works(&outbox, &simulator).await;
    assert!(matches!(outcome(&outbox, ticket).await, Outcome::Sent { .. }));
    assert!(since.elapsed() > Duration::from_secs(3), "{:?}", since.elapsed());
    second.shutdown().await.unwrap();
}

on_each!(a_dead_token_is_told);
async fn a_dead_token_is_told<DB: Tested>() {
    let simulator = Simulator::builder().token("EAABnew").start().await.unwrap();
    let (outbox, _folder) = outbox::<DB>().await;
    put(&outbox, 1, "a").await;
    let worker = works(&outbox, &simulator).await;
    until("it is told", async || paused_for(&outbox).await.as_deref() == Some("token")).await;
    worker.shutdown().await.unwrap();
}

on_each!(a_platform_that_is_not_there_is_waited_for_as_long_as_is_said);
async fn a_platform_that_is_not_there_is_waited_for_as_long_as_is_said<DB: Tested>() {
    let (outbox, _folder) = outbox::<DB>().await;
    // Nobody listens there.
    let nobody = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let client = Client::builder().base_url(format!("http://{nobody}")).build().unwrap();
    let accounts: Accounts = [client.page("1234567890", TOKEN)].into_iter().collect();
    let ticket = put(&outbox, 1, "a").await;
    let retry = Retry::default().tries(2).first_wait(Duration::from_millis(50));
    let retry = retry.longest_wait(Duration::from_millis(200)).within(Duration::from_secs(2));
    let since = Instant::now();
    let worker = outbox.worker(&accounts).retry(retry).start().await.unwrap();
    let Outcome::NotSent(why) = outcome(&outbox, ticket).await else { panic!() };
    assert_eq!(why.code, None);
    assert!(since.elapsed() > Duration::from_secs(1), "longer than two tries take");
    worker.shutdown().await.unwrap();
}
