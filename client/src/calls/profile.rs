//! The Messenger profile of an account.

use sendapi_core::call::answer::Done;
use sendapi_core::call::profile::{DeleteProfile, Fields, ProfileField, ReadProfile};

use crate::{Account, Performing, Platform, PlatformKind, Profile};

impl<P: Platform> Account<P> {
    /// Sets the parts of the profile that `profile` holds; all others stay as they are. What a program does whenever it starts
    /// is rather [`sync_profile`](Self::sync_profile), which writes only what is another.
    ///
    /// At most 10 calls about a profile in 10 minutes: [`CallLimit::PROFILE`](crate::CallLimit::PROFILE).
    ///
    /// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/reference/messenger-profile-api>.
    ///
    /// # Example
    ///
    /// ```no_run
    /// use sendapi::{Account, Error, profile};
    ///
    /// async fn set_up(page: &Account) -> Result<(), Error> {
    ///     let profile = profile!(Messenger {
    ///         get_started: { payload: "START" },
    ///         greeting: [greeting { locale: "default", text: "Good morning" }],
    ///     });
    ///     page.set_profile(&profile).await?;
    ///     Ok(())
    /// }
    /// ```
    #[doc(alias = "messenger_profile")]
    pub fn set_profile(&self, profile: &Profile<'_, P>) -> Performing<Done> {
        self.perform(profile.settings())
    }

    /// What the profile holds, as far as this platform has it.
    ///
    /// At most 10 calls about a profile in 10 minutes: [`CallLimit::PROFILE`](crate::CallLimit::PROFILE).
    ///
    /// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/reference/messenger-profile-api>.
    #[doc(alias = "messenger_profile")]
    pub fn profile(&self) -> Performing<Fields> {
        let fields = match P::KIND {
            PlatformKind::Messenger => MESSENGER,
            PlatformKind::Instagram => INSTAGRAM,
        };
        self.perform(&ReadProfile { fields: fields.into(), platform: None, ..ReadProfile::EMPTY })
            .map(|found| found.data.into_iter().next().unwrap_or_default())
    }

    /// Takes these parts of the profile away. `get_started` cannot go before a persistent menu.
    ///
    /// At most 10 calls about a profile in 10 minutes: [`CallLimit::PROFILE`](crate::CallLimit::PROFILE).
    ///
    /// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/reference/messenger-profile-api>.
    #[doc(alias = "messenger_profile")]
    pub fn delete_profile(&self, parts: &[ProfileField]) -> Performing<Done> {
        self.perform(&DeleteProfile {
            fields: parts.into(),
            platform: None,
            ..DeleteProfile::EMPTY
        })
    }
}

const MESSENGER: &[ProfileField] = &[
    ProfileField::GetStarted,
    ProfileField::Greeting,
    ProfileField::IceBreakers,
    ProfileField::PersistentMenu,
    ProfileField::Commands,
    ProfileField::WhitelistedDomains,
    ProfileField::AccountLinkingUrl,
    ProfileField::SubjectToNewEuPrivacyRules,
];
const INSTAGRAM: &[ProfileField] = &[ProfileField::IceBreakers, ProfileField::PersistentMenu];
