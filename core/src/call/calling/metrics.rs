//! `POST /{account}/call_metrics`: how a call was, for the platform.

use sendapi_derive::Schema;

use crate::call::dictionary::Dictionary;
use crate::call::open_words::open_words;
use crate::call::profile::AccountPlatform;
use crate::plain::text::Text;
use crate::reading::words::words;

/// Tells the platform how a call was, once, within 24 hours of its end.
///
/// ```
/// use sendapi_core::call::calling::{EndCallReason, SendCallMetrics};
/// use sendapi_core::call::dictionary::Dictionary;
///
/// let metrics = SendCallMetrics {
///     end_call_reason: Some(EndCallReason::HangupCall),
///     audio_stats: Some(Dictionary::new().with("packets_lost", 0).with("jitter_sec", 0.01)),
///     ..SendCallMetrics::new("c_M5YPhGE5jm0L")
/// };
/// assert!(metrics.call_ended_time.is_none());
/// ```
///
/// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/calling/metrics>.
#[derive(Clone, PartialEq, Schema)]
#[schema(noun = "a call metrics report", label = "")]
#[schema(
    link = "https://developers.facebook.com/documentation/business-messaging/messenger-platform/calling/metrics"
)]
#[doc(alias = "call_metrics")]
pub struct SendCallMetrics<'a> {
    /// The call. Not empty.
    #[schema(required("calling.call_id"), nonempty("calling.call_id"))]
    pub call_id: Text<'a>,
    /// The platform of the call.
    #[schema(rename("upload.platform" = "calling.platform"))]
    pub platform: Option<AccountPlatform>,
    /// Why it ended.
    pub end_call_reason: Option<EndCallReason>,
    /// More about that, in words of one's own.
    pub end_call_subreason: Option<Text<'a>>,
    /// When it ended, in seconds since 1970.
    pub call_ended_time: Option<u64>,
    /// When the person was heard first, in seconds since 1970.
    pub first_audio_packet_received_time: Option<u64>,
    /// How the voice came over, as WebRTC tells it: `jitter_sec`, `packets_lost`, `packets_received`, `round_trip_time_sec`,
    /// `jitter_buffer_delay_sec`, `concealed_samples`, `silent_concealed_samples`, `total_samples_duration_sec`. The page
    /// has some of these under other names too.
    pub audio_stats: Option<Dictionary>,
    #[cfg(not(rust_analyzer))]
    #[doc(hidden)]
    pub __non_exhaustive: (),
}

impl<'a> SendCallMetrics<'a> {
    /// Tells of this call, nothing yet.
    pub fn new(call_id: impl Into<Text<'a>>) -> Self {
        Self { call_id: call_id.into(), ..Self::EMPTY }
    }
}

words! {
    /// Why a call ended.
    ///
    /// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/calling/metrics>.
    EndCallReason {
        /// It was taken after the other had gone.
        CallEndAcceptAfterHangUp = "Call_End_Accept_After_Hang_Up",
        /// The caller could not be seen.
        CallerNotVisible = "Caller_Not_Visible",
        /// The camera was not permitted.
        CameraPermissionDenied = "Camera_Permission_Denied",
        /// The program failed.
        ClientError = "Client_Error",
        /// The program was interrupted.
        ClientInterrupted = "Client_Interrupted",
        /// The connection broke.
        ConnectionDropped = "Connection_Dropped",
        /// Somebody hung up.
        HangupCall = "Hangup_Call",
        /// Nobody wanted to take it.
        IgnoreCall = "Ignore_Call",
        /// There was another call.
        InAnotherCall = "In_Another_Call",
        /// Nothing happened for too long.
        InactiveTimeout = "Inactive_Timeout",
        /// It rang for too long.
        IncomingTimeout = "Incoming_Timeout",
        /// There were as many as may be.
        MaxAllowedParticipantsReached = "Max_Allowed_Participants_Reached",
        /// The microphone was not permitted.
        MicrophonePermissionDenied = "Microphone_Permission_Denied",
        /// Nobody took it.
        NoAnswerTimeout = "No_Answer_Timeout",
        /// It was not permitted.
        NoPermission = "No_Permission",
        /// Somebody was put out.
        RemovedByParticipant = "Removed_By_Participant",
        /// It could not be heard ringing.
        RingMuted = "Ring_Muted",
        /// What the two sides say to each other did not arrive.
        SignalingMessageFailed = "Signaling_Message_Failed",
        /// It ended, nobody knows why.
        UnexpectedEndOfCall = "Unexpected_End_Of_Call",
        /// Nobody knows.
        Unknown = "Unknown",
        /// One side is too old.
        VersionUnsupported = "Version_Unsupported",
        /// WebRTC failed.
        WebRtcError = "WebRTC_Error",
    }
}

open_words! { EndCallReason }
