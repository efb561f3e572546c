//! What a message says: the `message` object of the API.

use sendapi_derive::Schema;

use crate::check::violation::{Invalid, Violation, warnings_among};
use crate::convert::body;
use crate::convert::value::Value as _;
use crate::message::attachment::{Attachment, Media, Picture};
use crate::message::button::Button;
use crate::message::quick_reply::QuickReply;
use crate::message::template::utility::Utility;
use crate::message::template::{Element, Template};
use crate::plain::list::List;
use crate::plain::text::Text;
use crate::platform::Platform;
use crate::platform::PlatformKind;
use crate::schema::Condition;
use crate::schema::rule::{Implication, Relation, Rule};
use crate::tree::Place;
use crate::tree::write::write_json;

/// What a message says: one of text, attachment, several images, sticker and utility template, and what goes with it.
///
/// `content!` builds it with every literal checked; it is the API's `message` object.
///
/// ```
/// use sendapi_core::{Content, Messenger};
///
/// let hello = Content { text: Some("Hello".into()), ..Content::EMPTY };
/// assert!(hello.validate::<Messenger>().is_ok());
/// ```
///
/// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/send-messages>.
#[derive(Clone, Default, PartialEq, Schema)]
#[schema(noun = "a message", flattened, label = "", rules = RULES, example = "text: \"Hello\"")]
#[schema(
    link = "https://developers.facebook.com/documentation/business-messaging/messenger-platform/reference/send-api"
)]
#[schema(refused("reply.top_level", "write it beside `message`, not inside": reply_to))]
#[schema(refused(
    "req.unknown_key", "write it beside `message`, not inside":
    recipient, messaging_type, tag, sender_action, notification_type, persona_id,
))]
#[schema(refused(
    "req.unknown_key", "a file goes into `attachment`, as in `attachment: image { url: \"…\" }`":
    url, attachment_id, is_reusable,
))]
#[schema(refused(
    "req.unknown_key", "buttons go into a template, as in `attachment: button { text: \"…\", buttons: [ … ] }`": buttons,
))]
#[schema(refused(
    "req.unknown_key", "a template goes into `attachment`, as in `attachment: generic { elements: [ … ] }`":
    template_type, elements,
))]
#[schema(meant(Button<'static>, "a button goes into `buttons` of a template, as in `attachment: button { text: \"…\", buttons: [ … ] }`"))]
#[schema(meant(Element<'static>, "a card goes into `elements` of a template, as in `attachment: generic { elements: [ … ] }`"))]
#[schema(meant(Media<'static>, "a file goes into `attachment`, as in `attachment: image { url: \"…\" }`"))]
#[schema(meant(Template<'static>, "a template goes into `attachment`, as in `attachment: { type: template, payload: { … } }`"))]
pub struct Content<'a> {
    /// At most 2,000 characters on Messenger, at most 1,000 bytes of UTF-8 on Instagram, not empty, and on Instagram not of
    /// white space alone.
    #[schema(chars("text.nonempty": 1..))]
    #[schema(messenger(chars("text.max": ..=2000)), warn(messenger(format(Visible, "text.blank"))))]
    #[schema(instagram(bytes("text.max_ig": ..=1000), format(Visible, "text.blank_ig")))]
    pub text: Option<Text<'a>>,
    /// A picture, video, audio, file or template.
    pub attachment: Option<Attachment<'a>>,
    /// Several images: 1 to 30 on Messenger, 1 to 10 on Instagram, there for all accounts since 2026-05-06.
    #[schema(items("atts.min": 1..), messenger(items("atts.max": ..=30)), instagram(items("atts.max_ig": ..=10)))]
    pub attachments: Option<List<'a, Picture<'a>>>,
    /// A sticker of Meta's free packs, by its number (0 or more), within the 24-hour window. Messenger only.
    #[schema(only(messenger, "sticker.ig", "use the `like_heart` attachment"), rename("req.type" = "sticker.type"))]
    #[schema(range("sticker.type": 0..))]
    pub sticker_id: Option<u64>,
    /// A utility template; goes with `messaging_type: UTILITY`. Messenger only.
    #[schema(only(messenger, "utility.ig", "send text, or an attachment with a template"))]
    pub template: Option<Utility<'a>>,
    /// Chips below the message, which vanish after a tap: 1 to 13.
    #[schema(items("qr.max": ..=13, "qr.min": 1..))]
    pub quick_replies: Option<List<'a, QuickReply<'a>>>,
    /// A string that comes back in the echo and nowhere else: at most 999 characters on Messenger.
    #[schema(messenger(chars("metadata.max": ..=999)))]
    pub metadata: Option<Text<'a>>,
    /// In the Graph reference without a guide.
    pub dynamic_text: Option<DynamicText<'a>>,
    /// In the Graph reference without a guide.
    pub quick_reply_type: Option<Text<'a>>,
    #[cfg(not(rust_analyzer))]
    #[doc(hidden)]
    pub __non_exhaustive: (),
}

