//! `POST /{version}/`: many requests in one.

use reqwest::multipart::{Form, Part};
use sendapi_simulator::Simulator;
use serde_json::{Value, json};

use crate::items::{batch, escaped, item, upload_item};
use crate::support::{answer, post, refusal, send};

#[tokio::test]
async fn a_batch_may_come_in_every_form_and_to_every_root() {
    let simulator = Simulator::start().await.unwrap();
    let items = json!([item("1"), item("2")]);
    let parameters = [("batch", items.to_string()), ("access_token", "token".to_owned())];
    let multipart = Form::new().text("batch", items.to_string()).text("access_token", "token");
    let json = json!({ "batch": items, "access_token": "token" });
    let text = json!({ "batch": items.to_string(), "access_token": "token" });
    for request in [
        post(&simulator, "/v26.0/").form(&parameters),
        post(&simulator, "/v26.0").query(&parameters),
        post(&simulator, "/v26.0/me").multipart(multipart),
        post(&simulator, "/me").json(&json),
        post(&simulator, "/").json(&text),
        post(&simulator, "/").bearer_auth("token").form(&parameters[..1]),
    ] {
        let (status, answers) = answer(request).await;
        assert_eq!(status, 200, "{answers}");
        assert_eq!(codes(&answers), [200, 200]);
    }
    assert_eq!(recipients(&simulator), ["1", "2"].repeat(6));
}

#[tokio::test]
async fn an_answer_holds_code_headers_and_the_body_as_text() {
    let simulator = Simulator::start().await.unwrap();
    let items = json!([item("7")]);
    let (_, answers) = send(&simulator, "/v26.0/", &json!({ "batch": items })).await;
    let name = json!({ "name": "content-type", "value": "application/json; charset=UTF-8" });
    assert_eq!(answers[0]["headers"][0], name);
    assert_eq!(
        answers[0]["headers"][1],
        json!({ "name": "facebook-api-version", "value": "v26.0" })
    );
    let body = body_of(&answers[0]);
    assert_eq!(body["recipient_id"], "7");
    assert_eq!(body["message_id"].as_str(), simulator.messages()[0].message_id());

    for without in [json!(false), json!("false")] {
        let batch = json!({ "batch": items, "include_headers": without });
        let (_, answers) = send(&simulator, "/v26.0/", &batch).await;
        assert_eq!(answers[0].as_object().unwrap().keys().collect::<Vec<_>>(), ["body", "code"]);
    }
}

#[tokio::test]
async fn an_item_is_judged_like_a_request_by_itself() {
    let simulator = Simulator::builder().instagram("202").start().await.unwrap();
    let with =
        |url: &str, body: &str| json!({ "method": "post", "relative_url": url, "body": body });
    let hello = "recipient={\"id\":\"1\"}&message={\"text\":\"50%25 %26 more\"}";
    let answers = batch(
        &simulator,
        json!([
            with("v25.0/101/messages", hello),
            with("/101/messages?messaging_type=UPDATE", hello),
            with("me/messages", "message={\"text\":\"to nobody\"}"),
            with("202/messages", "recipient={\"id\":\"1\"}&message={\"sticker_id\":369239263222822}"),
            with("101/nowhere", hello),
            { "method": "GET", "relative_url": "101/messages" },
            with("", "batch=[]"),
        ]),
    )
    .await;
    assert_eq!(codes(&answers), [200, 200, 400, 400, 400, 400, 400]);
    let rule =
        |at: usize| body_of(&answers[at])["error"]["error_data"]["violations"][0]["rule"].clone();
    assert_eq!(rule(2), "req.recipient");
    assert!(rule(3).is_string(), "{answers}");
    assert_eq!(body_of(&answers[4])["error"]["code"], 2500);
    assert_eq!(body_of(&answers[5])["error"]["error_subcode"], 33);

    let messages = simulator.messages();
    assert_eq!(messages.len(), 2);
    assert_eq!((messages[0].version(), messages[1].version()), (Some("v25.0"), Some("v26.0")));
    assert_eq!(messages[0].body()["message"]["text"], "50% & more");
    assert_eq!(messages[1].body()["messaging_type"], "UPDATE");
}

