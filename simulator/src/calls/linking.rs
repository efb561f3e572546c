//! Account linking: the person behind a token at `/{version}/{account}`, and `unlink_accounts`.

use axum::http::Method;
use sendapi_core::call::account_linking::{ReadLinkingPerson, UnlinkAccount};
use serde_json::json;

use super::answer;
use super::asked::asked;
use crate::answers::ids::Ids;
use crate::answers::refusal::Refusal;
use crate::context::Context;
use crate::journal::accepted::Accepted;
use crate::request::call::Call;
use crate::wire::members::present;

/// It may be posted as well: to `me`, to which batches are posted too.
pub(crate) fn is_about(call: &Call) -> bool {
    call.method != Method::DELETE && present(&call.body, "/account_linking_token").is_some()
}

/// No login page ever handed a token out: behind each there is somebody, the same one each time.
pub(crate) fn read(context: &Context, call: &Call) -> Result<Accepted, Refusal> {
    let read: ReadLinkingPerson<'_> = asked(call)?;
    let account = match call.route.account.as_str() {
        "" => {
            let behind = context.account_behind(call.credentials.token.as_ref());
            behind.unwrap_or_else(|| context.accounts.resolve("me"))
        }
        account => context.accounts.resolve(account),
    };
    let recipient = Ids::person(&read.account_linking_token);
    Ok(answer(&json!({ "id": account, "recipient": recipient })))
}

pub(crate) fn unlink(call: &Call) -> Result<Accepted, Refusal> {
    asked::<UnlinkAccount<'_>>(call)?;
    Ok(answer(&json!({ "result": "unlink account success" })))
}
