//! The media template: a picture or video with buttons.

use sendapi_derive::Schema;

use crate::message::button::Button;
use crate::plain::list::List;
use crate::plain::text::Text;
use crate::schema::rule::{Relation, Rule};
use crate::tree::{Beside, Breach, Place, Step, descend};

/// One picture or video with up to three buttons below. Messenger only.
///
/// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/send-messages/template/media>.
#[derive(Clone, PartialEq, Schema)]
#[schema(noun = "a media template")]
#[schema(
    link = "https://developers.facebook.com/documentation/business-messaging/messenger-platform/send-messages/template/media"
)]
pub struct MediaTemplate<'a> {
    /// The picture or video: exactly 1.
    #[schema(required("media.count"), items("media.count": 1..=1))]
    pub elements: List<'a, Element<'a>>,
    /// Whether people can pass the message on.
    #[schema(rename("req.type" = "tpl.sharable"))]
    pub sharable: Option<bool>,
    #[cfg(not(rust_analyzer))]
    #[doc(hidden)]
    pub __non_exhaustive: (),
}

impl<'a> MediaTemplate<'a> {
    /// A template with one picture or video.
    #[must_use]
    pub fn new(element: Element<'a>) -> Self {
        Self { elements: [element].into(), ..Self::EMPTY }
    }
}

/// The picture or video of a [`MediaTemplate`]: an uploaded one or one on Facebook.
///
/// ```
/// use sendapi_core::template::media::{Element, MediaTemplate};
///
/// let oven = MediaTemplate::new(Element::image("618204775139046"));
/// assert_eq!(oven.elements.len(), 1);
/// ```
///
/// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/send-messages/template/media>.
#[derive(Clone, PartialEq, Schema)]
#[schema(noun = "a media element", label = "media element", rules = RULES)]
pub struct Element<'a> {
    /// Which of the two it is.
    #[schema(discriminant, required("media.type_required"))]
    pub media_type: MediaType,
    /// A file that was uploaded before; either this or [`url`](Self::url). Not empty.
    #[schema(integers, nonempty("media.source"))]
    pub attachment_id: Option<Text<'a>>,
    /// The address of a photo or video on facebook.com; either this or [`attachment_id`](Self::attachment_id).
    #[schema(format(FacebookUrl, "media.url"))]
    pub url: Option<Text<'a>>,
    /// At most 3, below the picture.
    #[schema(items("media.buttons": ..=3))]
    pub buttons: Option<List<'a, Button<'a>>>,
    #[cfg(not(rust_analyzer))]
    #[doc(hidden)]
    pub __non_exhaustive: (),
}

impl<'a> Element<'a> {
    /// The same as [`of`](Self::of).
    #[must_use]
    pub const fn new(media_type: MediaType) -> Self {
        Self { media_type, ..Self::EMPTY }
    }

    /// A picture that was uploaded before.
    pub fn image(attachment_id: impl Into<Text<'a>>) -> Self {
        Self { attachment_id: Some(attachment_id.into()), ..Self::of(MediaType::Image) }
    }

    /// A video that was uploaded before.
    pub fn video(attachment_id: impl Into<Text<'a>>) -> Self {
        Self { attachment_id: Some(attachment_id.into()), ..Self::of(MediaType::Video) }
    }

    /// A photo or video on Facebook.
    pub fn on_facebook(media_type: MediaType, url: impl Into<Text<'a>>) -> Self {
        Self { url: Some(url.into()), ..Self::of(media_type) }
    }

    /// A picture or video from nowhere yet: the start of a struct literal.
    #[must_use]
    pub const fn of(media_type: MediaType) -> Self {
        Self { media_type, ..Self::EMPTY }
    }
}

/// What a [`MediaTemplate`] shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Schema)]
#[schema(noun = "a media_type", unknown("media.type"))]
#[non_exhaustive]
pub enum MediaType {
    /// A picture.
    Image,
    /// A video.
    Video,
}

const RULES: &[Rule] = &[
    Rule::new(
        "media.source",
        Relation::AtLeastOne(&["attachment_id", "url"]),
        "say where the file is",
    ),
    Rule::new("media.source", Relation::AtMostOne(&["attachment_id", "url"]), "keep one of them"),
    Rule::judged(
        "btn.audio_where",
        audio_call_is_documented_elsewhere,
        "an `audio_call` button is documented in generic and button templates, not in this one",
        "use a generic or button template",
    )
    .warns(),
];

fn audio_call_is_documented_elsewhere(element: &Beside<'_, '_>) -> Vec<Breach> {
    let calls = |button| descend(button, &["type"]).is(&["audio_call"]);
    let places = element.indices("buttons", calls).into_iter();
    places
        .map(|index| {
            let steps = [Step::Member("buttons"), Step::Item(index), Step::Member("type")];
            Breach::at(&steps, Place::Value)
        })
        .collect()
}
