//! The rules between fields, each with its id: what excludes what, what needs what.
//!
//! Most are data, in a few forms; the rest are named functions at the end of this file. A struct names its list in
//! `#[schema(rules = …)]`.

use crate::check::scope::{Found, Scope, descend, find};
use crate::check::violation::Place;
use crate::limit;
use crate::platform::PlatformKind;
use crate::schema::{Format, Limit, Severity};
use crate::tree::Node;

/// A rule between the members of an object.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// Its id.
    pub id: &'static str,
    /// The one platform on which it holds.
    pub on: Option<PlatformKind>,
    /// Whether breaking it is an error or a doubt.
    pub severity: Severity,
    /// What it asks for.
    pub form: Form,
    /// What to do about it.
    pub remedy: &'static str,
}

/// What a [`Rule`] asks for.
#[derive(Clone, Copy)]
pub enum Form {
    /// At least one of these members.
    AtLeastOne(&'static [&'static str]),
    /// At most one of these members.
    AtMostOne(&'static [&'static str]),
    /// A member only beside another, which has one of some values; any value where none is given.
    OnlyWith {
        /// The member.
        field: &'static str,
        /// The other.
        with: &'static str,
        /// The values of the other.
        values: &'static [&'static str],
    },
    /// A member that is asked for when another has one of some values; any value where none is given.
    Needs {
        /// The other member.
        field: &'static str,
        /// The values of the other.
        values: &'static [&'static str],
        /// The member.
        needs: &'static str,
    },
    /// A member that is not taken when another has one of some values; any value where none is given.
    NotWith {
        /// The member.
        field: &'static str,
        /// The other.
        with: &'static str,
        /// The values of the other.
        values: &'static [&'static str],
    },
    /// A member that takes only some of its words when another has one of some values.
    Words {
        /// The member.
        field: &'static str,
        /// The other.
        with: &'static str,
        /// The values of the other.
        values: &'static [&'static str],
        /// The words that are left.
        words: &'static [&'static str],
    },
    /// Anything else: what it asks for, and who judges it.
    Function(&'static str, fn(&mut Scope<'_, '_>)),
}

impl std::fmt::Debug for Form {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::AtLeastOne(fields) => write!(formatter, "at least one of {fields:?}"),
            Self::AtMostOne(fields) => write!(formatter, "at most one of {fields:?}"),
            Self::OnlyWith { field, with, values } => {
                write!(formatter, "{field} only with {with} {values:?}")
            }
            Self::Needs { field, values, needs } => {
                write!(formatter, "{field} {values:?} needs {needs}")
            }
            Self::NotWith { field, with, values } => {
                write!(formatter, "{field} not with {with} {values:?}")
            }
            Self::Words { field, with, values, words } => {
                write!(formatter, "{field} {words:?} with {with} {values:?}")
            }
            Self::Function(asks, _) => formatter.write_str(asks),
        }
    }
}

impl Rule {
    pub(crate) const fn new(id: &'static str, form: Form, remedy: &'static str) -> Self {
        Self { id, on: None, severity: Severity::Reject, form, remedy }
    }

    pub(crate) const fn judged(
        id: &'static str,
        judge: fn(&mut Scope<'_, '_>),
        asks: &'static str,
        remedy: &'static str,
    ) -> Self {
        Self::new(id, Form::Function(asks, judge), remedy)
    }

    pub(crate) const fn on(self, platform: PlatformKind) -> Self {
        Self { on: Some(platform), ..self }
    }

    pub(crate) const fn warns(self) -> Self {
        Self { severity: Severity::Warn, ..self }
    }

    /// Whether the rule holds on `platform`.
    #[must_use]
    pub const fn holds_on(&self, platform: PlatformKind) -> bool {
        match self.on {
            Some(only) => only as u8 == platform as u8,
            None => true,
        }
    }
}

