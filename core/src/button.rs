//! Buttons of templates.

use sendapi_derive::Schema;

use crate::rules;
use crate::text::Text;

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
pub enum Button<'a> {
    /// Opens a page.
    WebUrl(WebUrl<'a>),
    /// Sends a payload to the webhook.
    Postback(Postback<'a>),
    /// Calls a telephone number. Messenger only.
    #[schema(only(messenger, "btn.enum_ig"))]
    PhoneNumber(PhoneNumber<'a>),
}

/// A button that opens a page.
///
/// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/send-messages/buttons>.
#[derive(Clone, Debug, PartialEq, Eq, Schema)]
#[schema(noun = "a web_url button", label = "button", rules = rules::WEB_VIEW)]
pub struct WebUrl<'a> {
    /// What the button says: at most 20 characters, not empty.
    #[schema(required("btn.title_required"), nonempty("btn.title_required"), chars("btn.title": ..=20))]
    pub title: Text<'a>,
    /// The page: an absolute http or https address; https and a whitelisted domain for Messenger Extensions.
    #[schema(required("btn.url_required"), nonempty("btn.url_required"), format(Url, "btn.url"))]
    pub url: Text<'a>,
    /// How high the web view is.
    #[schema(undocumented(messenger, "btn.webview_ig", "leave it out"))]
    pub webview_height_ratio: Option<HeightRatio>,
    /// Whether the page uses Messenger Extensions.
    #[schema(undocumented(messenger, "btn.webview_ig", "leave it out"))]
    pub messenger_extensions: Option<bool>,
    /// The page for clients without Messenger Extensions; goes with `messenger_extensions: true`.
    #[schema(
        undocumented(messenger, "btn.webview_ig", "leave it out"),
        format(Url, "btn.fallback_url")
    )]
    pub fallback_url: Option<Text<'a>>,
    /// `hide` takes the share button off the web view.
    #[schema(undocumented(messenger, "btn.webview_ig", "leave it out"))]
    pub webview_share_button: Option<ShareButton>,
}

impl<'a> WebUrl<'a> {
    /// A button with a title that opens a page.
    pub fn new(title: impl Into<Text<'a>>, url: impl Into<Text<'a>>) -> Self {
        Self {
            title: title.into(),
            url: url.into(),
            webview_height_ratio: None,
            messenger_extensions: None,
            fallback_url: None,
            webview_share_button: None,
        }
    }
}

/// A button that sends a payload to the webhook.
///
/// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/send-messages/buttons>.
#[derive(Clone, Debug, PartialEq, Eq, Schema)]
#[schema(noun = "a postback button", label = "button")]
pub struct Postback<'a> {
    /// What the button says: at most 20 characters, not empty.
    #[schema(required("btn.title_required"), nonempty("btn.title_required"), chars("btn.title": ..=20))]
    pub title: Text<'a>,
    /// What the webhook gets: at most 1,000 characters, not empty.
    #[schema(required("btn.payload_required"), nonempty("btn.payload_required"), chars("btn.payload": ..=1000))]
    pub payload: Text<'a>,
}

impl<'a> Postback<'a> {
    /// A button with a title that sends a payload.
    pub fn new(title: impl Into<Text<'a>>, payload: impl Into<Text<'a>>) -> Self {
        Self { title: title.into(), payload: payload.into() }
    }
}

/// A button that calls a telephone number. Messenger only.
///
/// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/send-messages/buttons>.
#[derive(Clone, Debug, PartialEq, Eq, Schema)]
#[schema(noun = "a phone_number button", label = "button")]
pub struct PhoneNumber<'a> {
    /// What the button says: at most 20 characters, not empty.
    #[schema(required("btn.title_required"), nonempty("btn.title_required"), chars("btn.title": ..=20))]
    pub title: Text<'a>,
    /// The number: a plus sign, the country code and the rest, as in `+16505551234`.
    #[schema(
        required("btn.phone_required"),
        nonempty("btn.phone_required"),
        format(Phone, "btn.phone")
    )]
    #[schema(warn(format(PhonePlus, "btn.phone_plus")))]
    pub payload: Text<'a>,
}

impl<'a> PhoneNumber<'a> {
    /// A button with a title that calls a number.
    pub fn new(title: impl Into<Text<'a>>, payload: impl Into<Text<'a>>) -> Self {
        Self { title: title.into(), payload: payload.into() }
    }
}

/// The link behind a whole card: a `web_url` button without a title.
///
/// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/send-messages/buttons>.
#[derive(Clone, Debug, PartialEq, Eq, Schema)]
#[schema(noun = "a default_action", rules = rules::WEB_VIEW)]
#[schema(refused("generic.action_title", "the card's own title is shown, leave this one out": title))]
pub struct DefaultAction<'a> {
    /// Always `web_url`.
    #[schema(tag, name = "type", required("generic.action_type"))]
    pub r#type: DefaultActionType,
    /// The page: an absolute http or https address; https and a whitelisted domain for Messenger Extensions.
    #[schema(required("generic.action_url_required"), nonempty("generic.action_url_required"))]
    #[schema(format(Url, "generic.action_url"))]
    pub url: Text<'a>,
    /// How high the web view is.
    #[schema(undocumented(messenger, "btn.webview_ig", "leave it out"))]
    pub webview_height_ratio: Option<HeightRatio>,
    /// Whether the page uses Messenger Extensions.
    #[schema(undocumented(messenger, "btn.webview_ig", "leave it out"))]
    pub messenger_extensions: Option<bool>,
    /// The page for clients without Messenger Extensions; goes with `messenger_extensions: true`.
    #[schema(
        undocumented(messenger, "btn.webview_ig", "leave it out"),
        format(Url, "btn.fallback_url")
    )]
    pub fallback_url: Option<Text<'a>>,
    /// `hide` takes the share button off the web view.
    #[schema(undocumented(messenger, "btn.webview_ig", "leave it out"))]
    pub webview_share_button: Option<ShareButton>,
}

impl<'a> DefaultAction<'a> {
    /// A link to a page.
    pub fn new(url: impl Into<Text<'a>>) -> Self {
        Self {
            r#type: DefaultActionType::WebUrl,
            url: url.into(),
            webview_height_ratio: None,
            messenger_extensions: None,
            fallback_url: None,
            webview_share_button: None,
        }
    }
}

/// The kind of a [`DefaultAction`]; there is one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Schema)]
#[schema(noun = "a default_action type", unknown("generic.action_type"))]
pub enum DefaultActionType {
    /// Opens a page.
    WebUrl,
}

/// How high a web view is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Schema)]
#[schema(noun = "a webview_height_ratio", unknown("btn.height"))]
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
pub enum ShareButton {
    /// It is not shown.
    Hide,
}
