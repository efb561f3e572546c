//! Calls of the Graph API that are no messages.

use std::io;
use std::time::{Duration, Instant};

use futures_util::stream;
use sendapi::graph::{Call, File, Part, Path, Reply};
use sendapi::{Account, Client, Delivery, Error, ErrorKind, Retry};

use crate::server::{Answer, Server, answer, json};
use crate::{TOKEN, page, page_with};

const DONE: &str = r#"{"result":"success"}"#;

/// Head and body of the one request that a call makes.
async fn request_of(call: Call) -> (String, String) {
    let server = Server::start(json("200 OK", DONE)).await;
    let reply = page(server.url()).call(call).await.unwrap();
    assert_eq!((reply.status(), reply.body()), (200, DONE.as_bytes()));
    let requests = server.requests();
    assert_eq!(requests.len(), 1, "{requests:?}");
    let (head, body) = requests.first().unwrap().split_once("\r\n\r\n").unwrap();
    assert!(head.lines().any(|line| line.ends_with(&format!(": Bearer {TOKEN}"))), "{head}");
    (head.to_owned(), body.to_owned())
}

/// What came of a call, and how many requests it took.
async fn called(
    answers: impl IntoIterator<Item = Answer>,
    call: Call,
) -> (Result<Reply, Error>, usize) {
    let server = Server::start(Answer::in_turn(answers)).await;
    let retry = Retry::default().first_wait(Duration::from_millis(1));
    let result = page_with(server.url(), retry).call(call).await;
    (result, server.requests().len())
}

async fn refused(answer: Answer) -> Error {
    refused_call(Call::post(Path::account()), answer).await
}

async fn refused_call(call: Call, answer: Answer) -> Error {
    let server = Server::start(answer).await;
    page_with(server.url(), Retry::NEVER).call(call).await.unwrap_err()
}

fn picture() -> File {
    File::bytes("Katze \"Mia\".gif", "image/gif", "GIF89a")
}