/// Between the members of a request.
pub(crate) const REQUEST: &[Rule] = &[
    Rule::new(
        "req.body_one",
        Form::AtLeastOne(&["message", "sender_action"]),
        "say something or do something",
    ),
    Rule::new(
        "req.action_xor_message",
        Form::AtMostOne(&["message", "sender_action"]),
        "send the action first, then the message",
    ),
    Rule::new(
        "req.payload_needs_react",
        Form::OnlyWith { field: "payload", with: "sender_action", values: &["react", "unreact"] },
        "leave it out, or react",
    ),
    Rule::new(
        "action.react_payload",
        Form::Needs { field: "sender_action", values: &["react", "unreact"], needs: "payload" },
        "say to which message, as in `payload: { message_id: mid, reaction: \"❤\" }`",
    ),
    Rule::judged(
        "action.reaction",
        react_needs_reaction,
        "`sender_action: react` needs `reaction` in its `payload`",
        "say which emoji",
    ),
    Rule::judged(
        "action.unreact_no_reaction",
        unreact_has_no_reaction,
        "`reaction` has no meaning beside `sender_action: unreact`",
        "leave it out",
    )
    .warns(),
    Rule::judged(
        "rcp.action_id",
        action_aims_at_id,
        "a sender action aims at `id`, another identifier has no open conversation",
        "aim it at the person's `id`",
    )
    .warns(),
    Rule::new(
        "tag.needs_message_tag",
        Form::OnlyWith { field: "tag", with: "messaging_type", values: &["MESSAGE_TAG"] },
        "a message without `messaging_type` counts as `RESPONSE`, which takes no tag",
    ),
    Rule::new(
        "tag.message_tag_needs_tag",
        Form::Needs { field: "messaging_type", values: &["MESSAGE_TAG"], needs: "tag" },
        "say on which ground, as in `tag: HUMAN_AGENT`",
    ),
    Rule::judged(
        "tag.feedback_template",
        feedback_needs_template,
        "tag `CUSTOMER_FEEDBACK` goes only with a `customer_feedback` template",
        "for what a person writes there is `HUMAN_AGENT`",
    )
    .on(PlatformKind::Messenger),
    Rule::judged(
        "tag.human_private_reply_ig",
        human_agent_is_no_private_reply,
        "tag `HUMAN_AGENT` cannot go with a private reply on Instagram",
        "answer the comment within the window, without a tag",
    )
    .on(PlatformKind::Instagram),
    Rule::judged(
        "utility.template",
        utility_needs_template,
        "`messaging_type: UTILITY` needs `template` in the message",
        "put the approved template there",
    )
    .on(PlatformKind::Messenger),
    Rule::judged(
        "utility.only",
        template_needs_utility,
        "`template` in a message needs `messaging_type: UTILITY`",
        "an approved template goes out on no other ground",
    )
    .on(PlatformKind::Messenger),
    Rule::judged(
        "sticker.no_tag",
        sticker_takes_no_tag,
        "`sticker_id` cannot go with `messaging_type: MESSAGE_TAG`",
        "send it within the 24-hour window, without a tag",
    )
    .on(PlatformKind::Messenger),
    Rule::judged(
        "rcp.template_id_only_ig",
        instagram_template_goes_to_id,
        "a template on Instagram needs a recipient with `id`",
        "send text to a comment, templates to the person's `id`",
    )
    .on(PlatformKind::Instagram),
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
        Form::OnlyWith { field: "reply_to", with: "message", values: &[] },
        "a sender action quotes nothing",
    ),
];

/// Between the members of a recipient.
pub(crate) const RECIPIENT: &[Rule] = &[
    Rule::new("rcp.some", Form::AtLeastOne(IDENTIFIERS), "say who gets it, as in `id: \"123\"`"),
    Rule::new("rcp.one", Form::AtMostOne(IDENTIFIERS), "keep one of them"),
    Rule::judged(
        "rcp.name_phone",
        name_needs_phone_number,
        "`name` goes only with `phone_number`",
        "leave the name out",
    ),
];

