//! Personas: names and pictures in which a Page writes. Messenger only.

use sendapi_derive::Schema;

use crate::plain::text::Text;

/// Makes a persona; its id goes into `persona_id` of a message.
///
/// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/send-messages/personas>.
#[derive(Clone, PartialEq, Eq, Schema)]
#[schema(noun = "a persona", name = "persona", label = "persona")]
#[schema(
    link = "https://developers.facebook.com/documentation/business-messaging/messenger-platform/send-messages/personas"
)]
#[doc(alias = "personas")]
pub struct MakePersona<'a> {
    /// The name that people see: at most 50 characters, not empty.
    #[schema(required("persona.name_required"), nonempty("persona.name_required"), chars("persona.name": ..=50))]
    #[schema(undocumented(messenger, "persona.ig", "personas are Messenger's"))]
    pub name: Text<'a>,
    /// The picture beside it, of at most 8 MB: an absolute http or https address. Not empty.
    #[schema(required("persona.picture_required"), nonempty("persona.picture_required"))]
    #[schema(format(Url, "persona.picture"))]
    pub profile_picture_url: Text<'a>,
    #[cfg(not(rust_analyzer))]
    #[doc(hidden)]
    pub __non_exhaustive: (),
}

impl<'a> MakePersona<'a> {
    /// A persona with a name and the address of a picture.
    pub fn new(name: impl Into<Text<'a>>, profile_picture_url: impl Into<Text<'a>>) -> Self {
        Self { name: name.into(), profile_picture_url: profile_picture_url.into(), ..Self::EMPTY }
    }
}

/// Asks for the personas of a Page.
///
/// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/send-messages/personas>.
#[derive(Clone, Default, PartialEq, Eq, Schema)]
#[schema(noun = "a persona list query", label = "")]
#[schema(
    link = "https://developers.facebook.com/documentation/business-messaging/messenger-platform/send-messages/personas"
)]
#[doc(alias = "personas")]
pub struct ReadPersonas<'a> {
    /// Where the page of the list begins, as the one before said.
    pub after: Option<Text<'a>>,
    /// How many the page has at most.
    pub limit: Option<u64>,
    #[cfg(not(rust_analyzer))]
    #[doc(hidden)]
    pub __non_exhaustive: (),
}

/// Asks for one persona.
///
/// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/send-messages/personas>.
#[derive(Clone, Copy, Default, PartialEq, Eq, Schema)]
#[schema(noun = "a persona query", label = "")]
#[schema(
    link = "https://developers.facebook.com/documentation/business-messaging/messenger-platform/send-messages/personas"
)]
pub struct ReadPersona {}

/// Takes a persona away. It stays visible in older messages.
///
/// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/send-messages/personas>.
#[derive(Clone, Copy, Default, PartialEq, Eq, Schema)]
#[schema(noun = "a persona deletion", label = "")]
#[schema(
    link = "https://developers.facebook.com/documentation/business-messaging/messenger-platform/send-messages/personas"
)]
pub struct DeletePersona {}

#[cfg(feature = "response")]
super::answer::answers! {
    /// A persona, as it is answered.
    Persona {
        /// Its id.
        id: String,
        /// The name that people see.
        name: String,
        /// The picture beside it.
        profile_picture_url: String,
    }
}
