//! An id in place of a recipient.

use crate::message::recipient::Recipient;
use crate::plain::id::IntoId;

/// A person's id: whatever takes an `impl Into<Recipient>` takes it as it is.
///
/// ```
/// use sendapi_core::Recipient;
///
/// assert_eq!(Recipient::from(7_204_418_830_956_127_u64), Recipient::id("7204418830956127"));
/// ```
impl<'a, T: IntoId<'a>> From<T> for Recipient<'a> {
    fn from(id: T) -> Self {
        Self::id(id.into_id())
    }
}
