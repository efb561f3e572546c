//! Conversation Routing: which app answers a person.

use std::time::Duration;

use sendapi_core::call::answer::Done;
use sendapi_core::call::person::Person;
use sendapi_core::call::routing::{
    ExtendThreadControl, INSTAGRAM_INBOX, PAGE_INBOX, PassThreadControl, ReadThreadOwner,
    ReleaseThreadControl, RequestThreadControl, TakeThreadControl, ThreadOwner,
};

use crate::{Account, Performing, Platform, PlatformKind};

/// A word for the other app, `metadata`, goes along where the call's own struct is
/// [performed](Account::perform).
impl<P: Platform> Account<P> {
    /// Passes the control over the conversation with a person to another app, such as one of
    /// Meta's inboxes, to which [`pass_to_inbox`](Self::pass_to_inbox) leads.
    ///
    /// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/conversation-routing>.
    ///
    /// # Example
    ///
    /// ```no_run
    /// use sendapi::{Account, Error};
    ///
    /// async fn to_the_shop(page: &Account, person: &str) -> Result<(), Error> {
    ///     page.pass_thread(person, "1900812635017449").await?;
    ///     Ok(())
    /// }
    /// ```
    #[doc(alias = "pass_thread_control")]
    #[doc(alias = "Handover Protocol")]
    #[doc(alias = "Conversation Routing")]
    pub fn pass_thread(&self, person: &str, app_id: &str) -> Performing<Done> {
        self.perform(&PassThreadControl {
            recipient: Person::new(person),
            target_app_id: app_id.into(),
            metadata: None,
            ..PassThreadControl::EMPTY
        })
    }

    /// Passes the control over the conversation with a person to the people who answer in Meta's own inbox: the
    /// [`PAGE_INBOX`] of a Page, the [`INSTAGRAM_INBOX`] of an Instagram account.
    ///
    /// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/conversation-routing>.
    ///
    /// ```no_run
    /// use sendapi::{Account, Error, message};
    ///
    /// async fn call_somebody(page: &Account, person: &str) -> Result<(), Error> {
    ///     // Afterwards the bot cannot tell them.
    ///     page.send(&message!(Messenger { recipient: person, text: "Somebody will be with you soon" })).await?;
    ///     page.pass_to_inbox(person).await?;
    ///     Ok(())
    /// }
    /// ```
    #[doc(alias = "pass_thread_control")]
    #[doc(alias = "Page Inbox")]
    pub fn pass_to_inbox(&self, person: &str) -> Performing<Done> {
        let inbox = match P::KIND {
            PlatformKind::Messenger => PAGE_INBOX,
            PlatformKind::Instagram => INSTAGRAM_INBOX,
        };
        self.pass_thread(person, inbox)
    }

    /// Takes the control over the conversation with a person from another app.
    ///
    /// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/conversation-routing>.
    #[doc(alias = "take_thread_control")]
    pub fn take_thread(&self, person: &str) -> Performing<Done> {
        self.perform(&TakeThreadControl {
            recipient: Person::new(person),
            metadata: None,
            ..TakeThreadControl::EMPTY
        })
    }

    /// Asks the app that has the control over the conversation with a person for it.
    ///
    /// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/conversation-routing>.
    #[doc(alias = "request_thread_control")]
    pub fn request_thread(&self, person: &str) -> Performing<Done> {
        self.perform(&RequestThreadControl {
            recipient: Person::new(person),
            metadata: None,
            ..RequestThreadControl::EMPTY
        })
    }

    /// Gives the control over the conversation with a person up.
    ///
    /// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/conversation-routing>.
    #[doc(alias = "release_thread_control")]
    pub fn release_thread(&self, person: &str) -> Performing<Done> {
        self.perform(&ReleaseThreadControl {
            recipient: Person::new(person),
            metadata: None,
            ..ReleaseThreadControl::EMPTY
        })
    }

    /// Keeps the control over the conversation with a person for so long: whole seconds, at most 7
    /// days.
    ///
    /// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/conversation-routing>.
    #[doc(alias = "extend_thread_control")]
    pub fn extend_thread(&self, person: &str, duration: Duration) -> Performing<Done> {
        let recipient = Person::new(person);
        self.perform(&ExtendThreadControl {
            recipient,
            duration: duration.as_secs(),
            ..ExtendThreadControl::EMPTY
        })
    }

    /// Which app has the control over the conversation with a person; `None` if none has.
    ///
    /// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/conversation-routing>.
    pub fn thread_owner(&self, person: &str) -> Performing<Option<ThreadOwner>> {
        self.perform(&ReadThreadOwner { recipient: Person::new(person), ..ReadThreadOwner::EMPTY })
            .map(|found| {
                let owner = found.data.into_iter().next()?.thread_owner;
                owner.map(|owner| *owner)
            })
    }
}
