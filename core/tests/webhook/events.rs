//! Each kind of event has its members where they belong.

use sendapi_core::webhook::{
    AttachmentKind, BookingStatus, ChangeValue, GameContext, Kind, LinkStatus, OptinKind,
    PolicyAction, Rating, ReactionAction, ReactionName, ReferralSource, Verb, Webhook,
};
use sendapi_core::{PlatformKind, webhook::AccountKind};
use serde_json::{Value, json};

use crate::{event_of, round_trip, webhook_of};

/// The value of a kind, in a box or not.
macro_rules! kind {
    ($members:tt as $kind:ident) => {
        match event_of(json!($members)).kind {
            Kind::$kind(value) => value,
            other => panic!("{other:?}"),
        }
    };
}

#[test]
fn a_message() {
    let message = kind!({"message": {
        "mid": "m_1",
        "text": "Dark rye",
        "quick_reply": {"payload": "RYE"},
        "reply_to": {"mid": "m_0", "is_self_reply": false},
        "commands": [{"name": "order"}],
        "referral": {"product": {"id": "77"}},
        "is_deleted": true,
    }} as Message);
    assert_eq!(message.mid.as_deref(), Some("m_1"));
    assert_eq!(message.text.as_deref(), Some("Dark rye"));
    assert_eq!(message.quick_reply_payload(), Some("RYE"));
    let quoted = message.reply_to.unwrap();
    assert_eq!((quoted.mid.as_deref(), quoted.is_self_reply), (Some("m_0"), Some(false)));
    assert_eq!(message.commands.unwrap()[0].name.as_deref(), Some("order"));
    assert_eq!(message.referral.unwrap().product.unwrap().id.unwrap(), "77");
    assert_eq!(message.is_deleted, Some(true));
}

#[test]
fn an_echo() {
    let echo = kind!({"message": {
        "mid": "m_1", "text": "Yes", "is_echo": true, "app_id": 1_517_776_481_860_111_u64, "metadata": "order 7",
        "attachments": [{"type": "image", "payload": {"attachment_id": 1_857_777_774_821_032_u64}}],
    }} as Message);
    assert!(!echo.is_by_person());
    assert_eq!(echo.app_id.unwrap().as_u64(), Some(1_517_776_481_860_111));
    assert_eq!(echo.metadata.as_deref(), Some("order 7"));
    let attachments = echo.attachments.unwrap();
    let payload = attachments[0].payload.as_ref().unwrap();
    assert_eq!(payload.attachment_id.as_ref().unwrap().to_string(), "1857777774821032");
}

#[test]
fn an_answer_to_a_story() {
    let message = kind!({"message": {"mid": "m_1", "reply_to": {"story": {"url": "https://e.org", "id": "5"}}}} as Message);
    let story = message.reply_to.unwrap().story.unwrap();
    assert_eq!(
        (story.url.as_deref(), story.id.unwrap().as_u64()),
        (Some("https://e.org"), Some(5))
    );
}

#[test]
fn every_kind_of_attachment() {
    let kinds = [
        ("audio", AttachmentKind::Audio),
        ("file", AttachmentKind::File),
        ("image", AttachmentKind::Image),
        ("video", AttachmentKind::Video),
        ("sticker", AttachmentKind::Sticker),
        ("fallback", AttachmentKind::Fallback),
        ("reel", AttachmentKind::Reel),
        ("ig_reel", AttachmentKind::IgReel),
        ("post", AttachmentKind::Post),
        ("ig_post", AttachmentKind::IgPost),
        ("template", AttachmentKind::Template),
        ("location", AttachmentKind::Location),
        ("appointment_booking", AttachmentKind::AppointmentBooking),
        ("share", AttachmentKind::Share),
        ("story_mention", AttachmentKind::StoryMention),
        ("like_heart", AttachmentKind::LikeHeart),
        ("ig_story", AttachmentKind::IgStory),
        ("ephemeral", AttachmentKind::Ephemeral),
        ("unsupported_type", AttachmentKind::UnsupportedType),
        ("Image", AttachmentKind::Other("Image".to_owned())),
        ("hologram", AttachmentKind::Other("hologram".to_owned())),
    ];
    for (word, kind) in kinds {
        let message = kind!({"message": {"attachments": [{"type": word}]}} as Message);
        assert_eq!(message.attachments.unwrap()[0].kind, Some(kind));
    }
}

