//! What all endpoints share: what lasts from one request to the next.

use std::sync::{Arc, OnceLock};
use std::time::{Duration, SystemTime};

use axum::http::{HeaderMap, Method};
use sendapi_core::call::subscription::SubscribedField;
use sendapi_core::webhook::{Kind, Webhook};
use serde_json::Value;

use crate::access::app_secret::AppSecret;
use crate::access::token::Token;
use crate::access::tokens::Tokens;
use crate::answers::ids::Ids;
use crate::answers::manner::Manner;
use crate::answers::refusal::Refusal;
use crate::attachments::{Attachments, pictures};
use crate::courier::subscription::on;
use crate::courier::{self, Courier};
use crate::faults::Strike;
use crate::faults::ending::{Ending, Sender};
use crate::faults::meter::Meter;
use crate::feed::Feed;
use crate::journal::exchange::{Exchange, Observer, Verdict};
use crate::journal::log::Log;
use crate::journal::memory::Memory;
use crate::journal::not_told::Record;
use crate::request::call::Call;
use crate::request::head::{Content, Head};
use crate::route::Route;
use crate::talk::conversation::Conversation;
use crate::talk::conversations::{Conversations, NotSubscribed};
use crate::talk::entry::What;
use crate::talk::grant::Ground;
use crate::talk::{events, told_by};
use crate::wire::header::graph_headers;
use crate::wire::reply::Reply;
use crate::world::accounts::Accounts;
use crate::world::{Account, THIS_APP, World};
use crate::{Clock, Faults, Platform, Received, Subscription, Untold};

/// What all endpoints share.
pub(crate) struct Context {
    pub(crate) accounts: Accounts,
    pub(crate) tokens: Tokens,
    pub(crate) app_secret: Option<AppSecret>,
    pub(crate) memory: Memory<Received>,
    pub(crate) attachments: Attachments,
    pub(crate) world: World,
    pub(crate) knows_personas: bool,
    pub(crate) knows_templates: bool,
    pub(crate) conversations: Conversations,
    pub(crate) courier: Courier,
    pub(crate) clock: Clock,
    pub(crate) observer: Option<Observer>,
    pub(crate) log: Arc<Log>,
    pub(crate) feed: Feed,
    pub(crate) faults: Faults,
    pub(crate) ids: Ids,
    /// Whether what is only warned of is refused.
    pub(crate) is_strict: bool,
    /// How much of its rate limit the app has used, if answers tell.
    pub(crate) meter: Option<Meter>,
    /// Known once it listens.
    pub(crate) url: OnceLock<String>,
}

impl Context {
    /// The head of a request that has come.
    pub(crate) fn head(&self, method: Method, path: &str, host: Option<&str>) -> Head {
        let route = Route::parse(&method, path);
        let account = route.as_ref().map_or("", |route| &route.account);
        let platform = self.accounts.platform(account, host);
        let (path, host) = (path.to_owned(), host.map(ToOwned::to_owned));
        let (number, is_strict) = (self.log.next_number(), self.is_strict);
        Head { number, method, path, host, route, platform, item: None, is_strict }
    }

    /// The same by another method, or by none.
    pub(crate) fn head_by(&self, method: Result<Method, Refusal>, head: Head) -> Head {
        match method {
            Ok(method) => {
                let route = Route::parse(&method, &head.path);
                let account = route.as_ref().map_or("", |route| &route.account);
                let platform = self.accounts.platform(account, head.host.as_deref());
                Head { method, route, platform, ..head }
            }
            Err(refusal) => Head { route: Err(refusal), ..head },
        }
    }

