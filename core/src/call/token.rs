//! Tokens: whose one is, what it allows and how long it is good.

use sendapi_derive::Schema;

use crate::plain::text::Text;

/// Asks what there is to know of an access token.
///
/// The token that asks is one of the same app: the app's own, or one of somebody with a role on it.
///
/// See <https://developers.facebook.com/docs/graph-api/reference/debug_token>.
#[derive(Clone, PartialEq, Eq, Schema)]
#[schema(noun = "a token query", label = "")]
#[schema(link = "https://developers.facebook.com/docs/graph-api/reference/debug_token")]
pub struct DebugToken<'a> {
    /// The token that it is about. Not empty.
    // The platform takes it in the address alone: whoever shows an address leaves it out.
    #[schema(required("token.input"), nonempty("token.input"), secret)]
    pub input_token: Text<'a>,
    #[cfg(not(rust_analyzer))]
    #[doc(hidden)]
    pub __non_exhaustive: (),
}

impl<'a> DebugToken<'a> {
    /// What there is to know of this token.
    pub fn new(input_token: impl Into<Text<'a>>) -> Self {
        Self { input_token: input_token.into(), ..Self::EMPTY }
    }
}

#[cfg(feature = "response")]
super::answer::answers! {
    /// What there is to know of a token, as it is wrapped.
    DebuggedToken ["data"] {
        /// What there is to know.
        data: Box<TokenInfo>,
    }

    /// What there is to know of an access token. Of one that is none, there is little more than `is_valid`.
    TokenInfo {
        /// Whether it works.
        is_valid: bool,
        /// The app that it is for.
        app_id: String,
        /// What that app is called.
        application: String,
        /// What kind it is, such as `PAGE` or `USER`.
        r#type = "type": String,
        /// The permissions that it has.
        scopes: Vec<String>,
        /// Until when it is good, in seconds since 1970; 0 for one that does not run out.
        expires_at: i64,
        /// Until when it reaches the data of people, in seconds since 1970.
        data_access_expires_at: i64,
        /// When it was given, in seconds since 1970.
        issued_at: i64,
        /// The Page that it is for.
        profile_id: String,
        /// The person whom it is of.
        user_id: String,
        /// Why it does not work.
        error: Box<TokenError>,
    }

    /// Why a token does not work.
    TokenError {
        /// The platform's code.
        code: i64,
        /// The platform's second code.
        subcode: i64,
        /// In words.
        message: String,
    }
}
