//! Whether the token is alive, whose it is and for which app.

use std::time::SystemTime;

use secrecy::ExposeSecret;
use sendapi::call::account::{AccountField, AccountProfile, ReadAccount, ReadPermissions};
use sendapi::call::answer::Answer;
use sendapi::call::permission::Access;
use sendapi::call::token::{DebugToken, TokenInfo};
use sendapi::graph::{Call, Path};
use sendapi::{Account, Error, Platform};

use super::clock;
use crate::asking::Asking;
use crate::environment;
use crate::exit::Exit;
use crate::finding::Finding;

/// What is known of the token.
pub(crate) struct Token {
    /// The account as people know it: its name and its id.
    pub(crate) account: String,
    pub(crate) access: Access,
    /// What the platform tells of it, if it does.
    pub(crate) info: Option<TokenInfo>,
}

impl Token {
    /// The id of the app that it is for.
    ///
    /// Where the platform does not tell, the environment may; but an app of Instagram login has two ids, of which nobody knows
    /// which one is told elsewhere.
    pub(crate) fn app(&self) -> Option<String> {
        let told = self.info.as_ref().and_then(|info| info.app_id.clone());
        let told = told.filter(|id| !id.is_empty());
        match self.access {
            Access::InstagramLogin => told,
            _ => told.or_else(|| environment::set("SENDAPI_APP_ID")),
        }
    }
}

/// What was found, and the token if all else can be asked with it.
pub(crate) async fn look<P: Platform>(
    asking: &Asking,
    account: &Account<P>,
) -> (Option<Token>, Vec<Finding>) {
    let (profile, clock) = match profile(asking.access, account).await {
        Ok(told) => told,
        Err(error) => return (None, vec![dead(asking, &error)]),
    };
    let told = match asking.access {
        Access::InstagramLogin => Told::Nothing,
        _ => told(asking, account).await,
    };
    let name = named(asking.access, &profile);
    let mut findings = vec![clock];
    if let Some(finding) = refuted(asking, account, &told, &name).await {
        findings.push(finding);
        return (None, findings);
    }
    findings.push(Finding::fine(CHECK, format!("alive, of {name}")));
    findings.extend(other_account(&profile, &name));
    findings.extend(linked(asking.access, account, &name).await);
    findings.extend(app(asking.access, &told));
    (Some(Token { account: name, access: asking.access, info: told.info() }), findings)
}

/// The account of the token, and this machine's clock beside the date of the answer.
async fn profile<P: Platform>(
    access: Access,
    account: &Account<P>,
) -> Result<(AccountProfile, Finding), Error> {
    let fields = match access {
        Access::InstagramLogin => "id,user_id,username,name",
        _ => "id,name",
    };
    let reply = account.call(Call::get(Path::object("me")).query("fields", fields)).await?;
    let clock = clock::judged(reply.date(), SystemTime::now());
    Ok((reply.read(AccountProfile::from_json)?, clock))
}

/// A token with which the platform does not even tell whose it is.
fn dead(asking: &Asking, error: &Error) -> Finding {
    let finding = Finding::failed(CHECK, error);
    if error.graph().is_some_and(|refusal| refusal.message().contains(PROOF)) {
        return Finding { next: Some(prove()), ..finding }.see(PROOFS);
    }
    // With a subcode the platform knows the token, and says what became of it.
    if error.graph().is_none_or(|refusal| refusal.code() != NO_TOKEN || refusal.subcode().is_some())
    {
        return finding;
    }
    let other = match asking.access {
        Access::InstagramLogin => "without --instagram-login it is taken for a Page's",
        _ => "with --instagram-login it is taken for one of Instagram login",
    };
    let next = finding.next.clone().unwrap_or_default();
    Finding { next: Some(format!("{next}; {other}")), ..finding }
}