const IDENTIFIERS: &[&str] = &[
    "id",
    "user_ref",
    "comment_id",
    "post_id",
    "phone_number",
    "one_time_notif_token",
    "notification_messages_token",
    "follow_id",
    "story_id",
    "poll_response_id",
    "player_id",
    "login_id",
];

/// Between the members of a `thread_control`.
pub(crate) const THREAD_CONTROL: &[Rule] = &[Rule::new(
    "thread.app_id",
    Form::OnlyWith { field: "app_id", with: "control_type", values: &["pass"] },
    "leave it out, or pass the control",
)
.warns()];

/// Between the members of a message.
pub(crate) const CONTENT: &[Rule] = &[
    Rule::judged(
        "msg.not_empty",
        message_is_not_empty,
        "a message needs `text`, `attachment`, `attachments`, `sticker_id` or `template`",
        "say something",
    ),
    Rule::judged(
        "qr.needs_content",
        quick_replies_need_content,
        "`quick_replies` need text or an attachment beside them",
        "ask the question that they answer",
    ),
    Rule::new("msg.one_content", Form::AtMostOne(CONTENTS), "send them as messages of their own"),
    Rule::judged(
        "qr.text_only_ig",
        instagram_quick_replies_go_with_text,
        "`quick_replies` on Instagram go with `text` only",
        "send the rest as a message of its own",
    )
    .on(PlatformKind::Instagram),
    Rule::new(
        "sticker.alone",
        Form::NotWith { field: "quick_replies", with: "sticker_id", values: &[] },
        "send them with a text",
    )
    .warns(),
];

const CONTENTS: &[&str] = &["text", "attachment", "attachments", "sticker_id", "template"];

/// Between the members of a quick reply.
pub(crate) const QUICK_REPLY: &[Rule] = &[
    Rule::new(
        "qr.title_required",
        Form::Needs { field: "content_type", values: &["text"], needs: "title" },
        "say what the chip says",
    ),
    Rule::judged(
        "qr.title_empty",
        quick_reply_has_words_or_picture,
        "an empty `title` goes only with `image_url`",
        "write a title, or add `image_url`",
    ),
    Rule::new(
        "qr.payload_required",
        Form::Needs { field: "content_type", values: &["text"], needs: "payload" },
        "say what your webhook gets",
    ),
    Rule::judged(
        "qr.payload_empty",
        quick_reply_has_payload,
        "an empty `payload` is documented only beside `image_url`",
        "say what your webhook gets",
    )
    .on(PlatformKind::Messenger)
    .warns(),
    Rule::new("qr.special_members", special("title"), "leave it out").warns(),
    Rule::new("qr.special_members", special("payload"), "leave it out").warns(),
    Rule::new("qr.special_members", special("image_url"), "leave it out").warns(),
];

const fn special(field: &'static str) -> Form {
    Form::NotWith { field, with: "content_type", values: &["user_phone_number", "user_email"] }
}

/// Between the members of an attachment.
pub(crate) const ATTACHMENT: &[Rule] = &[Rule::new(
    "att.heart_payload",
    Form::NotWith { field: "payload", with: "type", values: &["like_heart"] },
    "leave it out",
)
.warns()];

/// Between the members of a file's payload.
pub(crate) const MEDIA: &[Rule] = &[
    Rule::new(
        "att.source_missing",
        Form::AtLeastOne(&["url", "attachment_id"]),
        "say where the file is",
    ),
    Rule::new("att.one_source", Form::AtMostOne(&["url", "attachment_id"]), "keep one of them"),
];

/// Between the members of a shared post.
pub(crate) const MEDIA_SHARE: &[Rule] = &[Rule::new(
    "att.share_payload",
    Form::AtLeastOne(&["id", "attachment_id"]),
    "write the `id` of your post",
)];

