//! Who gets a message.

mod whole;

use sendapi_derive::Schema;

use crate::convert::fill::FillDigits;
use crate::plain::text::Text;
use crate::schema::rule::{Relation, Rule};
use crate::tree::{Beside, Breach};

/// Who gets a message: exactly one identifier.
///
/// ```
/// use sendapi_core::Recipient;
///
/// let person = Recipient::id("7204418830956127");
/// assert_eq!(person.id.as_deref(), Some("7204418830956127"));
/// ```
///
/// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/reference/send-api>.
#[derive(Clone, Default, PartialEq, Eq, Hash, Schema)]
#[schema(noun = "a recipient", unknown = "rcp.enum", shorthand = "id", rules = RULES)]
#[schema(
    link = "https://developers.facebook.com/documentation/business-messaging/messenger-platform/reference/send-api"
)]
pub struct Recipient<'a> {
    /// The person's page-scoped or Instagram-scoped id: digits, not 0. It comes with their messages. Not empty.
    #[schema(
        integers,
        nonempty("rcp.nonempty"),
        format(Digits, "rcp.id_digits"),
        format(NotZero, "rcp.id_zero")
    )]
    pub id: Option<Text<'a>>,
    /// The reference of the checkbox plugin. Messenger only. Not empty.
    #[schema(only(messenger, "rcp.enum_ig", "use the person's `id`"), nonempty("rcp.nonempty"))]
    pub user_ref: Option<Text<'a>>,
    /// The comment that gets a private reply, within 7 days and once. Not empty.
    #[schema(integers, nonempty("rcp.nonempty"))]
    pub comment_id: Option<Text<'a>>,
    /// The visitor's post that gets a private reply, within 7 days and once. Messenger only. Not empty.
    #[schema(
        integers,
        only(messenger, "rcp.enum_ig", "use `comment_id`"),
        nonempty("rcp.nonempty")
    )]
    pub post_id: Option<Text<'a>>,
    /// A telephone number, for customer matching; needs a permission of its own. Messenger only. Not empty.
    #[schema(only(messenger, "rcp.enum_ig", "use the person's `id`"), nonempty("rcp.nonempty"))]
    pub phone_number: Option<Text<'a>>,
    /// The name that goes with a telephone number. Messenger only.
    #[schema(only(messenger, "rcp.enum_ig"))]
    pub name: Option<Name<'a>>,
    /// The token of a one-time notification: one message, within a year. Messenger only. Not empty.
    #[schema(only(messenger, "rcp.enum_ig", "use the person's `id`"), nonempty("rcp.nonempty"))]
    pub one_time_notif_token: Option<Text<'a>>,
    /// The token of recurring notifications, discontinued on 2026-02-10. Not empty.
    #[schema(alias = "notification_message_token", nonempty("rcp.nonempty"))]
    #[schema(deprecated("rcp.rn_dead", "2026-02-10", "use Marketing Messages"))]
    pub notification_messages_token: Option<Text<'a>>,
    /// In the Graph reference without a guide. Messenger only. Not empty.
    #[schema(integers, only(messenger, "rcp.enum_ig"), nonempty("rcp.nonempty"))]
    pub follow_id: Option<Text<'a>>,
    /// In the Graph reference without a guide. Messenger only. Not empty.
    #[schema(integers, only(messenger, "rcp.enum_ig"), nonempty("rcp.nonempty"))]
    pub story_id: Option<Text<'a>>,
    /// In the Graph reference without a guide. Messenger only. Not empty.
    #[schema(integers, only(messenger, "rcp.enum_ig"), nonempty("rcp.nonempty"))]
    pub poll_response_id: Option<Text<'a>>,
    /// In the Graph reference without a guide. Messenger only. Not empty.
    #[schema(integers, only(messenger, "rcp.enum_ig"), nonempty("rcp.nonempty"))]
    pub player_id: Option<Text<'a>>,
    /// In the Graph reference without a guide. Messenger only. Not empty.
    #[schema(integers, only(messenger, "rcp.enum_ig"), nonempty("rcp.nonempty"))]
    pub login_id: Option<Text<'a>>,
    #[doc(hidden)]
    pub __non_exhaustive: (),
}

impl<'a> Recipient<'a> {
    /// A person who has written to the account.
    pub fn id(id: impl FillDigits<Text<'a>>) -> Self {
        Self { id: Some(id.sendapi_fill_digits()), ..Self::EMPTY }
    }

    /// A person known by the checkbox plugin.
    pub fn user_ref(user_ref: impl Into<Text<'a>>) -> Self {
        Self { user_ref: Some(user_ref.into()), ..Self::EMPTY }
    }

    /// The author of a comment: a private reply.
    pub fn comment_id(comment_id: impl Into<Text<'a>>) -> Self {
        Self { comment_id: Some(comment_id.into()), ..Self::EMPTY }
    }

    /// The author of a visitor's post: a private reply.
    pub fn post_id(post_id: impl Into<Text<'a>>) -> Self {
        Self { post_id: Some(post_id.into()), ..Self::EMPTY }
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
    #[doc(hidden)]
    pub __non_exhaustive: (),
}

const RULES: &[Rule] = &[
    Rule::new(
        "rcp.some",
        Relation::AtLeastOne(IDENTIFIERS),
        "say who gets it, as in `id: \"123\"`",
    ),
    Rule::new("rcp.one", Relation::AtMostOne(IDENTIFIERS), "keep one of them"),
    Rule::judged(
        "rcp.name_phone",
        name_needs_phone_number,
        "`name` goes only with `phone_number`",
        "leave the name out",
    ),
];

/// The identifiers, of which a recipient has one.
pub(crate) const IDENTIFIERS: &[&str] = &[
    "id",
    "user_ref",
    "comment_id",
    "post_id",
    "phone_number",
    "one_time_notif_token",
    "notification_messages_token",
    "follow_id",
    "story_id",
    "poll_response_id",
    "player_id",
    "login_id",
];

fn name_needs_phone_number(recipient: &Beside<'_, '_>) -> Vec<Breach> {
    let identified = IDENTIFIERS.iter().any(|name| !recipient.field(name).is_missing());
    let alone =
        recipient.field("name").is_certain() && recipient.field("phone_number").is_missing();
    Breach::key(&["name"]).only_if(identified && alone)
}
