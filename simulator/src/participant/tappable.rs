//! What a person can tap in a conversation.

use serde_json::Value;

use crate::Received;
use crate::answer::present;

/// Something with a title.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Tappable {
    pub(super) title: String,
    /// The title of the card that it stands on.
    pub(super) card: Option<String>,
    pub(super) tap: Tap,
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
    /// Nothing: a button of this type leads elsewhere.
    Untold(String),
}

/// The quick replies of the newest message, as they vanish with the next, then the buttons from the newest
/// message to the oldest.
pub(super) fn in_messages(messages: &[Received]) -> Vec<Tappable> {
    let bodies =
        || messages.iter().rev().filter_map(|received| present(received.body(), "/message"));
    let mut found: Vec<_> = bodies().next().into_iter().flat_map(quick_replies).collect();
    bodies().for_each(|message| collect(message, &mut found));
    found
}

fn quick_replies(message: &Value) -> impl Iterator<Item = Tappable> {
    let replies =
        present(message, "/quick_replies").and_then(Value::as_array).into_iter().flatten();
    replies.filter_map(|reply| {
        let (title, payload) = (text(reply, "title")?, text(reply, "payload").unwrap_or_default());
        Some(Tappable { title, card: None, tap: Tap::QuickReply(payload) })
    })
}

/// Buttons, wherever a template has them.
fn collect(value: &Value, found: &mut Vec<Tappable>) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| collect(item, found)),
        Value::Object(members) => {
            let card = text(value, "title");
            if text(value, "template_type").is_some_and(|it| it == "one_time_notif_req") {
                let tap = Tap::NotifyMe(text(value, "payload").unwrap_or_default());
                found.push(Tappable { title: NOTIFY_ME.to_owned(), card: card.clone(), tap });
            }
            let buttons = members.get("buttons").and_then(Value::as_array).into_iter().flatten();
            found.extend(buttons.filter_map(|it| button(it, card.as_deref())));
            members.values().for_each(|member| collect(member, found));
        }
        _ => {}
    }
}

fn button(button: &Value, card: Option<&str>) -> Option<Tappable> {
    let kind = text(button, "type")?;
    let tap = if kind.eq_ignore_ascii_case("postback") {
        Tap::Postback(text(button, "payload").unwrap_or_default())
    } else {
        Tap::Untold(kind)
    };
    Some(Tappable { title: text(button, "title")?, card: card.map(ToOwned::to_owned), tap })
}

fn text(value: &Value, name: &str) -> Option<String> {
    value.get(name)?.as_str().map(ToOwned::to_owned)
}

/// The platform writes it on the button.
const NOTIFY_ME: &str = "Notify Me";
