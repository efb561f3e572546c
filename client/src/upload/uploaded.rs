//! A file that the platform keeps.

use std::time::SystemTime;

use crate::attachment::{Attachment, Media};
use crate::media::REUSABLE_FOR;
use crate::{MediaKind, Receipt};
use sendapi_core::convert::fill::Fill;

/// A file that the platform keeps for 90 days, from [`Account::upload`](crate::Account::upload).
///
/// It stands for an attachment in [`message!`](macro@crate::message), as often as one likes; only the account that
/// uploaded it can send it.
///
/// # Example
///
/// ```
/// use sendapi::{Message, Uploaded, message};
///
/// fn menu_for(person: u64, menu: &Uploaded) -> Message<'_> {
///     message!(Messenger { recipient: person, attachment: menu })
/// }
///
/// // The same, for an id that comes from a database:
/// fn picture_for(person: u64, id: &str) -> Message<'_> {
///     message!(Messenger { recipient: person, attachment: image { attachment_id: id } })
/// }
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Uploaded {
    id: String,
    kind: MediaKind,
    until: SystemTime,
}

impl Uploaded {
    /// Its `attachment_id`.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// What it was uploaded as.
    #[must_use]
    pub fn kind(&self) -> MediaKind {
        self.kind
    }

    /// Until when it can be sent, by this computer's clock:
    /// [90 days](crate::media::REUSABLE_FOR) after the upload began.
    #[must_use]
    pub fn until(&self) -> SystemTime {
        self.until
    }

    /// It as an attachment of a message.
    #[must_use]
    pub fn attachment(&self) -> Attachment<'_> {
        self.kind.attachment(Media::attachment_id(&self.id))
    }

    /// It stands for a file that a rehearsal did not upload.
    pub(super) fn in_a_dry_run(kind: MediaKind, began: SystemTime) -> Self {
        Self { id: NO_ID.to_owned(), kind, until: began }
    }

    pub(super) fn new(receipt: &Receipt, kind: MediaKind, began: SystemTime) -> Option<Self> {
        let until = began.checked_add(REUSABLE_FOR).unwrap_or(began);
        Some(Self { id: receipt.attachment_id()?.to_owned(), kind, until })
    }
}

/// Digits, so that messages with it can be rehearsed too.
const NO_ID: &str = "0";

#[diagnostic::do_not_recommend]
impl<'a> Fill<Attachment<'a>> for &'a Uploaded {
    fn sendapi_fill_at_run_time_as_in_a_fn_or_lazy_lock(self) -> Attachment<'a> {
        self.attachment()
    }
}

#[diagnostic::do_not_recommend]
impl<'a> Fill<Option<Attachment<'a>>> for &'a Uploaded {
    fn sendapi_fill_at_run_time_as_in_a_fn_or_lazy_lock(self) -> Option<Attachment<'a>> {
        Some(self.attachment())
    }
}
