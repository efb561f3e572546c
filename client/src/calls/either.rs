//! Calls of an account of either platform.

use std::time::Duration;

use sendapi_core::call::answer::{Answer, Done, Listing};
use sendapi_core::call::conversation::{
    Conversation, ConversationField, MessageField, StoredMessage,
};
use sendapi_core::call::person::{PersonField, UserProfile};
use sendapi_core::call::profile::{Fields, ProfileField};
use sendapi_core::call::routing::ThreadOwner;
use sendapi_core::call::token::TokenInfo;
use sendapi_core::call::{ByAccount, ById};

use super::Items;
use crate::account::accounts::on_either;
use crate::graph::{Call, Reply};
use crate::{AnyAccount, Both, Error, GoesOnEither, Performing, Platform, Profile, SyncedProfile};

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

    /// Performs a call that answers with a list, page by page: [`Account::list`](crate::Account::list).
    pub fn list<C, T>(&self, call: &C) -> Items<T>
    where
        C: ByAccount<Answer = Listing<T>>,
        T: Answer,
    {
        on_either!(self, account => account.list(call))
    }

    /// The same about something with this id: [`Account::list_on`](crate::Account::list_on).
    pub fn list_on<C, T>(&self, id: &str, call: &C) -> Items<T>
    where
        C: ById<Answer = Listing<T>>,
        T: Answer,
    {
        on_either!(self, account => account.list_on(id, call))
    }

    /// Calls the Graph API: [`Account::call`](crate::Account::call).
    pub fn call(&self, call: Call) -> Performing<Reply> {
        on_either!(self, account => account.call(call))
    }

    /// What there is to know of the account's own token: [`Account::debug_token`](crate::Account::debug_token).
    pub fn debug_token(&self) -> Performing<Option<TokenInfo>> {
        on_either!(self, account => account.debug_token())
    }

    /// What the platform tells about a person: [`Account::person`](crate::Account::person).
    pub fn person(&self, id: &str, fields: &[PersonField]) -> Performing<UserProfile> {
        on_either!(self, account => account.person(id, fields))
    }

    /// The conversation with a person: [`Account::conversation_with`](crate::Account::conversation_with).
    pub fn conversation_with(
        &self,
        person: &str,
        fields: &[ConversationField],
    ) -> Performing<Option<Conversation>> {
        on_either!(self, account => account.conversation_with(person, fields))
    }

    /// The messages of a conversation with this id: [`Account::messages_of`](crate::Account::messages_of).
    pub fn messages_of(&self, conversation: &str, fields: &[MessageField]) -> Items<StoredMessage> {
        on_either!(self, account => account.messages_of(conversation, fields))
    }

    /// The message with this id: [`Account::stored_message`](crate::Account::stored_message).
    pub fn stored_message(&self, id: &str, fields: &[MessageField]) -> Performing<StoredMessage> {
        on_either!(self, account => account.stored_message(id, fields))
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
    ///
    /// What only one of the platforms has stands in a profile of its own, for [`messenger`](Self::messenger): a
    /// `persistent_menu` is on both, and a Page takes one only where it has a `get_started`, which Instagram does not know.
    ///
    /// ```no_run
    /// use sendapi::{AnyAccount, Error, profile};
    ///
    /// async fn set_up(account: &AnyAccount) -> Result<(), Error> {
    ///     if let Some(page) = account.messenger() {
    ///         page.set_profile(&profile!(Messenger { get_started: { payload: "START" } })).await?;
    ///     }
    ///     let menu = profile!(Both {
    ///         persistent_menu: [
    ///             menu {
    ///                 locale: "default",
    ///                 call_to_actions: [postback { title: "Opening hours", payload: "HOURS" }],
    ///             },
    ///         ],
    ///     });
    ///     account.set_profile(&menu).await?;
    ///     Ok(())
    /// }
    /// ```
    pub fn set_profile<Q: GoesOnEither>(&self, profile: &Profile<'_, Q>) -> Performing<Done> {
        let profile = Q::both_of_profile(profile);
        on_either!(self, account => of_its_own(profile, |own| account.set_profile(own)))
    }

    /// Sets only the parts of the profile that are another: [`Account::sync_profile`](crate::Account::sync_profile).
    pub fn sync_profile<Q: GoesOnEither>(
        &self,
        profile: &Profile<'_, Q>,
    ) -> Performing<SyncedProfile> {
        self.sync_profile_without(profile, &[])
    }

    /// The same, and takes the parts in `without` away:
    /// [`Account::sync_profile_without`](crate::Account::sync_profile_without).
    pub fn sync_profile_without<Q: GoesOnEither>(
        &self,
        profile: &Profile<'_, Q>,
        without: &[ProfileField],
    ) -> Performing<SyncedProfile> {
        let profile = Q::both_of_profile(profile);
        on_either!(self, account => {
            of_its_own(profile, |own| account.sync_profile_without(own, without))
        })
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
