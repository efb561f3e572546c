//! The Messenger profile: what people see of an account before they write.

use std::fmt;
use std::marker::PhantomData;

use sendapi_derive::Schema;
use serde_core::{Serialize, Serializer};

use super::Call;
use super::commands::Commands;
use super::menu::Menu;
use super::welcome::{GetStarted, Greeting, IceBreakers};
use crate::call::locale::{IS_DEFAULT, MENU_HAS_DEFAULT, has_default};
use crate::check::violation::{Invalid, Violation};
use crate::convert::body::{self, Checked};
use crate::convert::shown;
use crate::plain::list::List;
use crate::plain::text::Text;
use crate::platform::{Both, Messenger, Platform, PlatformKind};
use crate::schema::Condition;
use crate::schema::rule::{Few, Relation, Rule};

/// A Messenger profile, for one platform: the greeting, the menu and what else people see before they write.
///
/// `profile!` makes one with every literal checked while the program compiles; [`from_json`](Self::from_json) and
/// [`new`](Self::new) check by the same rules at run time. At most 10 calls of an account in 10 minutes.
///
/// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/reference/messenger-profile-api>.
#[derive(Clone, PartialEq)]
#[must_use = "a profile does nothing until it is sent"]
pub struct Profile<'a, P = Messenger> {
    settings: Settings<'a>,
    platform: PhantomData<P>,
}

/// What a [`Profile`] holds, as the API lays it out. What is left out stays as it was.
///
/// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/reference/messenger-profile-api>.
#[derive(Clone, Default, PartialEq, Eq, Schema)]
#[schema(noun = "a profile", name = "profile", label = "", rules = PROFILE_RULES)]
#[schema(example = "get_started: { payload: \"START\" }")]
#[schema(
    link = "https://developers.facebook.com/documentation/business-messaging/messenger-platform/reference/messenger-profile-api"
)]
#[schema(refused(
    "profile.home_url_dead", "chat extensions are gone since Graph v7.0, open the page from `persistent_menu`": home_url,
))]
#[schema(refused("profile.payment_dead", "there are no payments any more, link to your checkout page": payment_settings))]
#[schema(refused("profile.audience_dead", "the Discover tab is gone, leave it out": target_audience))]
#[schema(refused(
    "profile.read_only", "the platform sets it, read it with `ReadProfile`": subject_to_new_eu_privacy_rules,
))]
#[doc(alias = "messenger_profile")]
pub struct Settings<'a> {
    /// For which of the two it is; a profile for Instagram says so by itself.
    #[schema(rename("upload.platform" = "profile.platform"))]
    pub platform: Option<AccountPlatform>,
    /// The button with which a conversation begins. Ice breakers win over it; a persistent menu needs it.
    #[schema(undocumented(messenger, "profile.ig", "leave it out"))]
    pub get_started: Option<GetStarted<'a>>,
    /// The text above that button, one for each locale; the locale `default` must be among them.
    #[schema(undocumented(messenger, "profile.ig", "leave it out"))]
    pub greeting: Option<List<'a, Greeting<'a>>>,
    /// Questions to begin with, up to 4 for each locale; the locale `default` must be among them.
    pub ice_breakers: Option<List<'a, IceBreakers<'a>>>,
    /// The menu beside the text field, one for each locale; the locale `default` must be among them. It needs
    /// `get_started`, here or in an earlier call.
    pub persistent_menu: Option<List<'a, Menu<'a>>>,
    /// Commands that people choose while they type; the locale `default` must be among them.
    #[schema(undocumented(messenger, "profile.ig", "leave it out"))]
    pub commands: Option<List<'a, Commands<'a>>>,
    /// The domains that Messenger Extensions and plugins may use: up to 50, with https and in full.
    #[schema(undocumented(messenger, "profile.ig", "leave it out"))]
    #[schema(items("profile.domains": ..=50), format(HttpsDomain, "profile.domains"))]
    pub whitelisted_domains: Option<List<'a, Text<'a>>>,
    /// The login page behind an `account_link` button: an absolute https address.
    #[schema(undocumented(messenger, "profile.ig", "leave it out"))]
    #[schema(format(HttpsUrl, "profile.link_url"))]
    pub account_linking_url: Option<Text<'a>>,
    /// What the account says of itself, one for each locale. In the platform's generated SDK and on no page.
    #[schema(deprecated("profile.description", "", "leave it out"))]
    #[cfg_attr(rust_analyzer, deprecated)]
    pub description: Option<List<'a, Description<'a>>>,
    #[cfg(not(rust_analyzer))]
    #[doc(hidden)]
    pub __non_exhaustive: (),
}