/// Between the members of a card.
pub(crate) const GENERIC_ELEMENT: &[Rule] = &[
    Rule::new(
        "generic.extra",
        Form::AtLeastOne(&["subtitle", "image_url", "default_action", "buttons"]),
        "a title alone is no card",
    ),
    Rule::new(
        "generic.item_url_action",
        Form::AtMostOne(&["item_url", "default_action"]),
        "keep `default_action`",
    ),
];

/// Between the members of a media template's picture or video.
pub(crate) const MEDIA_ELEMENT: &[Rule] = &[
    Rule::new("media.source", Form::AtLeastOne(&["attachment_id", "url"]), "say where the file is"),
    Rule::new("media.source", Form::AtMostOne(&["attachment_id", "url"]), "keep one of them"),
    Rule::judged(
        "btn.audio_where",
        audio_call_is_documented_elsewhere,
        "an `audio_call` button is documented in generic and button templates, not in this one",
        "use a generic or button template",
    )
    .warns(),
];

/// Between the members of a coupon.
pub(crate) const COUPON: &[Rule] = &[Rule::new(
    "coupon.code_or_url",
    Form::AtLeastOne(&["coupon_code", "coupon_url"]),
    "give a code to reveal or a page to open",
)];

/// Between the members of a feedback question.
pub(crate) const FEEDBACK_QUESTION: &[Rule] = &[
    scale("fb.option_csat", &["csat"], &["one_to_five", "1_to_5", "five_stars", "five_emojis"]),
    scale("fb.option_nps", &["nps"], &["zero_to_ten"]),
    scale("fb.option_ces", &["ces"], &["one_to_seven"]),
];

const fn scale(
    id: &'static str,
    values: &'static [&'static str],
    words: &'static [&'static str],
) -> Rule {
    let form = Form::Words { field: "score_option", with: "type", values, words };
    Rule::new(id, form, "leave it out, or change the `type`")
}

/// Between the members of a customer information template.
pub(crate) const CUSTOMER_INFORMATION: &[Rule] = &[Rule::judged(
    "ci.purpose",
    purpose_is_documented,
    "`purpose` is documented as `SHIPPING` and nothing else",
    "use `SHIPPING`, or leave it out",
)
.warns()];

/// Between the members of an image grid.
pub(crate) const GRID_ELEMENT: &[Rule] = &[Rule::judged(
    "grid.hero",
    one_picture_is_the_hero,
    "`is_hero_image` is true for one picture at most",
    "choose the large one",
)];

/// Between the members of a `game_metadata`.
pub(crate) const GAME_METADATA: &[Rule] = &[
    Rule::new("btn.game_meta", Form::AtLeastOne(&["player_id", "context_id"]), "say who plays"),
    Rule::new("btn.game_meta", Form::AtMostOne(&["player_id", "context_id"]), "keep one of them"),
];

/// Between the members of what opens a web view.
pub(crate) const WEB_VIEW: &[Rule] = &[
    Rule::judged(
        "btn.ext_https",
        extensions_want_https,
        "`url` beside `messenger_extensions: true` takes an https address",
        "write it with https",
    )
    .on(PlatformKind::Messenger),
    Rule::new(
        "btn.fallback",
        Form::OnlyWith { field: "fallback_url", with: "messenger_extensions", values: &["true"] },
        "leave it out, or set `messenger_extensions: true`",
    )
    .on(PlatformKind::Messenger),
];

fn react_needs_reaction(scope: &mut Scope<'_, '_>) {
    let reacts = scope.field("sender_action").is_any(&["react"]) == Some(true);
    let Some(payload) = scope.field("payload").object().filter(|_| reacts) else { return };
    if matches!(find(payload, "reaction"), Found::No) {
        scope.report(&["payload"], Place::Object, scope.asked());
    }
}

fn unreact_has_no_reaction(scope: &mut Scope<'_, '_>) {
    let takes_back = scope.field("sender_action").is_any(&["unreact"]) == Some(true);
    let Some(payload) = scope.field("payload").object().filter(|_| takes_back) else { return };
    if find(payload, "reaction").is_certain() {
        scope.report(&["payload", "reaction"], Place::Key, scope.asked());
    }
}

