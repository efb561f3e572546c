//! What the platform answers to a request: a receipt or an error.

mod plain;

use std::error::Error as StdError;
use std::fmt;

use serde_json::{Map, Value};

use crate::answer::graph_error::{Among, GraphError};
use crate::reading::lenient::{Lenient, taken};

/// The platform's word that it took a request.
///
/// Each member is optional, since it depends on the request which ones come; but one of them there
/// is: `recipient_id`, `message_id` (or `id` in its place), `attachment_id`, or `result` with the word
/// `success`. A JSON object without any of them is no receipt.
///
/// [Send API reference](https://developers.facebook.com/documentation/business-messaging/messenger-platform/reference/send-api).
///
/// # Example
///
/// ```
/// use sendapi_core::response::Receipt;
///
/// let receipt = Receipt::from_json(br#"{"recipient_id":"1008","message_id":"m_AG5Hz2"}"#)?;
/// assert_eq!(receipt.message_id(), Some("m_AG5Hz2"));
/// assert_eq!(receipt.attachment_id(), None);
/// # Ok::<(), sendapi_core::response::NotAReceipt>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[doc(alias = "message_id")]
#[doc(alias = "recipient_id")]
pub struct Receipt {
    recipient_id: Option<String>,
    message_id: Option<String>,
    attachment_id: Option<String>,
    trace_id: Option<String>,
    extra: Map<String, Value>,
}

impl Receipt {
    /// Reads an answer's body. Ids written as numbers are taken too.
    ///
    /// # Errors
    ///
    /// [`NotAReceipt`] when the body is no JSON object, has an `error`, or has nothing of a receipt.
    pub fn from_json(body: &[u8]) -> Result<Self, NotAReceipt> {
        match Answer::from_json(body)? {
            Answer::Receipt(receipt) => Ok(receipt),
            Answer::Error(error) => Err(NotAReceipt(Problem::Error(Box::new(error)))),
        }
    }

    /// The person the message went to. Absent when the request named a `user_ref` or a
    /// `phone_number`.
    #[must_use]
    pub fn recipient_id(&self) -> Option<&str> {
        self.recipient_id.as_deref()
    }

    /// The message's id: `message_id`, or a lone `id` as where an account on Instagram writes to itself.
    /// Absent after a sender action.
    #[must_use]
    pub fn message_id(&self) -> Option<&str> {
        self.message_id.as_deref()
    }

    /// The id under which the attachment can be sent again. Present when the request asked for it
    /// with `is_reusable`.
    #[must_use]
    pub fn attachment_id(&self) -> Option<&str> {
        self.attachment_id.as_deref()
    }

    /// The trace id of the answer, from its header `x-fb-trace-id`: what Meta's support asks for.
    /// Absent where the platform sent none, and in what was read from a body alone.
    #[must_use]
    pub fn trace_id(&self) -> Option<&str> {
        self.trace_id.as_deref()
    }

    /// All other members, and those that are of another kind than expected.
    #[must_use]
    pub const fn extra(&self) -> &Map<String, Value> {
        &self.extra
    }

    /// The same receipt with the trace id of the answer that it came in.
    #[must_use]
    pub fn with_trace_id(self, trace_id: Option<String>) -> Self {
        Self { trace_id, ..self }
    }

    /// What the platform's own receipts are made of.
    const KNOWN: &'static [&'static str] =
        &["recipient_id", "message_id", "id", "attachment_id", "thread_key", "gchat_space_name"];

    pub(crate) const TELLING: &'static [&'static str] =
        &["recipient_id", "message_id", "id", "attachment_id", "result"];

    pub(crate) fn of(mut members: Map<String, Value>) -> Self {
        // Gateways give what they refuse an `id` too: with anything beside it, it is none of a message.
        let is_own = members.keys().all(|name| Self::KNOWN.contains(&&**name));
        let mut id = |name| taken(&mut members, name).map(|Id(id)| id);
        let message_id = id("message_id");
        Self {
            recipient_id: id("recipient_id"),
            message_id: message_id.or_else(|| is_own.then(|| id("id")).flatten()),
            attachment_id: id("attachment_id"),
            trace_id: None,
            extra: members,
        }
    }

    /// Whether anything in it says that the platform took the request.
    fn says_something(&self) -> bool {
        [&self.recipient_id, &self.message_id, &self.attachment_id].into_iter().any(Option::is_some)
    }
}

