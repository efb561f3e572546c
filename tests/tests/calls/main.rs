//! What is called beside `/messages`: the JSON that goes out, and what is read from what comes back.
#![allow(
    clippy::indexing_slicing,
    clippy::needless_pass_by_value,
    clippy::unwrap_used,
    reason = "a test that panics has told what it found, and `json!` reads best where it is handed over"
)]

mod around;

use std::error::Error;
use std::fmt::Debug;

use sendapi::call::account_linking::{LinkingPerson, ReadLinkingPerson, UnlinkAccount, Unlinked};
use sendapi::call::answer::{Answer, Done, Listing, Made};
use sendapi::call::label::{AttachLabel, Label, MakeLabel};
use sendapi::call::menu::{Menu, MenuItem, MenuLink, MenuPostback};
use sendapi::call::message_template::{MadeTemplate, MakeTemplate, Template, TemplateStatus};
use sendapi::call::moderation::{Moderate, ModerationAction};
use sendapi::call::notification_tokens::NotificationToken;
use sendapi::call::person::{Person, PersonField, ReadPerson, UserProfile};
use sendapi::call::persona::{DeletePersona, MakePersona, Persona};
use sendapi::call::profile::{Fields, ProfileField, ReadProfile, Settings};
use sendapi::call::routing::{
    ExtendThreadControl, Ownership, PAGE_INBOX, PassThreadControl, ReleaseThreadControl,
};
use sendapi::call::subscription::{Subscribe, SubscribedApp, SubscribedField};
use sendapi::call::upload::{Upload, UploadedAttachment, UploadedFile};
use sendapi::call::user_menu::{SetUserMenu, UserSettings};
use sendapi::call::welcome::{GetStarted, Greeting, IceBreakers, Question};
use sendapi::call::{CALLS, Call, Described, Method, Root};
use sendapi::{Instagram, Messenger, Profile, Violation};
use serde_json::{Value, json};

/// The JSON of a call that is sound on Messenger, and that reads back as it was.
fn sent<C: Call + PartialEq + Debug>(call: C) -> Value {
    call.validate::<Messenger>().unwrap();
    let mut body = Vec::new();
    call.write_json(&mut body);
    let text = String::from_utf8(body).unwrap();
    assert_eq!(C::from_json::<Messenger>(&text).unwrap(), call);
    serde_json::from_str(&text).unwrap()
}

fn answer<A: Answer>(json: Value) -> A {
    A::from_json(json.to_string().as_bytes()).unwrap()
}

fn list<A: Answer>(json: Value) -> Vec<A> {
    answer::<Listing<A>>(json).data
}

#[test]
fn a_profile_is_written_as_the_pages_have_it() {
    let items: [MenuItem<'_>; 2] = [
        MenuLink::new("Shop", "https://velo.example").into(),
        MenuPostback::new("Order", "ORDER").into(),
    ];
    let settings = Settings {
        get_started: Some(GetStarted::new("START")),
        greeting: Some([Greeting::new("Hello {{user_first_name}}")].into()),
        ice_breakers: Some([IceBreakers::new([Question::new("Open?", "OPEN")])].into()),
        persistent_menu: Some([Menu::new(items)].into()),
        ..Settings::EMPTY
    };
    assert_eq!(
        sent(settings),
        json!({
            "get_started": { "payload": "START" },
            "greeting": [{ "locale": "default", "text": "Hello {{user_first_name}}" }],
            "ice_breakers": [{
                "locale": "default",
                "call_to_actions": [{ "question": "Open?", "payload": "OPEN" }],
            }],
            "persistent_menu": [{
                "locale": "default",
                "call_to_actions": [
                    { "type": "web_url", "title": "Shop", "url": "https://velo.example" },
                    { "type": "postback", "title": "Order", "payload": "ORDER" },
                ],
            }],
        })
    );
}

