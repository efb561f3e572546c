//! Message tags: the grounds on which a message may go out after the 24 hours in which any may.

use sendapi_derive::Schema;

/// The ground for a message outside the 24-hour window; goes with `messaging_type: MESSAGE_TAG`.
///
/// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/send-messages>.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Schema)]
#[schema(noun = "a tag", capitals, unknown("tag.enum", "tag.enum_ig"))]
#[schema(retired(
    "tag.old16", "2020-03-04", "use `HUMAN_AGENT` for what a person writes, or a utility template":
    APPLICATION_UPDATE, APPOINTMENT_UPDATE, BUSINESS_PRODUCTIVITY, COMMUNITY_ALERT, CONFIRMED_EVENT_REMINDER,
    FEATURE_FUNCTIONALITY_UPDATE, GAME_EVENT, ISSUE_RESOLUTION, PAIRING_UPDATE, PAYMENT_UPDATE,
    PERSONAL_FINANCE_UPDATE, RESERVATION_UPDATE, SHIPPING_UPDATE, TICKET_UPDATE, TRANSPORTATION_UPDATE,
))]
#[non_exhaustive]
#[doc(alias = "message tag")]
#[doc(alias = "MESSAGE_TAG")]
pub enum Tag {
    /// A person answers, within 7 days of the last message; nothing promotional. The only tag on Instagram.
    HumanAgent,
    /// A `customer_feedback` template, within 7 days of the last message. Messenger only.
    #[schema(only(messenger, "tag.enum_ig"))]
    CustomerFeedback,
    /// Retired on 2026-04-27: use a utility template or a Marketing Message. Messenger only.
    #[schema(only(messenger, "tag.dead_never_ig"))]
    #[schema(deprecated(
        "tag.account_update",
        "2026-04-27",
        "use a `UTILITY` template or a Marketing Message"
    ))]
    #[cfg_attr(rust_analyzer, deprecated)]
    AccountUpdate,
    /// Retired on 2026-04-27: use a utility template or a Marketing Message. Messenger only.
    #[schema(only(messenger, "tag.dead_never_ig"))]
    #[schema(deprecated(
        "tag.confirmed_event",
        "2026-04-27",
        "use a `UTILITY` template or a Marketing Message"
    ))]
    #[cfg_attr(rust_analyzer, deprecated)]
    ConfirmedEventUpdate,
    /// Retired on 2026-04-27: use a utility template or a Marketing Message. Messenger only.
    #[schema(only(messenger, "tag.dead_never_ig"))]
    #[schema(deprecated(
        "tag.post_purchase",
        "2026-04-27",
        "use a `UTILITY` template or a Marketing Message"
    ))]
    #[cfg_attr(rust_analyzer, deprecated)]
    PostPurchaseUpdate,
    /// News of a registered news Page. Retired for all others on 2020-03-04. Messenger only.
    #[schema(only(messenger, "tag.old16"))]
    #[schema(deprecated(
        "tag.nps",
        "2020-03-04",
        "it is left for registered news Pages alone; others use `HUMAN_AGENT` for what a person writes, or a utility template"
    ))]
    #[cfg_attr(rust_analyzer, deprecated)]
    NonPromotionalSubscription,
}
