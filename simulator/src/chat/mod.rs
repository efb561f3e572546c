//! The chat page below `/chat`: what it shows, what a person does there, and news of both; and below `/simulator` the
//! few calls of the page that programs make too, whose addresses last.
//!
//! The page itself stands in the folder `page`, which [`assets`] serves as it is; all it knows it asks from here.

mod act;
mod answer;
mod assets;
mod control;
mod conversation;
mod deliveries;
mod entry;
mod guard;
mod happenings;
mod news;
mod parameters;
mod profile;
mod read;
mod subscriptions;
mod typing;
mod webhooks;

use std::sync::Arc;

use axum::Router;
use axum::extract::{ConnectInfo, DefaultBodyLimit, Request, State};
use axum::http::{HeaderMap, Method, header};
use axum::middleware;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{any, get, post};
use sendapi_core::media::LONGEST_FILE;

use crate::context::Context;
use crate::dispatch;
use crate::route::endpoint::MEBIBYTE;
use crate::stop::Stop;
use crate::wire::line::Scissors;

/// What the calls of the page share. Cheap to clone.
#[derive(Clone)]
pub(crate) struct Chat {
    context: Arc<Context>,
    /// Where the simulator listens.
    url: Arc<str>,
    stop: Stop,
    /// Whether it was told to listen beyond this machine.
    is_open: bool,
}

impl Chat {
    pub(crate) fn of(context: Arc<Context>, url: &str, stop: Stop, is_open: bool) -> Self {
        Self { context, url: url.into(), stop, is_open }
    }
}

/// `/chat` and `/simulator` with what stands below them, and the way there.
pub(crate) fn router(chat: Chat) -> Router<(Arc<Context>, Stop)> {
    let person = Router::new()
        .route("/", get(read::conversation))
        .route("/comments", post(act::comments))
        .route("/feedback", post(act::feedback))
        .route("/hands_back", post(act::hands_back))
        .route("/information", post(act::information))
        .route("/posts_back", post(act::posts_back))
        .route("/reacts", post(act::reacts))
        .route("/reads", post(act::reads))
        .route("/says", post(act::says))
        .route("/sends", post(act::sends).layer(DefaultBodyLimit::max(longest_body())))
        .route("/staff", post(act::staff))
        .route("/sticker", post(act::sticker))
        .route("/taps", post(act::taps));
    let for_programs = Router::new()
        .route("/clock", get(control::read_clock).post(control::clock))
        .route("/deliveries", get(deliveries::all).post(deliveries::again))
        .route("/happenings", get(happenings::all).post(happenings::happens))
        .route("/people", post(act::people))
        .route("/subscriptions", post(subscriptions::subscribe))
        .route("/templates", post(control::templates))
        .route("/untold", get(deliveries::untold))
        .route("/webhooks", get(webhooks::held).post(webhooks::change))
        .nest("/conversations/{id}", person);
    let api = Router::new()
        .route("/faults", post(control::faults))
        .route("/handshake", post(control::handshake))
        .route("/log", get(read::log))
        .route("/news", get(news::news))
        .route("/world", get(read::world))
        .merge(for_programs.clone())
        .fallback(answer::nothing_there);
    let chat_page = Router::new()
        .nest("/chat/api", api)
        .nest("/simulator", for_programs.fallback(answer::nothing_there))
        .route("/chat", get(assets::index))
        .route("/chat/page/{file}", get(assets::file))
        .layer(middleware::from_fn_with_state(chat.clone(), guard::admit))
        .with_state(chat);
    Router::new().route("/", any(root)).merge(chat_page)
}

/// The platform takes batches there; a browser wants to see something.
async fn root(
    state: State<(Arc<Context>, Stop)>,
    connected: ConnectInfo<Scissors>,
    request: Request,
) -> Response {
    if request.method() == Method::GET && wants_a_page(request.headers()) {
        return Redirect::temporary("/chat").into_response();
    }
    dispatch::respond(state, connected, request).await
}

fn wants_a_page(headers: &HeaderMap) -> bool {
    let accepted = headers.get(header::ACCEPT).and_then(|it| it.to_str().ok());
    accepted.is_some_and(|types| types.contains("text/html"))
}

/// Bytes: the longest file that the platform takes. Longer ones are refused in its words.
fn longest_body() -> usize {
    usize::try_from(LONGEST_FILE).unwrap_or(usize::MAX).saturating_add(MEBIBYTE)
}
