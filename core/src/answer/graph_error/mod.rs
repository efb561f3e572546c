//! What the Graph API says when it refuses a request: the `{"error": {…}}` envelope and what its
//! codes mean.

use std::error::Error as StdError;
use std::fmt;

use serde_json::{Map, Value};

use crate::reading::lenient::{Lenient, taken};

mod code;

pub use code::{CODES, Code, Family, Limited, Waiting};

/// An error as the platform reports it.
///
/// The platform answers a refused request with `{"error": {…}}`, mostly beside an HTTP status of
/// 4xx or 5xx, now and then beside a 200. Which members the object has differs from code to code;
/// what is absent reads as empty, `None` or 0 here.
///
/// The meaning of codes and subcodes:
/// [error codes](https://developers.facebook.com/documentation/business-messaging/messenger-platform/error-codes).
///
/// # Example
///
/// ```
/// use sendapi_core::graph_error::GraphError;
///
/// let body = br#"{"error": {
///     "message": "(#100) No matching user found",
///     "type": "OAuthException",
///     "code": 100,
///     "error_subcode": 2018001,
///     "fbtrace_id": "Abc"
/// }}"#;
/// let error = GraphError::from_json(body)?;
/// assert_eq!((error.code(), error.subcode()), (100, Some(2_018_001)));
/// assert_eq!(
///     error.to_string(),
///     "(#100) No matching user found (code 100, subcode 2018001, OAuthException, trace Abc)"
/// );
/// # Ok::<(), sendapi_core::graph_error::NotAGraphError>(())
/// ```
#[derive(Clone, Default, PartialEq, Eq)]
#[doc(alias = "fbtrace_id")]
#[doc(alias = "error_subcode")]
#[doc(alias = "OAuthException")]
pub struct GraphError {
    message: String,
    kind: String,
    code: i64,
    subcode: Option<i64>,
    user_title: Option<String>,
    user_message: Option<String>,
    transient: Option<bool>,
    fbtrace_id: Option<String>,
    error_data: Option<String>,
    extra: Map<String, Value>,
}

impl GraphError {
    /// Reads an answer's body.
    ///
    /// Numbers may be written as text; members that are absent, unknown or of an unexpected type
    /// are no obstacle. The flat form of Instagram's login host, `error_message` with `error_type` and
    /// `code`, is read too. A [batch](https://developers.facebook.com/docs/graph-api/batch-requests)
    /// is answered with a list, each item of which has an error of its own in its `body`.
    ///
    /// # Errors
    ///
    /// [`NotAGraphError`] when the body is not JSON or holds no error.
    pub fn from_json(body: &[u8]) -> Result<Self, NotAGraphError> {
        match serde_json::from_slice(body) {
            Ok(Value::Object(answer)) => match Self::among(answer) {
                Among::Error(error) => Ok(error),
                Among::Odd | Among::Nothing(_) => Err(NotAGraphError { source: None }),
            },
            Ok(_) => Err(NotAGraphError { source: None }),
            Err(source) => Err(NotAGraphError { source: Some(source) }),
        }
    }

    /// The error among the members of an answer, in either form: the one place that tells an error from
    /// another answer.
    pub(crate) fn among(mut answer: Map<String, Value>) -> Among {
        match answer.remove("error") {
            Some(Value::Object(members)) => Among::Error(Self::from_members(members)),
            Some(Value::Null) | None if Self::is_flat(&answer) => {
                Among::Error(Self::from_flat(answer))
            }
            Some(Value::Null) | None => Among::Nothing(answer),
            Some(_) => Among::Odd,
        }
    }

    fn from_members(mut members: Map<String, Value>) -> Self {
        Self {
            message: taken(&mut members, "message").unwrap_or_default(),
            kind: taken(&mut members, "type").unwrap_or_default(),
            code: taken(&mut members, "code").unwrap_or_default(),
            subcode: taken(&mut members, "error_subcode"),
            user_title: taken(&mut members, "error_user_title"),
            user_message: taken(&mut members, "error_user_msg"),
            transient: taken(&mut members, "is_transient"),
            fbtrace_id: taken(&mut members, "fbtrace_id"),
            error_data: taken(&mut members, "error_data").map(|Data(json)| json),
            extra: members,
        }
    }

