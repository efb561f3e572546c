//! People: how a call names one, and what the platform tells about one.

use sendapi_derive::Schema;

use crate::plain::id::IntoId;
use crate::plain::list::List;
use crate::plain::text::Text;

/// A person who has written to the account.
///
/// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/conversation-routing>.
#[derive(Clone, PartialEq, Eq, Schema)]
#[schema(noun = "a person", shorthand = "id")]
pub struct Person<'a> {
    /// The person's page-scoped or Instagram-scoped id: digits. Not empty.
    #[schema(
        integers,
        required("rcp.some"),
        nonempty("rcp.nonempty"),
        format(Digits, "rcp.id_digits")
    )]
    pub id: Text<'a>,
    #[cfg(not(rust_analyzer))]
    #[doc(hidden)]
    pub __non_exhaustive: (),
}

impl<'a> Person<'a> {
    /// The person with this id.
    pub fn new(id: impl IntoId<'a>) -> Self {
        Self { id: id.into_id(), ..Self::EMPTY }
    }
}

/// Asks what the platform tells about a person.
///
/// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/identity/user-profile>.
#[derive(Clone, PartialEq, Eq, Schema)]
#[schema(noun = "a user profile query", label = "")]
#[schema(
    link = "https://developers.facebook.com/documentation/business-messaging/messenger-platform/identity/user-profile"
)]
pub struct ReadPerson<'a> {
    /// What is asked for; the platform's own choice where it is left out.
    pub fields: Option<List<'a, PersonField>>,
    #[cfg(not(rust_analyzer))]
    #[doc(hidden)]
    pub __non_exhaustive: (),
}

/// Something that the platform tells about a person.
///
/// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/identity/user-profile>.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Schema)]
#[schema(noun = "a user profile field", unknown("user.field"))]
#[non_exhaustive]
pub enum PersonField {
    /// The id.
    Id,
    /// The whole name.
    Name,
    /// The first name. Not documented on Instagram.
    #[schema(undocumented(messenger, "user.field_ig", "use `name`"))]
    FirstName,
    /// The last name. Not documented on Instagram.
    #[schema(undocumented(messenger, "user.field_ig", "use `name`"))]
    LastName,
    /// The address of the picture; it expires.
    ProfilePic,
    /// The locale, as in `nb_NO`; needs a permission of its own. Not documented on Instagram.
    #[schema(undocumented(messenger, "user.field_ig", "leave it out"))]
    Locale,
    /// The hours from UTC; needs a permission of its own. Not documented on Instagram.
    #[schema(undocumented(messenger, "user.field_ig", "leave it out"))]
    Timezone,
    /// The gender; needs a permission of its own. Not documented on Instagram.
    #[schema(undocumented(messenger, "user.field_ig", "leave it out"))]
    Gender,
    /// The name of the Instagram account. Not documented on Messenger.
    #[schema(undocumented(instagram, "user.field_ig", "use `name`"))]
    Username,
    /// How many follow the person. Not documented on Messenger.
    #[schema(undocumented(instagram, "user.field_ig", "leave it out"))]
    FollowerCount,
    /// Whether the person's account is verified. Not documented on Messenger.
    #[schema(undocumented(instagram, "user.field_ig", "leave it out"))]
    IsVerifiedUser,
    /// Whether the person follows the account. Not documented on Messenger.
    #[schema(undocumented(instagram, "user.field_ig", "leave it out"))]
    IsUserFollowBusiness,
    /// Whether the account follows the person. Not documented on Messenger.
    #[schema(undocumented(instagram, "user.field_ig", "leave it out"))]
    IsBusinessFollowUser,
}

#[cfg(feature = "response")]
super::answer::answers! {
    /// What the platform tells about a person. It may be nothing at all.
    UserProfile {
        /// The id.
        id: String,
        /// The whole name.
        name: String,
        /// The first name.
        first_name: String,
        /// The last name.
        last_name: String,
        /// The address of the picture; it expires.
        profile_pic: String,
        /// The locale, as in `nb_NO`.
        locale: String,
        /// The hours from UTC, maybe with a fraction.
        timezone: f64,
        /// The gender.
        gender: String,
        /// The name of the Instagram account.
        username: String,
        /// How many follow the person.
        follower_count: i64,
        /// Whether the person's account is verified.
        is_verified_user: bool,
        /// Whether the person follows the account.
        is_user_follow_business: bool,
        /// Whether the account follows the person.
        is_business_follow_user: bool,
    }
}
