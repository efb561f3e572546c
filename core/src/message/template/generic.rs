//! The generic template: cards in a row.

use sendapi_derive::Schema;

use crate::message::button::{Button, DefaultAction};
use crate::plain::list::List;
use crate::plain::text::Text;
use crate::schema::rule::{Relation, Rule};

/// A carousel of 1 to 10 cards.
///
/// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/send-messages/template/generic>.
#[derive(Clone, PartialEq, Schema)]
#[schema(noun = "a generic template")]
#[schema(
    link = "https://developers.facebook.com/documentation/business-messaging/messenger-platform/send-messages/template/generic"
)]
#[doc(alias = "carousel")]
#[doc(alias = "generic template")]
pub struct Generic<'a> {
    /// The cards: 1 to 10.
    #[schema(required("generic.count"), items("generic.count": 1..=10))]
    pub elements: List<'a, Element<'a>>,
    /// Whether people can pass the message on.
    #[schema(rename("req.type" = "tpl.sharable"))]
    pub sharable: Option<bool>,
    /// The form of the pictures.
    pub image_aspect_ratio: Option<AspectRatio>,
    #[cfg(not(rust_analyzer))]
    #[doc(hidden)]
    pub __non_exhaustive: (),
}

impl<'a> Generic<'a> {
    /// A carousel of these cards: the start of a struct literal.
    pub fn new(elements: impl Into<List<'a, Element<'a>>>) -> Self {
        Self { elements: elements.into(), ..Self::EMPTY }
    }
}

/// One card of a [`Generic`] template: a title and at least one thing more.
///
/// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/send-messages/template/generic>.
#[derive(Clone, PartialEq, Schema)]
#[schema(noun = "a generic element", rules = RULES)]
pub struct Element<'a> {
    /// First line, in bold: at most 80 characters, not empty.
    #[schema(required("generic.title_required"), nonempty("generic.title_required"), chars("generic.title": ..=80))]
    pub title: Text<'a>,
    /// Second line, in grey: at most 80 characters.
    #[schema(chars("generic.subtitle": ..=80))]
    pub subtitle: Option<Text<'a>>,
    /// The picture, best in a ratio of 1.91 to 1, or a square. An empty address counts as left out.
    #[schema(empty("generic.image_url_empty"), format(FileUrl, "generic.image_url"))]
    pub image_url: Option<Text<'a>>,
    /// The page that a tap on the card opens.
    pub default_action: Option<DefaultAction<'a>>,
    /// 1 to 3, in a column below the text.
    #[schema(items("generic.buttons": ..=3, "generic.buttons_min": 1..))]
    pub buttons: Option<List<'a, Button<'a>>>,
    /// The link of a card until long ago: use [`default_action`](Self::default_action).
    #[schema(empty("generic.item_url"))]
    #[schema(deprecated("generic.item_url", "long ago", "use `default_action`"))]
    #[cfg_attr(rust_analyzer, deprecated)]
    pub item_url: Option<Text<'a>>,
    #[cfg(not(rust_analyzer))]
    #[doc(hidden)]
    pub __non_exhaustive: (),
}

impl<'a> Element<'a> {
    /// The same as [`titled`](Self::titled).
    pub fn new(title: impl Into<Text<'a>>) -> Self {
        Self { title: title.into(), ..Self::EMPTY }
    }

    /// A card with a title and nothing more yet: the start of a struct literal.
    pub fn titled(title: impl Into<Text<'a>>) -> Self {
        Self { title: title.into(), ..Self::EMPTY }
    }
}

/// The form of the pictures of a [`Generic`] template.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Schema)]
#[schema(noun = "an image_aspect_ratio", unknown("generic.ratio"))]
#[non_exhaustive]
pub enum AspectRatio {
    /// 1.91 to 1, as without it.
    Horizontal,
    /// A square.
    Square,
}

const RULES: &[Rule] = &[
    Rule::new(
        "generic.extra",
        Relation::AtLeastOne(&["subtitle", "image_url", "default_action", "buttons"]),
        "a title alone is no card",
    ),
    Rule::new(
        "generic.item_url_action",
        Relation::AtMostOne(&["item_url", "default_action"]),
        "keep `default_action`",
    ),
];
