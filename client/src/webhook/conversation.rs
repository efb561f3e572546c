//! People who write to a bot, in its tests.

use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use serde_json::{Value, json};

use super::{Failure, Handler, Handshake, Inbox, Stuck, Verifier, Webhook, shown};
use crate::{
    Account, Accounts, AnyAccount, Client, Error, Instagram, Message, Messenger, Platform,
    PlatformKind,
};
use sendapi_core::payload::IntoPayload;

/// A handler and the people who write to it: for tests, without a server and without a platform.
///
/// The handler is the one that a server runs, behind the same [`Inbox`]. Its account, which
/// [`Incoming::page`](super::Incoming::page) finds, belongs to a client that
/// [sends nothing](crate::ClientBuilder::dry_run): what it would have sent is what comes back here.
///
/// ```
/// use sendapi::message;
/// use sendapi::webhook::{Conversation, Incoming};
///
/// async fn echo(incoming: Incoming) -> Result<(), sendapi::Error> {
///     if let (Some(page), Some(reply), Some(text)) = (incoming.page(), incoming.reply(), incoming.text()) {
///         let recipient = reply.recipient.clone();
///         page.answer(&reply, &message!(Messenger { recipient, text })).await?;
///     }
///     Ok(())
/// }
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let mut talk = Conversation::with(echo)?;
/// let answers = talk.person("7").says("Good morning").await?;
/// assert_eq!(answers, [message!(Messenger { recipient: "7", text: "Good morning" })]);
/// # Ok(())
/// # }
/// ```
///
/// What a handler leaves to tasks of its own is not waited for. A message that went together
/// [with its file](crate::Account::send_file) shows the file by the id `0`, as a rehearsal uploads it.
pub struct Conversation<P: Platform = Messenger> {
    inbox: Inbox,
    client: Client,
    failures: Arc<Mutex<Vec<Failure>>>,
    events: u64,
    /// How many requests were made so far.
    requests: u64,
    sent: Vec<Message<'static, P>>,
}

impl Conversation<Messenger> {
    /// With a Page whose messages this handler answers.
    ///
    /// # Errors
    ///
    /// An [`Error`] of kind [`Setup`](crate::ErrorKind::Setup) when the system lacks what a client needs.
    pub fn with(
        handler: impl Handler, // called more than once, so `Fn`: state comes by `with_state(…)`
    ) -> Result<Self, Error> {
        Self::built(|_| handler)
    }

    /// The same with a handler that is made of the Page.
    ///
    /// # Errors
    ///
    /// As with [`with`](Self::with).
    pub fn built<H: Handler>(build: impl FnOnce(Account<Messenger>) -> H) -> Result<Self, Error> {
        let client = Client::builder().dry_run().build()?;
        let page = client.page(ACCOUNT, TOKEN);
        Self::of(client, page.clone().into(), build(page))
    }
}

impl Conversation<Instagram> {
    /// With an Instagram account whose messages this handler answers.
    ///
    /// # Errors
    ///
    /// As with [`with`](Conversation::with).
    pub fn on_instagram(
        handler: impl Handler, // called more than once, so `Fn`: state comes by `with_state(…)`
    ) -> Result<Self, Error> {
        Self::built_on_instagram(|_| handler)
    }

    /// The same with a handler that is made of the account.
    ///
    /// # Errors
    ///
    /// As with [`with`](Conversation::with).
    pub fn built_on_instagram<H: Handler>(
        build: impl FnOnce(Account<Instagram>) -> H,
    ) -> Result<Self, Error> {
        let client = Client::builder().dry_run().build()?;
        let account = client.instagram_login(ACCOUNT, TOKEN);
        Self::of(client, account.clone().into(), build(account))
    }
}

impl<P: Platform> Conversation<P> {
    /// The person with this id.
    #[expect(
        clippy::needless_pass_by_value,
        reason = "`&str`, `String` and integers are equally welcome"
    )]
    pub fn person(&mut self, id: impl ToString) -> Person<'_, P> {
        Person { id: id.to_string(), ago: Duration::ZERO, talk: self }
    }

    /// All messages that were sent so far, to whomever, in their order.
    pub fn sent(&self) -> &[Message<'static, P>] {
        &self.sent
    }

    fn of(client: Client, account: AnyAccount, handler: impl Handler) -> Result<Self, Error> {
        let mut accounts = Accounts::new();
        accounts.add(account)?;
        let failures: Arc<Mutex<Vec<Failure>>> = Arc::default();
        let kept = Arc::clone(&failures);
        // Nothing is verified: events do not come as signed bodies here.
        let inbox = Inbox::builder(Verifier::new(""), Handshake::new(""))
            .accounts(accounts)
            .on_error(move |failure| {
                kept.lock().unwrap_or_else(PoisonError::into_inner).push(failure.clone());
            })
            .start(handler);
        Ok(Self { inbox, client, failures, events: 0, requests: 0, sent: Vec::new() })
    }

    /// Hands an event on, and waits for what comes of it.
    async fn happens(&mut self, event: Value) -> Result<Vec<Message<'static, P>>, Stuck> {
        let object = match P::KIND {
            PlatformKind::Messenger => "page",
            PlatformKind::Instagram => "instagram",
        };
        let time = event.get("timestamp").cloned();
        let body = json!({"object": object, "entry": [{"id": ACCOUNT, "time": time, "messaging": [event]}]});
        let webhook = Webhook::from_json(body.to_string().as_bytes());
        self.inbox.accept(webhook.map_err(|cause| Stuck::NoEvent(cause.to_string()))?)?;
        self.inbox.settled().await;
        let failed = self.failures.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let before = self.sent.len();
        let read = self.read_sent();
        match failed {
            Some(failure) => Err(Stuck::Failed(failure)),
            None => read.map(|()| self.sent.get(before..).unwrap_or_default().to_vec()),
        }
    }

    /// All that can be read, whatever cannot.
    fn read_sent(&mut self) -> Result<(), Stuck> {
        let (unsent, count) = self
            .client
            .dry_run()
            .map(|dry_run| (dry_run.take(), dry_run.count()))
            .unwrap_or_default();
        let requests = count.saturating_sub(std::mem::replace(&mut self.requests, count));
        let kept = unsent.len();
        let mut stuck = (requests > kept as u64).then_some(Stuck::TooMany { requests, kept });
        for message in unsent.iter().filter_map(shown::message) {
            match message {
                Ok(message) => self.sent.push(message),
                Err(odd) => stuck = stuck.or(Some(odd)),
            }
        }
        stuck.map_or(Ok(()), Err)
    }

    /// The buttons and quick replies that a person has been sent, the latest first: title, payload, and whether it is a
    /// quick reply.
    fn buttons_of(&self, person: &str) -> Vec<Button> {
        let to_them = |message: &&Message<'_, P>| {
            message.recipient().person_id().is_some_and(|id| id == person)
        };
        let mut buttons = Vec::new();
        for message in self.sent.iter().rev().filter(to_them) {
            collect_buttons(&serde_json::to_value(message).unwrap_or_default(), &mut buttons);
        }
        buttons
    }
}

