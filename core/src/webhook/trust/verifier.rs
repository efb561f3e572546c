//! Whether a body comes from the platform: the signature in its header.

use std::error::Error as StdError;
use std::fmt;

use hmac::digest::KeyInit;
use hmac::{Hmac, Mac};
use secrecy::{ExposeSecret as _, SecretString};
use sha1::Sha1;
use sha2::Sha256;

use crate::told::Advised;
use crate::webhook::body::Webhook;
use crate::webhook::trust::line;
use crate::webhook::trust::not_a_webhook::NotAWebhook;

/// Checks that a body was signed with the app's secret, and so comes from the platform.
///
/// What is signed are the bytes as they came: give those, never JSON that was read and written again.
///
/// ```
/// use sendapi_core::webhook::Verifier;
///
/// let verifier = Verifier::new("sesame");
/// let header = "sha256=f39034b29165ec6a5104d9aef27266484ab26c8caa7bca8bcb2dd02e8be61b17";
/// assert!(verifier.verify(header, b"hello world").is_ok());
/// assert!(verifier.verify(header, b"hello world!").is_err());
/// ```
///
/// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/webhooks>.
#[derive(Clone, Debug)]
#[doc(alias = "X-Hub-Signature-256")]
#[doc(alias = "app secret")]
pub struct Verifier {
    secrets: Vec<SecretString>,
    limit: usize,
    takes_sha1: bool,
}

impl Verifier {
    /// The largest body that [`open`](Self::open) takes, in bytes, unless [`limit`](Self::limit) says otherwise: room for
    /// a thousand events, which the platform puts into one body at most, of 4 KiB each.
    pub const LIMIT: usize = 4 * 1024 * 1024;

    /// Checks with this app secret. An empty one, as from a variable that is not set, verifies nothing. A line end at its
    /// end, as from a file, is no part of it.
    pub fn new(app_secret: impl Into<String>) -> Self {
        Self { secrets: vec![line(app_secret).into()], limit: Self::LIMIT, takes_sha1: false }
    }

    /// Takes another app secret as well: while secrets are changed, or for several apps behind one address.
    #[must_use]
    pub fn or(mut self, app_secret: impl Into<String>) -> Self {
        self.secrets.push(line(app_secret).into());
        self
    }

    /// Takes the values of the older header `X-Hub-Signature`, by SHA-1, as well.
    #[must_use]
    pub const fn with_sha1(mut self) -> Self {
        self.takes_sha1 = true;
        self
    }

    /// The largest body that [`open`](Self::open) takes, in bytes.
    #[must_use]
    pub const fn limit(mut self, bytes: usize) -> Self {
        self.limit = bytes;
        self
    }

    /// The largest body that [`open`](Self::open) takes, in bytes, as it was set.
    #[must_use]
    pub const fn body_limit(&self) -> usize {
        self.limit
    }

    /// Reads a body that the platform signed: checks its size, then its signature, then reads it.
    ///
    /// # Errors
    ///
    /// [`Refused`] says at which of the three it failed; what comes after was not tried.
    pub fn open(&self, header_value: &str, body: &[u8]) -> Result<Webhook, Refused> {
        if body.len() > self.limit {
            return Err(Refused::TooLarge { size: body.len(), limit: self.limit });
        }
        self.verify(header_value, body).map_err(Refused::Signature)?;
        Webhook::from_json(body).map_err(Refused::Body)
    }

    /// Checks the value of the header `X-Hub-Signature-256` against the body, in constant time. A header that is missing
    /// is given as the empty text.
    ///
    /// # Errors
    ///
    /// [`WrongSignature`] says what is wrong.
    pub fn verify(&self, header_value: &str, body: &[u8]) -> Result<(), WrongSignature> {
        match self.signature(header_value)? {
            Signature::Sha256(code) => self.matches::<Hmac<Sha256>>(&code, body),
            Signature::Sha1(code) => self.matches::<Hmac<Sha1>>(&code, body),
        }
    }

    /// Whether the value of the header could be a signature at all: what [`verify`](Self::verify) says of it before it
    /// looks at the body. So a server can turn a request away whose body it has not read.
    ///
    /// # Errors
    ///
    /// [`WrongSignature`] says what is wrong; it is no [`Mismatch`](WrongSignature::Mismatch).
    pub fn verify_header(&self, header_value: &str) -> Result<(), WrongSignature> {
        self.signature(header_value).map(drop)
    }

    fn signature(&self, header_value: &str) -> Result<Signature, WrongSignature> {
        if self.secrets.iter().any(|secret| secret.expose_secret().is_empty()) {
            return Err(WrongSignature::NoSecret);
        }
        match header_value.trim().split_once('=') {
            Some(("sha256", digits)) => code(digits, SHA256_DIGITS).map(Signature::Sha256),
            Some(("sha1", _)) if !self.takes_sha1 => Err(WrongSignature::Sha1),
            Some(("sha1", digits)) => code(digits, SHA1_DIGITS).map(Signature::Sha1),
            None if header_value.trim().is_empty() => Err(WrongSignature::Missing),
            _ => Err(WrongSignature::Malformed),
        }
    }

