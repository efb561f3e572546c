//! What a person does about calls.

use super::{ActionError, Happening, Participant};
use crate::wire::members::text_at;

/// Calls are Messenger's alone.
impl Participant {
    /// The person lets the account call them, for the 7 days that this lasts on the platform. The bot is told by
    /// `call_permission_reply`.
    pub async fn permits_calls(&self) -> Result<(), ActionError> {
        self.experiences(Happening::calls_permitted()).await.map(drop)
    }

    /// The person does not let the account call them, any more. The bot is told by `call_permission_reply`.
    pub async fn forbids_calls(&self) -> Result<(), ActionError> {
        self.experiences(Happening::calls_forbidden()).await.map(drop)
    }

    /// The person calls the account. Gives the call's id, with which it is taken or not, within 60 seconds by the
    /// simulator's clock. The bot is told by `calls`.
    pub async fn calls(&self) -> Result<String, ActionError> {
        let told = self.experiences(Happening::call()).await?;
        Ok(text_at(&told, "/entry/0/calls/0/id").unwrap_or_default())
    }
}