impl<P: Platform> fmt::Debug for Conversation<P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Conversation").field("sent", &self.sent).finish_non_exhaustive()
    }
}

/// A person who writes to a bot, from [`Conversation::person`]. Whatever they do gives what the bot sends then, to
/// whomever.
#[derive(Debug)]
#[must_use = "nothing happens until the person does something"]
pub struct Person<'t, P: Platform = Messenger> {
    talk: &'t mut Conversation<P>,
    id: String,
    ago: Duration,
}

impl<P: Platform> Person<'_, P> {
    /// It happened so long ago, and comes only now.
    pub fn ago(self, ago: Duration) -> Self {
        Self { ago, ..self }
    }

    /// They write.
    ///
    /// # Errors
    ///
    /// [`Stuck`] when the handler fails.
    pub async fn says(self, text: &str) -> Result<Vec<Message<'static, P>>, Stuck> {
        self.does(json!({"message": {"text": text}})).await
    }

    /// They tap what the bot sent them: the latest button or quick reply with this title.
    ///
    /// # Errors
    ///
    /// [`Stuck`] when there is no such button, or when the handler fails.
    pub async fn taps(self, title: &str) -> Result<Vec<Message<'static, P>>, Stuck> {
        let buttons = self.talk.buttons_of(&self.id);
        let Some(button) = buttons.iter().find(|button| button.title == title) else {
            let titles = buttons.into_iter().map(|button| button.title).collect();
            return Err(Stuck::NoButton { title: title.to_owned(), titles });
        };
        let Button { title, payload, is_quick_reply } = button;
        self.does(if *is_quick_reply {
            json!({"message": {"text": title, "quick_reply": {"payload": payload}}})
        } else {
            json!({"postback": {"title": title, "payload": payload}})
        })
        .await
    }

    /// They tap a button with this payload, wherever they have it from: the menu, or an old conversation.
    ///
    /// # Errors
    ///
    /// [`Stuck`] when the handler fails.
    pub async fn taps_payload(
        self,
        payload: impl IntoPayload<'static>,
    ) -> Result<Vec<Message<'static, P>>, Stuck> {
        let payload = payload.into_payload();
        self.does(json!({"postback": {"title": "Button", "payload": payload.as_str()}})).await
    }

    /// They do something else: the member of an event that says what, as in `{"referral": {…}}`. A message or postback
    /// without a `mid` gets one.
    ///
    /// # Errors
    ///
    /// [`Stuck`] when that is no event, or when the handler fails.
    pub async fn does(self, mut what: Value) -> Result<Vec<Message<'static, P>>, Stuck> {
        let Self { talk, id, ago } = self;
        talk.events += 1;
        let Some(event) = what.as_object_mut() else {
            return Err(Stuck::NoEvent("an event is a JSON object".to_owned()));
        };
        for kind in ["message", "postback"] {
            if let Some(Value::Object(kind)) = event.get_mut(kind) {
                kind.entry("mid").or_insert_with(|| format!("m_{}", talk.events).into());
            }
        }
        event.insert("sender".to_owned(), json!({"id": id}));
        event.insert("recipient".to_owned(), json!({"id": ACCOUNT}));
        event.insert("timestamp".to_owned(), milliseconds(ago).into());
        talk.happens(what).await
    }
}

struct Button {
    title: String,
    payload: String,
    is_quick_reply: bool,
}

/// All that can be tapped in a message, from top to bottom: whatever has a title and a payload.
fn collect_buttons(value: &Value, buttons: &mut Vec<Button>) {
    match value {
        Value::Object(object) => {
            if let (Some(Value::String(title)), Some(Value::String(payload))) =
                (object.get("title"), object.get("payload"))
            {
                let is_quick_reply = object.contains_key("content_type");
                buttons.push(Button {
                    title: title.clone(),
                    payload: payload.clone(),
                    is_quick_reply,
                });
            }
            object.values().for_each(|value| collect_buttons(value, buttons));
        }
        Value::Array(items) => items.iter().for_each(|item| collect_buttons(item, buttons)),
        _ => {}
    }
}

fn milliseconds(ago: Duration) -> u64 {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    u64::try_from(now.saturating_sub(ago).as_millis()).unwrap_or(u64::MAX)
}

const ACCOUNT: &str = "101";
const TOKEN: &str = "a-token-for-rehearsals";
