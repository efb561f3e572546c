//! Templates: one file each.
//!
//! A new one is a struct in a file of its own and a variant of [`Template`]; nothing else has to learn of it.

pub mod button;
pub mod generic;
pub mod utility;

use sendapi_derive::Schema;

pub use button::ButtonTemplate;
pub use generic::{Element, Generic};

/// A template, by its `template_type`.
///
/// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/send-messages/templates>.
#[derive(Clone, Debug, PartialEq, Schema)]
#[schema(
    noun = "a template",
    tag("template_type", "tpl.type_required"),
    unknown("tpl.enum", "tpl.enum_ig")
)]
#[schema(
    link = "https://developers.facebook.com/documentation/business-messaging/messenger-platform/send-messages/templates"
)]
#[schema(retired(
    "tpl.airline_dead", "2021-12-06", "use `generic` or `receipt`":
    airline_boardingpass, airline_checkin, airline_itinerary, airline_update,
))]
#[schema(retired("tpl.list_dead", "2019-07-29", "use `generic`": list))]
#[schema(retired("tpl.og_dead", "2019-07-29", "use `generic` or `media`": open_graph))]
pub enum Template<'a> {
    /// Cards in a row.
    Generic(Generic<'a>),
    /// Text with buttons.
    Button(ButtonTemplate<'a>),
}
