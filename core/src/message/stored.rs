//! What a message holds: a request as a value, or the text that the macros wrote in its place.

use std::sync::OnceLock;

use super::Request;
use super::written;
use crate::check::violation::{Invalid, Violation};
use crate::check::{check, check_what_is_new};
use crate::convert::stencil::{Filled, Hole};
use crate::convert::value::{Schema as _, Storage, Value as _};
use crate::platform::PlatformKind;
use crate::tree::Node;
use crate::tree::write::write_json;

/// A request, in one form or the other: shown to the macros alone, by `expansion`.
#[doc(hidden)]
#[derive(Clone, Debug)]
#[expect(
    clippy::large_enum_variant,
    reason = "a message that is made and sent at once needs no box"
)]
pub enum Held<'a> {
    /// A value.
    Value(Request<'a>),
    /// A value that was read, with what was told of members that the platform passes over.
    Read(Box<(Request<'a>, Vec<Violation>)>),
    /// JSON.
    Text(Text<'a>),
}

/// A request as the text that the macros wrote.
#[doc(hidden)]
#[derive(Clone, Debug)]
#[expect(
    clippy::large_enum_variant,
    reason = "a message that is made and sent at once needs no box"
)]
pub enum Text<'a> {
    /// Without holes, so that it may stand in a `const`.
    Whole(&'static str),
    /// With holes; and the value that was read of it when somebody asked.
    Filled(Filled<'a>, OnceLock<Box<Request<'static>>>),
}

impl<'a> Held<'a> {
    /// A request that was read, beside which there was what the platform passes over.
    pub(crate) fn read(request: Request<'a>, passed_over: Vec<Violation>) -> Self {
        if passed_over.is_empty() {
            Self::Value(request)
        } else {
            Self::Read(Box::new((request, passed_over)))
        }
    }

    pub(crate) fn filled<const N: usize>(text: &'static str, holes: [Hole<'a>; N]) -> Self {
        Self::Text(Text::Filled(Filled::new(text, holes), OnceLock::new()))
    }

    /// The request as a tree.
    pub(crate) fn node(&self) -> Node<'_> {
        match self {
            Self::Value(request) => request.node(),
            Self::Read(read) => read.0.node(),
            Self::Text(Text::Whole(json)) => written::request(json).node(),
            Self::Text(Text::Filled(filled, _)) => filled.node(),
        }
    }

    /// The rules that the platform would refuse it for. What the compiler has checked is not checked again.
    pub(crate) fn validate(&self, platform: PlatformKind) -> Result<(), Invalid> {
        let violations = match self {
            Self::Value(_) | Self::Read(_) => check(Request::SHAPE, self.node(), platform),
            Self::Text(Text::Whole(_)) => return Ok(()),
            Self::Text(Text::Filled(filled, _)) => {
                check_what_is_new(Request::SHAPE, filled.node(), platform)
            }
        };
        Invalid::among(violations).map_or(Ok(()), Err)
    }

    /// All that the rules have to say of it.
    pub(crate) fn violations(&self, platform: PlatformKind) -> Vec<Violation> {
        let mut violations = match self {
            Self::Read(read) => read.1.clone(),
            Self::Value(_) | Self::Text(_) => Vec::new(),
        };
        violations.extend(check(Request::SHAPE, self.node(), platform));
        violations
    }

    pub(crate) fn request(&self) -> &Request<'a> {
        match self {
            Self::Value(request) => request,
            Self::Read(read) => &read.0,
            Self::Text(Text::Whole(json)) => written::request(json),
            Self::Text(Text::Filled(filled, read)) => {
                read.get_or_init(|| Box::new(read_of(filled)))
            }
        }
    }

    // Inlined, as `into_owned` below.
    #[inline]
    pub(crate) fn into_request(self) -> Request<'a> {
        match self {
            Self::Value(request) => request,
            Self::Read(read) => read.0,
            Self::Text(Text::Whole(json)) => written::request(json).clone(),
            Self::Text(Text::Filled(filled, read)) => {
                read.into_inner().map_or_else(|| read_of(&filled), |read| *read)
            }
        }
    }

    /// The same, with what it borrows copied; text stays text, and what was read of it stays too.
    // Inlined like all that it calls: who never asks for it does not wait for it when this crate is compiled.
    #[inline]
    pub(crate) fn into_owned(self) -> Held<'static> {
        match self {
            Self::Value(request) => Held::Value(request.into_owned()),
            Self::Read(read) => Held::read(read.0.into_owned(), read.1),
            Self::Text(Text::Whole(json)) => Held::Text(Text::Whole(json)),
            Self::Text(Text::Filled(filled, read)) => {
                Held::Text(Text::Filled(filled.into_owned(), read))
            }
        }
    }

    /// Appends the body as it is sent to `out`; what is there as text is copied.
    pub(crate) fn write_json(&self, out: &mut Vec<u8>) {
        match self {
            Self::Value(_) | Self::Read(_) => write_json(self.node(), out),
            Self::Text(Text::Whole(json)) => out.extend_from_slice(json.as_bytes()),
            Self::Text(Text::Filled(filled, _)) => filled.write(out),
        }
    }
}

#[expect(
    clippy::panic,
    reason = "only the macros make such a text, with values of the fields' types"
)]
fn read_of(filled: &Filled<'_>) -> Request<'static> {
    let request = Request::read(filled.node(), Storage::Owned);
    request.unwrap_or_else(|| panic!("`message!` wrote what it cannot read: {filled:?}"))
}
