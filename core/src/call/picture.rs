//! Pictures of people and accounts.

use sendapi_derive::Schema;

/// Asks where the picture of a person or an account is.
///
/// See <https://developers.facebook.com/docs/graph-api/reference/user/picture>.
#[derive(Clone, PartialEq, Eq, Schema)]
#[schema(noun = "a picture query", label = "")]
#[schema(link = "https://developers.facebook.com/docs/graph-api/reference/user/picture")]
#[doc(alias = "picture")]
pub struct ReadPicture {
    /// Always false: without it the platform answers with the picture in place of its address.
    #[schema(required("picture.redirect"))]
    pub redirect: bool,
    /// How high it is to be, in pixels.
    pub height: Option<u64>,
    /// How wide it is to be, in pixels.
    pub width: Option<u64>,
    #[cfg(not(rust_analyzer))]
    #[doc(hidden)]
    pub __non_exhaustive: (),
}

impl ReadPicture {
    /// The picture in the platform's own size, for `redirect: false`.
    #[must_use]
    pub const fn new(redirect: bool) -> Self {
        Self { redirect, ..Self::EMPTY }
    }
}

#[cfg(feature = "response")]
super::answer::answers! {
    /// Where a picture is, as it is wrapped.
    FoundPicture ["data"] {
        /// Where it is.
        data: Box<Picture>,
    }

    /// Where a picture is.
    Picture {
        /// Its address; it expires.
        url: String,
        /// How high it is, in pixels.
        height: i64,
        /// How wide it is, in pixels.
        width: i64,
        /// Whether it stands in for a picture that there is not.
        is_silhouette: bool,
    }
}
