//! The rules that hold everywhere, and so stand at no object.

use super::Meaning;
use crate::schema::Severity;

pub(super) fn meaning(id: &str) -> Option<Meaning> {
    let (_, about, asks, what_to_do) = GENERAL.iter().find(|(general, ..)| *general == id)?;
    let [about, asks, what_to_do] = [about, asks, what_to_do].map(|text| (*text).to_owned());
    let on = [Some(Severity::Reject); 2];
    Some(Meaning { about, asks, what_to_do, link: LINK, on })
}

pub(super) fn ids() -> impl Iterator<Item = &'static str> {
    GENERAL.iter().map(|(id, ..)| *id)
}

const GENERAL: &[(&str, &str, &str, &str)] = &[
    (
        "json.depth",
        "a request in JSON",
        "objects and lists are not within each other without end",
        "look for an object that holds itself",
    ),
    ("json.duplicate", "an object", "each key stands once", "keep one of the two"),
    (
        "json.number",
        "a number",
        "it can be kept exactly",
        "write an id as text; look where a fraction or a division by zero comes from",
    ),
    ("json.syntax", "a request in JSON", "it is JSON", "mend it at the place that the error names"),
    (
        "req.type",
        "any member",
        "its value is of the kind that the member takes",
        "the error says which kind that is; a variable of the user's may have to be converted",
    ),
    (
        "req.unknown_key",
        "an object",
        "it has no members but those that the platform knows",
        "spell the key as the reference has it, or move it to where it belongs",
    ),
];

const LINK: &str = "https://developers.facebook.com/documentation/business-messaging/messenger-platform/reference/send-api";
