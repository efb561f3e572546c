//! What a marketing message says: the `message` object, with templates that have more in some places and less in others
//! than those of other messages.

use sendapi_derive::Schema;

use crate::message::attachment::Media;
use crate::message::button::{DefaultAction, Postback, WebUrl};
use crate::message::template::media::MediaType;
use crate::message::template::{ButtonTemplate, Coupon, MediaTemplate, Product, Receipt};
use crate::plain::list::List;
use crate::plain::text::Text;
use crate::schema::rule::{Relation, Rule};
use crate::tree::Step;

/// What a marketing message says: text or an attachment. `{{first_name}}`, `{{last_name}}` and `{{full_name}}` stand for
/// the person's name.
///
/// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/marketing-messages-on-messenger/api-reference>.
#[derive(Clone, Default, PartialEq, Schema)]
#[schema(noun = "the content of a marketing message", label = "", rules = RULES)]
#[schema(
    link = "https://developers.facebook.com/documentation/business-messaging/messenger-platform/marketing-messages-on-messenger/api-reference"
)]
pub struct MarketingContent<'a> {
    /// The text: at most 2,000 characters, not empty.
    #[schema(nonempty("text.nonempty"), chars("text.max": ..=2000))]
    pub text: Option<Text<'a>>,
    /// A picture, video, audio, file or template.
    pub attachment: Option<MarketingAttachment<'a>>,
    #[cfg(not(rust_analyzer))]
    #[doc(hidden)]
    pub __non_exhaustive: (),
}

impl<'a> MarketingContent<'a> {
    /// This text.
    pub fn text(text: impl Into<Text<'a>>) -> Self {
        Self { text: Some(text.into()), ..Self::EMPTY }
    }

    /// This template.
    pub fn template(template: impl Into<MarketingTemplate<'a>>) -> Self {
        let attachment = MarketingAttachment::Template(template.into());
        Self { attachment: Some(attachment), ..Self::EMPTY }
    }
}

/// What is attached to a marketing message.
#[derive(Clone, Debug, PartialEq, Schema)]
#[schema(noun = "an attachment of a marketing message", label = "attachment")]
#[schema(tag("type", "att.type_required"), content("payload", "att.payload_required"))]
#[schema(any_case, unknown("mm.attachment"))]
#[expect(clippy::large_enum_variant, reason = "a box could not stand in a `const`")]
#[non_exhaustive]
pub enum MarketingAttachment<'a> {
    /// A picture.
    Image(Media<'a>),
    /// A video.
    Video(Media<'a>),
    /// A sound.
    Audio(Media<'a>),
    /// A file.
    File(Media<'a>),
    /// A template: cards, buttons and the like.
    Template(MarketingTemplate<'a>),
}

/// A template of a marketing message, by its `template_type`.
///
/// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/marketing-messages-on-messenger/api-reference>.
#[derive(Clone, Debug, PartialEq, Schema)]
#[schema(
    noun = "a template of a marketing message",
    label = "template",
    tag("template_type", "tpl.type_required"),
    unknown("mm.template")
)]
#[expect(clippy::large_enum_variant, reason = "a box could not stand in a `const`")]
#[non_exhaustive]
pub enum MarketingTemplate<'a> {
    /// Cards in a row.
    Generic(MarketingGeneric<'a>),
    /// Text with buttons.
    Button(ButtonTemplate<'a>),
    /// A picture or video with buttons.
    Media(MediaTemplate<'a>),
    /// Products of a catalog.
    Product(Product<'a>),
    /// The confirmation of an order.
    Receipt(Receipt<'a>),
    /// A code to reveal, or a page to open.
    Coupon(Coupon<'a>),
}

/// 1 to 10 cards in a row, with a greeting before them.
///
/// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/marketing-messages-on-messenger/api-reference/generic>.
#[derive(Clone, PartialEq, Schema)]
#[schema(noun = "a generic template of a marketing message", label = "generic template")]
#[schema(
    link = "https://developers.facebook.com/documentation/business-messaging/messenger-platform/marketing-messages-on-messenger/api-reference/generic"
)]
pub struct MarketingGeneric<'a> {
    /// The cards: 1 to 10.
    #[schema(required("generic.count"), items("generic.count": 1..=10))]
    pub elements: List<'a, MarketingElement<'a>>,
    /// A greeting, shown before the cards.
    pub text: Option<Text<'a>>,
    #[cfg(not(rust_analyzer))]
    #[doc(hidden)]
    pub __non_exhaustive: (),
}

impl<'a> MarketingGeneric<'a> {
    /// These cards.
    pub fn new(elements: impl Into<List<'a, MarketingElement<'a>>>) -> Self {
        Self { elements: elements.into(), ..Self::EMPTY }
    }
}

/// One card: a title with pictures or a video, and up to 3 buttons.
///
/// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/marketing-messages-on-messenger/api-reference/generic>.
#[derive(Clone, PartialEq, Schema)]
#[schema(
    noun = "a generic element of a marketing message",
    label = "element",
    rules = ELEMENT_RULES
)]
pub struct MarketingElement<'a> {
    /// First line, in bold. Not empty.
    #[schema(required("generic.title_required"), nonempty("generic.title_required"))]
    pub title: Text<'a>,
    /// Second line, in grey.
    pub subtitle: Option<Text<'a>>,
    /// The picture, best a square.
    #[schema(format(FileUrl, "generic.image_url"))]
    pub image_url: Option<Text<'a>>,
    /// Several pictures in a grid, in place of `image_url`: at most 6.
    #[schema(items("mm.images": ..=6))]
    pub image_urls: Option<List<'a, GridImage<'a>>>,
    /// What the card shows; a picture where it is left out.
    pub media_type: Option<MediaType>,
    /// The video, by its id among the ad account's `advideos`.
    #[schema(integers)]
    pub video_id: Option<Text<'a>>,
    /// The page that a tap on the card opens.
    pub default_action: Option<DefaultAction<'a>>,
    /// At most 3, in a column below the text.
    #[schema(items("mm.buttons": ..=3))]
    pub buttons: Option<List<'a, MarketingButton<'a>>>,
    #[cfg(not(rust_analyzer))]
    #[doc(hidden)]
    pub __non_exhaustive: (),
}

impl<'a> MarketingElement<'a> {
    /// A card with a title and nothing more yet: the start of a struct literal.
    pub fn new(title: impl Into<Text<'a>>) -> Self {
        Self { title: title.into(), ..Self::EMPTY }
    }
}

/// One of several pictures of a card.
#[derive(Clone, PartialEq, Eq, Schema)]
#[schema(noun = "a picture of a grid", label = "picture")]
pub struct GridImage<'a> {
    /// Its address.
    #[schema(required("mm.image_url"), format(FileUrl, "mm.image_url"))]
    pub url: Text<'a>,
    /// Whether it stands out; one of them may.
    pub is_hero_image: Option<bool>,
    #[cfg(not(rust_analyzer))]
    #[doc(hidden)]
    pub __non_exhaustive: (),
}

