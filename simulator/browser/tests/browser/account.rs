//! The account at its side of the conversation: what its bot does of its own accord.

use serde_json::{Value, json};

use crate::scene::Scene;

impl Scene {
    /// The account writes this message to Ada. Gives the platform's answer.
    pub(crate) async fn account_says(&self, message: &Value) -> Value {
        self.account_sends(json!({ "messaging_type": "RESPONSE", "message": message })).await
    }

    /// The same with a template.
    pub(crate) async fn account_shows(&self, payload: &Value) -> Value {
        self.account_says(&json!({ "attachment": { "type": "template", "payload": payload } }))
            .await
    }

    /// The account sends this request to Ada. Gives the platform's answer.
    pub(crate) async fn account_sends(&self, mut request: Value) -> Value {
        request["recipient"] = json!({ "id": self.ada.id() });
        self.account_calls("messages", &request).await
    }

    /// The account calls the platform at one of its edges. Gives the answer.
    pub(crate) async fn account_calls(&self, edge: &str, request: &Value) -> Value {
        let url = format!("{}/v26.0/101/{edge}", self.simulator.url());
        let sent = reqwest::Client::new().post(url).bearer_auth("token").json(request).send();
        serde_json::from_slice(&sent.await.unwrap().bytes().await.unwrap()).unwrap()
    }
}
