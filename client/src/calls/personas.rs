//! The personas of a Page.

use sendapi_core::call::answer::{Done, Made};
use sendapi_core::call::persona::{DeletePersona, MakePersona, Persona, ReadPersona, ReadPersonas};

use super::Items;
use crate::{Account, Messenger, Performing};

impl Account<Messenger> {
    /// Makes a persona of a name and the address of a picture; its id goes into `persona_id` of a
    /// message.
    ///
    /// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/send-messages/personas>.
    ///
    /// # Example
    ///
    /// ```no_run
    /// use sendapi::{Account, message};
    ///
    /// async fn greet(page: &Account, person: &str) -> Result<(), Box<dyn std::error::Error>> {
    ///     let runa = page.make_persona("Runa", "https://bakery.example/runa.png").await?;
    ///     let runa = runa.id.ok_or("the persona has no id")?;
    ///     page.send(&message!(recipient: person, persona_id: &runa, text: "Runa here")).await?;
    ///     Ok(())
    /// }
    /// ```
    #[doc(alias = "personas")]
    pub fn make_persona(&self, name: &str, profile_picture_url: &str) -> Performing<Made> {
        self.perform(&MakePersona::new(name, profile_picture_url))
    }

    /// All personas of the Page.
    ///
    /// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/send-messages/personas>.
    pub fn personas(&self) -> Items<Persona> {
        self.list(&ReadPersonas::default())
    }

    /// The persona with this id.
    ///
    /// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/send-messages/personas>.
    pub fn persona(&self, id: &str) -> Performing<Persona> {
        self.perform_on(id, &ReadPersona {})
    }

    /// Takes a persona away. It stays visible in older messages.
    ///
    /// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/send-messages/personas>.
    pub fn delete_persona(&self, id: &str) -> Performing<Done> {
        self.perform_on(id, &DeletePersona {})
    }
}
