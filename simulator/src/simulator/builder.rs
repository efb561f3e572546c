//! The settings of a simulator.

use std::collections::BTreeMap;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use sendapi_core::call::subscription::SubscribedField;

use crate::access::access_token::AccessToken;
use crate::access::app_secret::AppSecret;
use crate::access::token::Token;
use crate::access::tokens::Tokens;
use crate::answers::ids::Ids;
use crate::attachments::Attachments;
use crate::context::Context;
use crate::courier::{Bot, Courier, Settings};
use crate::faults::meter::Meter;
use crate::feed::Feed;
use crate::journal::delivery::DeliveryObserver;
use crate::journal::exchange::{Exchange, Observer};
use crate::journal::log::Log;
use crate::journal::memory::Memory;
use crate::journal::warnings::Warnings;
use crate::route::endpoint::MEBIBYTE;
use crate::state::{Keeper, StateFile, restore};
use crate::talk::conversations::Conversations;
use crate::world::accounts::Accounts;
use crate::world::{NotificationToken, People, World};
use crate::{Account, Clock, Delivery, Faults, Person, Platform, Simulator, StartError};

/// Settings of a [`Simulator`] that is about to start.
///
/// ```
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), sendapi_simulator::StartError> {
/// use sendapi_simulator::Simulator;
///
/// let simulator = Simulator::builder()
///     .page("101")
///     .instagram("17841400000000001")
///     .token("a token for tests")
///     .start()
///     .await?;
/// # simulator.shutdown().await;
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of the simulator")]
#[must_use = "settings do nothing until `start` is called"]
pub struct Builder {
    host: IpAddr,
    port: u16,
    accounts: Accounts,
    tokens: Tokens,
    app_secret: Option<AppSecret>,
    remember: usize,
    attachment_bytes: usize,
    knows_attachments: bool,
    knows_personas: bool,
    knows_templates: bool,
    people: People,
    world: BTreeMap<String, Account>,
    knows_people: bool,
    courier: Settings,
    observer: Option<Observer>,
    state_file: Option<PathBuf>,
    warnings: Warnings,
    is_strict: bool,
    meter: Option<u64>,
}

impl Builder {
    /// The port. Without it, or with 0: any free one.
    pub fn port(mut self, port: u16) -> Self {
        self.port = port;
        self
    }

    /// An account that is a Facebook Page: Messenger's rules hold.
    ///
    /// So they do for every id that was not named. What naming adds is `me`: it stands for the named
    /// accounts, if they are all of one platform, and if there is but one, what is set up for it is set
    /// up for `me`.
    pub fn page(mut self, account: impl Into<String>) -> Self {
        self.accounts.register(account.into(), Platform::Messenger);
        self
    }

    /// An account that is an Instagram account: Instagram's rules hold.
    ///
    /// A request with `Host: graph.instagram.com` is Instagram's whatever its account.
    pub fn instagram(mut self, account: impl Into<String>) -> Self {
        self.accounts.register(account.into(), Platform::Instagram);
        self
    }

    /// What people call an account: the name that the chat page shows in place of its id.
    pub fn account_name(mut self, account: impl Into<String>, name: impl Into<String>) -> Self {
        self.accounts.call(account.into(), name.into());
        self
    }

    /// The address to listen on: 127.0.0.1 unless told.
    ///
    /// Any other than one of this machine alone lets everybody who reaches the machine send, look in and take
    /// part at the chat page, without encryption: [`Simulator::is_open`] tells that it is so.
    pub fn host(mut self, host: IpAddr) -> Self {
        self.host = host;
        self
    }

    /// Keeps the state in this file: conversations, what was set up for accounts, uploaded files, and how far the
    /// clock is ahead. A simulator that is started with it goes on where the last one ended.
    ///
    /// It is JSON text, written a moment after each change and at the end; uploaded files stand in a folder beside
    /// it. A file that is broken, or of another form, is kept under another name, told by
    /// [`on_warning`](Self::on_warning), and the simulator begins anew. [`start`](Self::start) fails if the file can
    /// neither be read nor made. Access tokens and secrets are not in it, nor are the log and the faults.
    ///
    /// ```
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// use sendapi_simulator::Simulator;
    ///
    /// # let folder = tempfile::tempdir()?;
    /// # let file = folder.path().join("bakery.json");
    /// let simulator = Simulator::builder().page("101").state_file(file).start().await?;
    /// # simulator.shutdown().await;
    /// # Ok(())
    /// # }
    /// ```
    pub fn state_file(mut self, path: impl Into<PathBuf>) -> Self {
        self.state_file = Some(path.into());
        self
    }

    /// Calls `tell` with warnings for the one who runs the simulator: that a state file could not be used or
    /// written, or that the simulator listens beyond this machine.
    pub fn on_warning(mut self, tell: impl Fn(&str) + Send + Sync + 'static) -> Self {
        self.warnings = Warnings::to(tell);
        self
    }

    /// A token to accept, beside those already named. Without any, every token that is not empty will
    /// do.
    pub fn token(self, token: impl Into<String>) -> Self {
        self.access_token(AccessToken::new(token))
    }

    /// A token to accept, as [`token`](Self::token) does, of which more is known: whose it is, for which app, what it
    /// allows and how long.
    pub fn access_token(mut self, token: AccessToken) -> Self {
        self.tokens.allow(token);
        self
    }

    /// The app's secret: from now on every request has to prove by `appsecret_proof` that it knows it.
    /// Without it, proofs are read over.
    ///
    /// [Proofs](https://developers.facebook.com/docs/graph-api/guides/secure-requests).
    pub fn app_secret(mut self, secret: impl Into<String>) -> Self {
        self.app_secret = Some(AppSecret::new(secret));
        self
    }

    /// Refuses what is otherwise only warned of: what the platform takes although its pages do not have it, and what they
    /// advise against. Code 100.
    ///
    /// ```
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), sendapi_simulator::StartError> {
    /// # use sendapi_simulator::Simulator;
    /// let simulator = Simulator::builder().strict().start().await?;
    /// # simulator.shutdown().await;
    /// # Ok(())
    /// # }
    /// ```
    pub fn strict(mut self) -> Self {
        self.is_strict = true;
        self
    }

    /// Lets answers tell how much of a rate limit is used up, where so many calls are all of it: `x-app-usage` and
    /// `x-business-use-case-usage`, which rise with each call. Nothing is refused for it; that is for
    /// [`Fault`](crate::Fault) to order, as other [usage](crate::Usage) is.
    ///
    /// [Rate limits](https://developers.facebook.com/docs/graph-api/overview/rate-limiting).
    pub fn tell_usage(mut self, calls: u64) -> Self {
        self.meter = Some(calls);
        self
    }

    /// How many bytes of uploaded files to keep; when there are more, the oldest files are forgotten.
    /// 256 MiB unless told.
    pub fn keep_attachments(mut self, bytes: usize) -> Self {
        self.attachment_bytes = bytes;
        self
    }

    /// Refuses messages with an `attachment_id` that their account has not got here, or that was uploaded
    /// without `is_reusable` or more than 90 days ago: code 100, subcode 2018074. Without it, any id will do.
    pub fn known_attachments_only(mut self) -> Self {
        self.knows_attachments = true;
        self
    }

    /// Refuses messages with a `persona_id` that their account has not made here. Without it, any id
    /// will do.
    pub fn known_personas_only(mut self) -> Self {
        self.knows_personas = true;
        self
    }

    /// Refuses utility messages of a template that their account has not made here in their language, or that is not
    /// approved: code 100. Without it, an account that has made none may send any, and those that wait for their review
    /// can be sent.
    ///
    /// Templates of the library are approved at once, others by [`Simulator::approve_templates`].
    pub fn known_templates_only(mut self) -> Self {
        self.knows_templates = true;
        self
    }

    /// A person of whom is told what [`Person`] says. From then on nobody else is known: code 100,
    /// subcode 2018218. Without any, everybody has a made-up name.
    pub fn person(mut self, person: Person) -> Self {
        self.people.add(person);
        self
    }

    /// A person who asked an account for messages on a topic, with the token for that, which
    /// `notification_message_tokens` tells, and which is good for messages to them at any time.
    ///
    /// People of the simulator ask by [`taps`](crate::Participant::taps) on a `notification_messages` template.
    pub fn opted_in(
        mut self,
        account: impl Into<String>,
        person: impl Into<String>,
        topic: impl Into<String>,
        token: impl Into<String>,
    ) -> Self {
        let token = NotificationToken::known(token.into(), person.into(), topic.into());
        self.world.entry(account.into()).or_default().notification_tokens.push(token);
        self
    }

    /// Refuses messages to an `id` that is nobody's: code 100, subcode 2018001 on Messenger and 2534014 on
    /// Instagram. So are private replies to comments that nobody wrote here, and messages to tokens that nobody gave here.
    /// Without it, any will do, and the platform's windows hold for the people of this simulator only.
    ///
    /// People come from [`Simulator::person`].
    pub fn known_people_only(mut self) -> Self {
        self.knows_people = true;
        self
    }

    /// How many accepted messages to remember, and how many things that happened in all conversations together; when there
    /// are more, the oldest are forgotten. 100,000 unless told, which takes some 100 MB at most where messages are short.
    pub fn remember(mut self, messages: usize) -> Self {
        self.remember = messages;
        self
    }

    /// Calls `observer` with every request and its answer, before the answer is sent.
    ///
    /// ```
    /// # use sendapi_simulator::Simulator;
    /// let settings = Simulator::builder().observe(|exchange| eprintln!("{exchange}"));
    /// ```
    pub fn observe(mut self, observer: impl Fn(&Exchange) + Send + Sync + 'static) -> Self {
        self.observer = Some(Observer::new(observer));
        self
    }

    /// The bot's address, such as `http://127.0.0.1:8080/webhook`: it is told what people do in conversations, and what
    /// else it is [subscribed](Self::subscribe) to.
    ///
    /// Before the first webhook comes the platform's handshake with the verify token; also
    /// [`Simulator::verify_webhook`] asks for it. Each webhook is signed with the app's secret. The bot has 5
    /// seconds to answer with 200. Otherwise the webhook comes again: twice at once, then 1, 5, 15, 30 and
    /// 60 minutes later by the simulator's [`Clock`]. Within a conversation the next one waits for the
    /// attempts at once, not for the later ones, so that the order may change as it does on the platform.
    ///
    /// Only `http://`, and only on this machine unless [`webhook_anywhere`](Self::webhook_anywhere) says
    /// otherwise; [`start`](Self::start) fails with any other address, and without a secret or token. The
    /// secret here asks for no proofs, as [`app_secret`](Self::app_secret) does.
    ///
    /// [Webhooks](https://developers.facebook.com/documentation/business-messaging/messenger-platform/webhooks).
    pub fn webhook(
        mut self,
        url: impl Into<String>,
        app_secret: impl Into<String>,
        verify_token: impl Into<String>,
    ) -> Self {
        self.courier.bot = Some(Bot {
            url: url.into(),
            secret: AppSecret::new(app_secret),
            verify_token: Token::new(verify_token),
        });
        self
    }

    /// Lets the bot be on another machine. What is sent there is not encrypted.
    pub fn webhook_anywhere(mut self) -> Self {
        self.courier.is_anywhere = true;
        self
    }

    /// How long the bot has to answer a webhook or the handshake: 5 seconds unless told.
    pub fn webhook_timeout(mut self, time: Duration) -> Self {
        self.courier.patience = time;
        self
    }

    /// Brings each webhook once, whatever the bot answers.
    pub fn webhook_once(mut self) -> Self {
        self.courier.retries = false;
        self
    }

    /// How many deliveries to remember; when there are more, the oldest are forgotten. 10,000 unless told.
    pub fn remember_deliveries(mut self, deliveries: usize) -> Self {
        self.courier.remember = deliveries;
        self
    }

    /// Subscribes the bot to a field of all accounts, beside those that they begin with: what people do in
    /// conversations, and what becomes of these. Comments (`feed`, on Instagram `comments` and `live_comments`), posts in
    /// groups, the judgement of templates and the like are told to those alone who ask for them, and so is what
    /// [follows a message](crate::Subscription) of the bot.
    ///
    /// Of the names that Pages and Instagram have for the same either will do. A bot that subscribes by itself, with
    /// `POST /{account}/subscribed_apps`, is told what it names there and nothing else of that account.
    ///
    /// ```
    /// use sendapi_core::call::subscription::SubscribedField;
    /// use sendapi_simulator::{Simulator, Subscription};
    ///
    /// let settings = Simulator::builder().subscribe(SubscribedField::Feed).subscribe(Subscription::MessageEchoes);
    /// ```
    pub fn subscribe(mut self, field: impl Into<SubscribedField>) -> Self {
        self.courier.beginning.named.push(field.into());
        self
    }

    /// Lets accounts begin without a subscription, as a Page that was just connected: the bot is told nothing until it, or
    /// somebody at the chat page, subscribes. With [`subscribe`](Self::subscribe): to these fields and no others.
    pub fn not_subscribed(mut self) -> Self {
        self.courier.beginning.is_usual = false;
        self
    }

    /// Calls `observer` with every attempt to bring a webhook to the bot, after it.
    pub fn observe_deliveries(
        mut self,
        observer: impl Fn(&Delivery) + Send + Sync + 'static,
    ) -> Self {
        self.courier.observer = Some(DeliveryObserver::new(observer));
        self
    }

    /// Listens. Fails when the port is taken, when the id of an account is not made of digits, or when the
    /// address of the bot will not do.
    pub async fn start(self) -> Result<Simulator, StartError> {
        if let Some(id) = self.accounts.misnamed() {
            return Err(StartError::account(id));
        }
        let feed = Feed::default();
        let clock = Clock::telling(feed.clone());
        let log = Arc::new(Log::of(feed.clone()));
        let courier = Courier::new(self.courier, clock.clone(), Arc::clone(&log))
            .map_err(StartError::webhook)?;
        let context = Context {
            tokens: self.tokens.for_pages(&self.accounts.pages()),
            accounts: self.accounts,
            app_secret: self.app_secret,
            memory: Memory::of(self.remember),
            attachments: Attachments::of(self.attachment_bytes, self.knows_attachments),
            world: World::new(self.people, self.world, feed.clone()),
            knows_personas: self.knows_personas,
            knows_templates: self.knows_templates,
            conversations: Conversations::of(self.remember, self.knows_people, feed.clone()),
            courier,
            clock,
            observer: self.observer,
            log,
            faults: Faults::telling(feed.clone()),
            feed,
            ids: Ids::new(),
            is_strict: self.is_strict,
            meter: self.meter.map(Meter::of),
            url: OnceLock::new(),
        };
        let address = SocketAddr::new(self.host, self.port);
        let simulator = Simulator::serve(address, context, |context, url| {
            let file = self.state_file.map(StateFile::at).map(Arc::new);
            let resumed = file.map(|file| resume(file, context, url, self.warnings.clone()));
            context.honour_tokens();
            resumed.transpose()
        });
        let simulator = simulator.await?;
        if simulator.is_open() {
            self.warnings.warn(&format!(
                "{} is open to everybody who reaches this machine, without encryption: leave the host out \
                 to listen on 127.0.0.1",
                simulator.url()
            ));
        }
        Ok(simulator)
    }
}

/// What the file holds, and the task that keeps it up to date.
fn resume(
    file: Arc<StateFile>,
    context: &Arc<Context>,
    url: &str,
    warnings: Warnings,
) -> Result<Keeper, StartError> {
    let state = file.read(|sentence| warnings.warn(sentence)).map_err(StartError::state)?;
    if let Some(state) = state {
        restore(context, url, state, &file, &warnings);
    }
    Ok(Keeper::start(file, Arc::clone(context), url, warnings))
}

impl Default for Builder {
    fn default() -> Self {
        Self {
            host: Ipv4Addr::LOCALHOST.into(),
            port: 0,
            accounts: Accounts::default(),
            tokens: Tokens::default(),
            app_secret: None,
            remember: REMEMBER,
            attachment_bytes: ATTACHMENT_BYTES,
            knows_attachments: false,
            knows_personas: false,
            knows_templates: false,
            people: People::default(),
            world: BTreeMap::new(),
            knows_people: false,
            courier: Settings::default(),
            observer: None,
            state_file: None,
            warnings: Warnings::default(),
            is_strict: false,
            meter: None,
        }
    }
}

const REMEMBER: usize = 100_000;
const ATTACHMENT_BYTES: usize = 256 * MEBIBYTE;
