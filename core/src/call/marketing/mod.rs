//! Marketing Messages on Messenger: paid messages to people who asked for them, outside of the window.
//!
//! They go by the id of an ad account, `act_…`, and by a token of a business that may advertise. They reach nobody in
//! the European Union, the United Kingdom, Japan, South Korea and Australia, and a person gets one in 12 hours.
//!
//! - `content`: what such a message says, and how that differs from what other messages say

pub mod content;

use sendapi_derive::Schema;

use self::content::MarketingContent;
use crate::plain::list::List;
use crate::plain::text::Text;
use crate::schema::rule::{Relation, Rule};

/// Makes a campaign: what it may cost, when it runs and which Page writes.
///
/// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/marketing-messages-on-messenger/send-messages>.
#[derive(Clone, PartialEq, Eq, Schema)]
#[schema(noun = "a message campaign", label = "campaign", rules = CAMPAIGN_RULES)]
#[schema(
    link = "https://developers.facebook.com/documentation/business-messaging/messenger-platform/marketing-messages-on-messenger/send-messages"
)]
#[doc(alias = "message_campaign")]
pub struct MakeCampaign<'a> {
    /// What it is called. Not empty.
    #[schema(required("mm.campaign_name"), nonempty("mm.campaign_name"))]
    pub name: Text<'a>,
    /// The Page that writes: digits.
    #[schema(integers, required("mm.page"), format(Digits, "mm.page"))]
    pub page_id: Text<'a>,
    /// What it may cost a day on the average, in the smallest unit of the ad account's currency: at least 1. Where neither
    /// budget is written, the platform may set one.
    #[schema(range("mm.budget": 1..))]
    pub daily_budget: Option<u64>,
    /// What it may cost in all, in the smallest unit of the ad account's currency: at least 1.
    #[schema(range("mm.budget": 1..))]
    pub lifetime_budget: Option<u64>,
    /// The Meta Pixel that counts what people do on a website.
    #[schema(integers)]
    pub pixel_id: Option<Text<'a>>,
    /// When it begins, in seconds since 1970 or as a date: within 30 days. At once where it is left out.
    #[schema(integers)]
    pub start_time: Option<Text<'a>>,
    /// When it ends, in seconds since 1970 or as a date; with a lifetime budget 30 days after it began where it is left out.
    #[schema(integers)]
    pub end_time: Option<Text<'a>>,
    #[cfg(not(rust_analyzer))]
    #[doc(hidden)]
    pub __non_exhaustive: (),
}

impl<'a> MakeCampaign<'a> {
    /// A campaign of this name, in which this Page writes.
    pub fn new(name: impl Into<Text<'a>>, page_id: impl Into<Text<'a>>) -> Self {
        Self { name: name.into(), page_id: page_id.into(), ..Self::EMPTY }
    }
}

/// Takes a campaign away. It cannot be had back.
///
/// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/marketing-messages-on-messenger/send-messages>.
#[derive(Clone, Copy, Default, PartialEq, Eq, Schema)]
#[schema(noun = "a campaign deletion", label = "")]
#[schema(
    link = "https://developers.facebook.com/documentation/business-messaging/messenger-platform/marketing-messages-on-messenger/send-messages"
)]
pub struct DeleteCampaign {}

/// Sends a marketing message to one person.
///
/// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/marketing-messages-on-messenger/send-messages>.
#[derive(Clone, PartialEq, Schema)]
#[schema(noun = "a marketing message", label = "")]
#[schema(
    link = "https://developers.facebook.com/documentation/business-messaging/messenger-platform/marketing-messages-on-messenger/send-messages"
)]
#[doc(alias = "messages")]
pub struct SendMarketingMessage<'a> {
    /// The campaign's id. Not empty.
    #[schema(integers, required("mm.message_id"), nonempty("mm.message_id"))]
    pub message_id: Text<'a>,
    /// To whom.
    #[schema(required("mm.delivery"))]
    pub messenger_delivery_data: DeliveryData<'a>,
    /// What it says.
    #[schema(required("mm.message"))]
    pub message: MarketingContent<'a>,
    /// The custom audience through which the person is reached.
    #[schema(integers)]
    pub custom_audience_id: Option<Text<'a>>,
    /// How many seconds the conversation has to have been quiet: at least 1. Where it was not, the answer is code 2300052.
    #[schema(range("mm.gap": 1..))]
    pub min_conversation_gap_seconds: Option<u64>,
    #[cfg(not(rust_analyzer))]
    #[doc(hidden)]
    pub __non_exhaustive: (),
}

