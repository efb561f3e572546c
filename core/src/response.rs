//! What the platform answers to a request: a receipt or an error.

use std::error::Error as StdError;
use std::fmt;

use serde_json::{Map, Value};

use crate::graph_error::{GraphError, text};

/// The platform's word that it took a request.
///
/// Every member is optional: which ones come depends on the request.
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
#[expect(clippy::struct_field_names, reason = "the platform's names")]
pub struct Receipt {
    recipient_id: Option<String>,
    message_id: Option<String>,
    attachment_id: Option<String>,
}

impl Receipt {
    /// Reads an answer's body. Ids written as numbers are taken too.
    ///
    /// # Errors
    ///
    /// [`NotAReceipt`] when the body is no JSON object or has an `error`.
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

    /// The message's id. Absent after a sender action.
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

    pub(crate) fn of(members: &Map<String, Value>) -> Self {
        Self {
            recipient_id: text(members, "recipient_id"),
            message_id: text(members, "message_id"),
            attachment_id: text(members, "attachment_id"),
        }
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
    /// Reads an answer's body: an error where there is an `error` object, a receipt where there is
    /// no `error`.
    ///
    /// # Errors
    ///
    /// [`NotAReceipt`] when the body is neither.
    pub fn from_json(body: &[u8]) -> Result<Self, NotAReceipt> {
        match members(body) {
            Ok(members) => Ok(Self::Receipt(Receipt::of(&members))),
            Err(Problem::Error(error)) => Ok(Self::Error(*error)),
            Err(problem) => Err(NotAReceipt(problem)),
        }
    }
}

/// The members of an answer that is no error.
pub(crate) fn members(body: &[u8]) -> Result<Map<String, Value>, Problem> {
    let Value::Object(mut members) = serde_json::from_slice(body)? else {
        return Err(Problem::NotAnObject);
    };
    match members.remove("error") {
        None | Some(Value::Null) => Ok(members),
        Some(error) => Err(GraphError::from_value(error)
            .map_or(Problem::OddError, |error| Problem::Error(Box::new(error)))),
    }
}

/// The text given to [`Receipt::from_json`] or [`Answer::from_json`] is something else.
#[derive(Debug)]
pub struct NotAReceipt(Problem);

impl fmt::Display for NotAReceipt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "no receipt: {}", self.0)
    }
}

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
    OddError,
    Error(Box<GraphError>),
}

impl Problem {
    pub(crate) fn cause(&self) -> Option<&(dyn StdError + 'static)> {
        match self {
            Self::Json(source) => Some(source),
            Self::Error(source) => Some(source),
            Self::NotAnObject | Self::OddError => None,
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
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
    fn every_member_is_optional() {
        for body in [
            "{}",
            r#"{"error":null}"#,
            r#"{"result":"success"}"#,
            r#"{"message_id":null,"recipient_id":[]}"#,
        ] {
            assert_eq!(Receipt::from_json(body.as_bytes()).unwrap(), Receipt::default(), "{body}");
        }
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
