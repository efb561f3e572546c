//! `POST /{version}/{account}/message_attachments`, and the files served back.

use std::sync::{Arc, Mutex};

use reqwest::multipart::{Form, Part};
use reqwest::redirect::Policy;
use reqwest::{Client, RequestBuilder};
use sendapi_simulator::{Endpoint, Exchange, Fault, Platform, Requests, Simulator};
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::items::file_form;
use crate::support::{answer, post, refusal, send};

const PATH: &str = "/v26.0/101/message_attachments";
const MIB: usize = 1024 * 1024;
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\xff";

#[tokio::test]
async fn a_file_is_kept_as_it_was_and_served_back() {
    let simulator = Simulator::start().await.unwrap();
    let (status, answer) = upload(&simulator, "image", PNG.into(), "image/png").await;
    assert_eq!(status, 200, "{answer}");
    let attachments = simulator.attachments();
    let [attachment] = attachments.as_slice() else { panic!("one file") };
    assert_eq!(answer, json!({ "attachment_id": attachment.id() }));
    assert_eq!((attachment.account(), attachment.kind()), ("101", "image"));
    assert_eq!((attachment.bytes(), attachment.url()), (PNG, None));
    assert_eq!(attachment.content_type(), Some("image/png"));
    assert_eq!(attachment.file_name(), Some("a file"));
    assert!(attachment.uploaded_at().elapsed().unwrap().as_secs() < 60);

    let served = get(&simulator, attachment.id()).await;
    assert_eq!(
        (served.status().as_u16(), &served.headers()["content-type"]),
        (200, &"image/png".parse().unwrap())
    );
    assert_eq!(served.headers()["x-content-type-options"], "nosniff");
    assert_eq!(&*served.bytes().await.unwrap(), PNG);
}

#[tokio::test]
async fn a_file_by_its_url_is_served_by_a_redirect() {
    let simulator = Simulator::start().await.unwrap();
    let url = "https://example.com/oven.jpg";
    for (path, body) in [
        (PATH, by_url("image", url)),
        ("/me/message_attachments", by_url("IMAGE", url)),
        ("/v26.0/101/messageattachments", by_url("video", url)),
    ] {
        let (status, answer) = send(&simulator, path, &body).await;
        assert_eq!(status, 200, "{answer}");
        let served = get(&simulator, answer["attachment_id"].as_str().unwrap()).await;
        assert_eq!(
            (served.status().as_u16(), &served.headers()["location"]),
            (302, &url.parse().unwrap())
        );
    }
    let attachments = simulator.attachments();
    assert_eq!(attachments.len(), 3);
    assert_eq!((attachments[0].url(), attachments[0].bytes().len()), (Some(url), 0));
}

#[tokio::test]
async fn a_form_and_a_token_in_the_json_will_do() {
    let simulator = Simulator::builder().token("right").start().await.unwrap();
    let mut body = by_url("image", "https://example.com/a.png");
    let form = [("message", body["message"].to_string()), ("access_token", "right".to_owned())];
    assert_eq!(answer(post(&simulator, PATH).form(&form)).await.0, 200);
    body["access_token"] = "right".into();
    assert_eq!(answer(post(&simulator, PATH).json(&body)).await.0, 200);
    body["access_token"] = "wrong".into();
    assert_eq!(refusal(&answer(post(&simulator, PATH).json(&body)).await).1, 190);
}

#[tokio::test]
async fn the_platform_can_be_named_in_either_case() {
    let simulator = Simulator::start().await.unwrap();
    for (word, platform) in [("instagram", Platform::Instagram), ("MESSENGER", Platform::Messenger)]
    {
        let mut body = by_url("image", "https://example.com/a.png");
        body["platform"] = word.into();
        assert_eq!(send(&simulator, PATH, &body).await.0, 200);
        assert_eq!(simulator.attachments().last().unwrap().platform(), platform);
    }
    let form = file_form("image", PNG.into(), "image/webp").text("platform", "INSTAGRAM");
    assert_eq!(refusal(&answer(multipart(&simulator, form)).await).2, Some(2_018_047));
    let mut body = by_url("image", "https://example.com/a.png");
    body["platform"] = "whatsapp".into();
    assert!(refusal(&send(&simulator, PATH, &body).await).3.contains("`messenger` or `instagram`"));
}

#[tokio::test]
async fn instagram_wants_names_in_ascii() {
    let simulator = Simulator::builder().instagram("101").start().await.unwrap();
    let part =
        |name: &str| Part::bytes(PNG).file_name(name.to_owned()).mime_str("image/png").unwrap();
    let form = |name| Form::new().text("message", message("image")).part("filedata", part(name));
    assert_eq!(answer(multipart(&simulator, form("oven.png"))).await.0, 200);
    let refused = answer(multipart(&simulator, form("Öfen.png"))).await;
    assert!(refusal(&refused).3.contains("is not ASCII"), "{refused:?}");
}

