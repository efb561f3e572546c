//! The request: where recipient, content, action, type and tag meet.

use sendapi_derive::Schema;

use super::action::{Reaction, SenderAction};
use super::content::{CONTENTS, Content};
use super::messaging_type::MessagingType;
use super::notification_type::NotificationType;
use super::recipient::{PRIVATE_REPLIES, Recipient};
use super::reply_to::ReplyTo;
use super::tag::Tag;
use super::thread_control::ThreadControl;
use super::undocumented::{Folder, SuggestionAction};
use crate::plain::text::Text;
use crate::platform::PlatformKind;
use crate::schema::Condition;
use crate::schema::rule::{Implication, Relation, Rule};
use crate::tree::{Beside, Breach, Place, find};

/// What a [`Message`](super::Message) holds, as the API lays it out.
///
/// A literal of it, as of every struct that is sent, is built upon `EMPTY` or upon what a constructor makes, so that a
/// member which the platform adds breaks no program:
///
/// ```
/// use sendapi_core::{Recipient, Request, SenderAction};
///
/// let seen = Request {
///     sender_action: Some(SenderAction::MarkSeen),
///     ..Request::to(Recipient::id("7204418830956127"))
/// };
/// # let _ = seen;
/// ```
///
/// ```compile_fail,E0063
/// # use sendapi_core::message::ReplyTo;
/// let all_there_is = ReplyTo { mid: "m_1".into() }; // one day there is more
/// ```
///
/// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/reference/send-api>.
#[derive(Clone, PartialEq, Schema)]
#[schema(noun = "a request", label = "", rules = RULES)]
#[schema(example = "recipient: psid, text: \"Hello\"")]
#[schema(
    link = "https://developers.facebook.com/documentation/business-messaging/messenger-platform/reference/send-api"
)]
#[schema(refused(
    "req.token_in_body", "secrets belong to the account, as in `client.page(id, token)`, never to a message":
    access_token, appsecret_proof,
))]
#[schema(refused("req.ids", "the platform reads it as what the call is about; a person's goes into `recipient`": id, ids))]
#[schema(passed_over = "req.unknown_top")]
pub struct Request<'a> {
    /// Who gets it.
    #[schema(required("req.recipient"))]
    pub recipient: Recipient<'a>,
    /// The ground on which it is sent; a message without one counts as `RESPONSE`.
    pub messaging_type: Option<MessagingType>,
    /// What it says.
    #[schema(flatten)]
    pub message: Option<Content<'a>>,
    /// What it does instead of saying anything.
    pub sender_action: Option<SenderAction>,
    /// The reaction that goes with the actions `react` and `unreact`.
    pub payload: Option<Reaction<'a>>,
    /// The ground outside the 24-hour window; goes with `messaging_type: MESSAGE_TAG`.
    pub tag: Option<Tag>,
    /// How the person is told; sound and vibration where it is left out.
    #[schema(undocumented(messenger, "notif.ig", "leave it out"))]
    pub notification_type: Option<NotificationType>,
    /// The persona in whose name it comes: digits. Messenger only.
    #[schema(
        integers,
        undocumented(messenger, "persona.ig", "leave it out"),
        format(Digits, "persona.digits")
    )]
    pub persona_id: Option<Text<'a>>,
    /// The message that is quoted above it.
    pub reply_to: Option<ReplyTo<'a>>,
    /// What becomes of the control over the conversation, where Conversation Routing is on.
    pub thread_control: Option<ThreadControl<'a>>,
    /// In the Graph reference without a guide.
    #[schema(undocumented(messenger, "suggest.ig", "leave it out"))]
    pub suggestion_action: Option<SuggestionAction>,
    /// In the Graph reference without a guide.
    pub folder: Option<Folder>,
    #[cfg(not(rust_analyzer))]
    #[doc(hidden)]
    pub __non_exhaustive: (),
}

impl<'a> Request<'a> {
    /// The same as [`to`](Self::to).
    #[must_use]
    pub const fn new(recipient: Recipient<'a>) -> Self {
        Self { recipient, ..Self::EMPTY }
    }

    /// A request to `recipient` and nothing more yet: the start of a struct literal.
    #[must_use]
    pub const fn to(recipient: Recipient<'a>) -> Self {
        Self { recipient, ..Self::EMPTY }
    }

    /// On Messenger a message of no other type is an answer, but for a private reply: the platform's samples have no type,
    /// and one sender was refused for it (100/1893060).
    pub(crate) const fn answer_by_default(&mut self, platform: PlatformKind) {
        let untyped = self.message.is_some() && self.messaging_type.is_none();
        if untyped && !self.recipient.is_private_reply() {
            self.messaging_type = Self::implied(platform);
        }
    }

