//! One request from bytes to answer: to its endpoint, and what comes of it.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::SystemTime;

use axum::body::Body;
use axum::extract::{ConnectInfo, Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderValue, header};
use axum::response::Response;
use serde_json::Value;

use crate::access::credentials::Credentials;
use crate::answers::manner::Manner;
use crate::answers::refusal::Refusal;
use crate::attachments::{files, pictures};
use crate::calls::{
    account, blocked, calling, conversations, host, labels, library, linking, marketing,
    moderation, notification_tokens, object, objects, permission, personas, picture, profile,
    routing, stickers, subscription, templates, token, user_menu, welcome_flows,
};
use crate::context::Context;
use crate::faults::requests::Candidate;
use crate::faults::{AtHead, Strike};
use crate::journal::accepted::Accepted;
use crate::journal::exchange::{Exchange, Verdict};
use crate::messages::message_attachments;
use crate::request::body;
use crate::request::call::Call;
use crate::request::encoding::{decode, method, method_in};
use crate::request::head::{Content, Head};
use crate::stop::Stop;
use crate::wire::header::text;
use crate::wire::line::Scissors;
use crate::{Endpoint, Fault, batch, messages};

pub(crate) async fn respond(
    State((context, stop)): State<(Arc<Context>, Stop)>,
    ConnectInfo(scissors): ConnectInfo<Scissors>,
    request: Request,
) -> Response {
    let exchange = exchange(&context, request).await;
    context.show(&exchange);
    let mut response = exchange.ending().carry_out(&scissors, stop).await;
    // By the simulator's clock; the server would take this machine's.
    if let Ok(date) = HeaderValue::try_from(httpdate::fmt_http_date(context.clock.now())) {
        response.headers_mut().insert(header::DATE, date);
    }
    response
}

async fn exchange(context: &Context, request: Request) -> Exchange {
    let (parts, body) = request.into_parts();
    let host = text(&parts.headers, header::HOST);
    let head = context.head(parts.method.clone(), parts.uri.path(), host);
    let head = match parts.uri.query().and_then(method_in) {
        Some(word) => context.head_by(method(&word), head),
        None => head,
    };
    if let Some(id) = files::id_in(&head.method, &head.path) {
        return file(context, &head, id);
    }
    if let Some(reply) = pictures::reply(&head.method, &head.path) {
        let verdict = Verdict::Accepted(Accepted::reply(reply));
        return context.unread(&head, Some(verdict), None);
    }
    match context.faults.at_head(&Candidate::of(&head)) {
        AtHead::Decided(Some(strike)) if strike.fault.leaves_unread() => {
            context.unread(&head, None, Some(strike))
        }
        AtHead::Decided(strike) => {
            let (head, call) = read(context, head, &parts, body).await;
            judged(context, &head, call, strike)
        }
        AtHead::Undecided => {
            let (head, call) = read(context, head, &parts, body).await;
            let strike = strike(context, &head, &call);
            judged(context, &head, call, strike)
        }
    }
}

/// An item of a batch, from its head to its answer.
fn item(context: &Context, head: &Head, call: Result<Call, Refusal>) -> Exchange {
    let strike = strike(context, head, &call);
    let exchange = judged(context, head, call, strike);
    context.show(&exchange);
    exchange
}

fn file(context: &Context, head: &Head, id: &str) -> Exchange {
    let verdict = match context.attachments.find(id) {
        Some(attachment) => Verdict::Accepted(Accepted::reply(files::reply(&attachment))),
        None => Verdict::Refused(Refusal::no_file(id)),
    };
    context.unread(head, Some(verdict), None)
}

fn strike(context: &Context, head: &Head, call: &Result<Call, Refusal>) -> Option<Strike> {
    let body = call.as_ref().map_or(&Value::Null, |call| &call.body);
    context.faults.at_body(&Candidate::of(head), body)
}

fn judged(
    context: &Context,
    head: &Head,
    call: Result<Call, Refusal>,
    strike: Option<Strike>,
) -> Exchange {
    let call = call.map(|call| context.in_its_name(call));
    let sent = call.as_ref().map(|call| content(context, call)).unwrap_or_default();
    let of_items = call.as_ref().map(batch::people).unwrap_or_default();
    let fault = strike.as_ref().map(|strike| &strike.fault);
    let is_judged = fault.is_none_or(Fault::lets_judge);
    let (manner, told) = match &call {
        Ok(call) => (call.manner.clone(), Some(call.told.clone())),
        Err(_) => (Manner::default(), None),
    };
    let account = call.as_ref().map_or(String::new(), |call| call.route.account.clone());
    let verdict = is_judged.then(|| verdict(context, call, fault.cloned()));
    let told = told.map(|told| told.all()).unwrap_or_default();
    let verdict = verdict.map(|verdict| verdict.telling(told));
    let exchange = context.ended(head, (sent, &manner), verdict, strike);
    note_refusal(context, &exchange, &account, &of_items);
    exchange
}

/// What it sends, and to whom, also where only what that person wrote or gave is named.
fn content(context: &Context, call: &Call) -> Content {
    let sent = call.content();
    let is_message = call.route.endpoint == Endpoint::Messages;
    let behind = || is_message.then(|| context.conversations.behind(call))?;
    Content { person: sent.person.or_else(behind), ..sent }
}

