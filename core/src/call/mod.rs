//! What a sender calls beside `/messages`: the Messenger profile, personas, the control over a conversation and the
//! like, one file each.
//!
//! Each [`Call`] is a plain struct with the API's members. Their limits stand in the same schema as those of a message
//! and are checked by the same checker.
//!
//! - what people see before they write: [`profile`] with [`menu`], [`welcome`] and [`commands`]; [`user_menu`]
//! - what people from ads read first: [`welcome_flow`]
//! - who writes: [`persona`]; who answers: [`routing`]; to whom: [`person`] with [`picture`], [`label`], [`moderation`],
//!   [`blocked`], [`account_linking`], [`notification_tokens`]
//! - what is made ahead: [`upload`], [`message_template`]; what is chosen: [`sticker`]
//! - what was said: [`conversation`]; what is said aloud: [`calling`]
//! - messages that are paid for: [`marketing`]
//! - what the webhook gets: [`subscription`]
//! - the account itself: [`account`], its [`token`], and what that has to allow: [`permission`]
//! - what comes back: `answer`
//! - what goes otherwise, or not at all, on the host of Instagram login: [`instagram_login`]

use serde_core::Serialize;

use crate::check::violation::{Invalid, Violation, warnings_among};
use crate::convert::body;
use crate::convert::value::Schema;
#[cfg(any(feature = "dates", feature = "reference"))]
use crate::message::Request;
use crate::platform::Platform;
use crate::schema::{Field, Shape};

pub mod account;
pub mod account_linking;
#[cfg(feature = "response")]
pub mod answer;
pub mod blocked;
pub mod calling;
pub mod commands;
pub mod conversation;
pub mod dictionary;
pub mod instagram_login;
pub mod label;
mod locale;
pub mod marketing;
pub mod menu;
pub mod message_template;
pub mod moderation;
pub mod notification_tokens;
mod open_words;
pub mod permission;
pub mod person;
pub mod persona;
pub mod picture;
pub mod profile;
#[cfg(feature = "response")]
mod profile_lacks;
pub mod routing;
pub mod sticker;
pub mod subscription;
pub mod token;
pub mod upload;
pub mod user_menu;
pub mod welcome;
pub mod welcome_flow;

pub use profile::Profile;

/// A request to another place than `/messages`: `METHOD /{version}/{ROOT}/{EDGE}`.
///
/// With `POST` it is the JSON body; with `GET` and `DELETE` its members are the query: [`FIELDS`] joined by commas, other
/// lists as JSON, and of a person the id alone.
///
/// ```
/// use sendapi_core::call::{Call, Method, persona::MakePersona};
/// use sendapi_core::Messenger;
///
/// let persona = MakePersona::new("Runa", "https://example.com/runa.png");
/// assert!(persona.validate::<Messenger>().is_ok());
/// assert_eq!((MakePersona::METHOD, MakePersona::EDGE), (Method::Post, "personas"));
/// ```
///
/// The trait is sealed: a call that is not among those of this module goes by the client's `graph::Call`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no call",
    note = "calls are the types in `sendapi::call`; `graph::Call` makes any other"
)]
pub trait Call: sealed::Sealed + Serialize {
    /// How it is called.
    const METHOD: Method;
    /// Whose id stands in front of the edge.
    const ROOT: Root;
    /// The end of the path; empty where the call is about the object itself.
    const EDGE: &'static str;

    /// What the platform answers.
    #[cfg(feature = "response")]
    type Answer: answer::Answer;

    /// Checks the call for a platform: all broken rules at once.
    ///
    /// # Errors
    /// [`Invalid`] with every rule that the platform would refuse it for.
    fn validate<P: Platform>(&self) -> Result<(), Invalid> {
        body::validate(self, P::KIND)
    }

    /// What the platform takes but is on its way out or documented nowhere.
    #[must_use]
    fn warnings<P: Platform>(&self) -> Vec<Violation> {
        warnings_among(body::check(self, P::KIND))
    }

