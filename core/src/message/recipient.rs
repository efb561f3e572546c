//! Who gets a message.

pub(crate) mod whole;

use sendapi_derive::Schema;

use crate::plain::id::IntoId;
use crate::plain::text::Text;
use crate::schema::Condition;
use crate::schema::rule::{Implication, Relation, Rule};
use crate::tree::Place;

/// Who gets a message: exactly one identifier.
///
/// ```
/// use sendapi_core::Recipient;
///
/// let person = Recipient::id("7204418830956127");
/// assert_eq!(person.person_id(), Some("7204418830956127"));
/// ```
///
/// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/reference/send-api>.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Schema)]
#[schema(one_of, noun = "a recipient", unknown = "rcp.enum", shorthand = "id", rules = RULES)]
#[schema(
    link = "https://developers.facebook.com/documentation/business-messaging/messenger-platform/reference/send-api"
)]
#[non_exhaustive]
#[doc(alias = "PSID")]
#[doc(alias = "IGSID")]
pub enum Recipient<'a> {
    /// The person's page-scoped or Instagram-scoped id: digits, not 0. It comes with their messages. Not empty.
    #[schema(
        integers,
        nonempty("rcp.nonempty"),
        format(Digits, "rcp.id_digits"),
        format(NotZero, "rcp.id_zero")
    )]
    Id(Text<'a>),
    /// The reference of the checkbox plugin. Messenger only. Not empty.
    #[schema(only(messenger, "rcp.enum_ig", "use the person's `id`"), nonempty("rcp.nonempty"))]
    UserRef(Text<'a>),
    /// The comment that gets a private reply, within 7 days and once. Not empty.
    #[schema(integers, nonempty("rcp.nonempty"))]
    CommentId(Text<'a>),
    /// The visitor's post that gets a private reply, within 7 days and once. Messenger only. Not empty.
    #[schema(
        integers,
        only(messenger, "rcp.enum_ig", "use `comment_id`"),
        nonempty("rcp.nonempty")
    )]
    PostId(Text<'a>),
    /// A telephone number, for customer matching; needs a permission of its own. Messenger only.
    #[schema(flatten)]
    PhoneNumber(PhoneNumber<'a>),
    /// The token of a one-time notification: one message, within a year. Messenger only. Not empty.
    #[schema(only(messenger, "rcp.enum_ig", "use the person's `id`"), nonempty("rcp.nonempty"))]
    OneTimeNotifToken(Text<'a>),
    /// The token of recurring notifications, discontinued on 2026-02-10. Not empty.
    #[schema(alias = "notification_message_token", nonempty("rcp.nonempty"))]
    #[schema(deprecated("rcp.rn_dead", "2026-02-10", "use Marketing Messages"))]
    #[cfg_attr(rust_analyzer, deprecated)]
    NotificationMessagesToken(Text<'a>),
    /// In the Graph reference without a guide. Messenger only. Not empty.
    #[schema(integers, only(messenger, "rcp.enum_ig"), nonempty("rcp.nonempty"))]
    FollowId(Text<'a>),
    /// In the Graph reference without a guide. Messenger only. Not empty.
    #[schema(integers, only(messenger, "rcp.enum_ig"), nonempty("rcp.nonempty"))]
    StoryId(Text<'a>),
    /// In the Graph reference without a guide. Messenger only. Not empty.
    #[schema(integers, only(messenger, "rcp.enum_ig"), nonempty("rcp.nonempty"))]
    PollResponseId(Text<'a>),
    /// In the Graph reference without a guide. Messenger only. Not empty.
    #[schema(integers, only(messenger, "rcp.enum_ig"), nonempty("rcp.nonempty"))]
    PlayerId(Text<'a>),
    /// In the Graph reference without a guide. Messenger only. Not empty.
    #[schema(integers, only(messenger, "rcp.enum_ig"), nonempty("rcp.nonempty"))]
    LoginId(Text<'a>),
    #[doc(hidden)]
    __None,
}

impl<'a> Recipient<'a> {
    /// A person who has written to the account.
    pub fn id(id: impl IntoId<'a>) -> Self {
        Self::Id(id.into_id())
    }

    /// A person known by the checkbox plugin.
    pub fn user_ref(user_ref: impl Into<Text<'a>>) -> Self {
        Self::UserRef(user_ref.into())
    }

    /// The author of a comment: a private reply.
    pub fn comment_id(comment_id: impl IntoId<'a>) -> Self {
        Self::CommentId(comment_id.into_id())
    }

    /// The author of a visitor's post: a private reply.
    pub fn post_id(post_id: impl IntoId<'a>) -> Self {
        Self::PostId(post_id.into_id())
    }

    /// Somebody whose telephone number the Page has.
    pub fn phone_number(number: impl Into<Text<'a>>) -> Self {
        Self::PhoneNumber(PhoneNumber::new(number))
    }

    /// A person who asked to be told once.
    pub fn one_time_notif_token(token: impl Into<Text<'a>>) -> Self {
        Self::OneTimeNotifToken(token.into())
    }

    /// The person's id, where that is what it is.
    #[must_use]
    pub fn person_id(&self) -> Option<&str> {
        match self {
            Self::Id(id) => Some(id.as_str()),
            _ => None,
        }
    }

    /// Whether it is the author of a comment or of a visitor's post, so that the message is a private reply.
    #[must_use]
    pub const fn is_private_reply(&self) -> bool {
        matches!(self, Self::CommentId(_) | Self::PostId(_))
    }
}

/// Somebody whose telephone number the Page has.
///
/// ```
/// use sendapi_core::Recipient;
/// use sendapi_core::recipient::PhoneNumber;
///
/// let customer = Recipient::PhoneNumber(PhoneNumber::new("+1(212)555-2368"));
/// assert_eq!(customer.person_id(), None);
/// ```
///
/// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/reference/send-api>.
#[derive(Clone, PartialEq, Eq, Hash, Schema)]
#[schema(alternative, noun = "a recipient", label = "recipient", unknown = "rcp.enum")]
pub struct PhoneNumber<'a> {
    /// A telephone number, for customer matching; needs a permission of its own. Messenger only. Not empty.
    #[schema(only(messenger, "rcp.enum_ig", "use the person's `id`"), nonempty("rcp.nonempty"))]
    pub phone_number: Text<'a>,
    /// The name that goes with a telephone number. Messenger only.
    #[schema(only(messenger, "rcp.enum_ig"))]
    pub name: Option<Name<'a>>,
    #[cfg(not(rust_analyzer))]
    #[doc(hidden)]
    pub __non_exhaustive: (),
}

impl<'a> PhoneNumber<'a> {
    /// Somebody with this telephone number: the start of a struct literal.
    pub fn new(phone_number: impl Into<Text<'a>>) -> Self {
        Self { phone_number: phone_number.into(), ..Self::EMPTY }
    }
}

/// The name of the person behind a telephone number.
#[derive(Clone, Default, PartialEq, Eq, Hash, Schema)]
#[schema(noun = "a recipient name", unknown = "rcp.name_fields")]
pub struct Name<'a> {
    /// First name.
    pub first_name: Option<Text<'a>>,
    /// Last name.
    pub last_name: Option<Text<'a>>,
    #[cfg(not(rust_analyzer))]
    #[doc(hidden)]
    pub __non_exhaustive: (),
}

/// The members that make a message a private reply.
pub(super) const PRIVATE_REPLIES: &[&str] = &["comment_id", "post_id"];

const RULES: &[Rule] = &[
    Rule::new(
        "rcp.some",
        Relation::AtLeastOne(Recipient::__NAMES),
        "say who gets it, as in `id: \"123\"`",
    ),
    Rule::new("rcp.one", Relation::AtMostOne(Recipient::__NAMES), "keep one of them"),
    Rule::implied(
        "rcp.name_phone",
        Implication {
            when: &[Condition::Has(&["name"]), Condition::Filled(Recipient::__NAMES)],
            then: &[Condition::Has(&["phone_number"])],
            asks: "`name` goes only with `phone_number`",
            told: "",
            at: (&["name"], Place::Key),
        },
        "leave the name out",
    ),
];