impl<'a, P: Platform> Profile<'a, P> {
    /// A profile, if it breaks no rule.
    ///
    /// ```
    /// use sendapi_core::{Messenger, Profile};
    /// use sendapi_core::call::profile::Settings;
    /// use sendapi_core::call::welcome::GetStarted;
    ///
    /// let settings = Settings { get_started: Some(GetStarted::new("START")), ..Settings::EMPTY };
    /// let profile = Profile::<Messenger>::new(settings)?;
    /// # Ok::<(), sendapi_core::Invalid>(())
    /// ```
    ///
    /// # Errors
    /// [`Invalid`] with every rule that the platform would refuse it for.
    pub fn new(settings: Settings<'a>) -> Result<Self, Invalid> {
        Checked::new(settings)
    }

    /// For `profile!` alone, which has checked what it writes.
    #[doc(hidden)]
    pub const fn __new(mut settings: Settings<'a>) -> Self {
        if matches!(P::KIND, PlatformKind::Instagram) && settings.platform.is_none() {
            settings.platform = Some(AccountPlatform::Instagram);
        }
        Self { settings, platform: PhantomData }
    }

    /// Checks the profile: all broken rules at once. [`warnings`](Self::warnings) tells the softer ones.
    ///
    /// # Errors
    /// [`Invalid`] with every rule that the platform would refuse it for.
    pub fn validate(&self) -> Result<(), Invalid> {
        Checked::validate(self)
    }

    /// What the platform takes but is on its way out or documented nowhere.
    #[must_use]
    pub fn warnings(&self) -> Vec<Violation> {
        Checked::warnings(self)
    }
}

impl<'a> Profile<'a, Both> {
    /// A profile that breaks no rule of either platform, as `profile!(Both { … })` makes it while the program compiles.
    ///
    /// # Errors
    /// [`Invalid`] with every rule that one of the platforms would refuse it for; where both would, Messenger's.
    pub fn for_both(settings: Settings<'a>) -> Result<Self, Invalid> {
        body::validate(&settings, PlatformKind::Messenger)?;
        body::validate(&settings, PlatformKind::Instagram)?;
        Ok(Self::__for_both(settings))
    }

    /// For `profile!` alone, which has checked what it writes.
    #[doc(hidden)]
    pub const fn __for_both(settings: Settings<'a>) -> Self {
        Self { settings, platform: PhantomData }
    }

    /// The profile for one platform, checked with what is known only now.
    ///
    /// # Errors
    /// [`Invalid`] with every rule that this platform would refuse it for.
    pub fn on<P: Platform>(&self) -> Result<Profile<'a, P>, Invalid> {
        Profile::new(self.settings.clone())
    }
}

/// What a profile holds, whichever platform it is for.
impl<'a, P> Profile<'a, P> {
    /// What the profile holds.
    #[must_use]
    pub const fn settings(&self) -> &Settings<'a> {
        &self.settings
    }

    /// What the profile holds, to change it and make another.
    #[must_use]
    pub fn into_settings(self) -> Settings<'a> {
        self.settings
    }

    /// The same profile with what it borrows copied.
    pub fn into_owned(self) -> Profile<'static, P> {
        Profile { settings: self.settings.into_owned(), platform: PhantomData }
    }
}

impl<P: Platform> Profile<'_, P> {
    /// The profile that a JSON body of the platform describes, if it breaks no rule.
    ///
    /// # Errors
    /// [`Invalid`] with every broken rule at once; text that is no JSON breaks one rule, `json.syntax`.
    pub fn from_json(json: &str) -> Result<Profile<'static, P>, Invalid> {
        Checked::from_json(json)
    }

    /// Appends the body as it is sent to `out`.
    pub fn write_json(&self, out: &mut Vec<u8>) {
        Checked::write_json(self, out);
    }

    /// The body as it is sent.
    #[must_use]
    pub fn to_json(&self) -> String {
        Checked::to_json(self)
    }
}

