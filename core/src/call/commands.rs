//! Commands that people choose while they type.

use sendapi_derive::Schema;

use crate::plain::list::List;
use crate::plain::text::Text;

/// The commands for one locale.
///
/// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/reference/messenger-profile-api/commands>.
#[derive(Clone, PartialEq, Eq, Schema)]
#[schema(noun = "a commands entry", label = "")]
#[schema(
    link = "https://developers.facebook.com/documentation/business-messaging/messenger-platform/reference/messenger-profile-api/commands"
)]
pub struct Commands<'a> {
    /// For whom: a locale such as `nb_NO`, or `default`.
    #[schema(required("profile.cmd_locale"), shown = "\"default\"")]
    pub locale: Text<'a>,
    /// The commands: 1 to 100.
    #[schema(required("profile.cmd_count"), items("profile.cmd_count": 1..=100))]
    pub commands: List<'a, Command<'a>>,
    #[cfg(not(rust_analyzer))]
    #[doc(hidden)]
    pub __non_exhaustive: (),
}

impl<'a> Commands<'a> {
    /// The commands for everybody whose locale has none of its own.
    pub fn new(commands: impl Into<List<'a, Command<'a>>>) -> Self {
        Self { locale: Text::Borrowed("default"), commands: commands.into(), ..Self::EMPTY }
    }
}

/// A command.
///
/// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/reference/messenger-profile-api/commands>.
#[derive(Clone, PartialEq, Eq, Schema)]
#[schema(noun = "a command")]
pub struct Command<'a> {
    /// Its name: 1 to 32 characters, without a slash in front.
    #[schema(required("profile.cmd_name"), chars("profile.cmd_name": 1..=32), format(NoSlash, "profile.cmd_name"))]
    pub name: Text<'a>,
    /// What it does: 1 to 64 characters.
    #[schema(required("profile.cmd_desc"), chars("profile.cmd_desc": 1..=64))]
    pub description: Text<'a>,
    #[cfg(not(rust_analyzer))]
    #[doc(hidden)]
    pub __non_exhaustive: (),
}

impl<'a> Command<'a> {
    /// A command and what it does.
    pub fn new(name: impl Into<Text<'a>>, description: impl Into<Text<'a>>) -> Self {
        Self { name: name.into(), description: description.into(), ..Self::EMPTY }
    }
}
