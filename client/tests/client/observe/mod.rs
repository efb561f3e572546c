//! What is told of messages and calls: spans, events and numbers.

mod recorder;
mod subscriber;
mod told;

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use sendapi::graph::{Call, Path};
use sendapi::{Account, Client, ClientBuilder, Message, Rates, Retry, Token};
use tracing_subscriber::layer::SubscriberExt;

use self::subscriber::Seen;
use self::told::Told;
pub(crate) use self::told::listen;
use crate::hearing::on_this_thread;
use crate::server::{Answer, Server, answer, json};
use crate::{TOKEN, hello};

const RECEIPT: &str = r#"{"recipient_id":"1008","message_id":"m_1"}"#;
const BUSY: &str =
    r#"{"error":{"message":"busy","type":"OAuthException","code":1200,"fbtrace_id":"AbC_1"}}"#;
const MESSAGE: &str = "platform=Messenger,kind=message";

impl Told {
    fn only(&self, name: &str) -> Seen {
        let mut seen = self.named(name);
        assert_eq!(seen.len(), 1, "`{name}` in {:?}", self.spans.all());
        seen.remove(0)
    }

    /// The sum of a counter or gauge.
    fn sum(&self, key: &str) -> f64 {
        let values = self.numbers.of(key);
        assert!(!values.is_empty(), "no `{key}` in {:?}", self.numbers.all());
        values.iter().sum()
    }
}

fn quick() -> ClientBuilder {
    Client::builder().retry(Retry::default().first_wait(Duration::from_millis(20)))
}

fn page(builder: ClientBuilder) -> Account {
    builder.build().unwrap().page("123", TOKEN)
}

fn assert_fields(seen: &Seen, expected: &[(&str, &str)]) {
    for (name, value) in expected {
        assert_eq!(seen.fields.get(name).map(String::as_str), Some(*value), "{name} of {seen:?}");
    }
}

fn assert_zero(told: &Told, gauge: &str) {
    let values = told.numbers.of(gauge);
    assert!(values.contains(&1.0), "{gauge}: {values:?}");
    assert!(values.iter().sum::<f64>().abs() < f64::EPSILON, "{gauge}: {values:?}");
}

#[tokio::test]
async fn a_message_that_is_tried_again() {
    let (told, _listening) = listen();
    let usage = "x-app-usage: {\"call_count\":28}\r\n";
    let answers = [json("500 Internal Server Error", BUSY), answer("200 OK", usage, RECEIPT)];
    let server = Server::start(Answer::in_turn(answers)).await;
    page(quick().base_url(server.url())).send(&hello()).await.unwrap();

    let request = told.only("sendapi.request");
    assert_eq!((request.level.as_str(), request.within.len()), ("INFO", 0));
    assert_fields(
        &request,
        &[
            ("account", "123"),
            ("platform", "Messenger"),
            ("kind", "message"),
            ("attempts", "2"),
            ("outcome", "ok"),
        ],
    );
    assert!(!request.fields.contains_key("error"), "{request:?}");
    assert!(request.fields["wait"].parse::<f64>().unwrap() > 0.0, "{request:?}");

    let [first, second] = &*told.named("sendapi.attempt") else { panic!("two attempts") };
    assert_eq!(first.within, ["sendapi.request"]);
    let failure =
        [("error", "graph"), ("family", "busy"), ("code", "1200"), ("fbtrace_id", "AbC_1")];
    assert_fields(first, &[("attempt", "1"), ("status", "500"), ("outcome", "not_sent")]);
    assert_fields(first, &failure);
    assert_fields(
        second,
        &[("attempt", "2"), ("status", "200"), ("usage", "28"), ("outcome", "ok")],
    );
    assert!(second.fields["wait"].parse::<f64>().unwrap() > 0.0, "{second:?}");

    let retry = told.only("trying again");
    assert_eq!((retry.level.as_str(), &*retry.within), ("INFO", &["sendapi.request"][..]));
    assert_fields(&retry, &failure);
    assert_fields(&retry, &[("attempt", "1"), ("status", "500")]);
    assert!(retry.fields["wait"].parse::<f64>().unwrap() >= 0.0, "{retry:?}");
}

