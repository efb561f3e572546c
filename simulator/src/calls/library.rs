//! `GET /{version}/message_template_library`: a few templates in place of Meta's own.

use sendapi_core::call::message_template::ReadTemplateLibrary;
use serde_json::{Value, json};

use super::asked::asked;
use super::listing::{Page, listing};
use crate::answers::refusal::Refusal;
use crate::journal::accepted::Accepted;
use crate::request::call::Call;

pub(crate) fn judge(call: &Call) -> Result<Accepted, Refusal> {
    let read: ReadTemplateLibrary<'_> = asked(call)?;
    let found = LIBRARY.iter().filter(|template| {
        let is = |own: &str, wanted: Option<&str>| wanted.is_none_or(|wanted| own == wanted);
        is(template.name, read.name.as_deref())
            && is(LANGUAGE, read.language.as_deref())
            && is(template.topic, read.topic.as_deref())
            && is(template.usecase, read.usecase.as_deref())
            && is(INDUSTRY, read.industry.as_deref())
            && read.search.as_deref().is_none_or(|wanted| template.has(wanted))
    });
    let found = found.map(Template::json).collect();
    Ok(listing(call, found, &Page { after: read.after.as_deref(), limit: read.limit }))
}

/// What the template of this name says, if there is one.
pub(super) fn body_of(name: &str) -> Option<&'static str> {
    LIBRARY.iter().find(|template| template.name == name).map(|template| template.body)
}

struct Template {
    name: &'static str,
    topic: &'static str,
    usecase: &'static str,
    body: &'static str,
}

impl Template {
    fn has(&self, words: &str) -> bool {
        self.name.contains(words) || self.body.contains(words)
    }

    fn json(&self) -> Value {
        let Self { name, topic, usecase, body } = self;
        json!({
            "name": name, "language": LANGUAGE, "category": "UTILITY", "topic": topic,
            "usecase": usecase, "industry": [INDUSTRY], "body": body,
        })
    }
}

const LANGUAGE: &str = "en_US";
const INDUSTRY: &str = "E_COMMERCE";

/// Their words are the simulator's.
const LIBRARY: &[Template] = &[
    Template {
        name: "delivery_failed_1",
        topic: "ORDER_MANAGEMENT",
        usecase: "DELIVERY_FAILED",
        body: "We could not deliver order {{1}} today.",
    },
    Template {
        name: "delivery_update_1",
        topic: "ORDER_MANAGEMENT",
        usecase: "DELIVERY_UPDATE",
        body: "Order {{1}} is on its way and arrives on {{2}}.",
    },
    Template {
        name: "appointment_reminder_1",
        topic: "EVENT_REMINDER",
        usecase: "APPOINTMENT_REMINDER",
        body: "You have an appointment on {{1}} at {{2}}.",
    },
];
