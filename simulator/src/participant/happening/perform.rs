//! Lets it happen: what is told becomes the platform's webhook, stands in the conversation and goes to the bot.

use std::sync::Arc;
use std::time::SystemTime;

use sendapi_core::call::subscription::SubscribedField;
use sendapi_core::webhook::{ChangeValue, Webhook};
use serde_json::{Value, json};

use super::effect::status;
use super::scene::{Scene, Told};
use super::{Happening, Kind, Whose};
use crate::context::Context;
use crate::participant::{ActionError, Participant};
use crate::talk::entry::What;
use crate::time;
use crate::wire::members::with;
use crate::{Delivery, Platform};

/// A person does it. Gives what the bot is told, or would be.
pub(crate) async fn happens(
    person: &Participant,
    happening: &Happening,
) -> Result<Value, ActionError> {
    let kind = Kind::named(happening.name)?;
    kind.check(person.platform, Whose::Person, &happening.given)?;
    let scene = Scene {
        context: &person.context,
        url: &person.url,
        account: &person.account,
        platform: person.platform,
        person: Some(person),
        at: person.context.clock.now(),
        given: &happening.given,
    };
    let told = (kind.told)(&scene)?;
    let (body, webhook) = read(&scene, &told, is_on_standby(&scene, kind))?;
    person.context.conversations.allow_all(&person.id, &person.account, &webhook);
    (kind.effect)(&scene, &told);
    person.keeps_and_tells(scene.at, entry(&scene, &told, &webhook), &webhook).await?;
    Ok(body)
}

/// It happens to the account. Gives what the bot is told, or would be.
pub(crate) async fn of_account(
    context: &Arc<Context>,
    url: &str,
    account: &str,
    happening: &Happening,
) -> Result<Value, ActionError> {
    let kind = Kind::named(happening.name)?;
    let (account, platform) =
        (context.accounts.resolve(account), context.accounts.platform(account, None));
    kind.check(platform, Whose::Account, &happening.given)?;
    let at = context.clock.now();
    let given = &happening.given;
    let scene = Scene { context, url, account, platform, person: None, at, given };
    let told = (kind.told)(&scene)?;
    let (body, webhook) = read(&scene, &told, false)?;
    (kind.effect)(&scene, &told);
    match tell(context, account, &webhook).await {
        Some(delivery) if !delivery.is_taken() => Err(ActionError::undelivered(delivery)),
        _ => Ok(body),
    }
}

/// The review passes all templates of an account that wait for it, and tells the bot of each. Gives how many.
pub(crate) fn approve_templates(context: &Context, account: &str) -> usize {
    let account = context.accounts.resolve(account);
    let approved = context.approve_templates(account);
    let platform = context.accounts.platform(account, None);
    for template in &approved {
        let change = json!({ "field": STATUS_UPDATE, "value": status(template, "APPROVED", None) });
        let body =
            enveloped(account, platform, context.clock.now(), &json!({ "changes": [change] }));
        if let Ok(webhook) = Webhook::from_json(body.to_string().as_bytes()) {
            context.tell(account, account, &webhook);
        }
    }
    approved.len()
}

async fn tell(context: &Context, account: &str, webhook: &Webhook) -> Option<Delivery> {
    let Some(why) = context.not_subscribed(account, webhook) else {
        return context.courier.send(account, webhook).outcome().await;
    };
    context.note_untold(account, account, webhook, why);
    None
}

/// What stands in the conversation.
fn entry(scene: &Scene<'_>, told: &Told, webhook: &Webhook) -> What {
    let comment = webhook.changes().find_map(|(_, change)| match &change.value {
        Some(ChangeValue::Comment(comment) | ChangeValue::LiveComment(comment)) => {
            let id = comment.id.as_ref().or(comment.comment_id.as_ref())?;
            Some((id.as_text().into_owned(), comment.words()?.to_owned()))
        }
        _ => None,
    });
    if let Some((id, text)) = comment {
        return What::Comment { id, text };
    }
    What::Event(match told {
        Told::Event(members) => event(scene, members),
        Told::Whole(event) => timed(scene, event),
        Told::Change(field, value) => json!({ "field": field, "value": value }),
        Told::FlatChange(field, members) => with(members.clone(), "field", *field),
        Told::InEntry(members) => members.clone(),
    })
}

/// As JSON, and as it is read. Those of the account's own conversations alone are kept from whoever is on standby.
fn read(
    scene: &Scene<'_>,
    told: &Told,
    is_on_standby: bool,
) -> Result<(Value, Webhook), ActionError> {
    let events = if is_on_standby { "standby" } else { "messaging" };
    let members = match told {
        Told::Event(members) => {
            json!({ events: [without_payload(event(scene, members), is_on_standby)] })
        }
        Told::Whole(event) => json!({ events: [timed(scene, event)] }),
        Told::Change(field, value) => json!({ "changes": [{ "field": field, "value": value }] }),
        Told::FlatChange(field, members) => {
            json!({ "changes": [with(members.clone(), "field", *field)] })
        }
        Told::InEntry(members) => members.clone(),
    };
    let body = enveloped(scene.account, scene.platform, scene.at, &members);
    let webhook = Webhook::from_json(body.to_string().as_bytes());
    let webhook = webhook.map_err(|odd| ActionError::impossible(odd.to_string()))?;
    Ok((body, webhook))
}

fn enveloped(account: &str, platform: Platform, at: SystemTime, members: &Value) -> Value {
    let object = match platform {
        Platform::Messenger => "page",
        Platform::Instagram => "instagram",
    };
    let is_of_events = members.get("messaging").or(members.get("standby")).is_some();
    let time = if is_of_events { time::milliseconds(at) } else { time::seconds(at) };
    let entry = with(with(members.clone(), "id", account), "time", time);
    json!({ "object": object, "entry": [entry] })
}

/// With its sides, of which an account has none on its own, and its time.
fn event(scene: &Scene<'_>, members: &Value) -> Value {
    let event = with(members.clone(), "recipient", json!({ "id": scene.account }));
    let event = match scene.person {
        Some(person) => with(event, "sender", json!({ "id": person.id })),
        None => event,
    };
    timed(scene, &event)
}

fn timed(scene: &Scene<'_>, event: &Value) -> Value {
    with(event.clone(), "timestamp", time::milliseconds(scene.at))
}

/// The platform keeps payloads from whoever is on standby.
fn without_payload(mut event: Value, is_on_standby: bool) -> Value {
    if let Some(postback) = event.get_mut("postback").and_then(Value::as_object_mut)
        && is_on_standby
    {
        postback.remove("payload");
    }
    event
}

/// Whether another app has the conversation. That it is passed on or asked for comes all the same.
fn is_on_standby(scene: &Scene<'_>, kind: &Kind) -> bool {
    kind.told_by != SubscribedField::MessagingHandovers
        && scene.context.other_owner(scene.account, scene.person_id()).is_some()
}

const STATUS_UPDATE: &str = "message_template_status_update";
