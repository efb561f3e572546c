//! A utility message as the person sees it: the account's template with the message's values in it.

use sendapi_core::call::message_template::TemplateStatus;
use sendapi_core::told::Written;
use serde_json::{Value, json};

use super::Account;
use super::account::STATUS;
use crate::wire::members::{list, present, text};

/// Why the platform would not take a utility message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// In words.
    Template(String),
    /// Fewer payloads than there are buttons that want one.
    Payloads { wanted: usize, given: usize },
}

impl Fault {
    /// What is wrong with the `message` of a request, if it is a utility message. Unless all are known, an account of which
    /// no template is may have any, those that were made elsewhere, and a template may wait for its review.
    pub(crate) fn of(message: &Value, account: &Account, knows_all: bool) -> Option<Self> {
        let sent = present(message, "/template")?;
        let name = text(sent, "name")?;
        let language = sent.get("language").and_then(|language| text(language, "code"))?;
        let made = account.template(&name, &language);
        if !knows_all && made.is_none() && account.templates().is_empty() {
            return None;
        }
        let called = format!("`{}` in `{}`", Written(&name), Written(&language));
        let Some(made) = made else {
            let sentence =
                format!("this account has no template {called}: make it with `message_templates`");
            return Some(Self::Template(sentence));
        };
        unapproved(made, knows_all).map_or_else(
            || payloads(made, sent),
            |why| Some(Self::Template(format!("the template {called} {why}"))),
        )
    }
}

/// Why the review keeps a template from being sent.
fn unapproved(made: &Value, knows_all: bool) -> Option<String> {
    let status = text(made, STATUS).unwrap_or_default();
    if status == TemplateStatus::Rejected.as_str() {
        let why = text(made, "rejected_reason").unwrap_or_default();
        return Some(format!("was refused, {why}"));
    }
    let waits = knows_all && status != TemplateStatus::Approved.as_str();
    waits.then(|| {
        "waits for its review, which nobody does here: let it pass by `Simulator::approve_templates`, or by \
         `POST /simulator/templates`"
            .to_owned()
    })
}

/// Buttons without a payload of their own, or with a parameter in it, get it from the message.
fn payloads(made: &Value, sent: &Value) -> Option<Fault> {
    let is_postback = |value: &Value| {
        text(value, "type").is_some_and(|kind| kind.eq_ignore_ascii_case("postback"))
    };
    let is_open = |button: &&Value| text(button, "payload").is_none_or(|it| it.contains(OPEN));
    let buttons = part(made, "buttons").into_iter().flat_map(|part| list(part, "buttons"));
    let wanted = buttons.filter(|button| is_postback(button)).filter(is_open).count();
    let given = values(sent, "buttons").iter().filter(|given| is_postback(given.value)).count();
    (given < wanted).then_some(Fault::Payloads { wanted, given })
}

/// What the template says, as far as the account has it; the buttons in any case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Utility {
    header: Option<String>,
    /// The address of the picture on top.
    image: Option<String>,
    body: Option<String>,
    pub(crate) buttons: Vec<Button>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Button {
    pub(crate) title: String,
    pub(crate) action: Action,
    /// Its value in the `message`, or where there is none its place in the template: `/template/buttons/0`.
    pub(crate) pointer: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Action {
    /// Sends this payload.
    Postback(String),
    /// Opens this address.
    Open(String),
    /// Calls this number.
    Call(String),
}

impl Utility {
    /// Of the `message` of a request; none if it is no utility message.
    pub(crate) fn of(message: &Value, account: &Account) -> Option<Self> {
        let sent = present(message, "/template")?;
        let language = sent.get("language").and_then(|language| text(language, "code"));
        let made = account.template(&text(sent, "name")?, &language?).unwrap_or(&Value::Null);
        let header = part(made, "header");
        let (words, picture) = (values(sent, "header"), header.is_some_and(is_picture));
        let says = |part: &Value| text(part, "text");
        let body = part(made, "body").and_then(says).or_else(|| text(made, LIBRARY_BODY));
        Some(Self {
            header: header.and_then(says).map(|text| fill(&text, &words)),
            image: words.first().filter(|_| picture).and_then(Given::url),
            body: body.map(|text| fill(&text, &values(sent, "body"))),
            buttons: buttons(part(made, "buttons"), &values(sent, "buttons")),
        })
    }

    /// As the chat page gets it: buttons have the members of those of other templates, and a `pointer` to tap.
    pub(crate) fn json(&self) -> Value {
        let Self { header, image, body, buttons } = self;
        let buttons: Vec<_> = buttons.iter().map(Button::json).collect();
        json!({ "header": header, "image": image, "body": body, "buttons": buttons })
    }
}

impl Button {
    fn of(place: usize, made: &Value, given: Option<&Given<'_>>) -> Self {
        let value = given.map_or(&Value::Null, |given| given.value);
        let first = |name| text(value, name).or_else(|| text(made, name));
        let kind = first("type").unwrap_or_default();
        let action = match kind.to_ascii_lowercase().as_str() {
            "url" => Action::Open(address(text(made, "url").as_deref(), given)),
            "phone_number" => Action::Call(first("phone_number").unwrap_or_default()),
            _ => Action::Postback(first("payload").unwrap_or_default()),
        };
        let title = text(made, "text").or_else(|| text(value, "text"));
        let title = title.unwrap_or_else(|| action.value().to_owned());
        let pointer = given.map(|given| given.pointer.clone());
        let pointer = pointer.unwrap_or_else(|| format!("/template/buttons/{place}"));
        Self { title, action, pointer }
    }

    fn json(&self) -> Value {
        let Self { title, action, pointer } = self;
        match action {
            Action::Postback(_) => {
                json!({ "type": "postback", "title": title, "pointer": pointer })
            }
            Action::Open(url) => {
                json!({ "type": "web_url", "title": title, "url": url, "pointer": pointer })
            }
            Action::Call(number) => {
                json!({ "type": "phone_number", "title": title, "payload": number, "pointer": pointer })
            }
        }
    }
}

impl Action {
    fn value(&self) -> &str {
        match self {
            Self::Postback(value) | Self::Open(value) | Self::Call(value) => value,
        }
    }
}

/// A value that the message gives.
struct Given<'v> {
    value: &'v Value,
    pointer: String,
}

