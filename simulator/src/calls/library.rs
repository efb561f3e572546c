//! `GET /{version}/message_template_library`: a few templates in place of Meta's own.

use sendapi_core::call::message_template::{LibraryButtonInput, MakeTemplate, ReadTemplateLibrary};
use serde_json::{Map, Value, json};

use super::asked::asked;
use super::listing::{Page, listing};
use crate::answers::refusal::Refusal;
use crate::context::Context;
use crate::journal::accepted::Accepted;
use crate::request::call::Call;
use crate::world::utility::LIBRARY_BODY;

pub(crate) fn judge(context: &Context, call: &Call) -> Result<Accepted, Refusal> {
    let read: ReadTemplateLibrary<'_> = asked(call)?;
    let found = LIBRARY.iter().filter(|template| {
        let is = |own: &str, wanted: Option<&str>| wanted.is_none_or(|wanted| own == wanted);
        is(template.name, read.name.as_deref())
            && is(LANGUAGE, read.language.as_deref())
            && is(template.topic, read.topic.as_deref())
            && is(template.usecase, read.usecase.as_deref())
            && is(INDUSTRY, read.industry.as_deref())
            && read.search.as_deref().is_none_or(|wanted| template.has(wanted))
            && read.name_or_content.as_deref().is_none_or(|wanted| template.has(wanted))
    });
    let found = found.map(Template::json).collect();
    Ok(listing(context, call, found, &Page { after: read.after.as_deref(), limit: read.limit }))
}

/// What a template has that is made after the one of this name.
pub(super) fn made(name: &str, make: &MakeTemplate<'_>) -> Result<Map<String, Value>, Refusal> {
    let template = LIBRARY.iter().find(|template| template.name == name);
    let template = template.ok_or_else(|| Refusal::no_library_template(name))?;
    let inputs = make.library_template_button_inputs.as_deref().unwrap_or_default();
    let mut components = vec![json!({ "type": "BODY", "text": template.body })];
    let button = |(number, button): (usize, &Button)| button.filled(inputs.get(number));
    let buttons: Vec<_> = template.buttons.iter().enumerate().map(button).collect();
    if !buttons.is_empty() {
        components.push(json!({ "type": "BUTTONS", "buttons": buttons }));
    }
    Ok(Map::from_iter([
        (LIBRARY_BODY.to_owned(), template.body.into()),
        ("components".to_owned(), components.into()),
    ]))
}

struct Template {
    name: &'static str,
    topic: &'static str,
    usecase: &'static str,
    body: &'static str,
    buttons: &'static [Button],
}

/// A button that opens a page, whose address is up to whoever takes the template.
struct Button {
    text: &'static str,
    url: &'static str,
}

impl Button {
    /// With what is said of it in the request.
    fn filled(&self, input: Option<&LibraryButtonInput<'_>>) -> Value {
        let Self { text, url } = self;
        match input {
            Some(LibraryButtonInput::Url(input)) => {
                json!({ "type": "URL", "text": text, "url": input.url.base_url.as_str() })
            }
            _ => json!({ "type": "URL", "text": text, "url": url }),
        }
    }
}

impl Template {
    fn has(&self, words: &str) -> bool {
        self.name.contains(words) || self.body.contains(words)
    }

    fn json(&self) -> Value {
        let Self { name, topic, usecase, body, buttons } = self;
        let buttons: Vec<_> = buttons.iter().map(|button| button.filled(None)).collect();
        json!({
            "name": name, "language": LANGUAGE, "category": "UTILITY", "topic": topic,
            "usecase": usecase, "industry": [INDUSTRY], "body": body, "buttons": buttons,
        })
    }
}

const LANGUAGE: &str = "en_US";
const INDUSTRY: &str = "E_COMMERCE";

/// Their words are the simulator's, and that the platform's library has their names is not known.
const LIBRARY: &[Template] = &[
    Template {
        name: "delivery_failed_1",
        topic: "ORDER_MANAGEMENT",
        usecase: "DELIVERY_FAILED",
        body: "We could not deliver order {{1}} today.",
        buttons: &[],
    },
    Template {
        name: "delivery_update_1",
        topic: "ORDER_MANAGEMENT",
        usecase: "DELIVERY_UPDATE",
        body: "Order {{1}} is on its way and arrives on {{2}}.",
        buttons: &[],
    },
    Template {
        name: "appointment_reminder_1",
        topic: "EVENT_REMINDER",
        usecase: "APPOINTMENT_REMINDER",
        body: "You have an appointment on {{1}} at {{2}}.",
        buttons: &[],
    },
    Template {
        name: "order_confirmed_1",
        topic: "ORDER_MANAGEMENT",
        usecase: "ORDER_CONFIRMED",
        body: "We have got your order {{1}}, thank you.",
        buttons: &[Button { text: "See the order", url: "https://shop.example/{{1}}" }],
    },
];