#[tokio::test]
async fn fifty_items_are_a_batch_and_one_more_or_none_is_not() {
    let simulator = Simulator::start().await.unwrap();
    let items = |count: usize| Value::from(vec![item("1"); count]);
    assert_eq!(codes(&batch(&simulator, items(50)).await), [200; 50]);
    for (batch, words) in [
        (items(51), "Maximum batch size is 50"),
        (items(0), "batch parameter must be a JSON array"),
        (json!({ "method": "POST" }), "batch parameter must be a JSON array"),
        (json!("nonsense"), "batch parameter must be a JSON array"),
        (json!(7), "batch parameter must be a JSON array"),
        (Value::Null, "Unsupported post request"),
    ] {
        let answer = send(&simulator, "/v26.0/", &json!({ "batch": batch })).await;
        let (status, _, _, message) = refusal(&answer);
        assert!(status == 400 && message.contains(words), "{message}");
    }
    assert_eq!(simulator.messages().len(), 50);
}

#[tokio::test]
async fn a_whole_call_that_cannot_be_read_is_one_error() {
    let simulator = Simulator::start().await.unwrap();
    let typed = |kind: &str| post(&simulator, "/").bearer_auth("t").header("content-type", kind);
    let form = "application/x-www-form-urlencoded";
    for (request, words) in [
        (typed(form).body("batch=[{"), "batch parameter must be a JSON array"),
        (typed("application/json").body("[1"), "the body is no JSON object: "),
        (typed("application/json").body("[]"), "the body is no JSON object"),
        (typed("application/json").body("x".repeat(17 << 20)), "longer than 16777216 bytes"),
    ] {
        let answer = answer(request).await;
        let (_, code, _, message) = refusal(&answer);
        assert!(code == 100 && message.contains(words), "{message}");
    }
    assert_eq!(codes(&batch(&simulator, json!([item("1")])).await), [200]);
}

#[tokio::test]
async fn a_bad_item_fails_alone_and_says_why() {
    let simulator = Simulator::start().await.unwrap();
    let url = "101/messages";
    for (bad, words) in [
        (json!(7), "is an object with `method` and `relative_url`, found a number"),
        (json!({ "relative_url": url }), "`method` of the item is missing"),
        (json!({ "method": 1, "relative_url": url }), "`method` of the item is a number"),
        (json!({ "method": "P O", "relative_url": url }), "`method` of the item is `P O`"),
        (json!({ "method": "POST" }), "`relative_url` of the item is missing"),
        (
            json!({ "method": "POST", "relative_url": url, "body": { "recipient": {} } }),
            "`body` of the item is an object: write it urlencoded",
        ),
        (
            json!({ "method": "POST", "relative_url": url, "body": "{\"recipient\":{}}" }),
            "`body` of the item is other text: write it urlencoded",
        ),
        (
            json!({ "method": "POST", "relative_url": url, "body": "recipient=%FF" }),
            "parameter `recipient` of the item's `body` is no UTF-8",
        ),
        (
            json!({ "method": "POST", "relative_url": url, "body": "recipient={" }),
            "parameter `recipient` is no JSON",
        ),
        (
            json!({ "method": "POST", "relative_url": url, "attached_files": "a" }),
            "`attached_files` names `a`, and the batch has no such file part",
        ),
        (
            json!({ "method": "POST", "relative_url": "https://graph.facebook.com/me/messages" }),
            "Unknown path components",
        ),
    ] {
        let answers = batch(&simulator, json!([bad, item("1")])).await;
        assert_eq!(codes(&answers), [400, 200], "{bad}");
        let message = body_of(&answers[0])["error"]["message"].as_str().unwrap().to_owned();
        assert!(message.contains(words), "{message}");
    }
}

