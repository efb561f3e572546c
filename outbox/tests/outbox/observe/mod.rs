//! What is told of workers and inboxes: spans, events and numbers.

#[path = "../../../../client/tests/client/hearing.rs"]
mod hearing;
mod numbers;
#[path = "../../../../client/tests/client/observe/subscriber.rs"]
mod subscriber;

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use sendapi::webhook::{Incoming, Webhook};
use sendapi_outbox::{Error, Failed, Inbox, Outbox, Outcome, Turn, Worker};
use sendapi_simulator::{Fault, Requests, Simulator};
use tracing_subscriber::layer::SubscriberExt;

use self::numbers::Numbers;
use self::subscriber::{Seen, Spans};
use crate::events::{ANNA, builder, events, given_up, poisonable};
use crate::inbox::says;
use crate::processes::until;
use crate::sending::{accounts, outcome, put as put_for};
use crate::{PAGE, outbox};

/// All that is told on this thread.
#[derive(Clone, Default)]
struct Told {
    spans: Spans,
    numbers: Numbers,
}

/// Listens until what it gives beside is dropped.
fn listen() -> (Told, impl Sized) {
    // The thread keeps the recorder by reference, until its end at most.
    let told = Box::leak(Box::<Told>::default());
    let subscriber = tracing_subscriber::registry().with(told.spans.clone());
    let recorder = metrics::set_default_local_recorder(&told.numbers);
    (told.clone(), (hearing::on_this_thread(subscriber), recorder))
}

impl Told {
    fn named(&self, name: &str) -> Vec<Seen> {
        let mut seen = self.spans.all();
        seen.retain(|seen| seen.target == "sendapi" && seen.name == name);
        seen
    }

    fn only(&self, name: &str) -> Seen {
        let mut seen = self.named(name);
        assert_eq!(seen.len(), 1, "`{name}` in {:?}", self.spans.all());
        seen.remove(0)
    }

    #[track_caller]
    fn number(&self, key: &str, expected: f64) {
        let found = self.numbers.of(key);
        let is_so = found.is_some_and(|found| (found - expected).abs() < f64::EPSILON);
        assert!(is_so, "`{key}` is {found:?}, not {expected}, in {:?}", self.numbers.all());
    }

    /// All of it as text.
    fn text(&self) -> String {
        let numbers = self.numbers.all().into_keys().collect::<Vec<_>>().join("\n");
        format!("{:?}\n{numbers}", self.spans.all())
    }
}

#[track_caller]
fn assert_fields(seen: &Seen, level: &str, expected: &[(&str, &str)]) {
    assert_eq!(seen.level, level, "{seen:?}");
    for (name, value) in expected {
        assert_eq!(seen.fields.get(name).map(String::as_str), Some(*value), "{name} of {seen:?}");
    }
}

async fn works(outbox: &Outbox, simulator: &Simulator) -> Worker {
    outbox.worker(&accounts(simulator)).name("till-1").start().await.unwrap()
}

async fn keep(inbox: &Inbox, mid: &str, text: &str) {
    let webhook = Webhook::from_json(says(ANNA, mid, text).as_bytes()).unwrap();
    inbox.keep(webhook).await.unwrap();
}

