//! Templates: one file each.
//!
//! A new one is a file of its own and, here, its module, the types that users name and a variant of [`Template`].

pub mod button;
pub mod calling;
pub mod coupon;
pub mod customer_feedback;
pub mod customer_information;
pub mod generic;
pub mod image_grid;
pub mod instant_form;
pub mod media;
pub mod notification_messages;
pub mod one_time_notif_req;
pub mod privacy;
pub mod product;
pub mod receipt;
pub mod utility;

use sendapi_derive::Schema;

pub use button::ButtonTemplate;
pub use calling::{CallPrompt, CallingOptin};
pub use coupon::Coupon;
pub use customer_feedback::CustomerFeedback;
pub use customer_information::CustomerInformation;
pub use generic::{Element, Generic};
pub use image_grid::ImageGrid;
pub use instant_form::InstantForm;
pub use media::MediaTemplate;
pub use notification_messages::NotificationMessages;
pub use one_time_notif_req::OneTimeNotifReq;
pub use product::Product;
pub use receipt::Receipt;

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
#[schema(elsewhere(
    "an approved template is no attachment, and Messenger has it alone: write it as `message.template`, with `name` and `language: { code: … }`":
    utility, utility_message, utility_messages, utility_template,
))]
#[schema(retired("tpl.list_dead", "2019-07-29", "use `generic`": list))]
#[schema(retired("tpl.og_dead", "2019-07-29", "use `generic` or `media`": open_graph))]
#[expect(clippy::large_enum_variant, reason = "a box could not stand in a `const`")]
#[non_exhaustive]
pub enum Template<'a> {
    /// Cards in a row.
    Generic(Generic<'a>),
    /// Text with buttons.
    Button(ButtonTemplate<'a>),
    /// Products of a catalog.
    Product(Product<'a>),
    /// A picture or video with buttons. Messenger only.
    #[schema(only(messenger, "tpl.enum_ig"))]
    Media(MediaTemplate<'a>),
    /// The confirmation of an order. Messenger only.
    #[schema(only(messenger, "tpl.enum_ig"))]
    Receipt(Receipt<'a>),
    /// A code to reveal, or a page to open. Messenger only.
    #[schema(only(messenger, "tpl.enum_ig"))]
    Coupon(Coupon<'a>),
    /// A survey of one question. Messenger only.
    #[schema(only(messenger, "tpl.enum_ig"))]
    CustomerFeedback(CustomerFeedback<'a>),
    /// A form for name, telephone number and address. Messenger only.
    #[schema(only(messenger, "tpl.enum_ig"))]
    CustomerInformation(CustomerInformation<'a>),
    /// Several pictures. Messenger only.
    #[schema(only(messenger, "tpl.enum_ig"))]
    ImageGrid(ImageGrid<'a>),
    /// A form that was made beforehand. Messenger only.
    #[schema(only(messenger, "tpl.enum_ig"))]
    InstantForm(InstantForm<'a>),
    /// Asks whether one more message may be sent later. Messenger only.
    #[schema(only(messenger, "tpl.enum_ig"))]
    OneTimeNotifReq(OneTimeNotifReq<'a>),
    /// Asks whether the Page may call. Messenger only.
    #[schema(only(messenger, "tpl.enum_ig"))]
    CallingOptin(CallingOptin),
    /// Invites the person to call. Messenger only.
    #[schema(only(messenger, "tpl.enum_ig"))]
    CallPrompt(CallPrompt),
    /// Asks whether messages may be sent again and again. Discontinued on 2026-02-10: use Marketing Messages.
    #[schema(deprecated("tpl.rn_dead", "2026-02-10", "use Marketing Messages"))]
    #[cfg_attr(rust_analyzer, deprecated)]
    NotificationMessages(NotificationMessages<'a>),
}