impl<'a, P: Platform> Checked for Profile<'a, P> {
    type Held = Settings<'a>;
    const PLATFORM: PlatformKind = P::KIND;

    fn unchecked(settings: Settings<'a>) -> Self {
        Self::__new(settings)
    }

    fn violations(&self) -> Vec<Violation> {
        body::check(&self.settings, P::KIND)
    }

    fn write_json(&self, out: &mut Vec<u8>) {
        self.settings.write_json(out);
    }
}

body::checked! { Profile of Settings }

/// As its JSON, on one line or with `{:#?}` on several: what a failing assertion shows.
impl<P> fmt::Debug for Profile<'_, P> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut json = Vec::new();
        self.settings.write_json(&mut json);
        shown::json(&json, formatter)
    }
}

impl<P> Serialize for Profile<'_, P> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.settings.serialize(serializer)
    }
}

/// What an account says of itself, for one locale. The names of its members are those of a greeting: no page shows them.
#[derive(Clone, Default, PartialEq, Eq, Schema)]
#[schema(noun = "a description")]
pub struct Description<'a> {
    /// For whom: a locale such as `nb_NO`, or `default`.
    pub locale: Option<Text<'a>>,
    /// The text.
    pub text: Option<Text<'a>>,
    #[cfg(not(rust_analyzer))]
    #[doc(hidden)]
    pub __non_exhaustive: (),
}

/// The platform that a profile or an uploaded file is for; each call takes its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Schema)]
#[schema(noun = "a platform", any_case, unknown("upload.platform"))]
#[non_exhaustive]
pub enum AccountPlatform {
    /// The Page. Messenger only.
    #[schema(only(messenger, "upload.platform"))]
    Messenger,
    /// The Instagram account. Instagram only.
    #[schema(only(instagram, "upload.platform"))]
    Instagram,
}

/// A part of a Messenger profile, to be read or taken away.
///
/// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/reference/messenger-profile-api>.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Schema)]
#[schema(noun = "a profile field", unknown("profile.field"))]
#[schema(retired("profile.home_url_dead", "Graph v7.0", "use `persistent_menu`": home_url))]
#[schema(retired("profile.payment_dead", "", "leave it out": payment_settings))]
#[schema(retired("profile.audience_dead", "", "leave it out": target_audience))]
#[non_exhaustive]
pub enum ProfileField {
    /// The button with which a conversation begins.
    GetStarted,
    /// The text above it.
    Greeting,
    /// Questions to begin with.
    IceBreakers,
    /// The menu beside the text field.
    PersistentMenu,
    /// Commands that people choose while they type.
    Commands,
    /// The domains that Messenger Extensions and plugins may use.
    WhitelistedDomains,
    /// The login page behind an `account_link` button.
    AccountLinkingUrl,
    /// What the account says of itself. In the platform's generated SDK and on no page.
    #[schema(deprecated("profile.description", "", "leave it out"))]
    #[cfg_attr(rust_analyzer, deprecated)]
    Description,
    /// A title. In the platform's generated SDK and on no page; it can only be taken away.
    #[schema(deprecated("profile.title", "", "leave it out"))]
    #[cfg_attr(rust_analyzer, deprecated)]
    Title,
    /// Whether Europe's privacy rules hold for the account. It can only be read.
    SubjectToNewEuPrivacyRules,
}

/// Asks what a Messenger profile holds.
///
/// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/reference/messenger-profile-api>.
#[derive(Clone, PartialEq, Eq, Schema)]
#[schema(noun = "a profile query", label = "")]
#[schema(
    link = "https://developers.facebook.com/documentation/business-messaging/messenger-platform/reference/messenger-profile-api"
)]
#[doc(alias = "messenger_profile")]
pub struct ReadProfile<'a> {
    /// The parts that are asked for.
    #[schema(required("profile.fields"))]
    pub fields: List<'a, ProfileField>,
    /// Of which of the two, where an account has both.
    #[schema(rename("upload.platform" = "profile.platform"))]
    pub platform: Option<AccountPlatform>,
    #[cfg(not(rust_analyzer))]
    #[doc(hidden)]
    pub __non_exhaustive: (),
}

