//! Who gets a message.

use std::borrow::Cow;
use std::sync::Arc;

use sendapi_derive::Schema;

use crate::convert::constant::{Spot, unfinished};
use crate::convert::fill::{Fill, FillDigits};
use crate::convert::known::{Const, Fits, Misfit};
use crate::convert::table::conversions;
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
#[derive(Clone, Debug, Default, PartialEq, Eq, Schema)]
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
#[derive(Clone, Debug, Default, PartialEq, Eq, Schema)]
#[schema(noun = "a recipient name", unknown = "rcp.name_fields")]
pub struct Name<'a> {
    /// First name.
    pub first_name: Option<Text<'a>>,
    /// Last name.
    pub last_name: Option<Text<'a>>,
}

/// A string or a number in place of the object is the person's id: what the table says about digits.
macro_rules! recipients {
    (@types [$($from:ty),+] $fields:tt) => {$(
        recipients! { @fields $from, $fields }
    )+};
    (@fields $from:ty, { $($field:ident $variable:tt $constant:tt $reference:tt;)+ }) => {$(
        recipients! { @field $field $from, $constant $reference }
    )+};

    (@field Text $from:ty, $constant:tt ($lent:lifetime)) => {
        recipients! { @digits $lent $from, $constant }
    };
    (@field Digits $from:ty, $constant:tt (copied)) => {
        recipients! { @digits 'a $from, $constant }
    };
    (@field $other:ident $from:ty, $constant:tt $reference:tt) => {};

    (@digits $lent:lifetime $from:ty, $constant:tt) => {
        recipients! { @variable ['a] 'a, $from }
        recipients! { @variable ['r, 'a] $lent, &'r $from }
        recipients! { @constant ['a] $from, $constant }
        recipients! { @constant ['r, 'a] &'r $from, $constant }
    };

    (@variable [$($generics:tt)*] $lent:lifetime, $from:ty) => {
        #[diagnostic::do_not_recommend]
        impl<$($generics)*> Fill<Recipient<$lent>> for $from {
            fn sendapi_fill(self) -> Recipient<$lent> {
                Recipient::id(self)
            }
        }
    };

    (@constant $generics:tt $from:ty, (-)) => {};
    (@constant $generics:tt $from:ty, (const $($convert:tt)+)) => {
        recipients! { @shorthand const $generics $from }
    };
    (@constant $generics:tt $from:ty, (later $($convert:tt)+)) => {
        recipients! { @shorthand $generics $from }
    };
    (@shorthand $($constness:ident)? [$($generics:tt)*] $from:ty) => {
        #[diagnostic::do_not_recommend]
        impl<$($generics)*> Fits<Recipient<'static>> for $from {}

        impl<$($generics)*> Const<&'static $from> {
            /// The recipient with this id.
            #[must_use]
            pub $($constness)? fn shorthand(self) -> Recipient<'static> {
                Recipient { id: Some(self.digits()), ..Recipient::EMPTY }
            }
        }
    };

    ($($limits:tt $($from:ty),+ $(where $generics:tt)? { $($fields:tt)+ })+) => {$(
        recipients! { @types [$($from),+] { $($fields)+ } }
    )+};
}

conversions!(recipients);

#[diagnostic::do_not_recommend]
impl Fits<Self> for Recipient<'static> {}

#[diagnostic::do_not_recommend]
impl Fits<Recipient<'static>> for &Recipient<'static> {}

impl Const<&'static Recipient<'static>> {
    /// A recipient was checked where it was made, and is again before it is sent.
    pub const fn check(self, spot: Spot) {
        let _ = spot;
    }

    /// The recipient, which lends its texts: a constant cannot copy them.
    #[must_use]
    pub const fn shorthand(self) -> Recipient<'static> {
        let whole = self.0;
        Recipient {
            id: Const(&whole.id).optional_text(),
            user_ref: Const(&whole.user_ref).optional_text(),
            comment_id: Const(&whole.comment_id).optional_text(),
            post_id: Const(&whole.post_id).optional_text(),
            phone_number: Const(&whole.phone_number).optional_text(),
            name: match &whole.name {
                Some(name) => Some(Name {
                    first_name: Const(&name.first_name).optional_text(),
                    last_name: Const(&name.last_name).optional_text(),
                }),
                None => None,
            },
            one_time_notif_token: Const(&whole.one_time_notif_token).optional_text(),
            notification_messages_token: Const(&whole.notification_messages_token).optional_text(),
            follow_id: Const(&whole.follow_id).optional_text(),
            story_id: Const(&whole.story_id).optional_text(),
            poll_response_id: Const(&whole.poll_response_id).optional_text(),
            player_id: Const(&whole.player_id).optional_text(),
            login_id: Const(&whole.login_id).optional_text(),
        }
    }
}

impl Const<&'static &Recipient<'static>> {
    /// A recipient was checked where it was made, and is again before it is sent.
    pub const fn check(self, spot: Spot) {
        let _ = spot;
    }

    /// The recipient, which lends its texts.
    #[must_use]
    pub const fn shorthand(self) -> Recipient<'static> {
        Const(*self.0).shorthand()
    }
}

impl Misfit {
    /// Stands for the method of a constant that fits.
    #[must_use]
    pub const fn shorthand(&self) -> Recipient<'static> {
        unfinished()
    }
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
