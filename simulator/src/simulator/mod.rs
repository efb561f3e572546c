//! The running server.

pub(crate) mod builder;

use std::fmt;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use serde_json::Value;
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::task::JoinHandle;
use tokio::time::timeout;

use crate::chat::{self, Chat};
use crate::context::{self, Context};
use crate::participant::{again, happening};
use crate::state::Keeper;
use crate::stop::{Stop, stop};
use crate::wire::line::{Lines, Scissors};
use crate::{
    Account, ActionError, Attachment, Builder, Clock, Delivery, Faults, Happening, Participant,
    Received, Release, StartError, Untold, WebhookError, dispatch,
};

/// A Send API that listens on a port of its own on 127.0.0.1.
///
/// It runs on the tokio runtime that started it and stops when it is dropped, or in good order by
/// [`shutdown`](Self::shutdown). A blocking HTTP client needs a multi-threaded runtime: it holds the
/// thread that the answer would come from.
///
/// ```
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// use sendapi_simulator::Simulator;
///
/// let simulator = Simulator::builder().page("101").start().await?;
/// println!("requests go to {}, people to {}", simulator.url(), simulator.chat_url());
/// assert!(simulator.messages().is_empty());
/// simulator.shutdown().await;
/// # Ok(())
/// # }
/// ```
pub struct Simulator {
    url: String,
    is_open: bool,
    context: Arc<Context>,
    /// The server stops as soon as this is gone.
    running: watch::Sender<()>,
    server: JoinHandle<()>,
    telling: Telling,
    /// Dropped last, so that all that happened is written.
    keeper: Option<Keeper>,
}

impl Simulator {
    /// Starts with the default settings: any free port, any token, every account a Page.
    pub async fn start() -> Result<Self, StartError> {
        Self::builder().start().await
    }

    /// Settings first: port, accounts, tokens and more.
    pub fn builder() -> Builder {
        Builder::default()
    }

    /// Where it listens, without a slash at the end: `http://127.0.0.1:41234`.
    #[must_use]
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Where a person looks on and takes part: the chat page.
    #[must_use]
    pub fn chat_url(&self) -> String {
        format!("{}/chat", self.url)
    }

