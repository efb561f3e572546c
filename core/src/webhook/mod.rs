//! What the platform posts to a webhook: whether it is genuine, what it says, and who can be answered until when.
//!
//! - [`Handshake`]: the platform's question whether the address is ours
//! - [`Verifier`]: whether a body comes from the platform
//! - [`Webhook`]: the body; [`Event`] and its [`Kind`]: what happened in a conversation; [`Change`]: what happened
//!   elsewhere, such as comments; [`CallEvent`]: what became of a call
//! - [`Reply`], from [`Event::reply`] and [`Change::reply`]: who can be answered; [`Window`]: until when
//!
//! Every object has its known members as typed fields, all of which may be absent, and `extra` for the others. A member
//! that is null or of an unexpected kind is among the others, so nothing is an error and nothing is lost: a webhook
//! serialises to the JSON that was read. An event that cannot be read at all is kept whole, as [`Odd`]. Of what the platform writes now as a number and now as text, a [`Scalar`] and a
//! [`Time`] keep the form.
//!
//! What the account did itself, by whichever mark the platform tells it, offers no reply: [`Event::is_by_account`].
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

mod body;
mod change;
mod entry;
mod event;
mod kinds;
mod trust;
mod window;

pub use crate::reading::odd::Odd;
pub use crate::reading::scalar::Scalar;
pub use crate::reading::time::Time;
pub use body::{AccountKind, Webhook};
pub use change::{Change, ChangeValue};
pub use entry::Entry;
pub use event::{Event, Kind, PriorMessage};
pub use kinds::account_linking::{AccountLinking, LinkStatus};
pub use kinds::attachment::{
    AttachmentKind, AttachmentPayload, BookingStatus, Coordinates, IncomingAttachment, Product,
    Products,
};
pub use kinds::business_integrity::{BusinessIntegrity, IntegrityRestriction, IntegrityViolation};
pub use kinds::call::{
    CallDirection, CallEvent, CallMoment, CallPermission, CallPermissionReply, CallSession,
    CallSettings, CallStatus, SessionDescription,
};
pub use kinds::comment::{Author, Comment, CommentedMedia, Verb};
pub use kinds::coupon::UsedTemplate;
pub use kinds::customer_information::{
    InformationAnswer, InformationScreen, MessagingCustomerInformation,
};
pub use kinds::delivery::Delivery;
pub use kinds::feedback::{FeedbackAnswer, FeedbackScreen, FollowUpAnswer, MessagingFeedback};
pub use kinds::game_play::{GameContext, GamePlay};
pub use kinds::lead::Lead;
pub use kinds::marketing_message::{MarketingMessage, SubscriberUpload};
pub use kinds::message::{Command, IncomingMessage, RepliedTo, Story, TappedReply};
pub use kinds::message_edit::MessageEdit;
pub use kinds::optin::{Optin, OptinKind};
pub use kinds::order::{Order, OrderedProduct};
pub use kinds::party::Party;
pub use kinds::policy_enforcement::{PolicyAction, PolicyEnforcement};
pub use kinds::postback::Postback;
pub use kinds::reaction::{IncomingReaction, ReactionAction, ReactionName};
pub use kinds::read::Read;
pub use kinds::referral::{AdsContext, Referral, ReferralSource, ReferredProduct};
pub use kinds::response_feedback::{Rating, ResponseFeedback};
pub use kinds::template_status::TemplateStatus;
pub use kinds::thread_control::{PassThreadControl, RequestThreadControl, TakeThreadControl};
pub use trust::handshake::{Handshake, Unanswered};
pub use trust::not_a_webhook::{NotAWebhook, Unreadable};
pub use trust::verifier::{Refused, Verifier, WrongSignature};
pub use window::closed::{Closed, Instead};
pub use window::opening::{Opening, Uncertain};
pub use window::reply::Reply;
pub use window::{Closing, Window};
