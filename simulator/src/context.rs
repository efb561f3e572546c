//! One request from bytes to answer.

use std::sync::Arc;
use std::time::{Duration, SystemTime};

use axum::body::Body;
use axum::extract::{ConnectInfo, Request, State};
use axum::http::request::Parts;
use axum::http::{Method, header};
use axum::response::Response;
use serde_json::Value;

use crate::access::app_secret::AppSecret;
use crate::access::credentials::Credentials;
use crate::access::token::Tokens;
use crate::answers::ids::Ids;
use crate::answers::refusal::Refusal;
use crate::attachments::Attachments;
use crate::attachments::files;
use crate::calls::{
    labels, library, linking, moderation, notification_tokens, object, personas, profile, routing,
    subscription, templates, user_menu,
};
use crate::courier::Courier;
use crate::faults::ending::{Ending, Sender};
use crate::faults::requests::Candidate;
use crate::faults::{AtHead, Strike};
use crate::feed::Feed;
use crate::journal::accepted::Accepted;
use crate::journal::exchange::{Exchange, Observer, Verdict};
use crate::journal::log::Log;
use crate::journal::memory::Memory;
use crate::messages::message_attachments;
use crate::request::body;
use crate::request::call::Call;
use crate::request::encoding::{Decoded, decode};
use crate::request::head::{Content, Head};
use crate::route::Route;
use crate::stop::Stop;
use crate::talk::conversations::Conversations;
use crate::talk::entry::What;
use crate::talk::grant::Ground;
use crate::wire::header::text;
use crate::wire::line::Scissors;
use crate::wire::reply::Reply;
use crate::world::accounts::Accounts;
use crate::world::{Account, World};
use crate::{Clock, Endpoint, Fault, Faults, Received, batch, messages};

/// What all endpoints share.
pub(crate) struct Context {
    pub(crate) accounts: Accounts,
    pub(crate) tokens: Tokens,
    pub(crate) app_secret: Option<AppSecret>,
    pub(crate) memory: Memory<Received>,
    pub(crate) attachments: Attachments,
    pub(crate) world: World,
    pub(crate) knows_personas: bool,
    pub(crate) conversations: Conversations,
    pub(crate) courier: Courier,
    pub(crate) clock: Clock,
    pub(crate) observer: Option<Observer>,
    pub(crate) log: Arc<Log>,
    pub(crate) feed: Feed,
    pub(crate) faults: Faults,
    pub(crate) ids: Ids,
}

pub(crate) async fn respond(
    State((context, stop)): State<(Arc<Context>, Stop)>,
    ConnectInfo(scissors): ConnectInfo<Scissors>,
    request: Request,
) -> Response {
    let exchange = context.exchange(request).await;
    context.show(&exchange);
    exchange.ending().carry_out(&scissors, stop).await
}

impl Context {
    async fn exchange(&self, request: Request) -> Exchange {
        let (parts, body) = request.into_parts();
        let host = text(&parts.headers, header::HOST);
        let head = self.head(parts.method.clone(), parts.uri.path(), host);
        if let Some(id) = files::id_in(&head.method, &head.path) {
            return self.file(&head, id);
        }
        match self.faults.at_head(&Candidate::of(&head)) {
            AtHead::Decided(Some(strike)) if strike.fault.leaves_unread() => {
                self.ended(&head, Content::default(), None, Some(strike))
            }
            AtHead::Decided(strike) => {
                let call = read(&head, &parts, body).await;
                self.judged(&head, call, strike)
            }
            AtHead::Undecided => {
                let call = read(&head, &parts, body).await;
                let strike = self.strike(&head, &call);
                self.judged(&head, call, strike)
            }
        }
    }

    /// An item of a batch, from its head to its answer.
    pub(crate) fn item(&self, head: &Head, call: Result<Call, Refusal>) -> Exchange {
        let strike = self.strike(head, &call);
        let exchange = self.judged(head, call, strike);
        self.show(&exchange);
        exchange
    }

