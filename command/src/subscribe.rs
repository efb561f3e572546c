//! `sendapi subscribe`: the app is subscribed to what happens at an account.

use sendapi::call::permission::{Access, Feature};
use sendapi::call::subscription::{Subscribe as SubscribeCall, SubscribedApp, SubscribedField};
use sendapi::{Account, Platform};

use crate::arguments::Subscribe;
use crate::asking::Asking;
use crate::doctor::{
    self,
    token::{App, Token},
};
use crate::exit::Exit;
use crate::finding::{Finding, State};
use crate::report::{Change, Report};
use crate::session;

pub(crate) fn run(arguments: &Subscribe, report: Report) -> Exit {
    subscribed(arguments, report).unwrap_or_else(|exit| exit)
}

fn subscribed(arguments: &Subscribe, report: Report) -> Result<Exit, Exit> {
    let asking = Asking::of(arguments.whose.access(), report)?;
    asking.warn();
    let runtime = session::runtime(report)?;
    if let (Report::Words, false) = (report, asking.host.is_metas) {
        report.found(&doctor::host(&asking.host));
    }
    let done = match asking.access {
        Access::InstagramLogin => {
            let account = asking.by_instagram_login();
            runtime.block_on(subscribe(arguments, &asking, account, report))
        }
        // The Instagram account of a Page tells by way of the Page.
        _ => runtime.block_on(subscribe(arguments, &asking, asking.by_page(), report)),
    };
    match done {
        Ok(change) => {
            report.subscribed(&change);
            Ok(Exit::Fine)
        }
        Err(findings) => {
            for finding in &findings {
                report.found(finding);
            }
            Err(findings.iter().map(|finding| finding.exit).max().unwrap_or(Exit::Refused))
        }
    }
}

/// What changed, or why nothing did.
async fn subscribe<P: Platform>(
    arguments: &Subscribe,
    asking: &Asking,
    account: Result<Account<P>, Finding>,
    report: Report,
) -> Result<Change, Vec<Finding>> {
    let account = account.map_err(|finding| vec![finding])?;
    let token = token(asking, &account).await?;
    let wanted = doctor::wanted(&arguments.field);
    for finding in doctor::fields(&wanted, asking.access) {
        report.found(&finding);
    }
    let failed = |error| vec![Finding::refused(CHECK, &error, Feature::Webhooks, asking.access)];
    let before = fields(&account, &token).await?;
    let after = together(&before, &wanted, arguments.only);
    let change = Change {
        account: token.account.clone(),
        host: asking.host.clone(),
        before,
        after,
        is_dry_run: arguments.dry_run,
    };
    if change.is_none() || arguments.dry_run {
        return Ok(change);
    }
    let call: Vec<_> = change.after.iter().map(|name| SubscribedField::from(&**name)).collect();
    account.perform(&SubscribeCall::new(call)).await.map_err(failed)?;
    // The platform took it: who cannot look has its word.
    match fields(&account, &token).await {
        Ok(after) => taken(Change { after, ..change }, &wanted),
        Err(_) => Ok(change),
    }
}

/// The token, if it is the right one: what is subscribed by another is another account, or another app.
async fn token<P: Platform>(asking: &Asking, account: &Account<P>) -> Result<Token, Vec<Finding>> {
    let (token, findings) = doctor::token::look(asking, account).await;
    let is_in_the_way = |finding: &Finding| {
        finding.state == State::Problem && finding.check != doctor::clock::CHECK
    };
    let problems: Vec<_> = findings.into_iter().filter(is_in_the_way).collect();
    match token {
        Some(token) if problems.is_empty() => Ok(token),
        _ => Err(problems),
    }
}

/// What there was goes on, unless it is to end.
fn together(before: &[String], wanted: &[SubscribedField], only: bool) -> Vec<String> {
    let kept = before.iter().filter(|_| !only).cloned();
    let mut after: Vec<_> = kept.collect();
    for field in wanted {
        if !after.iter().any(|name| name == field.as_str()) {
            after.push(field.as_str().to_owned());
        }
    }
    after
}

/// What the app is subscribed to.
async fn fields<P: Platform>(
    account: &Account<P>,
    token: &Token,
) -> Result<Vec<String>, Vec<Finding>> {
    let failed = |error| vec![Finding::refused(CHECK, &error, Feature::Webhooks, token.access)];
    let apps = doctor::subscriptions(account).await.map_err(failed)?;
    let this = token.app();
    let app = doctor::app_of(&apps, &this).map_err(|_| vec![unclear(&apps, &this)])?;
    Ok(app.and_then(|app| app.subscribed_fields.clone()).unwrap_or_default())
}

fn unclear(apps: &[SubscribedApp], this: &App) -> Finding {
    let (text, next) = doctor::unclear(apps, this);
    Finding::problem(CHECK, text, next)
}

/// The platform may take the call, and not all that it names.
fn taken(change: Change, wanted: &[SubscribedField]) -> Result<Change, Vec<Finding>> {
    let is_missing =
        |field: &&SubscribedField| !change.after.iter().any(|name| name == field.as_str());
    let missing: Vec<_> = wanted.iter().filter(is_missing).map(|it| format!("`{it}`")).collect();
    if missing.is_empty() {
        return Ok(change);
    }
    let text = format!("the platform took the call, and does not tell of {}", missing.join(", "));
    let next = "look whether the app's settings for webhooks have the field, and ask `sendapi doctor` in a minute";
    Err(vec![Finding::problem(CHECK, text, next)])
}

const CHECK: &str = "subscription";
