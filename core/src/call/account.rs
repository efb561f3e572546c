//! The account itself, and the accounts of a person who works with them.

use sendapi_derive::Schema;

use super::open_words::open_words;
use crate::plain::list::List;
use crate::plain::text::Text;
use crate::reading::words::words;

/// Asks what the platform tells about the account: the Page, or the Instagram account.
///
/// See <https://developers.facebook.com/docs/graph-api/reference/page>.
#[derive(Clone, Default, PartialEq, Eq, Schema)]
#[schema(noun = "an account query", label = "")]
#[schema(link = "https://developers.facebook.com/docs/graph-api/reference/page")]
pub struct ReadAccount<'a> {
    /// What is asked for; id and name where it is left out. A name that is not known here is passed on as it is.
    pub fields: Option<List<'a, AccountField>>,
    #[cfg(not(rust_analyzer))]
    #[doc(hidden)]
    pub __non_exhaustive: (),
}

/// Asks for the Pages that a person can do something with: the token that asks is that person's.
///
/// See <https://developers.facebook.com/docs/graph-api/reference/user/accounts>.
#[derive(Clone, Default, PartialEq, Eq, Schema)]
#[schema(noun = "a query for a person's accounts", label = "")]
#[schema(link = "https://developers.facebook.com/docs/graph-api/reference/user/accounts")]
#[doc(alias = "accounts")]
pub struct ReadAccounts<'a> {
    /// What is told of each; the platform's own choice where it is left out. A name that is not known here is passed on
    /// as it is.
    pub fields: Option<List<'a, AccountField>>,
    /// Where the page of the list begins, as the one before said.
    pub after: Option<Text<'a>>,
    /// How many the page has at most.
    pub limit: Option<u64>,
    #[cfg(not(rust_analyzer))]
    #[doc(hidden)]
    pub __non_exhaustive: (),
}

/// Asks what the person whose token it is has allowed the app.
///
/// See <https://developers.facebook.com/docs/graph-api/reference/user/permissions>.
#[derive(Clone, Copy, Default, PartialEq, Eq, Schema)]
#[schema(noun = "a permission query", label = "")]
#[schema(link = "https://developers.facebook.com/docs/graph-api/reference/user/permissions")]
#[doc(alias = "permissions")]
pub struct ReadPermissions {}

words! {
    /// Something that the platform tells about an account.
    ///
    /// See <https://developers.facebook.com/docs/graph-api/reference/page>.
    AccountField {
    /// Its id.
    Id = "id",
    /// What it is called.
    Name = "name",
    /// Its name in addresses.
    Username = "username",
    /// What kind of business it is. A Page.
    Category = "category",
    /// What it says of itself. A Page.
    About = "about",
    /// Its address. A Page.
    Link = "link",
    /// What the person may do with it. A Page.
    Tasks = "tasks",
    /// A token for it, which is a secret. A Page.
    AccessToken = "access_token",
    /// The Instagram account that is linked to it. A Page.
    InstagramBusinessAccount = "instagram_business_account",
    /// Its id in webhooks. An Instagram account.
    UserId = "user_id",
    /// `BUSINESS` or `MEDIA_CREATOR`. An Instagram account.
    AccountType = "account_type",
    /// The address of its picture. An Instagram account.
    ProfilePictureUrl = "profile_picture_url",
    /// How many follow it. An Instagram account.
    FollowersCount = "followers_count",
    }
}

open_words! { AccountField }

#[cfg(feature = "response")]
super::answer::answers! {
    /// What the platform tells about an account.
    AccountProfile ["id", "user_id"] {
        /// Its id.
        id: String,
        /// What it is called.
        name: String,
        /// Its name in addresses.
        username: String,
        /// What kind of business it is.
        category: String,
        /// What it says of itself.
        about: String,
        /// Its address.
        link: String,
        /// What the person may do with it.
        tasks: Vec<String>,
        /// A token for it.
        access_token: super::answer::Secret,
        /// The Instagram account that is linked to it.
        instagram_business_account: Box<LinkedAccount>,
        /// Its id in webhooks.
        user_id: String,
        /// `BUSINESS` or `MEDIA_CREATOR`.
        account_type: String,
        /// The address of its picture.
        profile_picture_url: String,
        /// How many follow it.
        followers_count: i64,
    }

    /// The Instagram account that is linked to a Page.
    LinkedAccount {
        /// Its id.
        id: String,
        /// Its name in addresses, if that was asked for.
        username: String,
    }

    /// Something that a person has allowed an app, or not.
    Permission {
        /// What it is, such as `pages_messaging`.
        permission: String,
        /// `granted`, `declined` or `expired`.
        status: String,
    }
}