#[tokio::test]
async fn the_way_of_messages() {
    let (told, _listening) = listen();
    let simulator = Simulator::start().await.unwrap();
    simulator.faults().add(Requests::to("2"), Fault::graph_error(551, None));
    simulator.faults().add(Requests::to("3"), Fault::cut_after_reading());
    let (outbox, _folder) = outbox().await;
    let mut tickets = Vec::new();
    for person in 1..=3 {
        tickets.push(put_for(&outbox, person, "a secret").await);
    }
    let worker = works(&outbox, &simulator).await;
    for ticket in &tickets {
        outcome(&outbox, *ticket).await;
    }
    let refused = outbox.outcome(tickets[1]).await.unwrap();
    assert!(matches!(refused, Some(Outcome::NotSent(_))), "{refused:?}");
    worker.shutdown().await.unwrap();

    let ways = told.named("sendapi.outbox.message");
    for (way, message) in ways.iter().zip(["1", "2", "3"]) {
        assert_fields(way, "INFO", &[("account", PAGE), ("message", message), ("tries", "0")]);
    }
    assert_eq!(ways.len(), 3);
    let begun = told.named("message begun");
    assert_eq!(begun.len(), 3);
    for event in &begun {
        assert_eq!((event.level.as_str(), event.within[0]), ("DEBUG", "sendapi.outbox.message"));
        assert!(event.fields["wait"].parse::<f64>().unwrap() < 60.0, "{event:?}");
    }
    let mut outcomes: Vec<_> =
        told.named("message settled").iter().map(|seen| seen.fields["outcome"].clone()).collect();
    outcomes.sort_unstable();
    assert_eq!(outcomes, ["refused", "sent", "unknown"]);
    // What the client tells lies within.
    let sent = told.only("message sent");
    assert!(sent.within.contains(&"sendapi.outbox.message"), "{sent:?}");

    let who = [("worker", "till-1"), ("kind", "worker")];
    assert_fields(&told.only("worker started"), "INFO", &who);
    assert_fields(&told.only("worker stopped"), "INFO", &who);
    let claim = [("account", PAGE), ("term", "1")];
    assert_fields(&told.only("account claimed"), "INFO", &claim);
    let rounds = told.named("round written");
    let sum = |field: &str| -> u64 {
        rounds.iter().map(|round| round.fields[field].parse::<u64>().unwrap()).sum()
    };
    assert_eq!((sum("begins"), sum("answers")), (3, 3));
    assert!(rounds.iter().all(|round| {
        let is_a_beat = round.fields["begins"] == "0" && round.fields["answers"] == "0";
        round.level == if is_a_beat { "TRACE" } else { "DEBUG" }
    }));

    told.number("sendapi_outbox_begin_seconds", 3.0);
    for outcome in ["sent", "refused", "unknown"] {
        told.number(&format!("sendapi_outbox_messages_settled_total{{outcome={outcome}}}"), 1.0);
    }
    let written = told.numbers.of("sendapi_outbox_round_seconds{outcome=written}").unwrap();
    assert!(written >= 2.0, "{written}");
    for secret in ["a secret", "TOKEN"] {
        assert!(!told.text().contains(secret), "{secret}");
    }
}

#[tokio::test]
async fn how_much_is_where() {
    let (told, _listening) = listen();
    let simulator = Simulator::start().await.unwrap();
    let (outbox, _folder) = outbox().await;
    let other = "messenger:99";
    for _ in 0..2 {
        outbox.put(other, &crate::says("a secret")).commit().await.unwrap();
    }
    outbox.pause(other, Duration::from_hours(1)).await.unwrap();
    let (inbox, _) = poisonable(&outbox).await;
    keep(&inbox, "m_1", "poison").await;
    until("it is given up", async || events(&outbox, &given_up()).await.len() == 1).await;
    let worker = works(&outbox, &simulator).await;
    let is_told = async || {
        told.numbers.of("sendapi_outbox_workers{kind=worker}").is_some()
            && told.numbers.of("sendapi_outbox_events{state=given_up}").is_some()
    };
    until("both have told", is_told).await;
    worker.shutdown().await.unwrap();
    inbox.shutdown().await;

    told.number("sendapi_outbox_messages{account=messenger:99,state=waiting}", 2.0);
    told.number("sendapi_outbox_messages{account=messenger:99,state=begun}", 0.0);
    told.number("sendapi_outbox_paused{account=messenger:99}", 1.0);
    told.number("sendapi_outbox_unserved{account=messenger:99}", 1.0);
    let behind = told.numbers.of("sendapi_outbox_oldest_due_seconds{account=messenger:99}");
    assert!(behind.is_some_and(|behind| behind > 0.0 && behind < 60.0), "{behind:?}");
    told.number("sendapi_outbox_workers{kind=worker}", 1.0);
    told.number("sendapi_outbox_workers{kind=inbox}", 1.0);
    assert!(told.numbers.of("sendapi_outbox_leases{of=shards}").is_some());
    assert!(told.numbers.of("sendapi_outbox_leases{of=accounts}").is_some());
    told.number("sendapi_outbox_unserved_shards", 0.0);
    told.number("sendapi_outbox_oldest_event_seconds", 0.0);
}