    /// An item of a batch that cannot run.
    pub(crate) fn refused(&self, head: &Head, refusal: Refusal) -> Exchange {
        let exchange = self.ended(head, Content::default(), Some(Verdict::Refused(refusal)), None);
        self.show(&exchange);
        exchange
    }

    pub(crate) fn head(&self, method: Method, path: &str, host: Option<&str>) -> Head {
        let route = Route::parse(&method, path);
        let account = route.as_ref().map_or("", |route| &route.account);
        let platform = self.accounts.platform(account, host);
        let (path, host) = (path.to_owned(), host.map(ToOwned::to_owned));
        Head { number: self.log.next_number(), method, path, host, route, platform, item: None }
    }

    /// The id of the account in a path, which may be `me`, that wrote to this person.
    pub(crate) fn account_of(&self, account: &str, person: &str) -> Option<String> {
        if account != "me" {
            return Some(account.to_owned());
        }
        let known = self.conversations.account_of(person);
        known.or_else(|| self.accounts.only().map(ToOwned::to_owned))
    }

    /// The account behind the one in a path, as far as it is known.
    pub(crate) fn known_account<'a>(&'a self, account: &'a str) -> &'a str {
        match self.accounts.resolve(account) {
            "me" => self.accounts.first().unwrap_or(ANY_PAGE),
            account => account,
        }
    }

    /// Who has the conversation with a person, if it is another app than this one.
    pub(crate) fn other_owner(&self, account: &str, person: &str) -> Option<String> {
        let now = self.clock.now();
        self.world.look(account, |account| {
            let owner = account.owner(person, now).filter(|owner| !owner.is_this_app());
            owner.map(|owner| owner.app_id.clone())
        })
    }