impl Content<'_> {
    /// Checks the content for a platform: all broken rules at once.
    ///
    /// # Errors
    /// [`Invalid`] with every rule that the platform would refuse it for.
    pub fn validate<P: Platform>(&self) -> Result<(), Invalid> {
        body::validate(self, P::KIND)
    }

    /// What the platform takes but is on its way out or documented nowhere, or what it cuts or passes over.
    #[must_use]
    pub fn warnings<P: Platform>(&self) -> Vec<Violation> {
        warnings_among(body::check(self, P::KIND))
    }

    /// The API's `message` object as it is sent.
    ///
    /// ```
    /// use sendapi_core::Content;
    ///
    /// let hello = Content { text: Some("Hello".into()), ..Content::EMPTY };
    /// assert_eq!(hello.to_json(), r#"{"text":"Hello"}"#);
    /// ```
    #[must_use]
    pub fn to_json(&self) -> String {
        body::text(|out| write_json(self.node(), out))
    }
}

// What a message says goes to somebody else as well: `message: hello.content()`, which is a reference.
crate::convert::fill::implement! {
    Fill::sendapi_fill_at_run_time_as_in_a_fn_or_lazy_lock => Content<'a>, ['r, 'a] &'r Content<'a>, |content| content.clone()
}

/// A text with another for clients that cannot show it; in the Graph reference without a guide.
#[derive(Clone, PartialEq, Eq, Schema)]
#[schema(noun = "a dynamic text")]
pub struct DynamicText<'a> {
    /// The text.
    #[schema(required("req.type"))]
    pub text: Text<'a>,
    /// What is shown where the text cannot be.
    pub fallback_text: Option<Text<'a>>,
    #[cfg(not(rust_analyzer))]
    #[doc(hidden)]
    pub __non_exhaustive: (),
}

impl<'a> DynamicText<'a> {
    /// A text, without another for clients that cannot show it.
    pub fn new(text: impl Into<Text<'a>>) -> Self {
        Self { text: text.into(), ..Self::EMPTY }
    }
}

const RULES: &[Rule] = &[
    Rule::implied(
        "msg.not_empty",
        Implication {
            when: &[Condition::Lacks(&["quick_replies"])],
            then: &[Condition::Filled(ALL_CONTENTS)],
            asks: "a message needs `text`, `attachment`, `attachments`, `sticker_id` or `template`",
            told: "",
            at: (&[], Place::Object),
        },
        "say something",
    ),
    Rule::implied(
        "qr.needs_content",
        Implication {
            when: &[Condition::Has(&["quick_replies"])],
            then: &[Condition::Filled(ALL_CONTENTS)],
            asks: "`quick_replies` need text or an attachment beside them",
            told: "",
            at: (&["quick_replies"], Place::Key),
        },
        "ask the question that they answer",
    ),
    Rule::new(
        "msg.one_content",
        Relation::AtMostOne(CONTENTS),
        "send them as messages of their own",
    ),
    Rule::implied(
        "qr.text_only_ig",
        Implication {
            when: &[Condition::Has(&["quick_replies"]), Condition::Filled(CONTENTS)],
            then: &[Condition::Has(&["text"])],
            asks: "`quick_replies` on Instagram go with `text` only",
            told: "",
            at: (&["quick_replies"], Place::Key),
        },
        "send the rest as a message of its own",
    )
    .on(PlatformKind::Instagram),
    Rule::new(
        "sticker.alone",
        Relation::NotWith { field: "quick_replies", with: "sticker_id", values: &[] },
        "send them with a text",
    )
    .warns(),
];

/// What a message can say, of which it says one.
pub(super) const CONTENTS: &[&str] =
    &["text", "attachment", "attachments", "sticker_id", "template"];

/// The same with what the Graph reference has without a guide.
const ALL_CONTENTS: &[&str] =
    &["text", "attachment", "attachments", "sticker_id", "template", "dynamic_text"];