impl Given<'_> {
    fn url(&self) -> Option<String> {
        text(self.value, "url")
    }

    fn is_called(&self, name: &str) -> bool {
        text(self.value, "parameter_name").as_deref() == Some(name)
    }
}

/// Those of a component of this type.
fn values<'v>(sent: &'v Value, kind: &str) -> Vec<Given<'v>> {
    let mut found = Vec::new();
    for (place, component) in list(sent, "components").enumerate() {
        if is_of(component, kind) {
            let given = list(component, "parameters").enumerate().map(|(number, value)| {
                let pointer = format!("/template/components/{place}/parameters/{number}");
                Given { value, pointer }
            });
            found.extend(given);
        }
    }
    found
}

/// The part of this type that the template was made with.
fn part<'v>(made: &'v Value, kind: &str) -> Option<&'v Value> {
    list(made, "components").find(|component| is_of(component, kind))
}

fn is_of(component: &Value, kind: &str) -> bool {
    text(component, "type").is_some_and(|own| own.eq_ignore_ascii_case(kind))
}

fn is_picture(header: &Value) -> bool {
    text(header, "format").is_some_and(|format| format.eq_ignore_ascii_case("image"))
}

/// Each value is for the button at its place.
fn buttons(made: Option<&Value>, given: &[Given<'_>]) -> Vec<Button> {
    let made: Vec<_> = made.into_iter().flat_map(|part| list(part, "buttons")).collect();
    let count = made.len().max(given.len());
    let button = |place| {
        let made = made.get(place).copied().unwrap_or(&Value::Null);
        Button::of(place, made, given.get(place))
    };
    (0..count).map(button).collect()
}

/// An address may end in a parameter, and the message gives its value; or the message gives the whole.
fn address(made: Option<&str>, given: Option<&Given<'_>>) -> String {
    let url = given.and_then(Given::url).unwrap_or_default();
    match made.and_then(|made| made.split_once(OPEN)) {
        Some((begin, _)) => format!("{begin}{url}"),
        None if url.is_empty() => made.unwrap_or_default().to_owned(),
        None => url,
    }
}

/// Parameters have names or numbers from 1. One that the message gives no value for stays as it is written.
fn fill(text: &str, values: &[Given<'_>]) -> String {
    let (mut filled, mut rest) = (String::new(), text);
    while let Some((before, (name, behind))) = parameter(rest) {
        filled.push_str(before);
        match value(name, values) {
            Some(value) => filled.push_str(&value),
            None => filled.extend([OPEN, name, CLOSE]),
        }
        rest = behind;
    }
    filled.push_str(rest);
    filled
}

/// The text before the next parameter, what stands in it, and the text behind.
fn parameter(text: &str) -> Option<(&str, (&str, &str))> {
    let (before, from_name) = text.split_once(OPEN)?;
    Some((before, from_name.split_once(CLOSE)?))
}

fn value(name: &str, values: &[Given<'_>]) -> Option<String> {
    let name = name.trim();
    let numbered = || values.get(name.parse::<usize>().ok()?.checked_sub(1)?);
    let given = values.iter().find(|given| given.is_called(name)).or_else(numbered)?;
    text(given.value, "text")
}

/// Where a template that was made after one of the library has its text.
pub(crate) const LIBRARY_BODY: &str = "body";

const OPEN: &str = "{{";
const CLOSE: &str = "}}";

#[cfg(test)]
mod tests {
    use super::{Given, fill};
    use serde_json::{Value, json};

    #[test]
    fn parameters_are_filled_in_by_number_and_by_name_as_far_as_there_are_values() {
        let numbered = json!([{ "text": "4711" }, { "text": "Friday" }]);
        let named = json!([{ "text": "4711", "parameter_name": "order" }]);
        for (text, values, filled) in [
            ("Order {{1}} comes on {{ 2 }}.", &numbered, "Order 4711 comes on Friday."),
            ("Order {{order}}, {{day}}.", &named, "Order 4711, {{day}}."),
            ("Order {{0}} {{3}} {{1", &numbered, "Order {{0}} {{3}} {{1"),
            ("}}{{1}}{{", &numbered, "}}4711{{"),
            ("{{}}", &json!([]), "{{}}"),
        ] {
            assert_eq!(fill(text, &given(values)), filled);
        }
    }

    fn given(values: &Value) -> Vec<Given<'_>> {
        let values = values.as_array().into_iter().flatten();
        values.map(|value| Given { value, pointer: String::new() }).collect()
    }
}