    /// Notes who has the conversation from now on.
    pub(crate) fn note_control(&self, account: &str, person: &str) {
        let owner = self.other_owner(account, person);
        self.conversations.add(person, self.clock.now(), What::Control(owner));
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

    fn show(&self, exchange: &Exchange) {
        let is_a_file = exchange.endpoint().is_none() && exchange.is_accepted();
        if !is_a_file {
            self.log.keep_exchange(exchange);
        }
        if let Some(observer) = &self.observer {
            observer.see(exchange);
        }
    }

    fn file(&self, head: &Head, id: &str) -> Exchange {
        let verdict = match self.attachments.find(id) {
            Some(attachment) => Verdict::Accepted(Accepted::reply(files::reply(&attachment))),
            None => Verdict::Refused(Refusal::no_file(id)),
        };
        self.ended(head, Content::default(), Some(verdict), None)
    }

    fn strike(&self, head: &Head, call: &Result<Call, Refusal>) -> Option<Strike> {
        let body = call.as_ref().map_or(&Value::Null, |call| &call.body);
        self.faults.at_body(&Candidate::of(head), body)
    }

    fn judged(&self, head: &Head, call: Result<Call, Refusal>, strike: Option<Strike>) -> Exchange {
        let content = call.as_ref().map(Call::content).unwrap_or_default();
        let fault = strike.as_ref().map(|strike| &strike.fault);
        let is_judged = fault.is_none_or(Fault::lets_judge);
        let verdict = is_judged.then(|| self.verdict(call, fault.cloned()));
        let exchange = self.ended(head, content, verdict, strike);
        if !is_judged {
            self.note_fault(&exchange);
        }
        exchange
    }

    /// The person whom it keeps a message from wants to know of it as of one that was refused.
    fn note_fault(&self, exchange: &Exchange) {
        let is_message = exchange.endpoint() == Some(Endpoint::Messages);
        if let (true, Some(person), Some(refusal)) =
            (is_message, exchange.person(), exchange.refusal())
        {
            let (number, at) = (exchange.number(), exchange.at());
            self.conversations.note_refusal(person, &refusal, number, at);
        }
    }

    fn verdict(&self, call: Result<Call, Refusal>, fault: Option<Fault>) -> Verdict {
        match call.and_then(|call| self.judge(call, fault)) {
            Ok(accepted) => Verdict::Accepted(accepted),
            Err(refusal) => Verdict::Refused(refusal),
        }
    }

    fn judge(&self, call: Call, fault: Option<Fault>) -> Result<Accepted, Refusal> {
        self.admit(&call.route.account, &call.credentials)?;
        match call.route.endpoint {
            Endpoint::Batch => batch::judge(self, &call),
            Endpoint::MessageAttachments => message_attachments::judge(self, &call),
            Endpoint::Messages => messages::judge(self, call, fault),
            Endpoint::CustomLabels => labels::judge(self, &call),
            Endpoint::CustomUserSettings => user_menu::judge(self, &call),
            Endpoint::ExtendThreadControl => routing::extend(self, &call),
            Endpoint::Label => labels::judge_people(self, &call),
            Endpoint::MessageTemplateLibrary => library::judge(&call),
            Endpoint::MessageTemplates => templates::judge(self, &call),
            Endpoint::MessengerProfile => profile::judge(self, &call),
            Endpoint::ModerateConversations => moderation::judge(self, &call),
            Endpoint::NotificationMessageTokens => notification_tokens::judge(self, &call),
            Endpoint::Object => object::judge(self, &call),
            Endpoint::PassThreadControl => routing::pass(self, &call),
            Endpoint::Personas => personas::judge(self, &call),
            Endpoint::ReleaseThreadControl => routing::release(self, &call),
            Endpoint::RequestThreadControl => routing::request(&call),
            Endpoint::SubscribedApps => subscription::judge(self, &call),
            Endpoint::TakeThreadControl => routing::take(self, &call),
            Endpoint::ThreadOwner => routing::owner(self, &call),
            Endpoint::UnlinkAccounts => linking::unlink(&call),
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

    fn admit(&self, account: &str, credentials: &Credentials) -> Result<(), Refusal> {
        let token = credentials.token.as_ref();
        self.faults.admit(account, token).unwrap_or_else(|| self.tokens.admit(token))?;
        match &self.app_secret {
            // Whoever signed it has the real time.
            Some(secret) => secret.admit(credentials, SystemTime::now()),
            None => Ok(()),
        }
    }

    fn ended(
        &self,
        head: &Head,
        content: Content,
        verdict: Option<Verdict>,
        strike: Option<Strike>,
    ) -> Exchange {
        let trace_id = self.ids.trace();
        let proper = verdict.as_ref().map(|verdict| proper(verdict, &trace_id));
        let sender =
            Sender { platform: head.platform, account: head.account(), trace_id: &trace_id };
        let ending = Ending::of(proper, strike.as_ref(), &sender).after(late(verdict.as_ref()));
        let (subject, at) = (head.subject(content), self.clock.now());
        Exchange::of(subject, at, verdict, strike.map(|strike| strike.fault), ending)
    }
}

/// A body that leads nowhere is read over, like that of the shortest request.
async fn read(head: &Head, parts: &Parts, body: Body) -> Result<Call, Refusal> {
    let endpoint = head.route.as_ref().map_or(Endpoint::Messages, |route| route.endpoint);
    let payload = body::read(&parts.headers, body, endpoint.longest_text()).await;
    head.route.clone()?;
    let Decoded { json, credentials, files } = decode(parts.uri.query(), payload?, endpoint)?;
    let credentials = Credentials::in_header(&parts.headers).or(credentials);
    Call::of(head, Decoded { json, credentials, files })
}

/// The answer as it should be.
fn proper(verdict: &Verdict, trace_id: &str) -> Reply {
    match verdict {
        Verdict::Accepted(accepted) => accepted.reply.clone(),
        Verdict::Refused(refusal) => refusal.reply(trace_id),
    }
}

fn late(verdict: Option<&Verdict>) -> Duration {
    match verdict {
        Some(Verdict::Accepted(accepted)) => accepted.late,
        Some(Verdict::Refused(_)) | None => Duration::ZERO,
    }
}

/// Whom people write to where no account was named.
pub(crate) const ANY_PAGE: &str = "101";
