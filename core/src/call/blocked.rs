//! People who are blocked: they cannot write to the Page, comment or like there.
//!
//! [`Moderate`](super::moderation::Moderate) blocks people in conversations, on Instagram too; this is the older list of
//! the Page.

use sendapi_derive::Schema;

use crate::plain::list::List;
use crate::plain::text::Text;
use crate::schema::rule::{Relation, Rule};

/// Blocks people from the Page.
///
/// See <https://developers.facebook.com/docs/graph-api/reference/page/blocked>.
#[derive(Clone, Default, PartialEq, Eq, Schema)]
#[schema(noun = "a block", label = "", rules = RULES)]
#[schema(link = "https://developers.facebook.com/docs/graph-api/reference/page/blocked")]
#[doc(alias = "blocked")]
pub struct Block<'a> {
    /// Page-scoped ids.
    #[schema(integers, format(Digits, "rcp.id_digits"))]
    pub psid: Option<List<'a, Text<'a>>>,
    /// App-scoped ids.
    #[schema(integers)]
    pub asid: Option<List<'a, Text<'a>>>,
    /// Ids of people.
    #[schema(integers)]
    pub uid: Option<List<'a, Text<'a>>>,
    /// Ids of people, under the name of the reference.
    #[schema(integers)]
    pub user: Option<List<'a, Text<'a>>>,
    #[cfg(not(rust_analyzer))]
    #[doc(hidden)]
    pub __non_exhaustive: (),
}

impl<'a> Block<'a> {
    /// Blocks the people with these page-scoped ids.
    pub fn psid(ids: impl Into<List<'a, Text<'a>>>) -> Self {
        Self { psid: Some(ids.into()), ..Self::EMPTY }
    }
}

/// Lets a person come to the Page again.
///
/// See <https://developers.facebook.com/docs/graph-api/reference/page/blocked>.
#[derive(Clone, Default, PartialEq, Eq, Schema)]
#[schema(noun = "an unblocking", label = "", rules = RULES)]
#[schema(link = "https://developers.facebook.com/docs/graph-api/reference/page/blocked")]
#[doc(alias = "blocked")]
pub struct Unblock<'a> {
    /// The page-scoped id.
    #[schema(integers, format(Digits, "rcp.id_digits"))]
    pub psid: Option<Text<'a>>,
    /// The app-scoped id.
    #[schema(integers)]
    pub asid: Option<Text<'a>>,
    /// The person's id.
    #[schema(integers)]
    pub uid: Option<Text<'a>>,
    /// The person's id, under the name of the reference.
    #[schema(integers)]
    pub user: Option<Text<'a>>,
    #[cfg(not(rust_analyzer))]
    #[doc(hidden)]
    pub __non_exhaustive: (),
}

impl<'a> Unblock<'a> {
    /// Unblocks the person with this page-scoped id.
    pub fn psid(id: impl Into<Text<'a>>) -> Self {
        Self { psid: Some(id.into()), ..Self::EMPTY }
    }
}

/// Asks who is blocked from the Page.
///
/// See <https://developers.facebook.com/docs/graph-api/reference/page/blocked>.
#[derive(Clone, Default, PartialEq, Eq, Schema)]
#[schema(noun = "a query for blocked people", label = "")]
#[schema(link = "https://developers.facebook.com/docs/graph-api/reference/page/blocked")]
#[doc(alias = "blocked")]
pub struct ReadBlocked<'a> {
    /// Only the person with this id.
    #[schema(integers)]
    pub uid: Option<Text<'a>>,
    /// Only the person with this id, under the name of the reference.
    #[schema(integers)]
    pub user: Option<Text<'a>>,
    /// Where the page of the list begins, as the one before said.
    pub after: Option<Text<'a>>,
    /// How many the page has at most.
    pub limit: Option<u64>,
    #[cfg(not(rust_analyzer))]
    #[doc(hidden)]
    pub __non_exhaustive: (),
}

const RULES: &[Rule] = &[Rule::new(
    "block.some",
    Relation::AtLeastOne(&["psid", "asid", "uid", "user"]),
    "say who it is, by `psid`",
)];

/// Who is blocked now, and who could not be.
///
/// ```
/// use sendapi_core::call::answer::Answer;
/// use sendapi_core::call::blocked::Blocking;
///
/// let blocking = Blocking::from_json(br#"{"7204418830956127":true,"5830019274461":false}"#)?;
/// assert!(blocking.people["7204418830956127"] && !blocking.people["5830019274461"]);
/// # Ok::<(), sendapi_core::call::answer::NotAnAnswer>(())
/// ```
#[cfg(feature = "response")]
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Blocking {
    /// Whether each of them is blocked, by id.
    pub people: std::collections::BTreeMap<String, bool>,
    /// The platform's word that all is done, where that is all it says.
    pub success: Option<bool>,
    /// All other members.
    pub extra: serde_json::Map<String, serde_json::Value>,
}

#[cfg(feature = "response")]
impl super::answer::Answer for Blocking {
    fn from_members(members: serde_json::Map<String, serde_json::Value>) -> Self {
        use crate::reading::lenient::{Lenient, taken};

        let mut blocking = Self::default();
        for (name, value) in members {
            let is_id = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_digit());
            match bool::read(&value) {
                Some(is_blocked) if is_id => _ = blocking.people.insert(name, is_blocked),
                _ => _ = blocking.extra.insert(name, value),
            }
        }
        blocking.success = taken(&mut blocking.extra, "success");
        blocking
    }

    /// Neither a person nor a word of success is somebody else's answer.
    fn from_json(body: &[u8]) -> Result<Self, super::answer::NotAnAnswer> {
        let members = super::answer::object(body)?;
        let blocking = Self::from_members(members);
        if blocking.people.is_empty() && blocking.success.is_none() {
            return Err(super::answer::NotAnAnswer::without(&["success"]));
        }
        Ok(blocking)
    }
}

#[cfg(feature = "response")]
super::answer::answers! {
    /// Somebody who is blocked.
    BlockedPerson {
        /// The person's id.
        id: String,
        /// The person's name.
        name: String,
    }
}