    /// The same to another recipient. A type that may have come by default is settled anew.
    #[doc(hidden)]
    #[must_use]
    pub fn __addressed(self, recipient: Recipient<'a>, platform: PlatformKind) -> Self {
        let mut request = Self { recipient, ..self };
        if request.messaging_type == Self::implied(platform) {
            request.messaging_type = None;
        }
        request.answer_by_default(platform);
        request
    }

    /// The type that is sent of a message for which none is written.
    const fn implied(platform: PlatformKind) -> Option<MessagingType> {
        match platform {
            PlatformKind::Messenger => Some(MessagingType::Response),
            PlatformKind::Instagram => None,
        }
    }

    /// The same for `message!`, as data.
    #[doc(hidden)]
    #[must_use]
    pub fn __implied(platform: PlatformKind) -> Option<Implied> {
        let word = Self::implied(platform)?.as_str();
        Some(Implied {
            field: "messaging_type",
            word,
            beside: "message",
            to: "recipient",
            unless: PRIVATE_REPLIES,
        })
    }
}

/// A member that is sent beside another where it is not written.
#[doc(hidden)]
#[derive(Clone, Copy, Debug)]
pub struct Implied {
    /// The member.
    pub field: &'static str,
    /// Its value.
    pub word: &'static str,
    /// The other member.
    pub beside: &'static str,
    /// The member in front of it, an object on which it depends.
    pub to: &'static str,
    /// The members of that object with which it is not sent.
    pub unless: &'static [&'static str],
}

const RULES: &[Rule] = &[
    Rule::new(
        "req.body_one",
        Relation::AtLeastOne(&["message", "sender_action"]),
        "say something or do something",
    ),
    Rule::new(
        "req.action_xor_message",
        Relation::AtMostOne(&["message", "sender_action"]),
        "send the action first, then the message",
    ),
    Rule::new(
        "req.payload_needs_react",
        Relation::OnlyWith {
            field: "payload",
            with: "sender_action",
            values: &["react", "unreact"],
        },
        "leave it out, or react",
    ),
    Rule::new(
        "action.react_payload",
        Relation::Needs { field: "sender_action", values: &["react", "unreact"], needs: "payload" },
        "say to which message, as in `payload: { message_id: mid, reaction: \"❤\" }`",
    ),
    Rule::implied(
        "action.reaction",
        Implication {
            when: &[Condition::Is(&["sender_action"], &["react"]), Condition::Has(&["payload"])],
            then: &[Condition::Has(&["payload", "reaction"])],
            asks: "`sender_action: react` needs `reaction` in its `payload`",
            told: "",
            at: (&["payload"], Place::Object),
        },
        "say which emoji",
    ),
    Rule::judged(
        "action.unreact_no_reaction",
        unreact_has_no_reaction,
        "`reaction` has no meaning beside `sender_action: unreact`",
        "leave it out",
    )
    .about(&["sender_action"])
    .warns(),
    Rule::judged(
        "rcp.action_id",
        action_aims_at_id,
        "a sender action aims at `id`, another identifier has no open conversation",
        "aim it at the person's `id`",
    )
    .about(&["sender_action"])
    .warns(),
    Rule::new(
        "tag.with_action",
        Relation::NotWith { field: "tag", with: "sender_action", values: &[] },
        "leave it out",
    )
    .warns(),
    Rule::new(
        "tag.needs_message_tag",
        Relation::OnlyWith { field: "tag", with: "messaging_type", values: &["MESSAGE_TAG"] },
        "a message without `messaging_type` counts as `RESPONSE`, which takes no tag",
    ),
    Rule::new(
        "tag.message_tag_needs_tag",
        Relation::Needs { field: "messaging_type", values: &["MESSAGE_TAG"], needs: "tag" },
        "say on which ground, as in `tag: HUMAN_AGENT`",
    ),
    Rule::implied(
        "tag.feedback_template",
        Implication {
            when: &[Condition::Is(&["tag"], &["CUSTOMER_FEEDBACK"])],
            then: &[Condition::Is(&["message", "attachment", "payload", "template_type"], &["customer_feedback"])],
            asks: "tag `CUSTOMER_FEEDBACK` goes only with a `customer_feedback` template",
            told: "",
            at: (&["tag"], Place::Value),
        },
        "for what a person writes there is `HUMAN_AGENT`",
    )
    .on(PlatformKind::Messenger),
    Rule::implied(
        "tag.human_private_reply_ig",
        Implication {
            when: &[Condition::Is(&["tag"], &["HUMAN_AGENT"])],
            then: &[Condition::Lacks(&["recipient", "comment_id"])],
            asks: "tag `HUMAN_AGENT` cannot go with a private reply on Instagram",
            told: "",
            at: (&["tag"], Place::Value),
        },
        "answer the comment within the window, without a tag",
    )
    .on(PlatformKind::Instagram),
    Rule::implied(
        "utility.template",
        Implication {
            when: &[Condition::Is(&["messaging_type"], &["UTILITY"]), Condition::Has(&["message"])],
            then: &[Condition::Has(&["message", "template"])],
            asks: "`messaging_type: UTILITY` needs `template` in the message",
            told: "",
            at: (&["messaging_type"], Place::Value),
        },
        "put the approved template there",
    )
    .on(PlatformKind::Messenger),
    Rule::judged(
        "utility.only",
        template_needs_utility,
        "`template` in a message is documented with `messaging_type: UTILITY`",
        "write that, since an approved template goes out on no other ground",
    )
    .about(&["message"])
    .on(PlatformKind::Messenger)
    .warns(),
    Rule::implied(
        "sticker.no_tag",
        Implication {
            when: &[Condition::Is(&["messaging_type"], &["MESSAGE_TAG"])],
            then: &[Condition::Lacks(&["message", "sticker_id"])],
            asks: "`sticker_id` cannot go with `messaging_type: MESSAGE_TAG`",
            told: "",
            at: (&["message", "sticker_id"], Place::Key),
        },
        "send it within the 24-hour window, without a tag",
    )
    .on(PlatformKind::Messenger),
    Rule::judged(
        "rcp.template_id_only_ig",
        instagram_private_reply_is_a_template,
        "a template as a private reply on Instagram is refused for people who do not follow the account (1545133)",
        "answer with text, and send templates to the person's `id`",
    )
    .on(PlatformKind::Instagram)
    .warns(),
    Rule::judged(
        "rcp.comment_text_ig",
        instagram_private_reply_is_text,
        "a private reply on Instagram is documented with `text` only",
        "answer with text",
    )
    .on(PlatformKind::Instagram)
    .warns(),
    Rule::new(
        "reply.needs_message",
        Relation::OnlyWith { field: "reply_to", with: "message", values: &[] },
        "a sender action quotes nothing",
    ),
];