    /// A request with what came of it, and the answer as it is wanted.
    pub(crate) fn ended(
        &self,
        head: &Head,
        (content, manner): (Content, &Manner),
        verdict: Option<Verdict>,
        strike: Option<Strike>,
    ) -> Exchange {
        let trace_id = self.ids.trace();
        let headers = self.headers(head, &trace_id);
        let proper = verdict.as_ref().map(|verdict| proper(verdict, manner, &trace_id));
        let proper = proper.map(|reply| reply.with_all(&headers));
        let sender = Sender {
            platform: head.platform,
            account: head.account(),
            trace_id: &trace_id,
            headers: &headers,
        };
        let ending = Ending::of(proper, strike.as_ref(), &sender).after(late(verdict.as_ref()));
        let (subject, at) = (head.subject(content), self.clock.now());
        Exchange::of(subject, at, verdict, strike.map(|strike| strike.fault), ending)
    }

    /// One of which no more is known than its head.
    pub(crate) fn unread(
        &self,
        head: &Head,
        verdict: Option<Verdict>,
        strike: Option<Strike>,
    ) -> Exchange {
        self.ended(head, (Content::default(), &Manner::default()), verdict, strike)
    }

    /// An item of a batch that cannot run.
    pub(crate) fn refused(&self, head: &Head, refusal: Refusal) -> Exchange {
        let exchange = self.unread(head, Some(Verdict::Refused(refusal)), None);
        self.show(&exchange);
        exchange
    }

    /// To the log and the observer.
    pub(crate) fn show(&self, exchange: &Exchange) {
        let is_a_file = exchange.endpoint().is_none() && exchange.is_accepted();
        if !is_a_file {
            self.log.keep_exchange(exchange);
        }
        if let Some(observer) = &self.observer {
            observer.see(exchange);
        }
    }

    /// Whether a token is taken; the app's own is where the app's secret is known.
    pub(crate) fn admit(&self, token: Option<&Token>) -> Result<(), Refusal> {
        let is_the_apps = |token: &Token| {
            let secret = self.app_secret.as_ref();
            secret.is_some_and(|secret| secret.is_in(token))
        };
        match token {
            Some(token) if is_the_apps(token) => Ok(()),
            token => self.tokens.admit(token, self.clock.now()),
        }
    }

    /// The id of the app that a token is for.
    pub(crate) fn app_of<'a>(&'a self, token: &'a Token) -> &'a str {
        let known = || self.tokens.known(Some(token))?.app();
        token.app().or_else(known).unwrap_or(THIS_APP)
    }

    /// The id of the account in a path, which may be `me`, that wrote to this person.
    pub(crate) fn account_of(&self, account: &str, person: &str) -> Option<String> {
        if account != ME {
            return Some(account.to_owned());
        }
        let known = self.conversations.account_of(person);
        known.or_else(|| self.accounts.only().map(ToOwned::to_owned))
    }

    /// The account whose a token is, if that was said.
    pub(crate) fn account_behind(&self, token: Option<&Token>) -> Option<&str> {
        self.tokens.known(token)?.account()
    }

    /// A call to `me`, in the name of the account whose its token is; where that may be any, of the one that is meant.
    pub(crate) fn in_its_name(&self, call: Call) -> Call {
        let is_me = call.route.account == ME && self.accounts.several();
        let token = call.credentials.token.as_ref();
        let own = self.account_behind(token).filter(|_| call.route.account == ME);
        let meant = || self.meant(&call).filter(|_| is_me && !self.is_a_persons(token));
        match own.map(ToOwned::to_owned).or_else(meant) {
            Some(account) => {
                let platform = self.accounts.platform(&account, call.host.as_deref());
                call.of_account(account, platform)
            }
            None => call,
        }
    }

    /// Whom `me` means with a token that may be any account's: the one that knows the person by this id, or the only one that
    /// it can be.
    fn meant(&self, call: &Call) -> Option<String> {
        let only = || self.accounts.me_on(call.host.as_deref()).map(ToOwned::to_owned);
        let knowers = call.person().map(|person| self.conversations.knowers(&person));
        match knowers.as_deref() {
            Some([known]) => Some(known.clone()),
            _ => only(),
        }
    }

    /// `me` has to be somebody: a token that may be the one's as well as the other's does not say whose it is.
    pub(crate) fn admit_me(&self, call: &Call) -> Result<(), Refusal> {
        let is_anybody = call.route.account == ME && self.accounts.several();
        if is_anybody && !self.is_a_persons(call.credentials.token.as_ref()) {
            return Err(Refusal::token_of_several(&self.accounts.ids()));
        }
        Ok(())
    }