fn action_aims_at_id(scope: &mut Scope<'_, '_>) {
    let Some(recipient) = scope.field("recipient").object() else { return };
    if !scope.field("sender_action").is_certain() || scope.field("message").is_certain() {
        return;
    }
    let other = IDENTIFIERS.iter().skip(1).find(|name| find(recipient, name).is_certain());
    if let Some(name) = other.filter(|_| matches!(find(recipient, "id"), Found::No)) {
        let sentence = format!("a sender action aims at `id`, `{name}` has no open conversation");
        scope.report(&["recipient", name], Place::Key, scope.finding(&sentence));
    }
}

fn feedback_needs_template(scope: &mut Scope<'_, '_>) {
    if scope.field("tag").is_any(&["CUSTOMER_FEEDBACK"]) != Some(true) {
        return;
    }
    let kind = match scope.field("message") {
        Found::Yes(message) => descend(message, &["attachment", "payload", "template_type"]),
        other => other,
    };
    if kind.is_any(&["customer_feedback"]) == Some(false) {
        scope.report(&["tag"], Place::Value, scope.asked());
    }
}

fn human_agent_is_no_private_reply(scope: &mut Scope<'_, '_>) {
    let Some(recipient) = scope.field("recipient").object() else { return };
    let tagged = scope.field("tag").is_any(&["HUMAN_AGENT"]) == Some(true);
    if tagged && find(recipient, "comment_id").is_certain() {
        scope.report(&["tag"], Place::Value, scope.asked());
    }
}

fn utility_needs_template(scope: &mut Scope<'_, '_>) {
    let utility = scope.field("messaging_type").is_any(&["UTILITY"]) == Some(true);
    let Some(message) = scope.field("message").object().filter(|_| utility) else { return };
    if matches!(find(message, "template"), Found::No) {
        scope.report(&["messaging_type"], Place::Value, scope.asked());
    }
}

fn template_needs_utility(scope: &mut Scope<'_, '_>) {
    let Some(message) = scope.field("message").object() else { return };
    let template = find(message, "template").is_certain();
    if template && scope.field("messaging_type").is_any(&["UTILITY"]) == Some(false) {
        scope.report(&["message", "template"], Place::Key, scope.asked());
    }
}

fn sticker_takes_no_tag(scope: &mut Scope<'_, '_>) {
    let Some(message) = scope.field("message").object() else { return };
    let tagged = scope.field("messaging_type").is_any(&["MESSAGE_TAG"]) == Some(true);
    if tagged && find(message, "sticker_id").is_certain() {
        scope.report(&["message", "sticker_id"], Place::Key, scope.asked());
    }
}

fn instagram_template_goes_to_id(scope: &mut Scope<'_, '_>) {
    let (Found::Yes(message), Some(recipient)) =
        (scope.field("message"), scope.field("recipient").object())
    else {
        return;
    };
    let template = descend(message, &["attachment", "type"]).is_any(&["template"]) == Some(true);
    if template && matches!(find(recipient, "id"), Found::No) {
        scope.report(&["message", "attachment", "type"], Place::Value, scope.asked());
    }
}

fn instagram_private_reply_is_text(scope: &mut Scope<'_, '_>) {
    let (Found::Yes(message), Some(recipient)) =
        (scope.field("message"), scope.field("recipient").object())
    else {
        return;
    };
    let template = descend(message, &["attachment", "type"]).is_any(&["template"]) != Some(false);
    let wordless =
        message.object().is_some_and(|message| matches!(find(message, "text"), Found::No));
    let other = CONTENTS.iter().skip(1).find(|name| descend(message, &[name]).is_certain());
    if let Some(name) =
        other.filter(|_| wordless && !template && find(recipient, "comment_id").is_certain())
    {
        let sentence = format!(
            "a private reply on Instagram is documented with `text` only, not with `{name}`"
        );
        scope.report(&["message", name], Place::Key, scope.finding(&sentence));
    }
}

