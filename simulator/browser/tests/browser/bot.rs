//! A bot that listens, keeps what it is told, and answers as its manners are.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::Router;
use axum::extract::{Path, RawQuery, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use sendapi_core::call::subscription::SubscribedField;
use sendapi_core::webhook::Handshake;
use sendapi_simulator::Builder;
use serde_json::{Value, json};
use tokio::net::TcpListener;

use crate::{bakery, files};

#[derive(Clone, Copy)]
pub(crate) enum Manners {
    Good,
    /// Answers 500.
    Fails,
    /// Answers with a status and words that mean nothing.
    TalksNonsense,
    /// Answers after its time is up.
    Dawdles,
}

#[derive(Clone)]
pub(crate) struct Bot {
    url: String,
    state: Arc<Memory>,
}

struct Memory {
    url: String,
    simulator: Mutex<String>,
    manners: Mutex<Manners>,
    told: Mutex<Vec<Value>>,
}

impl Bot {
    pub(crate) async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let (simulator, manners) = (Mutex::default(), Mutex::new(Manners::Good));
        let state = Memory { url: url.clone(), simulator, manners, told: Mutex::default() };
        let state = Arc::new(state);
        let router = Router::new()
            .route("/webhook", get(handshake).post(webhook))
            .route("/pictures/{name}", get(picture))
            .route("/files/{name}", get(file))
            .with_state(Arc::clone(&state));
        tokio::spawn(async move { axum::serve(listener, router).await });
        Self { url, state }
    }

    /// Settings of a simulator that brings webhooks here.
    pub(crate) fn joins(&self, settings: Builder) -> Builder {
        self.joins_as_it_is(settings.subscribe(SubscribedField::Feed))
    }

    /// The same for accounts that nobody subscribed.
    pub(crate) fn joins_unsubscribed(&self, settings: Builder) -> Builder {
        self.joins_as_it_is(settings.not_subscribed())
    }

    fn joins_as_it_is(&self, settings: Builder) -> Builder {
        settings.webhook(format!("{}/webhook", self.url), "the app's secret", VERIFY_TOKEN)
    }

    /// Where a file of [`files`] is found.
    pub(crate) fn address_of(&self, name: &str) -> String {
        format!("{}/files/{name}", self.url)
    }

    /// Where a coloured square is found.
    pub(crate) fn picture(&self, name: &str) -> String {
        format!("{}/pictures/{name}.svg", self.url)
    }

    /// Where its messages go.
    pub(crate) fn answers_to(&self, simulator: &str) {
        simulator.clone_into(&mut self.state.simulator.lock().unwrap());
    }

    pub(crate) fn behaves(&self, manners: Manners) {
        *self.state.manners.lock().unwrap() = manners;
    }

    /// The events that it was told of: of its conversations, of others', and of comments.
    pub(crate) fn told(&self) -> Vec<Value> {
        self.state.told.lock().unwrap().clone()
    }

    /// What stands at this place in the events that have it.
    pub(crate) fn told_at(&self, pointer: &str) -> Vec<Value> {
        self.told().iter().filter_map(|event| event.pointer(pointer).cloned()).collect()
    }
}

async fn handshake(RawQuery(query): RawQuery) -> Result<String, StatusCode> {
    let answer = Handshake::new(VERIFY_TOKEN).answer(&query.unwrap_or_default());
    answer.map_err(|_| StatusCode::FORBIDDEN)
}

async fn webhook(State(state): State<Arc<Memory>>, body: axum::body::Bytes) -> Response {
    let manners = *state.manners.lock().unwrap();
    match manners {
        Manners::Good => listen(state, &body),
        Manners::Fails => (StatusCode::INTERNAL_SERVER_ERROR, "oh no").into_response(),
        Manners::TalksNonsense => (StatusCode::IM_A_TEAPOT, "\u{0}<<{{ garbage").into_response(),
        Manners::Dawdles => {
            tokio::time::sleep(Duration::from_secs(3)).await;
            StatusCode::OK.into_response()
        }
    }
}

/// Answers at once and sends its messages after that, as good bots do.
fn listen(state: Arc<Memory>, body: &[u8]) -> Response {
    let webhook: Value = serde_json::from_slice(body).unwrap();
    let entry = &webhook["entry"][0];
    let lists = ["messaging", "standby", "changes"];
    let told = lists.iter().find_map(|list| entry[list].get(0)).expect("an event");
    state.told.lock().unwrap().push(told.clone());
    if let Some(event) = entry["messaging"].get(0).cloned() {
        tokio::spawn(async move { answer(&state, &event).await });
    }
    StatusCode::OK.into_response()
}

async fn answer(state: &Memory, event: &Value) {
    let simulator = state.simulator.lock().unwrap().clone();
    let account = event["recipient"]["id"].as_str().unwrap();
    let url = format!("{simulator}/v26.0/{account}/messages");
    for mut request in bakery::answers(event, &state.url) {
        request["recipient"] = json!({ "id": event["sender"]["id"] });
        let sent = reqwest::Client::new().post(&url).bearer_auth("token").json(&request);
        let _ = sent.send().await;
    }
}

/// A coloured square.
async fn picture(Path(name): Path<String>) -> impl IntoResponse {
    let hue = name.bytes().map(u32::from).sum::<u32>() * 40 % 360;
    let square = format!(
        "<svg xmlns='http://www.w3.org/2000/svg' width='400' height='210'>\
         <rect width='400' height='210' fill='hsl({hue} 60% 70%)'/></svg>"
    );
    ([(header::CONTENT_TYPE, "image/svg+xml")], square)
}

async fn file(Path(name): Path<String>) -> impl IntoResponse {
    ([(header::CONTENT_TYPE, files::content_type(&name))], files::read(&name))
}

const VERIFY_TOKEN: &str = "the verify token";
