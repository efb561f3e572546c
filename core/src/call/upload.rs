//! Files that are uploaded before they are sent.

use sendapi_derive::Schema;

use super::profile::AccountPlatform;
use crate::media::MediaKind;
use crate::plain::text::Text;
use crate::schema::rule::Rule;
use crate::tree::{Beside, Breach, Found};

/// Has the platform fetch a file and keep it for 90 days; the answer holds its `attachment_id`.
///
/// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/send-messages/attachment-upload>.
#[derive(Clone, PartialEq, Eq, Schema)]
#[schema(noun = "an upload", label = "")]
#[schema(
    link = "https://developers.facebook.com/documentation/business-messaging/messenger-platform/send-messages/attachment-upload"
)]
#[doc(alias = "message_attachments")]
pub struct Upload<'a> {
    /// The file, as it would stand in a message.
    #[schema(required("upload.message"))]
    pub message: UploadedMessage<'a>,
    /// For which of the two it is, where an account has both.
    pub platform: Option<AccountPlatform>,
    #[cfg(not(rust_analyzer))]
    #[doc(hidden)]
    pub __non_exhaustive: (),
}

impl<'a> Upload<'a> {
    /// The upload of one file.
    #[must_use]
    pub const fn new(attachment: UploadedAttachment<'a>) -> Self {
        Self {
            message: UploadedMessage { attachment, ..UploadedMessage::EMPTY },
            platform: None,
            ..Self::EMPTY
        }
    }
}

/// The message around an uploaded file.
///
/// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/send-messages/attachment-upload>.
#[derive(Clone, PartialEq, Eq, Schema)]
#[schema(noun = "an upload message", label = "")]
pub struct UploadedMessage<'a> {
    /// The file.
    #[schema(required("upload.attachment"))]
    pub attachment: UploadedAttachment<'a>,
    #[cfg(not(rust_analyzer))]
    #[doc(hidden)]
    pub __non_exhaustive: (),
}

impl<'a> UploadedMessage<'a> {
    /// The message around this file.
    #[must_use]
    pub const fn new(attachment: UploadedAttachment<'a>) -> Self {
        Self { attachment, ..Self::EMPTY }
    }
}

/// An uploaded file.
///
/// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/send-messages/attachment-upload>.
#[derive(Clone, Debug, PartialEq, Eq, Schema)]
#[schema(noun = "an upload attachment", label = "attachment")]
#[schema(
    tag("type", "upload.type_required"),
    content("payload", "upload.payload"),
    any_case,
    unknown("upload.type")
)]
#[non_exhaustive]
pub enum UploadedAttachment<'a> {
    /// A picture of at most 8 MB.
    Image(UploadedFile<'a>),
    /// A video of at most 25 MB.
    Video(UploadedFile<'a>),
    /// A sound of at most 25 MB.
    Audio(UploadedFile<'a>),
    /// A file of at most 25 MB; on Instagram a PDF.
    File(UploadedFile<'a>),
}

impl<'a> UploadedAttachment<'a> {
    /// An attachment of this kind.
    #[must_use]
    pub const fn of(kind: MediaKind, file: UploadedFile<'a>) -> Self {
        match kind {
            MediaKind::Audio => Self::Audio(file),
            MediaKind::File => Self::File(file),
            MediaKind::Image => Self::Image(file),
            MediaKind::Video => Self::Video(file),
        }
    }
}

/// Where an uploaded file comes from.
///
/// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/send-messages/attachment-upload>.
#[derive(Clone, PartialEq, Eq, Schema)]
#[schema(noun = "an upload payload", label = "attachment", rules = RULES)]
pub struct UploadedFile<'a> {
    /// An absolute http or https address from which the platform fetches the file.
    #[schema(required("upload.url_required"), format(FileUrl, "upload.url"))]
    pub url: Text<'a>,
    /// Always true: without it the answer holds no `attachment_id`.
    #[schema(shown = "true")]
    pub is_reusable: Option<bool>,
    #[cfg(not(rust_analyzer))]
    #[doc(hidden)]
    pub __non_exhaustive: (),
}

impl<'a> UploadedFile<'a> {
    /// A file at an address.
    pub fn new(url: impl Into<Text<'a>>) -> Self {
        Self { url: url.into(), is_reusable: Some(true), ..Self::EMPTY }
    }
}

const RULES: &[Rule] = &[Rule::judged(
    "upload.reusable",
    upload_is_reusable,
    "a file is uploaded with `is_reusable: true`, so that the answer holds an `attachment_id`",
    "write it so",
)
.warns()];

fn upload_is_reusable(file: &Beside<'_, '_>) -> Vec<Breach> {
    match file.field("is_reusable") {
        Found::No => vec![Breach::of_the_object()],
        found => Breach::when(found.is(&["false"]), || Breach::value(&["is_reusable"])),
    }
}