/// Whoever waits for a message wants to know why it does not come: by the rules, since the sender was not let in, or by a
/// fault. A batch that is refused as a whole keeps messages from all to whom its items write.
fn note_refusal(
    context: &Context,
    exchange: &Exchange,
    account: &str,
    of_items: &BTreeSet<String>,
) {
    let Some(refusal) = exchange.refusal() else { return };
    let is_message = exchange.endpoint() == Some(Endpoint::Messages);
    let own = exchange.person().filter(|_| is_message);
    let (number, at) = (exchange.number(), exchange.at());
    let own = own.map(|person| context.conversations.id(person, account));
    for id in own.iter().chain(of_items) {
        context.conversations.note_refusal(id, &refusal, number, at);
    }
}

fn verdict(context: &Context, call: Result<Call, Refusal>, fault: Option<Fault>) -> Verdict {
    match call.and_then(|call| judge(context, call, fault)) {
        Ok(accepted) => Verdict::Accepted(accepted),
        Err(refusal) => Verdict::Refused(refusal),
    }
}

fn judge(context: &Context, call: Call, fault: Option<Fault>) -> Result<Accepted, Refusal> {
    admit(context, &call.route.account, &call.credentials)?;
    host::admit(context, &call)?;
    permission::admit(context, &call)?;
    context.admit_me(&call)?;
    match call.route.endpoint {
        Endpoint::Accounts => account::list(context, &call),
        Endpoint::Batch if linking::is_about(&call) => linking::read(context, &call),
        Endpoint::Batch => batch::judge(context, &call, &|head, call| item(context, head, call)),
        Endpoint::MessageAttachments => message_attachments::judge(context, &call),
        Endpoint::Messages => messages::judge(context, call, fault),
        Endpoint::Blocked => blocked::judge(context, &call),
        Endpoint::CallMetrics => calling::metrics(context, &call),
        Endpoint::Calls => calling::act(context, &call),
        Endpoint::ConversationMessages => conversations::messages(context, &call),
        Endpoint::Conversations => conversations::judge(context, &call),
        Endpoint::CustomLabels => labels::judge(context, &call),
        Endpoint::CustomUserSettings => user_menu::judge(context, &call),
        Endpoint::DebugToken => token::judge(context, &call),
        Endpoint::ExtendThreadControl => routing::extend(context, &call),
        Endpoint::Label => labels::judge_people(context, &call),
        Endpoint::MarketingMessages => marketing::send(context, &call),
        Endpoint::MessageCampaign => marketing::make(context, &call),
        Endpoint::MessageDeliveryEstimate => marketing::estimate(context, &call),
        Endpoint::MessageTemplateLibrary => library::judge(context, &call),
        Endpoint::MessageTemplates => templates::judge(context, &call),
        Endpoint::Objects => objects::judge(context, &call),
        Endpoint::MessengerCallPermissions => calling::permissions(context, &call),
        Endpoint::MessengerCallSettings => calling::settings(context, &call),
        Endpoint::MessengerProfile => profile::judge(context, &call),
        Endpoint::MessagingCustomerBase => marketing::unsubscribe(context, &call),
        Endpoint::ModerateConversations => moderation::judge(context, &call),
        Endpoint::NotificationMessageTokens => notification_tokens::judge(context, &call),
        Endpoint::Object => object::judge(context, &call),
        Endpoint::PassThreadControl => routing::pass(context, &call),
        Endpoint::Permissions => account::permissions(context, &call),
        Endpoint::Personas => personas::judge(context, &call),
        Endpoint::Picture => picture::judge(context, &call),
        Endpoint::ReleaseThreadControl => routing::release(context, &call),
        Endpoint::RequestThreadControl => routing::request(context, &call),
        Endpoint::StickerPacks => stickers::packs(context, &call),
        Endpoint::StickerSearch => stickers::search(context, &call),
        Endpoint::Stickers => stickers::of_pack(context, &call),
        Endpoint::SubscribedApps => subscription::judge(context, &call),
        Endpoint::TakeThreadControl => routing::take(context, &call),
        Endpoint::ThreadOwner => routing::owner(context, &call),
        Endpoint::UnlinkAccounts => linking::unlink(&call),
        Endpoint::WelcomeMessageFlows => welcome_flows::judge(context, &call),
    }
}

fn admit(context: &Context, account: &str, credentials: &Credentials) -> Result<(), Refusal> {
    let token = credentials.token.as_ref();
    if token.is_none() && account == "me" {
        return Err(Refusal::token_missing_on_me());
    }
    context.faults.admit(account, token).unwrap_or_else(|| context.admit(token))?;
    match &context.app_secret {
        // The program that signed it has the real time.
        Some(secret) => secret.admit(credentials, SystemTime::now()),
        None => Ok(()),
    }
}

/// A body that leads nowhere is read over, like that of the shortest request; it may name the method by which it leads
/// somewhere.
async fn read(
    context: &Context,
    head: Head,
    parts: &Parts,
    body: Body,
) -> (Head, Result<Call, Refusal>) {
    let endpoint = head.route.as_ref().map_or(Endpoint::Messages, |route| route.endpoint);
    let payload = body::read(&parts.headers, body, endpoint.longest_text()).await;
    let header = Credentials::in_header(&parts.headers);
    let decoded = payload.and_then(|payload| decode(header, parts.uri.query(), payload, endpoint));
    match decoded {
        Ok(mut decoded) => {
            let head = match decoded.method(&parts.method) {
                Some(method) => context.head_by(method, head),
                None => head,
            };
            let call = Call::of(&head, decoded);
            (head, call)
        }
        Err(refusal) => {
            let refusal = head.route.clone().err().unwrap_or(refusal);
            (head, Err(refusal))
        }
    }
}
