//! What a person does about calls.

use sendapi_core::webhook::Webhook;
use serde_json::{Value, json};

use super::{ActionError, Participant};
use crate::time;
use crate::wire::members::with;
use crate::world::calling::{Call, Caller};

/// Calls are Messenger's alone.
impl Participant {
    /// The person lets the account call them, for the 7 days that this lasts on the platform. The bot is told by
    /// `call_permission_reply`.
    pub async fn permits_calls(&self) -> Result<(), ActionError> {
        let now = self.context.clock.now();
        let until = self.context.world.change(&self.account, |it| it.calling.permit(&self.id, now));
        self.replies(
            &json!({ "response": "approve", "expiration_timestamp": time::seconds(until) }),
        )
        .await
    }

    /// The person does not let the account call them, any more. The bot is told by `call_permission_reply`.
    pub async fn forbids_calls(&self) -> Result<(), ActionError> {
        self.context.world.change(&self.account, |account| account.calling.forbid(&self.id));
        self.replies(&json!({ "response": "reject" })).await
    }

    /// The person calls the account. Gives the call's id, with which it is taken or not, within 60 seconds by the
    /// simulator's clock. The bot is told by `calls`.
    pub async fn calls(&self) -> Result<String, ActionError> {
        let (id, now) = (self.context.ids.call(), self.context.clock.now());
        self.context.world.change(&self.account, |account| {
            let call = Call::new(&self.id, Caller::Person, now);
            account.calling.calls.insert(id.clone(), call);
        });
        let call = json!({
            "id": id,
            "to": self.account,
            "from": self.id,
            "event": "connect",
            "timestamp": time::seconds(now),
            "call_direction": "user_initiated",
        });
        self.tell_in_the_entry(&json!({ "calls": [call] })).await?;
        Ok(id)
    }

    async fn replies(&self, reply: &Value) -> Result<(), ActionError> {
        let now = time::seconds(self.context.clock.now());
        self.tell_in_the_entry(&json!({
            "sender": { "id": self.id },
            "recipient": { "id": self.account },
            "timestamp": now,
            "call_permission_reply": reply,
        }))
        .await
    }

    /// What stands in the entry itself, in place of a list of events.
    async fn tell_in_the_entry(&self, members: &Value) -> Result<(), ActionError> {
        let now = time::seconds(self.context.clock.now());
        let entry = with(with(members.clone(), "id", self.account.as_str()), "time", now);
        let webhook = json!({ "object": "page", "entry": [entry] }).to_string();
        match Webhook::from_json(webhook.as_bytes()) {
            Ok(webhook) => self.tell(&webhook).await,
            Err(odd) => Err(ActionError::impossible(odd.to_string())),
        }
    }
}
