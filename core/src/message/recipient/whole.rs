//! What stands for a whole recipient: its id, and a constant recipient.

use std::borrow::Cow;

use super::{Name, PhoneNumber, Recipient};
use crate::convert::constant::Spot;
use crate::convert::digits::Digits;
use crate::convert::fill::Fill;
use crate::convert::inside::Constant;
use crate::convert::known::{Const, Fits, Seen};
use crate::convert::table::conversions;
use crate::plain::id::IntoId;
use crate::plain::text::Text;

/// A string or a number in place of the object is the person's id.
#[diagnostic::do_not_recommend]
impl<'a, T: IntoId<'a>> Fill<Recipient<'a>> for T {
    #[inline]
    fn sendapi_fill_at_run_time_as_in_a_fn_or_lazy_lock(self) -> Recipient<'a> {
        Recipient::id(self)
    }
}

/// The same of a constant: what the table says about digits.
macro_rules! recipients {
    (@types - [$($from:ty),+] $fields:tt) => {};
    (@types $kind:ident [$($from:ty),+] $fields:tt) => {$(
        recipients! { @fields $from, $fields }
    )+};
    (@fields $from:ty, { $($field:ident $variable:tt $reference:tt;)+ }) => {$(
        recipients! { @field $field $from }
    )+};

    (@field Text $from:ty) => { recipients! { @id ['a] $from } };
    (@field Digits $from:ty) => { recipients! { @id [] $from } };
    (@field $other:ident $from:ty) => {};
    (@id [$($generics:tt)*] $from:ty) => {
        #[diagnostic::do_not_recommend]
        impl<$($generics)*> Fits<Recipient<'static>> for $from {}
    };

    ($($kind:tt $($from:ty),+ $(where $generics:tt)? [$($inside:tt)+] { $($fields:tt)+ })+) => {$(
        recipients! { @types $kind [$($from),+] { $($fields)+ } }
    )+};
}

conversions!(recipients);

/// A constant in place of a recipient: what the recipient borrows from.
#[doc(hidden)]
#[derive(Clone, Debug)]
pub enum Whole {
    /// Its id.
    Id(Digits),
    /// The recipient itself.
    Recipient(&'static Recipient<'static>),
}

impl Whole {
    /// The recipient, which borrows from this.
    #[must_use]
    pub const fn lent(&'static self) -> Recipient<'static> {
        match self {
            Self::Id(id) => Recipient::Id(id.lent()),
            Self::Recipient(recipient) => lent(recipient),
        }
    }
}

#[diagnostic::do_not_recommend]
impl Fits<Self> for Recipient<'static> {}

impl Seen for Recipient<'static> {}

/// A constant that is a recipient.
#[doc(hidden)]
#[derive(Clone, Copy, Debug)]
pub struct Ready(&'static Recipient<'static>);

impl Ready {
    /// A recipient was checked where it was made, and is again before it is sent.
    pub const fn check(self, spot: Spot) {
        let _ = (self, spot);
    }

    /// The recipient, to be borrowed from.
    #[must_use]
    pub const fn shorthand(self) -> Whole {
        Whole::Recipient(self.0)
    }
}

impl Constant {
    /// The recipient with this id.
    #[must_use]
    pub const fn shorthand(self) -> Whole {
        Whole::Id(self.digits())
    }
}

impl Const<&'static Recipient<'static>> {
    /// What is in the constant.
    #[must_use]
    pub const fn value(self) -> Ready {
        Ready(self.0)
    }
}

impl Const<&'static &Recipient<'static>> {
    /// What is in the constant.
    #[must_use]
    pub const fn value(self) -> Ready {
        Ready(self.0)
    }
}

/// The recipient, which lends its texts: a constant cannot copy them.
const fn lent(recipient: &'static Recipient<'static>) -> Recipient<'static> {
    /// The same variant around what the text lends.
    macro_rules! lent {
        ($($variant:ident)+) => {
            match recipient {
                $(Recipient::$variant(text) => Recipient::$variant(Const::of(text).value().text()),)+
                Recipient::PhoneNumber(number) => Recipient::PhoneNumber(PhoneNumber {
                    phone_number: Const::of(&number.phone_number).value().text(),
                    name: match &number.name {
                        Some(name) => Some(Name {
                            first_name: Const::of(&name.first_name).value().optional_text(),
                            last_name: Const::of(&name.last_name).value().optional_text(),
                            ..Name::EMPTY
                        }),
                        None => None,
                    },
                    ..PhoneNumber::EMPTY
                }),
                Recipient::__None => Recipient::__None,
            }
        };
    }
    lent! {
        Id UserRef CommentId PostId OneTimeNotifToken NotificationMessagesToken FollowId StoryId PollResponseId
        PlayerId LoginId
    }
}
