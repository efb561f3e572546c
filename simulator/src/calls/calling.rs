//! The Calling API: `/{version}/{account}/calls`, `messenger_call_permissions`, `messenger_call_settings`, `call_metrics`.
//!
//! Nothing is heard here: descriptions of the media are answered by one that leads nowhere.

use std::time::{Duration, SystemTime};

use axum::http::Method;
use sendapi_core::call::calling::{
    CallAction, CallSettingsField, ReadCallPermissions, ReadCallSettings, SendCallMetrics,
    SetCallSettings,
};
use serde_json::{Map, Value, json};

use super::asked::asked;
use super::{answer, result_success, success};
use crate::answers::codes::{
    CALL_DOES_NOT_RING, CALL_ENDED, CALL_NOT_PERMITTED, NO_CALL, PARAMETER, Said,
};
use crate::answers::fields::Fields;
use crate::answers::refusal::Refusal;
use crate::context::Context;
use crate::journal::accepted::Accepted;
use crate::request::call::Call;
use crate::time;
use crate::wire::members::{text_at, with as with_member};
use crate::world::calling::{self, Caller, Stage};

pub(crate) fn act(context: &Context, call: &Call) -> Result<Accepted, Refusal> {
    match asked(call)? {
        CallAction::Connect(connect) => begin(context, call, &connect.to),
        CallAction::Accept(accept) => {
            with(context, call, &accept.call_id, |it, now| match (it.caller, it.stage(now)) {
                (Caller::Person, Stage::Rings) => {
                    it.stage = Stage::GoesOn;
                    Ok(session(&["sdp_response", "sdp_renegotiation"]))
                }
                (_, Stage::Ended) => Err(ENDED),
                _ => Err(NOT_RINGING),
            })
        }
        CallAction::Reject(reject) => {
            with(context, call, &reject.call_id, |it, now| match (it.caller, it.stage(now)) {
                (Caller::Person, Stage::Rings) => {
                    it.stage = Stage::Ended;
                    Ok(json!({ "success": true }))
                }
                (_, Stage::Ended) => Err(ENDED),
                _ => Err(NOT_RINGING),
            })
        }
        CallAction::Terminate(end) => with(context, call, &end.call_id, |it, now| {
            if it.stage(now) == Stage::Ended {
                return Err(ENDED);
            }
            it.stage = Stage::Ended;
            Ok(json!({ "success": true }))
        }),
        CallAction::MediaUpdate(update) => {
            with(context, call, &update.call_id, |it, now| match (it.stage(now), &update.session) {
                (Stage::Ended, _) => Err(ENDED),
                (_, Some(_)) => Ok(session(&["sdp_response"])),
                (_, None) => Ok(json!({ "success": true })),
            })
        }
        // What is younger than this simulator changes nothing that it knows.
        _ => Ok(success()),
    }
}

pub(crate) fn permissions(context: &Context, call: &Call) -> Result<Accepted, Refusal> {
    let read: ReadCallPermissions<'_> = asked(call)?;
    let now = context.clock.now();
    let until = context.look(call, |account| account.calling.permitted(&read.psid, now));
    let permission = match until {
        Some(until) => {
            json!({ "status": "has_permission", "expiration_time": time::seconds(until) })
        }
        None => json!({ "status": "no_permission" }),
    };
    let requests = requests(context, &call.route.account, &read.psid, now);
    let limits =
        json!([{ "time_period": "PT24H", "max_allowed": REQUESTS, "current_usage": requests }]);
    let actions = json!([
        { "action_name": "send_call_permission_request", "can_perform": requests < REQUESTS, "limits": limits },
        { "action_name": "start_call", "can_perform": until.is_some() },
    ]);
    Ok(answer(&json!({ "permission": permission, "actions": actions })))
}

pub(crate) fn settings(context: &Context, call: &Call) -> Result<Accepted, Refusal> {
    if call.method == Method::GET {
        return read_settings(context, call);
    }
    let set: SetCallSettings<'_> = asked(call)?;
    let Ok(Value::Object(settings)) = serde_json::to_value(&set) else { return Ok(success()) };
    // The page of the icon has another word for the same than that of the others.
    let is_icon_alone = settings.keys().all(|name| name == "icon_enabled") && !settings.is_empty();
    context.change(call, |account| account.calling.settings.extend(settings));
    Ok(if is_icon_alone { result_success() } else { success() })
}

