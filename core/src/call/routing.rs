//! Conversation Routing: which app answers a person.

use sendapi_derive::Schema;

use super::person::Person;
use crate::plain::text::Text;

/// The app id of the Page Inbox in Meta Business Suite.
pub const PAGE_INBOX: &str = "263902037430900";
/// The app id of the Instagram Inbox.
pub const INSTAGRAM_INBOX: &str = "1217981644879628";

/// Passes the control over a conversation to another app.
///
/// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/conversation-routing>.
#[derive(Clone, PartialEq, Eq, Schema)]
#[schema(noun = "a pass_thread_control call", label = "")]
#[schema(
    link = "https://developers.facebook.com/documentation/business-messaging/messenger-platform/conversation-routing"
)]
pub struct PassThreadControl<'a> {
    /// The person whose conversation it is.
    #[schema(required("route.recipient"))]
    pub recipient: Person<'a>,
    /// The app that gets it, such as [`PAGE_INBOX`]: digits. Not empty.
    #[schema(
        integers,
        required("route.target"),
        nonempty("route.target"),
        format(Digits, "route.target_digits")
    )]
    pub target_app_id: Text<'a>,
    /// A string for the app that gets the control: at most 1,000 characters.
    #[schema(chars("route.metadata": ..=1000))]
    pub metadata: Option<Text<'a>>,
    #[cfg(not(rust_analyzer))]
    #[doc(hidden)]
    pub __non_exhaustive: (),
}

impl<'a> PassThreadControl<'a> {
    /// Passes the conversation with this person to an app.
    pub fn new(recipient: Person<'a>, target_app_id: impl Into<Text<'a>>) -> Self {
        Self { recipient, target_app_id: target_app_id.into(), ..Self::EMPTY }
    }
}

/// Takes the control over a conversation from another app.
///
/// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/conversation-routing>.
#[derive(Clone, PartialEq, Eq, Schema)]
#[schema(noun = "a take_thread_control call", label = "")]
#[schema(
    link = "https://developers.facebook.com/documentation/business-messaging/messenger-platform/conversation-routing"
)]
pub struct TakeThreadControl<'a> {
    /// The person whose conversation it is.
    #[schema(required("route.recipient"))]
    pub recipient: Person<'a>,
    /// A string for the app that has or gets the control.
    pub metadata: Option<Text<'a>>,
    #[cfg(not(rust_analyzer))]
    #[doc(hidden)]
    pub __non_exhaustive: (),
}

impl<'a> TakeThreadControl<'a> {
    /// Takes the conversation with this person.
    #[must_use]
    pub const fn new(recipient: Person<'a>) -> Self {
        Self { recipient, ..Self::EMPTY }
    }
}

/// Asks the app that has the control over a conversation for it.
///
/// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/conversation-routing>.
#[derive(Clone, PartialEq, Eq, Schema)]
#[schema(noun = "a request_thread_control call", label = "")]
#[schema(
    link = "https://developers.facebook.com/documentation/business-messaging/messenger-platform/conversation-routing"
)]
pub struct RequestThreadControl<'a> {
    /// The person whose conversation it is.
    #[schema(required("route.recipient"))]
    pub recipient: Person<'a>,
    /// A string for the app that has or gets the control.
    pub metadata: Option<Text<'a>>,
    #[cfg(not(rust_analyzer))]
    #[doc(hidden)]
    pub __non_exhaustive: (),
}

impl<'a> RequestThreadControl<'a> {
    /// Asks for the conversation with this person.
    #[must_use]
    pub const fn new(recipient: Person<'a>) -> Self {
        Self { recipient, ..Self::EMPTY }
    }
}

/// Gives the control over a conversation up.
///
/// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/conversation-routing>.
#[derive(Clone, PartialEq, Eq, Schema)]
#[schema(noun = "a release_thread_control call", label = "")]
#[schema(
    link = "https://developers.facebook.com/documentation/business-messaging/messenger-platform/conversation-routing"
)]
pub struct ReleaseThreadControl<'a> {
    /// The person whose conversation it is.
    #[schema(required("route.recipient"))]
    pub recipient: Person<'a>,
    /// A string for the app that has or gets the control.
    pub metadata: Option<Text<'a>>,
    #[cfg(not(rust_analyzer))]
    #[doc(hidden)]
    pub __non_exhaustive: (),
}

impl<'a> ReleaseThreadControl<'a> {
    /// Gives the conversation with this person back.
    #[must_use]
    pub const fn new(recipient: Person<'a>) -> Self {
        Self { recipient, ..Self::EMPTY }
    }
}

/// Keeps the control over a conversation for longer than the 24 hours that an app has it without a message.
///
/// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/conversation-routing>.
#[derive(Clone, PartialEq, Eq, Schema)]
#[schema(noun = "an extend_thread_control call", label = "")]
#[schema(
    link = "https://developers.facebook.com/documentation/business-messaging/messenger-platform/conversation-routing"
)]
pub struct ExtendThreadControl<'a> {
    /// The person whose conversation it is.
    #[schema(required("route.recipient"))]
    pub recipient: Person<'a>,
    /// How long, in seconds: 0 to 604800, which is 7 days.
    #[schema(required("route.duration"), range("route.extend": 0..=604_800))]
    pub duration: u64,
    #[cfg(not(rust_analyzer))]
    #[doc(hidden)]
    pub __non_exhaustive: (),
}

impl<'a> ExtendThreadControl<'a> {
    /// Keeps the conversation with this person for so many seconds more.
    #[must_use]
    pub const fn new(recipient: Person<'a>, duration: u64) -> Self {
        Self { recipient, duration, ..Self::EMPTY }
    }
}

/// Asks which app has the control over a conversation.
///
/// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/conversation-routing>.
#[derive(Clone, PartialEq, Eq, Schema)]
#[schema(noun = "a thread owner query", label = "")]
#[schema(
    link = "https://developers.facebook.com/documentation/business-messaging/messenger-platform/conversation-routing"
)]
#[doc(alias = "thread_owner")]
pub struct ReadThreadOwner<'a> {
    /// The person whose conversation it is.
    #[schema(required("route.recipient"))]
    pub recipient: Person<'a>,
    #[cfg(not(rust_analyzer))]
    #[doc(hidden)]
    pub __non_exhaustive: (),
}

impl<'a> ReadThreadOwner<'a> {
    /// Asks who has the conversation with this person.
    #[must_use]
    pub const fn new(recipient: Person<'a>) -> Self {
        Self { recipient, ..Self::EMPTY }
    }
}

#[cfg(feature = "response")]
super::answer::answers! {
    /// Who has the control over a conversation; nobody where it is idle.
    Ownership {
        /// The app.
        thread_owner: Box<ThreadOwner>,
    }

    /// The app that has the control over a conversation.
    ThreadOwner {
        /// Its id.
        app_id: String,
        /// Until when, in seconds since 1970.
        expiration: i64,
    }
}
