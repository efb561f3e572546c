//! The Calling API: talking to people aloud. Messenger only; general since 2026-02.
//!
//! The program exchanges descriptions of the media (SDP, RFC 4566) with the platform: it makes an offer when it
//! [calls](CallAction::Connect) a person or [accepts](CallAction::Accept) their call, and the platform answers.
//! What happens then comes by the webhook's field `calls`. Whoever is called must have permitted it, which
//! [`ReadCallPermissions`] tells and a message with the template `calling_optin` asks for.

mod action;
mod metrics;
mod permission;
mod session;
mod settings;

#[cfg(feature = "response")]
pub use action::CallAnswer;
pub use action::{Accept, CallAction, Connect, MediaUpdate, Reject, Terminate};
pub use metrics::{EndCallReason, SendCallMetrics};
#[cfg(feature = "response")]
pub use permission::{CallPermission, CallPermissions, PermissionLimit, PermittedAction};
pub use permission::{PermissionStatus, ReadCallPermissions};
#[cfg(feature = "response")]
pub use session::{AnsweredSession, Description};
pub use session::{SdpType, Session, Track, TrackLabel, TrackStatus};
#[cfg(feature = "response")]
pub use settings::CallSettings;
pub use settings::{
    CallHours, CallRouting, CallSettingsField, OperatingHours, ReadCallSettings, RingTarget,
    SetCallSettings,
};