fn name_needs_phone_number(scope: &mut Scope<'_, '_>) {
    let identified = IDENTIFIERS.iter().any(|name| !matches!(scope.field(name), Found::No));
    let without = matches!(scope.field("phone_number"), Found::No);
    if identified && without && scope.field("name").is_certain() {
        scope.report(&["name"], Place::Key, scope.asked());
    }
}

fn message_is_not_empty(scope: &mut Scope<'_, '_>) {
    if is_empty(scope) && !scope.field("quick_replies").is_certain() {
        scope.report(&[], Place::Object, scope.asked());
    }
}

fn quick_replies_need_content(scope: &mut Scope<'_, '_>) {
    if is_empty(scope) && scope.field("quick_replies").is_certain() {
        scope.report(&["quick_replies"], Place::Key, scope.asked());
    }
}

fn instagram_quick_replies_go_with_text(scope: &mut Scope<'_, '_>) {
    let wordless = matches!(scope.field("text"), Found::No);
    let other = CONTENTS.iter().any(|name| scope.field(name).is_certain());
    if wordless && other && scope.field("quick_replies").is_certain() {
        scope.report(&["quick_replies"], Place::Key, scope.asked());
    }
}

fn is_empty(scope: &Scope<'_, '_>) -> bool {
    scope.has_none(CONTENTS) && matches!(scope.field("dynamic_text"), Found::No)
}

fn quick_reply_has_words_or_picture(scope: &mut Scope<'_, '_>) {
    if is_text_chip_without(scope, "title") {
        scope.report(
            &["title"],
            Place::Value,
            scope.finding("quick reply title is empty and there is no `image_url`"),
        );
    }
}

fn quick_reply_has_payload(scope: &mut Scope<'_, '_>) {
    if is_text_chip_without(scope, "payload") {
        let finding = scope
            .finding("quick reply payload is empty, which is documented only beside `image_url`");
        scope.report(&["payload"], Place::Value, finding);
    }
}

fn is_text_chip_without(scope: &Scope<'_, '_>, field: &str) -> bool {
    let text = scope.field("content_type").is_any(&["text"]) == Some(true);
    let pictureless = matches!(scope.field("image_url"), Found::No);
    text && pictureless && scope.field(field).is_any(&[""]) == Some(true)
}

fn extensions_want_https(scope: &mut Scope<'_, '_>) {
    let extended = scope.field("messenger_extensions").is_any(&["true"]) == Some(true);
    let Found::Yes(url) = scope.field("url") else { return };
    let Some(text) = url.text().filter(|_| extended) else { return };
    if limit::text_fault(&Limit::Format(Format::HttpsUrl), text).is_some() {
        scope.report(&["url"], Place::Value, scope.asked());
    }
}

fn audio_call_is_documented_elsewhere(scope: &mut Scope<'_, '_>) {
    let calls = |button: Node<'_>| descend(button, &["type"]).is_any(&["audio_call"]) == Some(true);
    for place in scope.places("buttons", calls) {
        scope.report(&["buttons", &place, "type"], Place::Value, scope.asked());
    }
}

fn purpose_is_documented(scope: &mut Scope<'_, '_>) {
    let Found::Yes(purpose) = scope.field("purpose") else { return };
    if let Some(word) = purpose.text().filter(|word| *word != "SHIPPING") {
        let sentence = format!("purpose `{word}` is documented nowhere");
        scope.report(&["purpose"], Place::Value, scope.finding(&sentence));
    }
}

fn one_picture_is_the_hero(scope: &mut Scope<'_, '_>) {
    let is_hero =
        |image: Node<'_>| descend(image, &["is_hero_image"]).is_any(&["true"]) == Some(true);
    for place in scope.places("images", is_hero).iter().skip(1) {
        let finding = scope.finding("`is_hero_image` is true twice in one image grid");
        scope.report(&["images", place, "is_hero_image"], Place::Value, finding);
    }
}
