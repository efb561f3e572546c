//! What becomes of the simulator's own state by something that happens.

use sendapi_core::told::Written;
use serde_json::{Value, json};

use super::scene::{Scene, Told};
use crate::participant::ActionError;
use crate::talk::grant::Ground;
use crate::time;
use crate::wire::members::text_at;
use crate::world::calling::{Call, Caller, Stage};
use crate::world::{NotificationToken, Owner, THIS_APP};

pub(super) fn none(_: &Scene<'_>, _: &Told) {}

/// The app that takes or asks for the control, where none was named.
pub(super) fn other_app(scene: &Scene<'_>) -> String {
    scene.or("app_id", scene.platform.inbox())
}

pub(super) fn takes_control(scene: &Scene<'_>, _: &Told) {
    let (context, person) = (scene.context, scene.person_id());
    let owner = Owner::new(other_app(scene), scene.at);
    context.world.change(scene.account, |account| account.give(person, Some(owner)));
    context.note_control(scene.account, person);
}

pub(super) fn gets_control(scene: &Scene<'_>, _: &Told) {
    let (context, person) = (scene.context, scene.person_id());
    let owner = Owner::new(THIS_APP, scene.at);
    context.world.change(scene.account, |account| account.give(person, Some(owner)));
    context.note_control(scene.account, person);
}

/// The token by which the person gets messages on a topic.
pub(super) fn token_of(scene: &Scene<'_>) -> Result<NotificationToken, ActionError> {
    let person = scene.person_id();
    let found = scene.context.world.look(scene.account, |account| {
        account.notification_tokens.iter().rev().find(|it| it.recipient_id == person).cloned()
    });
    found.ok_or_else(|| {
        let name = Written(scene.person_name()).to_string();
        ActionError::impossible(format!(
            "`{name}` gets no messages on a topic: let them tap a `notification_messages` template first"
        ))
    })
}

/// The token is good for nothing any more.
pub(super) fn stops_messages(scene: &Scene<'_>, told: &Told) {
    let Told::Event(event) = told else { return };
    let Some(token) = text_at(event, "/optin/notification_messages_token") else { return };
    scene.context.world.change(scene.account, |account| {
        account.notification_tokens.retain(|it| it.token != token);
    });
    scene.context.conversations.revoke(&Ground::Topic(token));
}

pub(super) fn permits_calls(scene: &Scene<'_>, _: &Told) {
    let change = |account: &mut crate::Account| account.calling.permit(scene.person_id(), scene.at);
    scene.context.world.change(scene.account, change);
}

pub(super) fn forbids_calls(scene: &Scene<'_>, _: &Told) {
    let change = |account: &mut crate::Account| account.calling.forbid(scene.person_id());
    scene.context.world.change(scene.account, change);
}

pub(super) fn calls(scene: &Scene<'_>, told: &Told) {
    let Some(id) = call_of(told) else { return };
    let call = Call::new(scene.person_id(), Caller::Person, scene.at);
    scene.context.world.change(scene.account, |account| account.calling.calls.insert(id, call));
}

pub(super) fn ends_call(scene: &Scene<'_>, told: &Told) {
    set_stage(scene, told, Stage::Ended);
}

pub(super) fn goes_on(scene: &Scene<'_>, told: &Told) {
    let Told::InEntry(members) = told else { return };
    if text_at(members, "/calls/0/call_status").as_deref() == Some("accepted") {
        set_stage(scene, told, Stage::GoesOn);
    }
}

/// What a call was, which must be one of the person and the account.
pub(super) fn call(scene: &Scene<'_>) -> Result<Call, ActionError> {
    let id = scene.text("call_id").unwrap_or_default();
    let found = scene.context.world.look(scene.account, |it| it.calling.calls.get(id).cloned());
    found.filter(|call| call.person == scene.person_id()).ok_or_else(|| {
        let (id, name) = (Written(id), Written(scene.person_name()));
        ActionError::impossible(format!("there is no call `{id}` with `{name}`"))
    })
}

/// Who calls whom: the account's id and the person's, in the order of `to` and `from`.
pub(super) fn sides(scene: &Scene<'_>, caller: Caller) -> (String, String, &'static str) {
    let (account, person) = (scene.account.to_owned(), scene.person_id().to_owned());
    match caller {
        Caller::Person => (account, person, "user_initiated"),
        Caller::Account => (person, account, "business_initiated"),
    }
}

/// Until when a call's permission lasts that is given now.
pub(super) fn permitted_until(scene: &Scene<'_>) -> u64 {
    let mut calling = scene.context.world.account(scene.account).calling;
    time::seconds(calling.permit(scene.person_id(), scene.at))
}

/// The template of this name, which must be there.
pub(super) fn template(scene: &Scene<'_>) -> Result<Value, ActionError> {
    let name = scene.text("template").unwrap_or_default();
    let language = scene.text("language");
    let account = scene.context.world.account(scene.account);
    let is_meant = |it: &&&Value| {
        it["name"] == name && language.is_none_or(|language| it["language"] == language)
    };
    let found = account.templates().iter().find(is_meant).map(|it| (**it).clone());
    found.ok_or_else(|| {
        let names =
            account.templates().iter().filter_map(|it| text_at(it, "/name")).collect::<Vec<_>>();
        let there = match names.as_slice() {
            [] => "it has none: make it by `POST /{account}/message_templates`".to_owned(),
            names => format!("it has `{}`", names.join("`, `")),
        };
        let (id, name) = (scene.account, Written(name));
        ActionError::impossible(format!(
            "account {id} has no template `{name}` in this language: {there}"
        ))
    })
}

pub(super) fn judged(scene: &Scene<'_>, told: &Told) {
    let Told::Change(_, value) = told else { return };
    let (Some(id), Some(event)) =
        (text_at(value, "/message_template_id"), text_at(value, "/event"))
    else {
        return;
    };
    scene.context.world.change(scene.account, |account| account.set_status(&id, &event));
}

pub(super) fn set_call_icon(scene: &Scene<'_>, told: &Told) {
    let Told::InEntry(members) = told else { return };
    let Some(Value::Object(settings)) = members.get("call_settings").cloned() else { return };
    scene.context.world.change(scene.account, |it| it.calling.settings.extend(settings));
}

/// What the platform says of a template that was judged.
pub(super) fn status(template: &Value, event: &str, reason: Option<&str>) -> Value {
    let id = text_at(template, "/id").unwrap_or_default();
    json!({
        "event": event,
        "message_template_id": id,
        "message_template_name": template["name"],
        "message_template_language": template["language"],
        "reason": reason.unwrap_or("NONE"),
    })
}

fn set_stage(scene: &Scene<'_>, told: &Told, stage: Stage) {
    let Some(id) = call_of(told) else { return };
    scene.context.world.change(scene.account, |account| {
        if let Some(call) = account.calling.calls.get_mut(&id) {
            call.stage = stage;
        }
    });
}

fn call_of(told: &Told) -> Option<String> {
    match told {
        Told::InEntry(members) => text_at(members, "/calls/0/id"),
        _ => None,
    }
}