    /// Words alone are somebody else's: one of the two others comes with them.
    fn is_flat(answer: &Map<String, Value>) -> bool {
        let has = |name| answer.get(name).is_some_and(|member| !member.is_null());
        has("error_message") && (has("error_type") || has("code"))
    }

    fn from_flat(mut answer: Map<String, Value>) -> Self {
        Self {
            message: taken(&mut answer, "error_message").unwrap_or_default(),
            kind: taken(&mut answer, "error_type").unwrap_or_default(),
            code: taken(&mut answer, "code").unwrap_or_default(),
            extra: answer,
            ..Self::default()
        }
    }

    /// `message`: what went wrong, in English and for developers. Many begin with the code: `(#100)
    /// …`.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.message
    }

    /// `type`: the family of the error, such as `OAuthException` or `IGApiException`.
    #[must_use]
    pub fn kind(&self) -> &str {
        &self.kind
    }

    /// `code`: what went wrong, roughly. 0 when the platform gave none.
    #[must_use]
    pub fn code(&self) -> i64 {
        self.code
    }

    /// `error_subcode`: what went wrong, exactly.
    #[must_use]
    pub fn subcode(&self) -> Option<i64> {
        self.subcode
    }

    /// `error_user_title`: the title of a dialogue for the person using the app, in that person's
    /// language.
    #[must_use]
    pub fn user_title(&self) -> Option<&str> {
        self.user_title.as_deref()
    }

    /// `error_user_msg`: the text of that dialogue.
    #[must_use]
    pub fn user_message(&self) -> Option<&str> {
        self.user_message.as_deref()
    }

    /// `is_transient`: the platform's own word on whether the error will pass; it is rarely given.
    ///
    /// [`is_transient`](Self::is_transient) knows the codes as well.
    #[must_use]
    pub fn transient_flag(&self) -> Option<bool> {
        self.transient
    }

    /// `fbtrace_id`: what Meta's support asks for.
    #[must_use]
    pub fn fbtrace_id(&self) -> Option<&str> {
        self.fbtrace_id.as_deref()
    }

    /// `error_data`: further details as JSON text; their form differs from error to error.
    #[must_use]
    pub fn error_data(&self) -> Option<&str> {
        self.error_data.as_deref()
    }

    /// All other members, and those that are of another kind than expected.
    #[must_use]
    pub const fn extra(&self) -> &Map<String, Value> {
        &self.extra
    }

    /// What the code means and what to do about it, from [`CODES`].
    ///
    /// The row of code and subcode; without one that of the code alone; without that a row that
    /// says that nothing is known. Numbers of the Messenger Platform itself (1400000 and above) are found
    /// whether they come as code or as subcode, which its pages leave open.
    ///
    /// # Example
    ///
    /// ```
    /// # use sendapi_core::graph_error::GraphError;
    /// let error = GraphError::from_json(br#"{"error": {"code": 190, "error_subcode": 463}}"#)?;
    /// assert_eq!(
    ///     error.explain().to_string(),
    ///     "the access token has expired: get a new one \
    ///      (https://developers.facebook.com/docs/graph-api/guides/error-handling)"
    /// );
    /// # Ok::<(), sendapi_core::graph_error::NotAGraphError>(())
    /// ```
    #[must_use]
    pub fn explain(&self) -> &'static Code {
        Code::of(self.code, self.subcode)
    }

    /// Whether it is in the Graph API's own envelope, with `type` and `fbtrace_id`.
    ///
    /// Gateways and API managers write `{"error": {"code": 502, "message": …}}` too. What such an
    /// object says is not the platform's word: only the HTTP status beside it counts.
    ///
    /// ```
    /// # use sendapi_core::graph_error::GraphError;
    /// let gateway = GraphError::from_json(br#"{"error": {"code": 502, "message": "Bad Gateway"}}"#)?;
    /// assert!(!gateway.is_from_graph());
    /// # Ok::<(), sendapi_core::graph_error::NotAGraphError>(())
    /// ```
    #[must_use]
    pub fn is_from_graph(&self) -> bool {
        let is_there = |text: &str| !text.trim().is_empty();
        is_there(&self.kind) && self.fbtrace_id.as_deref().is_some_and(is_there)
    }

    /// Whether the message came too late after the person's last one.
    ///
    /// The same message will not get through until the person writes again; a
    /// [message tag](https://developers.facebook.com/documentation/business-messaging/messenger-platform/send-messages/message-tags)
    /// may.
    #[must_use]
    pub fn is_window_closed(&self) -> bool {
        self.explain().family() == Family::Window
    }

    /// Whether the person cannot get messages from this account: they blocked it, left, or their
    /// account is closed. Nothing gets through until they write again.
    #[must_use]
    pub fn is_recipient_unavailable(&self) -> bool {
        self.explain().family() == Family::Recipient
    }

    /// Whether the platform wants nothing more from this account, for hours or days, for what it sent
    /// (368, 10 with subcode 1893063, subcode 2534029). Going on makes it worse.
    #[must_use]
    pub fn is_blocked(&self) -> bool {
        self.explain().blocks()
    }

    /// Whether the access token is expired, withdrawn or none at all: nothing gets through until it
    /// is replaced.
    #[must_use]
    pub fn needs_new_token(&self) -> bool {
        self.explain().family() == Family::Token
    }

    /// Whether too much was sent in too short a time: the same request may get through after a
    /// pause.
    #[must_use]
    pub fn is_rate_limited(&self) -> bool {
        self.explain().family() == Family::RateLimit
    }

    /// Whether the same request may get through within seconds or minutes: by the code, or by the
    /// platform's own flag, which counts for more than the code unless that rules it out.
    ///
    /// Includes [rate limits](Self::is_rate_limited), but for those that last too long. Whether the
    /// message may have been sent all the same is another question, which the HTTP status answers too.
    #[must_use]
    pub fn is_transient(&self) -> bool {
        match self.explain().waiting() {
            Waiting::Seconds | Waiting::Pause => self.transient != Some(false),
            Waiting::Later | Waiting::NotBeforeAChange => self.transient == Some(true),
            Waiting::Never => false,
        }
    }

    /// Whether the message reached the person all the same (code 1, subcode 1357046): sending it
    /// again doubles it.
    #[must_use]
    pub fn is_delivered(&self) -> bool {
        self.explain().family() == Family::Delivered
    }

    /// Whether the comment has had its one private reply (subcode 2534023).
    ///
    /// This request was not sent then. Where an earlier try of the same private reply left it open
    /// whether it arrived, this proves that it did.
    #[must_use]
    pub fn is_replied(&self) -> bool {
        self.explain().family() == Family::Replied
    }

    /// Whether the platform gave up half-way (code 504), so that the message may or may not have
    /// been delivered.
    #[must_use]
    pub fn is_timeout(&self) -> bool {
        self.explain().family() == Family::Timeout
    }
}

