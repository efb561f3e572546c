//! Attachments: pictures, videos, audio, files and templates.

use sendapi_derive::Schema;

use crate::message::template::Template;
use crate::plain::text::Text;
use crate::schema::rule::{Relation, Rule};

/// What is attached to a message: one file, or a template.
///
/// ```
/// use sendapi_core::Attachment;
/// use sendapi_core::attachment::Media;
///
/// let oven = Attachment::Image(Media::url("https://example.com/oven.jpg"));
/// # let _ = oven;
/// ```
///
/// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/send-messages>.
#[derive(Clone, Debug, PartialEq, Schema)]
#[schema(noun = "an attachment", rules = ATTACHMENT_RULES)]
#[schema(tag("type", "att.type_required"), content("payload", "att.payload_required"))]
#[schema(any_case, unknown("att.enum", "att.enum_ig"))]
#[schema(
    link = "https://developers.facebook.com/documentation/business-messaging/messenger-platform/send-messages"
)]
#[expect(clippy::large_enum_variant, reason = "a box could not stand in a `const`")]
#[non_exhaustive]
pub enum Attachment<'a> {
    /// A picture of at most 8 MB: png, jpeg or gif.
    Image(Media<'a>),
    /// A video of at most 25 MB.
    Video(Media<'a>),
    /// A sound of at most 25 MB.
    Audio(Media<'a>),
    /// A file of at most 25 MB; on Instagram a PDF.
    File(Media<'a>),
    /// A template: cards, buttons and the like.
    Template(Template<'a>),
    /// The heart. Instagram only.
    #[schema(only(instagram, "att.enum"))]
    LikeHeart(Option<NoPayload>),
    /// A post of your own. Instagram only.
    #[schema(name = "MEDIA_SHARE", only(instagram, "att.enum"))]
    MediaShare(MediaShare<'a>),
}

/// One of several images in a message.
///
/// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/send-messages>.
#[derive(Clone, Debug, PartialEq, Eq, Schema)]
#[schema(noun = "an image attachment", label = "image")]
#[schema(tag("type", "atts.image_only"), content("payload", "atts.source"))]
#[schema(any_case, unknown("atts.image_only"))]
#[non_exhaustive]
pub enum Picture<'a> {
    /// A picture of at most 8 MB.
    #[schema(rename(
        "att.source_missing" = "atts.source",
        "att.one_source" = "atts.source",
        "att.url_valid" = "atts.url_valid"
    ))]
    Image(Media<'a>),
}

/// Where a file comes from: an address or an uploaded file, one of the two.
///
/// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/send-messages>.
#[derive(Clone, Default, PartialEq, Eq, Schema)]
#[schema(noun = "a media payload", label = "attachment", rules = MEDIA_RULES)]
#[schema(refused(
    "req.unknown_key",
    "a message holds no file: write its address as `url`, or the `attachment_id` that `account.upload(…)` gives; `account.send_file(person, LocalFile::bytes(…))` sends one without":
    data, bytes, base64, content, contents,
))]
pub struct Media<'a> {
    /// An address from which the platform fetches the file within 10 seconds, a video within 75.
    #[schema(format(FileUrl, "att.url_valid"))]
    pub url: Option<Text<'a>>,
    /// A file that was uploaded before; its id is good for 90 days. Not empty.
    #[schema(integers, nonempty("att.source_missing"))]
    pub attachment_id: Option<Text<'a>>,
    /// Whether the file is kept and the answer holds an `attachment_id`; off where it is left out.
    #[schema(rename("req.type" = "att.reusable_type"))]
    pub is_reusable: Option<bool>,
    #[cfg(not(rust_analyzer))]
    #[doc(hidden)]
    pub __non_exhaustive: (),
}

impl<'a> Media<'a> {
    /// A file at an address.
    pub fn url(url: impl Into<Text<'a>>) -> Self {
        Self { url: Some(url.into()), ..Self::EMPTY }
    }

    /// A file that was uploaded before.
    pub fn attachment_id(id: impl Into<Text<'a>>) -> Self {
        Self { attachment_id: Some(id.into()), ..Self::EMPTY }
    }
}

/// A post of your own Instagram account.
///
/// See <https://developers.facebook.com/documentation/instagram-platform/instagram-api-with-instagram-login/messaging-api>.
#[derive(Clone, Default, PartialEq, Eq, Schema)]
#[schema(noun = "a shared post", rules = MEDIA_SHARE_RULES)]
pub struct MediaShare<'a> {
    /// The post. Not empty.
    #[schema(integers, nonempty("att.share_payload"))]
    pub id: Option<Text<'a>>,
    /// The post, under the name that one page of the platform has for it. Not empty.
    #[schema(integers, nonempty("att.share_payload"))]
    pub attachment_id: Option<Text<'a>>,
    #[cfg(not(rust_analyzer))]
    #[doc(hidden)]
    pub __non_exhaustive: (),
}

/// A payload where the platform wants none: it passes over whatever stands there, and nothing of it is sent.
#[derive(Clone, Copy, Default, PartialEq, Eq, Schema)]
#[schema(noun = "a like_heart payload")]
pub struct NoPayload {}

const ATTACHMENT_RULES: &[Rule] = &[Rule::new(
    "att.heart_payload",
    Relation::NotWith { field: "payload", with: "type", values: &["like_heart"] },
    "leave it out",
)
.warns()];

const MEDIA_RULES: &[Rule] = &[
    Rule::new(
        "att.source_missing",
        Relation::AtLeastOne(&["url", "attachment_id"]),
        "say where the file is",
    ),
    Rule::new("att.one_source", Relation::AtMostOne(&["url", "attachment_id"]), "keep one of them"),
];

const MEDIA_SHARE_RULES: &[Rule] = &[Rule::new(
    "att.share_payload",
    Relation::AtLeastOne(&["id", "attachment_id"]),
    "write the `id` of your post",
)];