    /// The host that a token is for, if it is known whose it is: a person's is for that of Pages.
    pub(crate) fn host_of(&self, token: Option<&Token>) -> Option<Platform> {
        let of_account = |account| self.accounts.platform(account, None);
        let of_person = || self.is_a_persons(token).then_some(Platform::Messenger);
        self.account_behind(token).map(of_account).or_else(of_person)
    }

    fn is_a_persons(&self, token: Option<&Token>) -> bool {
        self.tokens.known(token).is_some_and(|known| known.person().is_some())
    }

    /// Whether the token of a call reaches what is this account's.
    pub(crate) fn reaches(&self, call: &Call, account: &str) -> bool {
        let own = self.account_behind(call.credentials.token.as_ref());
        own.is_none_or(|own| self.accounts.is_within(account, own))
    }

    /// The first that `find` finds in an account that the token of a call reaches.
    pub(crate) fn find<T>(
        &self,
        call: &Call,
        mut find: impl FnMut(&Account) -> Option<T>,
    ) -> Option<T> {
        self.world.find(|id, account| find(account).filter(|_| self.reaches(call, id)))
    }

    /// Whether something has this id that the token of a call does not reach: of an account, or somebody who writes to it.
    pub(crate) fn is_elsewhere(&self, call: &Call, id: &str) -> bool {
        let owner = || self.world.find(|owner, account| account.has(id).then(|| owner.to_owned()));
        let mut owners = self.conversations.knowers(id);
        owners.extend(if owners.is_empty() { owner() } else { None });
        !owners.is_empty() && !owners.iter().any(|owner| self.reaches(call, owner))
    }

    /// Changes the first account that the token of a call reaches and in which `change` finds what it changes.
    pub(crate) fn change_first<T>(
        &self,
        call: &Call,
        change: impl FnMut(&mut Account) -> Option<T>,
    ) -> Option<T> {
        self.world.change_first(|id| self.reaches(call, id), change)
    }

    /// A person by the id that another account has for them is nobody.
    pub(crate) fn admit_person(&self, call: &Call, person: &str) -> Result<(), Refusal> {
        let account = self.accounts.resolve(&call.route.account);
        let knowers = self.conversations.knowers(person);
        let is_known =
            account == ME || knowers.iter().any(|it| self.accounts.is_within(it, account));
        if !knowers.is_empty() && !is_known {
            return Err(Refusal::person_unknown(call.platform, person));
        }
        Ok(())
    }

    /// Where this simulator listens, without a slash at the end.
    pub(crate) fn here(&self) -> &str {
        self.url.get().map_or("", String::as_str)
    }

    /// What a person of this name is called on Instagram.
    pub(crate) fn username_of(&self, person: &str, name: &str) -> String {
        let known = self.world.people().find(person, Some(name));
        known.map(|known| known.username().to_owned()).unwrap_or_default()
    }

    /// Where the picture of a person or an account is.
    pub(crate) fn picture_of(&self, id: &str) -> String {
        format!("{}{}", self.here(), pictures::path_of(id))
    }

    /// What the headers of an answer tell.
    fn headers(&self, head: &Head, trace_id: &str) -> HeaderMap {
        let version = head.route.as_ref().ok().and_then(|route| route.version.as_deref());
        let mut headers = graph_headers(version, trace_id, &self.ids.trace());
        if let (Some(meter), Some(_)) = (&self.meter, head.endpoint()) {
            let account = self.known_account(head.account());
            headers.extend(meter.headers(head.platform, account));
        }
        headers
    }

    /// The account behind the one in a path, as far as it is known.
    pub(crate) fn known_account<'a>(&'a self, account: &'a str) -> &'a str {
        match self.accounts.resolve(account) {
            ME => self.accounts.first().unwrap_or(ANY_PAGE),
            account => account,
        }
    }