/// An id, which is not blank.
struct Id(String);

impl Lenient for Id {
    fn read(written: &Value) -> Option<Self> {
        String::read(written).filter(|id| !id.trim().is_empty()).map(Self)
    }
}

/// Either answer, read in one go.
///
/// The HTTP status does not tell the two apart: an error may come beside a 200.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// The platform took the request.
    Receipt(Receipt),
    /// The platform refused it.
    Error(GraphError),
}

impl Answer {
    /// Reads an answer's body: an error where there is an `error` object, or the flat form of it that
    /// [`GraphError::from_json`] reads; a receipt where there is neither and something of a [`Receipt`].
    ///
    /// # Errors
    ///
    /// [`NotAReceipt`] when the body is neither.
    pub fn from_json(body: &[u8]) -> Result<Self, NotAReceipt> {
        if let Some(receipt) = plain::receipt(body) {
            return Ok(Self::Receipt(receipt));
        }
        match members(body) {
            Ok(members) => receipt(members).map(Self::Receipt).map_err(NotAReceipt),
            Err(Problem::Error(error)) => Ok(Self::Error(*error)),
            Err(problem) => Err(NotAReceipt(problem)),
        }
    }
}

/// The receipt that these members are.
pub(crate) fn receipt(members: Map<String, Value>) -> Result<Receipt, Problem> {
    let receipt = Receipt::of(members);
    let is_done = || receipt.extra.get("result").and_then(Value::as_str) == Some("success");
    if receipt.says_something() || is_done() {
        Ok(receipt)
    } else {
        Err(Problem::Nothing(Receipt::TELLING))
    }
}

/// The members of an answer that is no error.
pub(crate) fn members(body: &[u8]) -> Result<Map<String, Value>, Problem> {
    let Value::Object(members) = serde_json::from_slice(body)? else {
        return Err(Problem::NotAnObject);
    };
    match GraphError::among(members) {
        Among::Nothing(members) => Ok(members),
        Among::Odd => Err(Problem::OddError),
        Among::Error(error) => Err(Problem::Error(Box::new(error))),
    }
}

/// The text given to [`Receipt::from_json`] or [`Answer::from_json`] is something else.
pub struct NotAReceipt(Problem);

impl fmt::Display for NotAReceipt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "no receipt: {}", self.0)
    }
}

crate::told! { NotAReceipt }

impl StdError for NotAReceipt {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.0.cause()
    }
}

/// Why a body is not the answer that was hoped for.
#[derive(Debug)]
pub(crate) enum Problem {
    Json(serde_json::Error),
    NotAnObject,
    /// An object with none of these members, one of which tells that the request was taken.
    Nothing(&'static [&'static str]),
    OddError,
    Error(Box<GraphError>),
}

impl Problem {
    pub(crate) fn cause(&self) -> Option<&(dyn StdError + 'static)> {
        match self {
            Self::Json(source) => Some(source),
            Self::Error(source) => Some(source),
            Self::NotAnObject | Self::Nothing(_) | Self::OddError => None,
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Nothing(members) => {
                return write!(f, "the body has none of `{}`", members.join("`, `"));
            }
            Self::Json(_) => "the body is not JSON",
            Self::NotAnObject => "the body is not a JSON object",
            Self::OddError => "the body has an `error` that is not an object",
            Self::Error(_) => "the body is an error",
        })
    }
}