impl<'a> ReadProfile<'a> {
    /// Asks for these parts.
    pub fn new(fields: impl Into<List<'a, ProfileField>>) -> Self {
        Self { fields: fields.into(), ..Self::EMPTY }
    }
}

/// Takes parts of a Messenger profile away.
///
/// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/reference/messenger-profile-api>.
#[derive(Clone, PartialEq, Eq, Schema)]
#[schema(noun = "a profile deletion", label = "")]
#[schema(
    link = "https://developers.facebook.com/documentation/business-messaging/messenger-platform/reference/messenger-profile-api"
)]
#[doc(alias = "messenger_profile")]
pub struct DeleteProfile<'a> {
    /// The parts that go. `get_started` cannot go before a persistent menu.
    #[schema(required("profile.fields"))]
    pub fields: List<'a, ProfileField>,
    /// Of which of the two, where an account has both.
    #[schema(rename("upload.platform" = "profile.platform"))]
    pub platform: Option<AccountPlatform>,
    #[cfg(not(rust_analyzer))]
    #[doc(hidden)]
    pub __non_exhaustive: (),
}

impl<'a> DeleteProfile<'a> {
    /// Takes these parts away.
    pub fn new(fields: impl Into<List<'a, ProfileField>>) -> Self {
        Self { fields: fields.into(), ..Self::EMPTY }
    }
}

/// What a Messenger profile holds; what was not asked for or is not set is left out.
#[cfg(feature = "response")]
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Fields {
    /// What can be set, ready to be changed and sent again. Limits are not checked here.
    pub settings: Settings<'static>,
    /// Whether Europe's privacy rules hold for the account, so that some features are off.
    pub subject_to_new_eu_privacy_rules: Option<bool>,
    /// All other members, and those that have more or other things in them than [`Settings`].
    pub extra: serde_json::Map<String, serde_json::Value>,
}

#[cfg(feature = "response")]
impl super::answer::Answer for Fields {
    fn from_members(mut members: serde_json::Map<String, serde_json::Value>) -> Self {
        use super::answer::read;
        use crate::reading::lenient::taken;

        let settings = Settings {
            platform: None,
            get_started: read(&mut members, "get_started"),
            greeting: read(&mut members, "greeting"),
            ice_breakers: read(&mut members, "ice_breakers"),
            persistent_menu: read(&mut members, "persistent_menu"),
            commands: read(&mut members, "commands"),
            whitelisted_domains: read(&mut members, "whitelisted_domains"),
            account_linking_url: read(&mut members, "account_linking_url"),
            description: read(&mut members, "description"),
            ..Settings::EMPTY
        };
        let subject_to_new_eu_privacy_rules =
            taken(&mut members, "subject_to_new_eu_privacy_rules");
        Self { settings, subject_to_new_eu_privacy_rules, extra: members }
    }
}

const PROFILE_RULES: &[Rule] = &[
    has_default(
        "profile.greeting_default",
        "`greeting` needs an entry with `locale: \"default\"`",
        &["greeting"],
        &[Condition::SomeItem("greeting", &[IS_DEFAULT])],
    )
    .on(PlatformKind::Messenger),
    has_default(
        "profile.ice_default",
        "`ice_breakers` need an entry with `locale: \"default\"`",
        &["ice_breakers"],
        &[Condition::SomeItem("ice_breakers", &[IS_DEFAULT, IS_WITHOUT_LOCALE])],
    ),
    Rule::new(
        "profile.ice",
        Relation::Few(Few {
            list: "ice_breakers",
            most: 4,
            which: IS_WITHOUT_LOCALE,
            asks: "`ice_breakers` without `locale` are 4 at most",
            told: "",
            at: &[],
        }),
        "leave the fifth out",
    ),
    MENU_HAS_DEFAULT,
    has_default(
        "profile.cmd_default",
        "`commands` need an entry with `locale: \"default\"`",
        &["commands"],
        &[Condition::SomeItem("commands", &[IS_DEFAULT])],
    )
    .on(PlatformKind::Messenger),
];

/// A question of the older form.
const IS_WITHOUT_LOCALE: Condition = Condition::Has(&["question"]);
