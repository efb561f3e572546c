//! The business's privacy policy, which two templates must show.

use sendapi_derive::Schema;

use crate::plain::text::Text;

/// Where the business's privacy policy stands.
#[derive(Clone, PartialEq, Eq, Schema)]
#[schema(noun = "a business_privacy")]
pub struct BusinessPrivacy<'a> {
    /// The page: an absolute http or https address. Not empty.
    #[schema(required("fb.privacy"), nonempty("fb.privacy"), format(Url, "fb.privacy_url"))]
    pub url: Text<'a>,
    #[cfg(not(rust_analyzer))]
    #[doc(hidden)]
    pub __non_exhaustive: (),
}

impl<'a> BusinessPrivacy<'a> {
    /// A policy at an address.
    pub fn new(url: impl Into<Text<'a>>) -> Self {
        Self { url: url.into(), ..Self::EMPTY }
    }
}