    /// The call that JSON text describes, if it breaks no rule.
    ///
    /// # Errors
    /// [`Invalid`] with every broken rule at once; text that is no JSON breaks one rule, `json.syntax`.
    fn from_json<P: Platform>(json: &str) -> Result<Self, Invalid> {
        body::from_json(json, P::KIND)
    }

    /// Appends the call as JSON to `out`.
    fn write_json(&self, out: &mut Vec<u8>) {
        crate::tree::write::write_json(self.node(), out);
    }
}

/// The member that says what is told of an object, in what reads. The one list that has no brackets in a query: its words
/// are joined by commas.
pub const FIELDS: &str = "fields";

/// A [`Call`] that goes by the account's own id, or by none.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is about a person, a persona, a label or the like, and goes by its id",
    note = "`perform_on` and `list_on` of the account take the id"
)]
pub trait ByAccount: Call {}

/// A [`Call`] that goes by the id of what it is about: a person, a persona, a label, a template, a conversation, a message, a
/// pack of stickers, an ad account.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is about the account itself, and takes no other id",
    note = "`perform` and `list` of the account do without one"
)]
pub trait ById: Call {}

/// How a [`Call`] is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Method {
    /// It reads.
    Get,
    /// It makes or changes.
    Post,
    /// It takes away.
    Delete,
}

impl Method {
    /// Its name in HTTP.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
            Self::Delete => "DELETE",
        }
    }
}

/// Whose id stands in front of the edge of a [`Call`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Root {
    /// The Page or the Instagram account.
    Account,
    /// A person: their page-scoped or Instagram-scoped id.
    Person,
    /// A persona.
    Persona,
    /// A label.
    Label,
    /// A message template in one language.
    Template,
    /// A conversation.
    Conversation,
    /// A message.
    Message,
    /// A pack of stickers, behind `sticker_packs/`.
    StickerPack,
    /// An ad account: its id with `act_` in front.
    AdAccount,
    /// A campaign of marketing messages.
    Campaign,
    /// Whoever the token is of, as `me`.
    Me,
    /// Nobody: the edge stands alone.
    Nobody,
}

impl Root {
    /// What it is called in a path, as in `/{account}/personas`; empty for nobody, and for `me`, which is written as it is.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Account => "account",
            Self::Person => "person",
            Self::Persona => "persona",
            Self::Label => "label",
            Self::Template => "template",
            Self::Conversation => "conversation",
            Self::Message => "message",
            Self::StickerPack => "sticker_pack",
            Self::AdAccount => "ad_account",
            Self::Campaign => "campaign",
            Self::Me | Self::Nobody => "",
        }
    }

    /// What stands in front of its id: a segment of the path, which may be the beginning of one.
    #[must_use]
    pub const fn before(self) -> &'static str {
        match self {
            Self::StickerPack => "sticker_packs/",
            Self::AdAccount => "act_",
            Self::Me => "me",
            _ => "",
        }
    }
}

/// A [`Call`] as data.
#[derive(Clone, Copy, Debug)]
pub struct Described {
    /// How it is called.
    pub method: Method,
    /// Whose id stands in front of the edge.
    pub root: Root,
    /// The end of the path; may be empty.
    pub edge: &'static str,
    /// What the platform says about its members.
    pub shape: &'static Shape,
}

/// Whether a parameter or member of this name holds a secret in a call: what shows a call leaves its value out.
#[must_use]
pub fn is_secret(name: &str) -> bool {
    let is_named = |field: &Field| field.secret && field.is_named(name);
    CALLS.iter().any(|call| call.shape.members().fields.iter().any(is_named))
}

/// Everything that the platform is sent: what a message is, then each call.
#[cfg(any(feature = "dates", feature = "reference"))]
pub(crate) fn roots() -> impl Iterator<Item = &'static Shape> {
    [Request::SHAPE].into_iter().chain(CALLS.iter().map(|call| call.shape))
}

