//! What the platform answers to a [`Call`](super::Call).
//!
//! Every member is optional and read leniently: ids may be numbers, flags may be text. What is not known, or is of
//! another kind than expected, stays in `extra`.

use std::error::Error as StdError;
use std::fmt;

use serde_json::{Map, Value};

use crate::answer::graph_error::GraphError;
use crate::answer::response::{Problem, Receipt, members, receipt};
use crate::convert::value as schema;
use crate::reading::lenient::{Lenient, taken};
use crate::tree::json::Json;

/// Something that the platform answers.
///
/// ```
/// use sendapi_core::call::answer::{Answer, Made};
///
/// let made = Made::from_json(br#"{"id":"1008","color":"red"}"#)?;
/// assert_eq!(made.id.as_deref(), Some("1008"));
/// assert_eq!(made.extra["color"], "red");
/// # Ok::<(), sendapi_core::call::answer::NotAnAnswer>(())
/// ```
pub trait Answer: Sized + Send + 'static {
    /// Members of which one has to be there: without any, a JSON object is somebody else's, such as a
    /// gateway's `{"message": "Forbidden"}`. Empty where the platform may leave out everything.
    const TELLING: &'static [&'static str] = &[];

    /// The answer that has these members.
    fn from_members(members: Map<String, Value>) -> Self;

    /// Reads an answer's body. The HTTP status does not tell an answer from an error: an error may come beside a 200.
    ///
    /// # Errors
    /// [`NotAnAnswer`] when the body is no JSON object, has an `error`, or none of the members that
    /// [tell](Self::TELLING).
    fn from_json(body: &[u8]) -> Result<Self, NotAnAnswer> {
        let members = object(body)?;
        let tells = |name: &&str| members.get(*name).is_some_and(|value| !value.is_null());
        match Self::TELLING {
            telling if telling.is_empty() || telling.iter().any(tells) => {
                Ok(Self::from_members(members))
            }
            telling => Err(NotAnAnswer::without(telling)),
        }
    }
}

/// The members of an answer's body, unless it is an error or no object.
pub(super) fn object(body: &[u8]) -> Result<Map<String, Value>, NotAnAnswer> {
    members(body).map_err(NotAnAnswer)
}

/// The text given to [`Answer::from_json`] is something else.
pub struct NotAnAnswer(Problem);

impl NotAnAnswer {
    /// For an answer that has none of the members that tell.
    pub(super) const fn without(telling: &'static [&'static str]) -> Self {
        Self(Problem::Nothing(telling))
    }

    /// The platform's refusal, if the body is one.
    #[must_use]
    pub fn graph(&self) -> Option<&GraphError> {
        match &self.0 {
            Problem::Error(error) => Some(error),
            _ => None,
        }
    }
}

impl fmt::Display for NotAnAnswer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "no answer: {}", self.0)
    }
}

crate::told! { NotAnAnswer }

impl StdError for NotAnAnswer {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.0.cause()
    }
}

impl Answer for Receipt {
    const TELLING: &'static [&'static str] = Self::TELLING;

    fn from_members(members: Map<String, Value>) -> Self {
        Self::of(members)
    }

    /// As [`Receipt::from_json`] does: a name alone is no receipt.
    fn from_json(body: &[u8]) -> Result<Self, NotAnAnswer> {
        members(body).and_then(receipt).map_err(NotAnAnswer)
    }
}

/// A page of a list. The next one is asked for with its [`after`](Self::after).
///
/// `Debug` leaves out `paging` of `extra`: the platform writes the addresses of other pages with the token in them.
///
/// See <https://developers.facebook.com/docs/graph-api/results>.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct Listing<T> {
    /// The items, in the platform's order.
    pub data: Vec<T>,
    /// Where this page begins.
    pub before: Option<String>,
    /// Where the next page begins; there may be none all the same.
    pub after: Option<String>,
    /// All other members, and what stands among the items and is no object.
    pub extra: Map<String, Value>,
}

impl<T: Answer> Answer for Listing<T> {
    const TELLING: &'static [&'static str] = &[DATA];

    fn from_members(mut members: Map<String, Value>) -> Self {
        let cursor = |name| {
            let paging = members.get(PAGING)?.as_object()?;
            String::read(paging.get("cursors")?.as_object()?.get(name)?)
        };
        let (before, after) = (cursor("before"), cursor("after"));
        Self { data: taken(&mut members, DATA).unwrap_or_default(), before, after, extra: members }
    }
}

impl<T: fmt::Debug> fmt::Debug for Listing<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { data, before, after, extra } = self;
        let shown: Map<_, _> =
            extra.clone().into_iter().filter(|(name, _)| name != PAGING).collect();
        f.debug_struct("Listing")
            .field("data", data)
            .field("before", before)
            .field("after", after)
            .field("extra", &shown)
            .finish()
    }
}

const PAGING: &str = "paging";