fn unreact_has_no_reaction(request: &Beside<'_, '_>) -> Vec<Breach> {
    let takes_back = request.field("sender_action").is(&["unreact"]);
    let reaction = || has(request, "payload", "reaction");
    Breach::when(takes_back && reaction(), || Breach::key(&["payload", "reaction"]))
}

fn action_aims_at_id(request: &Beside<'_, '_>) -> Vec<Breach> {
    let acts =
        request.field("sender_action").is_certain() && !request.field("message").is_certain();
    let recipient = request.field("recipient").object().filter(|_| acts);
    let Some(recipient) = recipient.filter(|found| find(*found, "id").is_missing()) else {
        return Vec::new();
    };
    let other = Recipient::__NAMES.iter().find(|name| find(recipient, name).is_certain());
    other
        .map(|name| {
            Breach::key(&["recipient", name])
                .saying(format!("a sender action aims at `id`, `{name}` has no open conversation"))
        })
        .into_iter()
        .collect()
}

fn template_needs_utility(request: &Beside<'_, '_>) -> Vec<Breach> {
    let template = has(request, "message", "template");
    let other = || request.field("messaging_type").is_any(&["UTILITY"]) == Some(false);
    Breach::when(template && other(), || Breach::key(&["message", "template"]))
}

fn instagram_private_reply_is_a_template(request: &Beside<'_, '_>) -> Vec<Breach> {
    let template = request.within(&["message", "attachment", "type"]).is(&["template"]);
    let private = || has(request, "recipient", "comment_id");
    Breach::when(template && private(), || Breach::value(&["message", "attachment", "type"]))
}

fn instagram_private_reply_is_text(request: &Beside<'_, '_>) -> Vec<Breach> {
    let template =
        request.within(&["message", "attachment", "type"]).is_any(&["template"]) != Some(false);
    let message = request.field("message").object();
    let wordless = message.filter(|message| find(*message, "text").is_missing());
    let private = has(request, "recipient", "comment_id");
    let Some(message) = wordless.filter(|_| private && !template) else { return Vec::new() };
    let other = CONTENTS.iter().find(|name| find(message, name).is_certain());
    other
        .map(|name| {
            Breach::key(&["message", name]).saying(format!(
                "a private reply on Instagram is documented with `text` only, not with `{name}`"
            ))
        })
        .into_iter()
        .collect()
}

/// Whether a member of the request is sure to hold another.
fn has(request: &Beside<'_, '_>, member: &str, inner: &str) -> bool {
    request.field(member).object().is_some_and(|object| find(object, inner).is_certain())
}