#[tokio::test]
async fn files_of_another_kind_or_length_are_refused_and_not_kept() {
    let simulator = Simulator::start().await.unwrap();
    for (kind, length, content_type, subcode) in [
        ("image", 10, "text/plain", Some(2_018_047)),
        ("video", 10, "image/png", Some(2_018_047)),
        ("image", 0, "image/png", Some(2_018_047)),
        ("image", 8 * MIB + 1, "image/png", Some(2_018_109)),
        ("video", 25 * MIB + 1, "video/mp4", Some(2_018_109)),
        ("file", 30 * MIB, "application/pdf", Some(2_018_109)),
    ] {
        let answer = upload(&simulator, kind, vec![7; length], content_type).await;
        let (status, code, given, _) = refusal(&answer);
        assert_eq!((status, code, given), (400, 100, subcode), "{kind} {length} {content_type}");
        assert!(answer.1["error"]["error_data"]["hint"].is_string());
    }
    assert!(simulator.attachments().is_empty());
    for (kind, length, content_type) in
        [("image", 8 * MIB, "image/png"), ("file", 25 * MIB, "application/pdf")]
    {
        assert_eq!(upload(&simulator, kind, vec![7; length], content_type).await.0, 200);
    }
}

#[tokio::test]
async fn what_is_no_upload_says_what_is_wrong() {
    let simulator = Simulator::start().await.unwrap();
    let url = "https://example.com/a.png";
    let mut no_bool = by_url("image", url);
    no_bool["message"]["attachment"]["payload"]["is_reusable"] = "yes".into();
    let mut by_id = by_url("image", url);
    by_id["message"]["attachment"]["payload"] =
        json!({ "attachment_id": "1", "is_reusable": true });
    for (body, words) in [
        (json!({}), "`message` is missing"),
        (json!([]), "the body is no JSON object"),
        (json!({ "message": { "text": "Hello" } }), "`message.attachment` is no file"),
        (by_url("like_heart", url), "message[attachment][type] is not supported"),
        (by_url("image", "nonsense"), "nonsense should represent a valid URL"),
        (no_bool, "is_reusable"),
        (by_id, "Must upload exactly one file."),
    ] {
        let answer = send(&simulator, PATH, &body).await;
        let (status, code, _, message) = refusal(&answer);
        assert!((status, code) == (400, 100) && message.contains(words), "{body}: {message}");
    }
    assert!(simulator.attachments().is_empty());
}

#[tokio::test]
async fn multipart_that_is_not_whole_is_refused_and_the_server_stays() {
    let simulator = Simulator::start().await.unwrap();
    let message = message("image");
    let part = |name: &str| Part::bytes(PNG).file_name("a.png").mime_str(name).unwrap();
    let raw = |body: &'static [u8]| {
        let request = post(&simulator, PATH).bearer_auth("t").body(body);
        request.header("content-type", "multipart/form-data; boundary=x")
    };
    let file = || part("image/png");
    for (request, words) in [
        (
            raw(b"--x\r\nContent-Disposition: form-data; name=\"message\"\r\n\r\n{\"att"),
            "cannot be read to its end",
        ),
        (raw(b"--x\r\nContent-Dispos"), "cannot be read to its end"),
        (raw(b""), "cannot be read to its end"),
        (raw(b"nothing of the kind"), "cannot be read to its end"),
        (
            raw(b"--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n\xff\r\n--x--\r\n"),
            "part `a` of the multipart body is no UTF-8",
        ),
        (
            multipart(&simulator, Form::new().text("message", message.clone())),
            "say where the file is",
        ),
        (multipart(&simulator, Form::new().part("filedata", file())), "`message` is missing"),
        (
            multipart(&simulator, Form::new().text("message", "{").part("filedata", file())),
            "is no JSON",
        ),
        (
            multipart(
                &simulator,
                Form::new().text("message", message.clone()).part("picture", file()),
            ),
            "the file stands in part `picture`: name the part `filedata`",
        ),
        (
            multipart(
                &simulator,
                file_form("image", PNG.into(), "image/png").part("filedata", file()),
            ),
            "Must upload exactly one file.",
        ),
        (
            multipart(&simulator, Form::new().text("message", "x".repeat(2 << 20))),
            "longer than 1048576 bytes",
        ),
    ] {
        let answer = answer(request).await;
        let (status, code, _, told) = refusal(&answer);
        assert!(
            [400, 413].contains(&status) && code == 100 && told.contains(words),
            "{words}: {told}"
        );
    }
    assert!(simulator.attachments().is_empty());
    assert_eq!(upload(&simulator, "image", PNG.into(), "image/png").await.0, 200);
}