#[test]
fn what_attachments_hold() {
    let message = kind!({"message": {"attachments": [
        {"type": "sticker", "payload": {"url": "https://e.org/1", "sticker_id": "369239263222822"}},
        {"type": "image", "payload": {"url": "https://e.org/2", "sticker_id": 369_239_263_222_822_u64}},
        {"type": "location", "title": "Oven", "payload": {"coordinates": {"lat": 52.5, "long": "13.25"}}},
        {"type": "appointment_booking", "payload": {"booking_id": "9", "status": "declined"}},
        {"type": "template", "payload": {"product": {"elements": [{"id": "1", "title": "Rye", "subtitle": "4 €"}]}}},
        {"type": "fallback", "payload": null, "title": "A link", "URL": "https://e.org/3"},
        {"type": "ig_post", "payload": {"ig_post_media_id": "178", "url": "https://e.org/4"}},
        {"type": "ig_story", "payload": {"story_media_id": 179, "story_media_url": "https://e.org/5"}},
    ]}} as Message);
    let attachments = message.attachments.unwrap();
    let payload = |index: usize| attachments[index].payload.clone().unwrap();
    for index in [0, 1] {
        assert_eq!(payload(index).sticker_id.unwrap().as_u64(), Some(369_239_263_222_822));
    }
    let place = payload(2).coordinates.unwrap();
    let degrees = (place.lat.unwrap().as_f64(), place.long.unwrap().as_f64());
    assert_eq!(degrees, (Some(52.5), Some(13.25)));
    assert_eq!(payload(3).status, Some(BookingStatus::Declined));
    assert_eq!(payload(4).product.unwrap().elements.unwrap()[0].title.as_deref(), Some("Rye"));
    assert_eq!(payload(6).ig_post_media_id.unwrap(), "178");
    assert_eq!(payload(7).story_media_id.unwrap(), "179");
    assert_eq!(payload(7).story_media_url.as_deref(), Some("https://e.org/5"));
    assert_eq!(attachments[5].payload, None);
    assert_eq!(attachments[5].extra["payload"], Value::Null);
    assert_eq!(attachments[5].old_url.as_deref(), Some("https://e.org/3"));
}

#[test]
fn taps_and_referrals() {
    let postback = kind!({"postback": {"mid": "m_1", "title": "Buy", "payload": "BUY", "referral": {
        "ref": "spring", "source": "ADS", "type": "OPEN_THREAD", "ad_id": 6_045_246_247_433_u64,
        "ads_context_data": {"ad_title": "Rye", "post_id": "4"}, "is_guest_user": true,
    }}} as Postback);
    assert_eq!(
        (postback.title.as_deref(), postback.payload.as_deref()),
        (Some("Buy"), Some("BUY"))
    );
    let referral = postback.referral.unwrap();
    assert_eq!(referral.reference.as_deref(), Some("spring"));
    assert_eq!(referral.source, Some(ReferralSource::Ads));
    assert_eq!(referral.ads_context_data.unwrap().ad_title.as_deref(), Some("Rye"));

    let referral = kind!({"referral": {"ref": null, "source": "MARKETPLACE"}} as Referral);
    assert_eq!(referral.source, Some(ReferralSource::Other("MARKETPLACE".to_owned())));
    assert_eq!(referral.reference, None);
}

#[test]
fn deliveries_and_reads() {
    let delivery = kind!({"delivery": {"mids": ["m_1"], "watermark": 1_763_800_000_000_u64, "seq": 3}} as Delivery);
    assert_eq!(delivery.mids.unwrap(), ["m_1"]);
    let seen = kind!({"read": {"watermark": "1763800000000"}} as Read);
    assert_eq!(seen.watermark.unwrap().at(), delivery.watermark.unwrap().at());
    assert_eq!(kind!({"read": {"mid": "m_2"}} as Read).mid.as_deref(), Some("m_2"));
}

#[test]
fn reactions() {
    let reaction = kind!({"reaction": {"mid": "m_1", "action": "react", "reaction": "love", "emoji": "❤"}} as Reaction);
    assert_eq!(reaction.action, Some(ReactionAction::React));
    assert_eq!(reaction.reaction, Some(ReactionName::Love));
    let named = |word: &str| {
        kind!({"reaction": {"action": "unreact", "reaction": word}} as Reaction).reaction
    };
    assert_eq!(named("other"), Some(ReactionName::Unnamed));
    assert_eq!(named("hug"), Some(ReactionName::Other("hug".to_owned())));
}