fn prove() -> String {
    match environment::set("SENDAPI_APP_SECRET") {
        None => "the app's settings demand proofs: set SENDAPI_APP_SECRET to the app's secret",
        Some(_) => {
            "set SENDAPI_APP_SECRET to the secret of the app that the token is for; with Instagram login \
             that is the Instagram app secret"
        }
    }
    .to_owned()
}

/// What `debug_token` says.
enum Told {
    Info(Box<TokenInfo>),
    /// It was refused; whether the app itself asked.
    Refused {
        error: Error,
        is_by_app: bool,
    },
    Nothing,
}

impl Told {
    fn info(self) -> Option<TokenInfo> {
        match self {
            Self::Info(info) => Some(*info),
            Self::Refused { .. } | Self::Nothing => None,
        }
    }
}

/// The app asks where it can; a token tells of itself for some apps alone.
async fn told<P: Platform>(asking: &Asking, account: &Account<P>) -> Told {
    let app = asking.by_app();
    let is_by_app = app.is_some();
    let info = match (app, environment::secret("SENDAPI_TOKEN")) {
        (Some(app), Some(token)) => {
            let about = DebugToken::new(token.expose_secret().to_owned());
            app.perform(&about).await.map(|told| told.data.map(|info| *info))
        }
        _ => account.debug_token().await,
    };
    match info {
        Ok(Some(info)) => Told::Info(Box::new(info)),
        Ok(None) => Told::Nothing,
        Err(error) => Told::Refused { error, is_by_app },
    }
}

/// Why it is not the token of the account that it should be.
async fn refuted<P: Platform>(
    asking: &Asking,
    account: &Account<P>,
    told: &Told,
    name: &str,
) -> Option<Finding> {
    match told {
        Told::Info(info) if info.is_valid == Some(false) => Some(invalid(info)),
        Told::Info(info) => match info.r#type.as_deref() {
            Some("USER") => Some(a_persons(name)),
            Some("APP") => Some(Finding::problem(
                CHECK,
                "is an app's, and no account's",
                "take that of the Page, from the settings of the app",
            )),
            _ => None,
        },
        // An account has allowed nothing: who answers this is a person.
        Told::Refused { .. } if asking.access != Access::InstagramLogin => {
            let permissions = account.perform(&ReadPermissions::default()).await;
            permissions.is_ok().then(|| a_persons(name))
        }
        Told::Refused { .. } | Told::Nothing => None,
    }
}

fn invalid(info: &TokenInfo) -> Finding {
    let error = info.error.as_deref();
    let words = error.and_then(|error| error.message.as_deref());
    let text = format!("is no longer valid: {}", words.unwrap_or("the platform does not say why"));
    Finding::problem(CHECK, text, "make a new one in the settings of the app")
}

fn a_persons(name: &str) -> Finding {
    Finding::problem(
        CHECK,
        format!("is of a person, {name}, and not of a Page"),
        "take the Page's own: with this token `GET /me/accounts` has it, `call::account::ReadAccounts`",
    )
    .see(PAGE_TOKENS)
}

/// `SENDAPI_ACCOUNT` may name another.
fn other_account(profile: &AccountProfile, name: &str) -> Option<Finding> {
    let wanted = environment::set("SENDAPI_ACCOUNT").filter(|id| id != "me")?;
    let own = [&profile.id, &profile.user_id];
    if own.into_iter().flatten().any(|id| *id == wanted) {
        return None;
    }
    let wanted = wanted.escape_debug();
    let text = format!("the token is of {name}, and SENDAPI_ACCOUNT is {wanted}");
    let next = "set the one that belongs to the other; without SENDAPI_ACCOUNT the token decides";
    Some(Finding::problem("account", text, next))
}

