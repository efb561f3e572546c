//! The account itself at `/{version}/{account}`, and `me/accounts` and `me/permissions`: those of the person whose token
//! it is.

use sendapi_core::call::account::{AccountField, ReadAccount, ReadAccounts, ReadPermissions};
use serde_json::{Value, json};

use super::answer;
use super::asked::{asked, tell_strangers};
use super::listing::{Page, listing};
use super::picture;
use crate::access::access_token::AccessToken;
use crate::answers::fields::Fields;
use crate::answers::refusal::Refusal;
use crate::context::Context;
use crate::journal::accepted::Accepted;
use crate::request::call::Call;
use crate::wire::members::with;
use crate::world::username;
use crate::{Endpoint, Platform};

/// Whether the id is an account's.
pub(super) fn is_about(context: &Context, call: &Call) -> bool {
    let account = call.route.account.as_str();
    account == "me" || context.accounts.has(account)
}

/// An account always has its id; of all else what is asked for.
pub(super) fn read(context: &Context, call: &Call) -> Result<Accepted, Refusal> {
    let read: ReadAccount<'_> = asked(call)?;
    let id = context.known_account(&call.route.account);
    let known = context.tokens.known(call.credentials.token.as_ref());
    let fields = read.fields.as_deref().unwrap_or(&[AccountField::Id, AccountField::Name]);
    let fields = Fields::of(fields.iter().map(AccountField::as_str));
    if let (Some(name), "me") = (known.and_then(AccessToken::person), &*call.route.account) {
        let picture = picture::told(&context.picture_of(ANY_PERSON), None, None);
        let person = json!({ "id": ANY_PERSON, "name": name, "picture": picture });
        return told(call, &person, &fields, "a person").map(|told| answer(&told));
    }
    let account = known_of(context, call, id, &fields);
    told(call, &account, &fields, "an account").map(|told| answer(&told))
}

/// The Pages of whoever asks, with the token of each.
pub(crate) fn list(context: &Context, call: &Call) -> Result<Accepted, Refusal> {
    let read: ReadAccounts<'_> = asked(call)?;
    let known = admit_person(context, call, Endpoint::Accounts)?;
    let usual = [
        AccountField::AccessToken,
        AccountField::Category,
        AccountField::Name,
        AccountField::Id,
        AccountField::Tasks,
    ];
    let fields = read.fields.as_deref().unwrap_or(&usual);
    let pages = context.accounts.pages().into_iter();
    let pages = pages.filter(|id| known.is_none_or(|known| known.manages(id)));
    let fields = Fields::of(fields.iter().map(AccountField::as_str));
    let all =
        pages.map(|id| told(call, &known_of(context, call, id, &fields), &fields, "an account"));
    let all = all.collect::<Result<_, _>>()?;
    Ok(listing(context, call, all, &Page { after: read.after.as_deref(), limit: read.limit }))
}

pub(crate) fn permissions(context: &Context, call: &Call) -> Result<Accepted, Refusal> {
    asked::<ReadPermissions>(call)?;
    let known = admit_person(context, call, Endpoint::Permissions)?;
    let granted =
        scopes(known).into_iter().map(|scope| json!({ "permission": scope, "status": "granted" }));
    Ok(listing(context, call, granted.collect(), &Page { after: None, limit: Some(100) }))
}

/// What is known of the token of a person who asks for what is a person's. An account has neither Pages nor permissions; a token
/// of which nothing is known may be a person's, and one that is any account's reaches all Pages.
fn admit_person<'c>(
    context: &'c Context,
    call: &Call,
    asked: Endpoint,
) -> Result<Option<&'c AccessToken>, Refusal> {
    let Some(known) = context.tokens.known(call.credentials.token.as_ref()) else {
        return Ok(None);
    };
    let platform = known.account().map(|account| context.accounts.platform(account, None));
    let is_of_an_account = known.person().is_none() && asked == Endpoint::Permissions;
    match platform.or(is_of_an_account.then_some(call.platform)) {
        Some(Platform::Messenger) => Err(Refusal::no_field(asked.edge(), "Page")),
        Some(Platform::Instagram) => Err(Refusal::object(&call.method, "me")),
        None => Ok(Some(known)),
    }
}

/// Of all that there is what is asked for.
fn told(call: &Call, known: &Value, fields: &Fields, noun: &str) -> Result<Value, Refusal> {
    tell_strangers(call, fields, noun, |name| known.get(name).is_some())?;
    Ok(fields.told(known))
}

/// All that there is to tell of an account; of the one that is linked to it the id alone, unless more is asked for.
fn known_of(context: &Context, call: &Call, id: &str, fields: &Fields) -> Value {
    let known = known(context, call, id);
    let linked = context.linked_account().filter(|_| known.get(LINKED).is_some());
    let Some(linked) = linked else { return known };
    let is_asked = fields.of_list(LINKED).is_some_and(|(_, below)| !below.is_empty());
    let told = if is_asked { self::known(context, call, &linked) } else { json!({ "id": linked }) };
    with(known, LINKED, told)
}

fn known(context: &Context, call: &Call, id: &str) -> Value {
    let name = context.accounts.name(id);
    let username = username(&name);
    let picture = context.picture_of(id);
    match context.accounts.platform(id, call.host.as_deref()) {
        Platform::Messenger => json!({
            "id": id, "name": name, "username": username, "category": "Local business",
            "about": format!("{name} of the simulator"),
            "link": format!("https://www.facebook.com/{id}"),
            "tasks": ["MANAGE", "CREATE_CONTENT", "MODERATE", "MESSAGING", "ADVERTISE", "ANALYZE"],
            (LINKED): null,
            "access_token": access_token(context, call, id),
            "picture": picture::told(&picture, None, None),
        }),
        Platform::Instagram => json!({
            "id": id, "user_id": id, "name": name, "username": username, "account_type": "BUSINESS",
            "profile_picture_url": picture, "followers_count": 0, "follows_count": 0, "media_count": 0,
        }),
    }
}

fn access_token<'c>(context: &'c Context, call: &Call, page: &str) -> Option<&'c str> {
    context.tokens.of_page(page, call.credentials.token.as_ref(), context.clock.now())
}

/// What a token allows: everything, but for what it is known to lack.
pub(super) fn scopes(known: Option<&AccessToken>) -> Vec<&'static str> {
    let has = |scope: &&str| known.is_none_or(|known| known.allows(scope));
    SCOPES.iter().copied().filter(has).collect()
}

const LINKED: &str = "instagram_business_account";

/// The id of a person whose token it is.
pub(super) const ANY_PERSON: &str = "10000000000000007";

const SCOPES: &[&str] = &[
    "pages_show_list",
    "pages_messaging",
    "pages_manage_metadata",
    "pages_read_engagement",
    "pages_utility_messaging",
    "instagram_basic",
    "instagram_manage_messages",
    "instagram_manage_comments",
];