#[test]
fn optins() {
    let optin = kind!({"optin": {"type": "one_time_notif_req", "one_time_notif_token": "t", "payload": "P"}} as Optin);
    assert_eq!(optin.kind, Some(OptinKind::OneTimeNotification));
    assert_eq!(optin.one_time_notif_token.as_deref(), Some("t"));
    let optin = kind!({"optin": {
        "type": "notification_messages", "notification_messages_token": "t", "token_expiry_timestamp": 1_763_900_000,
        "user_token_status": "REFRESHED", "notification_messages_timezone": "Europe/Paris",
    }} as Optin);
    assert_eq!(optin.kind, Some(OptinKind::NotificationMessages));
    assert!(optin.token_expiry_timestamp.unwrap().at().is_some());
    let optin = kind!({"optin": {"ref": "checkout", "user_ref": 5}} as Optin);
    assert_eq!((optin.kind, optin.user_ref.unwrap().as_u64()), (None, Some(5)));
}

#[test]
fn the_rest_of_what_people_do() {
    let linking = kind!({"account_linking": {"status": "linked", "authorization_code": "c"}} as AccountLinking);
    assert_eq!(linking.status, Some(LinkStatus::Linked));

    let game = kind!({"game_play": {"game_id": "1", "player_id": "2", "context_type": "SOLO", "score": 300}} as GamePlay);
    assert_eq!(
        (game.context_type, game.score.unwrap().as_u64()),
        (Some(GameContext::Solo), Some(300))
    );

    let edit =
        kind!({"message_edit": {"mid": "m_1", "text": "Rye!", "num_edit": "2"}} as MessageEdit);
    assert_eq!((edit.text.as_deref(), edit.num_edit.unwrap().as_u64()), (Some("Rye!"), Some(2)));

    let rated = kind!({"response_feedback": {"feedback": "Bad response", "mid": "m_1"}} as ResponseFeedback);
    assert_eq!(rated.feedback, Some(Rating::Bad));

    let order = kind!({"order": {"products": [{"retailer_id": "r", "quantity": 2}], "note": "Sliced"}} as Order);
    assert_eq!(order.products.unwrap()[0].quantity.as_ref().unwrap().as_u64(), Some(2));

    let coupon = kind!({"template": {"type": "coupon", "coupon_code": "RYE10"}} as Template);
    assert_eq!(coupon.coupon_code.as_deref(), Some("RYE10"));

    let lead = kind!({"lead": {"lead_id": "5", "created_time": 1_763_800_000}} as Lead);
    assert_eq!(lead.lead_id.unwrap().as_u64(), Some(5));
}

#[test]
fn filled_in_templates() {
    let feedback = kind!({"messaging_feedback": {"feedback_screens": [{"screen_id": 0, "questions": {
        "rye": {"type": "csat", "payload": "4", "follow_up": {"type": "free_form", "payload": "Crusty"}},
    }}]}} as MessagingFeedback);
    let screens = feedback.feedback_screens.unwrap();
    let answer = &screens[0].questions.as_ref().unwrap()["rye"];
    assert_eq!(answer.payload.as_ref().unwrap().as_u64(), Some(4));
    assert_eq!(answer.follow_up.as_ref().unwrap().payload.as_deref(), Some("Crusty"));

    let information = kind!({"messaging_customer_information": {"screens": [
        {"screen_id": "a", "responses": [{"key": "city", "value": "Bergen"}]},
    ]}} as MessagingCustomerInformation);
    let screens = information.screens.unwrap();
    let answer = &screens[0].responses.as_ref().unwrap()[0];
    assert_eq!(answer.value.as_ref().unwrap(), &"Bergen");
}

#[test]
fn which_app_has_the_conversation() {
    let passed = kind!({"pass_thread_control": {"new_owner_app_id": 123, "metadata": "m"}} as PassThreadControl);
    assert_eq!(passed.new_owner_app_id.unwrap(), "123");
    let taken =
        kind!({"take_thread_control": {"previous_owner_app_id": "123"}} as TakeThreadControl);
    assert_eq!(taken.previous_owner_app_id.unwrap().as_u64(), Some(123));
    let asked = kind!({"request_thread_control": {"requested_owner_app_id": 1, "metadata": null}} as RequestThreadControl);
    assert_eq!(asked.requested_owner_app_id.unwrap().as_u64(), Some(1));
    let roles = kind!({"app_roles": {"123": ["primary_receiver"]}} as AppRoles);
    assert_eq!(roles["123"], ["primary_receiver"]);
}

#[test]
fn policies_by_either_name() {
    for name in ["policy_enforcement", "policy-enforcement"] {
        let event = event_of(json!({name: {"action": "block", "reason": "Spam"}}));
        let Kind::PolicyEnforcement(policy) = &event.kind else { panic!("{event:?}") };
        assert_eq!(policy.action, Some(PolicyAction::Block));
    }
}