#[tokio::test]
async fn the_numbers_of_a_message_that_is_tried_again() {
    let (told, _listening) = listen();
    let usage = "x-app-usage: {\"call_count\":28}\r\n";
    let answers = [json("500 Internal Server Error", BUSY), answer("200 OK", usage, RECEIPT)];
    let server = Server::start(Answer::in_turn(answers)).await;
    page(quick().base_url(server.url())).send(&hello()).await.unwrap();

    for (key, sum) in [
        ("sendapi_requests_total{MESSAGE,outcome=ok,error=none,family=none}", 1.0),
        ("sendapi_attempts_total{MESSAGE,outcome=not_sent,error=graph,family=busy}", 1.0),
        ("sendapi_attempts_total{MESSAGE,outcome=ok,error=none,family=none}", 1.0),
        ("sendapi_usage_ratio", 0.28),
    ] {
        let key = key.replace("MESSAGE", MESSAGE);
        assert!((told.sum(&key) - sum).abs() < f64::EPSILON, "{key}");
    }
    for (key, count) in [
        ("sendapi_request_seconds{MESSAGE,outcome=ok}", 1),
        ("sendapi_attempt_seconds{MESSAGE,outcome=not_sent}", 1),
        ("sendapi_attempt_seconds{MESSAGE,outcome=ok}", 1),
        ("sendapi_wait_seconds{MESSAGE}", 2),
    ] {
        let key = key.replace("MESSAGE", MESSAGE);
        assert_eq!(told.numbers.of(&key).len(), count, "{key} in {:?}", told.numbers.all());
    }
    let waits = told.numbers.of(&format!("sendapi_wait_seconds{{{MESSAGE}}}"));
    assert!(
        waits[1] > 0.0
            && told.sum(&format!("sendapi_request_seconds{{{MESSAGE},outcome=ok}}")) >= waits[1]
    );
    assert_zero(&told, &format!("sendapi_requests_under_way{{{MESSAGE}}}"));
    assert_zero(&told, &format!("sendapi_requests_waiting{{{MESSAGE}}}"));
}

#[tokio::test]
async fn failures_by_their_kind() {
    let (told, _listening) = listen();
    for (answer, labels) in [
        (
            json(
                "400 Bad Request",
                r#"{"error":{"type":"OAuthException","fbtrace_id":"A","code":10,"error_subcode":2018278}}"#,
            ),
            "not_sent,error=graph,family=window",
        ),
        (Answer::CloseWithout, "unknown,error=interrupted,family=none"),
        (json("200 OK", "ok"), "unknown,error=unreadable,family=none"),
    ] {
        let server = Server::start(answer).await;
        page(quick().base_url(server.url())).send(&hello()).await.unwrap_err();
        let key = format!("sendapi_requests_total{{{MESSAGE},outcome={labels}}}");
        assert!((told.sum(&key) - 1.0).abs() < f64::EPSILON, "{key}");
    }
    let refused = &told.named("sendapi.request")[0];
    assert_fields(refused, &[("family", "window"), ("code", "10"), ("subcode", "2018278")]);
}

#[tokio::test]
async fn what_never_leaves_the_program_is_told_too() {
    let (told, _listening) = listen();
    let mut request = hello().into_request();
    request.message.as_mut().unwrap().text = Some("".into());
    let invalid = Message::__new(request);
    page(quick()).send(&invalid).await.unwrap_err();
    page(quick()).send_all([invalid.clone()]).next().await.unwrap().result.unwrap_err();
    let mut batches = page(quick()).send_all([invalid]).in_batches(50);
    batches.next().await.unwrap().result.unwrap_err();
    Client::new().page(TOKEN, "123").send(&hello()).await.unwrap_err();
    page(quick().dry_run()).send(&hello()).await.unwrap();
    for (labels, sum) in [
        ("outcome=not_sent,error=invalid,family=none", 3.0),
        ("outcome=not_sent,error=setup,family=none", 1.0),
        ("outcome=dry_run,error=none,family=none", 1.0),
    ] {
        let key = format!("sendapi_requests_total{{{MESSAGE},{labels}}}");
        assert!((told.sum(&key) - sum).abs() < f64::EPSILON, "{key}");
    }
    assert_fields(&told.only("sendapi.attempt"), &[("outcome", "dry_run")]);
    // The id in the fourth was the token.
    assert!(!told.named("sendapi.request")[3].fields.contains_key("account"));
}

#[tokio::test]
async fn calls_and_instagram() {
    let (told, _listening) = listen();
    let server = Server::start(json("200 OK", "{}")).await;
    let client = quick().base_url(server.url()).build().unwrap();
    client.instagram("me", TOKEN).call(Call::get(Path::account())).await.unwrap();
    assert_fields(
        &told.only("sendapi.request"),
        &[("account", "me"), ("platform", "Instagram"), ("kind", "call"), ("attempts", "1")],
    );
}

#[tokio::test]
async fn many_messages_belong_to_the_span_in_which_they_are_sent() {
    use tracing::Instrument;
    let (told, _listening) = listen();
    let server = Server::start(json("200 OK", RECEIPT)).await;
    let page = page(quick().base_url(server.url()));
    let mut sending = page.broadcast(&hello(), 1..=2_u64).unwrap();
    let all = async { while sending.next().await.is_some() {} };
    all.instrument(tracing::info_span!("news")).await;
    let requests = told.named("sendapi.request");
    assert_eq!(requests.len(), 2);
    assert!(requests.iter().all(|request| request.within == ["news"]), "{requests:?}");
}

