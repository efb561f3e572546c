//! Buttons of templates.

use sendapi_derive::Schema;

use super::web_view::{self, web_view};
use crate::plain::id::IntoId;
use crate::plain::text::Text;
use crate::schema::rule::{Relation, Rule};
use crate::schema::{Check, Limits};

/// A button of a template.
///
/// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/send-messages/buttons>.
#[derive(Clone, Debug, PartialEq, Eq, Schema)]
#[schema(noun = "a button", tag("type", "btn.type_required"), unknown("btn.enum", "btn.enum_ig"))]
#[schema(
    link = "https://developers.facebook.com/documentation/business-messaging/messenger-platform/send-messages/buttons"
)]
#[schema(retired("btn.share_dead", "", "use a `web_url` button, or `sharable` of the template": element_share))]
#[schema(retired("btn.payment_dead", "", "use a `web_url` button to a checkout page": payment))]
#[schema(retired("btn.nested_dead", "Graph v8.0", "use a flat list of buttons": nested))]
#[non_exhaustive]
pub enum Button<'a> {
    /// Opens a page.
    WebUrl(WebUrl<'a>),
    /// Sends a payload to the webhook.
    Postback(Postback<'a>),
    /// Calls a telephone number. Messenger only.
    #[schema(only(messenger, "btn.enum_ig"))]
    PhoneNumber(PhoneNumber<'a>),
    /// Connects the person with an account of yours. Messenger only, on iOS and Android.
    #[schema(only(messenger, "btn.enum_ig"))]
    AccountLink(AccountLink<'a>),
    /// Takes that connection back. Messenger only, on iOS and Android.
    #[schema(only(messenger, "btn.enum_ig"))]
    AccountUnlink(AccountUnlink),
    /// Starts an Instant Game. Messenger only.
    #[schema(only(messenger, "btn.enum_ig"))]
    GamePlay(GamePlay<'a>),
    /// Calls the Page. Messenger only, since 2026-02-11.
    #[schema(only(messenger, "btn.enum_ig"))]
    AudioCall(AudioCall<'a>),
}

web_view! {
    /// A button that opens a page.
    ///
    /// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/send-messages/buttons>.
    #[derive(Clone, PartialEq, Eq, Schema)]
    #[schema(noun = "a web_url button", label = "button", rules = web_view::RULES)]
    pub struct WebUrl<'a> {
        /// What the button says: not empty; at most 20 characters, the rest is cut.
        #[schema(like = TITLE)]
        pub title: Text<'a>,
        /// The page: an absolute http or https address; https and a whitelisted domain for Messenger Extensions. Not empty.
        #[schema(required("btn.url_required"), nonempty("btn.url_required"), format(Url, "btn.url"))]
        pub url: Text<'a>,
        ..
        /// How high the web view is.
        #[schema(undocumented(messenger, "btn.webview_ig", "leave it out"))]
        webview_height_ratio, messenger_extensions, fallback_url, webview_share_button
    }
}

impl<'a> WebUrl<'a> {
    /// A button with a title that opens a page.
    pub fn new(title: impl Into<Text<'a>>, url: impl Into<Text<'a>>) -> Self {
        Self { title: title.into(), url: url.into(), ..Self::EMPTY }
    }
}

/// A button that sends a payload to the webhook.
///
/// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/send-messages/buttons>.
#[derive(Clone, PartialEq, Eq, Schema)]
#[schema(noun = "a postback button", label = "button")]
pub struct Postback<'a> {
    /// What the button says: not empty; at most 20 characters, the rest is cut.
    #[schema(like = TITLE)]
    pub title: Text<'a>,
    /// What the webhook gets: at most 1,000 characters, not empty.
    #[schema(required("btn.payload_required"), nonempty("btn.payload_required"), chars("btn.payload": ..=1000))]
    pub payload: Text<'a>,
    #[cfg(not(rust_analyzer))]
    #[doc(hidden)]
    pub __non_exhaustive: (),
}

impl<'a> Postback<'a> {
    /// A button with a title that sends a payload.
    pub fn new(title: impl Into<Text<'a>>, payload: impl Into<Text<'a>>) -> Self {
        Self { title: title.into(), payload: payload.into(), ..Self::EMPTY }
    }
}

/// A button that calls a telephone number. Messenger only.
///
/// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/send-messages/buttons>.
#[derive(Clone, PartialEq, Eq, Schema)]
#[schema(noun = "a phone_number button", label = "button")]
pub struct PhoneNumber<'a> {
    /// What the button says: not empty; at most 20 characters, the rest is cut.
    #[schema(like = TITLE)]
    pub title: Text<'a>,
    /// The number: a plus sign, the country code and the rest, as in `+16505551234`. Not empty.
    #[schema(
        required("btn.phone_required"),
        nonempty("btn.phone_required"),
        format(Phone, "btn.phone")
    )]
    #[schema(warn(format(PhonePlus, "btn.phone_plus")))]
    pub payload: Text<'a>,
    #[cfg(not(rust_analyzer))]
    #[doc(hidden)]
    pub __non_exhaustive: (),
}

