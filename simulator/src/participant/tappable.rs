//! What a person can tap in a conversation.

use serde_json::Value;

use super::ActionError;
use crate::Received;
use crate::wire::members::{list, present, text};
use crate::world::Account;
use crate::world::utility::{Action, Button, Utility};

/// Something with a title.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Tappable {
    pub(super) title: String,
    /// The title of the card that it stands on.
    pub(super) card: Option<String>,
    pub(super) tap: Tap,
}

impl Tappable {
    /// Its title, and behind it that of its card.
    pub(super) fn shown(&self) -> String {
        match &self.card {
            Some(card) => format!("{} ({card})", self.title),
            None => self.title.clone(),
        }
    }
}

/// What the account is told when it is tapped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Tap {
    /// A message with this payload.
    QuickReply(String),
    /// A postback with this payload.
    Postback(String),
    /// An opt-in to one message, with this payload.
    NotifyMe(String),
    /// An opt-in to messages on a topic.
    GetMessages(Topic),
    /// That its code was looked at.
    Coupon { payload: String, code: String },
    /// Nothing that is documented.
    Form,
    /// Nothing: a button of this type leads elsewhere.
    Untold(String),
}

/// What somebody wants to hear of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Topic {
    pub(super) title: String,
    pub(super) payload: String,
    pub(super) timezone: String,
}

/// The quick replies of the newest message, as they vanish with the next, then the buttons from the newest
/// message to the oldest. What has no title cannot be named, and is left out.
pub(super) fn in_messages(messages: &[Received], account: &Account) -> Vec<Tappable> {
    let bodies =
        || messages.iter().rev().filter_map(|received| present(received.body(), "/message"));
    let mut found: Vec<_> = bodies().next().into_iter().flat_map(quick_replies).collect();
    for message in bodies() {
        collect(message, &mut found);
        found.extend(utility_buttons(message, account).map(utility_button));
    }
    found.retain(|tappable| !tappable.title.is_empty());
    found
}

/// What stands at this pointer of the `message` of a request, if anything does; `given` is what a quick reply
/// asks for.
pub(super) fn at(
    pointer: &str,
    message: &Value,
    given: Option<&str>,
    account: &Account,
) -> Result<Option<Tappable>, ActionError> {
    if let Some(button) = utility_buttons(message, account).find(|it| it.pointer == pointer) {
        return Ok(Some(utility_button(button)));
    }
    let Some(tapped) = message.pointer(pointer) else { return Ok(None) };
    if pointer.starts_with("/quick_replies/") {
        let asked = given.map(ToOwned::to_owned);
        let reply = asked.map(filled).or_else(|| quick_reply(tapped));
        return reply.map(Some).ok_or_else(|| {
            let sentence = "this quick reply asks for an e-mail address or a telephone number";
            ActionError::impossible(sentence.to_owned())
        });
    }
    let found = template(tapped, None).or_else(|| button(tapped, None));
    found.map(Some).ok_or_else(|| {
        ActionError::impossible("what stands there is no button, quick reply or form".to_owned())
    })
}

fn utility_buttons(message: &Value, account: &Account) -> impl Iterator<Item = Button> {
    Utility::of(message, account).into_iter().flat_map(|utility| utility.buttons)
}

fn utility_button(button: Button) -> Tappable {
    let tap = match button.action {
        Action::Postback(payload) => Tap::Postback(payload),
        Action::Open(_) => Tap::Untold("URL".to_owned()),
        Action::Call(_) => Tap::Untold("PHONE_NUMBER".to_owned()),
    };
    Tappable { title: button.title, card: None, tap }
}

fn quick_replies(message: &Value) -> impl Iterator<Item = Tappable> {
    list(message, "quick_replies").filter_map(quick_reply)
}

fn quick_reply(reply: &Value) -> Option<Tappable> {
    let (title, payload) = (text(reply, "title")?, text(reply, "payload").unwrap_or_default());
    Some(Tappable { title, card: None, tap: Tap::QuickReply(payload) })
}

/// What the person gave is both what they say and the payload, as on the platform.
fn filled(given: String) -> Tappable {
    Tappable { title: given.clone(), card: None, tap: Tap::QuickReply(given) }
}

/// Buttons, wherever a template has them, and the pictures of a grid that are buttons themselves.
fn collect(value: &Value, found: &mut Vec<Tappable>) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| collect(item, found)),
        Value::Object(members) => {
            let card = text(value, "title");
            found.extend(template(value, card.as_deref()));
            let tappable = list(value, "buttons").chain(members.get("action"));
            found.extend(tappable.filter_map(|it| button(it, card.as_deref())));
            members.values().for_each(|member| collect(member, found));
        }
        _ => {}
    }
}

/// A template that is a button by itself.
fn template(payload: &Value, card: Option<&str>) -> Option<Tappable> {
    let sent = text(payload, "payload").unwrap_or_default();
    let (title, tap) = match text(payload, "template_type")?.to_ascii_lowercase().as_str() {
        "one_time_notif_req" => (NOTIFY_ME.to_owned(), Tap::NotifyMe(sent)),
        "instant_form" => (String::new(), Tap::Form),
        "notification_messages" => (asks(payload).to_owned(), Tap::GetMessages(topic(payload))),
        "coupon" => {
            let code = text(payload, "coupon_code").unwrap_or_default();
            (text(payload, "title").unwrap_or_default(), Tap::Coupon { payload: sent, code })
        }
        _ => return None,
    };
    Some(Tappable { title, card: card.map(ToOwned::to_owned), tap })
}

fn topic(payload: &Value) -> Topic {
    Topic {
        title: text(payload, "title").unwrap_or_else(|| UPDATES.to_owned()),
        payload: text(payload, "payload").unwrap_or_default(),
        timezone: text(payload, "notification_messages_timezone").unwrap_or_else(|| UTC.to_owned()),
    }
}

/// What stands on the button of a request for messages on a topic.
fn asks(payload: &Value) -> &'static str {
    let word = text(payload, "notification_messages_cta_text").unwrap_or_default();
    match word.to_ascii_uppercase().as_str() {
        "ALLOW" => "Allow messages",
        "FREQUENCY" | "GET" => "Get messages",
        "OPT_IN" => "Opt in",
        "SIGN_UP" => "Sign up",
        _ => "Get updates",
    }
}

/// A picture of a grid has a text in place of a title, which is what the person is shown to have said.
fn button(button: &Value, card: Option<&str>) -> Option<Tappable> {
    let kind = text(button, "type")?;
    // An attachment has a type too.
    if button.get("payload").is_some_and(Value::is_object) {
        return None;
    }
    let tap = if kind.eq_ignore_ascii_case("postback") {
        Tap::Postback(text(button, "payload").unwrap_or_default())
    } else {
        Tap::Untold(kind)
    };
    let title = text(button, "title").or_else(|| text(button, "text")).unwrap_or_default();
    Some(Tappable { title, card: card.map(ToOwned::to_owned), tap })
}

/// The platform writes it on the button.
const NOTIFY_ME: &str = "Notify Me";

/// The platform's title for a topic without one.
const UPDATES: &str = "Updates and promotions";

/// The time zone of people of whom nothing else is known.
const UTC: &str = "UTC";