#[tokio::test]
async fn waiting_for_the_turn() {
    let (told, _listening) = listen();
    let server = Server::start(json("200 OK", RECEIPT)).await;
    let rates = Rates::default().messages_per_second(20);
    let page = page(quick().base_url(server.url()).rates(rates));
    for _ in 0..3 {
        page.send(&hello()).await.unwrap();
    }
    let waits = told.named("waiting for its turn");
    assert!(!waits.is_empty());
    assert_fields(&waits[0], &[("reason", "rate")]);
    assert_eq!((waits[0].level.as_str(), &*waits[0].within), ("DEBUG", &["sendapi.request"][..]));
    assert!(waits[0].fields["wait"].parse::<f64>().unwrap() > 0.0);
}

#[tokio::test]
async fn a_standstill() {
    let (told, _listening) = listen();
    let limited = answer("429 Too Many Requests", "retry-after: 1\r\n", "slow down");
    let server = Server::start(Answer::in_turn([limited, json("200 OK", RECEIPT)])).await;
    let page = page(quick().base_url(server.url()).retry(Retry::NEVER));
    page.send(&hello()).await.unwrap_err();
    page.send(&hello()).await.unwrap();
    assert_fields(&told.only("waiting for its turn"), &[("reason", "standstill")]);
}

#[tokio::test]
async fn a_new_token_is_told_once_for_all_who_wait() {
    let (told, _listening) = listen();
    let refused = || {
        json(
            "401 Unauthorized",
            r#"{"error":{"type":"OAuthException","fbtrace_id":"A","code":190}}"#,
        )
    };
    let refusals = (0..3).map(|_| refused().after(Duration::from_millis(20)));
    let server = Server::start(Answer::in_turn(refusals.chain([json("200 OK", RECEIPT)]))).await;
    let asked = Arc::new(AtomicUsize::new(0));
    let provider = Token::provider(move || {
        let number = asked.fetch_add(1, Ordering::Relaxed);
        async move { Ok::<_, io::Error>(format!("{TOKEN}{number}")) }
    });
    let page = quick().base_url(server.url()).build().unwrap().page("123", provider);
    let sends: Vec<_> = (0..3).map(|_| tokio::spawn(page.send(&hello()))).collect();
    for send in sends {
        send.await.unwrap().unwrap();
    }
    assert_eq!(told.only("access token renewed").level, "INFO");
    assert!((told.sum("sendapi_tokens_renewed_total") - 1.0).abs() < f64::EPSILON);
}

#[test]
fn an_expired_version() {
    let (told, _listening) = listen();
    let client = Client::builder().version("v18.0").build().unwrap();
    let [warning] = &*client.warnings() else { panic!("one warning") };
    assert_eq!(told.only(warning).level, "WARN");
}

#[tokio::test]
async fn a_trace_that_is_none_is_not_shown() {
    let (told, _listening) = listen();
    let odd = r#"{"error":{"type":"OAuthException","fbtrace_id":"A","code":100,"fbtrace_id":"the whole request: Hello"}}"#;
    let server = Server::start(json("400 Bad Request", odd)).await;
    page(quick().base_url(server.url())).send(&hello()).await.unwrap_err();
    assert!(!told.only("sendapi.request").fields.contains_key("fbtrace_id"));
}

#[tokio::test]
async fn a_message_that_is_dropped_leaves_the_gauges() {
    let (told, _listening) = listen();
    let server = Server::start(Answer::Never).await;
    let page = page(quick().base_url(server.url()));
    tokio::time::timeout(Duration::from_millis(100), page.send(&hello())).await.unwrap_err();
    assert_zero(&told, &format!("sendapi_requests_under_way{{{MESSAGE}}}"));
    assert!(told.numbers.all().keys().all(|key| !key.starts_with("sendapi_requests_total")));
}

#[tokio::test]
async fn a_program_that_wants_no_attempts_keeps_its_own_span() {
    use tracing::Instrument;
    let told = Told::default();
    let filter = tracing_subscriber::filter::LevelFilter::INFO;
    let subscriber = tracing_subscriber::registry().with(filter).with(told.spans.clone());
    let _listening = on_this_thread(subscriber);
    let server = Server::start(json("200 OK", RECEIPT)).await;
    let span = tracing::info_span!("mine", status = "open", attempts = "many");
    page(quick().base_url(server.url())).send(&hello()).instrument(span).await.unwrap();
    let mine = told.spans.all().into_iter().find(|seen| seen.name == "mine").unwrap();
    assert_fields(&mine, &[("status", "open"), ("attempts", "many")]);
    assert_fields(&told.only("sendapi.request"), &[("attempts", "1")]);
}
