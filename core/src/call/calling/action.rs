//! `POST /{account}/calls`: what is done with a call.

use sendapi_derive::Schema;

use super::session::{Session, Track};
use crate::call::profile::AccountPlatform;
use crate::plain::id::IntoId;
use crate::plain::list::List;
use crate::plain::text::Text;

/// What is done with a call.
///
/// ```
/// use sendapi_core::call::Call;
/// use sendapi_core::call::calling::{CallAction, Connect, Session};
/// use sendapi_core::Messenger;
///
/// let call: CallAction = Connect::new("7204418830956127", Session::offer("v=0\r\n…")).into();
/// assert!(call.validate::<Messenger>().is_ok());
/// ```
///
/// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/calling>.
#[derive(Clone, Debug, PartialEq, Eq, Schema)]
#[schema(noun = "a call action", label = "")]
#[schema(
    link = "https://developers.facebook.com/documentation/business-messaging/messenger-platform/calling"
)]
#[schema(tag("action", "calling.action_required"), any_case, unknown("calling.action"))]
#[non_exhaustive]
pub enum CallAction<'a> {
    /// Takes the call of a person, within 60 seconds.
    Accept(Accept<'a>),
    /// Calls a person.
    Connect(Connect<'a>),
    /// Changes what is heard and seen.
    MediaUpdate(MediaUpdate<'a>),
    /// Does not take the call of a person.
    Reject(Reject<'a>),
    /// Ends a call.
    Terminate(Terminate<'a>),
}

/// Takes the call of a person. They hear nothing of it after 60 seconds.
///
/// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/calling>.
#[derive(Clone, PartialEq, Eq, Schema)]
#[schema(noun = "a call acceptance", label = "")]
pub struct Accept<'a> {
    /// The call, as the webhook told it. Messenger only by the guides. Not empty.
    #[schema(required("calling.call_id"), nonempty("calling.call_id"))]
    pub call_id: Text<'a>,
    /// The program's offer.
    #[schema(required("calling.session"))]
    pub session: Session<'a>,
    /// The platform of the call.
    #[schema(rename("upload.platform" = "calling.platform"))]
    pub platform: Option<AccountPlatform>,
    #[cfg(not(rust_analyzer))]
    #[doc(hidden)]
    pub __non_exhaustive: (),
}

/// Calls a person who has permitted it.
///
/// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/calling/biz2consumer/initiate-call>.
#[derive(Clone, PartialEq, Eq, Schema)]
#[schema(noun = "a call connection", label = "")]
pub struct Connect<'a> {
    /// The person's page-scoped id: digits. Not empty.
    #[schema(
        integers,
        required("calling.to"),
        nonempty("calling.to"),
        format(Digits, "rcp.id_digits")
    )]
    pub to: Text<'a>,
    /// The program's offer.
    #[schema(required("calling.session"))]
    pub session: Session<'a>,
    /// The platform of the call.
    #[schema(rename("upload.platform" = "calling.platform"))]
    pub platform: Option<AccountPlatform>,
    #[cfg(not(rust_analyzer))]
    #[doc(hidden)]
    pub __non_exhaustive: (),
}

/// Changes what is heard and seen in a call.
///
/// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/calling/videocalling>.
#[derive(Clone, PartialEq, Eq, Schema)]
#[schema(noun = "a call media update", label = "")]
pub struct MediaUpdate<'a> {
    /// The call. Not empty.
    #[schema(required("calling.call_id"), nonempty("calling.call_id"))]
    pub call_id: Text<'a>,
    /// The program's new offer, or its answer to one of the platform.
    pub session: Option<Session<'a>>,
    /// The pieces of the media: at most 4.
    #[schema(items("calling.tracks": ..=4))]
    pub tracks: Option<List<'a, Track<'a>>>,
    /// The number of the description up to now.
    pub from_version: Option<u64>,
    /// The number of this description.
    pub to_version: Option<u64>,
    /// The platform of the call.
    #[schema(rename("upload.platform" = "calling.platform"))]
    pub platform: Option<AccountPlatform>,
    #[cfg(not(rust_analyzer))]
    #[doc(hidden)]
    pub __non_exhaustive: (),
}

/// Does not take the call of a person.
///
/// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/calling>.
#[derive(Clone, PartialEq, Eq, Schema)]
#[schema(noun = "a call rejection", label = "")]
pub struct Reject<'a> {
    /// The call, as the webhook told it. Not empty.
    #[schema(required("calling.call_id"), nonempty("calling.call_id"))]
    pub call_id: Text<'a>,
    /// The platform of the call.
    #[schema(rename("upload.platform" = "calling.platform"))]
    pub platform: Option<AccountPlatform>,
    #[cfg(not(rust_analyzer))]
    #[doc(hidden)]
    pub __non_exhaustive: (),
}

/// Ends a call, whoever began it.
///
/// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/calling/biz2consumer/initiate-call>.
#[derive(Clone, PartialEq, Eq, Schema)]
#[schema(noun = "a call termination", label = "")]
pub struct Terminate<'a> {
    /// The call. Not empty.
    #[schema(required("calling.call_id"), nonempty("calling.call_id"))]
    pub call_id: Text<'a>,
    /// The platform of the call.
    #[schema(rename("upload.platform" = "calling.platform"))]
    pub platform: Option<AccountPlatform>,
    #[cfg(not(rust_analyzer))]
    #[doc(hidden)]
    pub __non_exhaustive: (),
}

impl<'a> Accept<'a> {
    /// Takes this call with an offer.
    pub fn new(call_id: impl Into<Text<'a>>, session: Session<'a>) -> Self {
        Self { call_id: call_id.into(), session, ..Self::EMPTY }
    }
}

impl<'a> Connect<'a> {
    /// Calls this person with an offer.
    pub fn new(to: impl IntoId<'a>, session: Session<'a>) -> Self {
        Self { to: to.into_id(), session, ..Self::EMPTY }
    }
}

impl<'a> MediaUpdate<'a> {
    /// Changes this call, in nothing yet.
    pub fn new(call_id: impl Into<Text<'a>>) -> Self {
        Self { call_id: call_id.into(), ..Self::EMPTY }
    }
}

impl<'a> Reject<'a> {
    /// Does not take this call.
    pub fn new(call_id: impl Into<Text<'a>>) -> Self {
        Self { call_id: call_id.into(), ..Self::EMPTY }
    }
}

impl<'a> Terminate<'a> {
    /// Ends this call.
    pub fn new(call_id: impl Into<Text<'a>>) -> Self {
        Self { call_id: call_id.into(), ..Self::EMPTY }
    }
}

#[cfg(feature = "response")]
crate::call::answer::answers! {
    /// What became of an action.
    CallAnswer ["success", "id", "call_id", "session"] {
        /// Whether it was carried out.
        success: bool,
        /// The id of the call that begins, as the guide has it; [`id`](Self::id) knows the other name too.
        id: String,
        /// The id of the call, as the reference has it.
        call_id: String,
        /// What the platform says about the media.
        session: Box<super::session::AnsweredSession>,
    }
}

#[cfg(feature = "response")]
impl CallAnswer {
    /// The id of the call, by whichever name.
    #[must_use]
    pub fn id(&self) -> Option<&str> {
        self.id.as_deref().or(self.call_id.as_deref())
    }

    /// Whether it was carried out. An answer that does not say otherwise is a success.
    #[must_use]
    pub fn is_success(&self) -> bool {
        self.success != Some(false)
    }
}
