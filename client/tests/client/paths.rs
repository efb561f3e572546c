//! Ids from outside, in the path of a call.

use std::fmt::Debug;

use sendapi::call::persona::DeletePersona;
use sendapi::graph::{Call, Path};
use sendapi::{Client, Delivery, Error, ErrorKind, Retry};

use crate::server::{Server, json};
use crate::{TOKEN, page};

const DONE: &str = r#"{"success":true}"#;

/// What `url` would leave out of a path without a word, and what it would escape.
const CONTROLS: [&str; 12] = [
    ".\t.", ".\n.", "\t..", "..\r", "\n", "12\n3", ".\t", "a\u{0}", "a\u{1f}b", "\u{7f}", "\u{85}",
    "\u{9f}",
];

fn assert_refused<T: Debug>(result: Result<T, Error>) {
    let error = result.unwrap_err();
    assert_eq!((error.kind(), error.delivery()), (ErrorKind::Setup, Delivery::NotSent), "{error}");
    let text = error.to_string();
    assert!(text.starts_with("path has a segment with `\\"), "{text}");
    assert!(text.ends_with(", give the id of an object or the name of an edge"), "{text}");
    assert!(!text.contains(char::is_control), "{text:?}");
}

#[tokio::test]
async fn control_characters_are_refused_wherever_an_id_comes_in() {
    let server = Server::start(json("200 OK", DONE)).await;
    for base in ["", "/meta/graph"] {
        let page = page(format!("{}{base}", server.url()));
        for id in CONTROLS {
            assert_refused(page.call(Call::delete(Path::object(id).edge("x"))).await);
            assert_refused(page.call(Call::get(Path::account().edge(id))).await);
            assert_refused(page.delete_persona(id).await);
            assert_refused(page.persona(id).await);
            assert_refused(page.person(id, &[]).await);
            assert_refused(page.perform_on(id, &DeletePersona {}).await);
        }
    }
    assert_eq!(server.connections(), 0);
}

#[tokio::test]
async fn control_characters_elsewhere_in_a_call_arrive_as_they_are() {
    let server = Server::start(json("200 OK", DONE)).await;
    let page = page(server.url());
    page.call(Call::get(Path::account()).query("fields", "a\t\nb")).await.unwrap();
    page.call(Call::post(Path::account()).form([("name", "a\tb")])).await.unwrap();
    assert!(server.requests()[0].starts_with("GET /v27.0/123?fields=a%09%0Ab HTTP/1.1\r\n"));
    assert_eq!(server.bodies(), ["", "name=a%09b"]);
}

#[tokio::test]
async fn the_rest_of_what_can_be_written_leads_to_itself() {
    let server = Server::start(json("200 OK", DONE)).await;
    for base in ["", "/meta/graph"] {
        let page = page(format!("{}{base}", server.url()));
        for (id, segment) in [
            ("../me", "..%2Fme"),
            ("..\\me", "..%5Cme"),
            ("%2e%2e", "%252e%252e"),
            ("a?b#c", "a%3Fb%23c"),
            (" .. ", "%20..%20"),
            ("\u{202e}x", "%E2%80%AEx"),
        ] {
            page.call(Call::get(Path::object(id))).await.unwrap();
            let request = server.requests().pop().unwrap();
            let line = format!("GET {base}/v27.0/{segment} HTTP/1.1\r\n");
            assert!(request.starts_with(&line), "{request}");
        }
    }
}

#[test]
fn a_base_url_with_control_characters_is_refused() {
    for url in [
        "https://graph.\nexample",
        "https://a.example/v2\t6.0",
        "\thttps://a.example",
        "https://a.example/\u{85}",
    ] {
        let error = Client::builder().base_url(url).retry(Retry::NEVER).build().unwrap_err();
        let text = error.to_string();
        assert!(text.starts_with("base URL has `\\"), "{text}");
    }
    let page = Client::new().page("123\n", TOKEN);
    assert_eq!(page.id(), "123\n");
}