impl<'a> GridImage<'a> {
    /// The picture at this address.
    pub fn new(url: impl Into<Text<'a>>) -> Self {
        Self { url: url.into(), ..Self::EMPTY }
    }
}

/// A button of a card.
#[derive(Clone, Debug, PartialEq, Eq, Schema)]
#[schema(noun = "a button of a marketing message", label = "button")]
#[schema(tag("type", "btn.type_required"), unknown("mm.button"))]
#[non_exhaustive]
pub enum MarketingButton<'a> {
    /// Opens a page.
    WebUrl(WebUrl<'a>),
    /// Sends a payload to the webhook; not below a video.
    Postback(Postback<'a>),
    /// Opens an app.
    App(AppButton<'a>),
}

/// A button that opens an app.
#[derive(Clone, Default, PartialEq, Eq, Schema)]
#[schema(noun = "an app button", label = "button", rules = APP_RULES)]
pub struct AppButton<'a> {
    /// What the button says.
    pub title: Option<Text<'a>>,
    /// Where in the app, on Android.
    pub android_url: Option<Text<'a>>,
    /// Where in the app, on iOS.
    pub ios_url: Option<Text<'a>>,
    #[cfg(not(rust_analyzer))]
    #[doc(hidden)]
    pub __non_exhaustive: (),
}

const RULES: &[Rule] = &[
    Rule::new("msg.not_empty", Relation::AtLeastOne(&["text", "attachment"]), "say something"),
    Rule::new(
        "msg.one_content",
        Relation::AtMostOne(&["text", "attachment"]),
        "send them as messages of their own",
    ),
    // In the templates that are shared with other messages, whose buttons can do more.
    Rule::new(
        "mm.button",
        Relation::Kinds {
            lists: &[OF_TEMPLATE, OF_MEDIA],
            member: "type",
            words: &["web_url", "postback", "app"],
            asks: "buttons of marketing messages are `web_url` and `postback`",
        },
        "use one of these",
    ),
];

const ELEMENT_RULES: &[Rule] = &[
    Rule::new(
        "mm.one_image",
        Relation::AtMostOne(&["image_url", "image_urls"]),
        "keep one of them",
    ),
    Rule::new(
        "mm.video",
        Relation::Needs { field: "media_type", values: &["video"], needs: "video_id" },
        "name the video",
    ),
];

const APP_RULES: &[Rule] = &[Rule::new(
    "mm.app",
    Relation::AtLeastOne(&["android_url", "ios_url"]),
    "say where the app opens",
)];

/// Where a template has its buttons.
const OF_TEMPLATE: &[Step<'static>] =
    &[Step::Member("attachment"), Step::Member("payload"), Step::Member("buttons")];
/// Where a media template has them.
const OF_MEDIA: &[Step<'static>] = &[
    Step::Member("attachment"),
    Step::Member("payload"),
    Step::Member("elements"),
    Step::Item(0),
    Step::Member("buttons"),
];
