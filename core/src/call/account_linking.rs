//! Account linking: a person and their account with the business.

use sendapi_derive::Schema;

use crate::plain::list::List;
use crate::plain::text::Text;

/// Asks who comes to the login page: the person behind an `account_linking_token`, which is good for 5 minutes.
///
/// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/identity/account-linking>.
#[derive(Clone, PartialEq, Eq, Schema)]
#[schema(noun = "an account linking query", label = "")]
#[schema(
    link = "https://developers.facebook.com/documentation/business-messaging/messenger-platform/identity/account-linking"
)]
pub struct ReadLinkingPerson<'a> {
    /// What is asked for.
    #[schema(required("link.fields"))]
    pub fields: List<'a, LinkingField>,
    /// The token that came in the address of the login page. Not empty.
    // Who has it can link the person to another account.
    #[schema(required("link.token"), nonempty("link.token"), secret)]
    pub account_linking_token: Text<'a>,
    #[cfg(not(rust_analyzer))]
    #[doc(hidden)]
    pub __non_exhaustive: (),
}

impl<'a> ReadLinkingPerson<'a> {
    /// Who comes with this token.
    pub fn new(account_linking_token: impl Into<Text<'a>>) -> Self {
        let fields = List::Borrowed(&[LinkingField::Recipient]);
        Self { fields, account_linking_token: account_linking_token.into(), ..Self::EMPTY }
    }
}

/// A field of the person behind a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Schema)]
#[schema(noun = "an account linking field", unknown("link.field"))]
#[non_exhaustive]
pub enum LinkingField {
    /// The person's page-scoped id.
    Recipient,
}

/// Takes the connection with a person's account back.
///
/// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/identity/account-linking>.
#[derive(Clone, PartialEq, Eq, Schema)]
#[schema(noun = "an account unlinking", label = "")]
#[schema(
    link = "https://developers.facebook.com/documentation/business-messaging/messenger-platform/identity/account-linking"
)]
#[doc(alias = "unlink_accounts")]
pub struct UnlinkAccount<'a> {
    /// The person's page-scoped id: digits. Not empty.
    #[schema(
        integers,
        required("link.psid"),
        nonempty("link.psid"),
        format(Digits, "rcp.id_digits")
    )]
    pub psid: Text<'a>,
    #[cfg(not(rust_analyzer))]
    #[doc(hidden)]
    pub __non_exhaustive: (),
}

impl<'a> UnlinkAccount<'a> {
    /// Takes the connection of this person back.
    pub fn new(psid: impl Into<Text<'a>>) -> Self {
        Self { psid: psid.into(), ..Self::EMPTY }
    }
}

#[cfg(feature = "response")]
super::answer::answers! {
    /// The person behind a token.
    LinkingPerson {
        /// The id of the Page.
        id: String,
        /// The person's page-scoped id.
        recipient: String,
    }

    /// The platform's word that a connection is gone.
    Unlinked {
        /// What it says.
        result: String,
    }
}