#[tokio::test]
async fn what_comes_in() {
    let (told, _listening) = listen();
    let (outbox, _folder) = outbox().await;
    let (inbox, _) = poisonable(&outbox).await;
    for _ in 0..2 {
        keep(&inbox, "m_1", "hi").await;
    }
    keep(&inbox, "m_2", "poison").await;
    for _ in 0..3 {
        inbox.receive("sha256=00", b"a secret").await.unwrap_err();
    }
    until("it is given up", async || events(&outbox, &given_up()).await.len() == 1).await;
    inbox.shutdown().await;

    let received = told.named("events received");
    let numbers = |seen: &Seen| [&seen.fields["events"], &seen.fields["known"]].map(Clone::clone);
    assert_eq!(
        received.iter().map(numbers).collect::<Vec<_>>(),
        [["1", "0"], ["0", "1"], ["1", "0"]]
    );
    let refused = told.named("webhook refused");
    let levels: Vec<_> = refused.iter().map(|seen| seen.level.as_str()).collect();
    assert_eq!(levels, ["WARN", "DEBUG", "DEBUG"], "nobody fills the log");
    assert_eq!(refused[0].fields["reason"], "signature");

    let handled = told.only("event handled");
    assert_fields(&handled, "INFO", &[("account", PAGE), ("event", "1")]);
    let id = events(&outbox, &given_up()).await[0].id.to_string();
    let (_, id) = id.split_once(".e").unwrap();
    let failed = told.named("handler failed");
    for (event, tries) in failed.iter().zip(["1", "2"]) {
        let fields = [("outcome", "failed"), ("tries", tries), ("cause", "Anna is unknown here")];
        assert_fields(event, "ERROR", &fields);
        assert_eq!(event.within, ["sendapi.outbox.handler"]);
        assert_eq!(event.fields.contains_key("wait"), tries == "1", "{event:?}");
    }
    assert_eq!(failed.len(), 2);
    let last = [("account", PAGE), ("event", id), ("tries", "2")];
    assert_fields(&told.only("event given up"), "ERROR", &last);
    assert!(handled.within.is_empty() && told.only("event given up").within.is_empty());
    let handlers = told.named("sendapi.outbox.handler");
    let outcomes: Vec<_> = handlers.iter().map(|span| span.fields["outcome"].as_str()).collect();
    assert_eq!(outcomes, ["ok", "failed", "failed"]);

    told.number("sendapi_outbox_bodies_total{outcome=kept}", 3.0);
    told.number("sendapi_outbox_bodies_total{outcome=refused}", 3.0);
    told.number("sendapi_outbox_events_total{outcome=kept}", 2.0);
    told.number("sendapi_outbox_events_total{outcome=known}", 1.0);
    told.number("sendapi_outbox_handlers_total{outcome=ok}", 1.0);
    told.number("sendapi_outbox_handlers_total{outcome=failed}", 2.0);
    told.number("sendapi_outbox_handler_seconds{outcome=failed}", 2.0);
    told.number("sendapi_outbox_handlers_at_work", 0.0);
    told.number("sendapi_outbox_events_given_up_total", 1.0);
    for secret in ["poison", ANNA, "a secret", "app-secret"] {
        assert!(!told.text().contains(secret), "{secret}");
    }
}

