//! `sendapi doctor`, against a simulator and bots in which everything on the checklist is broken once.

use std::time::{Duration, SystemTime};

use sendapi_simulator::{AccessToken, Builder, Endpoint, Fault, Requests, Simulator};
use serde_json::Value;

use crate::bot::{Bot, VERIFY_TOKEN, certificate};
use crate::{End, Run, TOKEN};

const SECRET: &str = "5e5ame5e5ame";
const APP: &str = "1000000000000042";

fn page() -> Builder {
    Simulator::builder().page("101").account_name("101", "Bakery")
}

async fn with(token: AccessToken) -> Simulator {
    let builder = page().access_token(token).token(format!("{APP}|{SECRET}"));
    builder.start().await.unwrap()
}

/// Asks after the account as the app itself, on a thread of its own so that a bot of the test can answer.
async fn asked(simulator: &Simulator, arguments: &[&str]) -> End {
    ran(Run::new(&[&["doctor"], arguments].concat()).to(simulator.url()).by_app(APP)).await
}

pub(crate) async fn ran(run: Run) -> End {
    let end = tokio::task::spawn_blocking(|| run.end()).await.unwrap();
    let told = format!("{}{}", end.out, end.err);
    assert!(!told.contains(SECRET) && !told.contains(VERIFY_TOKEN), "{told}");
    end
}

async fn subscribe(simulator: &Simulator, fields: &str) {
    let run = Run::new(&["subscribe", "--only", "--field", fields]).to(simulator.url());
    assert_eq!(ran(run.by_app(APP)).await.exit, 0);
}

impl Run {
    fn by_app(self, id: &str) -> Self {
        self.with("SENDAPI_APP_ID", id).with("SENDAPI_APP_SECRET", SECRET)
    }

    fn with_bot(self) -> Self {
        self.with("SENDAPI_VERIFY_TOKEN", VERIFY_TOKEN)
    }
}