impl<'a> PhoneNumber<'a> {
    /// A button with a title that calls a number.
    pub fn new(title: impl Into<Text<'a>>, payload: impl Into<Text<'a>>) -> Self {
        Self { title: title.into(), payload: payload.into(), ..Self::EMPTY }
    }
}

/// A button that connects the person with an account of yours. Messenger only, on iOS and Android, not in Europe and
/// Japan.
///
/// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/send-messages/buttons>.
#[derive(Clone, PartialEq, Eq, Schema)]
#[schema(noun = "an account_link button", label = "button")]
#[schema(refused("btn.link_no_title", "the platform writes its own title, leave this one out": title))]
pub struct AccountLink<'a> {
    /// Your login page: an absolute https address. Not empty.
    #[schema(
        required("btn.link_url_required"),
        nonempty("btn.link_url_required"),
        format(HttpsUrl, "btn.link_url")
    )]
    pub url: Text<'a>,
    #[cfg(not(rust_analyzer))]
    #[doc(hidden)]
    pub __non_exhaustive: (),
}

impl<'a> AccountLink<'a> {
    /// A button to a login page.
    pub fn new(url: impl Into<Text<'a>>) -> Self {
        Self { url: url.into(), ..Self::EMPTY }
    }
}

/// A button that takes the connection with an account back: its type and nothing else. Messenger only, on iOS and
/// Android, not in Europe and Japan.
///
/// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/send-messages/buttons>.
#[derive(Clone, Copy, Default, PartialEq, Eq, Schema)]
#[schema(noun = "an account_unlink button", label = "button", unknown = "btn.unlink")]
pub struct AccountUnlink {}

/// A button that starts an Instant Game. Messenger only.
///
/// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/send-messages/buttons>.
#[derive(Clone, PartialEq, Eq, Schema)]
#[schema(noun = "a game_play button", label = "button")]
pub struct GamePlay<'a> {
    /// What the button says: not empty; at most 20 characters, the rest is cut.
    #[schema(like = TITLE)]
    pub title: Text<'a>,
    /// What the game gets: JSON text.
    #[schema(warn(format(Json, "btn.game_payload")))]
    pub payload: Option<Text<'a>>,
    /// With whom it is played.
    pub game_metadata: Option<GameMetadata<'a>>,
    #[cfg(not(rust_analyzer))]
    #[doc(hidden)]
    pub __non_exhaustive: (),
}

impl<'a> GamePlay<'a> {
    /// A button that starts the game: the start of a struct literal.
    pub fn new(title: impl Into<Text<'a>>) -> Self {
        Self { title: title.into(), ..Self::EMPTY }
    }
}