/// The Instagram account of a Page.
async fn linked<P: Platform>(access: Access, account: &Account<P>, name: &str) -> Option<Finding> {
    if access != Access::InstagramByPage {
        return None;
    }
    let fields = Some([AccountField::Id, AccountField::InstagramBusinessAccount].into());
    let read = ReadAccount { fields, ..ReadAccount::EMPTY };
    Some(match account.perform(&read).await {
        Err(error) => Finding::failed("account", &error),
        Ok(profile) => match profile.instagram_business_account.and_then(|linked| linked.id) {
            Some(id) => {
                Finding::fine("account", format!("Instagram account {id} is linked to {name}"))
            }
            None => Finding::problem(
                "account",
                format!("no professional Instagram account is linked to {name}"),
                "link it in the Page's settings, or use a token of Instagram login",
            ),
        },
    })
}

fn app(access: Access, told: &Told) -> Option<Finding> {
    let wanted = environment::set("SENDAPI_APP_ID");
    match told {
        Told::Info(info) => {
            let id = info.app_id.as_deref().filter(|id| !id.is_empty())?;
            let name = info.application.as_deref().map(|name| format!("`{name}`, "));
            let it = format!("{}{id}", name.unwrap_or_default());
            Some(match wanted.filter(|wanted| wanted != id) {
                None => Finding::fine(APP, format!("the token is for {it}")),
                Some(wanted) => another(&format!("the token is for {it}"), &wanted),
            })
        }
        Told::Refused { error, is_by_app: true } => Some(of_the_app(error, wanted.as_deref())),
        Told::Refused { .. } | Told::Nothing if access != Access::InstagramLogin => {
            Some(Finding::warning(
                APP,
                "the platform tells nothing of app, permissions and end of the token to the token itself",
                "set SENDAPI_APP_ID and SENDAPI_APP_SECRET, so that the app itself asks",
            ))
        }
        Told::Refused { .. } | Told::Nothing => Some(Finding::warning(
            APP,
            "the host of Instagram login is not known to tell app, permissions and end of a token",
            "look at them in the settings of the app, and note when the token was made: one of the \
             long-lived kind is good for 60 days",
        )),
    }
}

/// The platform refuses to tell the app.
fn of_the_app(error: &Error, wanted: Option<&str>) -> Finding {
    let wanted = wanted.unwrap_or_default();
    if error.needs_new_token() {
        return Finding::problem(
            APP,
            format!("the platform does not know app {} by this secret", wanted.escape_debug()),
            "set SENDAPI_APP_ID and SENDAPI_APP_SECRET as they stand in the app's basic settings",
        );
    }
    match error.graph() {
        Some(refusal) if refusal.code() == PARAMETER => {
            another("the token is for another app", wanted)
        }
        _ => Finding::failed(APP, error),
    }
}

fn another(text: &str, wanted: &str) -> Finding {
    let wanted = wanted.escape_debug();
    let text = format!("{text}, and SENDAPI_APP_ID is {wanted}");
    let next = "make a token in the settings of that app, or set the id of this one: signatures and \
                webhooks belong to one app";
    Finding::problem(APP, text, next).ending(Exit::Refused)
}

/// As people know it.
fn named(access: Access, profile: &AccountProfile) -> String {
    let kind = if access == Access::InstagramLogin { "Instagram account" } else { "Page" };
    let name = profile.username.as_ref().or(profile.name.as_ref());
    let id = profile.user_id.as_ref().or(profile.id.as_ref());
    let id = id.map(|id| format!(" ({id})")).unwrap_or_default();
    match name {
        Some(name) => format!("{kind} `{}`{id}", name.escape_debug()),
        None => format!("{kind}{id}"),
    }
}

const CHECK: &str = "token";
const APP: &str = "app";
/// What cannot be read as a token of this host.
const NO_TOKEN: i64 = 190;
/// As the platform names it when a proof is missing or wrong.
const PROOF: &str = "appsecret_proof";
const PROOFS: &str = "https://developers.facebook.com/docs/graph-api/guides/secure-requests";
/// A parameter that will not do: tokens of two apps.
const PARAMETER: i64 = 100;
const PAGE_TOKENS: &str = "https://developers.facebook.com/docs/graph-api/reference/user/accounts";
