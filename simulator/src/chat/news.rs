//! What changes, as it changes: server-sent events.

use std::convert::Infallible;

use axum::extract::State;
use axum::response::Sse;
use axum::response::sse::{Event, KeepAlive};
use futures_util::{Stream, StreamExt as _, stream};
use serde_json::{Value, json};
use tokio::sync::broadcast::Receiver;
use tokio::sync::broadcast::error::RecvError;

use super::{Chat, control, conversation, entry, typing};
use crate::feed::News;
use crate::service::Service;
use crate::talk::entry::Entry;

/// Ends with the simulator.
pub(super) async fn news(
    State(chat): State<Chat>,
) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let stop = Box::pin(chat.stop.clone().wait());
    let listener = Listener { news: chat.service.feed.listen(), chat };
    let events =
        stream::unfold(
            listener,
            |mut listener| async move { Some((listener.next().await?, listener)) },
        );
    let told = events.map(stream::iter).flatten().map(Ok).take_until(stop);
    Sse::new(told).keep_alive(KeepAlive::default())
}

struct Listener {
    news: Receiver<News>,
    chat: Chat,
}

impl Listener {
    async fn next(&mut self) -> Option<Vec<Event>> {
        match self.news.recv().await {
            Ok(news) => Some(events(&self.chat.service, &news)),
            Err(RecvError::Lagged(_)) => {
                // What is still kept for it is older than what the page reads now.
                self.news = self.chat.service.feed.listen();
                Some(vec![event("lost", &json!({}))])
            }
            Err(RecvError::Closed) => None,
        }
    }
}

fn events(service: &Service, news: &News) -> Vec<Event> {
    match news {
        News::Account(id) => vec![event("account", &json!({ "id": id }))],
        News::Clock => vec![event("clock", &control::time(service))],
        News::Conversation(id) => {
            let one = conversation::one(service, id);
            one.iter().map(|it| event("conversation", it)).collect()
        }
        News::Entry { conversation, entry } => of_entry(service, conversation, entry),
        News::Faults => vec![event("faults", &control::known_faults(service))],
        News::Log(item) => vec![event("log", &item.to_json())],
    }
}

fn of_entry(service: &Service, id: &str, entry: &Entry) -> Vec<Event> {
    let Some(account) = service.conversations.account_of(id) else { return Vec::new() };
    let one = conversation::one(service, id);
    let told = json!({ "conversation": one, "entry": entry::json(service, &account, entry) });
    let typing = typing::change(service, &account, id, entry);
    let events = [Some(("entry", told)), typing.map(|typing| ("typing", typing))];
    events.into_iter().flatten().map(|(name, json)| event(name, &json)).collect()
}

fn event(name: &str, json: &Value) -> Event {
    Event::default().event(name).data(json.to_string())
}
