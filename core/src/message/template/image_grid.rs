//! The image grid template: several pictures in one message.

use sendapi_derive::Schema;

use crate::message::button::{Postback, WebUrl};
use crate::plain::list::List;
use crate::plain::text::Text;
use crate::schema::Condition;
use crate::schema::rule::{Few, Relation, Rule};

/// A grid of 2 to 6 pictures with text and buttons below. Messenger only, since 2026-06-30.
///
/// ```
/// use sendapi_core::template::image_grid::{Element, Image, ImageGrid};
///
/// let oven = Image::new("https://millbakery.example/oven.jpg");
/// let rolls = Image::new("https://millbakery.example/rolls.jpg");
/// let grid = ImageGrid::new(Element::new([oven, rolls]));
/// assert_eq!(grid.elements.len(), 1);
/// ```
///
/// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/send-messages/templates>.
#[derive(Clone, PartialEq, Eq, Schema)]
#[schema(noun = "an image grid")]
pub struct ImageGrid<'a> {
    /// The grid: exactly 1.
    #[schema(required("grid.count"), items("grid.count": 1..=1))]
    pub elements: List<'a, Element<'a>>,
    #[cfg(not(rust_analyzer))]
    #[doc(hidden)]
    pub __non_exhaustive: (),
}

impl<'a> ImageGrid<'a> {
    /// A template with one grid.
    #[must_use]
    pub fn new(element: Element<'a>) -> Self {
        Self { elements: [element].into(), ..Self::EMPTY }
    }
}

/// The grid of an [`ImageGrid`] template.
///
/// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/send-messages/templates>.
#[derive(Clone, PartialEq, Eq, Schema)]
#[schema(noun = "an image grid element", label = "image grid", rules = RULES)]
pub struct Element<'a> {
    /// The pictures: 2 to 6.
    #[schema(required("grid.images"), items("grid.images": 2..=6))]
    pub images: List<'a, Image<'a>>,
    /// First line: at most 45 characters.
    #[schema(chars("grid.title": ..=45))]
    pub title: Option<Text<'a>>,
    /// Second line: at most 80 characters.
    #[schema(chars("grid.subtitle": ..=80))]
    pub subtitle: Option<Text<'a>>,
    /// At most 3, below the text.
    #[schema(items("grid.buttons": ..=3))]
    pub buttons: Option<List<'a, Button<'a>>>,
    #[cfg(not(rust_analyzer))]
    #[doc(hidden)]
    pub __non_exhaustive: (),
}

impl<'a> Element<'a> {
    /// A grid of pictures and nothing more yet: the start of a struct literal.
    pub fn new(images: impl Into<List<'a, Image<'a>>>) -> Self {
        Self { images: images.into(), ..Self::EMPTY }
    }
}

/// One picture of an [`ImageGrid`] template.
///
/// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/send-messages/templates>.
#[derive(Clone, PartialEq, Eq, Schema)]
#[schema(noun = "an image grid image")]
pub struct Image<'a> {
    /// The picture: an absolute http or https address. Not empty.
    #[schema(
        required("grid.image_url_required"),
        nonempty("grid.image_url_required"),
        format(FileUrl, "grid.image_url")
    )]
    pub url: Text<'a>,
    /// Whether it is the large one; one picture of a grid at most.
    pub is_hero_image: Option<bool>,
    /// What a tap on it does.
    pub action: Option<Action<'a>>,
    #[cfg(not(rust_analyzer))]
    #[doc(hidden)]
    pub __non_exhaustive: (),
}

impl<'a> Image<'a> {
    /// A picture at an address.
    pub fn new(url: impl Into<Text<'a>>) -> Self {
        Self { url: url.into(), ..Self::EMPTY }
    }

    /// The large picture of a grid, at an address.
    pub fn hero(url: impl Into<Text<'a>>) -> Self {
        Self { is_hero_image: Some(true), ..Self::new(url) }
    }
}

/// What a tap on an [`Image`] does.
///
/// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/send-messages/templates>.
#[derive(Clone, Debug, PartialEq, Eq, Schema)]
#[schema(noun = "an image action", tag("type", "grid.action_type"))]
#[schema(unknown("grid.action_type"))]
#[non_exhaustive]
pub enum Action<'a> {
    /// Opens a page.
    WebUrl(OpenPage<'a>),
    /// Sends a payload to the webhook.
    Postback(SendPayload<'a>),
}

/// Opens a page.
///
/// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/send-messages/templates>.
#[derive(Clone, PartialEq, Eq, Schema)]
#[schema(noun = "a web_url action", label = "action")]
#[schema(refused("grid.action_url_only", "a `web_url` action has a `url` and nothing else": payload, text))]
pub struct OpenPage<'a> {
    /// The page: an absolute http or https address. Not empty.
    #[schema(
        required("grid.action_url_required"),
        nonempty("grid.action_url_required"),
        format(Url, "grid.action_url")
    )]
    pub url: Text<'a>,
    #[cfg(not(rust_analyzer))]
    #[doc(hidden)]
    pub __non_exhaustive: (),
}

impl<'a> OpenPage<'a> {
    /// An action that opens a page.
    pub fn new(url: impl Into<Text<'a>>) -> Self {
        Self { url: url.into(), ..Self::EMPTY }
    }
}

/// Sends a payload to the webhook, and a text into the conversation.
///
/// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/send-messages/templates>.
#[derive(Clone, PartialEq, Eq, Schema)]
#[schema(noun = "a postback action", label = "action")]
#[schema(refused("grid.action_postback_only", "a `postback` action opens no page": url))]
pub struct SendPayload<'a> {
    /// What the webhook gets. Not empty.
    #[schema(required("grid.action_postback_required"), nonempty("grid.action_postback_required"))]
    pub payload: Text<'a>,
    /// What the person is shown to have said. Not empty.
    #[schema(required("grid.action_postback_required"), nonempty("grid.action_postback_required"))]
    pub text: Text<'a>,
    #[cfg(not(rust_analyzer))]
    #[doc(hidden)]
    pub __non_exhaustive: (),
}

impl<'a> SendPayload<'a> {
    /// An action that sends a payload and a text.
    pub fn new(payload: impl Into<Text<'a>>, text: impl Into<Text<'a>>) -> Self {
        Self { payload: payload.into(), text: text.into(), ..Self::EMPTY }
    }
}

/// A button of an [`ImageGrid`] template, which takes these two kinds only.
///
/// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/send-messages/buttons>.
#[derive(Clone, Debug, PartialEq, Eq, Schema)]
#[schema(noun = "an image grid button", label = "button", tag("type", "btn.type_required"))]
#[schema(unknown("grid.button_types"))]
#[non_exhaustive]
pub enum Button<'a> {
    /// Opens a page.
    WebUrl(WebUrl<'a>),
    /// Sends a payload to the webhook.
    Postback(Postback<'a>),
}

const RULES: &[Rule] = &[Rule::new(
    "grid.hero",
    Relation::Few(Few {
        list: "images",
        most: 1,
        which: Condition::Is(&["is_hero_image"], &["true"]),
        asks: "`is_hero_image` is true for one picture at most",
        told: "`is_hero_image` is true twice in one image grid",
        at: &["is_hero_image"],
    }),
    "choose the large one",
)];
