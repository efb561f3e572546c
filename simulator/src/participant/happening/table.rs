//! All that can be made to happen. A row says what it is, who does it and where, which field of a subscription tells it,
//! what has to be said for it, what may be, and the JSON that comes of it.

use std::collections::BTreeMap;

use sendapi_core::call::subscription::SubscribedField;
use serde_json::{Value, json};

use super::effect::{self, other_app};
use super::input::{
    ACTION, AD_ID, AD_TITLE, APP_ID, AUTHORIZATION_CODE, CALL_ID, CALL_STATUS, COMMAND, EVENT,
    FEEDBACK, FORM_ID, GAME_ID, LANGUAGE, METADATA, MID, NOTE, PAYLOAD, PHOTO_URL, PRODUCT_ID,
    REASON, REF, ROLE, SCORE, STATUS, STORY_ID, TEMPLATE, TEXT, TITLE, URL, USER_REF,
};
use super::scene::{Scene, Told, attached, object};
use super::{Happening, Kind, Whose};
use crate::Platform;
use crate::participant::ActionError;
use crate::world::THIS_APP;
use crate::world::calling::Caller;

/// Rows of the table, and a constructor for each.
macro_rules! happenings {
    ($(
        $(#[doc = $about:literal])+
        $name:ident($($arg:ident: $needed:ident),*) [$($may:ident),*]
        $label:literal, $only:expr, $whose:ident, $told_by:ident, $told:expr $(, $effect:ident)?;
    )*) => {
        impl Happening {
            $(
                $(#[doc = $about])+
                #[must_use]
                pub fn $name($($arg: impl Into<String>),*) -> Self {
                    Self::of(stringify!($name))$(.with($needed.name, $arg))*
                }
            )*
        }

        pub(super) const KINDS: &[Kind] = &[$(Kind {
            name: stringify!($name),
            label: $label,
            about: concat!($($about),+),
            only: $only,
            whose: Whose::$whose,
            told_by: SubscribedField::$told_by,
            needs: &[$($needed),*],
            may: &[$($may),*],
            told: $told,
            effect: happenings!(@effect $($effect)?),
        }),*];
    };
    (@effect) => { effect::none };
    (@effect $effect:ident) => { effect::$effect };
}

const BOTH: Option<Platform> = None;
const MESSENGER: Option<Platform> = Some(Platform::Messenger);
const INSTAGRAM: Option<Platform> = Some(Platform::Instagram);

happenings! {
    /// The person comes by a link of m.me or ig.me with this `ref`, and writes nothing as yet.
    referral(reference: REF) [] "Comes by a link", BOTH, Person, MessagingReferrals,
        |it| Ok(Told::Event(json!({ "referral": by_link(it) })));

    /// The person comes by an advertisement with this id, and writes nothing as yet. Besides `ref`, `ad_title`,
    /// `photo_url`.
    ad_referral(ad_id: AD_ID) [REF, AD_TITLE, PHOTO_URL] "Comes by an advertisement", BOTH, Person, MessagingReferrals,
        |it| Ok(Told::Event(json!({ "referral": by_ad(it) })));

    /// The person taps Get Started, having come by a link with this `ref`, or by the advertisement `ad_id`. The `payload`
    /// is that of the account's `get_started`. Messenger only.
    get_started(reference: REF) [AD_ID, TITLE, PAYLOAD] "Taps Get Started, by a link", MESSENGER, Person, MessagingPostbacks,
        |it| Ok(Told::Event(json!({ "postback": get_started(it) })));

    /// The person writes this below an advertisement with this id. Besides `ref`, `ad_title`, `photo_url`.
    ad_message(text: TEXT, ad_id: AD_ID) [REF, AD_TITLE, PHOTO_URL] "Writes from an advertisement", BOTH, Person, Messages,
        |it| Ok(Told::Event(json!({ "message": { "mid": it.new_mid(), "text": it.text("text"), "referral": by_ad(it) } })));

    /// The person ticks the checkbox plugin with this `ref` and `user_ref`: they are known by the latter alone, which a
    /// message names as its recipient. Messenger only.
    checkbox_optin(reference: REF, user_ref: USER_REF) [] "Ticks the checkbox plugin", MESSENGER, Account, MessagingOptins,
        |it| Ok(Told::Event(json!({ "optin": { "ref": it.text("ref"), "user_ref": it.text("user_ref") } })));

    /// The person taps the Send to Messenger plugin with this `ref`. Messenger only.
    plugin_optin(reference: REF) [] "Taps Send to Messenger", MESSENGER, Person, MessagingOptins,
        |it| Ok(Told::Event(json!({ "optin": { "ref": it.text("ref") } })));

    /// The person wants no messages on the topic any more that they asked for last. The token is good for nothing from then
    /// on. Messenger only.
    marketing_optout() [] "Stops marketing messages", MESSENGER, Person, MessagingOptins, marketing_optout, stops_messages;

    /// The person connects their account with the business, which gave this `authorization_code`. Messenger only.
    account_linked(authorization_code: AUTHORIZATION_CODE) [] "Logs in (account linking)", MESSENGER, Person, MessagingAccountLinking,
        |it| Ok(Told::Event(json!({
            "account_linking": { "status": "linked", "authorization_code": it.text("authorization_code") },
        })));

    /// The person disconnects their account from the business. Messenger only.
    account_unlinked() [] "Logs out (account linking)", MESSENGER, Person, MessagingAccountLinking,
        |_| Ok(Told::Event(json!({ "account_linking": { "status": "unlinked" } })));

    /// The person changes a message of theirs, five times at most: `mid`, or the newest.
    message_edit(text: TEXT) [MID] "Edits a message", BOTH, Person, MessageEdits, message_edit;

    /// The person takes a message of theirs back: `mid`, or the newest. Instagram only.
    unsent_message() [MID] "Takes a message back", INSTAGRAM, Person, Messages,
        |it| Ok(Told::Event(json!({ "message": { "mid": it.of_person()?, "is_deleted": true } })));

    /// The person answers a story of the account. Besides `story_id`, `url`. Instagram only.
    story_reply(text: TEXT) [STORY_ID, URL] "Replies to a story", INSTAGRAM, Person, Messages,
        |it| Ok(Told::Event(json!({ "message": {
            "mid": it.new_mid(), "text": it.text("text"),
            "reply_to": { "story": { "url": it.picture(), "id": it.id("story_id") } },
        } })));

    /// The person mentions the account in a story. Besides `url`. Instagram only.
    story_mention() [URL] "Mentions the account in a story", INSTAGRAM, Person, Messages,
        |it| Ok(attached(it, "story_mention", &json!({ "url": it.picture() })));

    /// The person shares a post. Besides `title`, `url`.
    shared_post() [TITLE, URL] "Shares a post", BOTH, Person, Messages,
        |it| Ok(match it.platform {
            Platform::Messenger => attached(it, "post", &shared(it, "id")),
            Platform::Instagram => attached(it, "ig_post", &shared(it, "ig_post_media_id")),
        });

    /// The person shares a reel. Besides `title`, `url`.
    shared_reel() [TITLE, URL] "Shares a reel", BOTH, Person, Messages,
        |it| Ok(match it.platform {
            Platform::Messenger => attached(it, "reel", &shared(it, "reel_video_id")),
            Platform::Instagram => attached(it, "ig_reel", &shared(it, "reel_video_id")),
        });

    /// The person shares a story. Besides `story_id`, `url`. Instagram only.
    shared_story() [STORY_ID, URL] "Shares a story", INSTAGRAM, Person, Messages,
        |it| Ok(attached(it, "ig_story", &json!({ "story_media_id": it.id("story_id"), "story_media_url": it.picture() })));

    /// The person shares a link. Besides `title`. Messenger only.
    shared_link(url: URL) [TITLE] "Shares a link", MESSENGER, Person, Messages,
        |it| Ok(attached(it, "fallback", &object([
            ("url", it.text("url").map(Value::from)),
            ("title", it.text("title").map(Value::from)),
        ])));

    /// The person sends a picture that can be seen once, and not by the bot. Instagram only.
    view_once() [] "Sends a picture to be seen once", INSTAGRAM, Person, Messages,
        |it| Ok(Told::Event(json!({ "message": { "mid": it.new_mid(), "attachments": [{ "type": "ephemeral" }] } })));

    /// The person sends something that the platform does not hand on. Instagram only.
    unsupported_message() [] "Sends something unsupported", INSTAGRAM, Person, Messages,
        |it| Ok(Told::Event(json!({ "message": { "mid": it.new_mid(), "is_unsupported": true } })));

    /// The person chooses a command of the account's list. Messenger only.
    command(command: COMMAND) [] "Chooses a command", MESSENGER, Person, Messages,
        |it| Ok(Told::Event(json!({ "message": {
            "mid": it.new_mid(), "text": format!("/{}", it.or("command", "")), "commands": [{ "name": it.text("command") }],
        } })));

    /// The person rates a message of the account, `Good response` or `Bad response`: `mid`, or the newest.
    rating(feedback: FEEDBACK) [MID] "Rates an answer", BOTH, Person, ResponseFeedback,
        |it| Ok(Told::Event(json!({ "response_feedback": { "feedback": it.text("feedback"), "mid": it.of_account()? } })));

    /// The person played an instant game. Besides `score`, `payload`. Messenger only.
    game_play(game_id: GAME_ID) [SCORE, PAYLOAD] "Plays a game", MESSENGER, Person, MessagingGamePlays,
        |it| Ok(Told::Event(json!({ "game_play": {
            "game_id": it.text("game_id"), "player_id": it.person_id(), "context_type": "SOLO",
            "score": it.number("score").unwrap_or_default(), "payload": it.or("payload", ""), "locale": "en_US",
        } })));

    /// The person sends a shopping cart with one of this product. Besides `title`, `note`. Messenger only.
    order(product_id: PRODUCT_ID) [TITLE, NOTE] "Sends a shopping cart", MESSENGER, Person, SendCart,
        |it| Ok(Told::Event(json!({ "order": {
            "products": [{
                "id": it.text("product_id"), "retailer_id": it.text("product_id"), "name": it.or("title", "Rye loaf"),
                "unit_price": 4.5, "currency": "EUR", "quantity": 1,
            }],
            "note": it.or("note", ""),
        } })));

    /// Another app, the inbox unless `app_id` names one, asks for the conversation. Besides `metadata`.
    control_request() [APP_ID, METADATA] "The inbox asks for the conversation", BOTH, Person, MessagingHandovers,
        |it| Ok(Told::Event(json!({ "request_thread_control": object([
            ("requested_owner_app_id", Some(other_app(it).into())),
            ("metadata", it.text("metadata").map(Value::from)),
        ]) })));

    /// Another app, the inbox unless `app_id` names one, takes the conversation: from then on the bot is on standby. Besides
    /// `metadata`.
    control_taken() [APP_ID, METADATA] "The inbox takes the conversation", BOTH, Person, MessagingHandovers,
        |it| Ok(Told::Event(json!({ "take_thread_control": object([
            ("previous_owner_app_id", Some(THIS_APP.into())),
            ("new_owner_app_id", Some(other_app(it).into())),
            ("metadata", it.text("metadata").map(Value::from)),
        ]) }))), takes_control;

    /// Another app, the inbox unless `app_id` names one, passes the conversation to the bot, which has it from then on. Besides
    /// `metadata`.
    control_passed() [APP_ID, METADATA] "The inbox passes the conversation to the bot", BOTH, Person, MessagingHandovers,
        |it| Ok(Told::Event(json!({ "pass_thread_control": object([
            ("previous_owner_app_id", Some(other_app(it).into())),
            ("new_owner_app_id", Some(THIS_APP.into())),
            ("metadata", it.text("metadata").map(Value::from)),
        ]) }))), gets_control;

    /// The person calls the account. The call's id stands in what is told. Messenger only.
    call() [] "Calls", MESSENGER, Person, Calls,
        |it| Ok(in_calls(it, it.context.ids.call(), Caller::Person, json!({ "event": "connect" }))), calls;

    /// A call that the account began rings at the person's, or is `accepted`. Messenger only.
    call_status(call_id: CALL_ID, call_status: CALL_STATUS) [] "Takes a call of the account", MESSENGER, Person, Calls,
        call_status, goes_on;

    /// The person ends a call. Messenger only.
    call_ended(call_id: CALL_ID) [] "Ends a call", MESSENGER, Person, Calls, call_ended, ends_call;

    /// The person lets the account call them, for 7 days. Messenger only.
    calls_permitted() [] "Permits calls", MESSENGER, Person, CallPermissionReply,
        |it| Ok(call_permission(it, &json!({ "response": "approve", "expiration_timestamp": effect::permitted_until(it) }))),
        permits_calls;

    /// The person does not let the account call them, any more. Messenger only.
    calls_forbidden() [] "Forbids calls", MESSENGER, Person, CallPermissionReply,
        |it| Ok(call_permission(it, &json!({ "response": "reject" }))), forbids_calls;

    /// The person writes below a post of the account, on Instagram below a medium.
    comment(text: TEXT) [] "Comments below a post", BOTH, Person, Feed,
        |it| Ok(match it.platform {
            Platform::Messenger => Told::Change("feed", on_page(it, "comment")),
            Platform::Instagram => Told::Change("comments", on_medium(it, "FEED")),
        });

    /// The same in its other form: `field` and `value` stand in the entry itself. Instagram only.
    comment_in_entry(text: TEXT) [] "Comments, told in the entry itself", INSTAGRAM, Person, Comments,
        |it| Ok(Told::InEntry(json!({ "field": "comments", "value": on_medium(it, "FEED") })));

    /// The person comments on a broadcast of the account. Instagram only.
    live_comment(text: TEXT) [] "Comments on a broadcast", INSTAGRAM, Person, LiveComments,
        |it| Ok(Told::Change("live_comments", on_medium(it, "LIVE")));

    /// The person writes a post on the Page. Messenger only.
    visitor_post(text: TEXT) [] "Posts on the Page", MESSENGER, Person, Feed,
        |it| Ok(Told::Change("feed", on_page(it, "post")));

    /// The person comments in a group of the Page. Messenger only.
    group_comment(text: TEXT) [] "Comments in a group", MESSENGER, Person, GroupFeed,
        |it| Ok(Told::Change("group_feed", in_group(it)));

    /// The person fills in a form of an advertisement. Besides `ad_id`. Messenger only.
    lead(form_id: FORM_ID) [AD_ID] "Fills in a form of an advertisement", MESSENGER, Person, Leadgen,
        |it| Ok(Told::Change("leadgen", object([
            ("leadgen_id", Some(it.context.ids.object().into())),
            ("form_id", it.text("form_id").map(Value::from)),
            ("page_id", Some(it.account.into())),
            ("ad_id", it.text("ad_id").map(Value::from)),
            ("created_time", Some(it.seconds().into())),
        ])));

    /// The account writes to itself: both sides have the same owner, and there is no person in it. Instagram only.
    self_message(text: TEXT) [] "The account writes to itself", INSTAGRAM, Account, Messages,
        |it| Ok(Told::Whole(json!({
            "sender": { "id": it.account }, "recipient": { "id": it.account }, "is_self": true,
            "message": { "mid": it.new_mid(), "text": it.text("text"), "is_self": true },
        })));

    /// The roles of the app change, by the Handover Protocol, which ended in 2025. Messenger only.
    app_roles(role: ROLE) [] "The app's role changes", MESSENGER, Account, MessagingHandovers,
        |it| Ok(Told::Event(json!({ "app_roles": BTreeMap::from([(THIS_APP, [it.or("role", "")])]) })));

    /// The platform warns the account, blocks it, or lets it go on: `warning`, `block`, `unblock`. Besides `reason`. Messenger
    /// only.
    policy_enforcement(action: ACTION) [REASON] "The platform enforces its policy", MESSENGER, Account, MessagingPolicyEnforcement,
        |it| Ok(Told::Event(json!({ "policy_enforcement": object([
            ("action", it.text("action").map(Value::from)),
            ("reason", Some(it.or("reason", "The bot sent messages that nobody asked for.").into())),
        ]) })));

    /// The platform restricts the account, or does so no longer: `restricted`, `unrestricted`. Besides `reason`. Messenger
    /// only.
    business_integrity(status: STATUS) [REASON] "The platform restricts the account", MESSENGER, Account, BusinessIntegrity,
        |it| Ok(Told::Change("business_integrity", business_integrity(it)));

    /// A review judges a message template of this name: `APPROVED`, `REJECTED`, `PAUSED`, `DISABLED`. Its status is that from
    /// then on. Besides `language`, `reason`. Messenger only.
    template_status(template: TEMPLATE, event: EVENT) [LANGUAGE, REASON] "A template is judged", MESSENGER, Account,
        MessageTemplateStatusUpdate,
        |it| Ok(Told::Change(
            "message_template_status_update",
            effect::status(&effect::template(it)?, &it.or("event", ""), it.text("reason")),
        )), judged;

    /// Somebody changes how the account takes calls: its icon is shown from then on. Messenger only.
    call_settings() [] "The call settings change", MESSENGER, Account, CallSettingsUpdate,
        |_| Ok(Told::InEntry(json!({
            "call_settings": { "audio_enabled": true, "video_enabled": false, "icon_enabled": true },
        }))), set_call_icon;

    /// A marketing message of the account to this person was seen. Messenger only.
    marketing_read() [] "Reads a marketing message", MESSENGER, Person, MarketingMessageReads,
        |it| Ok(Told::FlatChange("marketing_message_reads", json!({
            "recipient_id": it.person_id(), "page_id": it.account, "app_id": THIS_APP, "timestamp": it.seconds(),
            "mid": it.new_mid(), "marketing_message_tracking_id": it.context.ids.object(),
        })));
}

fn by_link(scene: &Scene<'_>) -> Value {
    let source = match scene.platform {
        Platform::Messenger => "SHORTLINK",
        Platform::Instagram => "SHORTLINKS",
    };
    json!({ "ref": scene.text("ref"), "source": source, "type": "OPEN_THREAD" })
}

fn by_ad(scene: &Scene<'_>) -> Value {
    let context = object([
        ("ad_title", Some(scene.or("ad_title", "Fresh every morning").into())),
        (
            "photo_url",
            Some(scene.text("photo_url").map_or_else(|| scene.picture(), ToOwned::to_owned).into()),
        ),
        ("post_id", Some(scene.context.ids.object().into())),
    ]);
    object([
        ("ref", scene.text("ref").map(Value::from)),
        ("source", Some("ADS".into())),
        ("type", Some("OPEN_THREAD".into())),
        ("ad_id", scene.text("ad_id").map(Value::from)),
        ("ads_context_data", Some(context)),
    ])
}

fn get_started(scene: &Scene<'_>) -> Value {
    let set = scene.context.world.look(scene.account, |account| {
        account.profile(scene.platform, "get_started")["payload"].as_str().map(ToOwned::to_owned)
    });
    let payload = scene.text("payload").map(ToOwned::to_owned).or(set);
    let referral = if scene.text("ad_id").is_some() { by_ad(scene) } else { by_link(scene) };
    json!({
        "mid": scene.new_mid(), "title": scene.or("title", "Get Started"),
        "payload": payload.unwrap_or_else(|| "GET_STARTED".to_owned()), "referral": referral,
    })
}

fn marketing_optout(scene: &Scene<'_>) -> Result<Told, ActionError> {
    let token = effect::token_of(scene)?;
    Ok(Told::Event(json!({ "optin": {
        "type": "notification_messages", "title": token.topic_title,
        "notification_messages_token": token.token,
        "notification_messages_status": "STOP_NOTIFICATIONS",
    } })))
}

fn message_edit(scene: &Scene<'_>) -> Result<Told, ActionError> {
    let mid = scene.of_person()?;
    let edits = scene.edits_of(&mid).saturating_add(1);
    if edits > MOST_EDITS {
        let sentence = format!("a message is changed {MOST_EDITS} times at most, and this was");
        return Err(ActionError::impossible(sentence));
    }
    Ok(Told::Event(json!({
        "message_edit": { "mid": mid, "text": scene.text("text"), "num_edit": edits },
    })))
}

fn shared(scene: &Scene<'_>, id: &str) -> Value {
    object([
        (id, Some(scene.context.ids.object().into())),
        ("title", scene.text("title").map(Value::from)),
        ("url", Some(scene.picture().into())),
    ])
}

fn call_status(scene: &Scene<'_>) -> Result<Told, ActionError> {
    let call = effect::call(scene)?;
    let members = json!({ "event": "call_status", "call_status": scene.text("call_status") });
    Ok(in_calls(scene, scene.or("call_id", ""), call.caller, members))
}

fn call_ended(scene: &Scene<'_>) -> Result<Told, ActionError> {
    let call = effect::call(scene)?;
    let begun = crate::time::seconds(call.at);
    let members = json!({
        "event": "terminate", "status": "Completed", "start_time": begun, "end_time": scene.seconds(),
        "duration": scene.seconds().saturating_sub(begun),
    });
    Ok(in_calls(scene, scene.or("call_id", ""), call.caller, members))
}

fn in_calls(scene: &Scene<'_>, id: String, caller: Caller, mut call: Value) -> Told {
    let (to, from, direction) = effect::sides(scene, caller);
    if let Some(members) = call.as_object_mut() {
        members.insert("id".to_owned(), id.into());
        members.insert("to".to_owned(), to.into());
        members.insert("from".to_owned(), from.into());
        members.insert("timestamp".to_owned(), scene.seconds().into());
        members.insert("call_direction".to_owned(), direction.into());
    }
    Told::InEntry(json!({ "calls": [call] }))
}

fn call_permission(scene: &Scene<'_>, reply: &Value) -> Told {
    Told::InEntry(json!({
        "sender": { "id": scene.person_id() }, "recipient": { "id": scene.account },
        "timestamp": scene.seconds(), "call_permission_reply": reply,
    }))
}

fn on_page(scene: &Scene<'_>, item: &str) -> Value {
    let ids = &scene.context.ids;
    let post = format!("{}_{}", scene.account, ids.object());
    let comment = (item == "comment").then(|| format!("{post}_{}", ids.object()));
    object([
        ("item", Some(item.into())),
        ("verb", Some("add".into())),
        ("comment_id", comment.as_deref().map(Value::from)),
        ("post_id", Some(post.as_str().into())),
        ("parent_id", comment.is_some().then(|| post.as_str().into())),
        ("message", scene.text("text").map(Value::from)),
        ("from", Some(json!({ "id": scene.person_id(), "name": scene.person_name() }))),
        ("created_time", Some(scene.seconds().into())),
    ])
}

fn on_medium(scene: &Scene<'_>, product: &str) -> Value {
    json!({
        "id": scene.context.ids.object(), "text": scene.text("text"),
        "from": { "id": scene.person_id(), "username": scene.username() },
        "media": { "id": scene.context.ids.object(), "media_product_type": product },
    })
}

fn in_group(scene: &Scene<'_>) -> Value {
    let ids = &scene.context.ids;
    let (group, post) = (ids.object(), ids.object());
    json!({
        "recipient": { "id": scene.account }, "from": { "id": scene.person_id(), "name": scene.person_name() },
        "group_id": group, "post_id": format!("{group}_{post}"), "parent_id": post, "comment_id": ids.object(),
        "item": "comment", "verb": "add", "message": scene.text("text"), "created_time": scene.seconds(),
    })
}

fn business_integrity(scene: &Scene<'_>) -> Value {
    let status = scene.or("status", "");
    let description = scene.or("reason", "Messages that nobody asked for");
    let now = scene.seconds();
    let restriction = json!({
        "feature": "messaging", "status": "active", "applied_time": now, "expiration_time": now.saturating_add(A_WEEK),
    });
    let is_restricted = status == "restricted";
    json!({
        "timestamp": now, "status": status,
        "violations": [{ "type": "spam", "description": description, "url": "https://transparency.meta.com/policies" }],
        "restrictions": if is_restricted { vec![restriction] } else { Vec::new() },
    })
}

const MOST_EDITS: usize = 5;

/// Seconds.
const A_WEEK: u64 = 7 * 24 * 60 * 60;