#[tokio::test]
async fn a_named_item_keeps_quiet_about_success_unless_it_is_told_to_speak() {
    let simulator = Simulator::start().await.unwrap();
    let with = |name: &str, value: Value| {
        let mut item = item("1");
        item[name] = value;
        item
    };
    let mut spoken = with("name", "b".into());
    spoken["omit_response_on_success"] = false.into();
    let mut failing = json!({ "method": "POST", "relative_url": "101/messages", "name": "c" });
    failing["omit_response_on_success"] = true.into();
    let answers = batch(
        &simulator,
        json!([
            with("name", "a".into()),
            spoken,
            failing,
            with("omit_response_on_success", true.into())
        ]),
    )
    .await;
    assert_eq!(codes(&answers), [0, 200, 400, 0]);
    assert_eq!(simulator.messages().len(), 3);
}

#[tokio::test]
async fn whether_an_answer_is_left_out_comes_as_text_too() {
    let simulator = Simulator::start().await.unwrap();
    let words =
        [json!("0"), json!("false"), json!(""), json!(0), json!("1"), json!("true"), json!(1)];
    let items = words.map(|word| {
        let mut item = item("1");
        item["omit_response_on_success"] = word;
        item
    });
    let answers = batch(&simulator, json!(items)).await;
    assert_eq!(codes(&answers), [200, 200, 200, 200, 0, 0, 0]);
}

#[tokio::test]
async fn a_child_waits_for_its_parent_and_fails_with_it() {
    let simulator = Simulator::start().await.unwrap();
    let child = |id: &str, parent: &str| {
        let mut item = item(id);
        item["depends_on"] = parent.into();
        item
    };
    let mut parent = item("1");
    parent["name"] = "first".into();
    let mut failing = json!({ "method": "POST", "relative_url": "101/messages", "name": "bad" });
    let mut grandchild = child("5", "orphan");
    grandchild["name"] = "last".into();
    let mut orphan = child("3", "bad");
    orphan["name"] = "orphan".into();
    failing["body"] = "recipient={}".into();
    let items =
        json!([parent, child("2", "first"), failing, orphan, grandchild, child("6", "first")]);
    assert_eq!(codes(&batch(&simulator, items).await), [0, 200, 400, 0, 0, 200]);
    assert_eq!(recipients(&simulator), ["1", "2", "6"]);
}

#[tokio::test]
async fn only_an_earlier_item_can_be_depended_on_and_nothing_is_half_done() {
    let simulator = Simulator::start().await.unwrap();
    let mut waits = item("1");
    waits["depends_on"] = "later".into();
    let mut later = item("2");
    later["name"] = "later".into();
    let mut refers = item("3");
    refers["relative_url"] = "101/messages?tag={result=nobody:$.id}".into();
    for (items, words) in [
        (
            json!([item("9"), waits, later]),
            "Request 1 cannot depend on an unresolved request with name later",
        ),
        (json!([refers]), "with name nobody"),
    ] {
        let answer = send(&simulator, "/", &json!({ "batch": items })).await;
        let (status, _, _, message) = refusal(&answer);
        assert!(status == 400 && message.contains(words), "{message}");
        assert_eq!(answer.1["error"]["type"], "GraphBatchException");
    }
    assert!(simulator.messages().is_empty());
}

