//! Welcome message flows: what people who come from an ad read first.

use sendapi_derive::Schema;

use crate::message::content::Content;
use crate::plain::list::List;
use crate::plain::text::Text;
use crate::schema::Condition;
use crate::schema::rule::{Implication, Rule};
use crate::tree::Place;

/// Makes a welcome message flow, or changes one: that with `flow_id`, unless an ad uses it.
///
/// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/ads/ads-welcome-message-flows>.
#[derive(Clone, Default, PartialEq, Schema)]
#[schema(noun = "a welcome message flow", label = "flow", rules = RULES)]
#[schema(
    link = "https://developers.facebook.com/documentation/business-messaging/messenger-platform/ads/ads-welcome-message-flows"
)]
#[doc(alias = "welcome_message_flows")]
pub struct SetWelcomeFlow<'a> {
    /// The flow that is changed; left out, a new one is made.
    #[schema(integers)]
    pub flow_id: Option<Text<'a>>,
    /// What the flow is called. A new one needs it.
    pub name: Option<Text<'a>>,
    /// Where the flow may be shown: the platform checks its messages for each of these. A new one needs it.
    pub eligible_platforms: Option<List<'a, FlowPlatform>>,
    /// What is said, in this order. A new one needs it.
    pub welcome_message_flow: Option<List<'a, FlowMessage<'a>>>,
    #[cfg(not(rust_analyzer))]
    #[doc(hidden)]
    pub __non_exhaustive: (),
}

/// A message of a welcome flow.
#[derive(Clone, PartialEq, Schema)]
#[schema(noun = "a message of a welcome flow", label = "")]
pub struct FlowMessage<'a> {
    /// What it says, as in a message that is sent.
    #[schema(required("flow.message"))]
    pub message: Content<'a>,
    #[cfg(not(rust_analyzer))]
    #[doc(hidden)]
    pub __non_exhaustive: (),
}

impl<'a> FlowMessage<'a> {
    /// A message that says this.
    #[must_use]
    pub const fn new(message: Content<'a>) -> Self {
        Self { message, ..Self::EMPTY }
    }
}

/// Where a welcome flow may be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Schema)]
#[schema(noun = "an eligible platform", any_case, unknown("flow.platform"))]
#[non_exhaustive]
pub enum FlowPlatform {
    /// Behind ads that open Messenger.
    Messenger,
    /// Behind ads that open Instagram's messages.
    Instagram,
    /// Behind ads that open WhatsApp; in the generated SDK alone.
    Whatsapp,
}

/// Asks for the welcome message flows of the account.
///
/// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/ads/ads-welcome-message-flows>.
#[derive(Clone, Default, PartialEq, Eq, Schema)]
#[schema(noun = "a welcome flow query", label = "")]
#[schema(
    link = "https://developers.facebook.com/documentation/business-messaging/messenger-platform/ads/ads-welcome-message-flows"
)]
#[doc(alias = "welcome_message_flows")]
pub struct ReadWelcomeFlows<'a> {
    /// Only those of this app.
    #[schema(integers)]
    pub app_id: Option<Text<'a>>,
    /// Only this one.
    #[schema(integers)]
    pub flow_id: Option<Text<'a>>,
    /// Where the page of the list begins, as the one before said.
    pub after: Option<Text<'a>>,
    /// How many the page has at most.
    pub limit: Option<u64>,
    #[cfg(not(rust_analyzer))]
    #[doc(hidden)]
    pub __non_exhaustive: (),
}

/// Takes a welcome message flow away, unless an ad uses it.
///
/// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/ads/ads-welcome-message-flows>.
#[derive(Clone, PartialEq, Eq, Schema)]
#[schema(noun = "a welcome flow deletion", label = "")]
#[schema(
    link = "https://developers.facebook.com/documentation/business-messaging/messenger-platform/ads/ads-welcome-message-flows"
)]
#[doc(alias = "welcome_message_flows")]
pub struct DeleteWelcomeFlow<'a> {
    /// The flow. Not empty.
    #[schema(integers, required("flow.id"), nonempty("flow.id"))]
    pub flow_id: Text<'a>,
    #[cfg(not(rust_analyzer))]
    #[doc(hidden)]
    pub __non_exhaustive: (),
}

impl<'a> DeleteWelcomeFlow<'a> {
    /// Takes this flow away.
    pub fn new(flow_id: impl Into<Text<'a>>) -> Self {
        Self { flow_id: flow_id.into(), ..Self::EMPTY }
    }
}

const RULES: &[Rule] = &[Rule::implied(
    "flow.new",
    Implication {
        when: &[Condition::Empty(&["flow_id"])],
        then: &[
            Condition::Filled(&["name"]),
            Condition::Filled(&["eligible_platforms"]),
            Condition::Filled(&["welcome_message_flow"]),
        ],
        asks: "a new flow needs `name`, `eligible_platforms` and `welcome_message_flow`",
        told: "",
        at: (&[], Place::Object),
    },
    "write all three, or the `flow_id` of one that is changed",
)];

#[cfg(feature = "response")]
super::answer::answers! {
    /// The id of the flow that was made, or the platform's word that one was changed.
    FlowSet ["flow_id", "success"] {
        /// The new flow's id.
        flow_id: String,
        /// Whether it is changed.
        success: bool,
    }

    /// A welcome message flow. What it says is in `extra`, as `welcome_message_flow`: text, or a list.
    WelcomeFlow {
        /// Its id.
        id: String,
        /// What it is called.
        name: String,
        /// Where it may be shown.
        eligible_platforms: Vec<String>,
        /// Whether an ad uses it: then it can be neither changed nor taken away.
        is_used_in_ad: bool,
        /// When it was changed, as the platform writes it.
        last_update_time: String,
    }
}