#[tokio::test]
async fn whoever_is_told_by_a_hook_is_not_told_twice() {
    let (told, _listening) = listen();
    let (outbox, _folder) = outbox().await;
    let times = Arc::new(AtomicUsize::new(0));
    let counts = Arc::clone(&times);
    let inbox = builder(&outbox)
        .on_failure(move |_: &Failed| {
            counts.fetch_add(1, Ordering::Relaxed);
        })
        .start(async |_: Incoming, _: Turn| Err::<(), _>("Anna is unknown here"))
        .await
        .unwrap();
    keep(&inbox, "m_1", "hi").await;
    until("it is given up", async || events(&outbox, &given_up()).await.len() == 1).await;
    inbox.shutdown().await;
    assert_eq!((times.load(Ordering::Relaxed), told.named("handler failed").len()), (2, 2));
    assert!(!told.text().contains("Anna"), "those words are the hook's to tell");
}

#[tokio::test]
async fn a_worker_that_must_not_go_on() {
    let (told, _listening) = listen();
    let simulator = Simulator::start().await.unwrap();
    let (outbox, folder) = outbox().await;
    let worker = works(&outbox, &simulator).await;
    std::fs::rename(folder.path().join("shop.db"), folder.path().join("away.db")).unwrap();
    assert!(matches!(worker.wait().await, Err(Error::Moved(_))));
    let broken = told.only("worker broken");
    assert_fields(&broken, "ERROR", &[("worker", "till-1"), ("kind", "worker")]);
    assert!(broken.fields["cause"].contains("is not the file any more"), "{broken:?}");
}

#[tokio::test]
async fn a_worker_that_others_took_for_dead() {
    let (told, _listening) = listen();
    let simulator = Simulator::start().await.unwrap();
    let (outbox, _folder) = outbox().await;
    let worker = works(&outbox, &simulator).await;
    until("it has its account", async || !told.named("account claimed").is_empty()).await;
    sqlx::query("DELETE FROM sendapi_worker").execute(outbox.sqlite()).await.unwrap();
    let is_back = async || !told.named("worker overtaken").is_empty();
    until("it goes on under another name", is_back).await;
    worker.shutdown().await.unwrap();
    assert_fields(&told.only("worker overtaken"), "WARN", &[("worker", "till-1")]);
    assert!(!told.named("round lost").is_empty(), "its number was followed by nothing");
}

#[tokio::test]
async fn trouble_that_nobody_else_is_told() {
    let (told, _listening) = listen();
    let simulator = Simulator::start().await.unwrap();
    for has_hook in [false, true] {
        let (outbox, _folder) = outbox().await;
        let times = Arc::new(AtomicUsize::new(0));
        let counts = Arc::clone(&times);
        let accounts = accounts(&simulator);
        let worker = outbox.worker(&accounts);
        let worker = if has_hook {
            worker.on_trouble(move |_| {
                counts.fetch_add(1, Ordering::Relaxed);
            })
        } else {
            worker
        };
        let worker = worker.start().await.unwrap();
        let away = "ALTER TABLE sendapi_worker RENAME TO away";
        sqlx::raw_sql(away).execute(outbox.sqlite()).await.unwrap();
        let before = told.named("outbox in trouble").len();
        let is_told = async || {
            told.named("outbox in trouble").len() > before || times.load(Ordering::Relaxed) > 0
        };
        until("somebody is told", is_told).await;
        assert_eq!(times.load(Ordering::Relaxed) > 0, has_hook);
        let back = "ALTER TABLE away RENAME TO sendapi_worker";
        sqlx::raw_sql(back).execute(outbox.sqlite()).await.unwrap();
        worker.shutdown().await.unwrap();
        if has_hook {
            assert_eq!(told.named("outbox in trouble").len(), before);
        } else {
            let trouble = told.named("outbox in trouble").remove(0);
            assert_eq!(trouble.level, "WARN");
            assert!(trouble.fields["cause"].contains("sendapi_worker"), "{trouble:?}");
        }
    }
}
