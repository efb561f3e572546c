//! Whether the app is subscribed to the account, and to what.

use sendapi::call::permission::Access;
use sendapi::call::subscription::{ReadSubscriptions, SubscribedApp, SubscribedField};
use sendapi::{Account, Error, Platform};

use super::token::Token;
use crate::finding::Finding;

pub(super) async fn look<P: Platform>(
    account: &Account<P>,
    token: &Token,
    wanted: &[SubscribedField],
) -> Vec<Finding> {
    let finding = match subscriptions(account).await {
        Ok(apps) => judged(&apps, token, wanted),
        Err(error) => Finding::failed(CHECK, &error),
    };
    vec![finding.see(LINK)]
}

/// The apps that are subscribed to the account.
pub(crate) async fn subscriptions<P: Platform>(
    account: &Account<P>,
) -> Result<Vec<SubscribedApp>, Error> {
    account.list(&ReadSubscriptions::default()).all().await
}

/// This app among them; where nobody knows which that is, the only one.
pub(crate) fn app_of<'a>(
    apps: &'a [SubscribedApp],
    id: Option<&str>,
) -> Result<Option<&'a SubscribedApp>, Several> {
    match (id, apps) {
        (Some(id), apps) => Ok(apps.iter().find(|app| app.id.as_deref() == Some(id))),
        (None, []) => Ok(None),
        (None, [app]) => Ok(Some(app)),
        (None, _) => Err(Several),
    }
}

/// More than one app is subscribed, and which is this one is not known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Several;

fn judged(apps: &[SubscribedApp], token: &Token, wanted: &[SubscribedField]) -> Finding {
    let Ok(app) = app_of(apps, token.app().as_deref()) else {
        let text =
            format!("{} apps are subscribed, and which is this one is not known", apps.len());
        let next = "set SENDAPI_APP_ID and SENDAPI_APP_SECRET, so that the app itself asks";
        return Finding::warning(CHECK, text, next);
    };
    let Some(app) = app else {
        let text = "the app is not subscribed to the account, so that the webhook is told nothing";
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
        subscribe(token.access, &missing),
    )
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