#[test]
fn a_profile_for_instagram_says_so() {
    let settings = || Settings {
        ice_breakers: Some([IceBreakers::new([Question::new("Open?", "OPEN")])].into()),
        ..Settings::EMPTY
    };
    let insta = Profile::<Instagram>::new(settings()).unwrap();
    assert_eq!(serde_json::to_value(&insta).unwrap()["platform"], "instagram");
    let page = Profile::<Messenger>::new(settings()).unwrap();
    assert_eq!(serde_json::to_value(&page).unwrap().get("platform"), None);
    assert!(Profile::<Messenger>::new(insta.into_settings()).is_err());
}

#[test]
fn a_menu_alone_is_sound_because_the_button_may_be_there_already() {
    let menu = json!({ "persistent_menu": [{ "locale": "default", "call_to_actions": [] }] });
    let profile = Profile::<Messenger>::from_json(&menu.to_string()).unwrap();
    assert_eq!(profile.warnings(), []);
}

#[test]
fn the_older_form_of_ice_breakers_is_taken_with_a_warning_each() {
    let many = |count| {
        let question = json!({ "question": "Open?", "payload": "OPEN" });
        json!({ "ice_breakers": vec![question; count] }).to_string()
    };
    let profile = Profile::<Instagram>::from_json(&many(4)).unwrap();
    let warned: Vec<_> = profile.warnings().iter().map(Violation::rule).collect();
    assert_eq!(warned, ["profile.ice_old"; 4]);
    let refused = Profile::<Instagram>::from_json(&many(5)).unwrap_err();
    let refused = &refused.violations()[0];
    assert_eq!((refused.rule(), refused.pointer()), ("profile.ice", "/ice_breakers/4"));
}

#[test]
fn what_a_profile_holds_can_be_changed_and_sent_again() {
    let fields = list::<Fields>(json!({ "data": [{
        "greeting": [{ "locale": "default", "text": "Hello" }],
        "persistent_menu": [{ "locale": "default", "call_to_actions": [{ "type": "new_kind" }] }],
        "subject_to_new_eu_privacy_rules": false,
        "colour": "red",
    }] }));
    let [fields] = fields.try_into().unwrap();
    assert_eq!(fields.settings.greeting, Some([Greeting::new("Hello")].into()));
    assert_eq!(fields.subject_to_new_eu_privacy_rules, Some(false));
    let extra: Vec<_> = fields.extra.keys().collect();
    assert_eq!(fields.settings.persistent_menu, None);
    assert_eq!(extra, ["colour", "persistent_menu"]);
}

#[test]
fn what_the_types_have_no_place_for_is_not_lost() {
    let greeting = json!([{ "locale": "default", "text": "Hello", "mood": "warm" }]);
    let fields: Fields = answer(json!({ "greeting": greeting }));
    assert_eq!(fields.settings.greeting, Some([Greeting::new("Hello")].into()));
    assert_eq!(fields.extra["greeting"], greeting);
}

#[test]
fn a_profile_is_asked_for_by_fields() {
    let fields = [ProfileField::GetStarted, ProfileField::SubjectToNewEuPrivacyRules];
    assert_eq!(
        sent(ReadProfile { fields: fields.into(), platform: None, ..ReadProfile::EMPTY }),
        json!({ "fields": ["get_started", "subject_to_new_eu_privacy_rules"] })
    );
    assert_eq!((ReadProfile::METHOD, ReadProfile::EDGE), (Method::Get, "messenger_profile"));
}

#[test]
fn a_person_has_a_menu_of_their_own() {
    let menu = Menu::new([MenuPostback::new("Order", "ORDER").into()]);
    let set = SetUserMenu {
        psid: "583".into(),
        persistent_menu: [menu.clone()].into(),
        ..SetUserMenu::EMPTY
    };
    let written = sent(set);
    assert_eq!(written["psid"], "583");
    let read: Vec<UserSettings> =
        list(json!({ "data": [{ "persistent_menu": written["persistent_menu"] }] }));
    assert_eq!(read[0].persistent_menu, Some([menu].into()));
}

