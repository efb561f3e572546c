//! Whether the bot answers the platform's handshake.

use std::error::Error as StdError;
use std::iter;
use std::time::{Duration, Instant};

use reqwest::redirect::Policy;
use reqwest::{Client, Response, Url};
use secrecy::{ExposeSecret, SecretString};
use sendapi::engine::Written;

use crate::environment;
use crate::exit::Exit;
use crate::finding::Finding;
use crate::tls;

/// Asks the bot at this address as the platform does, and once with a token that is not the bot's.
pub(super) async fn look(address: &str, is_elsewhere: bool) -> Vec<Finding> {
    let url = match addressed(address, is_elsewhere) {
        Ok(url) => url,
        Err(finding) => return vec![finding.see(LINK)],
    };
    let Some(token) = environment::secret("SENDAPI_VERIFY_TOKEN") else {
        let text = "SENDAPI_VERIFY_TOKEN is not set, so that the bot cannot be asked";
        let next = "export the token that the app's settings and the bot have for the handshake";
        return vec![Finding::problem(CHECK, text, next).ending(Exit::Usage)];
    };
    let findings = match asker(&url) {
        Ok(asker) => asked(&asker, &url, &token).await,
        Err(error) => vec![unasked(&error)],
    };
    findings.into_iter().map(|finding| finding.see(LINK)).collect()
}

/// An address that the platform can reach.
fn addressed(address: &str, is_elsewhere: bool) -> Result<Url, Finding> {
    let shown = Written(address);
    let unusable =
        |text: String, next: &str| Finding::problem(CHECK, text, next).ending(Exit::Usage);
    let Ok(url) = Url::parse(address) else {
        let text = format!("`{shown}` is no address");
        return Err(unusable(text, "write it like `https://bot.example/webhook`"));
    };
    let is_here = is_here(&url);
    match url.scheme() {
        "https" | "http" if !url.username().is_empty() || url.password().is_some() => {
            let text = "the address has a name or a password in it".to_owned();
            Err(unusable(text, "leave it out: the platform does not send it"))
        }
        "https" if is_here && !is_elsewhere => Err(Finding::problem(
            CHECK,
            format!("`{shown}` is this machine alone, where the platform does not come"),
            "name the address that a tunnel or a server with a name has",
        )),
        "https" => Ok(url),
        "http" if is_elsewhere && is_here => Ok(url),
        "http" => Err(Finding::problem(
            CHECK,
            format!("`{shown}` is not HTTPS, and the platform posts by HTTPS alone"),
            "put a tunnel or a reverse proxy with a certificate in front of the bot",
        )),
        scheme => {
            let text = format!("`{}` is no scheme of a webhook", Written(scheme));
            Err(unusable(text, "write the address like `https://bot.example/webhook`"))
        }
    }
}

/// The platform follows no redirect. Who is on this machine is not asked by way of a proxy.
fn asker(url: &Url) -> reqwest::Result<Client> {
    let builder = Client::builder().redirect(Policy::none()).timeout(PATIENCE);
    if is_here(url) { builder.no_proxy().build() } else { builder.build() }
}

fn is_here(url: &Url) -> bool {
    matches!(url.host_str(), Some("localhost" | "127.0.0.1" | "[::1]"))
}

async fn asked(asker: &Client, url: &Url, token: &SecretString) -> Vec<Finding> {
    let begin = Instant::now();
    let answer = match asker.get(with(url, token.expose_secret())).send().await {
        Ok(answer) => answer,
        Err(error) => return vec![unasked(&error)],
    };
    let (status, answered) = (answer.status().as_u16(), told(answer).await);
    let took = begin.elapsed();
    let finding = match answered {
        Err(error) => return vec![unasked(&error)],
        Ok(body) => judged(status, &body, took),
    };
    // One that fails needs no second question.
    let trusting = match finding.exit {
        Exit::Fine => trusting(asker, url).await,
        _ => None,
    };
    iter::once(finding).chain(trusting).collect()
}

