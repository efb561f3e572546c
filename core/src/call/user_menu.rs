//! A menu for one person, in place of the one that all have.

use sendapi_derive::Schema;

use super::menu::Menu;
use crate::call::locale::MENU_HAS_DEFAULT;
use crate::plain::list::List;
use crate::plain::text::Text;
use crate::schema::rule::Rule;

/// Gives a person a menu of their own. At most 10 calls for a person in 10 minutes.
///
/// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/send-messages/persistent-menu>.
#[derive(Clone, PartialEq, Eq, Schema)]
#[schema(noun = "a user menu", label = "", rules = RULES)]
#[schema(
    link = "https://developers.facebook.com/documentation/business-messaging/messenger-platform/send-messages/persistent-menu"
)]
#[doc(alias = "custom_user_settings")]
pub struct SetUserMenu<'a> {
    /// The person's page-scoped id: digits. Not empty.
    #[schema(
        integers,
        required("profile.user"),
        nonempty("profile.user"),
        format(Digits, "rcp.id_digits")
    )]
    pub psid: Text<'a>,
    /// The menu, one for each locale; the locale `default` must be among them.
    #[schema(required("profile.user_menu"))]
    pub persistent_menu: List<'a, Menu<'a>>,
    #[cfg(not(rust_analyzer))]
    #[doc(hidden)]
    pub __non_exhaustive: (),
}

impl<'a> SetUserMenu<'a> {
    /// Gives this person these menus.
    pub fn new(psid: impl Into<Text<'a>>, persistent_menu: impl Into<List<'a, Menu<'a>>>) -> Self {
        Self { psid: psid.into(), persistent_menu: persistent_menu.into(), ..Self::EMPTY }
    }
}

/// Asks for a person's own menu.
///
/// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/send-messages/persistent-menu>.
#[derive(Clone, PartialEq, Eq, Schema)]
#[schema(noun = "a user menu query", label = "")]
#[schema(
    link = "https://developers.facebook.com/documentation/business-messaging/messenger-platform/send-messages/persistent-menu"
)]
#[doc(alias = "custom_user_settings")]
pub struct ReadUserMenu<'a> {
    /// The person's page-scoped id: digits. Not empty.
    #[schema(
        integers,
        required("profile.user"),
        nonempty("profile.user"),
        format(Digits, "rcp.id_digits")
    )]
    pub psid: Text<'a>,
    #[cfg(not(rust_analyzer))]
    #[doc(hidden)]
    pub __non_exhaustive: (),
}

impl<'a> ReadUserMenu<'a> {
    /// Asks for the menu of this person.
    pub fn new(psid: impl Into<Text<'a>>) -> Self {
        Self { psid: psid.into(), ..Self::EMPTY }
    }
}

/// Takes a person's own menu away; then the one that all have is theirs too.
///
/// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/send-messages/persistent-menu>.
#[derive(Clone, PartialEq, Eq, Schema)]
#[schema(noun = "a user menu deletion", label = "")]
#[schema(
    link = "https://developers.facebook.com/documentation/business-messaging/messenger-platform/send-messages/persistent-menu"
)]
#[doc(alias = "custom_user_settings")]
pub struct DeleteUserMenu<'a> {
    /// The person's page-scoped id: digits. Not empty.
    #[schema(
        integers,
        required("profile.user"),
        nonempty("profile.user"),
        format(Digits, "rcp.id_digits")
    )]
    pub psid: Text<'a>,
    /// What goes.
    #[schema(required("profile.user_params"))]
    pub params: List<'a, UserSetting>,
    #[cfg(not(rust_analyzer))]
    #[doc(hidden)]
    pub __non_exhaustive: (),
}

impl<'a> DeleteUserMenu<'a> {
    /// Takes these settings of this person away.
    pub fn new(psid: impl Into<Text<'a>>, params: impl Into<List<'a, UserSetting>>) -> Self {
        Self { psid: psid.into(), params: params.into(), ..Self::EMPTY }
    }
}

/// A setting of one person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Schema)]
#[schema(noun = "a user setting", unknown("profile.user_params"))]
#[non_exhaustive]
pub enum UserSetting {
    /// The menu.
    PersistentMenu,
}

/// The settings of one person, as they are answered.
#[cfg(feature = "response")]
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct UserSettings {
    /// The person's own menu, if there is one.
    pub user_level_persistent_menu: Option<List<'static, Menu<'static>>>,
    /// The menu that all have.
    pub page_level_persistent_menu: Option<List<'static, Menu<'static>>>,
    /// The menu that the person sees, where the answer does not tell the two apart.
    pub persistent_menu: Option<List<'static, Menu<'static>>>,
    /// All other members, and menus that have more in them than [`Menu`].
    pub extra: serde_json::Map<String, serde_json::Value>,
}

#[cfg(feature = "response")]
impl super::answer::Answer for UserSettings {
    fn from_members(mut members: serde_json::Map<String, serde_json::Value>) -> Self {
        let mut menu = |name| super::answer::read(&mut members, name);
        Self {
            user_level_persistent_menu: menu("user_level_persistent_menu"),
            page_level_persistent_menu: menu("page_level_persistent_menu"),
            persistent_menu: menu("persistent_menu"),
            extra: members,
        }
    }
}

const RULES: &[Rule] = &[MENU_HAS_DEFAULT];
