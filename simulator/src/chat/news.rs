//! What changes, as it changes: server-sent events.

use std::convert::Infallible;
use std::sync::Arc;

use axum::extract::State;
use axum::response::Sse;
use axum::response::sse::{Event, KeepAlive};
use futures_util::{Stream, StreamExt as _, stream};
use serde_json::{Value, json};
use tokio::sync::broadcast::Receiver;
use tokio::sync::broadcast::error::RecvError;

use super::{Chat, control, conversation, entry, typing};
use crate::context::Context;
use crate::feed::News;
use crate::talk::conversation::Conversation;

/// Ends with the simulator.
pub(super) async fn news(
    State(chat): State<Chat>,
) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let stop = Box::pin(chat.stop.clone().wait());
    let listener = Listener { news: chat.context.feed.listen(), chat };
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
            Ok(news) => Some(events(&self.chat.context, &news).unwrap_or_else(|| self.anew())),
            Err(RecvError::Lagged(_)) => Some(self.anew()),
            Err(RecvError::Closed) => None,
        }
    }

    /// What is still kept for a listener that fell behind is older than what the page reads now.
    fn anew(&mut self) -> Vec<Event> {
        self.news = self.chat.context.feed.listen();
        vec![event("lost", &json!({}))]
    }
}

/// None if it comes too late: what is new is kept no longer.
fn events(context: &Context, news: &News) -> Option<Vec<Event>> {
    Some(match news {
        News::Account(id) => vec![event(
            "account",
            &json!({ "id": id, "subscribed": context.subscribed_fields(id) }),
        )],
        News::Clock => vec![event("clock", &control::time(context))],
        News::Conversation(id) => {
            let one = conversation::one(context, id);
            one.iter().map(|it| event("conversation", it)).collect()
        }
        News::Entry { conversation, number } => of_entry(context, conversation, *number)?,
        News::Faults => vec![event("faults", &control::known_faults(context))],
        News::Log(number) => vec![event("log", &context.log.find(*number)?.to_json())],
    })
}

fn of_entry(context: &Context, id: &str, number: u64) -> Option<Vec<Event>> {
    let find = |it: &Conversation| Some((it.account().to_owned(), Arc::clone(it.entry(number)?)));
    let (account, entry) = context.conversations.with(id, find)??;
    let one = conversation::one(context, id);
    let told = json!({ "conversation": one, "entry": entry::json(context, &account, &entry) });
    let typing = typing::change(context, &account, id, &entry);
    let events = [Some(("entry", told)), typing.map(|typing| ("typing", typing))];
    Some(events.into_iter().flatten().map(|(name, json)| event(name, &json)).collect())
}

fn event(name: &str, json: &Value) -> Event {
    Event::default().event(name).data(json.to_string())
}