/// No more of a body than is needed to see that it is not the challenge.
async fn told(mut answer: Response) -> reqwest::Result<String> {
    let mut body = Vec::new();
    while body.len() < LONGEST {
        match answer.chunk().await? {
            Some(chunk) => body.extend_from_slice(&chunk),
            None => break,
        }
    }
    body.truncate(LONGEST);
    Ok(String::from_utf8_lossy(&body).into_owned())
}

fn judged(status: u16, body: &str, took: Duration) -> Finding {
    let tenths = took.as_millis() / 100;
    let seconds = format!("{}.{} seconds", tenths / 10, tenths % 10);
    match status {
        200 if body.trim() == CHALLENGE && took < SLOW => {
            Finding::fine(CHECK, "the bot answers the handshake")
        }
        200 if body.trim() == CHALLENGE => Finding::warning(
            CHECK,
            format!("the bot answers the handshake after {seconds}, and the platform waits for 5"),
            "let it answer first and work afterwards, as `Inbox` does",
        ),
        200 => Finding::problem(
            CHECK,
            format!("the bot answers with something else than the challenge: {}", beginning(body)),
            "answer with the value of `hub.challenge` and nothing else, as `Handshake` does",
        ),
        300..=399 => Finding::problem(
            CHECK,
            format!("the bot redirects (HTTP {status}), and the platform does not follow"),
            "give the app's settings the address that it leads to",
        ),
        401 | 403 => Finding::problem(
            CHECK,
            format!("the bot refuses the verify token (HTTP {status})"),
            "give SENDAPI_VERIFY_TOKEN, the bot and the app's settings the same",
        ),
        404 | 405 => Finding::problem(
            CHECK,
            format!("there is no webhook at this address (HTTP {status})"),
            "look at the path: it is the one that the bot's server routes, for GET and POST",
        ),
        502..=504 => Finding::problem(
            CHECK,
            format!("the tunnel or proxy is there, and the bot behind it is not (HTTP {status})"),
            "start the bot, and look whether the tunnel leads to its port",
        )
        .ending(Exit::Later),
        _ => Finding::problem(
            CHECK,
            format!("the bot answers with HTTP {status}: {}", beginning(body)),
            "look at what the bot logs",
        ),
    }
}

/// A bot that takes every token lets everybody have it as a webhook.
async fn trusting(asker: &Client, url: &Url) -> Option<Finding> {
    let answer = asker.get(with(url, NOBODYS)).send().await.ok()?;
    let is_fooled = answer.status().as_u16() == 200 && told(answer).await.ok()?.trim() == CHALLENGE;
    is_fooled.then(|| {
        let next = "compare `hub.verify_token`, as `Handshake` does, and refuse with 403";
        Finding::warning(CHECK, "the bot answers whatever verify token it is asked with", next)
    })
}

fn with(url: &Url, token: &str) -> Url {
    let mut url = url.clone();
    url.query_pairs_mut()
        .append_pair("hub.mode", "subscribe")
        .append_pair("hub.challenge", CHALLENGE)
        .append_pair("hub.verify_token", token);
    url
}