#[test]
fn personas() {
    assert_eq!(
        sent(MakePersona::new("Runa", "https://velo.example/runa.png")),
        json!({ "name": "Runa", "profile_picture_url": "https://velo.example/runa.png" })
    );
    assert_eq!(answer::<Made>(json!({ "id": 8 })).id.as_deref(), Some("8"));
    assert_eq!(sent(DeletePersona {}), json!({}));
    assert_eq!((DeletePersona::METHOD, DeletePersona::ROOT), (Method::Delete, Root::Persona));
    let personas: Listing<Persona> = answer(json!({
        "data": [{ "name": "Runa", "id": "8" }, { "id": "9" }],
        "paging": { "cursors": { "before": "B", "after": "A" } },
    }));
    assert_eq!(personas.data[0].name.as_deref(), Some("Runa"));
    assert_eq!((personas.before.as_deref(), personas.after.as_deref()), (Some("B"), Some("A")));
}

#[test]
fn control_over_a_conversation() {
    let recipient = || Person::new("583");
    assert_eq!(
        sent(PassThreadControl {
            recipient: recipient(),
            target_app_id: PAGE_INBOX.into(),
            metadata: Some("angry".into()),
            ..PassThreadControl::EMPTY
        }),
        json!({
            "recipient": { "id": "583" },
            "target_app_id": "263902037430900",
            "metadata": "angry",
        })
    );
    assert_eq!(
        sent(ExtendThreadControl {
            recipient: recipient(),
            duration: 86_400,
            ..ExtendThreadControl::EMPTY
        }),
        json!({ "recipient": { "id": "583" }, "duration": 86_400 })
    );
    assert_eq!(
        sent(ReleaseThreadControl {
            recipient: recipient(),
            metadata: None,
            ..ReleaseThreadControl::EMPTY
        }),
        json!({ "recipient": { "id": "583" } })
    );
    let owners: Vec<Ownership> =
        list(json!({ "data": [{ "thread_owner": { "app_id": 97, "expiration": "1790412000" } }] }));
    let owner = owners[0].thread_owner.as_ref().unwrap();
    assert_eq!((owner.app_id.as_deref(), owner.expiration), (Some("97"), Some(1_790_412_000)));
    assert_eq!(list::<Ownership>(json!({ "data": [{}] }))[0].thread_owner, None);
}

#[test]
fn templates() {
    let bell = json!({
        "name": "bell_ready",
        "category": "UTILITY",
        "language": "en_US",
        "components": [
            { "type": "HEADER", "format": "IMAGE", "example": { "header_handle": ["4::aW"] } },
            {
                "type": "BODY",
                "text": "Bell {{1}} is ready.",
                "example": { "body_text": [["No. 8"]] },
            },
            {
                "type": "BUTTONS",
                "buttons": [
                    { "type": "POSTBACK", "text": "Track", "payload": "TRACK" },
                    { "type": "URL", "text": "Open", "url": "https://velo.example/{{1}}" },
                ],
            },
        ],
        "parameter_format": "POSITIONAL",
    });
    let read = MakeTemplate::from_json::<Messenger>(&bell.to_string()).unwrap();
    assert_eq!(sent(read), bell);
    let made: MadeTemplate = answer(json!({ "id": "8", "status": "APPROVED", "extra": 1 }));
    assert_eq!(made.status, Some(TemplateStatus::Approved));
    assert_eq!(made.extra["extra"], 1);
    let templates: Vec<Template> =
        list(json!({ "data": [{ "name": "bell_ready", "components": [{ "type": "LATER" }] }] }));
    assert_eq!(templates[0].extra["components"], json!([{ "type": "LATER" }]));
}

