//! The control over a conversation, as far as a message says what becomes of it.

use std::time::SystemTime;

use sendapi_core::call::routing::PAGE_INBOX;

use crate::Received;
use crate::context::Context;
use crate::wire::members::{id_text, present};
use crate::world::Owner;

/// A message may pass the conversation on: by `thread_control`, to the Page Inbox where it names no app.
pub(crate) fn pass_on(context: &Context, account: &str, received: &Received, now: SystemTime) {
    let Some(control) = present(received.body(), "/thread_control") else { return };
    let Some(person) = received.recipient_id() else { return };
    let is_passed =
        control["control_type"].as_str().is_some_and(|it| it.eq_ignore_ascii_case("pass"));
    let app_id = present(control, "/app_id").map_or_else(|| PAGE_INBOX.to_owned(), id_text);
    let owner = is_passed.then(|| Owner::new(app_id, now));
    context.world.change(account, |account| account.give(person, owner));
    context.note_control(account, person);
}