    /// Whether it listens beyond this machine, as [`Builder::host`] may tell it.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.is_open
    }

    /// What it accepted, oldest first, also where a fault kept the sender from being told.
    ///
    /// It remembers the newest 100,000; [`Builder::remember`] sets another number.
    #[must_use]
    pub fn messages(&self) -> Vec<Received> {
        self.context.memory.all()
    }

    /// What was set up for an account beside its messages, as it is now: profile, personas, labels and
    /// the like.
    ///
    /// ```
    /// # async fn check(simulator: &sendapi_simulator::Simulator) {
    /// use sendapi_simulator::Platform;
    ///
    /// let page = simulator.account("101");
    /// assert_eq!(page.profile(Platform::Messenger, "get_started")["payload"], "START");
    /// assert_eq!(page.personas(), ["Runa"]);
    /// assert_eq!(page.thread_owner("7204418830956127"), None);
    /// # }
    /// ```
    #[must_use]
    pub fn account(&self, id: &str) -> Account {
        let context = &self.context;
        let mut account = context.world.account(context.accounts.resolve(id));
        account.subscribed_fields = Some(context.subscribed_fields(id));
        account.at(context.clock.now())
    }

    /// Lets all templates of an account that wait for their review pass it, which nobody does here by itself. Tells how
    /// many. The bot is told of each where it subscribes to `message_template_status_update`;
    /// [`Happening::template_status`] judges a single one.
    ///
    /// It matters with [`Builder::known_templates_only`], and for whoever reads the templates' `status`.
    #[expect(clippy::must_use_candidate, reason = "what it does counts, not how many there were")]
    pub fn approve_templates(&self, account: &str) -> usize {
        happening::approve_templates(&self.context, account)
    }

    /// The files that were uploaded or came with a message, those that a message asked to keep, and
    /// pictures that people sent, oldest first.
    ///
    /// It keeps the newest 256 MiB; [`Builder::keep_attachments`] sets another number.
    #[must_use]
    pub fn attachments(&self) -> Vec<Attachment> {
        self.context.attachments.all()
    }

    /// The one with this `attachment_id`, if it is still kept.
    #[must_use]
    pub fn attachment(&self, id: &str) -> Option<Attachment> {
        self.context.attachments.find(id)
    }

    /// What time it is here, to move it forward.
    #[must_use]
    pub fn clock(&self) -> &Clock {
        &self.context.clock
    }

    /// Somebody who writes to the account that was named: a conversation's other side. The same name is the
    /// same person.
    ///
    /// Of several accounts it is the first in the order of their ids, and without any the Page `101`;
    /// [`person_of`](Self::person_of) names another.
    #[must_use]
    pub fn person(&self, name: &str) -> Participant {
        self.person_of(self.context.accounts.first().unwrap_or(context::ANY_PAGE), name)
    }

    /// Somebody who writes to the account with this id. The same name is the same person, whom each account knows by
    /// another id, as on the platform.
    #[must_use]
    pub fn person_of(&self, account: &str, name: &str) -> Participant {
        Participant::of(Arc::clone(&self.context), &self.url, account, name)
    }

    /// The attempts to bring webhooks to the bot, oldest first.
    ///
    /// It remembers the newest 10,000; [`Builder::remember_deliveries`] sets another number.
    #[must_use]
    pub fn deliveries(&self) -> Vec<Delivery> {
        self.context.courier.deliveries()
    }

    /// What happened and the bot was not told, since nobody subscribed the app to it, oldest first: of the newest 2,000 items
    /// of the log. That a person read is not among it.
    ///
    /// ```no_run
    /// # fn check(simulator: &sendapi_simulator::Simulator) {
    /// assert!(simulator.untold().is_empty(), "subscribe to it: {}", simulator.untold()[0]);
    /// # }
    /// ```
    #[must_use]
    pub fn untold(&self) -> Vec<Untold> {
        self.context.log.untold()
    }

    /// Brings a webhook to the bot once more, by its [number](Delivery::number): to the byte the same, signed anew, as the
    /// platform may bring one twice. A bot that knows what it has had does nothing.
    ///
    /// It waits its turn in the conversation and is tried as often as any other; what comes of it is a delivery of its
    /// own, which [says so](Delivery::is_again). [`Participant::tells_again`] takes what a person did last.
    ///
    /// ```no_run
    /// # async fn test(simulator: sendapi_simulator::Simulator) -> Result<(), Box<dyn std::error::Error>> {
    /// for delivery in simulator.deliveries() {
    ///     simulator.redeliver(delivery.number()).await?;
    /// }
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// [`ActionError`] if none of this number is remembered, or the bot did not take it.
    pub async fn redeliver(&self, number: u64) -> Result<Delivery, ActionError> {
        again::numbered(&self.context, number).await
    }

    /// Lets something happen to an account that no person does: the platform enforces its policy, a template is judged, and
    /// [whatever else there is](Happening).
    ///
    /// Gives the webhook that tells it, as JSON, also where nobody subscribed to it, so that the bot is not told.
    ///
    /// # Errors
    /// [`ActionError`] if it cannot happen so, or if the bot did not take what it was told.
    pub async fn happens(&self, account: &str, happening: Happening) -> Result<Value, ActionError> {
        happening::of_account(&self.context, &self.url, account, &happening).await
    }

    /// Holds back what the bot would be told, until [`release_webhooks`](Self::release_webhooks): so that it comes late, in
    /// another order, twice, together or in one entry. Meanwhile what people do waits for nothing.
    ///
    /// ```no_run
    /// # async fn test(simulator: sendapi_simulator::Simulator) -> Result<(), Box<dyn std::error::Error>> {
    /// use std::time::Duration;
    ///
    /// use sendapi_simulator::Release;
    ///
    /// let ada = simulator.person("Ada");
    /// simulator.hold_webhooks();
    /// ada.says("One rye loaf").await?;
    /// ada.says("No, two").await?;
    /// simulator.clock().advance(Duration::from_secs(60 * 60));
    /// simulator.release_webhooks(Release::Reversed).await;
    /// # Ok(())
    /// # }
    /// ```
    pub fn hold_webhooks(&self) {
        self.context.courier.hold();
    }

    /// How many webhooks are held back.
    #[must_use]
    pub fn held_webhooks(&self) -> usize {
        self.context.courier.held().unwrap_or_default()
    }

    /// Brings the webhooks that were held back, and holds no more back. Gives what came of each: of those that failed, the
    /// last attempt of those that are made at once.
    pub async fn release_webhooks(&self, order: Release) -> Vec<Delivery> {
        self.context.courier.release(order).await
    }

    /// The times in webhooks are so many milliseconds later than they should be, earlier if it is below 0: the platform's
    /// clock, or the bot's, is off. Windows here go by the right time all the same. 0 sets it right.
    pub fn set_webhook_times_off(&self, milliseconds: i64) {
        self.context.courier.set_off(milliseconds);
    }

    /// Asks the bot whether its address and verify token are right, as the platform does when a webhook is
    /// set up. Without it, the question comes before the first webhook.
    pub async fn verify_webhook(&self) -> Result<(), WebhookError> {
        self.context.courier.verify().await
    }

    /// What is to go wrong from now on, and for whom.
    #[must_use]
    pub fn faults(&self) -> &Faults {
        &self.context.faults
    }

    /// Takes no new connections, finishes the requests that are under way and returns once the port
    /// is free. Delays end at once, and what stalls is cut. A connection that has not sent the
    /// rest of its request within a second is cut.
    pub async fn shutdown(self) {
        let Self { running, mut server, telling, keeper, .. } = self;
        // Before the wait: requests under way may wait for the stop, or for a webhook that is not answered.
        drop((running, telling));
        if timeout(GRACE, &mut server).await.is_err() {
            server.abort();
            // The wait frees the port; that the task was aborted is no news.
            let _ = server.await;
        }
        drop(keeper);
    }

    /// `resume` brings back what was in an earlier life, once the port is known to be free.
    pub(crate) async fn serve(
        wanted: SocketAddr,
        context: Context,
        resume: impl FnOnce(&Arc<Context>, &str) -> Result<Option<Keeper>, StartError>,
    ) -> Result<Self, StartError> {
        let refused = |source| StartError::listen(wanted, source);
        let listener = TcpListener::bind(wanted).await.map_err(refused)?;
        let address = listener.local_addr().map_err(refused)?;
        let context = Arc::new(context);
        let (url, is_open) = (url_of(address), !address.ip().is_loopback());
        context.url.get_or_init(|| url.clone());
        let keeper = resume(&context, &url)?;
        let (running, stop) = stop();
        let chat = Chat::of(Arc::clone(&context), &url, stop.clone(), is_open);
        let server = tokio::spawn(run(Lines(listener), Arc::clone(&context), chat, stop));
        let telling = Telling(Arc::clone(&context));
        Ok(Self { url, is_open, context, running, server, telling, keeper })
    }
}

impl fmt::Debug for Simulator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Simulator").field("url", &self.url).finish_non_exhaustive()
    }
}

/// The bot is told nothing more as soon as this is gone, although people are still there.
struct Telling(Arc<Context>);

impl Drop for Telling {
    fn drop(&mut self) {
        self.0.courier.stop();
    }
}

async fn run(lines: Lines, context: Arc<Context>, chat: Chat, stop: Stop) {
    let router = chat::router(chat).fallback(dispatch::respond).with_state((context, stop.clone()));
    let connected = router.into_make_service_with_connect_info::<Scissors>();
    // Its documentation: this never returns an error.
    let _ = axum::serve(lines, connected).with_graceful_shutdown(stop.wait()).await;
}

/// An address that stands for all of the machine's is reached on this machine by the loopback address.
fn url_of(address: SocketAddr) -> String {
    let mut reached = address;
    if address.ip().is_unspecified() {
        reached.set_ip(Ipv4Addr::LOCALHOST.into());
    }
    format!("http://{reached}")
}

const GRACE: Duration = Duration::from_secs(1);