    fn matches<M: Mac + KeyInit>(&self, code: &[u8], body: &[u8]) -> Result<(), WrongSignature> {
        // All secrets are tried, so that the time does not tell which one it was.
        let matching = self.secrets.iter().filter(|secret| {
            signed_with::<M>(secret)
                .is_some_and(|mac| mac.chain_update(body).verify_slice(code).is_ok())
        });
        if matching.count() > 0 { Ok(()) } else { Err(WrongSignature::Mismatch) }
    }
}

/// What a header claims to be.
enum Signature {
    Sha256(Vec<u8>),
    Sha1(Vec<u8>),
}

/// Why [`Verifier::open`] refuses a body.
#[non_exhaustive]
pub enum Refused {
    /// It is too large.
    TooLarge {
        /// Its size in bytes.
        size: usize,
        /// The limit in bytes.
        limit: usize,
    },
    /// The platform did not sign it.
    Signature(WrongSignature),
    /// It is signed, but no webhook.
    Body(NotAWebhook),
}

impl Refused {
    /// The HTTP status to answer with.
    #[must_use]
    pub const fn status(&self) -> u16 {
        match self {
            Self::TooLarge { .. } => 413,
            Self::Signature(_) => 403,
            Self::Body(_) => 400,
        }
    }
}

impl Advised for Refused {
    fn write_cause(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLarge { size, limit } => {
                write!(
                    formatter,
                    "the body has {size} bytes, {} over the limit of {limit}",
                    size.saturating_sub(*limit)
                )
            }
            Self::Signature(error) => error.write_cause(formatter),
            Self::Body(error) => write!(formatter, "{error}"),
        }
    }

    fn advice(&self) -> Option<&'static str> {
        match self {
            Self::Signature(error) => error.advice(),
            Self::TooLarge { .. } | Self::Body(_) => None,
        }
    }
}

impl fmt::Display for Refused {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.write_sentence(formatter)
    }
}

crate::told! { Refused }

/// Its sentence is that of what it holds, and so is its source.
impl StdError for Refused {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        match self {
            Self::TooLarge { .. } => None,
            Self::Signature(error) => error.source(),
            Self::Body(error) => error.source(),
        }
    }
}

/// Why a signature does not hold. Nothing of the secret or of the signature is in it.
#[derive(Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum WrongSignature {
    /// The header is missing or empty.
    Missing,
    /// The header is not `sha256=` and hexadecimal digits.
    Malformed,
    /// The header has another number of digits.
    Length {
        /// How many bytes stand behind the `=`.
        found: usize,
        /// How many digits belong there.
        expected: usize,
    },
    /// The header is of the older kind, which [`Verifier::with_sha1`] allows.
    Sha1,
    /// The header is in order, but the body was not signed with the app's secret, or was changed on the way.
    Mismatch,
    /// An app secret is empty, so that anyone could sign.
    NoSecret,
}

impl Advised for WrongSignature {
    fn write_cause(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing => formatter.write_str("the header `X-Hub-Signature-256` is missing"),
            Self::Malformed => formatter.write_str(
                "the header `X-Hub-Signature-256` is not `sha256=` and hexadecimal digits",
            ),
            Self::Length { found, expected } => write!(
                formatter,
                "the signature has {found} hexadecimal digits instead of {expected}"
            ),
            Self::Sha1 => formatter.write_str("the signature is by SHA-1"),
            Self::Mismatch => formatter.write_str("the signature does not match"),
            Self::NoSecret => {
                formatter.write_str("the app secret is empty, so that nothing can be verified")
            }
        }
    }

    fn advice(&self) -> Option<&'static str> {
        match self {
            Self::Missing => Some(
                "look whether a proxy takes it away; the platform sends it with every webhook, so that it may be somebody else \
                 who posts",
            ),
            Self::Malformed | Self::Length { .. } => None,
            Self::Sha1 => Some("give the header `X-Hub-Signature-256`, or allow it by `with_sha1`"),
            Self::Mismatch => Some(
                "the body was not signed with this app secret, or was changed on the way; compare the secret with that in the \
                 app's basic settings (with Instagram login the Instagram app secret), and look whether a proxy changes bodies",
            ),
            Self::NoSecret => Some(
                "give the one in the app's basic settings, and look whether the variable that it comes from is set",
            ),
        }
    }
}

impl fmt::Display for WrongSignature {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.write_sentence(formatter)
    }
}

crate::told! { WrongSignature }

impl StdError for WrongSignature {}

/// A code over nothing as yet. Keys of all lengths are taken.
fn signed_with<M: Mac + KeyInit>(secret: &SecretString) -> Option<M> {
    <M as KeyInit>::new_from_slice(secret.expose_secret().as_bytes()).ok()
}

fn code(digits: &str, expected: usize) -> Result<Vec<u8>, WrongSignature> {
    if digits.len() != expected {
        return Err(WrongSignature::Length { found: digits.len(), expected });
    }
    bytes_of(digits).ok_or(WrongSignature::Malformed)
}

fn bytes_of(digits: &str) -> Option<Vec<u8>> {
    let digit = |byte: u8| char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
    let (pairs, []) = digits.as_bytes().as_chunks::<2>() else { return None };
    pairs.iter().map(|[high, low]| Some(digit(*high)? << 4 | digit(*low)?)).collect()
}

const SHA256_DIGITS: usize = 64;

const SHA1_DIGITS: usize = 40;
