//! Calls: what becomes of one, whether a person lets the account call, and the settings.

use crate::reading::object::object;
use crate::reading::scalar::Scalar;
use crate::reading::time::Time;
use crate::reading::words::words;

object! {
    /// What became of a call between a person and a Page. Messenger only.
    ///
    /// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/calling/webhooks>.
    CallEvent {
        /// The call's id, by which it is accepted, rejected and ended.
        id: Scalar,
        /// What happened.
        event: CallMoment,
        /// Who is called: the Page, or the person's page-scoped id.
        to: Scalar,
        /// Who calls.
        from: Scalar,
        /// The person's page-scoped id, where neither side is named.
        recipient_id: Scalar,
        /// Who began it.
        call_direction: CallDirection,
        /// With [`CallMoment::CallStatus`]: how far it is.
        call_status: CallStatus,
        /// With [`CallMoment::Terminate`]: how it ended, such as `Completed` or `Failed`.
        status: String,
        /// With [`CallMoment::MediaUpdate`]: what is offered now.
        session: Box<CallSession>,
        /// When it happened; in seconds.
        timestamp: Time,
        /// With [`CallMoment::Terminate`]: when it began; in seconds.
        start_time: Time,
        /// With [`CallMoment::Terminate`]: when it ended; in seconds.
        end_time: Time,
        /// With [`CallMoment::Terminate`]: how long it was, in seconds.
        duration: Scalar,
    }
}

impl CallEvent {
    /// The person's page-scoped id, where this is the Page's. `None` for what names no side.
    #[must_use]
    pub fn person(&self, account: Option<&Scalar>) -> Option<&Scalar> {
        let is_account =
            |id: &&Scalar| account.is_some_and(|account| account.as_text() == id.as_text());
        let sides = match self.call_direction {
            Some(CallDirection::BusinessInitiated) => [&self.to, &self.from],
            _ => [&self.from, &self.to],
        };
        self.recipient_id.iter().chain(sides.into_iter().flatten()).find(|id| !is_account(id))
    }
}

words! {
    /// What happened to a call.
    CallMoment {
        /// It begins: it can be accepted or rejected.
        Connect = "connect",
        /// It rings at the person's, or was accepted: for a call that the Page began.
        CallStatus = "call_status",
        /// What is sent over it changes.
        MediaUpdate = "media_update",
        /// It is over.
        Terminate = "terminate",
    }
}

words! {
    /// Who began a call.
    CallDirection {
        /// The Page.
        BusinessInitiated = "business_initiated",
        /// The person.
        UserInitiated = "user_initiated",
    }
}

words! {
    /// How far a call is that the Page began.
    CallStatus {
        /// It rings at the person's.
        Ringing = "ringing",
        /// The person took it.
        Accepted = "accepted",
    }
}

object! {
    /// What is offered for the media of a call.
    CallSession {
        /// A running number: the highest counts.
        version: Scalar,
        /// The offer.
        sdp_renegotiation: Box<SessionDescription>,
    }
}

object! {
    /// A session description by RFC 8866.
    SessionDescription {
        /// `offer` or `answer`.
        sdp_type: String,
        /// The description.
        sdp: String,
    }
}

object! {
    /// A person lets the Page call them, or does not. Messenger only.
    ///
    /// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/calling/biz2consumer/call-flow>.
    CallPermissionReply {
        /// Which of the two.
        response: CallPermission,
        /// Until when the Page may call; in seconds.
        expiration_timestamp: Time,
    }
}

words! {
    /// Whether a person lets the Page call them.
    CallPermission {
        /// The Page may.
        Approve = "approve",
        /// It may not.
        Reject = "reject",
    }
}

object! {
    /// How a Page takes calls now; when, and where they go, lies in `extra`. Messenger only.
    ///
    /// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/calling/callsettings>.
    CallSettings {
        /// Whether people can call.
        audio_enabled: bool,
        /// Whether they can do so with a picture.
        video_enabled: bool,
        /// Whether the conversation shows the icon of a telephone.
        icon_enabled: bool,
    }
}
