//! What stands for a whole recipient: its id, and a constant recipient.

use std::borrow::Cow;

use super::{Name, PhoneNumber, Recipient};
use crate::convert::constant::{Spot, unfinished};
use crate::convert::digits::Digits;
use crate::convert::fill::Fill;
use crate::convert::known::{Const, Fits, Misfit};
use crate::convert::table::conversions;
use crate::plain::id::IntoId;
use crate::plain::text::Text;

/// A string or a number in place of the object is the person's id.
#[diagnostic::do_not_recommend]
impl<'a, T: IntoId<'a>> Fill<Recipient<'a>> for T {
    #[inline]
    fn sendapi_fill(self) -> Recipient<'a> {
        Recipient::id(self)
    }
}

/// The same of a constant: what the table says about digits.
macro_rules! recipients {
    (@types [$($from:ty),+] $fields:tt) => {$(
        recipients! { @fields $from, $fields }
    )+};
    (@fields $from:ty, { $($field:ident $variable:tt $constant:tt $reference:tt;)+ }) => {$(
        recipients! { @field $field $from, $constant }
    )+};

    (@field Text $from:ty, $constant:tt) => {
        recipients! { @digits $from, $constant }
    };
    (@field Digits $from:ty, $constant:tt) => {
        recipients! { @digits $from, $constant }
    };
    (@field $other:ident $from:ty, $constant:tt) => {};

    (@digits $from:ty, $constant:tt) => {
        recipients! { @constant ['a] $from, $constant }
        recipients! { @constant ['r, 'a] &'r $from, $constant }
    };

    (@constant $generics:tt $from:ty, (-)) => {};
    (@constant $generics:tt $from:ty, (const $($convert:tt)+)) => {
        recipients! { @shorthand $generics $from }
    };
    (@shorthand [$($generics:tt)*] $from:ty) => {
        #[diagnostic::do_not_recommend]
        impl<$($generics)*> Fits<Recipient<'static>> for $from {}

        impl<$($generics)*> Const<&'static $from> {
            /// The recipient with this id.
            #[must_use]
            pub const fn shorthand(self) -> Whole {
                Whole::Id(self.digits())
            }
        }
    };

    ($($limits:tt $($from:ty),+ $(where $generics:tt)? { $($fields:tt)+ })+) => {$(
        recipients! { @types [$($from),+] { $($fields)+ } }
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
            Self::Recipient(recipient) => Const(*recipient).lent(),
        }
    }
}

#[diagnostic::do_not_recommend]
impl Fits<Self> for Recipient<'static> {}

#[diagnostic::do_not_recommend]
impl Fits<Recipient<'static>> for &Recipient<'static> {}

impl Const<&'static Recipient<'static>> {
    /// A recipient was checked where it was made, and is again before it is sent.
    pub const fn check(self, spot: Spot) {
        let _ = spot;
    }

    /// The recipient, to be borrowed from.
    #[must_use]
    pub const fn shorthand(self) -> Whole {
        Whole::Recipient(self.0)
    }

    /// The recipient, which lends its texts: a constant cannot copy them.
    const fn lent(self) -> Recipient<'static> {
        /// The same variant around what the text lends.
        macro_rules! lent {
            ($($variant:ident)+) => {
                match self.0 {
                    $(Recipient::$variant(text) => Recipient::$variant(Const(text).text()),)+
                    Recipient::PhoneNumber(number) => Recipient::PhoneNumber(PhoneNumber {
                        phone_number: Const(&number.phone_number).text(),
                        name: match &number.name {
                            Some(name) => Some(Name {
                                first_name: Const(&name.first_name).optional_text(),
                                last_name: Const(&name.last_name).optional_text(),
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
}

impl Const<&'static &Recipient<'static>> {
    /// A recipient was checked where it was made, and is again before it is sent.
    pub const fn check(self, spot: Spot) {
        let _ = spot;
    }

    /// The recipient, to be borrowed from.
    #[must_use]
    pub const fn shorthand(self) -> Whole {
        Const(*self.0).shorthand()
    }
}

impl Misfit {
    /// Stands for the method of a constant that fits.
    #[must_use]
    pub const fn shorthand(&self) -> Whole {
        unfinished()
    }
}