fn upload(file: File) -> Call {
    let parts = [Part::text("message", r#"{"a":"ä"}"#), Part::file("filedata", file)];
    Call::post(Path::account().edge("message_attachments")).multipart(parts)
}

#[tokio::test]
async fn reading() {
    let profile = Path::account().edge("messenger_profile");
    let (head, body) = request_of(Call::get(profile).query("fields", "greeting,a b&c")).await;
    let line = "GET /v27.0/123/messenger_profile?fields=greeting%2Ca+b%26c HTTP/1.1\r\n";
    assert!(head.starts_with(line), "{head}");
    assert!(!head.contains("content-type") && body.is_empty(), "{head}");
}

#[tokio::test]
async fn deleting_with_and_without_a_body() {
    let (head, body) = request_of(Call::delete(Path::object("77"))).await;
    assert!(head.starts_with("DELETE /v27.0/77 HTTP/1.1\r\n") && body.is_empty(), "{head}");
    let fields = r#"{"fields":["greeting"]}"#;
    let (head, body) =
        request_of(Call::delete(Path::account().edge("messenger_profile")).json(fields)).await;
    assert!(head.starts_with("DELETE /v27.0/123/messenger_profile HTTP/1.1\r\n"), "{head}");
    assert_eq!(body, fields);
}

#[tokio::test]
async fn posting_json_and_forms() {
    let persona = r#"{"name":"Ada"}"#;
    let (head, body) = request_of(Call::post(Path::account().edge("personas")).json(persona)).await;
    assert!(head.contains("content-type: application/json\r\n"), "{head}");
    assert_eq!(body, persona);
    let form = Call::post(Path::account().edge("take_thread_control"))
        .form([("recipient", r#"{"id":"1"}"#)]);
    let (head, body) = request_of(form).await;
    assert!(head.contains("content-type: application/x-www-form-urlencoded\r\n"), "{head}");
    assert_eq!(body, "recipient=%7B%22id%22%3A%221%22%7D");
}

#[tokio::test]
async fn the_token_of_a_batch_stands_in_the_form_too() {
    let batch = Call::post(Path::root()).form([("batch", "[]")]).with_token_in_form();
    let (head, body) = request_of(batch).await;
    assert!(head.starts_with("POST /v27.0 HTTP/1.1\r\n"), "{head}");
    assert_eq!(body, format!("batch=%5B%5D&access_token={TOKEN}"));
    let parts = Call::post(Path::root()).multipart([Part::text("batch", "[]")]);
    let (_, body) = request_of(parts.with_token_in_form()).await;
    assert!(body.contains(&format!("name=\"access_token\"\r\n\r\n{TOKEN}\r\n")), "{body}");
}

#[tokio::test]
async fn files_go_in_parts() {
    let chunks = || stream::iter(["GIF", "89a"].map(Ok::<_, io::Error>));
    let name = "Katze \"Mia\".gif";
    for file in [
        picture(),
        File::stream(name, "image/gif", 6, chunks()),
        File::reader(name, "image/gif", 6, &b"GIF89a"[..]),
        File::reopening(name, "image/gif", 6, move || async move { Ok(chunks()) }),
    ] {
        let (head, body) = request_of(upload(file)).await;
        assert!(head.contains("content-type: multipart/form-data; boundary="), "{head}");
        assert!(head.contains(&format!("content-length: {}", body.len())), "{head}");
        assert!(body.contains("name=\"message\"\r\n\r\n{\"a\":\"ä\"}\r\n"), "{body}");
        let part = "name=\"filedata\"; filename=\"Katze \\\"Mia\\\".gif\"\r\nContent-Type: image/gif\r\n\r\nGIF89a\r\n";
        assert!(body.contains(part), "{body}");
    }
}

#[tokio::test]
async fn ids_lead_nowhere_else() {
    let (head, _) = request_of(Call::get(Path::object("../me?x#y z%"))).await;
    assert!(head.starts_with("GET /v27.0/..%2Fme%3Fx%23y%20z%25 HTTP/1.1\r\n"), "{head}");
}

#[tokio::test]
async fn calls_that_cannot_be_make_no_connection() {
    let server = Server::start(json("200 OK", DONE)).await;
    let account = Path::account;
    for call in [
        Call::get(Path::object("..")),
        Call::get(Path::object("")),
        Call::get(account()).query("access_token", TOKEN),
        Call::post(account()).json("[]"),
        Call::post(Path::root()).with_token_in_form(),
        Call::post(account()).multipart([Part::text("a\"b", "")]),
        upload(File::bytes("a\nb", "image/gif", "")),
        upload(File::bytes("a", "gif", "")),
    ] {
        let error = page(server.url()).call(call).await.unwrap_err();
        assert_eq!((error.kind(), error.delivery()), (ErrorKind::Setup, Delivery::NotSent));
    }
    assert_eq!(server.connections(), 0);
}

#[tokio::test]
async fn a_refusal_is_told_as_that_of_a_request() {
    let error = refused(json(
        "400 Bad Request",
        r#"{"error":{"type":"OAuthException","fbtrace_id":"A","code":100,"message":"no"}}"#,
    ))
    .await;
    assert_eq!((error.kind(), error.delivery()), (ErrorKind::Graph, Delivery::NotSent));
    assert_eq!(
        error.to_string(),
        format!(
            "{} (100); the request was not carried out; the platform says: no",
            error.explain().unwrap().meaning()
        )
    );
    let error = refused(json(
        "200 OK",
        r#"{"error":{"type":"OAuthException","fbtrace_id":"A","code":100}}"#,
    ))
    .await;
    assert_eq!(error.kind(), ErrorKind::Graph);
    let error = refused(answer("502 Bad Gateway", "", "<html>")).await;
    assert_eq!(
        error.to_string(),
        "answer is not what the call promises (HTTP 502): no Graph error: the body is not JSON: expected value at line 1 \
         column 1; the request may have been carried out"
    );
}

#[tokio::test]
async fn what_only_reads_is_not_told_as_something_that_may_have_been_done() {
    let no = r#"{"error":{"type":"OAuthException","fbtrace_id":"A","code":100}}"#;
    let answers = || [answer("502 Bad Gateway", "", "<html>"), json("400 Bad Request", no)];
    for answer in answers() {
        let asked = refused_call(Call::get(Path::account()), answer).await.to_string();
        assert!(!asked.contains("carried out"), "{asked}");
    }
    for answer in answers() {
        let changed = refused_call(Call::delete(Path::account()), answer).await.to_string();
        assert!(changed.contains("carried out"), "{changed}");
    }
    let (reply, _) = called([json("200 OK", "true")], Call::get(Path::account())).await;
    let odd = reply.unwrap().read(|_| Err::<(), _>("no object")).unwrap_err();
    assert_eq!(odd.to_string(), "answer is not what the call promises (HTTP 200): no object");
}

#[tokio::test]
async fn an_answer_that_the_caller_cannot_read_is_an_error_with_it() {
    let (result, _) = called([json("200 OK", "true")], Call::get(Path::account())).await;
    let reply = result.unwrap();
    assert_eq!(reply.body(), b"true");
    let error = reply.read(|_| Err::<(), _>("no object")).unwrap_err();
    assert_eq!((error.kind(), error.raw_body()), (ErrorKind::Unreadable, Some(&b"true"[..])));
    assert_eq!(error.cause().unwrap().to_string(), "no object");
    assert_eq!(reply.into_body(), b"true");
}

#[tokio::test]
async fn what_reads_or_deletes_is_tried_again_when_nobody_knows() {
    for open in [Answer::CloseWithout, answer("502 Bad Gateway", "", "<html>")] {
        let answers = || [open.clone(), json("200 OK", DONE)];
        let path = || Path::object("7");
        for (call, tries) in
            [(Call::get(path()), 2), (Call::delete(path()), 2), (Call::post(path()), 1)]
        {
            let (result, requests) = called(answers(), call).await;
            assert_eq!((result.is_ok(), requests), (tries == 2, tries));
        }
    }
}

#[tokio::test]
async fn what_surely_failed_is_tried_again_if_there_is_something_left_to_send() {
    let busy = || {
        json(
            "500 Internal Server Error",
            r#"{"error":{"type":"OAuthException","fbtrace_id":"A","code":1200}}"#,
        )
    };
    let anew =
        File::reopening("a", "a/b", 1, || async { Ok(stream::iter([Ok::<_, io::Error>("x")])) });
    let once = File::reader("a", "a/b", 1, &b"x"[..]);
    for (file, tries) in [(picture(), 2), (anew, 2), (once, 1)] {
        let (result, requests) = called([busy(), json("200 OK", DONE)], upload(file)).await;
        assert_eq!((result.is_ok(), requests), (tries == 2, tries));
    }
}

#[tokio::test]
async fn a_file_that_fails_is_told_as_such() {
    let gone = || stream::iter([Ok("GIF"), Err(io::Error::other("disk gone"))]);
    let unopened =
        || async { Err::<stream::Empty<io::Result<&str>>, _>(io::Error::other("no such file")) };
    for (file, why) in [
        (File::stream("a", "a/b", 6, gone()), "disk gone"),
        (File::reader("a", "a/b", 6, &b"GIF"[..]), "it ends after 3 bytes of 6"),
        (File::reader("a", "a/b", 2, &b"GIF"[..]), "it goes on after 2 bytes, its length"),
        (File::reopening("a", "a/b", 6, unopened), "no such file"),
    ] {
        let (result, _) = called([json("200 OK", DONE)], upload(file)).await;
        let error = result.unwrap_err();
        assert_eq!((error.kind(), error.delivery()), (ErrorKind::File, Delivery::NotSent));
        assert_eq!(error.cause().unwrap().to_string(), why);
        assert_eq!(
            error.to_string(),
            format!(
                "file could not be read while it was sent: {why}; the request was not carried out"
            )
        );
    }
}

#[tokio::test]
async fn a_stream_is_sent_once() {
    let server = Server::start(json("200 OK", DONE)).await;
    let page = page(server.url());
    let call = upload(File::reader("a", "a/b", 1, &b"x"[..]));
    page.call(call.clone()).await.unwrap();
    let error = page.call(call).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::File);
    assert_eq!(
        error.cause().unwrap().to_string(),
        "the stream was sent before and cannot be sent again"
    );
}

#[tokio::test]
async fn calls_stand_still_with_the_account_and_may_be_spawned() {
    let limited = answer(
        "400 Bad Request",
        "retry-after: 1\r\n",
        r#"{"error":{"type":"OAuthException","fbtrace_id":"A","code":613}}"#,
    );
    let server = Server::start(Answer::in_turn([limited, json("200 OK", DONE)])).await;
    let page: Account = Client::builder()
        .base_url(server.url())
        .retry(Retry::NEVER)
        .build()
        .unwrap()
        .page("123", TOKEN);
    page.send(&crate::hello()).await.unwrap_err();
    let began = Instant::now();
    tokio::spawn(page.call(Call::get(Path::account()))).await.unwrap().unwrap();
    assert!(began.elapsed() > Duration::from_millis(900), "{:?}", began.elapsed());
}
