//! The control over a conversation, as far as a message says what becomes of it.

use std::time::SystemTime;

use serde_json::Value;

use crate::Received;
use crate::context::Context;
use crate::request::call::Call;
use crate::talk::events::Handover;
use crate::wire::members::{id_text, present};
use crate::world::{Owner, THIS_APP};

/// What a message says about the control.
pub(super) fn control(call: &Call) -> Option<Value> {
    present(&call.body, "/thread_control").cloned()
}

/// A message may pass the conversation on: by its `control`, to the inbox of its platform where it names no app. `from` is the app
/// that sent it.
pub(crate) fn pass_on(
    context: &Context,
    account: &str,
    (received, control): (&Received, &Value),
    from: &str,
    now: SystemTime,
) {
    let Some(person) = received.recipient_id() else { return };
    let is_passed =
        control["control_type"].as_str().is_some_and(|it| it.eq_ignore_ascii_case("pass"));
    let to =
        present(control, "/app_id").map_or_else(|| received.platform().inbox().to_owned(), id_text);
    let owner = is_passed.then(|| Owner::new(to.as_str(), now));
    context.world.change(account, |account| account.give(person, owner));
    context.note_control(account, person);
    if is_passed && from != THIS_APP && to == THIS_APP {
        let passed = Handover::Passed { from, to: &to };
        context.tell_handover(account, person, passed.kind(None));
    }
}
