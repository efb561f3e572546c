//! Messages with a file, and messages that name one.

use reqwest::multipart::Form;
use sendapi_simulator::Simulator;
use serde_json::{Value, json};

use crate::items::file_form;
use crate::support::{PATH, answer, hello, post, refusal, send};

const RECIPIENT: &str = r#"{"id":"1254477777772919"}"#;

#[tokio::test]
async fn a_message_brings_its_own_file() {
    let simulator = Simulator::start().await.unwrap();
    let (status, answer) =
        answer(multipart(&simulator, file_form("image", b"png".into(), "image/png"))).await;
    assert_eq!(status, 200, "{answer}");
    let messages = simulator.messages();
    let file = simulator.attachment(messages[0].file_id().expect("a file")).expect("kept");
    assert_eq!(
        (file.bytes(), file.kind(), file.file_name()),
        (&b"png"[..], "image", Some("a file"))
    );
    assert_eq!(answer["attachment_id"].as_str(), Some(file.id()));
    assert_eq!(answer["message_id"].as_str(), messages[0].message_id());
    let sent = json!({ "type": "image", "payload": { "is_reusable": true } });
    assert_eq!(messages[0].body()["message"]["attachment"], sent);
    assert_eq!(simulator.attachments()[0].id(), file.id());
}

#[tokio::test]
async fn a_message_that_is_remembered_does_not_hold_its_file() {
    let simulator = Simulator::builder().keep_attachments(1000).start().await.unwrap();
    for _ in 0..3 {
        let form = file_form("image", vec![7; 400], "image/png");
        assert_eq!(answer(multipart(&simulator, form)).await.0, 200);
    }
    let messages = simulator.messages();
    let kept = messages.iter().map(|it| simulator.attachment(it.file_id().unwrap()).is_some());
    assert_eq!(kept.collect::<Vec<_>>(), [false, false, true]);
}

#[tokio::test]
async fn without_is_reusable_nobody_learns_the_id() {
    let simulator = Simulator::start().await.unwrap();
    for attachment in [
        json!({ "type": "file", "payload": {} }),
        json!({ "type": "file", "payload": null }),
        json!({ "type": "file" }),
    ] {
        let form = with_message(&json!({ "attachment": attachment }));
        let (status, answer) = answer(multipart(&simulator, form)).await;
        assert_eq!((status, answer.get("attachment_id")), (200, None), "{answer}");
    }
    assert!(simulator.messages().iter().all(|message| message.file_id().is_some()));
}

#[tokio::test]
async fn a_file_must_fit_its_message() {
    let simulator = Simulator::start().await.unwrap();
    let url = json!({ "url": "https://example.com/a.pdf" });
    for (message, words) in [
        (json!({ "text": "Hello" }), "`message.attachment` is no file"),
        (json!({ "attachment": { "type": "image", "payload": {} } }), "Upload attachment failure."),
        (json!({ "attachment": { "type": "file", "payload": url } }), "`url`"),
        (json!("Hello"), "object"),
    ] {
        let answer = answer(multipart(&simulator, with_message(&message))).await;
        let (status, code, _, told) = refusal(&answer);
        assert!((status, code) == (400, 100) && told.contains(words), "{message}: {told}");
    }
    assert!(simulator.messages().is_empty() && simulator.attachments().is_empty());
}

#[tokio::test]
async fn multipart_without_a_file_is_a_form() {
    let simulator = Simulator::start().await.unwrap();
    let form =
        Form::new().text("message", r#"{"text":"Hello"}"#).text("messaging_type", "RESPONSE");
    assert_eq!(answer(multipart(&simulator, form)).await.0, 200);
    assert_eq!(*simulator.messages()[0].body(), hello());
}

#[tokio::test]
async fn any_id_will_do_unless_only_known_ones_are_taken() {
    let lenient = Simulator::start().await.unwrap();
    assert_eq!(send(&lenient, PATH, &naming(&json!("4711"))).await.0, 200);

    let strict = Simulator::builder().known_attachments_only().start().await.unwrap();
    let refused = send(&strict, PATH, &naming(&json!("4711"))).await;
    assert_eq!(refusal(&refused).2, Some(2_018_074));
    let refused = send(&strict, PATH, &media_template("4711")).await;
    assert_eq!(refusal(&refused).2, Some(2_018_074), "{refused:?}");

    let (_, uploaded) =
        answer(multipart(&strict, file_form("image", b"png".into(), "image/png"))).await;
    let id = uploaded["attachment_id"].as_str().unwrap();
    let number: u64 = id.parse().unwrap();
    for (path, body, status) in [
        (PATH, naming(&json!(id)), 200),
        (PATH, naming(&json!(number)), 200),
        (PATH, media_template(id), 200),
        ("/me/messages", naming(&json!(id)), 200),
        ("/202/messages", naming(&json!(id)), 400),
    ] {
        assert_eq!(send(&strict, path, &body).await.0, status, "{path} {body}");
    }
}

#[tokio::test]
async fn an_upload_that_is_not_reusable_has_an_id_that_only_strictness_refuses() {
    for payload in [
        json!({ "url": "https://example.com/a.png" }),
        json!({ "url": "https://example.com/a.png", "is_reusable": false }),
    ] {
        let upload =
            json!({ "message": { "attachment": { "type": "image", "payload": payload } } });
        for (settings, status) in
            [(Simulator::builder(), 200), (Simulator::builder().known_attachments_only(), 400)]
        {
            let simulator = settings.start().await.unwrap();
            let uploaded = send(&simulator, "/101/message_attachments", &upload).await;
            assert_eq!(uploaded.0, 200, "{uploaded:?}");
            assert!(!simulator.attachments()[0].is_reusable());
            let sent = send(&simulator, PATH, &naming(&uploaded.1["attachment_id"])).await;
            assert_eq!(sent.0, status, "{sent:?}");
        }
    }
}

#[tokio::test]
async fn a_file_that_a_message_asks_to_keep_is_known() {
    let strict = Simulator::builder().known_attachments_only().start().await.unwrap();
    let mut body = hello();
    let payload = json!({ "url": "https://example.com/a.png", "is_reusable": true });
    body["message"] = json!({ "attachment": { "type": "image", "payload": payload } });
    let (_, answer) = send(&strict, PATH, &body).await;
    assert_eq!(strict.attachments()[0].url(), Some("https://example.com/a.png"));
    assert_eq!(send(&strict, PATH, &naming(&answer["attachment_id"])).await.0, 200);
}

fn multipart(simulator: &Simulator, form: Form) -> reqwest::RequestBuilder {
    post(simulator, PATH).bearer_auth("token").multipart(form.text("recipient", RECIPIENT))
}

/// With a file that is no picture.
fn with_message(message: &Value) -> Form {
    let part = reqwest::multipart::Part::bytes(&b"%PDF"[..]).file_name("a.pdf");
    let part = part.mime_str("application/pdf").unwrap();
    Form::new().text("message", message.to_string()).part("filedata", part)
}

fn naming(id: &Value) -> Value {
    let mut body = hello();
    body["message"] =
        json!({ "attachment": { "type": "image", "payload": { "attachment_id": id } } });
    body
}

fn media_template(id: &str) -> Value {
    let element = json!({ "media_type": "image", "attachment_id": id });
    let payload = json!({ "template_type": "media", "elements": [element] });
    let mut body = hello();
    body["message"] = json!({ "attachment": { "type": "template", "payload": payload } });
    body
}
