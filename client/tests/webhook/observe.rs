//! What is told of webhooks and their handlers: spans, events and numbers.

#[path = "../client/observe/recorder.rs"]
mod recorder;
#[path = "../client/observe/subscriber.rs"]
mod subscriber;
#[path = "../client/observe/told.rs"]
mod told;

use std::future::pending;
use std::time::Duration;

use sendapi::webhook::axum::Address;
use sendapi::webhook::{Inbox, InboxBuilder, Incoming};
use sendapi::{Accounts, Client, message};
use serde_json::json;

use self::subscriber::Seen;
use self::told::{Told, listen};
use crate::{Door, SECRET, builder, event, others, page, pages, says, signature, webhook};

const PERSON: &str = "7204418830956127";

impl Told {
    /// The counters and gauges that begin so, with their sums.
    fn sums(&self, start: &str) -> Vec<(String, f64)> {
        let all = self.numbers.all().into_iter().filter(|(name, _)| name.starts_with(start));
        all.map(|(name, values)| (name, values.iter().sum())).collect()
    }

    /// Nothing of what people write, of who they are, and of secrets.
    fn is_discreet(&self) {
        for line in self.lines() {
            for secret in [PERSON, "Rye", "rye", "as told", SECRET, "EAAB"] {
                assert!(!line.contains(secret), "`{secret}` in {line}");
            }
        }
    }
}

fn fields(seen: &Seen) -> Vec<(&str, &str)> {
    seen.fields.iter().map(|(name, value)| (*name, value.as_str())).collect()
}

/// With a hook, so that words of errors are the program's to tell.
fn at_work(builder: InboxBuilder) -> Inbox {
    builder.on_error(|_| {}).start(async |incoming: Incoming| {
        match incoming.text() {
            Some("fail as told") => Err("Rye".into()),
            Some("panic as told") => panic!("Rye"),
            Some("never") => pending().await,
            Some("send") => {
                // No page has the id 0.
                let page = Client::new().page("me me", "EAABexample");
                let hello = message!(Messenger { recipient: PERSON, text: "Rye?" });
                page.send(&hello).await.map(drop).map_err(Into::into)
            }
            _ => Ok::<(), Box<dyn std::error::Error + Send + Sync>>(()),
        }
    })
}

#[tokio::test(start_paused = true)]
async fn handlers_are_told_with_what_became_of_them() {
    let (told, _guards) = listen();
    let mut accounts = Accounts::new();
    accounts.add(Client::new().page("1", "EAABexample")).unwrap();
    let inbox = at_work(builder().accounts(accounts).handler_timeout(Duration::from_secs(10)));
    let words = ["Rye?", "fail as told", "panic as told", "send", "never"];
    let events = words.map(|word| says(PERSON, word, word));
    inbox.accept(webhook(&page(&events))).unwrap();
    inbox.settled().await;

    let spans = told.named("sendapi.handler");
    let outcomes: Vec<_> = spans.iter().map(|span| span.fields["outcome"].as_str()).collect();
    assert_eq!(outcomes, ["ok", "failed", "panicked", "failed", "timed_out"]);
    assert_eq!(
        fields(&spans[3]),
        [
            ("account", "1"),
            ("error", "setup"),
            ("kind", "message"),
            ("outcome", "failed"),
            ("wait", "0.0"),
        ]
    );
    assert!(spans.iter().all(|span| span.level == "INFO" && span.within.is_empty()));
    assert_eq!(told.named("sendapi.request")[0].within, ["sendapi.handler"], "what it sends");

    let failures = told.named("handler failed");
    assert_eq!(failures.len(), 4);
    assert!(failures.iter().all(|it| it.within == ["sendapi.handler"]));
    let levels: Vec<_> = failures.iter().map(|it| it.level.as_str()).collect();
    // What the message says that was not sent is not said twice.
    assert_eq!(levels, ["ERROR", "ERROR", "DEBUG", "ERROR"]);
    let field = |name: &str| failures[2].fields.get(name).map(String::as_str);
    assert_eq!(
        (field("error"), field("outcome"), field("mid")),
        (Some("setup"), Some("failed"), Some("send"))
    );
    assert!(field("cause").unwrap().starts_with("account id has `m` at character 1"));
    assert!(!failures[0].fields.contains_key("cause"), "the hook has its words");

    assert_eq!(
        told.sums("sendapi_handlers_total"),
        [("failed", 2.0), ("ok", 1.0), ("panicked", 1.0), ("timed_out", 1.0)]
            .map(|(it, sum)| (format!("sendapi_handlers_total{{kind=message,outcome={it}}}"), sum))
    );
    assert_eq!(told.numbers.of("sendapi_handler_seconds{kind=message,outcome=timed_out}").len(), 1);
    assert_eq!(told.numbers.of("sendapi_webhook_wait_seconds{kind=message}").len(), 5);
    told.is_discreet();
}

