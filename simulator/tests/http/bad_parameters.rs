//! Parameters that nobody means well by: there is an answer in good time, and the simulator lives on.

use std::time::{Duration, Instant};

use reqwest::{Client, RequestBuilder};
use sendapi_simulator::Simulator;
use serde_json::{Value, json};

use crate::support::{PATH, answer, hello, post, refusal, send};

const FORM: &str = "application/x-www-form-urlencoded";
const RECIPIENT: &str = "recipient[id]=7&message[text]=Rye";

#[tokio::test]
async fn what_is_far_too_much_is_left_out_and_the_rest_counts() {
    let simulator = Simulator::start().await.unwrap();
    for more in [
        format!("a{}=1", "[b]".repeat(1000)),
        format!("a{}=1", "[b]".repeat(100_000)),
        format!("a{}", "[".repeat(100_000)),
        format!("a{}=1", "]".repeat(1000)),
        "a=1&".repeat(100_000),
        "a[]=1&".repeat(100_000),
        many(|number| format!("a{number}[b]=1")),
        many(|number| format!("a[{number}]=1")),
    ] {
        let began = Instant::now();
        let (status, told) = answer(form(&simulator, format!("{RECIPIENT}&{more}"))).await;
        assert_eq!(status, 200, "{told}");
        assert!(began.elapsed() < Duration::from_secs(20), "{:?}", began.elapsed());
    }
    let deep = format!("recipient{}=7&message[text]=Rye", "[id]".repeat(1000));
    let refused = answer(form(&simulator, deep)).await;
    assert_eq!(refusal(&refused).3, "(#100) param recipient must be non-empty");
    let rules = refused.1["error"]["error_data"]["violations"].to_string();
    assert!(rules.contains("wire.left_out"), "{rules}");
    alive(&simulator).await;
}

#[tokio::test]
async fn json_in_json_in_json_is_read_so_deep_and_answered() {
    let simulator = Simulator::start().await.unwrap();
    let mut recipient = json!({ "id": "7" });
    // Each is escaped twice within the next: seven are a hundred thousand characters.
    for _ in 0..7 {
        recipient = json!({ "id": recipient.to_string() }).to_string().into();
    }
    let deep_list = "[".repeat(100_000);
    for recipient in [recipient, json!(deep_list), json!("[".repeat(100) + &"]".repeat(100))] {
        let body = json!({ "recipient": recipient, "message": { "text": "Rye" } });
        assert_eq!(send(&simulator, PATH, &body).await.0, 400);
        let text = recipient.to_string();
        let pairs = [("recipient", text.as_str()), ("message", "{\"text\":\"Rye\"}")];
        assert_eq!(answer(post(&simulator, PATH).bearer_auth("t").form(&pairs)).await.0, 400);
    }
    let nested =
        |depth: usize| format!("{{\"a\":{}1{}}}", "{\"a\":".repeat(depth), "}".repeat(depth));
    let json = post(&simulator, PATH).bearer_auth("t").header("content-type", "application/json");
    assert_eq!(answer(json.body(nested(100_000))).await.0, 400);
    alive(&simulator).await;
}

#[tokio::test]
async fn of_what_contradicts_itself_one_counts_and_that_is_told() {
    let simulator = Simulator::builder().token("right").start().await.unwrap();
    let path = format!("{PATH}?message_type=A&messaging_type=UPDATE&access_token=wrong");
    let (status, told) = send_with(&simulator, &path, "right", &hello()).await;
    assert_eq!(status, 200, "{told}");
    assert_eq!(simulator.messages()[0].body()["messaging_type"], "RESPONSE");
    let path = format!("{PATH}?access_token=wrong");
    let mut body = hello();
    body["access_token"] = json!("right");
    let refused = answer(post(&simulator, &path).json(&body)).await;
    assert_eq!(refusal(&refused).1, 190);
    let rules = refused.1["error"]["error_data"]["violations"].to_string();
    assert!(rules.contains("wire.two_tokens"), "{rules}");
    assert!(!refused.1.to_string().contains("wrong"));
}

