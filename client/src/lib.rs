//! Messenger and Instagram messages that are checked while they compile, and a client that sends
//! them.
//!
//! # A bot
//!
//! It says what people say, on Messenger and on Instagram:
//!
//! ```
//! use sendapi::webhook::{Handshake, Inbox, Incoming, Verifier};
//! use sendapi::{Accounts, Client, Error, message};
//!
//! async fn answer(incoming: Incoming) -> Result<(), Error> {
//!     let (Some(account), Some(reply)) = (incoming.account(), incoming.reply()) else { return Ok(()) };
//!     let Some(text) = incoming.text() else { return Ok(()) };
//!     let recipient = reply.recipient.clone();
//!     account.answer(&reply, &message!(Both { recipient, text })).await?;
//!     Ok(())
//! }
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Error> {
//! # let [page_token, app_secret, verify_token] = ["a", "b", "c"];
//! let client = Client::new();
//! let mut accounts = Accounts::new();
//! accounts.add(client.page("1234567890", page_token))?;
//! // The Instagram account that is linked to the Page: events name it by an id of its own.
//! accounts.add_as("17841400000000000", client.instagram("1234567890", page_token))?;
//! let inbox = Inbox::builder(Verifier::new(app_secret), Handshake::new(verify_token))
//!     .accounts(accounts)
//!     .start(answer);
//! # Ok(())
//! # }
//! ```
//!
//! With the feature `axum` that inbox is an address of a server, `webhook::axum`; `sendapi_simulator` stands in for the
//! platform in its tests, and on a page on which you write to the bot.
//!
//! # Start here
//!
//! 1. [`message!`](macro@message) makes a message, checked by the compiler, in the platform's own JSON or a shorter form of
//!    it; [`Account::send`] sends it:
//!
//!    ```no_run
//!    use sendapi::{Client, message};
//!
//!    # async fn run() -> Result<(), sendapi::Error> {
//!    let page = Client::new().page("1234567890", sendapi::Token::from_env("PAGE_TOKEN")?);
//!    let ready = message!(Messenger { recipient: "7204418830956127", text: "Your bread is ready" });
//!    let receipt = page.send(&ready).await?;
//!    println!("{:?}", receipt.message_id());
//!    # Ok(())
//!    # }
//!    ```
//!
//! 2. `webhook::Inbox` hears what people write, as above, and `Account::answer` answers while it is allowed.
//! 3. [`guide::going_live`] leads from a Page to an answered message; [`guide::what_may_i_send_when`] has the rest of the
//!    platform's rules about time.
//!
//! # By task
//!
//! | to … | use |
//! |---|---|
//! | write a message, or a part of one | [`message!`](macro@message), [`content!`](macro@content) |
//! | judge JSON that comes at run time | [`Message::from_json`], [`Message::validate`], [`Message::warnings`] |
//! | give buttons a meaning | [`Payload`](trait@Payload), as an enum |
//! | say who sends | [`Client::page`], [`Client::instagram`], [`Client::instagram_login`]: an [`Account`] |
//! | serve many accounts | [`Accounts`], [`AnyAccount`]; [`Token::provider`] for tokens that are renewed |
//! | answer on both platforms with one function | `message!(Both { … })`, [`platform::Both`] |
//! | send to many | [`Account::broadcast`], [`Account::send_all`]; up to 50 in one call, [`Account::send_batch`] |
//! | send pictures and other files | [`Account::send_file`], [`Account::upload`] |
//! | know what came of it | [`Receipt`], [`Error`]; whether it may have arrived, [`Error::delivery`] by the table at [`Delivery`] |
//! | bound time and retries | [`Performing`]: a deadline for one message; [`Retry`], [`ClientBuilder`] |
//! | go by the rates | nothing; to set them, [`Rates`] and [`Priority`]; what waits and why, [`Account::standstill`] |
//! | hand a person over to people | [`Account::pass_to_inbox`], [`Account::thread_owner`] |
//! | set up menu and greeting | [`profile!`](macro@profile), [`Account::sync_profile`] |
//! | call what else there is | [`Account::perform`] with the types of [`call`], [`Account::list`] for lists; [`Account::call`] and [`graph`] for anything else |
//! | send a long text | `split`, and `Content::split` |
//! | see inside | [`observe`]: spans, events and numbers; [`DryRun`]: all but sending |
//! | test | `webhook::Conversation` for a handler alone; `sendapi_simulator` for all of it |
//! | lose nothing in a crash | the crate `sendapi_outbox` |
//! | look a rule up | `reference`: the whole Send API on one page, and as JSON Schemas; [`Violation::rule`] names the rule |
//!
//! Messages and their parts, with what the platform says about each, are the modules from [`message`](mod@message) to
//! [`button`]; [`engine`] is for tools.
//!
//! # Features
//!
//! What needs a feature says so at its place. `client` (sending), `tls`, `split` and `webhook` are on by default; `client` brings
//! `calls`, which is `profile!` and [`call`]. `axum`, `conversation`, `metrics`, `reference`, `reqwest` and `tracing` are off.
//! Without any there are the messages and their checks, and nothing of HTTP is built.
#![forbid(unsafe_code)]
#![cfg_attr(docsrs, feature(doc_cfg))]
// Without the client its names above lead nowhere.
#![cfg_attr(not(feature = "client"), allow(rustdoc::broken_intra_doc_links))]

#[cfg(feature = "reference")]
pub use sendapi_core::reference;
#[cfg(feature = "split")]
pub use sendapi_core::split;
#[cfg(feature = "calls")]
pub use sendapi_core::{Call, Profile, call};
pub use sendapi_core::{
    IntoId, IntoRecipient,
    action::{self, SenderAction},
    attachment::{self, Attachment},
    button::{self, Button},
    content::{self, Content},
    list::{self, List},
    media::{self, MediaKind},
    message::{self, Message, MessagingType, NotificationType, Request},
    number::{self, Number},
    payload::{self, Payload},
    platform::{self, Both, Instagram, Messenger, Platform, PlatformKind},
    quick_reply::{self, QuickReply},
    recipient::{self, Recipient},
    schema::Severity,
    tag::{self, Tag},
    template::{self, Template},
    text::{self, Text},
    violation::{self, Invalid, Violation},
};
#[cfg(feature = "client")]
pub use sendapi_core::{graph_error, response};
/// # Example
///
/// ```
/// use sendapi::{Payload, message};
///
/// #[derive(Debug, PartialEq, Payload)]
/// enum Action {
///     Menu,
///     #[payload(alias = "BUY")]
///     Buy { id: u64, gift: Option<bool> },
/// }
///
/// let shelf = message!(Messenger {
///     recipient: "7204418830956127",
///     attachment: button {
///         text: "Fresh today",
///         buttons: [postback { title: "Buy", payload: Action::Buy { id: 7, gift: None } }],
///     },
/// });
/// # assert!(shelf.validate().is_ok());
///
/// // What the tap brings back; of an event it is `event.payload::<Action>()`.
/// assert_eq!(Action::from_payload("buy?id=7"), Ok(Action::Buy { id: 7, gift: None }));
/// assert_eq!(Action::from_payload("SHELF").unwrap_err().text(), "SHELF");
/// ```
pub use sendapi_macros::Payload;

mod macros;

#[cfg(feature = "client")]
mod account;
#[cfg(feature = "client")]
mod auth;
#[cfg(feature = "client")]
mod batch;
#[cfg(feature = "client")]
mod calls;
#[cfg(feature = "client")]
mod error;
#[cfg(feature = "client")]
pub mod graph;
// Its examples send.
#[cfg(feature = "client")]
pub mod guide;
#[cfg(feature = "client")]
mod http;
#[cfg(feature = "client")]
mod many;
#[cfg(all(test, feature = "client"))]
mod model;
#[cfg(feature = "client")]
pub mod observe;
#[cfg(feature = "client")]
mod pace;
#[cfg(feature = "client")]
mod send;
#[cfg(feature = "client")]
pub mod upload;
#[cfg(feature = "webhook")]
pub mod webhook;

#[cfg(feature = "client")]
pub use {
    account::{Account, Client, ClientBuilder, accounts, dry_run},
    auth::{Token, TokenProvider},
    batch::{Added, Batch},
    calls::{CallLimit, Items, SyncedProfile},
    error::{Delivery, Error, ErrorKind},
    many::{ByIterator, ByStream, Each, Letters, Outcome, Progress, SendAll, Source},
    pace::{Because, Decision, MessageKind, Priority, Rates, Retry, StandsStill, Standstill},
    send::{
        Begin, Circular, ForBoth, GoesOnEither, Letter, Outgoing, Performing, PreparedMessage,
        Stopper,
    },
    sendapi_core::{graph_error::GraphError, response::Receipt},
    upload::{LocalFile, Uploaded},
};

#[cfg(feature = "client")]
#[doc(no_inline)]
pub use {
    accounts::{Accounts, AnyAccount},
    dry_run::DryRun,
};

/// The engine behind the checks: for tools that ask it what it knows, such as editors and generators.
///
/// Unlike the rest it may change with any version.
pub mod engine {
    pub use sendapi_core::schema::{rule_ids, spelling};
    pub use sendapi_core::told::Written;
    pub use sendapi_core::{Sentence, check, limit, schema, tree, value};
}

/// What the macros expand to; not for use by hand.
#[doc(hidden)]
pub mod __private {
    pub use sendapi_core as core;
    pub use sendapi_core::convert::constant::unfinished;
    pub use sendapi_core::convert::fill::{Fill, FillDigits};
    pub use sendapi_core::convert::known::{Fits, FitsDigits};
    pub use sendapi_core::convert::value::Schema;
    pub use sendapi_core::expansion::editor;
    #[cfg(feature = "calls")]
    pub use sendapi_macros::profile;
    pub use sendapi_macros::{content, message};

    /// What an expansion brings into scope: names that no program has.
    pub mod prelude {
        pub use sendapi_core as __sendapi;
        pub use sendapi_core::Message as __sendapi_Message;
        pub use sendapi_core::convert::constant::{
            Spot as __sendapi_Spot, unfinished as __sendapi_unfinished,
        };
        pub use sendapi_core::convert::fill::{
            Fill as __sendapi_Fill, FillDigits as __sendapi_FillDigits,
            unless_empty as __sendapi_unless_empty,
        };
        pub use sendapi_core::convert::known::{
            Fits as __sendapi_Fits, FitsDigits as __sendapi_FitsDigits, Known as __sendapi_Known,
        };
        pub use sendapi_core::expansion::{
            Held::Text as __sendapi_HeldText, Held::Value as __sendapi_HeldValue,
            HeldText::Whole as __sendapi_Whole, digits as __sendapi_digits,
            digits_or_none as __sendapi_digits_or_none, hole as __sendapi_hole,
            implied as __sendapi_implied, instagram as __sendapi_instagram,
            instagram_message_at_run_time_as_in_a_fn_or_lazy_lock as __sendapi_instagram_filled,
            items as __sendapi_items,
            items_at_run_time_as_in_a_fn_or_lazy_lock as __sendapi_items_at_run_time,
            items_or_none as __sendapi_items_or_none,
            list_at_run_time_as_in_a_fn_or_lazy_lock as __sendapi_list_at_run_time,
            message_at_run_time_as_in_a_fn_or_lazy_lock as __sendapi_messenger_filled,
            messenger as __sendapi_messenger, nested as __sendapi_nested,
            recipient as __sendapi_recipient, text as __sendapi_text,
            text_or_none as __sendapi_text_or_none,
        };
        pub use sendapi_core::{
            List::{Borrowed as __sendapi_Lent, Owned as __sendapi_Owned},
            Number::{Float as __sendapi_Float, Integer as __sendapi_Integer},
            Text::Borrowed as __sendapi_Text,
        };
        pub use std::convert::identity as __sendapi_identity;
        pub use std::marker::PhantomData as __sendapi_PhantomData;
        pub use std::option::Option::{None as __sendapi_None, Some as __sendapi_Some};
    }
}
