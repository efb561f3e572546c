//! `/{version}/{account}/custom_user_settings`: a menu for one person.

use axum::http::Method;
use sendapi_core::call::user_menu::{DeleteUserMenu, ReadUserMenu, SetUserMenu};
use serde_json::{Map, Value, json};

use super::asked::asked;
use super::{answer, result_success};
use crate::Platform;
use crate::answers::refusal::Refusal;
use crate::context::Context;
use crate::journal::accepted::Accepted;
use crate::request::call::Call;

pub(crate) fn judge(context: &Context, call: &Call) -> Result<Accepted, Refusal> {
    match call.method {
        Method::GET => read(context, call),
        Method::DELETE => {
            let delete: DeleteUserMenu<'_> = asked(call)?;
            context.change(call, |account| account.user_menus.remove(delete.psid.as_str()));
            Ok(result_success())
        }
        _ => {
            let set: SetUserMenu<'_> = asked(call)?;
            context.admit_person(call, &set.psid)?;
            let written = serde_json::to_value(&set).unwrap_or_default();
            let menu = written.get(MENU).cloned().unwrap_or_default();
            context.change(call, |account| account.user_menus.insert(set.psid.to_string(), menu));
            Ok(result_success())
        }
    }
}

fn read(context: &Context, call: &Call) -> Result<Accepted, Refusal> {
    let read: ReadUserMenu<'_> = asked(call)?;
    context.admit_person(call, &read.psid)?;
    let menus = context.look(call, |account| {
        let menus = [
            ("user_level_persistent_menu", account.user_menu(&read.psid)),
            ("page_level_persistent_menu", account.profile(Platform::Messenger, MENU)),
        ];
        let set = menus.into_iter().filter(|(_, menu)| !menu.is_null());
        set.map(|(name, menu)| (name.to_owned(), menu.clone())).collect::<Map<_, _>>()
    });
    Ok(answer(&json!({ "data": [Value::Object(menus)] })))
}

const MENU: &str = "persistent_menu";
