//! `GET /{account}/messenger_call_permissions`: whether a person may be called.

use sendapi_derive::Schema;

use crate::plain::id::IntoId;
use crate::plain::text::Text;
use crate::reading::words::words;

/// Asks whether a person may be called.
///
/// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/calling/biz2consumer/check-permissions>.
#[derive(Clone, PartialEq, Eq, Schema)]
#[schema(noun = "a call permission query", label = "")]
#[schema(
    link = "https://developers.facebook.com/documentation/business-messaging/messenger-platform/calling/biz2consumer/check-permissions"
)]
#[doc(alias = "messenger_call_permissions")]
pub struct ReadCallPermissions<'a> {
    /// The person's page-scoped id: digits. Not empty.
    #[schema(
        integers,
        required("calling.psid"),
        nonempty("calling.psid"),
        format(Digits, "rcp.id_digits")
    )]
    pub psid: Text<'a>,
    #[cfg(not(rust_analyzer))]
    #[doc(hidden)]
    pub __non_exhaustive: (),
}

impl<'a> ReadCallPermissions<'a> {
    /// Asks for this person.
    pub fn new(psid: impl IntoId<'a>) -> Self {
        Self { psid: psid.into_id(), ..Self::EMPTY }
    }
}

words! {
    /// Whether a person has permitted calls.
    PermissionStatus {
        /// They have.
        HasPermission = "has_permission",
        /// They have not.
        NoPermission = "no_permission",
    }
}

#[cfg(feature = "response")]
pub use answered::{CallPermission, CallPermissions, PermissionLimit, PermittedAction};

#[cfg(feature = "response")]
mod answered {
    use serde_json::{Map, Value};

    use super::PermissionStatus;
    use crate::call::answer::{Answer, answers, of_the_only_one};
    use crate::reading::lenient::{Lenient, taken};

    /// Whether a person may be called, and may be asked for it.
    ///
    /// The guide has it as an object, the reference in a list: both are read.
    ///
    /// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/calling/biz2consumer/check-permissions>.
    #[derive(Clone, Debug, Default, PartialEq)]
    #[non_exhaustive]
    pub struct CallPermissions {
        /// What the person has permitted.
        pub permission: Option<CallPermission>,
        /// What may be done now.
        pub actions: Option<Vec<PermittedAction>>,
        /// All other members.
        pub extra: Map<String, Value>,
    }

    impl CallPermissions {
        /// Whether the person may be called now; `None` where the platform does not say.
        #[must_use]
        pub fn can_call(&self) -> Option<bool> {
            self.can("start_call")
        }

        /// Whether the person may be asked now, with a `calling_optin`; `None` where the platform does not say.
        #[must_use]
        pub fn can_ask(&self) -> Option<bool> {
            self.can("send_call_permission_request")
        }

        fn can(&self, action: &str) -> Option<bool> {
            let mut actions = self.actions.iter().flatten();
            actions.find(|it| it.action_name.as_deref() == Some(action))?.can_perform()
        }
    }

    impl Answer for CallPermissions {
        const TELLING: &'static [&'static str] = &["permission", "actions", "data"];

        fn from_members(members: Map<String, Value>) -> Self {
            let mut members = of_the_only_one(members);
            Self {
                permission: taken(&mut members, "permission").map(|it: Box<_>| *it),
                actions: taken(&mut members, "actions"),
                extra: members,
            }
        }
    }

    answers! {
        /// What a person has permitted.
        CallPermission {
            /// Whether they may be called.
            status: PermissionStatus,
            /// Until when, in seconds since 1970.
            expiration_time: i64,
        }

        /// Whether something may be done now.
        PermittedAction {
            /// What: `start_call` or `send_call_permission_request`.
            action_name: String,
            /// Whether it may; [`can_perform`](Self::can_perform) knows the other name too.
            can_perform: bool,
            /// The same, as one sample of the guide has it.
            can_perform_action: bool,
            /// How often it may be done.
            limits: Vec<PermissionLimit>,
        }

        /// How often something may be done.
        PermissionLimit {
            /// The time in which it counts, as in `PT24H`.
            time_period: String,
            /// How often in that time.
            max_allowed: i64,
            /// How often it was done.
            current_usage: i64,
        }
    }

    impl PermittedAction {
        /// Whether it may be done, by whichever name.
        #[must_use]
        pub fn can_perform(&self) -> Option<bool> {
            self.can_perform.or(self.can_perform_action)
        }
    }

    /// In small letters, as the guide has it, or in capitals, as the reference has it.
    impl Lenient for PermissionStatus {
        fn read(written: &Value) -> Option<Self> {
            let word = written.as_str()?;
            Some(match Self::from(word.to_ascii_lowercase().as_str()) {
                Self::Other(_) => Self::from(word),
                known => known,
            })
        }
    }
}