impl From<serde_json::Error> for Problem {
    fn from(source: serde_json::Error) -> Self {
        Self::Json(source)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::call;

    #[test]
    fn every_member_is_read() {
        let receipt = Receipt::from_json(
            br#"{"recipient_id":"1","message_id":"m_2","attachment_id":"3","thread_key":"4"}"#,
        )
        .unwrap();
        assert_eq!(receipt.recipient_id(), Some("1"));
        assert_eq!(receipt.message_id(), Some("m_2"));
        assert_eq!(receipt.attachment_id(), Some("3"));
    }

    #[test]
    fn one_member_is_enough() {
        for (body, message_id) in [
            (r#"{"recipient_id":"1"}"#, None),
            (r#"{"message_id":"m_1"}"#, Some("m_1")),
            (r#"{"id":"m_1"}"#, Some("m_1")),
            (r#"{"id":"other","message_id":"m_1"}"#, Some("m_1")),
            (r#"{"attachment_id":7,"error":null}"#, None),
            (r#"{"result":"success"}"#, None),
        ] {
            let receipt = Receipt::from_json(body.as_bytes()).unwrap();
            assert_eq!(receipt.message_id(), message_id, "{body}");
        }
    }

    #[test]
    fn an_object_without_any_is_no_receipt() {
        for body in [
            "{}",
            r#"{"error":null}"#,
            r#"{"success":false}"#,
            r#"{"success":true}"#,
            r#"{"message":"Forbidden"}"#,
            r#"{"errors":[{"code":1}]}"#,
            r#"{"id":"req-7","message":"Forbidden"}"#,
            r#"{"id":"req-7","success":false}"#,
            r#"{"result":"failure"}"#,
            r#"{"message_id":null,"recipient_id":[],"attachment_id":" "}"#,
        ] {
            let odd = Answer::from_json(body.as_bytes()).unwrap_err();
            assert_eq!(
                odd.to_string(),
                "no receipt: the body has none of `recipient_id`, `message_id`, `id`, `attachment_id`, `result`",
                "{body}"
            );
            // A call that is answered so reads it alike.
            let called = <Receipt as call::answer::Answer>::from_json(body.as_bytes());
            assert_eq!(
                called.unwrap_err().to_string(),
                "no answer: the body has none of `recipient_id`, `message_id`, `id`, `attachment_id`, `result`",
                "{body}"
            );
        }
    }

    #[test]
    fn a_trace_id_comes_from_elsewhere() {
        let receipt = Receipt::from_json(br#"{"message_id":"m_1"}"#).unwrap();
        assert_eq!(receipt.trace_id(), None);
        assert_eq!(receipt.with_trace_id(Some("AbC".to_owned())).trace_id(), Some("AbC"));
    }

    #[test]
    fn ids_may_be_numbers_unless_rounded() {
        let receipt =
            Receipt::from_json(br#"{"recipient_id":17841400000000001,"attachment_id":1.5e30}"#)
                .unwrap();
        assert_eq!(receipt.recipient_id(), Some("17841400000000001"));
        assert_eq!(receipt.attachment_id(), None);
    }

    #[test]
    fn an_error_is_no_receipt_whatever_stands_beside_it() {
        let body = br#"{"recipient_id":"1","error":{"code":36000,"message":"The image size is too large."}}"#;
        let Ok(Answer::Error(error)) = Answer::from_json(body) else { panic!("not an error") };
        assert_eq!(error.code(), 36_000);
        let refused = Receipt::from_json(body).unwrap_err();
        assert_eq!(refused.to_string(), "no receipt: the body is an error");
        assert_eq!(
            refused.source().unwrap().to_string(),
            "The image size is too large. (code 36000)"
        );
    }

    #[test]
    fn anything_else_is_neither() {
        for body in [
            "",
            "<html>",
            "true",
            "[]",
            r#""ok""#,
            r#"{"error":"timeout"}"#,
            r#"{"error":false}"#,
            "{\"a\":",
        ] {
            assert!(Answer::from_json(body.as_bytes()).is_err(), "{body}");
        }
    }
}