/// One line, which says what to do next, and how it ends.
fn assert_problem(end: &End, exit: i32, words: &[&str]) {
    let problems: Vec<_> = end.out.lines().filter(|line| line.starts_with("problem")).collect();
    assert_eq!(problems.len(), 1, "{end:?}");
    let problem = problems.first().unwrap();
    for word in words {
        assert!(problem.contains(word), "{word}: {end:?}");
    }
    assert!(problem.contains("; "), "what to do next: {problem}");
    assert_eq!((end.exit, end.err.as_str()), (exit, ""), "{end:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn all_is_fine() {
    let simulator = with(AccessToken::new(TOKEN)).await;
    subscribe(&simulator, "messages,messaging_postbacks").await;
    let address = Bot::Good.start().await;
    let url = simulator.url();
    let run = Run::new(&["doctor", "--webhook", &address]).to(url).by_app(APP);
    let end = ran(run.with_bot()).await;
    assert_eq!(
        end.out,
        format!(
            "warning host: {url} is asked and not Meta, as SENDAPI_URL says: what is fine there need not be so at \
         Meta; `unset SENDAPI_URL` to ask Meta\n\
         ok      version: v27.0, no end is announced\n\
         ok      clock: this machine's agrees with the platform's\n\
         ok      token: alive, of Page `Bakery` (101)\n\
         ok      app: the token is for `This app`, 1000000000000042\n\
         ok      permissions: for `messages` there is `pages_messaging`\n\
         ok      permissions: for `webhooks` there is `pages_manage_metadata`\n\
         ok      expiry: the token does not run out\n\
         ok      subscription: the webhook is told messages, messaging_postbacks\n\
         ok      webhook: the bot answers the handshake\n\
         no problem, 1 warning; {url} was asked, and not Meta\n"
        )
    );
    assert_eq!((end.exit, end.err.as_str()), (0, ""));
}

#[tokio::test(flavor = "multi_thread")]
async fn names_stand_as_their_owners_wrote_them() {
    let builder = Simulator::builder().page("101").account_name("101", "Zoë's \"Oven\"\u{202e}");
    let builder = builder.access_token(AccessToken::new(TOKEN)).token(format!("{APP}|{SECRET}"));
    let simulator = builder.start().await.unwrap();
    let end = asked(&simulator, &["--template", "it's"]).await;
    assert!(end.out.contains("alive, of Page `Zoë's \"Oven\"\\u202e` (101)"), "{end:?}");
    assert!(end.out.contains("there is no template `it's`"), "{end:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn json_for_programs() {
    let simulator = with(AccessToken::new(TOKEN)).await;
    let end = asked(&simulator, &["--json"]).await;
    let found = end.json();
    let of = |check: &str| -> Vec<&Value> {
        found.iter().filter(|finding| finding["check"] == check).collect()
    };
    let host = of("host")[0];
    assert_eq!((&host["host"], &host["is_meta"]), (&simulator.url().into(), &false.into()));
    assert_eq!(host["state"], "warning");
    assert_eq!(of("token")[0]["state"], "ok");
    assert_eq!(of("token")[0].get("host"), None);
    assert_eq!(of("token")[0]["next"], Value::Null);
    assert_eq!(of("subscription")[0]["state"], "problem");
    assert_eq!(of("subscription")[0]["next"], "run `sendapi subscribe`");
    assert!(of("subscription")[0]["link"].as_str().unwrap().starts_with("https://developers."));
    assert_eq!((end.exit, end.err.as_str()), (1, ""));
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_token_the_rest_is_asked_all_the_same() {
    let address = Bot::Good.start().await;
    let run =
        Run::new(&["doctor", "--webhook", &address]).with("SENDAPI_URL", "http://127.0.0.1:9");
    let end = ran(run.with_bot()).await;
    assert_problem(
        &end,
        2,
        &["token: SENDAPI_TOKEN is not set; set it to the account's access token"],
    );
    assert!(end.out.contains("ok      webhook: "), "{end:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_dead_token() {
    let simulator = with(AccessToken::new(TOKEN).expires_at(SystemTime::UNIX_EPOCH)).await;
    let end = asked(&simulator, &[]).await;
    assert_problem(&end, 1, &["token: ", "190/463"]);
    assert!(!end.out.contains("--instagram-login"), "{end:?}");
    let other = page().token("another").start().await.unwrap();
    let end = asked(&other, &[]).await;
    assert_problem(&end, 1, &["token: ", "190", "with --instagram-login it is taken for"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_persons_token() {
    let simulator = with(AccessToken::new(TOKEN).of_a_person("Ada Berg")).await;
    let end = asked(&simulator, &[]).await;
    assert_problem(&end, 1, &["is of a person, `Ada Berg`", "and not of a Page; take", "`curl "]);
    let list = format!("'{}/v27.0/me/accounts?fields=name,access_token'", simulator.url());
    assert!(end.out.contains(&list) && end.out.contains("$SENDAPI_TOKEN"), "{end:?}");
    // Where the platform tells nothing of a token, it still tells what a person allowed.
    let debug = Requests::of_endpoint(Endpoint::DebugToken);
    simulator.faults().add(debug, Fault::graph_error(100, None));
    let end = ran(Run::new(&["doctor"]).to(simulator.url())).await;
    assert_problem(&end, 1, &["`Ada Berg`", "not of a Page"]);
}

/// A platform that answers every question with this.
async fn answering(body: &str) -> String {
    let head = format!("HTTP/1.1 200 OK\r\ncontent-length: {}\r\nconnection: close", body.len());
    let answer = format!("{head}\r\n\r\n{body}");
    let address = Bot::Says(Box::leak(answer.into_boxed_str())).start().await;
    address.trim_end_matches("/webhook").to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn other_kinds_of_tokens() {
    let of = |kind: &str| {
        format!(
            r#"{{"id":"101","name":"Runner","data":{{"is_valid":true,"app_id":"{APP}","type":"{kind}"}}}}"#
        )
    };
    let system_users = answering(&of("SYSTEM_USER")).await;
    let end = ran(Run::new(&["doctor"]).to(&system_users)).await;
    assert_problem(
        &end,
        1,
        &["is of a system user, `Runner` (101), and not of a Page", "me/accounts"],
    );
    let apps = answering(&of("APP")).await;
    assert_problem(&ran(Run::new(&["doctor"]).to(&apps)).await, 1, &["is an app's"]);
    let odd = answering(&of("PAGE_OF_A_NEW_KIND")).await;
    let end = ran(Run::new(&["doctor"]).to(&odd)).await;
    assert!(end.out.contains("warning token: the platform calls its kind `PAGE_OF_A_NEW_KIND`"));
    assert!(end.out.contains("ok      token: alive, of Page `Runner` (101)"), "{end:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_app_id_makes_nothing_else_untrue() {
    let simulator = with(AccessToken::new(TOKEN)).await;
    subscribe(&simulator, "messages,messaging_postbacks").await;
    // As the app itself: it is not known by this secret.
    let end = ran(Run::new(&["doctor"]).to(simulator.url()).by_app("77")).await;
    assert_problem(&end, 1, &["app: the platform does not know app 77 by this secret"]);
    assert!(
        end.out.contains("warning subscription: `This app` (1000000000000042) is subscribed"),
        "{end:?}"
    );
    // And where nobody tells of which app the token is.
    let debug = Requests::of_endpoint(Endpoint::DebugToken);
    simulator.faults().add(debug, Fault::graph_error(100, None));
    let named =
        |command: &str| ran(Run::new(&[command]).to(simulator.url()).with("SENDAPI_APP_ID", "77"));
    let end = named("doctor").await;
    assert!(!end.out.contains("problem app") && end.out.contains("\nno problem, "), "{end:?}");
    assert!(
        end.out.contains("and SENDAPI_APP_ID names 77, and that is not told to be the token's")
    );
    // What another app hears is not ended by a mistake.
    assert!(named("subscribe").await.out.contains("problem subscription: "));
    assert_eq!(simulator.account("101").subscribed_fields().map(<[_]>::len), Some(2));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_for_another_app() {
    let simulator = with(AccessToken::new(TOKEN).of_app("77")).await;
    let end = asked(&simulator, &["--field", "messages"]).await;
    assert!(
        end.out.contains("problem app: the token is for another app, and SENDAPI_APP_ID is 10")
    );
    assert_eq!(end.exit, 1);
    let run = Run::new(&["doctor"]).to(simulator.url()).with("SENDAPI_APP_ID", APP);
    let end = ran(run).await;
    assert!(end.out.contains("the token is for `Another app`, 77, and SENDAPI_APP_ID is 10"));
    assert_eq!(end.exit, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_app_that_does_not_know_its_secret() {
    let simulator = page().token(TOKEN).start().await.unwrap();
    subscribe_as_is(&simulator).await;
    let end = asked(&simulator, &[]).await;
    assert_problem(&end, 1, &["app: the platform does not know app", "basic settings"]);
}

async fn subscribe_as_is(simulator: &Simulator) {
    let end = ran(Run::new(&["subscribe"]).to(simulator.url())).await;
    assert_eq!(end.exit, 0, "{end:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_that_may_not_ask_after_itself() {
    let simulator = page().token(TOKEN).start().await.unwrap();
    subscribe_as_is(&simulator).await;
    let debug = Requests::of_endpoint(Endpoint::DebugToken);
    simulator.faults().add(debug, Fault::graph_error(100, None));
    let end = ran(Run::new(&["doctor"]).to(simulator.url())).await;
    assert!(end.out.contains("warning app: the platform tells nothing"), "{end:?}");
    assert!(end.out.contains("set SENDAPI_APP_ID and SENDAPI_APP_SECRET"), "{end:?}");
    assert!(end.out.contains("\nno problem, 2 warnings; "), "{end:?}");
    assert_eq!(end.exit, 0);
}

#[test]
fn who_is_asked_is_said_first() {
    for (arguments, host) in [
        (&["doctor"][..], "https://graph.facebook.com"),
        (&["doctor", "--instagram"], "https://graph.facebook.com"),
        (&["doctor", "--instagram-login"], "https://graph.instagram.com"),
    ] {
        // Without a token nobody is asked in fact.
        let end = Run::new(arguments).end();
        assert!(
            end.out.starts_with(&format!("ok      host: {host} is asked, Meta's own\n")),
            "{end:?}"
        );
        assert!(end.out.ends_with("\n1 problem\n"), "{end:?}");
        let run = Run::new(arguments).with("SENDAPI_URL", "https://graph.facebook.com/");
        assert!(run.end().out.starts_with("ok      host: https://graph.facebook.com is asked"));
        let run = Run::new(&[arguments, &["--json"]].concat());
        let host_finding = run.with("SENDAPI_URL", "http://graph.facebook.com").end().json();
        assert_eq!(host_finding[0]["is_meta"], false);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_of_another_account() {
    let simulator = with(AccessToken::new(TOKEN)).await;
    subscribe(&simulator, "messages,messaging_postbacks").await;
    let run = Run::new(&["doctor"]).to(simulator.url()).with("SENDAPI_ACCOUNT", "102");
    let end = ran(run.by_app(APP)).await;
    assert_problem(&end, 1, &["account: ", "`Bakery` (101)", "SENDAPI_ACCOUNT is 102"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn permissions_that_are_missing() {
    let token = AccessToken::new(TOKEN).without("pages_messaging").without("pages_show_list");
    let simulator = with(token).await;
    subscribe(&simulator, "messages,messaging_postbacks").await;
    let end = asked(&simulator, &[]).await;
    assert_problem(&end, 1, &["for `messages` the token lacks `pages_messaging`", "login"]);
    assert!(end.out.contains("warning permissions: beside them"), "{end:?}");

    let simulator = with(AccessToken::new(TOKEN).without("pages_manage_metadata")).await;
    let end = asked(&simulator, &[]).await;
    assert!(end.out.contains("for `webhooks` the token lacks `pages_manage_metadata`"), "{end:?}");
    assert!(end.out.contains("problem subscription: the platform refuses to answer: 200, "));
    // What the table of codes says of 200 is about sending.
    assert!(end.out.contains("; give the token `pages_manage_metadata`: "), "{end:?}");
    assert!(!end.out.contains("wait until the person writes"), "{end:?}");
    let end = asked(&simulator, &["--instagram", "--feature", "utility"]).await;
    assert!(end.out.contains("problem permissions: `utility` is not there on Instagram; leave"));
    assert!(!end.out.contains("templates: "), "it is said once: {end:?}");

    let simulator = with(AccessToken::new(TOKEN).without("pages_utility_messaging")).await;
    for arguments in [&["--template", "oven"][..], &["--feature", "utility"]] {
        let end = asked(&simulator, arguments).await;
        assert!(
            end.out.contains("for `utility` the token lacks `pages_utility_messaging`"),
            "{end:?}"
        );
        assert!(
            end.out.contains("for `messages` there is ")
                && end.out.contains("for `webhooks` there is ")
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_that_ends_soon() {
    let day = Duration::from_secs(24 * 60 * 60);
    let now = SystemTime::now();
    let token = AccessToken::new(TOKEN).expires_at(now + 60 * day);
    let simulator = with(token.data_access_expires_at(now + 3 * day + day / 2)).await;
    subscribe(&simulator, "messages,messaging_postbacks").await;
    let end = asked(&simulator, &[]).await;
    assert!(end.out.contains("ok      expiry: the token is good until "), "{end:?}");
    assert!(end.out.contains("warning expiry: the token reaches the data of people until "));
    assert!(end.out.contains(", 3 days more; let a person"), "{end:?}");
    assert_eq!(end.exit, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_app_that_is_not_subscribed_or_not_to_everything() {
    let simulator = with(AccessToken::new(TOKEN)).await;
    let end = asked(&simulator, &[]).await;
    assert_problem(&end, 1, &["the app is not subscribed", "run `sendapi subscribe`"]);
    subscribe(&simulator, "messages").await;
    let end = asked(&simulator, &[]).await;
    assert_problem(&end, 1, &["is told messages, and not `messaging_postbacks`", "subscribe`"]);
    let end = asked(&simulator, &["--field", "messages,messaging_optins"]).await;
    assert_problem(&end, 1, &["run `sendapi subscribe --field messaging_optins`"]);
    assert_eq!(asked(&simulator, &["--field", "messages"]).await.exit, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn fields_that_there_are_not() {
    let simulator = with(AccessToken::new(TOKEN)).await;
    let end = asked(&simulator, &["--field", "mesages", "--field", "messaging_seen"]).await;
    assert!(end.out.contains(
        "warning fields: `mesages` is no field that is known here; did you mean `messages`?"
    ));
    assert!(end.out.contains("`messaging_seen` is no field of a Page; here it is `message_reads`"));
    // Who is subscribed is not led to subscribe to what is misspelt.
    subscribe(&simulator, "messages").await;
    let end = asked(&simulator, &["--field", "mesages"]).await;
    let way = "and not `mesages`; ask for `messages` in place of `mesages`, see";
    assert_problem(&end, 1, &[way]);
    let end = asked(&simulator, &["--field", "mesages,feed"]).await;
    let way = "ask for `messages` in place of `mesages`; run `sendapi subscribe --field feed`, see";
    assert_problem(&end, 1, &[way]);
}

#[tokio::test(flavor = "multi_thread")]
async fn templates() {
    let simulator = with(AccessToken::new(TOKEN)).await;
    subscribe(&simulator, "messages,messaging_postbacks").await;
    let end = asked(&simulator, &["--feature", "utility"]).await;
    assert_problem(&end, 1, &["templates: the account has no templates"]);
    let make = |body: &'static str| {
        let url = format!("{}/v27.0/me/message_templates", simulator.url());
        async move {
            let request = reqwest::Client::new().post(url).bearer_auth(TOKEN).body(body);
            let answer = request.header("content-type", "application/json").send().await.unwrap();
            assert_eq!(answer.status().as_u16(), 200, "{}", answer.text().await.unwrap());
        }
    };
    make(
        r#"{"name":"oven_is_on","language":"en_US","category":"UTILITY",
            "components":[{"type":"BODY","text":"The oven is on."}]}"#,
    )
    .await;
    make(
        r#"{"name":"oven_of","language":"en_US","category":"UTILITY",
            "components":[{"type":"BODY","text":"The oven of {{1}} is on."}]}"#,
    )
    .await;
    for (name, words) in [
        ("oven_is_on", "`oven_is_on` in en_US waits for its review, and cannot be sent yet; ask"),
        ("oven_of", "`oven_of` in en_US is rejected: "),
        ("oven", "there is no template `oven`; make it"),
    ] {
        let end = asked(&simulator, &["--template", name]).await;
        assert_problem(&end, 1, &["templates: ", words]);
    }
    let end = asked(&simulator, &["--feature", "utility"]).await;
    assert!(end.out.contains("2 problems"), "{end:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_template_of_the_library_is_approved() {
    let simulator = with(AccessToken::new(TOKEN)).await;
    subscribe(&simulator, "messages,messaging_postbacks").await;
    let url = format!("{}/v27.0", simulator.url());
    let client = reqwest::Client::new();
    let library = client.get(format!("{url}/message_template_library")).bearer_auth(TOKEN);
    let library = library.send().await.unwrap().text().await.unwrap();
    let library: Value = serde_json::from_str(&library).unwrap();
    let name = library["data"][0]["name"].as_str().unwrap();
    let made = serde_json::json!({
        "name": "from_library", "language": "en_US", "category": "UTILITY", "library_template_name": name,
    });
    let request = client.post(format!("{url}/me/message_templates")).bearer_auth(TOKEN);
    let request = request.header("content-type", "application/json").body(made.to_string());
    let answer = request.send().await.unwrap().text().await.unwrap();
    let end = asked(&simulator, &["--template", "from_library"]).await;
    assert!(end.out.contains("`from_library` in en_US is approved\n"), "{answer} {end:?}");
    assert_eq!(end.exit, 0, "{end:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_clock_of_a_simulator_is_its_own() {
    let simulator = with(AccessToken::new(TOKEN)).await;
    subscribe(&simulator, "messages,messaging_postbacks").await;
    simulator.clock().advance(Duration::from_secs(3 * 60 * 60));
    let end = asked(&simulator, &[]).await;
    let moved = format!(
        "ok      clock: that of {} is 3 hours ahead of this machine's, as a simulator's may be\n",
        simulator.url()
    );
    assert!(end.out.contains(&moved) && !end.out.contains("NTP"), "{end:?}");
    assert_eq!(end.exit, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_ends_by_the_clock_of_whoever_ends_it() {
    let hour = Duration::from_secs(60 * 60);
    let token = AccessToken::new(TOKEN).expires_at(SystemTime::now() + 20 * 24 * hour);
    let simulator = with(token).await;
    assert!(asked(&simulator, &[]).await.out.contains("ok      expiry: the token is good until "));
    simulator.clock().advance(19 * 24 * hour + 18 * hour);
    let end = asked(&simulator, &[]).await;
    assert!(
        end.out.contains("warning expiry: ") && end.out.contains(" hours more; make"),
        "{end:?}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_version_that_is_no_longer_there() {
    let simulator = with(AccessToken::new(TOKEN)).await;
    subscribe(&simulator, "messages,messaging_postbacks").await;
    let old = |version: &'static str| {
        let run = Run::new(&["doctor"]).to(simulator.url()).by_app(APP);
        ran(run.with("SENDAPI_VERSION", version))
    };
    assert_problem(
        &old("v19.0").await,
        1,
        &["v19.0 is no longer there since 2026-05-21", "take v27.0"],
    );
    let end = old("twenty").await;
    assert_eq!((end.exit, end.out.as_str()), (2, ""));
    assert!(end.err.starts_with("error: SENDAPI_VERSION: version `twenty` is none"), "{end:?}");
    assert!(end.err.contains("v27.0"), "{end:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_platform_that_cannot_be_reached() {
    let run = Run::new(&["doctor"]).to("http://127.0.0.1:9");
    let end = ran(run).await;
    assert_problem(
        &end,
        3,
        &["token: cannot be asked", "look whether the simulator", "SENDAPI_URL"],
    );
    assert!(!end.out.contains("carried out"), "{end:?}");
    let simulator = with(AccessToken::new(TOKEN)).await;
    simulator.faults().add(Requests::all(), Fault::graph_error(4, None));
    assert_problem(
        &asked(&simulator, &[]).await,
        3,
        &["token: the platform refuses to answer: 4, "],
    );
    let page = answering("<html>").await;
    let end = ran(Run::new(&["doctor"]).to(&page)).await;
    assert_problem(&end, 3, &["token: cannot be asked"]);
    assert!(!end.out.contains("carried out"), "{end:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn tls_where_there_is_none_and_none_where_there_is() {
    let simulator = with(AccessToken::new(TOKEN)).await;
    let run = Run::new(&["doctor"]).to(&simulator.url().replace("http://", "https://"));
    assert_problem(
        &ran(run).await,
        3,
        &["token: cannot be asked", "write `http://` in SENDAPI_URL"],
    );
    let port = Bot::Good.start_with_certificate().await;
    let run = Run::new(&["doctor"]).to(&format!("http://127.0.0.1:{port}"));
    assert_problem(
        &ran(run).await,
        3,
        &["token: cannot be asked", "write `https://` in SENDAPI_URL"],
    );
    // The same of a bot.
    let ask = |address: String| {
        let run = Run::new(&["doctor", "--webhook", &address]).to(simulator.url());
        ran(run.with_bot())
    };
    let plain = simulator.url().replace("http://", "https://");
    let end = ask(format!("{plain}/webhook")).await;
    assert!(end.out.contains("webhook: who listens at this address speaks no TLS"), "{end:?}");
    assert!(!end.out.contains("nobody listens"), "{end:?}");
    let end = ask(format!("http://127.0.0.1:{port}/webhook")).await;
    assert!(end.out.contains("webhook: what answers at this address is no HTTP"), "{end:?}");
    assert!(end.out.contains("if it speaks TLS, write the address with `https://`"), "{end:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn bots_that_do_not_answer_as_they_should() {
    let ask = |address: String| {
        let run =
            Run::new(&["doctor", "--webhook", &address]).with("SENDAPI_URL", "http://127.0.0.1:9");
        ran(run.with("SENDAPI_TOKEN", TOKEN).with_bot())
    };
    for (bot, exit, words) in [
        (
            Bot::Says("HTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\nhello"),
            1,
            "something else than the challenge: `hello`; answer",
        ),
        (
            Bot::Says("HTTP/1.1 200 OK\r\ncontent-length: 12\r\n\r\n\"1158201444\""),
            1,
            "something else than the challenge: `\"1158201444\"`; answer",
        ),
        (
            Bot::Says("HTTP/1.1 403 No\r\ncontent-length: 0\r\n\r\n"),
            1,
            "refuses the verify token (HTTP 403); give",
        ),
        (
            Bot::Says("HTTP/1.1 404 No\r\ncontent-length: 0\r\n\r\n"),
            1,
            "no webhook at this address (HTTP 404); look at the path",
        ),
        (
            Bot::Says(
                "HTTP/1.1 301 No\r\nlocation: https://a.example\r\ncontent-length: 0\r\n\r\n",
            ),
            1,
            "redirects (HTTP 301), and the platform does not follow; give",
        ),
        (
            Bot::Says("HTTP/1.1 500 No\r\ncontent-length: 4\r\n\r\noops"),
            1,
            "answers with HTTP 500: `oops`; look at what",
        ),
        (
            Bot::Says("HTTP/1.1 502 No\r\ncontent-length: 0\r\n\r\n"),
            3,
            "the bot behind it is not (HTTP 502); start the bot",
        ),
        (Bot::Silent, 3, "does not answer within 5 seconds"),
        (Bot::BreaksOff, 3, "breaks off its answer"),
        (Bot::Slow(Duration::from_millis(2_500)), 0, "after 2.5 seconds"),
        (Bot::Trusting, 0, "warning webhook: the bot answers whatever verify token"),
    ] {
        let end = ask(bot.start().await).await;
        let told: Vec<_> = end.out.lines().filter(|line| line.contains("webhook: ")).collect();
        let said = told.iter().any(|line| line.contains(words) || line.contains("after 2."));
        assert!(said, "{bot:?}: {end:?}");
        // The platform cannot be reached here, which is 3 as well.
        assert_eq!(end.exit, exit.max(3), "{bot:?}");
        let problem = told.iter().any(|line| line.starts_with("problem"));
        assert_eq!(problem, exit != 0, "{bot:?}: {end:?}");
    }
    let end = ask("http://127.0.0.1:9/webhook".to_owned()).await;
    assert!(end.out.contains("webhook: nobody listens at this address: "), "{end:?}");
    let end = ask("http://bot.example/webhook".to_owned()).await;
    assert!(end.out.contains("is not HTTPS, and the platform posts by HTTPS alone; put a tunnel"));
    let end = ask("bot.example".to_owned()).await;
    assert!(end.out.contains("`bot.example` is no address; write it like"), "{end:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn certificates() {
    let port = Bot::Good.start_with_certificate().await;
    let ask = |host: &str, authorities: Option<String>| {
        let address = format!("https://{host}:{port}/webhook");
        let run = Run::new(&["doctor", "--webhook", &address]);
        let run = run.with("SENDAPI_URL", "http://127.0.0.1:9").with_bot();
        ran(match authorities {
            Some(file) => run.with("SSL_CERT_FILE", &file),
            None => run,
        })
    };
    let unknown = ask("localhost", None).await;
    assert!(unknown.out.contains("problem webhook: the certificate will not do: "), "{unknown:?}");
    assert!(unknown.out.contains("take one from an authority that everybody knows"), "{unknown:?}");
    // No name of a variant in it.
    if cfg!(target_os = "linux") {
        assert!(unknown.out.contains("will not do: who signed it is nobody that"), "{unknown:?}");
    }
    // Elsewhere the system alone says which authorities there are.
    if !cfg!(target_os = "linux") {
        return;
    }
    let other_name = ask("127.0.0.1", Some(certificate())).await;
    assert!(other_name.out.contains("the certificate will not do: "), "{other_name:?}");
    let good = ask("localhost", Some(certificate())).await;
    assert!(good.out.contains("ok      webhook: the bot answers the handshake"), "{good:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_bot_cannot_be_asked_without_its_token() {
    let run = Run::new(&["doctor", "--webhook", "https://bot.example/webhook"]);
    let end = ran(run.with("SENDAPI_URL", "http://127.0.0.1:9")).await;
    assert!(end.out.contains("webhook: SENDAPI_VERIFY_TOKEN is not set"), "{end:?}");
    assert_eq!(end.exit, 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_instagram_account_by_its_page() {
    let simulator = page().instagram("17841400000000001").token(TOKEN).start().await.unwrap();
    subscribe_as_is(&simulator).await;
    let run = Run::new(&["doctor", "--instagram"]).to(simulator.url());
    let end = ran(run).await;
    assert!(end.out.contains("account: Instagram account 17841400000000001 is linked to Page"));
    assert!(
        end.out.contains("for `messages` there is `instagram_basic`, `instagram_manage_messages`")
    );
    assert_eq!(end.exit, 0, "{end:?}");
    // One sentence of an account, whichever id the environment has.
    let with_id = |id: &str| {
        ran(Run::new(&["doctor", "--instagram"]).to(simulator.url()).with("SENDAPI_ACCOUNT", id))
    };
    let end = with_id("17841400000000001").await;
    assert_problem(
        &end,
        1,
        &["the Instagram account that is linked to Page `Bakery` (101)", "set it to 101"],
    );
    assert_eq!(end.out.matches(" account: ").count(), 1, "{end:?}");
    let end = with_id("202").await;
    assert_problem(&end, 1, &["the token is of Page `Bakery` (101), and SENDAPI_ACCOUNT is 202"]);
    assert_eq!(end.out.matches(" account: ").count(), 1, "{end:?}");
    let alone = page().token(TOKEN).start().await.unwrap();
    subscribe_as_is(&alone).await;
    let end = ran(Run::new(&["doctor", "--instagram"]).to(alone.url())).await;
    assert_problem(&end, 1, &["no professional Instagram account is linked to Page `Bakery`"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_instagram_account_with_a_login_of_its_own() {
    let id = "17841400000000001";
    let builder = Simulator::builder().instagram(id).account_name(id, "Bakery");
    let simulator = builder.token(TOKEN).start().await.unwrap();
    let ask = || {
        let run = Run::new(&["doctor", "--instagram-login"]).to(simulator.url());
        ran(run.with("SENDAPI_ACCOUNT", id))
    };
    assert_problem(
        &ask().await,
        1,
        &["subscription: ", "run `sendapi subscribe --instagram-login`"],
    );
    let run = Run::new(&["subscribe", "--instagram-login"]).to(simulator.url());
    assert_eq!(ran(run.with("SENDAPI_ACCOUNT", id)).await.exit, 0);
    let end = ask().await;
    assert!(end.out.contains("token: alive, of Instagram account `bakery` (17841400000000001)"));
    assert!(end.out.contains("warning app: the host of Instagram login is not known to tell"));
    assert_eq!(end.exit, 0, "{end:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_app_that_demands_proofs() {
    let simulator = page().token(TOKEN).app_secret(SECRET).start().await.unwrap();
    let none = ran(Run::new(&["doctor"]).to(simulator.url())).await;
    assert_problem(&none, 1, &["token: ", "demand proofs: set SENDAPI_APP_SECRET"]);
    let wrong = Run::new(&["doctor"]).to(simulator.url()).with("SENDAPI_APP_SECRET", "open");
    assert_problem(&ran(wrong).await, 1, &["the secret of the app that the token is for"]);
    // Who knows the secret asks as the app, whatever tokens there are.
    let end = asked(&simulator, &["--template", "oven"]).await;
    assert!(end.out.contains("ok      app: the token is for `This app`"), "{end:?}");
    let end = ran(Run::new(&["doctor", "--instagram", "--template", "oven"])
        .to(simulator.url())
        .by_app(APP))
    .await;
    assert!(end.out.contains("templates: utility templates are sent on Messenger alone; leave"));
}

#[tokio::test(flavor = "multi_thread")]
async fn colours_are_for_those_who_want_them() {
    let run = || Run::new(&["doctor"]).with("CLICOLOR_FORCE", "1");
    let coloured = run().0.output().unwrap();
    assert!(coloured.stdout.contains(&0x1b), "{coloured:?}");
    // What has no colours is looked at by whatever ends here.
    let end = ran(run().with("NO_COLOR", "1")).await;
    assert!(end.out.starts_with("ok      host: "), "{end:?}");
}
