//! The people who write to an account.

use sendapi_core::call::person::{PersonField, ReadPerson, UserProfile};

use crate::{Account, Performing, Platform};

impl<P: Platform> Account<P> {
    /// What the platform tells about a person; with no `fields`, what it chooses itself.
    ///
    /// It may be nothing at all. Of a person it cannot tell anything about it says so with code
    /// 2018218.
    ///
    /// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/identity/user-profile>.
    ///
    /// # Example
    ///
    /// ```no_run
    /// use sendapi::call::person::PersonField;
    /// use sendapi::{Account, Error};
    ///
    /// async fn name(page: &Account, person: &str) -> Result<Option<String>, Error> {
    ///     Ok(page.person(person, &[PersonField::Name]).await?.name)
    /// }
    /// ```
    #[doc(alias = "User Profile API")]
    pub fn person(&self, id: &str, fields: &[PersonField]) -> Performing<UserProfile> {
        let fields = (!fields.is_empty()).then(|| fields.into());
        self.perform_on(id, &ReadPerson { fields, ..ReadPerson::EMPTY })
    }
}
