//! Somebody who writes to an account, as a test or a person at a page lets them.

use std::fmt;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use sendapi_core::call::subscription::SubscribedField;
use sendapi_core::webhook::{Event, Kind, Webhook};
use serde_json::Value;

use crate::answers::ids::Ids;
use crate::context::Context;
use crate::courier::subscription::on;
use crate::talk::conversation::Conversation;
use crate::talk::entry::What;
use crate::talk::events;
use crate::{Platform, Received};

mod action_error;
pub(crate) mod again;
mod calls;
mod comments;
mod expected;
mod file;
mod forms;
pub(crate) mod happening;
mod reacts;
mod staff;
mod tappable;
mod taps;
mod unexpected;
mod waits;
mod writes;

pub(crate) use file::Sent;

pub use action_error::ActionError;
pub use expected::Expected;
pub use happening::Happening;
pub use staff::Staff;
pub use unexpected::Unexpected;

/// A person at their side of the conversation with an account, from
/// [`Simulator::person`](crate::Simulator::person). Cheap to clone.
///
/// What a person does opens the platform's windows, by the simulator's [`Clock`](crate::Clock): from then on
/// the account may write to their [`id`](Self::id), and what comes too late is refused as the platform
/// refuses it. As long as they have done nothing, nothing may be sent to them but sender actions and utility
/// templates.
///
/// If the simulator has a [bot](crate::Builder::webhook), it is told, and each method waits until the bot
/// took that or failed to at every attempt that is made at once. What is told is the platform's event,
/// which differs between Messenger and Instagram. What nobody [subscribed](crate::Builder::subscribe) to happens all the
/// same, and the bot is not told of it: [`Unexpected`] says so where an answer does not come.
///
/// ```no_run
/// # async fn test(simulator: sendapi_simulator::Simulator) -> Result<(), Box<dyn std::error::Error>> {
/// use std::time::Duration;
///
/// use serde_json::json;
///
/// let ada = simulator.person("Ada");
/// ada.says("Is there rye bread?").await?;
/// ada.expects("Yes. Shall we put one aside?").await?;
/// ada.taps("Put one aside").await?;
/// ada.expects(json!({ "attachment": { "payload": { "template_type": "receipt" } } })).await?;
///
/// simulator.clock().advance(Duration::from_secs(24 * 60 * 60));
/// ada.says("Here I am").await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct Participant {
    context: Arc<Context>,
    url: String,
    account: String,
    platform: Platform,
    name: String,
    id: String,
    /// The id of their conversation.
    conversation: String,
    patience: Duration,
}

impl Participant {
    /// The id by which the account knows the person: page-scoped, or Instagram-scoped. The same name has
    /// the same id in every simulator.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The account that the person writes to.
    #[must_use]
    pub fn account(&self) -> &str {
        &self.account
    }

    /// The id of their conversation with the account.
    pub(crate) fn conversation(&self) -> &str {
        &self.conversation
    }

    pub(crate) fn platform(&self) -> Platform {
        self.platform
    }

    /// Waits this long, in real time, for what is [expected](Self::expects): 5 seconds unless told.
    #[must_use]
    pub fn patient(self, time: Duration) -> Self {
        Self { patience: time, ..self }
    }

    /// All messages that the account sent to the person, oldest first; sender actions among them.
    #[must_use]
    pub fn messages(&self) -> Vec<Received> {
        self.context.conversations.messages(&self.conversation)
    }

    /// Waits for the account's next message, which must be as expected: a text, a part of the `message` as
    /// JSON, or [anything](Expected::anything).
    ///
    /// The next is the oldest that was not expected before, by this value or another of the same person: success
    /// uses it up, and the call after it waits for the one that follows. Sender actions are passed over.
    /// [`messages`](Self::messages) still has all of them.
    ///
    /// # Errors
    /// [`Unexpected`] if another message came, at once, or none in time, after as long as the person is
    /// [patient](Self::patient). It tells both, and uses nothing up: the same message can be expected again.
    pub async fn expects(&self, expected: impl Into<Expected>) -> Result<(), Unexpected> {
        self.expects_all([expected]).await.map(drop)
    }

    /// Waits for the account's next messages, which must be these in this order, and gives them.
    ///
    /// # Errors
    /// [`Unexpected`] like [`expects`](Self::expects), as soon as one is another. None of them is used up then,
    /// not even those that were as expected.
    pub async fn expects_all<E: Into<Expected>>(
        &self,
        expected: impl IntoIterator<Item = E>,
    ) -> Result<Vec<Received>, Unexpected> {
        waits::wait(self, expected.into_iter().map(Into::into).collect()).await
    }

