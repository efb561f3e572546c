//! Whether the token is alive, whose it is and for which app.

use std::time::SystemTime;

use secrecy::ExposeSecret;
use sendapi::call::account::{AccountField, AccountProfile, ReadAccount, ReadPermissions};
use sendapi::call::answer::Answer;
use sendapi::call::permission::Access;
use sendapi::call::token::{DebugToken, TokenInfo};
use sendapi::engine::Written;
use sendapi::graph::{Call, Path};
use sendapi::{Account, Error, Platform};

use super::{clock, version};
use crate::asking::Asking;
use crate::environment;
use crate::exit::Exit;
use crate::finding::{Finding, State};

/// What is known of the token.
pub(crate) struct Token {
    /// The account as people know it: its name and its id.
    pub(crate) account: String,
    pub(crate) access: Access,
    /// What the platform tells of it, if it does.
    pub(crate) info: Option<TokenInfo>,
    /// Now, by the clock of whoever was asked.
    pub(crate) now: SystemTime,
    is_app_wrong: bool,
}

/// The app that a token is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum App {
    /// The one with this id, as the platform tells.
    Told(String),
    /// The one with this id, as the environment says and nobody else.
    Named(String),
    /// Nobody says.
    Unknown,
    /// What the environment says is not so.
    Wrong,
}

impl Token {
    /// The app that it is for.
    ///
    /// Where the platform does not tell, the environment may; but an app of Instagram login has two ids, of which nobody knows
    /// which one is told elsewhere.
    pub(crate) fn app(&self) -> App {
        let told = self.info.as_ref().and_then(|info| info.app_id.clone());
        match (told.filter(|id| !id.is_empty()), self.access) {
            (Some(id), _) => App::Told(id),
            (None, _) if self.is_app_wrong => App::Wrong,
            (None, Access::InstagramLogin) => App::Unknown,
            (None, _) => environment::set("SENDAPI_APP_ID").map_or(App::Unknown, App::Named),
        }
    }
}

/// What was found, and the token if all else can be asked with it.
pub(crate) async fn look<P: Platform>(
    asking: &Asking,
    account: &Account<P>,
) -> (Option<Token>, Vec<Finding>) {
    let (profile, date) = match profile(asking.access, account).await {
        Ok(told) => told,
        Err(error) => return (None, vec![dead(asking, &error)]),
    };
    let ours = SystemTime::now();
    let clock = clock::look(date, ours, &asking.host);
    let told = match asking.access {
        Access::InstagramLogin => Told::Nothing,
        _ => told(asking, account).await,
    };
    let name = named(asking.access, &profile);
    let mut findings = vec![clock];
    if let Some(finding) = refuted(asking, account, &told, &profile).await {
        findings.push(finding);
        return (None, findings);
    }
    findings.push(Finding::fine(CHECK, format!("alive, of {name}")));
    findings.extend(odd_kind(&told));
    findings.extend(accounts(asking.access, account, &profile, &name).await);
    let app = app(asking.access, &told);
    let is_app_wrong = app.as_ref().is_some_and(|finding| finding.state == State::Problem);
    findings.extend(app);
    let token = Token {
        account: name,
        access: asking.access,
        info: told.info(),
        now: date.unwrap_or(ours),
        is_app_wrong,
    };
    (Some(token), findings)
}