impl<'a> SendMarketingMessage<'a> {
    /// A message of this campaign to the person with this subscription token.
    pub fn new(
        message_id: impl Into<Text<'a>>,
        messenger_delivery_data: DeliveryData<'a>,
        message: MarketingContent<'a>,
    ) -> Self {
        Self { message_id: message_id.into(), messenger_delivery_data, message, ..Self::EMPTY }
    }
}

/// Who gets a marketing message.
#[derive(Clone, PartialEq, Eq, Schema)]
#[schema(noun = "a messenger_delivery_data", label = "")]
pub struct DeliveryData<'a> {
    /// The person's subscription token, as `notification_message_tokens` tells it. Not empty.
    #[schema(integers, required("mm.token"), nonempty("mm.token"))]
    pub subscription_token: Text<'a>,
    #[cfg(not(rust_analyzer))]
    #[doc(hidden)]
    pub __non_exhaustive: (),
}

impl<'a> DeliveryData<'a> {
    /// The person with this subscription token.
    pub fn new(subscription_token: impl Into<Text<'a>>) -> Self {
        Self { subscription_token: subscription_token.into(), ..Self::EMPTY }
    }
}

/// Asks how many messages a budget is good for, and what they cost.
///
/// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/marketing-messages-on-messenger/send-messages>.
#[derive(Clone, Default, PartialEq, Eq, Schema)]
#[schema(noun = "a delivery estimate query", label = "", rules = CAMPAIGN_RULES)]
#[schema(
    link = "https://developers.facebook.com/documentation/business-messaging/messenger-platform/marketing-messages-on-messenger/send-messages"
)]
#[doc(alias = "message_delivery_estimate")]
pub struct EstimateDelivery<'a> {
    /// What is asked for.
    pub fields: Option<List<'a, EstimateField>>,
    /// The budget of a day, in the smallest unit of the ad account's currency: at least 1. Without a budget the whole audience counts.
    #[schema(range("mm.budget": 1..))]
    pub daily_budget: Option<u64>,
    /// The budget in all, in the smallest unit of the ad account's currency: at least 1.
    #[schema(range("mm.budget": 1..))]
    pub lifetime_budget: Option<u64>,
    /// How many days the campaign runs.
    pub lifetime_in_days: Option<u64>,
    /// How the budget is spread; `no_pacing` for messages that are sent one by one.
    pub pacing_type: Option<PacingType>,
    /// Whether messages are sent one by one: always true here.
    pub is_direct_send_campaign: Option<bool>,
    /// The Page that writes.
    pub promoted_object: Option<PromotedObject<'a>>,
    /// Where the messages are shown.
    pub targeting_spec: Option<TargetingSpec<'a>>,
    #[cfg(not(rust_analyzer))]
    #[doc(hidden)]
    pub __non_exhaustive: (),
}

impl<'a> EstimateDelivery<'a> {
    /// All that is told of marketing messages of this Page.
    pub fn of_page(page_id: impl Into<Text<'a>>) -> Self {
        Self {
            fields: Some(List::Borrowed(ALL_FIELDS)),
            pacing_type: Some(PacingType::NoPacing),
            is_direct_send_campaign: Some(true),
            promoted_object: Some(PromotedObject::new(page_id)),
            targeting_spec: Some(TargetingSpec {
                publisher_platforms: Some(List::Borrowed(&[Text::Borrowed("messenger")])),
                messenger_positions: Some(List::Borrowed(&[Text::Borrowed("marketing_messages")])),
                ..TargetingSpec::EMPTY
            }),
            ..Self::EMPTY
        }
    }
}