    /// Lets something happen that the person does beside writing and tapping: they come by a link or an advertisement, edit a
    /// message, mention the account in a story, and [whatever else there is](Happening).
    ///
    /// Gives the webhook that tells it, as JSON, where ids stand that are needed afterwards; also where nobody subscribed to it,
    /// so that the bot is not told.
    ///
    /// # Errors
    /// [`ActionError`] if it cannot happen so, or if the bot did not take what it was told.
    pub async fn experiences(&self, happening: Happening) -> Result<Value, ActionError> {
        happening::happens(self, &happening).await
    }

    /// So much time passes, in which the person does nothing: the simulator's clock is moved forward, for all.
    pub fn comes_back_after(&self, time: Duration) {
        self.context.clock.advance(time);
    }

    /// The people at the account who answer by hand, for conversations that the bot passed to them.
    #[must_use]
    pub fn staff(&self) -> Staff {
        Staff::of(self.clone())
    }

    pub(crate) fn of(context: Arc<Context>, url: &str, account: &str, name: &str) -> Self {
        let id = Ids::person(&format!("{account} {name}"));
        let conversation = context.conversations.meet(&id, account, name);
        Self::whose(context, url, (account, name), id, conversation)
    }

    /// The person of the conversation with this id.
    pub(crate) fn find(context: &Arc<Context>, url: &str, conversation: &str) -> Option<Self> {
        let look = |it: &Conversation| [it.account(), it.name(), it.person()].map(str::to_owned);
        let [account, name, id] = context.conversations.with(conversation, look)?;
        let (context, conversation) = (Arc::clone(context), conversation.to_owned());
        Some(Self::whose(context, url, (&account, &name), id, conversation))
    }

    fn whose(
        context: Arc<Context>,
        url: &str,
        (account, name): (&str, &str),
        id: String,
        conversation: String,
    ) -> Self {
        let platform = context.accounts.platform(account, None);
        let (url, account, name) = (url.to_owned(), account.to_owned(), name.to_owned());
        Self { context, url, account, platform, name, id, conversation, patience: PATIENCE }
    }

    async fn does(&self, kind: Kind) -> Result<(), ActionError> {
        let at = self.context.clock.now();
        let event = events::event(&self.id, &self.account, at, kind);
        if let Some(reply) = event.reply() {
            self.context.conversations.allow(&self.id, &self.account, &reply);
        }
        let what = What::Event(serde_json::to_value(&event).unwrap_or_default());
        self.keeps_and_tells(at, what, &self.written(at, event)).await
    }

    /// It stands in the conversation, and the bot is told if the app is subscribed to that.
    async fn keeps_and_tells(
        &self,
        at: SystemTime,
        what: What,
        webhook: &Webhook,
    ) -> Result<(), ActionError> {
        let untold = self.context.not_subscribed(&self.account, webhook);
        let is_told = untold.is_none();
        // Who looks at the chat page reads all the time.
        let noted = untold.filter(|it| it.field != on(self.platform, &READS).as_str());
        self.context.conversations.keep_deed(&self.conversation, at, what, noted.clone());
        if let Some(why) = noted {
            self.context.note_untold(&self.account, &self.id, webhook, why);
        }
        if is_told { self.bring(webhook).await } else { Ok(()) }
    }

    /// Tells the bot of what happened in the conversation, as long as another app has it on standby.
    async fn tell_of(&self, at: SystemTime, event: Event) -> Result<(), ActionError> {
        self.tell(&self.written(at, event)).await
    }

    /// The same where it is known that the app is subscribed to it.
    async fn tell_on(&self, at: SystemTime, event: Event) -> Result<(), ActionError> {
        self.bring(&self.written(at, event)).await
    }

    /// Tells the bot, if the app is subscribed to that.
    async fn tell(&self, webhook: &Webhook) -> Result<(), ActionError> {
        let Some(why) = self.context.not_subscribed(&self.account, webhook) else {
            return self.bring(webhook).await;
        };
        self.context.note_untold(&self.account, &self.id, webhook, why);
        Ok(())
    }

    fn written(&self, at: SystemTime, event: Event) -> Webhook {
        let is_on_standby = self.context.other_owner(&self.account, &self.id).is_some();
        let written = if is_on_standby { events::on_standby } else { events::of_conversation };
        written(self.platform, &self.account, at, event)
    }

    async fn bring(&self, webhook: &Webhook) -> Result<(), ActionError> {
        match self.context.courier.send(&self.id, webhook).outcome().await {
            Some(delivery) if !delivery.is_taken() => Err(ActionError::undelivered(delivery)),
            _ => Ok(()),
        }
    }

    /// The id of the account's newest message.
    fn newest(&self) -> Result<String, ActionError> {
        let newest = self.context.conversations.newest(&self.conversation);
        newest.ok_or_else(|| ActionError::no_message(&self.name))
    }
}

impl fmt::Debug for Participant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Participant")
            .field("name", &self.name)
            .field("id", &self.id)
            .field("account", &self.account)
            .finish_non_exhaustive()
    }
}

const READS: SubscribedField = SubscribedField::MessageReads;

/// For what is expected.
const PATIENCE: Duration = Duration::from_secs(5);
