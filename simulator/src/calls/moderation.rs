//! `POST /{version}/{account}/moderate_conversations`: people who cannot write, and spam.

use sendapi_core::call::moderation::Moderate;

use super::asked::asked;
use super::success;
use crate::answers::refusal::Refusal;
use crate::context::Context;
use crate::journal::accepted::Accepted;
use crate::request::call::Call;

pub(crate) fn judge(context: &Context, call: &Call) -> Result<Accepted, Refusal> {
    let moderate: Moderate<'_> = asked(call)?;
    context.change(call, |account| {
        for person in &moderate.user_ids {
            moderate.actions.iter().for_each(|action| account.moderate(&person.id, *action));
        }
    });
    Ok(success())
}