/// The address in a `reqwest::Error` has the verify token in it, so that it is never shown as it is.
fn unasked(error: &reqwest::Error) -> Finding {
    let causes = iter::successors(error.source(), |cause| (*cause).source());
    let causes: Vec<_> = causes.map(ToString::to_string).collect();
    let says = |word: &str| causes.iter().any(|cause| cause.to_lowercase().contains(word));
    let last = causes.last().map_or_else(String::new, |cause| format!(": {cause}"));
    if error.is_timeout() {
        let text = "the bot does not answer within 5 seconds, after which the platform gives up";
        let next =
            "let it answer first and work afterwards, as `Inbox` does; look whether it is stuck";
        return Finding::problem(CHECK, text, next).ending(Exit::Later);
    }
    if causes.iter().any(|cause| tls::is_none(cause)) {
        let text = format!("who listens at this address speaks no TLS{last}");
        let next = "put a tunnel or a reverse proxy with a certificate in front of the bot, and name the address that it has; \
                    to ask the bot itself, beside a simulator, write `http://`";
        return Finding::problem(CHECK, text, next);
    }
    if causes.iter().any(|cause| tls::is_wanted(cause)) {
        let text = format!("what answers at this address is no HTTP{last}");
        return Finding::problem(
            CHECK,
            text,
            "if it speaks TLS, write the address with `https://`",
        );
    }
    if says("certificate") {
        let why = causes.iter().find_map(|cause| tls::distrust(cause));
        let why = why.map_or(last, |why| format!(": {why}"));
        let text = format!("the certificate will not do{why}");
        let next = "take one from an authority that everybody knows, for this very name and not run out, \
                    with the chain that leads to it";
        return Finding::problem(CHECK, text, next);
    }
    if says("dns") || says("lookup") {
        let text = format!("the name in the address leads nowhere{last}");
        return Finding::problem(
            CHECK,
            text,
            "look how it is spelt, and whether the tunnel still has it",
        )
        .ending(Exit::Later);
    }
    if error.is_connect() {
        let text = format!("nobody listens at this address{last}");
        let next = "start the bot, and look at port, tunnel and firewall";
        return Finding::problem(CHECK, text, next).ending(Exit::Later);
    }
    let text = format!("the bot breaks off its answer{last}");
    Finding::problem(CHECK, text, "look at what the bot logs").ending(Exit::Later)
}

/// In quotes, and without what a terminal would take for an order.
fn beginning(body: &str) -> String {
    let body = body.trim();
    let shown: String = body.chars().take(SHOWN).collect();
    let rest = if shown.len() < body.len() { "…" } else { "" };
    format!("`{}{rest}`", Written(&shown))
}

const CHECK: &str = "webhook";
/// The time that the platform gives.
const PATIENCE: Duration = Duration::from_secs(5);
const SLOW: Duration = Duration::from_secs(2);
const CHALLENGE: &str = "1158201444";
const NOBODYS: &str = "a token that nobody has";
/// Bytes of a body, and characters of it in a sentence.
const LONGEST: usize = 1024;
const SHOWN: usize = 40;
const LINK: &str =
    "https://developers.facebook.com/documentation/business-messaging/messenger-platform/webhooks";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses() {
        for (address, is_elsewhere, expected) in [
            ("https://bot.example/webhook", false, None),
            ("https://127.0.0.1/webhook", true, None),
            ("http://127.0.0.1:8080/webhook", true, None),
            ("http://[::1]:8080/webhook", true, None),
            ("http://127.0.0.1:8080/webhook", false, Some(Exit::Refused)),
            ("http://bot.example/webhook", true, Some(Exit::Refused)),
            ("https://localhost/webhook", false, Some(Exit::Refused)),
            ("https://a:b@bot.example/", false, Some(Exit::Usage)),
            ("bot.example", false, Some(Exit::Usage)),
            ("", false, Some(Exit::Usage)),
            ("ftp://bot.example", false, Some(Exit::Usage)),
        ] {
            let found = addressed(address, is_elsewhere).err().map(|finding| finding.exit);
            assert_eq!(found, expected, "{address}");
        }
    }

    #[test]
    fn answers() {
        let soon = Duration::from_millis(300);
        assert_eq!(judged(200, "1158201444\n", soon).exit, Exit::Fine);
        let slow = judged(200, CHALLENGE, Duration::from_millis(3_456));
        assert!(slow.text.contains("after 3.4 seconds"), "{slow:?}");
        for (status, words) in [
            (200, "something else than the challenge: `\\u001b[2J"),
            (301, "redirects (HTTP 301)"),
            (403, "refuses the verify token"),
            (404, "no webhook at this address"),
            (502, "the bot behind it is not"),
            (500, "answers with HTTP 500"),
        ] {
            let body = format!("\u{1b}[2J{}", "a".repeat(100));
            let finding = judged(status, &body, soon);
            assert!(finding.text.contains(words), "{finding:?}");
            assert!(finding.next.is_some() && !finding.text.contains('\u{1b}'), "{finding:?}");
        }
    }
}
