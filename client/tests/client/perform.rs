//! Calls of core through an account: what leaves, what comes back, and what a refusal holds up.

use std::time::{Duration, Instant};

use sendapi::call::account_linking::ReadLinkingPerson;
use sendapi::call::calling::{CallAction, Connect, ReadCallPermissions, Session};
use sendapi::call::conversation::MessageField;
use sendapi::call::label::{AttachLabel, ReadLabels};
use sendapi::call::message_template::{Category, MakeTemplate, ReadTemplateLibrary};
use sendapi::call::person::PersonField;
use sendapi::call::profile::ProfileField;
use sendapi::call::user_menu::ReadUserMenu;
use sendapi::graph::{Call, Path};
use sendapi::{CallLimit, Client, Delivery, ErrorKind, Rates, Retry, profile};

use crate::server::{Answer, Server, answer, json};
use crate::{TOKEN, hello, page};

const DONE: &str = r#"{"result":"success"}"#;
const TOO_MANY: &str = r#"{"error":{"message":"(#613) Calls to this api have exceeded the rate limit.","type":"OAuthException","code":613,"fbtrace_id":"A"}}"#;

pub(crate) fn lines(server: &Server) -> Vec<String> {
    server.requests().iter().map(|request| request.lines().next().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn a_call_goes_where_it_belongs() {
    let server = Server::start(json("200 OK", DONE)).await;
    let page = page(server.url());
    page.pass_thread("7204418830956127", "263902037430900").await.unwrap();
    page.perform_on("55", &AttachLabel { user: "7204418830956127".into(), ..AttachLabel::EMPTY })
        .await
        .unwrap();
    page.delete_persona("66").await.unwrap();
    page.delete_profile(&[ProfileField::Greeting, ProfileField::Commands]).await.unwrap();
    // What is answered here is no list.
    let odd = page.perform(&ReadTemplateLibrary::default()).await.unwrap_err();
    assert_eq!(odd.kind(), ErrorKind::Unreadable);
    page.thread_owner("7204418830956127").await.unwrap_err();
    assert_eq!(
        lines(&server),
        [
            "POST /v27.0/123/pass_thread_control HTTP/1.1",
            "POST /v27.0/55/label HTTP/1.1",
            "DELETE /v27.0/66 HTTP/1.1",
            "DELETE /v27.0/123/messenger_profile?fields=greeting%2Ccommands HTTP/1.1",
            "GET /v27.0/message_template_library HTTP/1.1",
            "GET /v27.0/123/thread_owner?recipient=7204418830956127 HTTP/1.1",
        ]
    );
    assert_eq!(
        server.bodies()[..2],
        [
            r#"{"recipient":{"id":"7204418830956127"},"target_app_id":"263902037430900"}"#,
            r#"{"user":"7204418830956127"}"#,
        ]
    );
}

#[tokio::test]
async fn instagram_says_so_by_itself() {
    let list = json("200 OK", r#"{"data":[]}"#);
    let server = Server::start(Answer::in_turn([json("200 OK", DONE), list])).await;
    let client = Client::builder().base_url(server.url()).build().unwrap();
    let account = client.instagram("123", TOKEN);
    let ice = profile!(Instagram {
        ice_breakers: [{ locale: "default", call_to_actions: [{ question: "Open?", payload: "OPEN" }] }],
    });
    account.set_profile(&ice).await.unwrap();
    account.profile().await.unwrap();
    assert!(server.bodies()[0].starts_with(r#"{"platform":"instagram","#));
    assert_eq!(
        lines(&server)[1],
        "GET /v27.0/123/messenger_profile?fields=ice_breakers%2Cpersistent_menu&platform=instagram HTTP/1.1"
    );
}

#[tokio::test]
async fn what_breaks_a_rule_or_has_no_id_leaves_nothing() {
    let server = Server::start(json("200 OK", DONE)).await;
    let page = page(server.url());
    let error = page.make_persona(&"A".repeat(51), "runa.png").await.unwrap_err();
    assert_eq!((error.kind(), error.delivery()), (ErrorKind::Invalid, Delivery::NotSent));
    assert_eq!(
        error.to_string(),
        "request breaks 2 rules of the platform: persona name is 51 characters long, 1 over the limit of 50: shorten it (at \
         /name, rule persona.name); persona profile_picture_url takes an absolute http or https address, found \
         `runa.png`: write it in full, as in `https://example.com/page` (at /profile_picture_url, rule \
         persona.picture); the request was not carried out"
    );
    assert_eq!(page.persona("").await.unwrap_err().kind(), ErrorKind::Setup);
    let nobody =
        page.list(&ReadLabels { fields: None, after: None, limit: None, ..ReadLabels::EMPTY });
    drop(nobody);
    assert!(server.requests().is_empty());
}

#[tokio::test]
async fn answers_are_read_and_odd_ones_told() {
    let server = Server::start(Answer::in_turn([
        json("200 OK", r#"{"id":"7","first_name":"Runa","shoe_size":39}"#),
        json("200 OK", r#"{"data":[{}]}"#),
        json("200 OK", "[]"),
        json(
            "400 Bad Request",
            r#"{"error":{"message":"(#100) No profile","code":100,"error_subcode":2018218}}"#,
        ),
    ]))
    .await;
    let page = page(server.url());
    let runa = page.person("7", &[PersonField::FirstName]).await.unwrap();
    assert_eq!((runa.first_name.as_deref(), &runa.extra["shoe_size"]), (Some("Runa"), &39.into()));
    assert_eq!(page.thread_owner("7").await.unwrap(), None);
    assert_eq!(page.person("7", &[]).await.unwrap_err().kind(), ErrorKind::Unreadable);
    let unknown = page.person("8", &[]).await.unwrap_err();
    assert_eq!(unknown.graph().unwrap().subcode(), Some(2_018_218));
}

#[tokio::test]
async fn an_answer_without_what_its_page_promises_is_kept_and_told() {
    let odd = r#"{"status":"APPROVED"}"#;
    let server = Server::start(Answer::in_turn([
        json("200 OK", odd),
        json("200 OK", r#"{"success":true,"session":7}"#),
        json("200 OK", r#"{"data":[{"id":"t_8","messages":{"data":[null]}},7]}"#),
        json("200 OK", r#"{"data":[]}"#),
        json("200 OK", "{}"),
    ]))
    .await;
    let page = page(server.url());
    let made = page.perform(&MakeTemplate::new("bell", Category::Utility, "en")).await.unwrap_err();
    assert_eq!((made.kind(), made.delivery()), (ErrorKind::Unreadable, Delivery::Unknown));
    assert_eq!(made.raw_body(), Some(odd.as_bytes()));

    let call = CallAction::from(Connect::new("7204418830956127", Session::offer("v=0")));
    let call = page.perform(&call).await.unwrap();
    assert_eq!((call.id(), &call.extra["session"]), (None, &7.into()));
    let conversation = page.conversation_with("7204418830956127", &[]).await.unwrap().unwrap();
    let messages = conversation.messages.unwrap();
    assert!(messages.data.is_empty() && messages.extra["data"][0].is_null());
    let nobody = page.perform(&ReadCallPermissions::new("7204418830956127")).await.unwrap();
    assert_eq!(nobody.can_call(), None);
    let gone = page.stored_message("m_8", &[MessageField::Message]).await.unwrap_err();
    assert_eq!((gone.kind(), gone.raw_body()), (ErrorKind::Unreadable, Some(&b"{}"[..])));
    assert_eq!(
        server.bodies()[1],
        r#"{"action":"connect","to":"7204418830956127","session":{"sdp_type":"offer","sdp":"v=0"}}"#
    );
    assert_eq!(lines(&server)[4], "GET /v27.0/m_8?fields=message HTTP/1.1");
}

#[tokio::test]
async fn a_linking_token_stays_out_of_errors() {
    let server = Server::start(Answer::CloseWithout).await;
    let page = page(server.url());
    let error = page.perform(&ReadLinkingPerson::new("ARQsecret")).await.unwrap_err();
    let causes = std::iter::successors(error.cause(), |cause| (*cause).source());
    let told = causes
        .fold(format!("{error} {error:?}"), |told, cause| format!("{told} {cause} {cause:?}"));
    assert!(server.requests()[0].contains("ARQsecret") && !told.contains("secret"), "{told}");
}

#[tokio::test]
async fn a_call_beyond_its_own_limit_holds_nothing_else_up() {
    let server = Server::start(Answer::in_turn([
        json("400 Bad Request", TOO_MANY),
        json("200 OK", r#"{"message_id":"m_1"}"#),
    ]))
    .await;
    let client = Client::builder()
        .base_url(server.url())
        .rates(Rates::default().patience(Duration::ZERO))
        .build()
        .unwrap();
    let page = client.page("123", TOKEN);
    let error = page.profile().await.unwrap_err();
    assert!(error.is_rate_limited() && error.is_transient());
    assert_eq!((error.retry_after(), error.attempts()), (Some(CallLimit::PROFILE.period), 1));
    // An account that stood still would fail at once: it has no patience.
    page.send(&hello()).await.unwrap();
}

#[tokio::test]
async fn a_call_is_told_how_long_to_wait_by_the_platform_first() {
    for (headers, call, wait) in [
        ("retry-after: 7\r\n", Path::account().edge("messenger_profile"), Some(7)),
        ("", Path::account().edge("custom_user_settings"), Some(600)),
        ("", Path::account().edge("conversations"), Some(1)),
        ("", Path::account().edge("personas"), None),
        ("", Path::object("messenger_profile"), None),
    ] {
        let server = Server::start(answer("400 Bad Request", headers, TOO_MANY)).await;
        let client = Client::builder().base_url(server.url()).retry(Retry::NEVER).build().unwrap();
        let error = client.page("123", TOKEN).call(Call::get(call)).await.unwrap_err();
        assert_eq!(error.retry_after(), wait.map(Duration::from_secs));
    }
}

fn refusal(code: u32) -> Answer {
    let error =
        format!(r#"{{"error":{{"type":"OAuthException","code":{code},"fbtrace_id":"A"}}}}"#);
    answer("400 Bad Request", "retry-after: 1\r\n", &error)
}

/// How long a message waits after a call was refused with this code.
async fn wait_after_a_call_that_met(code: u32) -> Duration {
    let taken = json("200 OK", r#"{"message_id":"m_1"}"#);
    let server = Server::start(Answer::in_turn([refusal(code), taken])).await;
    let client = Client::builder().base_url(server.url()).retry(Retry::NEVER).build().unwrap();
    let page = client.page("123", TOKEN);
    page.perform(&ReadUserMenu { psid: "7".into(), ..ReadUserMenu::EMPTY }).await.unwrap_err();
    let began = Instant::now();
    page.send(&hello()).await.unwrap();
    began.elapsed()
}

#[tokio::test]
async fn the_limits_of_app_and_account_hold_everything_up_whoever_meets_them() {
    for code in [4, 341, 80_006] {
        let wait = wait_after_a_call_that_met(code).await;
        assert!(wait > Duration::from_millis(900), "{code}: {wait:?}");
    }
}

#[tokio::test]
async fn limits_of_something_else_hold_no_message_up() {
    for code in [17, 32, 80_001, 80_002] {
        let wait = wait_after_a_call_that_met(code).await;
        assert!(wait < Duration::from_millis(900), "{code}: {wait:?}");
    }
}
