//! What all endpoints share: what lasts from one request to the next.

mod told;
mod whose;

use std::sync::{Arc, OnceLock};
use std::time::{Duration, SystemTime};

use axum::http::{HeaderMap, Method};
use serde_json::Value;

use crate::access::app_secret::AppSecret;
use crate::access::tokens::Tokens;
use crate::answers::ids::Ids;
use crate::answers::manner::Manner;
use crate::answers::refusal::Refusal;
use crate::attachments::{Attachments, pictures};
use crate::courier::Courier;
use crate::faults::Strike;
use crate::faults::ending::{Ending, Sender};
use crate::faults::meter::Meter;
use crate::feed::Feed;
use crate::journal::exchange::{Exchange, Observer, Verdict};
use crate::journal::log::Log;
use crate::journal::memory::Memory;
use crate::request::call::Call;
use crate::request::head::{Content, Head};
use crate::route::Route;
use crate::talk::conversation::Conversation;
use crate::talk::conversations::Conversations;
use crate::talk::entry::What;
use crate::talk::grant::Ground;
use crate::wire::header::graph_headers;
use crate::wire::reply::Reply;
use crate::world::accounts::Accounts;
use crate::world::{Account, World};
use crate::{Clock, Faults, Platform, Received};

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

    /// Where this simulator listens, without a slash at the end.
    pub(crate) fn here(&self) -> &str {
        self.url.get().map_or("", String::as_str)
    }

    /// What a person of this name is called on Instagram.
    pub(crate) fn username_of(&self, person: &str, name: &str) -> String {
        let known = self.world.people().find(person, Some(name));
        known.map(|known| known.username().to_owned()).unwrap_or_default()
    }

    /// The Instagram account that was named, the first where there are several: it is linked to every Page.
    pub(crate) fn linked_account(&self) -> Option<String> {
        let is_linked = |id: &String| self.accounts.platform(id, None) == Platform::Instagram;
        self.accounts.ids().into_iter().find(is_linked)
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

    /// Who has the conversation with a person, if it is another app than this one.
    pub(crate) fn other_owner(&self, account: &str, person: &str) -> Option<String> {
        let now = self.clock.now();
        self.world.look(account, |account| {
            let owner = account.owner(person, now).filter(|owner| !owner.is_this_app());
            owner.map(|owner| owner.app_id.clone())
        })
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
