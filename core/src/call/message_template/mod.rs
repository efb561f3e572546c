//! Utility templates: messages that are approved before they are sent, under a name. Messenger only.

#[cfg(feature = "response")]
mod answer;
mod button;
mod example;
mod library;
mod make;
mod part;
pub(crate) mod placeholder;
mod stored;

#[cfg(feature = "response")]
pub use answer::{MadeTemplate, Template};
pub use button::{Buttons, PhoneNumberButton, PostbackButton, TemplateButton, UrlButton};
pub use example::{Example, NamedExample, UrlExample, UrlSuffix};
#[cfg(feature = "response")]
pub use library::{LibraryButton, LibraryTemplate};
pub use library::{
    LibraryButtonInput, LibraryPhoneInput, LibraryPostbackInput, LibraryUrl, LibraryUrlInput,
    ReadTemplateLibrary,
};
pub use make::{Category, MakeTemplate, ParameterFormat};
pub use part::{Body, Header, HeaderFormat, Part};
pub use stored::{
    ChangeTemplate, DeleteTemplate, ReadTemplate, ReadTemplates, RejectionReason, TemplateField,
    TemplateStatus,
};