#[tokio::test]
async fn a_connection_that_ends_within_a_file_leaves_nothing_behind() {
    let simulator = Simulator::start().await.unwrap();
    let host = simulator.url().strip_prefix("http://").unwrap();
    let head = format!(
        "POST {PATH}?access_token=t HTTP/1.1\r\nhost: {host}\r\ncontent-length: 1000\r\n\
         content-type: multipart/form-data; boundary=x\r\n\r\n--x\r\n\
         content-disposition: form-data; name=\"filedata\"; filename=\"a.png\"\r\n\r\nabc"
    );
    let mut line = TcpStream::connect(host).await.unwrap();
    line.write_all(head.as_bytes()).await.unwrap();
    line.shutdown().await.unwrap();
    let mut answer = String::new();
    // Whether there is an answer for somebody who hung up is the server's affair.
    let _ = line.read_to_string(&mut answer).await;
    assert!(!answer.contains("attachment_id") && simulator.attachments().is_empty(), "{answer}");
    assert_eq!(upload(&simulator, "image", PNG.into(), "image/png").await.0, 200);
}

#[tokio::test]
async fn an_upload_is_seen_with_its_id_and_so_is_a_file_that_is_served() {
    let seen = Arc::new(Mutex::new(Vec::new()));
    let list = Arc::clone(&seen);
    let note = move |exchange: &Exchange| list.lock().unwrap().push(exchange.clone());
    let simulator = Simulator::builder().observe(note).start().await.unwrap();
    upload(&simulator, "image", PNG.into(), "image/png").await;
    let id = simulator.attachments()[0].id().to_owned();
    get(&simulator, &id).await;
    get(&simulator, "7").await;
    let seen = seen.lock().unwrap();
    let lines: Vec<_> = seen.iter().map(ToString::to_string).collect();
    assert_eq!(lines[0], format!("POST {PATH} Messenger image: accepted, attachment {id}"));
    assert_eq!(lines[1], format!("GET /attachments/{id}: accepted"));
    assert!(lines[2].starts_with("GET /attachments/7: refused, 404"), "{}", lines[2]);
    assert_eq!(seen[0].endpoint(), Some(Endpoint::MessageAttachments));
    assert_eq!((seen[1].endpoint(), seen[1].answer()), (None, ""));
}

#[tokio::test]
async fn the_oldest_files_make_room() {
    let simulator = Simulator::builder().keep_attachments(10_000).start().await.unwrap();
    let mut ids = Vec::new();
    for _ in 0..5 {
        let (_, answer) = upload(&simulator, "image", vec![7; 4000], "image/png").await;
        ids.push(answer["attachment_id"].as_str().unwrap().to_owned());
    }
    let kept: Vec<_> = simulator.attachments().iter().map(|it| it.id().to_owned()).collect();
    assert_eq!(kept, ids[3..]);
    assert_eq!(get(&simulator, &ids[0]).await.status(), 404);
    assert_eq!(get(&simulator, &ids[4]).await.status(), 200);
}

#[tokio::test]
async fn uploads_meet_faults_and_served_files_do_not() {
    let simulator = Simulator::start().await.unwrap();
    let (_, kept) = upload(&simulator, "image", PNG.into(), "image/png").await;
    let faults = simulator.faults();
    faults.add(
        Requests::of_endpoint(Endpoint::MessageAttachments).first(1),
        Fault::graph_error(2, None),
    );
    faults.add(Requests::all().first(1), Fault::html(502).delivered());
    assert_eq!(get(&simulator, kept["attachment_id"].as_str().unwrap()).await.status(), 200);
    assert_eq!(upload(&simulator, "image", PNG.into(), "image/png").await.0, 500);
    assert_eq!(simulator.attachments().len(), 1);
    let request = multipart(&simulator, file_form("image", PNG.into(), "image/png"));
    assert_eq!(request.send().await.unwrap().status(), 502);
    assert_eq!(simulator.attachments().len(), 2);
}

async fn upload(
    simulator: &Simulator,
    kind: &str,
    bytes: Vec<u8>,
    content_type: &str,
) -> (u16, Value) {
    answer(multipart(simulator, file_form(kind, bytes, content_type))).await
}

fn multipart(simulator: &Simulator, form: Form) -> RequestBuilder {
    post(simulator, PATH).bearer_auth("token").multipart(form)
}

async fn get(simulator: &Simulator, id: &str) -> reqwest::Response {
    let client = Client::builder().redirect(Policy::none()).build().unwrap();
    client.get(format!("{}/attachments/{id}", simulator.url())).send().await.unwrap()
}

fn by_url(kind: &str, url: &str) -> Value {
    let payload = json!({ "url": url, "is_reusable": true });
    json!({ "message": { "attachment": { "type": kind, "payload": payload } } })
}

fn message(kind: &str) -> String {
    json!({ "attachment": { "type": kind, "payload": { "is_reusable": true } } }).to_string()
}