#[test]
fn several_entries_and_events_in_their_order() {
    let event =
        |mid: &str| json!({"sender": {"id": 1}, "recipient": {"id": 2}, "message": {"mid": mid}});
    let webhook = round_trip(&json!({"object": "instagram", "entry": [
        {"id": 2, "time": "1763800000000", "messaging": [event("a"), event("b")]},
        {"id": "2", "time": 1_763_800_000, "messaging": [event("c")], "standby": [event("d")]},
        {"id": "3", "hop_context": [{"app_id": 1}]},
    ]}));
    assert_eq!(webhook.platform(), Some(PlatformKind::Instagram));
    assert_eq!(webhook.events().map(mid).collect::<Vec<_>>(), ["a", "b", "c"]);
    assert_eq!(webhook.standby().map(mid).collect::<Vec<_>>(), ["d"]);
    assert_eq!(webhook.entries().len(), 3);
}

fn mid(event: &sendapi_core::webhook::Event) -> String {
    let Kind::Message(message) = &event.kind else { panic!("{event:?}") };
    message.mid.clone().unwrap()
}

#[test]
fn changes_by_their_field() {
    let values = json!([
        {"field": "comments", "value": {"id": "1", "text": "Nice", "from": {"id": "2", "username": "u"}}},
        {"value": {"id": "1", "media": {"id": "3", "media_product_type": "LIVE"}}, "field": "live_comments"},
        {"field": "feed", "value": {"item": "comment", "verb": "edited", "comment_id": "9_8", "message": "Hi"}},
        {"field": "messenger_template_status_update", "value": {"event": "REJECTED", "message_template_id": 5}},
        {"field": "leadgen", "value": {"leadgen_id": "4", "created_time": 1_763_800_000}},
        {"field": "messages", "value": {"sender": {"id": "1"}, "recipient": {"id": "2"}, "message": {"mid": "m"}}},
        {"field": "inbox_labels", "value": {"action": "add"}},
        {"field": "mention", "value": null},
        {"field": 7, "value": []},
        {"news": 1},
    ]);
    let webhook = round_trip(&json!({"object": "page", "entry": [{"changes": values}]}));
    let changes: Vec<_> = webhook.changes().map(|(_, change)| change.value.as_ref()).collect();
    let Some(ChangeValue::Comment(comment)) = changes[0] else { panic!("{:?}", changes[0]) };
    assert_eq!(comment.from.as_ref().unwrap().username.as_deref(), Some("u"));
    assert!(matches!(changes[1], Some(ChangeValue::LiveComment(_))));
    let Some(ChangeValue::Comment(comment)) = changes[2] else { panic!("{:?}", changes[2]) };
    assert_eq!(comment.verb, Some(Verb::Edited));
    let Some(ChangeValue::TemplateStatus(status)) = changes[3] else { panic!("{:?}", changes[3]) };
    assert_eq!(status.event.as_deref(), Some("REJECTED"));
    assert!(matches!(changes[4], Some(ChangeValue::Lead(_))));
    assert!(matches!(changes[5], Some(ChangeValue::Event(_))));
    assert_eq!(webhook.events().map(mid).collect::<Vec<_>>(), ["m"]);
    assert!(changes[6..9].iter().all(|change| matches!(change, Some(ChangeValue::Other(_)))));
    assert_eq!(changes[9], None);
}

#[test]
fn what_nobody_knows_is_kept_where_it_stood() {
    let webhook = webhook_of(
        json!({"teleport": {"to": "Mars"}, "message": {"mid": 5, "text": null, "aura": [1.0]}}),
    );
    let event = webhook.events().next().unwrap();
    assert_eq!(event.extra["teleport"], json!({"to": "Mars"}));
    let Kind::Message(message) = &event.kind else { panic!("{event:?}") };
    assert_eq!((&message.mid, &message.text), (&None, &None));
    assert_eq!(message.extra.len(), 3);
}

#[test]
fn an_event_of_no_known_kind_is_none() {
    assert_eq!(event_of(json!({"teleport": {}})).kind, Kind::Other);
    assert_eq!(event_of(json!({"message": "hello"})).kind, Kind::Other);
    assert_eq!(event_of(json!({})).kind.name(), None);
}

#[test]
fn accounts_that_nobody_knows_have_no_platform() {
    let webhook =
        Webhook::from_json(br#"{"object": "whatsapp_business_account", "entry": []}"#).unwrap();
    assert_eq!(webhook.object, Some(AccountKind::Other("whatsapp_business_account".to_owned())));
    assert_eq!(webhook.platform(), None);
}