#[test]
fn files_are_uploaded_to_be_used_again() {
    let file = UploadedAttachment::Image(UploadedFile::new("https://velo.example/bell.png"));
    assert_eq!(
        sent(Upload::new(file)),
        json!({ "message": { "attachment": {
            "type": "image",
            "payload": { "url": "https://velo.example/bell.png", "is_reusable": true },
        } } })
    );
    let receipt = <Upload<'_> as Call>::Answer::from_json(br#"{"attachment_id":"8"}"#).unwrap();
    assert_eq!(receipt.attachment_id(), Some("8"));
}

#[test]
fn people_and_labels() {
    assert_eq!(
        sent(Moderate {
            user_ids: [Person::new(583_u64)].into(),
            actions: [ModerationAction::BlockUser, ModerationAction::MoveToSpam].into(),
            ..Moderate::EMPTY
        }),
        json!({ "user_ids": [{ "id": "583" }], "actions": ["block_user", "move_to_spam"] })
    );
    assert_eq!(
        sent(MakeLabel { page_label_name: "Regular".into(), ..MakeLabel::EMPTY }),
        json!({ "page_label_name": "Regular" })
    );
    assert_eq!(
        sent(AttachLabel { user: "583".into(), ..AttachLabel::EMPTY }),
        json!({ "user": "583" })
    );
    // The name that the generated SDK still has is taken, and the one of today sent.
    let label = MakeLabel::from_json::<Messenger>(r#"{"name":"Regular"}"#).unwrap();
    assert_eq!(sent(label), json!({ "page_label_name": "Regular" }));
    assert_eq!(AttachLabel::ROOT, Root::Label);
    let labels: Vec<Label> = list(json!({ "data": [{ "id": "8", "page_label_name": "Regular" }] }));
    assert_eq!(labels[0].page_label_name.as_deref(), Some("Regular"));
    assert_eq!(
        sent(ReadPerson { fields: Some([PersonField::FirstName].into()), ..ReadPerson::EMPTY }),
        json!({ "fields": ["first_name"] })
    );
    let nobody: UserProfile = answer(json!({}));
    assert_eq!(nobody, UserProfile::default());
    let runa: UserProfile = answer(
        json!({ "name": "Runa", "timezone": 5.5, "is_verified_user": "true", "pet": "cat" }),
    );
    assert_eq!((runa.timezone, runa.is_verified_user), (Some(5.5), Some(true)));
    assert_eq!(runa.extra["pet"], "cat");
    let token = json!({ "notification_messages_token": "t", "topic_title": "Bells" });
    let tokens: Vec<NotificationToken> = list(json!({ "data": [token] }));
    assert_eq!(tokens[0].topic_title.as_deref(), Some("Bells"));
}

#[test]
fn events_that_nobody_knows_yet_can_be_subscribed_to() {
    let events: [SubscribedField; 2] = ["messages".into(), "messages_of_next_year".into()];
    assert_eq!(events[0], SubscribedField::Messages);
    assert_eq!(
        sent(Subscribe { subscribed_fields: events.into(), ..Subscribe::EMPTY }),
        json!({ "subscribed_fields": ["messages", "messages_of_next_year"] })
    );
    let apps: Vec<SubscribedApp> =
        list(json!({ "data": [{ "id": "97", "subscribed_fields": ["messages"] }] }));
    assert_eq!(apps[0].subscribed_fields, Some(vec!["messages".to_owned()]));
}

#[test]
fn fields_of_the_other_platform_are_a_warning_that_names_their_counterpart() {
    let told = |field: &str| {
        let subscribe = Subscribe::new(vec![SubscribedField::from(field)]);
        assert!(
            subscribe.validate::<Messenger>().is_ok() && subscribe.validate::<Instagram>().is_ok()
        );
        [subscribe.warnings::<Messenger>(), subscribe.warnings::<Instagram>()]
            .map(|warnings| warnings.first().map(ToString::to_string).unwrap_or_default())
    };
    let here = |platform: &str, field: &str| {
        told(field)[usize::from(platform == "Instagram")].split(": ").next().unwrap().to_owned()
    };
    for field in ["messages", "messaging_postbacks", "standby", "messages_of_next_year"] {
        assert_eq!(told(field), ["", ""], "{field}");
    }
    assert_eq!(
        here("Instagram", "message_edits"),
        "`message_edits` is a field of a Page; here it is `message_edit`"
    );
    assert_eq!(
        here("Messenger", "messaging_seen"),
        "`messaging_seen` is a field of an Instagram account; here it is `message_reads`"
    );
    assert_eq!(
        here("Instagram", "message_echoes"),
        "`message_echoes` is a field of a Page; here echoes come with `messages`"
    );
    assert_eq!(here("Instagram", "group_feed"), "`group_feed` is a field of a Page");
    assert_eq!(told("group_feed")[0], "");
    let names = SubscribedField::from("live_comments");
    assert_eq!(names.platform(), Some(sendapi::PlatformKind::Instagram));
    assert_eq!(SubscribedField::from("calls").platform(), Some(sendapi::PlatformKind::Messenger));
    assert_eq!(SubscribedField::Messages.platform(), None);
}

#[test]
fn account_linking_keeps_its_token_to_itself() {
    let read = ReadLinkingPerson::new("SECRET");
    assert!(!format!("{read:?}").contains("SECRET"));
    assert_eq!(sent(read), json!({ "fields": ["recipient"], "account_linking_token": "SECRET" }));
    let person: LinkingPerson = answer(json!({ "id": "97", "recipient": "583" }));
    assert_eq!(person.recipient.as_deref(), Some("583"));
    assert_eq!(
        sent(UnlinkAccount { psid: "583".into(), ..UnlinkAccount::EMPTY }),
        json!({ "psid": "583" })
    );
    let unlinked: Unlinked = answer(json!({ "result": "unlink account success" }));
    assert_eq!(unlinked.result.as_deref(), Some("unlink account success"));
}

#[test]
fn done_comes_in_three_forms() {
    for body in
        [json!({ "success": true }), json!({ "success": "true" }), json!({ "result": "success" })]
    {
        assert!(answer::<Done>(body).is_success());
    }
    assert!(!answer::<Done>(json!({ "success": "false" })).is_success());
}

#[test]
fn an_error_is_no_answer_whatever_the_call() {
    let body = json!({ "error": { "message": "Invalid parameter", "code": 100 } }).to_string();
    let refused = Listing::<Persona>::from_json(body.as_bytes()).unwrap_err();
    assert_eq!(refused.graph().unwrap().code(), 100);
    assert_eq!(refused.to_string(), "no answer: the body is an error");
    assert!(refused.source().is_some());
    assert!(Made::from_json(b"[]").unwrap_err().graph().is_none());
    assert!(Made::from_json(b"<html>").is_err());
}

#[test]
fn odd_members_are_kept_and_never_an_error() {
    let odd: Listing<Persona> = answer(json!({ "data": "none", "paging": 8 }));
    assert_eq!((odd.data.len(), odd.extra["data"].as_str()), (0, Some("none")));
    let some: Listing<Persona> = answer(json!({ "data": [null, { "id": "8" }] }));
    assert_eq!(some.data.len(), 1);
    let odd: Persona = answer(json!({ "id": 1.5, "name": ["Runa"] }));
    assert_eq!((odd.id, odd.name, odd.extra.len()), (None, None, 2));
}

/// Two may, where one has to have a member that the other has not.
#[test]
fn no_two_calls_go_to_the_same_place() {
    let needed = |call: &Described| -> Vec<_> {
        let fields = call.shape.members().fields.iter();
        fields.filter(|field| field.required.is_some()).map(|field| field.name).collect()
    };
    let place = |call: &Described| {
        let Described { method, root, edge, .. } = *call;
        (method.as_str(), root.before(), root.as_str(), edge, needed(call))
    };
    let mut places: Vec<_> = CALLS.iter().map(place).collect();
    places.sort_unstable();
    places.dedup();
    assert_eq!(places.len(), CALLS.len());
}
