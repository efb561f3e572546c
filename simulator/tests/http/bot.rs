//! A bot that is small: it listens, keeps what it is told, and answers as it is told to.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::Bytes;
use axum::extract::{RawQuery, State};
use axum::http::{HeaderMap, StatusCode};
use axum::routing::get;
use sendapi_core::webhook::{Event, Handshake, Kind, Verifier, Webhook};
use sendapi_simulator::{Builder, Simulator};
use serde_json::{Value, json};
use tokio::net::TcpListener;

pub(crate) const SECRET: &str = "the app's secret";
pub(crate) const VERIFY_TOKEN: &str = "the verify token & more";

/// Answers a message by messages.
pub(crate) type Answers = fn(&Event) -> Vec<Value>;

#[derive(Clone)]
pub(crate) struct Bot {
    url: String,
    state: Arc<Record>,
}

struct Record {
    answers: Answers,
    simulator: Mutex<String>,
    told: Mutex<Vec<Webhook>>,
    /// What the next webhooks are answered with; 200 where there is none. 0 is no answer at all.
    statuses: Mutex<VecDeque<u16>>,
}

impl Bot {
    pub(crate) async fn start(answers: Answers) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}/webhook", listener.local_addr().unwrap());
        let (simulator, told, statuses) = (Mutex::default(), Mutex::default(), Mutex::default());
        let state = Arc::new(Record { answers, simulator, told, statuses });
        let router = Router::new().route("/webhook", get(handshake).post(webhook));
        let router = router.with_state(Arc::clone(&state));
        tokio::spawn(async move { axum::serve(listener, router).await });
        Self { url, state }
    }

    pub(crate) fn url(&self) -> &str {
        &self.url
    }

    pub(crate) fn settings(&self) -> Builder {
        Simulator::builder().page("101").webhook(&self.url, SECRET, VERIFY_TOKEN)
    }

    pub(crate) async fn simulator(&self, settings: Builder) -> Simulator {
        let simulator = settings.start().await.unwrap();
        simulator.url().clone_into(&mut self.state.simulator.lock().unwrap());
        simulator
    }

    pub(crate) fn fail_by(&self, statuses: impl IntoIterator<Item = u16>) {
        *self.state.statuses.lock().unwrap() = statuses.into_iter().collect();
    }

    pub(crate) fn told(&self) -> Vec<Webhook> {
        self.state.told.lock().unwrap().clone()
    }

    /// What the bot was told of, a word for each.
    pub(crate) fn kinds(&self) -> Vec<String> {
        let told = self.told();
        told.iter().flat_map(Webhook::events).map(|it| it.kind.name().unwrap().to_owned()).collect()
    }
}

/// Says the same back.
pub(crate) fn echoes(event: &Event) -> Vec<Value> {
    match &event.kind {
        Kind::Message(message) if message.is_by_person() => vec![json!({ "text": message.text })],
        _ => Vec::new(),
    }
}

pub(crate) fn is_silent(_: &Event) -> Vec<Value> {
    Vec::new()
}

async fn handshake(RawQuery(query): RawQuery) -> Result<String, StatusCode> {
    let answer = Handshake::new(VERIFY_TOKEN).answer(&query.unwrap_or_default());
    answer.map_err(|_| StatusCode::FORBIDDEN)
}

async fn webhook(
    State(state): State<Arc<Record>>,
    headers: HeaderMap,
    body: Bytes,
) -> (StatusCode, &'static str) {
    let header = |name: &str| headers[name].to_str().unwrap().to_owned();
    let verifier = Verifier::new(SECRET).with_sha1();
    verifier.verify(&header("x-hub-signature"), &body).unwrap();
    let webhook = verifier.open(&header("x-hub-signature-256"), &body).unwrap();
    assert!(body.is_ascii() && header("content-type") == "application/json");
    let status = state.statuses.lock().unwrap().pop_front().unwrap_or(200);
    if status == 0 {
        std::future::pending::<()>().await;
    }
    if status == 200 {
        state.told.lock().unwrap().push(webhook.clone());
        for event in webhook.events() {
            answer(&state, event).await;
        }
    }
    (StatusCode::from_u16(status).unwrap(), "{ garbage")
}

async fn answer(state: &Record, event: &Event) {
    let Some(reply) = event.reply() else { return };
    let simulator = state.simulator.lock().unwrap().clone();
    for message in (state.answers)(event) {
        let body =
            json!({ "recipient": { "id": reply.recipient.person_id() }, "message": message });
        let request = reqwest::Client::new().post(format!("{simulator}/v26.0/me/messages"));
        let answer = request.bearer_auth("token").json(&body).send().await.unwrap();
        assert_eq!(answer.status(), 200, "{}", answer.text().await.unwrap());
    }
}