/// The account of the token, and the date of the answer.
async fn profile<P: Platform>(
    access: Access,
    account: &Account<P>,
) -> Result<(AccountProfile, Option<SystemTime>), Error> {
    let fields = match access {
        Access::InstagramLogin => "id,user_id,username,name",
        _ => "id,name",
    };
    let reply = account.call(Call::get(Path::object("me")).query("fields", fields)).await?;
    Ok((reply.read(AccountProfile::from_json)?, reply.date()))
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
    profile: &AccountProfile,
) -> Option<Finding> {
    match told {
        Told::Info(info) if info.is_valid == Some(false) => Some(invalid(info)),
        Told::Info(info) => match info.r#type.as_deref() {
            Some("USER") => Some(a_persons(asking, "a person", profile)),
            Some("SYSTEM_USER") => Some(a_persons(asking, "a system user", profile)),
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
            permissions.is_ok().then(|| a_persons(asking, "a person", profile))
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

/// Neither may send for a Page, and both have the Pages' own tokens.
fn a_persons(asking: &Asking, whose: &str, profile: &AccountProfile) -> Finding {
    let who = known_as(profile);
    let (url, version) = (&asking.host.url, version::asked());
    let next = format!(
        "take the Page's own, which the settings of the app make; `curl -H \"Authorization: Bearer $SENDAPI_TOKEN\" \
         '{url}/{version}/me/accounts?fields=name,access_token'` lists those of the Pages that this one reaches, as \
         `call::account::ReadAccounts` does in a program"
    );
    Finding::problem(CHECK, format!("is of {whose}, {who}, and not of a Page"), next)
        .see(PAGE_TOKENS)
}

/// A kind of token that is not known here.
fn odd_kind(told: &Told) -> Option<Finding> {
    let Told::Info(info) = told else { return None };
    let kind = info.r#type.as_deref().filter(|kind| !kind.is_empty() && *kind != "PAGE")?;
    let text = format!("the platform calls its kind `{}`, and a Page's is `PAGE`", Written(kind));
    Some(Finding::warning(CHECK, text, "if messages are refused, take the Page's own token"))
}

/// Which account it is, beside the one that `SENDAPI_ACCOUNT` names.
async fn accounts<P: Platform>(
    access: Access,
    account: &Account<P>,
    profile: &AccountProfile,
    name: &str,
) -> Option<Finding> {
    let wanted = environment::set("SENDAPI_ACCOUNT").filter(|id| id != "me");
    let own = [&profile.id, &profile.user_id];
    let other = wanted.filter(|wanted| !own.into_iter().flatten().any(|id| id == wanted));
    if access != Access::InstagramByPage {
        return other.map(|other| of_another(&other, name));
    }
    Some(match (linked(account).await, other) {
        (Err(error), None) => Finding::failed(ACCOUNT, &error),
        (Ok(Some(id)), Some(other)) if id == other => by_its_page(&id, profile, name),
        (_, Some(other)) => of_another(&other, name),
        (Ok(Some(id)), None) => {
            Finding::fine(ACCOUNT, format!("Instagram account {id} is linked to {name}"))
        }
        (Ok(None), None) => Finding::problem(
            ACCOUNT,
            format!("no professional Instagram account is linked to {name}"),
            "link it in the Page's settings, or use a token of Instagram login",
        ),
    })
}

fn of_another(wanted: &str, name: &str) -> Finding {
    let wanted = Written(wanted);
    let text = format!("the token is of {name}, and SENDAPI_ACCOUNT is {wanted}");
    let next = format!(
        "set SENDAPI_TOKEN to the token of {wanted}, or `unset SENDAPI_ACCOUNT`: then the token decides"
    );
    Finding::problem(ACCOUNT, text, next)
}

/// An Instagram account that is linked to a Page sends by the Page's id.
fn by_its_page(instagram: &str, profile: &AccountProfile, name: &str) -> Finding {
    let text = format!(
        "SENDAPI_ACCOUNT is {instagram}, the Instagram account that is linked to {name}, and its messages go by the Page's id"
    );
    let page = Written(profile.id.as_deref().unwrap_or("the Page's id"));
    let next = format!("`unset SENDAPI_ACCOUNT`, or set it to {page}");
    Finding::problem(ACCOUNT, text, next)
}

/// The id of the Instagram account that is linked to a Page.
async fn linked<P: Platform>(account: &Account<P>) -> Result<Option<String>, Error> {
    let fields = Some([AccountField::Id, AccountField::InstagramBusinessAccount].into());
    let profile = account.perform(&ReadAccount { fields, ..ReadAccount::EMPTY }).await?;
    Ok(profile.instagram_business_account.and_then(|linked| linked.id))
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
            format!("the platform does not know app {} by this secret", Written(wanted)),
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
    let wanted = Written(wanted);
    let text = format!("{text}, and SENDAPI_APP_ID is {wanted}");
    let next = "make a token in the settings of that app, or set the id of this one: signatures and \
                webhooks belong to one app";
    Finding::problem(APP, text, next).ending(Exit::Refused)
}

/// As people know it.
fn named(access: Access, profile: &AccountProfile) -> String {
    let kind = if access == Access::InstagramLogin { "Instagram account" } else { "Page" };
    format!("{kind} {}", known_as(profile))
}

fn known_as(profile: &AccountProfile) -> String {
    let name = profile.username.as_ref().or(profile.name.as_ref());
    let id = profile.user_id.as_ref().or(profile.id.as_ref());
    let id = id.map(|id| Written(id).to_string());
    match (name.map(|name| format!("`{}`", Written(name))), id) {
        (Some(name), Some(id)) => format!("{name} ({id})"),
        (Some(name), None) => name,
        (None, id) => id.unwrap_or_else(|| "without a name".to_owned()),
    }
}

const CHECK: &str = "token";
const ACCOUNT: &str = "account";
const APP: &str = "app";
/// What cannot be read as a token of this host.
const NO_TOKEN: i64 = 190;
/// As the platform names it when a proof is missing or wrong.
const PROOF: &str = "appsecret_proof";
const PROOFS: &str = "https://developers.facebook.com/docs/graph-api/guides/secure-requests";
/// A parameter that will not do: tokens of two apps.
const PARAMETER: i64 = 100;
const PAGE_TOKENS: &str = "https://developers.facebook.com/docs/graph-api/reference/user/accounts";