    /// The account that a token tells of: its own, or the one that `me` is. None where that may be several.
    pub(crate) fn profile<'a>(&'a self, own: Option<&'a str>) -> Option<&'a str> {
        let any = || (!self.accounts.several()).then(|| self.known_account(ME));
        own.or_else(|| self.accounts.me_on(None)).or_else(any)
    }

    /// Who has the conversation with a person, if it is another app than this one.
    pub(crate) fn other_owner(&self, account: &str, person: &str) -> Option<String> {
        let now = self.clock.now();
        self.world.look(account, |account| {
            let owner = account.owner(person, now).filter(|owner| !owner.is_this_app());
            owner.map(|owner| owner.app_id.clone())
        })
    }

    /// The fields of an account to which the app is subscribed: by its call, or else those that accounts begin with where
    /// there is a bot.
    pub(crate) fn subscribed_fields(&self, account: &str) -> Vec<String> {
        let account = self.accounts.resolve(account);
        let changed = self.world.look(account, |account| account.subscribed_fields.clone());
        changed.unwrap_or_else(|| {
            let platform = self.accounts.platform(account, None);
            let beginning = self.courier.beginning().fields(platform);
            let begun = beginning.iter().filter(|_| self.courier.has_a_bot());
            begun.map(|field| field.as_str().to_owned()).collect()
        })
    }

    /// Subscribes the app to these fields of an account, and to no others.
    pub(crate) fn subscribe(&self, account: &str, fields: Vec<String>) {
        let account = self.accounts.resolve(account);
        self.world.change(account, |account| account.subscribed_fields = Some(fields));
    }

    /// Whether the app is told what comes by a field, which may be named as on the other platform.
    pub(crate) fn is_told(&self, account: &str, field: &SubscribedField) -> bool {
        let platform = self.accounts.platform(account, None);
        let same = field.elsewhere().filter(|_| platform == Platform::Instagram);
        let names = [Some(field), same.as_ref()];
        let fields = self.subscribed_fields(account);
        let is_named = |name: &String| {
            names.iter().flatten().any(|field| field.as_str().eq_ignore_ascii_case(name))
        };
        fields.iter().any(is_named)
    }

    /// Whether this follows each message of an account. That it was read at once is an option of the simulator, since people
    /// read by themselves. On Instagram echoes come with `messages`; who has subscribed to nothing is spared them.
    pub(crate) fn follows(&self, account: &str, subscription: Subscription) -> bool {
        let (field, account) =
            (SubscribedField::from(subscription), self.accounts.resolve(account));
        if !self.courier.has_a_bot() {
            return false;
        }
        let is_unchanged = self.world.look(account, |account| account.subscribed_fields.is_none());
        if is_unchanged || subscription == Subscription::MessageReads {
            return self.courier.beginning().names(&field)
                && (is_unchanged || self.is_told(account, &field));
        }
        let is_of_messages = subscription == Subscription::MessageEchoes
            && self.accounts.platform(account, None) == Platform::Instagram;
        self.is_told(account, &field)
            || (is_of_messages && self.is_told(account, &SubscribedField::Messages))
    }

    /// Tells the bot of an event of a conversation, if the app is subscribed to it. Nobody waits for the outcome; the log has it.
    pub(crate) fn tell(&self, account: &str, person: &str, webhook: &Webhook) {
        match self.not_subscribed(account, webhook) {
            None => drop(self.courier.send(person, webhook)),
            Some(why) => self.note_untold(account, person, webhook, why),
        }
    }

    /// Tells the bot what another app did with a conversation.
    pub(crate) fn tell_handover(&self, account: &str, person: &str, kind: Kind) {
        let (at, platform) = (self.clock.now(), self.accounts.platform(account, None));
        let event = events::event(person, account, at, kind);
        self.tell(account, person, &events::of_conversation(platform, account, at, event));
    }

    /// The id of the app that a call comes from.
    pub(crate) fn app_behind<'a>(&'a self, call: &'a Call) -> &'a str {
        call.credentials.token.as_ref().map_or(THIS_APP, |token| self.app_of(token))
    }

