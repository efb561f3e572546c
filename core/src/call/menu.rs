//! The menu beside the text field.

use sendapi_derive::Schema;

use crate::message::web_view::{self, web_view};
use crate::plain::list::List;
use crate::plain::text::Text;
use crate::schema::rule::{Relation, Rule};
use crate::schema::{Check, Limits};

/// A persistent menu, for one locale.
///
/// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/send-messages/persistent-menu>.
#[derive(Clone, PartialEq, Eq, Schema)]
#[schema(noun = "a menu", rules = RULES)]
#[schema(
    link = "https://developers.facebook.com/documentation/business-messaging/messenger-platform/send-messages/persistent-menu"
)]
pub struct Menu<'a> {
    /// For whom: a locale such as `nb_NO`, or `default`.
    #[schema(required("profile.menu_locale"), shown = "\"default\"")]
    pub locale: Text<'a>,
    /// Whether people can only tap and not write; then there must be items. Messenger only.
    #[schema(only(messenger, "profile.menu_ig"))]
    pub composer_input_disabled: Option<bool>,
    /// The items: at most 20.
    #[schema(items("profile.menu_items": ..=20))]
    #[schema(shown = "[{ \"type\": \"postback\", \"title\": …, \"payload\": … }]")]
    pub call_to_actions: Option<List<'a, MenuItem<'a>>>,
    #[cfg(not(rust_analyzer))]
    #[doc(hidden)]
    pub __non_exhaustive: (),
}

impl<'a> Menu<'a> {
    /// The menu for everybody whose locale has none of its own.
    pub fn new(items: impl Into<List<'a, MenuItem<'a>>>) -> Self {
        Self {
            locale: Text::Borrowed("default"),
            call_to_actions: Some(items.into()),
            ..Self::EMPTY
        }
    }
}

/// An item of a [`Menu`].
///
/// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/send-messages/persistent-menu>.
#[derive(Clone, Debug, PartialEq, Eq, Schema)]
#[schema(noun = "a menu item", tag("type", "profile.menu_type"), unknown("profile.menu_buttons"))]
#[schema(retired("profile.menu_nested_dead", "Graph v8.0", "use a flat list of items": nested))]
#[non_exhaustive]
pub enum MenuItem<'a> {
    /// Opens a page.
    WebUrl(MenuLink<'a>),
    /// Sends a payload to the webhook.
    Postback(MenuPostback<'a>),
}

web_view! {
    /// A menu item that opens a page.
    ///
    /// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/send-messages/persistent-menu>.
    #[derive(Clone, PartialEq, Eq, Schema)]
    #[schema(noun = "a web_url menu item", label = "menu item", rules = web_view::RULES)]
    pub struct MenuLink<'a> {
        /// What the item says: at most 30 characters, not empty.
        #[schema(like = TITLE)]
        pub title: Text<'a>,
        /// The page: an absolute http or https address; https and a whitelisted domain for Messenger Extensions. Not empty.
        #[schema(required("profile.menu_url_required"), nonempty("profile.menu_url_required"))]
        #[schema(format(Url, "profile.menu_url"))]
        pub url: Text<'a>,
        ..
        /// How high the web view is. Messenger only.
        #[schema(only(messenger, "profile.menu_ig", "leave it out"))]
        webview_height_ratio, messenger_extensions, fallback_url, webview_share_button
    }
}

impl<'a> MenuLink<'a> {
    /// An item with a title that opens a page: the start of a struct literal.
    pub fn new(title: impl Into<Text<'a>>, url: impl Into<Text<'a>>) -> Self {
        Self { title: title.into(), url: url.into(), ..Self::EMPTY }
    }
}

/// A menu item that sends a payload to the webhook.
///
/// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/send-messages/persistent-menu>.
#[derive(Clone, PartialEq, Eq, Schema)]
#[schema(noun = "a postback menu item", label = "menu item")]
pub struct MenuPostback<'a> {
    /// What the item says: at most 30 characters, not empty.
    #[schema(like = TITLE)]
    pub title: Text<'a>,
    /// What the webhook gets: at most 1,000 characters, not empty.
    #[schema(required("profile.menu_payload_required"), nonempty("profile.menu_payload_required"))]
    #[schema(chars("profile.menu_payload": ..=1000))]
    pub payload: Text<'a>,
    #[cfg(not(rust_analyzer))]
    #[doc(hidden)]
    pub __non_exhaustive: (),
}

impl<'a> MenuPostback<'a> {
    /// An item with a title that sends a payload.
    pub fn new(title: impl Into<Text<'a>>, payload: impl Into<Text<'a>>) -> Self {
        Self { title: title.into(), payload: payload.into(), ..Self::EMPTY }
    }
}

const RULES: &[Rule] = &[Rule::new(
    "profile.menu_composer",
    Relation::Needs {
        field: "composer_input_disabled",
        values: &["true"],
        needs: "call_to_actions",
    },
    "without them people could say nothing at all",
)];

/// What a menu item says.
const TITLE: Limits = Limits {
    required: "profile.menu_title_required",
    checks: &[
        Check::not_empty("profile.menu_title_required"),
        Check::at_most("profile.menu_title", 30),
    ],
};
