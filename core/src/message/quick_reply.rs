//! Quick replies: chips below a message.

use sendapi_derive::Schema;

use crate::limit::Format;
use crate::plain::text::Text;
use crate::platform::PlatformKind;
use crate::schema::Condition;
use crate::schema::rule::{Implication, Relation, Rule};
use crate::tree::{Beside, Breach, Place};

/// A chip below a message. What it is, its [`ContentType`] says.
///
/// ```
/// use sendapi_core::QuickReply;
///
/// let rye = QuickReply::text("Rye", "RYE");
/// assert_eq!(rye.title.as_deref(), Some("Rye"));
/// ```
///
/// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/send-messages/quick-replies>.
#[derive(Clone, PartialEq, Eq, Schema)]
#[schema(noun = "a quick reply", rules = RULES)]
#[schema(
    link = "https://developers.facebook.com/documentation/business-messaging/messenger-platform/send-messages/quick-replies"
)]
pub struct QuickReply<'a> {
    /// What the chip offers.
    #[schema(discriminant, required("qr.content_type"))]
    pub content_type: ContentType,
    /// What the chip says: at most 20 characters, the rest is cut. Needed for `text`; empty only beside `image_url`.
    #[schema(warn(chars("qr.title_max": ..=20)))]
    pub title: Option<Text<'a>>,
    /// What the webhook gets when the chip is tapped: at most 1,000 characters. Needed for `text`.
    #[schema(integers, fractions, rename("req.type" = "qr.payload_type"), chars("qr.payload_max": ..=1000))]
    pub payload: Option<Text<'a>>,
    /// A picture in the chip, at least 24 by 24 pixels. An empty address counts as left out. Messenger only.
    #[schema(empty("qr.image_url_empty"), format(FileUrl, "qr.image_url"))]
    #[schema(only(messenger, "qr.image_ig", "leave it out"))]
    pub image_url: Option<Text<'a>>,
    #[cfg(not(rust_analyzer))]
    #[doc(hidden)]
    pub __non_exhaustive: (),
}

impl<'a> QuickReply<'a> {
    /// A chip of this kind, with nothing on it yet.
    #[must_use]
    pub const fn new(content_type: ContentType) -> Self {
        Self { content_type, ..Self::EMPTY }
    }

    /// A chip with words of your own.
    pub fn text(title: impl Into<Text<'a>>, payload: impl Into<Text<'a>>) -> Self {
        Self {
            title: Some(title.into()),
            payload: Some(payload.into()),
            ..Self::new(ContentType::Text)
        }
    }

    /// A chip that offers the person's telephone number, shown if their profile has one. On Instagram no chip is made since
    /// 2026-10-05.
    ///
    /// The number that is tapped comes as the text of a message and as its payload: `phone_number` of an event gives it.
    #[must_use]
    pub const fn user_phone_number() -> Self {
        Self::new(ContentType::UserPhoneNumber)
    }

    /// A chip that offers the person's e-mail address, shown if their profile has one. On Instagram no chip is made since
    /// 2026-10-05.
    ///
    /// The address that is tapped comes as the text of a message and as its payload: `email` of an event gives it.
    #[must_use]
    pub const fn user_email() -> Self {
        Self::new(ContentType::UserEmail)
    }
}