impl fmt::Display for GraphError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.message.trim() {
            "" => f.write_str("error without a message")?,
            message => write_in_one_line(f, message)?,
        }
        write!(f, " (code {}", self.code)?;
        if let Some(subcode) = self.subcode {
            write!(f, ", subcode {subcode}")?;
        }
        if !self.kind.is_empty() {
            f.write_str(", ")?;
            write_in_one_line(f, &self.kind)?;
        }
        if let Some(trace) = &self.fbtrace_id {
            f.write_str(", trace ")?;
            write_in_one_line(f, trace)?;
        }
        f.write_str(")")
    }
}

/// `Display`, and what the platform has for people to read.
impl fmt::Debug for GraphError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")?;
        let more = [
            ("title", &self.user_title),
            ("message to people", &self.user_message),
            ("data", &self.error_data),
        ];
        for (name, words) in more {
            if let Some(words) = words {
                write!(f, " [{name}: ")?;
                write_in_one_line(f, words)?;
                f.write_str("]")?;
            }
        }
        Ok(())
    }
}

impl StdError for GraphError {}

/// What [`GraphError::among`] finds.
pub(crate) enum Among {
    Error(GraphError),
    /// An `error` that is no object.
    Odd,
    /// No error: all members of the answer.
    Nothing(Map<String, Value>),
}