/// What is told in an estimate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Schema)]
#[schema(noun = "an estimate field", unknown("mm.estimate_field"))]
#[non_exhaustive]
pub enum EstimateField {
    /// How many messages at most.
    EstimateDeliveryUpperBound,
    /// How many messages at least.
    EstimateDeliveryLowerBound,
    /// What they cost at most.
    EstimateCostUpperBound,
    /// What they cost at least.
    EstimateCostLowerBound,
}

const ALL_FIELDS: &[EstimateField] = &[
    EstimateField::EstimateDeliveryUpperBound,
    EstimateField::EstimateDeliveryLowerBound,
    EstimateField::EstimateCostUpperBound,
    EstimateField::EstimateCostLowerBound,
];

/// How a budget is spread over time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Schema)]
#[schema(noun = "a pacing_type", any_case, unknown("mm.pacing"))]
#[non_exhaustive]
pub enum PacingType {
    /// Not at all: who sends decides when.
    NoPacing,
    /// Evenly.
    Standard,
    /// Not any more.
    Disabled,
    /// By the hours of the day.
    DayParting,
    /// By chance.
    ProbabilisticPacing,
    /// By chance, in the newer way.
    ProbabilisticPacingV2,
}

/// The Page that an estimate is for.
#[derive(Clone, PartialEq, Eq, Schema)]
#[schema(noun = "a promoted_object", label = "")]
pub struct PromotedObject<'a> {
    /// The Page's id: digits.
    #[schema(integers, required("mm.page"), format(Digits, "mm.page"))]
    pub page_id: Text<'a>,
    #[cfg(not(rust_analyzer))]
    #[doc(hidden)]
    pub __non_exhaustive: (),
}

impl<'a> PromotedObject<'a> {
    /// This Page.
    pub fn new(page_id: impl Into<Text<'a>>) -> Self {
        Self { page_id: page_id.into(), ..Self::EMPTY }
    }
}

/// Where messages are shown.
#[derive(Clone, Default, PartialEq, Eq, Schema)]
#[schema(noun = "a targeting_spec", label = "")]
pub struct TargetingSpec<'a> {
    /// `messenger`.
    pub publisher_platforms: Option<List<'a, Text<'a>>>,
    /// `marketing_messages`.
    pub messenger_positions: Option<List<'a, Text<'a>>>,
    #[cfg(not(rust_analyzer))]
    #[doc(hidden)]
    pub __non_exhaustive: (),
}

/// Takes people off the list of those who get marketing messages of the Page.
///
/// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/marketing-messages-on-messenger/grow-marketing-messages-audience>.
#[derive(Clone, PartialEq, Eq, Schema)]
#[schema(noun = "an unsubscribing of customers", label = "")]
#[schema(
    link = "https://developers.facebook.com/documentation/business-messaging/messenger-platform/marketing-messages-on-messenger/grow-marketing-messages-audience"
)]
#[doc(alias = "unsubscribe")]
pub struct UnsubscribeCustomers<'a> {
    /// The people: at least 1.
    #[schema(required("mm.unsubscribe"), items("mm.unsubscribe": 1..))]
    pub data: List<'a, Customer<'a>>,
    #[cfg(not(rust_analyzer))]
    #[doc(hidden)]
    pub __non_exhaustive: (),
}

impl<'a> UnsubscribeCustomers<'a> {
    /// Takes these people off.
    pub fn new(data: impl Into<List<'a, Customer<'a>>>) -> Self {
        Self { data: data.into(), ..Self::EMPTY }
    }
}