/// What a quick reply offers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Schema)]
#[schema(noun = "a content_type", any_case, unknown("qr.enum", "qr.enum_ig"))]
#[schema(retired("qr.location_dead", "2019-08", "ask for the place in text": location))]
#[non_exhaustive]
pub enum ContentType {
    /// Words of your own.
    Text,
    /// The person's telephone number. On Instagram no chip is made since 2026-10-05: ask in the text.
    #[schema(instagram(deprecated(
        "qr.contact_ig",
        "2026-10-05",
        "no chip is made any more, ask in the text"
    )))]
    UserPhoneNumber,
    /// The person's e-mail address. On Instagram no chip is made since 2026-10-05: ask in the text.
    #[schema(instagram(deprecated(
        "qr.contact_ig",
        "2026-10-05",
        "no chip is made any more, ask in the text"
    )))]
    UserEmail,
    /// In the Graph reference without a guide.
    #[schema(only(messenger, "qr.enum_ig"), deprecated("qr.enum_internal", "", "use `text`"))]
    #[cfg_attr(rust_analyzer, deprecated)]
    UserCity,
    /// In the Graph reference without a guide.
    #[schema(only(messenger, "qr.enum_ig"), deprecated("qr.enum_internal", "", "use `text`"))]
    #[cfg_attr(rust_analyzer, deprecated)]
    UserBirthday,
    /// In the Graph reference without a guide.
    #[schema(only(messenger, "qr.enum_ig"), deprecated("qr.enum_internal", "", "use `text`"))]
    #[cfg_attr(rust_analyzer, deprecated)]
    UserState,
    /// In the Graph reference without a guide.
    #[schema(only(messenger, "qr.enum_ig"), deprecated("qr.enum_internal", "", "use `text`"))]
    #[cfg_attr(rust_analyzer, deprecated)]
    UserZipCode,
    /// In the Graph reference without a guide.
    #[schema(only(messenger, "qr.enum_ig"), deprecated("qr.enum_internal", "", "use `text`"))]
    #[cfg_attr(rust_analyzer, deprecated)]
    OpenCamera,
    /// In the Graph reference without a guide.
    #[schema(only(messenger, "qr.enum_ig"), deprecated("qr.enum_internal", "", "use `text`"))]
    #[cfg_attr(rust_analyzer, deprecated)]
    OpenGallery,
    /// In the Graph reference without a guide.
    #[schema(only(messenger, "qr.enum_ig"), deprecated("qr.enum_internal", "", "use `text`"))]
    #[cfg_attr(rust_analyzer, deprecated)]
    RecordAudio,
    /// In the Graph reference without a guide.
    #[schema(only(messenger, "qr.enum_ig"), deprecated("qr.enum_internal", "", "use `text`"))]
    #[cfg_attr(rust_analyzer, deprecated)]
    Poll,
    /// In the Graph reference without a guide.
    #[schema(only(messenger, "qr.enum_ig"), deprecated("qr.enum_internal", "", "use `text`"))]
    #[cfg_attr(rust_analyzer, deprecated)]
    OpenNative,
    /// In the Graph reference without a guide.
    #[schema(only(messenger, "qr.enum_ig"), deprecated("qr.enum_internal", "", "use `text`"))]
    #[cfg_attr(rust_analyzer, deprecated)]
    Sticker,
    /// In the Graph reference without a guide.
    #[schema(only(messenger, "qr.enum_ig"), deprecated("qr.enum_internal", "", "use `text`"))]
    #[cfg_attr(rust_analyzer, deprecated)]
    OpenApp,
    /// In the Graph reference without a guide.
    #[schema(name = "p2p_payment")]
    #[schema(only(messenger, "qr.enum_ig"), deprecated("qr.enum_internal", "", "use `text`"))]
    #[cfg_attr(rust_analyzer, deprecated)]
    PersonToPersonPayment,
    /// In the Graph reference without a guide.
    #[schema(only(messenger, "qr.enum_ig"), deprecated("qr.enum_internal", "", "use `text`"))]
    #[cfg_attr(rust_analyzer, deprecated)]
    Transportation,
    /// In the Graph reference without a guide.
    #[schema(only(messenger, "qr.enum_ig"), deprecated("qr.enum_internal", "", "use `text`"))]
    #[cfg_attr(rust_analyzer, deprecated)]
    CreateEvent,
    /// In the Graph reference without a guide.
    #[schema(only(messenger, "qr.enum_ig"), deprecated("qr.enum_internal", "", "use `text`"))]
    #[cfg_attr(rust_analyzer, deprecated)]
    Gif,
    /// In the Graph reference without a guide.
    #[schema(only(messenger, "qr.enum_ig"), deprecated("qr.enum_internal", "", "use `text`"))]
    #[cfg_attr(rust_analyzer, deprecated)]
    BicOptIn,
    /// In the Graph reference without a guide.
    #[schema(only(messenger, "qr.enum_ig"), deprecated("qr.enum_internal", "", "use `text`"))]
    #[cfg_attr(rust_analyzer, deprecated)]
    DisplayPersistentMenu,
    /// In the Graph reference without a guide.
    #[schema(only(messenger, "qr.enum_ig"), deprecated("qr.enum_internal", "", "use `text`"))]
    #[cfg_attr(rust_analyzer, deprecated)]
    BusinessLeadForm,
}

const RULES: &[Rule] = &[
    Rule::new(
        "qr.title_required",
        Relation::Needs { field: "content_type", values: &["text"], needs: "title" },
        "say what the chip says",
    ),
    Rule::implied(
        "qr.title_empty",
        Implication {
            when: &[Condition::Is(&["content_type"], &["text"]), Condition::Is(&["title"], &[""])],
            then: &[Condition::Filled(&["image_url"])],
            asks: "an empty `title` goes only with `image_url`",
            told: "quick reply title is empty and there is no `image_url`",
            at: (&["title"], Place::Value),
        },
        "write a title, or add `image_url`",
    ),
    Rule::judged(
        "qr.title_empty",
        quick_reply_has_words_that_are_seen,
        "quick reply title is blank, people see nothing of it",
        "write a title, or add `image_url`",
    )
    .warns(),
    Rule::new(
        "qr.payload_required",
        Relation::Needs { field: "content_type", values: &["text"], needs: "payload" },
        "say what your webhook gets",
    ),
    Rule::judged(
        "qr.payload_empty",
        quick_reply_has_payload,
        "an empty `payload` is documented only beside `image_url`",
        "say what your webhook gets",
    )
    .on(PlatformKind::Messenger)
    .warns(),
    Rule::new("qr.special_members", special("title"), "leave it out").warns(),
    Rule::new("qr.special_members", special("payload"), "leave it out").warns(),
    Rule::new("qr.special_members", special("image_url"), "leave it out").warns(),
];

const fn special(field: &'static str) -> Relation {
    Relation::NotWith { field, with: "content_type", values: &["user_phone_number", "user_email"] }
}

fn quick_reply_has_words_that_are_seen(quick_reply: &Beside<'_, '_>) -> Vec<Breach> {
    let title = quick_reply.field("title").text();
    let blank = title.is_some_and(|title| !Format::Visible.fits(title));
    Breach::when(blank && is_pictureless_text_chip(quick_reply), || Breach::value(&["title"]))
}

fn quick_reply_has_payload(quick_reply: &Beside<'_, '_>) -> Vec<Breach> {
    let empty = quick_reply.field("payload").is(&[""]);
    Breach::when(empty && is_pictureless_text_chip(quick_reply), || {
        Breach::value(&["payload"])
            .saying("quick reply payload is empty, which is documented only beside `image_url`")
    })
}

fn is_pictureless_text_chip(quick_reply: &Beside<'_, '_>) -> bool {
    let picture = quick_reply.field("image_url");
    let pictureless = picture.is_missing() || picture.is(&[""]);
    quick_reply.field("content_type").is(&["text"]) && pictureless
}
