//! Whether the app is subscribed to the account, and to what.

use sendapi::call::permission::{Access, Feature};
use sendapi::call::subscription::{ReadSubscriptions, SubscribedApp, SubscribedField};
use sendapi::engine::Written;
use sendapi::{Account, Error, Platform};

use super::fields;
use super::token::{App, Token};
use crate::finding::Finding;

pub(super) async fn look<P: Platform>(
    account: &Account<P>,
    token: &Token,
    wanted: &[SubscribedField],
) -> Vec<Finding> {
    let finding = match subscriptions(account).await {
        Ok(apps) => judged(&apps, token, wanted),
        Err(error) => Finding::refused(CHECK, &error, Feature::Webhooks, token.access),
    };
    vec![finding.see(LINK)]
}

/// The apps that are subscribed to the account.
pub(crate) async fn subscriptions<P: Platform>(
    account: &Account<P>,
) -> Result<Vec<SubscribedApp>, Error> {
    account.list(&ReadSubscriptions::default()).all().await
}

/// This app among them. Where nobody knows which that is, it is the only one.
pub(crate) fn app_of<'a>(
    apps: &'a [SubscribedApp],
    this: &App,
) -> Result<Option<&'a SubscribedApp>, Unclear> {
    let with = |id: &str| apps.iter().find(|app| app.id.as_deref() == Some(id));
    match (this, apps) {
        (_, []) => Ok(None),
        (App::Told(id), _) => Ok(with(id)),
        (App::Named(id), _) => with(id).map(Some).ok_or(Unclear),
        (App::Unknown, [app]) => Ok(Some(app)),
        (App::Unknown | App::Wrong, _) => Err(Unclear),
    }
}

/// There are apps that are subscribed, and whether one of them is this one is not known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Unclear;

/// That it is not known, in words.
pub(crate) fn unclear(apps: &[SubscribedApp], this: &App) -> (String, &'static str) {
    let names: Vec<_> = apps.iter().map(named).collect();
    let verb = if apps.len() == 1 { "is" } else { "are" };
    let whose = match this {
        App::Named(id) => {
            format!("SENDAPI_APP_ID names {}, and that is not told to be the token's", Written(id))
        }
        _ => "which is the token's is not known".to_owned(),
    };
    let next = match this {
        App::Wrong => "set right what is wrong with the app first",
        _ => {
            "set SENDAPI_APP_ID and SENDAPI_APP_SECRET, so that the app itself asks about the token"
        }
    };
    (format!("{} {verb} subscribed to the account, and {whose}", names.join(", ")), next)
}

fn named(app: &SubscribedApp) -> String {
    let id = Written(app.id.as_deref().unwrap_or("without an id"));
    match &app.name {
        Some(name) => format!("`{}` ({id})", Written(name)),
        None => format!("app {id}"),
    }
}

fn judged(apps: &[SubscribedApp], token: &Token, wanted: &[SubscribedField]) -> Finding {
    let this = token.app();
    let Ok(app) = app_of(apps, &this) else {
        let (text, next) = unclear(apps, &this);
        return Finding::warning(CHECK, text, next);
    };
    let Some(app) = app else {
        let which = match (&this, apps) {
            (App::Unknown | App::Wrong, []) => "no app is".to_owned(),
            (App::Told(id), [_, ..]) => format!("the token's app, {}, is not", Written(id)),
            _ => "the app is not".to_owned(),
        };
        let text =
            format!("{which} subscribed to the account, so that the webhook is told nothing");
        return Finding::problem(CHECK, text, subscribe(token.access, wanted));
    };
    let has = app.subscribed_fields.clone().unwrap_or_default();
    let is_missing = |field: &&SubscribedField| !has.iter().any(|name| name == field.as_str());
    let missing: Vec<_> = wanted.iter().filter(is_missing).cloned().collect();
    if missing.is_empty() {
        return Finding::fine(CHECK, format!("the webhook is told {}", has.join(", ")));
    }
    let names: Vec<_> = missing.iter().map(|field| format!("`{field}`")).collect();
    let told = if has.is_empty() { "nothing".to_owned() } else { has.join(", ") };
    Finding::problem(
        CHECK,
        format!("the webhook is told {told}, and not {}", names.join(", ")),
        way_to(token.access, &missing),
    )
}

/// How what is missing is told. To subscribe to what is misspelt would be fine with a simulator, and no help.
fn way_to(access: Access, missing: &[SubscribedField]) -> String {
    let (misspelt, rest): (Vec<_>, Vec<_>) =
        missing.iter().cloned().partition(|field| fields::meant(field).is_some());
    let ways = misspelt.iter().filter_map(|field| {
        fields::meant(field).map(|meant| format!("ask for `{meant}` in place of `{field}`"))
    });
    let subscribe = (!rest.is_empty()).then(|| subscribe(access, &rest));
    ways.chain(subscribe).collect::<Vec<_>>().join("; ")
}

/// How the fields are subscribed to. Those of a bot `subscribe` knows by itself.
fn subscribe(access: Access, fields: &[SubscribedField]) -> String {
    let whose = match access {
        Access::InstagramLogin => " --instagram-login",
        _ => "",
    };
    let names: Vec<_> = fields.iter().map(SubscribedField::as_str).collect();
    if fields.iter().all(|field| SubscribedField::OF_A_BOT.contains(field)) {
        return format!("run `sendapi subscribe{whose}`");
    }
    format!("run `sendapi subscribe{whose} --field {}`", names.join(","))
}

const CHECK: &str = "subscription";
const LINK: &str =
    "https://developers.facebook.com/documentation/business-messaging/messenger-platform/webhooks";
