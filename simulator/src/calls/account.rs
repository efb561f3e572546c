//! The account itself at `/{version}/{account}`, and `me/accounts` and `me/permissions`: those of the person whose token
//! it is.

use sendapi_core::call::account::{AccountField, ReadAccount, ReadAccounts, ReadPermissions};
use serde_json::{Map, Value, json};

use super::answer;
use super::asked::asked;
use super::listing::{Page, listing};
use crate::Platform;
use crate::answers::refusal::Refusal;
use crate::context::Context;
use crate::journal::accepted::Accepted;
use crate::request::call::Call;

/// Whether the id is an account's.
pub(super) fn is_about(context: &Context, call: &Call) -> bool {
    let account = call.route.account.as_str();
    account == "me" || context.accounts.has(account)
}

/// An account always has its id; of all else what is asked for.
pub(super) fn read(context: &Context, call: &Call) -> Result<Accepted, Refusal> {
    let read: ReadAccount<'_> = asked(call)?;
    let id = context.known_account(&call.route.account);
    let fields = read.fields.as_deref().unwrap_or(&[AccountField::Id, AccountField::Name]);
    Ok(answer(&told(context, call, id, fields)))
}

/// The Pages that were named, with a token for each.
pub(crate) fn list(context: &Context, call: &Call) -> Result<Accepted, Refusal> {
    let read: ReadAccounts<'_> = asked(call)?;
    let usual = [
        AccountField::AccessToken,
        AccountField::Category,
        AccountField::Name,
        AccountField::Id,
        AccountField::Tasks,
    ];
    let fields = read.fields.as_deref().unwrap_or(&usual);
    let pages = context.accounts.ids();
    let pages =
        pages.iter().filter(|id| context.accounts.platform(id, None) == Platform::Messenger);
    let all = pages.map(|id| told(context, call, id, fields)).collect();
    Ok(listing(call, all, &Page { after: read.after.as_deref(), limit: read.limit }))
}

pub(crate) fn permissions(call: &Call) -> Result<Accepted, Refusal> {
    asked::<ReadPermissions>(call)?;
    let granted = SCOPES.iter().map(|scope| json!({ "permission": scope, "status": "granted" }));
    Ok(listing(call, granted.collect(), &Page { after: None, limit: Some(100) }))
}

fn told(context: &Context, call: &Call, id: &str, fields: &[AccountField]) -> Value {
    let known = known(context, call, id);
    let asked = |name: &str| name == "id" || fields.iter().any(|field| field.as_str() == name);
    Value::Object(known.into_iter().filter(|(name, _)| asked(name)).collect())
}

/// All that there is to tell of an account.
fn known(context: &Context, call: &Call, id: &str) -> Map<String, Value> {
    let name = context.accounts.name(id);
    let username = name.to_lowercase().replace(' ', ".");
    let picture = format!("https://platform-lookaside.example/picture/{id}.png");
    let known = match context.accounts.platform(id, call.host.as_deref()) {
        Platform::Messenger => json!({
            "id": id, "name": name, "username": username, "category": "Local business",
            "about": format!("{name} of the simulator"),
            "link": format!("https://www.facebook.com/{id}"),
            "tasks": ["MANAGE", "CREATE_CONTENT", "MODERATE", "MESSAGING", "ADVERTISE", "ANALYZE"],
            "access_token": context.tokens.of_page(id, call.credentials.token.as_ref()),
        }),
        Platform::Instagram => json!({
            "id": id, "user_id": id, "name": name, "username": username, "account_type": "BUSINESS",
            "profile_picture_url": picture, "followers_count": 0, "follows_count": 0, "media_count": 0,
        }),
    };
    match known {
        Value::Object(members) => members,
        _ => Map::new(),
    }
}

/// What every token of the simulator allows.
pub(super) const SCOPES: &[&str] = &[
    "pages_show_list",
    "pages_messaging",
    "pages_manage_metadata",
    "pages_read_engagement",
    "instagram_basic",
    "instagram_manage_messages",
];