#[tokio::test]
async fn an_item_can_use_what_an_earlier_one_was_answered() {
    let simulator = Simulator::builder().known_attachments_only().start().await.unwrap();
    let payload = json!({ "attachment_id": "{result=up:$.attachment_id}" });
    let attachment = json!({ "attachment": { "type": "image", "payload": payload } });
    let plain = format!("recipient={{\"id\":\"1\"}}&message={attachment}");
    let encoded =
        format!("recipient=%7B%22id%22%3A1%7D&message={}", escaped(&attachment.to_string()));
    let send =
        |body: String| json!({ "method": "POST", "relative_url": "101/messages", "body": body });
    let answers = batch(&simulator, json!([upload_item("up"), send(plain), send(encoded)])).await;
    assert_eq!(codes(&answers), [0, 200, 200], "{answers}");
    for message in simulator.messages() {
        let payload = &message.body()["message"]["attachment"]["payload"];
        assert_eq!(payload["attachment_id"], simulator.attachments()[0].id());
    }

    let path =
        send("recipient={\"id\":\"1\"}&message={\"text\":\"{result=up:$.data.*.id}\"}".to_owned());
    let answers = batch(&simulator, json!([upload_item("up"), path])).await;
    assert_eq!(codes(&answers), [0, 400]);
    assert!(
        body_of(&answers[1])["error"]["message"].as_str().unwrap().contains("not understood here")
    );
}

#[tokio::test]
async fn files_come_as_parts_of_the_batch() {
    let simulator = Simulator::start().await.unwrap();
    let message = json!({ "attachment": { "type": "image", "payload": { "is_reusable": true } } });
    let body = format!("message={message}");
    let url = "101/message_attachments";
    let upload = |files: &str| json!({ "method": "POST", "relative_url": url, "body": body, "attached_files": files });
    let part = |bytes: &'static [u8], kind: &str| {
        Part::bytes(bytes).file_name("a.png").mime_str(kind).unwrap()
    };
    let items = json!([upload("cat"), upload("dog"), upload("cat,dog"), upload("text")]);
    let form = Form::new().text("batch", items.to_string()).text("access_token", "t");
    let form = form.part("cat", part(b"cat", "image/png")).part("dog", part(b"dog", "image/gif"));
    let form = form.part("text", part(b"text", "text/plain"));
    let (status, answers) = answer(post(&simulator, "/v26.0/").multipart(form)).await;
    assert_eq!((status, codes(&answers)), (200, vec![200, 200, 400, 400]), "{answers}");
    let kept: Vec<_> = simulator.attachments().iter().map(|it| it.bytes().to_vec()).collect();
    assert_eq!(kept, [b"cat", b"dog"]);
}

#[tokio::test]
async fn the_token_is_at_the_top_and_an_item_may_have_its_own() {
    let simulator = Simulator::builder().token("top").token("own").start().await.unwrap();
    let own = |token: &str| {
        let mut item = item("1");
        item["access_token"] = token.into();
        item
    };
    let mut in_url = item("1");
    in_url["relative_url"] = "101/messages?access_token=wrong".into();
    let mut in_body = item("1");
    in_body["body"] = format!("{}&access_token=own", in_body["body"].as_str().unwrap()).into();
    let items = json!([item("1"), own("own"), own("wrong"), in_url, in_body]);
    let send = |token: &str| {
        answer(post(&simulator, "/").bearer_auth(token).json(&json!({ "batch": items })))
    };
    let (_, answers) = send("top").await;
    assert_eq!(codes(&answers), [200, 200, 400, 400, 200]);
    assert_eq!(body_of(&answers[2])["error"]["code"], 190);
    assert_eq!(refusal(&send("").await).1, 104);
    assert_eq!(refusal(&send("wrong").await).1, 190);
    simulator.faults().expire_tokens_of("101", "own");
    assert_eq!(codes(&send("top").await.1), [400, 200, 400, 400, 200]);
}

/// 0 stands for `null`.
fn codes(answers: &Value) -> Vec<u64> {
    let answers = answers.as_array().unwrap_or_else(|| panic!("a list, not {answers}"));
    answers.iter().map(|it| if it.is_null() { 0 } else { it["code"].as_u64().unwrap() }).collect()
}

fn body_of(answer: &Value) -> Value {
    serde_json::from_str(answer["body"].as_str().unwrap()).unwrap()
}

fn recipients(simulator: &Simulator) -> Vec<String> {
    simulator.messages().iter().map(|it| it.recipient_id().unwrap().to_owned()).collect()
}
