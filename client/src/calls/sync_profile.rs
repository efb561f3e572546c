//! A profile that is set as far as it is another.

use std::fmt;

use sendapi_core::call::profile::{Fields, ProfileField, Settings};
use tokio::time::Instant;

use crate::send::Terms;
use crate::{Account, Error, Performing, Platform, Profile};

impl<P: Platform> Account<P> {
    /// Looks what the profile holds, and sets only the parts that are another than in `profile`. What it does not name stays
    /// as it is. A program may do so whenever it starts: where all is as it should be, one call is made, and no write.
    ///
    /// The platform fills some members in and keeps some lists in an order of its own; neither is a difference:
    /// [`Fields::lacks`].
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
    ///     // Such as `set greeting`, or `nothing to change`.
    ///     println!("{}", page.sync_profile(&profile).await?);
    ///     Ok(())
    /// }
    /// ```
    #[doc(alias = "messenger_profile")]
    #[doc(alias = "persistent_menu")]
    #[doc(alias = "ice_breakers")]
    pub fn sync_profile(&self, profile: &Profile<'_, P>) -> Performing<SyncedProfile> {
        self.sync_profile_without(profile, &[])
    }

    /// The same, and takes the parts in `without` away, if they are there and `profile` does not name them. `get_started`
    /// cannot go before a persistent menu.
    pub fn sync_profile_without(
        &self,
        profile: &Profile<'_, P>,
        without: &[ProfileField],
    ) -> Performing<SyncedProfile> {
        let account = self.clone();
        let checked = profile.validate().map_err(Error::from);
        let wanted = profile.settings().clone().into_owned();
        let without = without.to_vec();
        Performing::new(|terms| async move {
            checked.map_err(Error::about_a_call)?;
            let terms = Stretch::of(terms);
            let found = account.profile().with(|own| *own = terms.rest()).await?;
            let left = Left::between(&wanted, &found, &without);
            let set = left.settings.parts();
            if !set.is_empty() {
                account.perform(&left.settings).with(|own| *own = terms.rest()).await?;
            }
            if !left.delete.is_empty() {
                account.delete_profile(&left.delete).with(|own| *own = terms.rest()).await?;
            }
            Ok(SyncedProfile { set, deleted: left.delete })
        })
    }
}

/// What [`Account::sync_profile`] changed. Its text is such as `set greeting, persistent_menu` or `nothing to change`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct SyncedProfile {
    /// The parts that were set, since they were missing or another.
    pub set: Vec<ProfileField>,
    /// The parts that were taken away.
    pub deleted: Vec<ProfileField>,
}

impl SyncedProfile {
    /// Whether all was as it should be, and nothing was written.
    #[must_use]
    pub fn is_unchanged(&self) -> bool {
        self.set.is_empty() && self.deleted.is_empty()
    }
}

impl fmt::Display for SyncedProfile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.set.as_slice(), self.deleted.as_slice()) {
            ([], []) => f.write_str("nothing to change"),
            (set, []) => write!(f, "set {}", names(set)),
            ([], deleted) => write!(f, "deleted {}", names(deleted)),
            (set, deleted) => write!(f, "set {}; deleted {}", names(set), names(deleted)),
        }
    }
}

fn names(parts: &[ProfileField]) -> String {
    let names: Vec<_> = parts.iter().map(|part| part.as_str()).collect();
    names.join(", ")
}

/// What is left to do.
struct Left {
    settings: Settings<'static>,
    delete: Vec<ProfileField>,
}

impl Left {
    fn between(wanted: &Settings<'static>, found: &Fields, without: &[ProfileField]) -> Self {
        let (named, there) = (wanted.parts(), found.parts());
        let is_to_go = |part: &ProfileField| !named.contains(part) && there.contains(part);
        let delete = without.iter().copied().filter(is_to_go).collect();
        Self { settings: found.lacks(wanted), delete }
    }
}

/// The terms of several calls that are one to the caller: they share a deadline.
struct Stretch {
    terms: Terms,
    began: Instant,
}

impl Stretch {
    fn of(terms: Terms) -> Self {
        Self { terms, began: Instant::now() }
    }

    /// For the next of them.
    fn rest(&self) -> Terms {
        let mut terms = self.terms.clone();
        terms.deadline =
            terms.deadline.map(|deadline| deadline.saturating_sub(self.began.elapsed()));
        terms
    }
}