/// The table of the calls: what is asked for, how, where, and what comes back.
macro_rules! calls {
    ($($call:ty: $method:ident $root:ident $edge:literal -> $answer:ty;)*) => {
        $(impl sealed::Sealed for $call {}

        impl Call for $call {
            const METHOD: Method = Method::$method;
            const ROOT: Root = Root::$root;
            const EDGE: &'static str = $edge;
            #[cfg(feature = "response")]
            type Answer = $answer;
        })*

        $(goes!($root $call);)*

        /// All calls, those that people write first in front.
        pub const CALLS: &[Described] = &[$(Described {
            method: <$call>::METHOD,
            root: <$call>::ROOT,
            edge: <$call>::EDGE,
            shape: <$call>::SHAPE,
        }),*];
    };
}

mod sealed {
    /// Seals [`Call`](super::Call), and keeps what a call is to the schema out of its documentation.
    pub trait Sealed: super::Schema {}
}

/// By whose id a call goes, as a trait.
macro_rules! goes {
    (Account $call:ty) => {
        impl ByAccount for $call {}
    };
    (Nobody $call:ty) => {
        impl ByAccount for $call {}
    };
    (Me $call:ty) => {
        impl ByAccount for $call {}
    };
    ($object:ident $call:ty) => {
        impl ById for $call {}
    };
}

