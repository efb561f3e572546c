//! What the platform posts to a webhook: whether it is genuine, what it says, and who can be answered until when.
//!
//! - [`Handshake`]: the platform's question whether the address is ours
//! - [`Verifier`]: whether a body comes from the platform
//! - [`Webhook`]: the body; [`Event`] and its [`Kind`]: what happened in a conversation; [`Change`]: what happened
//!   elsewhere, such as comments
//! - [`Reply`], from [`Event::reply`] and [`Change::reply`]: who can be answered; [`Window`]: until when
//!
//! Every object has its known members as typed fields, all of which may be absent, and `extra` for the others. A member
//! that is null or of an unexpected kind is among the others, so nothing is an error and nothing is lost: a webhook
//! serialises to the JSON that was read. An event that cannot be read at all is kept whole, as [`Odd`]. Of what the platform writes now as a number and now as text, a [`Scalar`] and a
//! [`Time`] keep the form.
//!
//! The platform delivers some bodies twice and in no order: drop what came before by its `mid`, and sort by time.
//!
//! ```
//! use sendapi_core::webhook::{Kind, Refused, Verifier};
//!
//! /// What to do with a POST request: its body as it came, and its header `X-Hub-Signature-256`.
//! fn receive(verifier: &Verifier, header: &str, body: &[u8]) -> Result<(), Refused> {
//!     let webhook = verifier.open(header, body)?;
//!     for event in webhook.events() {
//!         match &event.kind {
//!             Kind::Message(message) if message.is_by_person() => println!("{:?}", message.text),
//!             Kind::Postback(postback) => println!("{:?}", postback.payload),
//!             _ => {}
//!         }
//!     }
//!     Ok(())
//! }
//!
//! let verifier = Verifier::new("the app secret");
//! assert!(matches!(receive(&verifier, "", b"{}"), Err(Refused::Signature(_))));
//! ```

mod account_linking;
mod attachment;
mod body;
mod change;
mod closed;
mod comment;
mod coupon;
mod customer_information;
mod delivery;
mod entry;
mod event;
mod feedback;
mod game_play;
mod handshake;
mod json;
mod lead;
mod member;
mod message;
mod message_edit;
mod not_a_webhook;
mod object;
mod odd;
mod optin;
mod order;
mod party;
mod payload;
mod policy_enforcement;
mod postback;
mod reaction;
mod read;
mod referral;
mod reply;
mod response_feedback;
mod salvage;
mod scalar;
mod template_status;
mod thread_control;
mod time;
mod verifier;
mod window;

pub use account_linking::{AccountLinking, LinkStatus};
pub use attachment::{
    AttachmentKind, AttachmentPayload, BookingStatus, Coordinates, IncomingAttachment, Product,
    Products,
};
pub use body::{AccountKind, Webhook};
pub use change::{Change, ChangeValue};
pub use closed::{Closed, Instead};
pub use comment::{Author, Comment, CommentedMedia, Verb};
pub use coupon::UsedTemplate;
pub use customer_information::{
    InformationAnswer, InformationScreen, MessagingCustomerInformation,
};
pub use delivery::Delivery;
pub use entry::Entry;
pub use event::{Event, Kind, PriorMessage};
pub use feedback::{FeedbackAnswer, FeedbackScreen, FollowUpAnswer, MessagingFeedback};
pub use game_play::{GameContext, GamePlay};
pub use handshake::{Handshake, Unanswered};
pub use lead::Lead;
pub use message::{Command, IncomingMessage, RepliedTo, Story, TappedReply};
pub use message_edit::MessageEdit;
pub use not_a_webhook::NotAWebhook;
pub use odd::Odd;
pub use optin::{Optin, OptinKind};
pub use order::{Order, OrderedProduct};
pub use party::Party;
pub use policy_enforcement::{PolicyAction, PolicyEnforcement};
pub use postback::Postback;
pub use reaction::{IncomingReaction, ReactionAction, ReactionName};
pub use read::Read;
pub use referral::{AdsContext, Referral, ReferralSource, ReferredProduct};
pub use reply::Reply;
pub use response_feedback::{Rating, ResponseFeedback};
pub use scalar::Scalar;
pub use template_status::TemplateStatus;
pub use thread_control::{PassThreadControl, RequestThreadControl, TakeThreadControl};
pub use time::Time;
pub use verifier::{Refused, Verifier, WrongSignature};
pub use window::{Closing, Window};
