//! Calls of an account of either platform.

use std::time::Duration;

use sendapi_core::call::answer::Done;
use sendapi_core::call::person::{PersonField, UserProfile};
use sendapi_core::call::profile::{Fields, ProfileField};
use sendapi_core::call::routing::ThreadOwner;
use sendapi_core::call::{ByAccount, ById};

use crate::{AnyAccount, Both, Error, Performing, Platform, Profile, SyncedProfile};

/// What to do with the account, whichever platform it is of.
macro_rules! on_either {
    ($any:expr, $account:ident => $perform:expr) => {
        match $any {
            AnyAccount::Messenger($account) => $perform,
            AnyAccount::Instagram($account) => $perform,
        }
    };
}

/// The calls that both platforms have, each as the [`Account`](crate::Account)'s own of that name.
impl AnyAccount {
    /// Performs a call: [`Account::perform`](crate::Account::perform).
    pub fn perform<C: ByAccount>(&self, call: &C) -> Performing<C::Answer> {
        on_either!(self, account => account.perform(call))
    }

    /// Performs a call about something with this id: [`Account::perform_on`](crate::Account::perform_on).
    pub fn perform_on<C: ById>(&self, id: &str, call: &C) -> Performing<C::Answer> {
        on_either!(self, account => account.perform_on(id, call))
    }

    /// What the platform tells about a person: [`Account::person`](crate::Account::person).
    pub fn person(&self, id: &str, fields: &[PersonField]) -> Performing<UserProfile> {
        on_either!(self, account => account.person(id, fields))
    }

    /// Passes the conversation with a person to people: [`Account::pass_to_inbox`](crate::Account::pass_to_inbox).
    ///
    /// ```no_run
    /// use sendapi::webhook::Incoming;
    /// use sendapi::{Error, message};
    ///
    /// async fn to_the_desk(incoming: Incoming) -> Result<(), Error> {
    ///     if let (Some(account), Some(person)) = (incoming.account(), incoming.person()) {
    ///         let soon = message!(Both { recipient: person.as_ref(), text: "Somebody will be with you" });
    ///         account.send(&soon).await?;
    ///         account.pass_to_inbox(&person).await?;
    ///     }
    ///     Ok(())
    /// }
    /// ```
    pub fn pass_to_inbox(&self, person: &str) -> Performing<Done> {
        on_either!(self, account => account.pass_to_inbox(person))
    }

    /// Passes the conversation with a person to another app: [`Account::pass_thread`](crate::Account::pass_thread).
    pub fn pass_thread(&self, person: &str, app_id: &str) -> Performing<Done> {
        on_either!(self, account => account.pass_thread(person, app_id))
    }

    /// Takes the conversation with a person from another app: [`Account::take_thread`](crate::Account::take_thread).
    pub fn take_thread(&self, person: &str) -> Performing<Done> {
        on_either!(self, account => account.take_thread(person))
    }

    /// Asks the app that has the conversation with a person for it: [`Account::request_thread`](crate::Account::request_thread).
    pub fn request_thread(&self, person: &str) -> Performing<Done> {
        on_either!(self, account => account.request_thread(person))
    }

    /// Gives the conversation with a person up: [`Account::release_thread`](crate::Account::release_thread).
    pub fn release_thread(&self, person: &str) -> Performing<Done> {
        on_either!(self, account => account.release_thread(person))
    }

    /// Keeps the conversation with a person for so long: [`Account::extend_thread`](crate::Account::extend_thread).
    pub fn extend_thread(&self, person: &str, duration: Duration) -> Performing<Done> {
        on_either!(self, account => account.extend_thread(person, duration))
    }

    /// Which app has the conversation with a person: [`Account::thread_owner`](crate::Account::thread_owner).
    pub fn thread_owner(&self, person: &str) -> Performing<Option<ThreadOwner>> {
        on_either!(self, account => account.thread_owner(person))
    }

    /// Sets the parts of the profile that `profile` holds: [`Account::set_profile`](crate::Account::set_profile).
    ///
    /// ```no_run
    /// use sendapi::{AnyAccount, Error, profile};
    ///
    /// async fn set_up(account: &AnyAccount) -> Result<(), Error> {
    ///     let profile = profile!(Both {
    ///         ice_breakers: [
    ///             ice_breakers {
    ///                 locale: "default",
    ///                 call_to_actions: [question { question: "When do you open?", payload: "HOURS" }],
    ///             },
    ///         ],
    ///     });
    ///     account.set_profile(&profile).await?;
    ///     Ok(())
    /// }
    /// ```
    pub fn set_profile(&self, profile: &Profile<'_, Both>) -> Performing<Done> {
        on_either!(self, account => of_its_own(profile, |own| account.set_profile(own)))
    }

    /// Sets only the parts of the profile that are another: [`Account::sync_profile`](crate::Account::sync_profile).
    pub fn sync_profile(&self, profile: &Profile<'_, Both>) -> Performing<SyncedProfile> {
        on_either!(self, account => of_its_own(profile, |own| account.sync_profile(own)))
    }

    /// What the profile holds: [`Account::profile`](crate::Account::profile).
    pub fn profile(&self) -> Performing<Fields> {
        on_either!(self, account => account.profile())
    }

    /// Takes these parts of the profile away: [`Account::delete_profile`](crate::Account::delete_profile).
    pub fn delete_profile(&self, parts: &[ProfileField]) -> Performing<Done> {
        on_either!(self, account => account.delete_profile(parts))
    }
}

/// What becomes of a profile for both: `perform` gets it for one platform.
fn of_its_own<P: Platform, T: 'static>(
    profile: &Profile<'_, Both>,
    perform: impl FnOnce(&Profile<'_, P>) -> Performing<T>,
) -> Performing<T> {
    match profile.on::<P>() {
        Ok(own) => perform(&own),
        Err(invalid) => {
            let invalid = Error::from(invalid).about_a_call();
            Performing::new(|_| async { Err(invalid) })
        }
    }
}