/// A secret that the platform answers, such as the token of a Page: `Debug` keeps it to itself.
///
/// ```
/// use sendapi_core::call::account::AccountProfile;
/// use sendapi_core::call::answer::Answer;
///
/// let page = AccountProfile::from_json(br#"{"id":"101","access_token":"EAABexample"}"#)?;
/// assert!(!format!("{page:?}").contains("EAAB"));
/// assert_eq!(page.access_token.unwrap().expose(), "EAABexample");
/// # Ok::<(), sendapi_core::call::answer::NotAnAnswer>(())
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    /// The secret itself.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(..)")
    }
}

impl Lenient for Secret {
    fn read(written: &Value) -> Option<Self> {
        String::read(written).map(Self)
    }
}

/// An object.
impl<T: Answer> Lenient for Box<T> {
    fn read(written: &Value) -> Option<Self> {
        written.as_object().cloned().map(T::from_members).map(Self::new)
    }
}

/// A list of objects; anything else in it, such as the `null` of something deleted, is left over.
impl<T: Answer> Lenient for Vec<T> {
    fn read(written: &Value) -> Option<Self> {
        let item = |item: &Value| item.as_object().cloned().map(T::from_members);
        Some(written.as_array()?.iter().filter_map(item).collect())
    }

    fn left_over(written: &Value) -> Option<Value> {
        let odd: Vec<_> = written.as_array()?.iter().filter(|item| !item.is_object()).collect();
        (!odd.is_empty()).then(|| odd.into_iter().cloned().collect())
    }
}

/// The members that an edge of the Graph API tells: those of the one object in its `data`, or, as some pages have it, those
/// of the answer itself. What else is in either is kept; what both name stays in the object.
pub(super) fn of_the_only_one(mut members: Map<String, Value>) -> Map<String, Value> {
    let Some(Value::Object(first)) = items(&mut members).and_then(|data| data.first_mut()) else {
        return members;
    };
    let first = std::mem::take(first);
    let (twice, once): (Map<_, _>, Map<_, _>) =
        first.into_iter().partition(|(name, _)| members.contains_key(name));
    if let Some(data) = items(&mut members) {
        data.splice(..1, (!twice.is_empty()).then_some(Value::Object(twice)));
        if data.is_empty() {
            members.remove(DATA);
        }
    }
    members.extend(once);
    members
}

fn items(members: &mut Map<String, Value>) -> Option<&mut Vec<Value>> {
    members.get_mut(DATA)?.as_array_mut()
}

/// Reads a member that the schema knows. It is left over all the same if it has more in it than the schema.
pub(super) fn read<T: schema::Value>(members: &mut Map<String, Value>, name: &str) -> Option<T> {
    let written = members.get(name)?;
    let json = Json::parse(&written.to_string()).ok()?;
    let value = T::read(json.node(), schema::Storage::Owned)?;
    if serde_json::to_value(value.node()).is_ok_and(|kept| kept == *written) {
        members.remove(name);
    }
    Some(value)
}

/// Answers with fixed members: one struct each, with what is left over in `extra`. A member that is no identifier of Rust is
/// given as `field = "name": Type`.
macro_rules! answers {
    ($($(#[$about:meta])* $answer:ident $([$($telling:literal),*])? {
        $($(#[$member_about:meta])* $member:ident $(= $wire:literal)?: $kind:ty,)*
    })*) => {$(
        $(#[$about])*
        #[derive(Clone, Debug, Default, PartialEq)]
        #[non_exhaustive]
        pub struct $answer {
            $($(#[$member_about])* pub $member: Option<$kind>,)*
            /// All other members.
            pub extra: serde_json::Map<String, serde_json::Value>,
        }

        impl $crate::call::answer::Answer for $answer {
            $(const TELLING: &'static [&'static str] = &[$($telling),*];)?

            fn from_members(mut members: serde_json::Map<String, serde_json::Value>) -> Self {
                Self {
                    $($member: $crate::reading::lenient::taken(
                        &mut members,
                        $crate::call::answer::wire!($member $(= $wire)?),
                    ),)*
                    extra: members,
                }
            }
        }
    )*};
}
pub(super) use answers;

/// The name of a member in JSON.
macro_rules! wire {
    ($member:ident = $wire:literal) => {
        $wire
    };
    ($member:ident) => {
        stringify!($member)
    };
}
pub(super) use wire;

answers! {
    /// The platform's word that something is done: `{"success": true}` or `{"result": "success"}`.
    Done ["success", "result"] {
        /// Whether it is; [`is_success`](Self::is_success) knows the other form too.
        success: bool,
        /// `success`, in the other form.
        result: String,
    }

    /// The id of what was made.
    Made ["id"] {
        /// The id.
        id: String,
    }
}

impl Done {
    /// Whether it is done. An answer that does not say otherwise is a success.
    #[must_use]
    pub fn is_success(&self) -> bool {
        let failed = self.result.as_deref().is_some_and(|it| it.eq_ignore_ascii_case("failure"));
        self.success != Some(false) && !failed
    }
}

/// Where the items of a list stand.
const DATA: &str = "data";