/// With whom a game is played: a player or a group, one of the two.
///
/// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/send-messages/buttons>.
#[derive(Clone, Debug, PartialEq, Eq, Schema)]
#[schema(one_of, noun = "a game_metadata", rules = GAME_METADATA_RULES)]
#[non_exhaustive]
pub enum GameMetadata<'a> {
    /// The player. Not empty.
    #[schema(integers, nonempty("btn.game_meta"))]
    PlayerId(Text<'a>),
    /// The group. Not empty.
    #[schema(integers, nonempty("btn.game_meta"))]
    ContextId(Text<'a>),
    #[doc(hidden)]
    __None,
}

impl<'a> GameMetadata<'a> {
    /// A game with a player.
    pub fn player(id: impl IntoId<'a>) -> Self {
        Self::PlayerId(id.into_id())
    }

    /// A game in a group.
    pub fn context(id: impl IntoId<'a>) -> Self {
        Self::ContextId(id.into_id())
    }
}

/// A button that calls the Page; documented in generic and button templates. Messenger only, since 2026-02-11.
///
/// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/calling/callaudiocta>.
#[derive(Clone, PartialEq, Eq, Schema)]
#[schema(noun = "an audio_call button", label = "button")]
#[schema(
    link = "https://developers.facebook.com/documentation/business-messaging/messenger-platform/calling/callaudiocta"
)]
pub struct AudioCall<'a> {
    /// What the button says: not empty; at most 20 characters, the rest is cut.
    #[schema(like = TITLE)]
    pub title: Text<'a>,
    /// How long it can be tapped: 1 to 7 days; 7 where it is left out.
    #[schema(range("btn.audio_days": 1..=7))]
    pub expires_in_days: Option<u64>,
    #[cfg(not(rust_analyzer))]
    #[doc(hidden)]
    pub __non_exhaustive: (),
}

impl<'a> AudioCall<'a> {
    /// A button that calls for a week: the start of a struct literal.
    pub fn new(title: impl Into<Text<'a>>) -> Self {
        Self { title: title.into(), ..Self::EMPTY }
    }
}

web_view! {
    /// The link behind a whole card: a `web_url` button without a title.
    ///
    /// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/send-messages/buttons>.
    #[derive(Clone, PartialEq, Eq, Schema)]
    #[schema(noun = "a default_action", rules = web_view::RULES)]
    #[schema(refused("generic.action_title", "the card's own title is shown, leave this one out": title))]
    pub struct DefaultAction<'a> {
        /// Always `web_url`.
        #[schema(discriminant, name = "type", required("generic.action_type"))]
        pub r#type: DefaultActionType,
        /// The page: an absolute http or https address; https and a whitelisted domain for Messenger Extensions. Not empty.
        #[schema(required("generic.action_url_required"), nonempty("generic.action_url_required"))]
        #[schema(format(Url, "generic.action_url"))]
        pub url: Text<'a>,
        ..
        /// How high the web view is.
        #[schema(undocumented(messenger, "btn.webview_ig", "leave it out"))]
        webview_height_ratio, messenger_extensions, fallback_url, webview_share_button
    }
}

impl<'a> DefaultAction<'a> {
    /// A link to a page.
    pub fn new(url: impl Into<Text<'a>>) -> Self {
        Self { r#type: DefaultActionType::WebUrl, url: url.into(), ..Self::EMPTY }
    }
}

/// The kind of a [`DefaultAction`]; there is one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Schema)]
#[schema(noun = "a default_action type", unknown("generic.action_type"))]
#[non_exhaustive]
pub enum DefaultActionType {
    /// Opens a page.
    WebUrl,
}

/// How high a web view is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Schema)]
#[schema(noun = "a webview_height_ratio", unknown("btn.height"))]
#[non_exhaustive]
pub enum HeightRatio {
    /// Half the screen.
    Compact,
    /// Three quarters of the screen.
    Tall,
    /// The whole screen, as without it.
    Full,
}

/// What becomes of the share button of a web view.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Schema)]
#[schema(noun = "a webview_share_button", unknown("btn.share"))]
#[non_exhaustive]
pub enum ShareButton {
    /// It is not shown.
    Hide,
}

const GAME_METADATA_RULES: &[Rule] = &[
    Rule::new("btn.game_meta", Relation::AtLeastOne(GameMetadata::__NAMES), "say who plays"),
    Rule::new("btn.game_meta", Relation::AtMostOne(GameMetadata::__NAMES), "keep one of them"),
];

/// What a button says.
const TITLE: Limits = Limits {
    required: "btn.title_required",
    checks: &[
        Check::not_empty("btn.title_required"),
        Check::visible("btn.title_required"),
        Check::at_most("btn.title", 20).warns(),
    ],
};