#[tokio::test]
async fn events_are_told_by_what_became_of_them() {
    let (told, _guards) = listen();
    let inbox = at_work(builder().capacity(3));
    let echo = event(PERSON, &json!({"message": {"mid": "m_2", "is_echo": true}}));
    let tap = event(PERSON, &json!({"postback": {"mid": "m_3", "payload": "RYE"}}));
    let comment =
        json!({"field": "comments", "value": {"id": "5", "text": "Rye?", "from": {"id": PERSON}}});
    let odd = json!({"field": "a field of PERSON", "value": {}});
    let mut body = page(&[says(PERSON, "m_1", "Rye?"), says(PERSON, "m_1", "Rye?"), echo, tap]);
    body["entry"][0]["changes"] = json!([comment, odd]);
    inbox.accept(webhook(&body)).unwrap();

    let [accepted] = &told.named("webhook accepted")[..] else { panic!("one") };
    assert_eq!(fields(accepted), [("duplicates", "1"), ("events", "4"), ("ignored", "1")]);
    assert_eq!(accepted.level, "DEBUG");
    assert_eq!(
        told.sums("sendapi_webhook_events_total"),
        [
            ("comment", "accepted"),
            ("message", "accepted"),
            ("message", "duplicate"),
            ("message", "ignored"),
            ("other", "accepted"),
            ("postback", "accepted"),
        ]
        .map(|(kind, it)| {
            (format!("sendapi_webhook_events_total{{kind={kind},outcome={it}}}"), 1.0)
        })
    );
    let waiting: f64 = told.sums("sendapi_webhook_events_waiting").iter().map(|(_, it)| it).sum();
    assert!((waiting - 4.0).abs() < 0.1, "{waiting}");
    inbox.settled().await;
    for (name, sum) in
        [told.sums("sendapi_webhook_events_waiting"), told.sums("sendapi_handlers_at_work")]
            .concat()
    {
        assert!(sum.abs() < 0.1, "{name} is {sum}");
    }
    told.is_discreet();
}

#[tokio::test]
async fn what_is_turned_away_is_told() {
    let (told, _guards) = listen();
    let door = Door::shut();
    let inbox = builder().capacity(1).start(move |_: Incoming| {
        let door = door.clone();
        async move {
            door.pass().await;
            Ok::<(), sendapi::Error>(())
        }
    });
    inbox.accept(webhook(&page(&[says(PERSON, "m_1", "Rye?")]))).unwrap();
    let both = pages(&[
        ("1", vec![says(PERSON, "m_2", "Rye?")]),
        ("2", vec![says(PERSON, "m_3", "Rye?")]),
    ]);
    inbox.accept(webhook(&both)).unwrap_err();
    assert_eq!(inbox.shutdown(Duration::from_millis(1)).await.len(), 2);
    inbox.accept(webhook(&both)).unwrap_err();

    let told_of = told.named("webhook turned away");
    let [full, shut_down] = &told_of[..] else { panic!("{told_of:?}") };
    let advice = "see what handlers wait for; `concurrency` runs more of them, `capacity` and `memory` keep more";
    assert_eq!(
        fields(full),
        [
            ("advice", advice),
            ("duplicates", "0"),
            ("events", "1"),
            ("ignored", "0"),
            ("reason", "full")
        ]
    );
    assert_eq!((full.level.as_str(), shut_down.fields["reason"].as_str()), ("WARN", "shut_down"));
    assert_eq!(
        told.sums("sendapi_webhook_bodies_total"),
        [("accepted", "none"), ("turned_away", "full"), ("turned_away", "shut_down")].map(
            |(outcome, reason)| {
                (format!("sendapi_webhook_bodies_total{{outcome={outcome},reason={reason}}}"), 1.0)
            }
        )
    );
    told.is_discreet();
}