calls! {
    profile::Settings<'_>: Post Account "messenger_profile" -> answer::Done;
    profile::ReadProfile<'_>: Get Account "messenger_profile" -> answer::Listing<profile::Fields>;
    profile::DeleteProfile<'_>: Delete Account "messenger_profile" -> answer::Done;
    user_menu::SetUserMenu<'_>: Post Account "custom_user_settings" -> answer::Done;
    user_menu::ReadUserMenu<'_>: Get Account "custom_user_settings" -> answer::Listing<user_menu::UserSettings>;
    user_menu::DeleteUserMenu<'_>: Delete Account "custom_user_settings" -> answer::Done;
    persona::MakePersona<'_>: Post Account "personas" -> answer::Made;
    persona::ReadPersonas<'_>: Get Account "personas" -> answer::Listing<persona::Persona>;
    persona::ReadPersona: Get Persona "" -> persona::Persona;
    persona::DeletePersona: Delete Persona "" -> answer::Done;
    routing::PassThreadControl<'_>: Post Account "pass_thread_control" -> answer::Done;
    routing::TakeThreadControl<'_>: Post Account "take_thread_control" -> answer::Done;
    routing::RequestThreadControl<'_>: Post Account "request_thread_control" -> answer::Done;
    routing::ReleaseThreadControl<'_>: Post Account "release_thread_control" -> answer::Done;
    routing::ExtendThreadControl<'_>: Post Account "extend_thread_control" -> answer::Done;
    routing::ReadThreadOwner<'_>: Get Account "thread_owner" -> answer::Listing<routing::Ownership>;
    message_template::MakeTemplate<'_>: Post Account "message_templates" -> message_template::MadeTemplate;
    message_template::ReadTemplates<'_>: Get Account "message_templates" -> answer::Listing<message_template::Template>;
    message_template::DeleteTemplate<'_>: Delete Account "message_templates" -> answer::Done;
    message_template::ReadTemplate<'_>: Get Template "" -> message_template::Template;
    message_template::ChangeTemplate<'_>: Post Template "" -> answer::Done;
    message_template::ReadTemplateLibrary<'_>:
        Get Nobody "message_template_library" -> answer::Listing<message_template::LibraryTemplate>;
    conversation::ReadConversations<'_>:
        Get Account "conversations" -> answer::Listing<conversation::Conversation>;
    conversation::ReadConversation<'_>: Get Conversation "" -> conversation::Conversation;
    conversation::ReadMessages<'_>:
        Get Conversation "messages" -> answer::Listing<conversation::StoredMessage>;
    conversation::ReadMessage<'_>: Get Message "" -> conversation::StoredMessage;
    calling::CallAction<'_>: Post Account "calls" -> calling::CallAnswer;
    calling::ReadCallPermissions<'_>: Get Account "messenger_call_permissions" -> calling::CallPermissions;
    calling::SetCallSettings<'_>: Post Account "messenger_call_settings" -> answer::Done;
    calling::ReadCallSettings<'_>: Get Account "messenger_call_settings" -> calling::CallSettings;
    calling::SendCallMetrics<'_>: Post Account "call_metrics" -> answer::Done;
    upload::Upload<'_>: Post Account "message_attachments" -> crate::answer::response::Receipt;
    moderation::Moderate<'_>: Post Account "moderate_conversations" -> answer::Done;
    blocked::Block<'_>: Post Account "blocked" -> blocked::Blocking;
    blocked::Unblock<'_>: Delete Account "blocked" -> answer::Done;
    blocked::ReadBlocked<'_>: Get Account "blocked" -> answer::Listing<blocked::BlockedPerson>;
    label::MakeLabel<'_>: Post Account "custom_labels" -> answer::Made;
    label::ReadLabels<'_>: Get Account "custom_labels" -> answer::Listing<label::Label>;
    label::ReadLabelsOfPerson<'_>: Get Person "custom_labels" -> answer::Listing<label::Label>;
    label::AttachLabel<'_>: Post Label "label" -> answer::Done;
    label::DetachLabel<'_>: Delete Label "label" -> answer::Done;
    label::DeleteLabel: Delete Label "" -> answer::Done;
    person::ReadPerson<'_>: Get Person "" -> person::UserProfile;
    picture::ReadPicture: Get Person "picture" -> picture::FoundPicture;
    account_linking::ReadLinkingPerson<'_>: Get Account "" -> account_linking::LinkingPerson;
    account_linking::UnlinkAccount<'_>: Post Account "unlink_accounts" -> account_linking::Unlinked;
    subscription::Subscribe<'_>: Post Account "subscribed_apps" -> answer::Done;
    subscription::Unsubscribe: Delete Account "subscribed_apps" -> answer::Done;
    subscription::ReadSubscriptions<'_>: Get Account "subscribed_apps" -> answer::Listing<subscription::SubscribedApp>;
    notification_tokens::ReadNotificationTokens<'_>:
        Get Account "notification_message_tokens" -> answer::Listing<notification_tokens::NotificationToken>;
    welcome_flow::SetWelcomeFlow<'_>: Post Account "welcome_message_flows" -> welcome_flow::FlowSet;
    welcome_flow::ReadWelcomeFlows<'_>:
        Get Account "welcome_message_flows" -> answer::Listing<welcome_flow::WelcomeFlow>;
    welcome_flow::DeleteWelcomeFlow<'_>: Delete Account "welcome_message_flows" -> answer::Done;
    sticker::ReadStickerPacks<'_>: Get Nobody "sticker_packs" -> answer::Listing<sticker::StickerPack>;
    sticker::ReadStickers<'_>: Get StickerPack "stickers" -> answer::Listing<sticker::Sticker>;
    sticker::SearchStickers<'_>: Get Nobody "sticker_search" -> answer::Listing<sticker::Sticker>;
    marketing::MakeCampaign<'_>: Post AdAccount "message_campaign" -> marketing::MadeCampaign;
    marketing::SendMarketingMessage<'_>: Post AdAccount "messages" -> marketing::MarketingReceipt;
    marketing::EstimateDelivery<'_>:
        Get AdAccount "message_delivery_estimate" -> answer::Listing<marketing::DeliveryEstimate>;
    marketing::DeleteCampaign: Delete Campaign "" -> answer::Done;
    marketing::UnsubscribeCustomers<'_>:
        Post Account "messaging_customer_base/unsubscribe" -> marketing::CustomersUnsubscribed;
    account::ReadAccount<'_>: Get Account "" -> account::AccountProfile;
    account::ReadAccounts<'_>: Get Me "accounts" -> answer::Listing<account::AccountProfile>;
    account::ReadPermissions: Get Me "permissions" -> answer::Listing<account::Permission>;
    token::DebugToken<'_>: Get Nobody "debug_token" -> token::DebuggedToken;
}