/// `error_data`: any JSON but null.
struct Data(String);

impl Lenient for Data {
    fn read(written: &Value) -> Option<Self> {
        (!written.is_null()).then(|| Self(written.to_string()))
    }
}

/// The text given to [`GraphError::from_json`] is not JSON, or has no `error` object.
pub struct NotAGraphError {
    source: Option<serde_json::Error>,
}

impl fmt::Display for NotAGraphError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.source {
            Some(_) => "no Graph error: the body is not JSON",
            None => "no Graph error: the body has no `error` object",
        })
    }
}

crate::told! { NotAGraphError }

impl StdError for NotAGraphError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.source.as_ref().map(|source| source as _)
    }
}

/// The platform's words end up in log files, where a line break would begin a new entry.
fn write_in_one_line(f: &mut fmt::Formatter<'_>, text: &str) -> fmt::Result {
    use fmt::Write as _;
    text.chars().try_for_each(|c| f.write_char(if c.is_control() { ' ' } else { c }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn coded(code: i64, subcode: impl Into<Option<i64>>) -> GraphError {
        GraphError { code, subcode: subcode.into(), ..GraphError::default() }
    }

    #[test]
    fn every_member_is_read() {
        let error = GraphError::from_json(
            br#"{"error":{"message":"No","type":"IGApiException","code":508,"error_subcode":2534122,
                "error_user_title":"Link can not be shared","error_user_msg":"Try again","is_transient":true,
                "fbtrace_id":"Abc","error_data":{"blame":["message"]},"new_member":[1]},"more":null}"#,
        )
        .unwrap();
        assert_eq!(error.message(), "No");
        assert_eq!(error.kind(), "IGApiException");
        assert_eq!(error.code(), 508);
        assert_eq!(error.subcode(), Some(2_534_122));
        assert_eq!(error.user_title(), Some("Link can not be shared"));
        assert_eq!(error.user_message(), Some("Try again"));
        assert_eq!(error.transient_flag(), Some(true));
        assert_eq!(error.fbtrace_id(), Some("Abc"));
        assert_eq!(error.error_data(), Some(r#"{"blame":["message"]}"#));
        assert!(error.is_transient());
    }

    #[test]
    fn numbers_and_flags_may_be_text() {
        let error = GraphError::from_json(
            br#"{"error":{"code":"190","error_subcode":" 463","is_transient":"True","message":7,"fbtrace_id":12}}"#,
        )
        .unwrap();
        assert_eq!((error.code(), error.subcode()), (190, Some(463)));
        assert_eq!(error.transient_flag(), Some(true));
        assert_eq!((error.message(), error.fbtrace_id()), ("7", Some("12")));
    }

    #[test]
    fn the_flat_form_of_the_login_is_read() {
        let flat = br#"{"error_type": "OAuthException", "code": 400, "error_message": "Invalid redirect_uri"}"#;
        let error = GraphError::from_json(flat).unwrap();
        assert_eq!((error.message(), error.kind()), ("Invalid redirect_uri", "OAuthException"));
        assert_eq!((error.code(), error.subcode()), (400, None));
        assert!(GraphError::from_json(br#"{"code": 200, "error_type": "none"}"#).is_err());
    }

    #[test]
    fn absent_and_odd_members_are_no_obstacle() {
        let empty = GraphError::from_json(br#"{"error":{}}"#).unwrap();
        assert_eq!(empty, GraphError::default());
        let odd = br#"{"error":{"message":[],"type":null,"code":1.5,"error_subcode":{},"is_transient":"perhaps",
            "fbtrace_id":1e300,"error_data":null}}"#;
        let odd = GraphError::from_json(odd).unwrap();
        assert_eq!(GraphError { extra: Map::new(), ..odd }, GraphError::default());
    }

    #[test]
    fn anything_else_is_no_graph_error() {
        for body in [
            "",
            "<html>",
            "{",
            "[]",
            "null",
            "{}",
            r#"{"error":"no"}"#,
            r#"{"error":null}"#,
            "\u{feff}{}",
        ] {
            let error = GraphError::from_json(body.as_bytes()).unwrap_err();
            assert!(error.to_string().starts_with("no Graph error: "), "{body}: {error}");
        }
        assert!(GraphError::from_json(&[0xff, 0xfe]).unwrap_err().source().is_some());
        assert!(GraphError::from_json(b"{}").unwrap_err().source().is_none());
        let deep = "[".repeat(100_000);
        assert!(GraphError::from_json(deep.as_bytes()).is_err());
    }

    #[test]
    fn display_is_one_line_and_says_what_is_known() {
        let bare = GraphError { message: "Invalid user".to_owned(), ..coded(100, None) };
        assert_eq!(bare.to_string(), "Invalid user (code 100)");
        assert_eq!(coded(0, None).to_string(), "error without a message (code 0)");
        let lines =
            GraphError { message: "a\nb".to_owned(), kind: "c\rd".to_owned(), ..coded(1, 99) };
        assert_eq!(lines.to_string(), "a b (code 1, subcode 99, c d)");
    }

    #[test]
    fn window() {
        for subcode in [2_018_278, 2_018_065, 2_534_022] {
            assert!(coded(10, subcode).is_window_closed(), "{subcode}");
            assert!(!coded(10, subcode).is_transient(), "{subcode}");
        }
        assert!(!coded(10, None).is_window_closed());
        assert!(!coded(10, 2_018_108).is_window_closed());
        assert!(!coded(200, 1_545_041).is_window_closed());
    }

    #[test]
    fn token() {
        assert!(coded(190, None).needs_new_token());
        assert!(coded(190, 463).needs_new_token());
        assert!(!coded(200, None).needs_new_token());
    }

    #[test]
    fn rate_limits() {
        for code in [4, 17, 32, 341, 613, 80_001, 80_002, 80_006] {
            assert!(
                coded(code, None).is_rate_limited() && coded(code, None).is_transient(),
                "{code}"
            );
        }
        assert!(coded(613, 2_534_040).is_rate_limited());
        for subcode in [1_893_016, 2_018_338] {
            assert!(
                !coded(613, subcode).is_rate_limited() && !coded(613, subcode).is_transient(),
                "{subcode}"
            );
        }
        assert!(!coded(368, None).is_rate_limited());
    }

    #[test]
    fn recipients() {
        for (code, subcode) in
            [(551, None), (551, Some(1_545_041)), (200, Some(1_545_041)), (10, Some(2_018_108))]
        {
            assert!(coded(code, subcode).is_recipient_unavailable(), "{code}");
            assert!(!coded(code, subcode).is_transient(), "{code}");
        }
        assert!(!coded(200, None).is_recipient_unavailable());
        assert!(!coded(100, 2_018_001).is_recipient_unavailable());
    }

    #[test]
    fn the_flag_counts_unless_repeating_does_harm() {
        for row in CODES {
            let flagged =
                GraphError { transient: Some(true), ..coded(*row.codes().start(), row.subcode()) };
            assert_eq!(flagged.is_transient(), row.waiting() != Waiting::Never, "{row:?}");
            let bare = coded(*row.codes().start(), row.subcode());
            let soon = matches!(row.waiting(), Waiting::Seconds | Waiting::Pause);
            assert_eq!(bare.is_transient(), soon, "{row:?}");
        }
        assert!(!coded(77, None).is_transient());
        assert!(GraphError { transient: Some(true), ..coded(77, None) }.is_transient());
    }

    #[test]
    fn transient() {
        for code in [1, 2, 504, 1200] {
            assert!(
                coded(code, None).is_transient() && !coded(code, None).is_rate_limited(),
                "{code}"
            );
        }
        for (code, subcode) in
            [(1, Some(2_018_382)), (2, Some(2_018_344)), (100, None), (368, None), (551, None)]
        {
            assert!(!coded(code, subcode).is_transient(), "{code}");
        }
        assert!(GraphError { transient: Some(true), ..coded(508, 2_534_122) }.is_transient());
        assert!(!GraphError { transient: Some(true), ..coded(1, 1_357_046) }.is_transient());
    }

    #[test]
    fn delivered_all_the_same() {
        assert!(coded(1, 1_357_046).is_delivered());
        assert!(!coded(1, None).is_delivered());
    }
}