    /// Why the bot is not told of something, if there is one and it is not.
    pub(crate) fn not_subscribed(&self, account: &str, webhook: &Webhook) -> Option<NotSubscribed> {
        let field = told_by::field(webhook).filter(|_| self.courier.has_a_bot())?;
        let is_told = self.is_told(account, &field);
        let field = on(self.accounts.platform(account, None), &field).as_str().to_owned();
        let why = self.why_untold(account, &field);
        (!is_told).then_some(NotSubscribed { field, why })
    }

    /// The log has what the bot was not told.
    pub(crate) fn note_untold(
        &self,
        account: &str,
        person: &str,
        webhook: &Webhook,
        why: NotSubscribed,
    ) {
        let NotSubscribed { field, why } = why;
        self.log.keep_untold(&Untold::of(Record {
            number: self.log.next_number(),
            at: self.clock.now(),
            account: account.to_owned(),
            person: person.to_owned(),
            kind: courier::kind(webhook),
            field,
            why,
            webhook: serde_json::to_value(webhook).unwrap_or_default(),
        }));
    }

    /// Why the app is not told what comes by a field.
    fn why_untold(&self, account: &str, field: &str) -> String {
        let account = self.accounts.resolve(account);
        if self.subscribed_fields(account).is_empty() {
            return format!("nobody subscribed the app to account {account}");
        }
        format!("the app is not subscribed to `{field}` of account {account}")
    }

    /// The review passes all templates of an account that wait for it. Gives them.
    pub(crate) fn approve_templates(&self, account: &str) -> Vec<Value> {
        self.world.change(self.accounts.resolve(account), Account::approve_templates)
    }

    /// How long nothing has been said between the account and a person, if anything ever was.
    pub(crate) fn is_quiet_for(
        &self,
        account: &str,
        person: &str,
        now: SystemTime,
    ) -> Option<Duration> {
        let newest = |talk: &Conversation| talk.newest_entry().map(|entry| entry.at);
        let last = self.conversations.with(&self.conversations.id(person, account), newest)??;
        Some(now.duration_since(last).unwrap_or_default())
    }

    /// Notes who has the conversation from now on.
    pub(crate) fn note_control(&self, account: &str, person: &str) {
        let owner = self.other_owner(account, person);
        let id = self.conversations.id(person, account);
        self.conversations.add(&id, self.clock.now(), What::Control(owner));
    }

    /// Who asked for messages on a topic before this simulator began gets them.
    pub(crate) fn honour_tokens(&self) {
        for (id, account) in self.world.all() {
            for token in &account.notification_tokens {
                let ground = Ground::Topic(token.token.clone());
                self.conversations.grant(ground, &id, &token.recipient_id, token.window());
            }
        }
    }

    /// What `look` makes of the account that a call is for.
    pub(crate) fn look<T>(&self, call: &Call, look: impl FnOnce(&Account) -> T) -> T {
        self.world.look(self.accounts.resolve(&call.route.account), look)
    }

    /// Changes the account that a call is for.
    pub(crate) fn change<T>(&self, call: &Call, change: impl FnOnce(&mut Account) -> T) -> T {
        self.world.change(self.accounts.resolve(&call.route.account), change)
    }
}

/// The answer as it should be.
fn proper(verdict: &Verdict, manner: &Manner, trace_id: &str) -> Reply {
    let reply = match verdict {
        Verdict::Accepted(accepted) => accepted.reply.clone(),
        Verdict::Refused(refusal) => refusal.reply(trace_id),
    };
    manner.shape(reply, verdict.warnings())
}

fn late(verdict: Option<&Verdict>) -> Duration {
    match verdict {
        Some(Verdict::Accepted(accepted)) => accepted.late,
        Some(Verdict::Refused(_)) | None => Duration::ZERO,
    }
}

/// The account of the token.
const ME: &str = "me";
/// Whom people write to where no account was named.
pub(crate) const ANY_PAGE: &str = "101";