/// Of a call that has ended, once.
pub(crate) fn metrics(context: &Context, call: &Call) -> Result<Accepted, Refusal> {
    let metrics: SendCallMetrics<'_> = asked(call)?;
    with(context, call, &metrics.call_id, |it, now| {
        let is_late = it.at.checked_add(REPORTABLE).is_some_and(|until| now > until);
        match (it.stage(now), it.is_reported) {
            (Stage::Rings | Stage::GoesOn, _) => Err((PARAMETER, "the call still goes on")),
            (Stage::Ended, true) => Err((PARAMETER, "this was told before")),
            (Stage::Ended, false) if is_late => {
                Err((PARAMETER, "the call ended more than 24 hours ago"))
            }
            (Stage::Ended, false) => {
                it.is_reported = true;
                Ok(json!({ "success": true }))
            }
        }
    })
}

fn read_settings(context: &Context, call: &Call) -> Result<Accepted, Refusal> {
    let read: ReadCallSettings<'_> = asked(call)?;
    let mut settings = Map::from_iter(
        ["audio_enabled", "video_enabled", "icon_enabled"].map(|it| (it.to_owned(), true.into())),
    );
    settings.extend(context.look(call, |account| account.calling.settings.clone()));
    let settings = Value::Object(settings);
    let told = match read.fields.as_deref() {
        Some(fields) => Fields::of(fields.iter().map(CallSettingsField::as_str)).told(&settings),
        None => settings,
    };
    Ok(answer(&json!({ "data": [told] })))
}

fn begin(context: &Context, call: &Call, person: &str) -> Result<Accepted, Refusal> {
    let now = context.clock.now();
    let id = context.ids.call();
    context.change(call, |account| {
        if account.calling.permitted(person, now).is_none() {
            let hint = "this person has not permitted calls: ask for it with a `calling_optin`";
            return Err(Refusal::calling(call.platform, CALL_NOT_PERMITTED, hint));
        }
        let begun = calling::Call::new(person, Caller::Account, now);
        account.calling.calls.insert(id.clone(), begun);
        Ok(())
    })?;
    let told = with_member(session(&["sdp_response"]), "id", id.as_str());
    Ok(answer(&told).noting(format!("call {id}")))
}

/// What becomes of a call, or a code with what is to be done about it.
fn with(
    context: &Context,
    call: &Call,
    id: &str,
    change: impl FnOnce(&mut calling::Call, SystemTime) -> Result<Value, (Said, &'static str)>,
) -> Result<Accepted, Refusal> {
    let now = context.clock.now();
    let changed = context.change(call, |account| match account.calling.calls.get_mut(id) {
        Some(found) => change(found, now),
        None => Err((NO_CALL, "this account has no such call")),
    });
    let told = changed.map_err(|(said, hint)| Refusal::calling(call.platform, said, hint))?;
    Ok(answer(&told))
}

/// How often the account asked within a day.
fn requests(context: &Context, account: &str, person: &str, now: SystemTime) -> usize {
    let is_one = |it: &crate::Received| {
        let template = text_at(it.body(), "/message/attachment/payload/template_type");
        template.is_some_and(|template| template.eq_ignore_ascii_case("calling_optin"))
    };
    let since = now.checked_sub(DAY).unwrap_or(SystemTime::UNIX_EPOCH);
    let count = |it: &crate::talk::conversation::Conversation| {
        let recent = it.entries().filter(|entry| entry.at > since);
        recent.filter(|entry| entry.received().is_some_and(is_one)).count()
    };
    let own = context.conversations.id(person, account);
    context.conversations.with(&own, count).unwrap_or_default()
}

/// The other side's word, under these names.
fn session(names: &[&str]) -> Value {
    let description = |name: &str| {
        let kind = if name == "sdp_renegotiation" { "offer" } else { "answer" };
        (name.to_owned(), json!({ "sdp_type": kind, "sdp": SDP }))
    };
    let described: Map<_, _> = names.iter().map(|name| description(name)).collect();
    json!({ "success": true, "session": described })
}

/// Leads nowhere.
const SDP: &str = "v=0\r\no=- 0 0 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\n";

const NOT_RINGING: (Said, &str) =
    (CALL_DOES_NOT_RING, "only a call of a person that rings is taken or not");
const ENDED: (Said, &str) = (CALL_ENDED, "the call has ended, or nobody took it within 60 seconds");

/// How often a person may be asked in a day.
const REQUESTS: usize = 2;
const DAY: Duration = Duration::from_secs(24 * 60 * 60);
const REPORTABLE: Duration = DAY;