#[tokio::test]
async fn a_method_that_is_none_is_told_so() {
    let simulator = Simulator::start().await.unwrap();
    for method in ["fly", "", "get post", &"x".repeat(100_000)] {
        for request in [
            form(&simulator, format!("{RECIPIENT}&method={method}")),
            post(&simulator, PATH).bearer_auth("t").json(&json!({ "method": method })),
        ] {
            let answer = answer(request).await;
            let (status, code, _, message) = refusal(&answer);
            assert_eq!((status, code), (400, 100), "{message}");
            assert!(message.starts_with("Unsupported request - method type:"), "{message}");
            assert!(message.len() < 200, "{message}");
        }
    }
    let by_get = format!("{}{PATH}?{RECIPIENT}&method=POST&access_token=t", simulator.url());
    assert_eq!(answer(Client::new().get(by_get)).await.0, 200);
    let fields = "/101/messenger_profile?method=delete&fields[0]=greeting";
    assert_eq!(
        answer(post(&simulator, fields).bearer_auth("t")).await.1,
        json!({ "result": "success" })
    );
    let item =
        json!({ "method": "GET", "relative_url": format!("me/messages?method=post&{RECIPIENT}") });
    let odd = json!({ "method": "GET", "relative_url": "me/messages?method=fly" });
    let (_, answers) = send(&simulator, "/", &json!({ "batch": [item, odd] })).await;
    assert_eq!((&answers[0]["code"], &answers[1]["code"]), (&json!(200), &json!(400)));
}

#[tokio::test]
async fn ids_without_end_are_refused() {
    let simulator = Simulator::start().await.unwrap();
    let ids = "7,".repeat(100_000);
    let form = [("ids", ids.as_str()), ("method", "get"), ("access_token", "t")];
    let refused = answer(post(&simulator, "/v26.0/").form(&form)).await;
    assert!(refusal(&refused).3.contains("IDs") || refusal(&refused).3.contains("identifier"));
    let mut many = vec!["7"; 50_000];
    many.push("8");
    let body = json!({ "ids": many, "method": "get" });
    let refused = send(&simulator, "/v26.0/", &body).await;
    assert!(refusal(&refused).3.contains("Too many IDs"));
    alive(&simulator).await;
}

#[tokio::test]
async fn of_objects_and_lists_without_end_none_is_read() {
    let simulator = Simulator::builder().page("101").start().await.unwrap();
    let deep = format!("{}1{}", r#"{"a":"#.repeat(60), "}".repeat(60));
    let many = vec![deep; 2000].join(",");
    let batch = vec![r#"{"a":1}"#; 1_500_000].join(",");
    let whole = hello().to_string();
    let beside = whole.strip_suffix('}').unwrap();
    for (path, kind, body) in [
        (PATH, "application/json", format!(r#"{beside},"x":[{many}]}}"#)),
        (PATH, "application/json", format!("[{many}]")),
        (PATH, FORM, format!(r#"recipient={{"id":"7"}}&message={{"text":"a","x":[{many}]}}"#)),
        ("/v26.0/", "application/json", format!(r#"{{"batch":[{batch}]}}"#)),
        ("/v26.0/", FORM, format!("batch=[{batch}]")),
    ] {
        let began = Instant::now();
        let request = post(&simulator, path).bearer_auth("t").header("content-type", kind);
        let refused = answer(request.body(body)).await;
        assert_eq!((refusal(&refused).0, refusal(&refused).1), (400, 100), "{path} {kind}");
        assert!(began.elapsed() < Duration::from_secs(20), "{path} {kind}");
    }
    assert!(simulator.messages().is_empty());
    alive(&simulator).await;
}

fn many(pair: impl FnMut(u32) -> String) -> String {
    (0..60_000).map(pair).collect::<Vec<_>>().join("&")
}

async fn alive(simulator: &Simulator) {
    assert_eq!(send(simulator, PATH, &hello()).await.0, 200);
}

async fn send_with(simulator: &Simulator, path: &str, token: &str, body: &Value) -> (u16, Value) {
    answer(post(simulator, path).bearer_auth(token).json(body)).await
}

fn form(simulator: &Simulator, body: String) -> RequestBuilder {
    post(simulator, PATH).bearer_auth("t").header("content-type", FORM).body(body)
}