#[tokio::test]
async fn what_is_refused_is_told() {
    let (told, _guards) = listen();
    let inbox = at_work(builder());
    inbox.receive(&signature(b"{\"Rye\": 1}"), b"{\"Rye\": 1}").unwrap_err();
    inbox.receive("sha256=as told", b"Rye").unwrap_err();
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/", listener.local_addr().unwrap());
    let router: axum::Router = axum::Router::new().route("/", Address::of(&inbox).into());
    tokio::spawn(async move { axum::serve(listener, router).await });
    let form = reqwest::Client::new().post(url).header("content-type", "text/plain").body("Rye");
    assert_eq!(form.send().await.unwrap().status(), 415);

    let told_of = told.named("webhook refused");
    let levels: Vec<_> =
        told_of.iter().map(|it| (it.level.as_str(), it.fields["reason"].as_str())).collect();
    assert_eq!(levels, ["no_webhook", "signature", "content_type"].map(|reason| ("WARN", reason)));
    assert_eq!(
        told.sums("sendapi_webhook_bodies_total"),
        ["content_type", "no_webhook", "signature"].map(|reason| {
            (format!("sendapi_webhook_bodies_total{{outcome=refused,reason={reason}}}"), 1.0)
        })
    );
    told.is_discreet();
}

#[tokio::test]
async fn who_floods_the_address_does_not_flood_the_log() {
    let (told, _guards) = listen();
    let inbox = at_work(builder());
    let question = "hub.mode=subscribe&hub.challenge=Rye&hub.verify_token=as+told";
    for _ in 0..1_000 {
        inbox.receive(&signature(b"Rye"), b"rye").unwrap_err();
        inbox.handshake(question).unwrap_err();
    }
    // What the platform signed is told each time, and another inbox tells of its own.
    for _ in 0..3 {
        inbox.receive(&signature(b"[]"), b"[]").unwrap_err();
    }
    at_work(builder()).receive("", b"{}").unwrap_err();
    let warnings = |event: &str, reason: &str| {
        let named = told.named(event);
        let (loud, quiet): (Vec<_>, Vec<_>) = named
            .into_iter()
            .filter(|it| it.fields["reason"] == reason)
            .partition(|it| it.level == "WARN");
        assert!(quiet.iter().all(|it| it.level == "DEBUG"), "{quiet:?}");
        loud.len()
    };
    assert_eq!(warnings("webhook refused", "signature"), 2);
    assert_eq!(warnings("handshake refused", "verify_token"), 1);
    assert_eq!(warnings("webhook refused", "no_webhook"), 3);
    assert_eq!(told.named("webhook refused").len(), 1_004);
    told.is_discreet();
}

#[test]
fn a_handler_that_its_runtime_breaks_off_is_told() {
    let (told, _guards) = listen();
    let inbox = at_work(builder());
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        inbox.accept(webhook(&page(&[says(PERSON, "m_1", "never")]))).unwrap();
        others().await;
    });
    drop(runtime);
    assert_eq!(told.named("sendapi.handler")[0].fields["outcome"], "interrupted");
    assert_eq!(told.named("handler failed").len(), 1);
    let counted = ("sendapi_handlers_total{kind=message,outcome=interrupted}".to_owned(), 1.0);
    assert_eq!(told.sums("sendapi_handlers_total"), [counted]);
    assert!(told.sums("sendapi_handlers_at_work")[0].1.abs() < 0.1);
}