/// A person, by telephone number and e-mail address, or by one of two ids. The platform passes over a row that has neither
/// or more, and counts it.
#[derive(Clone, Default, PartialEq, Eq, Schema)]
#[schema(noun = "a customer", label = "customer", rules = CUSTOMER_RULES)]
pub struct Customer<'a> {
    /// The telephone number as in `+16505551234`, or the SHA-256 of it.
    pub phone: Option<Text<'a>>,
    /// The e-mail address in small letters, or the SHA-256 of it.
    pub email: Option<Text<'a>>,
    /// The page-scoped id.
    #[schema(integers)]
    pub psid: Option<Text<'a>>,
    /// The subscription token.
    #[schema(integers)]
    pub subscriber_token: Option<Text<'a>>,
    #[cfg(not(rust_analyzer))]
    #[doc(hidden)]
    pub __non_exhaustive: (),
}

impl<'a> Customer<'a> {
    /// The person with this telephone number.
    pub fn phone(phone: impl Into<Text<'a>>) -> Self {
        Self { phone: Some(phone.into()), ..Self::EMPTY }
    }

    /// The person with this e-mail address.
    pub fn email(email: impl Into<Text<'a>>) -> Self {
        Self { email: Some(email.into()), ..Self::EMPTY }
    }

    /// The person with this page-scoped id.
    pub fn psid(psid: impl Into<Text<'a>>) -> Self {
        Self { psid: Some(psid.into()), ..Self::EMPTY }
    }

    /// The person with this subscription token.
    pub fn subscriber_token(token: impl Into<Text<'a>>) -> Self {
        Self { subscriber_token: Some(token.into()), ..Self::EMPTY }
    }
}

const CAMPAIGN_RULES: &[Rule] = &[Rule::new(
    "mm.one_budget",
    Relation::AtMostOne(&["daily_budget", "lifetime_budget"]),
    "keep one of them",
)
.warns()];

const CUSTOMER_RULES: &[Rule] = &[
    Rule::new(
        "mm.customer",
        Relation::AtLeastOne(&["phone", "email", "psid", "subscriber_token"]),
        "say who it is",
    )
    .warns(),
    Rule::new(
        "mm.one_id",
        Relation::NotWith { field: "psid", with: "subscriber_token", values: &[] },
        "keep one of them",
    )
    .warns(),
    Rule::new(
        "mm.one_id",
        Relation::NotWith { field: "psid", with: "phone", values: &[] },
        "keep one of them",
    )
    .warns(),
    Rule::new(
        "mm.one_id",
        Relation::NotWith { field: "psid", with: "email", values: &[] },
        "keep one of them",
    )
    .warns(),
    Rule::new(
        "mm.one_id",
        Relation::NotWith { field: "subscriber_token", with: "phone", values: &[] },
        "keep one of them",
    )
    .warns(),
    Rule::new(
        "mm.one_id",
        Relation::NotWith { field: "subscriber_token", with: "email", values: &[] },
        "keep one of them",
    )
    .warns(),
];

#[cfg(feature = "response")]
super::answer::answers! {
    /// The id of the campaign that was made. `info` or `warning` in `extra` tell of its budget.
    MadeCampaign ["id"] {
        /// The id, which [`SendMarketingMessage`] takes as `message_id`.
        id: String,
    }

    /// The platform's word that a marketing message is on its way.
    MarketingReceipt ["success", "marketing_message_tracking_id"] {
        /// Whether it is.
        success: bool,
        /// What webhooks know the message by.
        marketing_message_tracking_id: String,
    }

    /// How many messages a budget is good for, and what they cost in the smallest unit of the ad account's currency.
    DeliveryEstimate {
        /// How many messages at most.
        estimate_delivery_upper_bound: i64,
        /// How many messages at least.
        estimate_delivery_lower_bound: i64,
        /// What they cost at most.
        estimate_cost_upper_bound: i64,
        /// What they cost at least.
        estimate_cost_lower_bound: i64,
    }

    /// What came of taking people off.
    CustomersUnsubscribed ["invalid_rows_count"] {
        /// How many rows were passed over.
        invalid_rows_count: i64,
    }
}
