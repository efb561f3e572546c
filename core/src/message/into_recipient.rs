//! What may stand in place of a recipient.

use crate::message::recipient::Recipient;
use crate::plain::id::IntoId;

/// Who a message can be for: a [`Recipient`] or a reference to one, a person's id as text or as an integer, and whatever else
/// converts into a `Recipient`.
///
/// ```
/// use sendapi_core::{IntoRecipient, Recipient};
///
/// struct Customer {
///     psid: u64,
/// }
///
/// impl From<Customer> for Recipient<'_> {
///     fn from(customer: Customer) -> Self {
///         Self::id(customer.psid)
///     }
/// }
///
/// let ada = Customer { psid: 7_204_418_830_956_127 };
/// assert_eq!(ada.into_recipient(), "7204418830956127".into_recipient());
/// ```
#[diagnostic::on_unimplemented(
    message = "a value of type `{Self}` is no recipient",
    label = "this is of type `{Self}`",
    note = "a recipient is a `Recipient` or a reference to one, a person's id (text, an integer, or a reference to one of these), or a type that implements `Into<Recipient>`"
)]
pub trait IntoRecipient<'a> {
    /// The recipient.
    fn into_recipient(self) -> Recipient<'a>;
}

#[diagnostic::do_not_recommend]
impl<'a, T: Into<Recipient<'a>>> IntoRecipient<'a> for T {
    fn into_recipient(self) -> Recipient<'a> {
        self.into()
    }
}

/// A person's id.
///
/// ```
/// use sendapi_core::Recipient;
///
/// assert_eq!(Recipient::from(7_204_418_830_956_127_u64), Recipient::id("7204418830956127"));
/// ```
#[diagnostic::do_not_recommend]
impl<'a, T: IntoId<'a>> From<T> for Recipient<'a> {
    fn from(id: T) -> Self {
        Self::id(id)
    }
}

impl From<&Self> for Recipient<'_> {
    #[inline]
    fn from(recipient: &Self) -> Self {
        recipient.clone()
    }
}

crate::convert::fill::implement! {
    Fill::sendapi_fill_at_run_time_as_in_a_fn_or_lazy_lock => Recipient<'a>, ['r, 'a] &'r Recipient<'a>, |recipient| recipient.clone()
}
