//! A request that was accepted.

use std::sync::{Arc, OnceLock};

use serde_json::Value;

use crate::answers::answer::Answer;
use crate::request::call::Call;
use crate::route::Route;
use crate::{Fault, Platform};

/// A message or action that the simulator accepted, with the ids that it gave back. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Received(Arc<Record>);

impl Received {
    pub(crate) fn new(
        call: Call,
        answer: Answer,
        file: Option<String>,
        fault: Option<Fault>,
    ) -> Self {
        let Call { number, route, platform, json: text, .. } = call;
        let (log, body) = (Some(number), OnceLock::new());
        Self(Arc::new(Record { log, route, platform, text, body, answer, file, fault }))
    }

    /// One from an earlier life.
    pub(crate) fn restored(
        route: Route,
        platform: Platform,
        body: Value,
        answer: Answer,
        file: Option<String>,
    ) -> Self {
        let (text, body) = (body.to_string(), body.into());
        Self(Arc::new(Record { log: None, route, platform, text, body, answer, file, fault: None }))
    }

    /// The number of its exchange in the log; none if that was in an earlier life.
    pub(crate) fn log(&self) -> Option<u64> {
        self.0.log
    }

    /// The account in the path: an id, or `me`.
    #[must_use]
    pub fn account(&self) -> &str {
        &self.0.route.account
    }

    /// Whose rules it was checked by.
    #[must_use]
    pub fn platform(&self) -> Platform {
        self.0.platform
    }

    /// The version in the path, such as `v26.0`; none if the path had none.
    #[must_use]
    pub fn version(&self) -> Option<&str> {
        self.0.route.version.as_deref()
    }

    /// The request, parsed. One that came as a form or query stands here as the same JSON object;
    /// tokens do not.
    ///
    /// ```no_run
    /// # fn check(received: &sendapi_simulator::Received) {
    /// assert_eq!(received.body()["message"]["text"], "Hello");
    /// # }
    /// ```
    #[must_use]
    pub fn body(&self) -> &Value {
        self.0.body.get_or_init(|| serde_json::from_str(&self.0.text).unwrap_or_default())
    }

    /// The request as JSON text: a JSON body exactly as it arrived.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.0.text
    }

    /// Who got it: none for a `user_ref` or a `phone_number`.
    #[must_use]
    pub fn recipient_id(&self) -> Option<&str> {
        self.0.answer.recipient.as_deref()
    }

    /// The message's id: none for a sender action.
    #[must_use]
    pub fn message_id(&self) -> Option<&str> {
        self.0.answer.message.as_deref()
    }

    /// The attachment's id, where `is_reusable` asked for one.
    #[must_use]
    pub fn attachment_id(&self) -> Option<&str> {
        self.0.answer.attachment.as_deref()
    }

    /// The id of the file that came along in a multipart request, also where its sender does not learn
    /// it: for [`Simulator::attachment`](crate::Simulator::attachment).
    #[must_use]
    pub fn file_id(&self) -> Option<&str> {
        self.0.file.as_deref()
    }

    /// What went wrong with its answer; none if its sender was told as it should be.
    #[must_use]
    pub fn fault(&self) -> Option<&Fault> {
        self.0.fault.as_ref()
    }

    pub(crate) fn answer(&self) -> &Answer {
        &self.0.answer
    }
}

#[derive(Debug)]
struct Record {
    log: Option<u64>,
    route: Route,
    platform: Platform,
    text: String,
    /// What the text says, from when somebody asks: it takes several times the room.
    body: OnceLock<Value>,
    answer: Answer,
    file: Option<String>,
    fault: Option<Fault>,
}
