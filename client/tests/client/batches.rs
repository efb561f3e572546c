//! Several messages in one call.
#![expect(clippy::indexing_slicing, reason = "a test ends at the first surprise")]

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use sendapi::{
    Account, Batch, Client, Delivery, Error, ErrorKind, Instagram, Message, Messenger, Rates,
    Receipt, Retry, Token,
};
use serde_json::{Value, json};

use crate::server::{Answer, Server, answer, json};
use crate::{TOKEN, page, page_with};

type Outcomes = Vec<Result<Receipt, Error>>;

fn to(person: usize, text: &str) -> Message<'static> {
    let json = json!({ "recipient": { "id": person.to_string() }, "message": { "text": text } });
    Message::<Messenger>::from_json(&json.to_string()).unwrap()
}

fn typing(person: usize) -> Message<'static> {
    let json = json!({ "recipient": { "id": person.to_string() }, "sender_action": "typing_on" });
    Message::<Messenger>::from_json(&json.to_string()).unwrap()
}

fn several(count: usize) -> Batch {
    Batch::of((1..=count).map(|person| to(person, "Hello"))).unwrap()
}

/// Messages 0, 1 and 2, each of which depends on the one before it, and 3, which does not.
fn chain_and_one() -> Batch {
    let mut batch = Batch::new();
    batch.add(&typing(1)).unwrap().then(&to(1, "One")).unwrap().then(&to(1, "Two")).unwrap();
    batch.add(&to(2, "Three")).unwrap();
    batch
}

fn sent(number: usize) -> Value {
    entry(200, &json!({ "message_id": format!("m_{number}") }))
}

fn refused(status: u16, code: u32) -> Value {
    let error =
        json!({ "code": code, "message": "no", "type": "OAuthException", "fbtrace_id": "A" });
    entry(status, &json!({ "error": error }))
}

fn entry(code: u16, body: &Value) -> Value {
    json!({ "code": code, "body": body.to_string() })
}

fn answers(entries: &[Value]) -> Answer {
    json("200 OK", &Value::from(entries).to_string())
}

fn quick() -> Retry {
    Retry::default().first_wait(Duration::from_millis(1))
}

/// The outcomes, and the bodies of the requests that it took.
async fn outcomes(
    batch: Batch,
    retry: Retry,
    answers: impl IntoIterator<Item = Answer>,
) -> (Outcomes, Vec<String>) {
    let server = Server::start(Answer::in_turn(answers)).await;
    let outcomes = page_with(server.url(), retry).send_batch(batch).await.unwrap();
    (outcomes, server.bodies())
}

fn ids(outcomes: &[Result<Receipt, Error>]) -> Vec<Option<&str>> {
    outcomes.iter().map(|outcome| outcome.as_ref().ok().and_then(Receipt::message_id)).collect()
}

fn told(outcomes: &[Result<Receipt, Error>]) -> Vec<Option<(ErrorKind, Delivery, u32)>> {
    let told = |error: &Error| (error.kind(), error.delivery(), error.attempts());
    outcomes.iter().map(|outcome| outcome.as_ref().err().map(told)).collect()
}

/// The parameters of a form.
fn form(body: &str) -> BTreeMap<String, String> {
    form_urlencoded::parse(body.as_bytes()).into_owned().collect()
}

fn items(body: &str) -> Vec<Value> {
    serde_json::from_str(&form(body)["batch"]).unwrap()
}

/// The texts of the items, or what they do.
fn texts(body: &str) -> Vec<String> {
    let text = |item: &Value| {
        let parameters = form(item["body"].as_str().unwrap());
        let Some(message) = parameters.get("message") else {
            return parameters["sender_action"].clone();
        };
        let message: Value = serde_json::from_str(message).unwrap();
        message["text"].as_str().unwrap().to_owned()
    };
    items(body).iter().map(text).collect()
}

#[tokio::test]
async fn messages_go_in_one_call_and_come_back_in_their_order() {
    let server = Server::start(answers(&[sent(0), sent(1), sent(2)])).await;
    let outcomes = page(server.url()).send_batch(several(3)).await.unwrap();
    assert_eq!(ids(&outcomes), ["m_0", "m_1", "m_2"].map(Some));
    let requests = server.requests();
    assert_eq!(requests.len(), 1);
    let (head, body) = requests[0].split_once("\r\n\r\n").unwrap();
    assert!(head.starts_with("POST /v27.0 HTTP/1.1\r\n"), "{head}");
    assert!(head.contains(&format!(": Bearer {TOKEN}\r\n")), "{head}");
    assert_eq!(form(body)["access_token"], TOKEN);
    let item = |person| {
        let body = format!(
            "message=%7B%22text%22%3A%22Hello%22%7D&messaging_type=RESPONSE&recipient=%7B%22id%22%3A%22{person}%22%7D"
        );
        json!({ "method": "POST", "relative_url": "v27.0/123/messages", "body": body })
    };
    assert_eq!(items(body), [item(1), item(2), item(3)]);
}

#[tokio::test]
async fn the_proof_goes_along_once() {
    let server = Server::start(answers(&[sent(0), sent(1)])).await;
    let client = Client::builder().base_url(server.url()).app_secret("0123abcd").build().unwrap();
    client.page("123", TOKEN).send_batch(several(2)).await.unwrap();
    let body = &server.bodies()[0];
    assert_eq!(form(body)["appsecret_proof"].len(), 64);
    assert_eq!(body.matches("appsecret_proof").count(), 1);
}

#[tokio::test]
async fn dependent_messages_are_tied_by_names() {
    let (outcomes, bodies) =
        outcomes(chain_and_one(), Retry::NEVER, [answers(&[sent(0), sent(1), sent(2), sent(3)])])
            .await;
    assert_eq!(ids(&outcomes), ["m_0", "m_1", "m_2", "m_3"].map(Some));
    let ties = |item: &Value| {
        ["name", "depends_on", "omit_response_on_success"].map(|member| item[member].clone())
    };
    let ties: Vec<_> = items(&bodies[0]).iter().map(ties).collect();
    let null = Value::Null;
    assert_eq!(
        ties,
        [
            [json!("m0"), null.clone(), json!(false)],
            [json!("m1"), json!("m0"), json!(false)],
            [null.clone(), json!("m1"), null.clone()],
            [null.clone(), null.clone(), null.clone()],
        ]
    );
}

#[tokio::test]
async fn what_a_person_wrote_is_no_reference_to_another_answer() {
    let text = "{result=m0:$.message_id}";
    let batch = Batch::of([to(1, text), to(2, "Hello")]).unwrap();
    let (_, bodies) = outcomes(batch, Retry::NEVER, [answers(&[sent(0), sent(1)])]).await;
    assert_eq!(texts(&bodies[0]), [text, "Hello"]);
    let escaped = form(items(&bodies[0])[0]["body"].as_str().unwrap());
    assert!(escaped.values().all(|value| !value.contains("{result=")), "{escaped:?}");
}

#[tokio::test]
async fn each_outcome_is_that_of_its_message() {
    let entries = [
        sent(0),
        refused(400, 551),
        Value::Null,
        refused(400, 10),
        entry(503, &json!("")),
        json!({ "code": 200, "body": "<html>" }),
        json!("odd"),
        refused(200, 36_000),
        json!({ "code": 500, "body": r#"{"error":{"type":"OAuthException","fbtrace_id":"A","code":1,"error_subcode":1357046}}"# }),
        sent(9),
    ];
    let (outcomes, bodies) = outcomes(several(10), Retry::NEVER, [answers(&entries)]).await;
    assert_eq!(bodies.len(), 1);
    let mut wanted = [None; 10];
    (wanted[0], wanted[9]) = (Some("m_0"), Some("m_9"));
    assert_eq!(ids(&outcomes), wanted);
    assert_eq!(
        told(&outcomes),
        [
            None,
            Some((ErrorKind::Graph, Delivery::NotSent, 1)),
            Some((ErrorKind::Unfinished, Delivery::Unknown, 1)),
            Some((ErrorKind::Graph, Delivery::NotSent, 1)),
            Some((ErrorKind::Unreadable, Delivery::Unknown, 1)),
            Some((ErrorKind::Unreadable, Delivery::Unknown, 1)),
            Some((ErrorKind::Unreadable, Delivery::Unknown, 1)),
            Some((ErrorKind::Graph, Delivery::NotSent, 1)),
            Some((ErrorKind::Graph, Delivery::Delivered, 1)),
            None,
        ]
    );
    let errors: Vec<_> = outcomes.iter().map(|outcome| outcome.as_ref().err()).collect();
    assert!(errors[1].unwrap().is_recipient_unavailable());
    assert_eq!(errors[1].unwrap().status(), Some(400));
    assert_eq!(errors[6].unwrap().raw_body(), Some(&b"\"odd\""[..]));
    for (number, words) in [
        (
            1,
            "the person is not receiving messages from this account (551); the message was not sent; the platform says: no",
        ),
        (2, "platform did not finish the message in time; the message may have been sent"),
        (
            6,
            "answer does not tell what became of this message of the batch: the entry is neither `null` nor an object with a `code`; the message may have been sent",
        ),
    ] {
        assert_eq!(errors[number].unwrap().to_string(), words);
    }
}

#[tokio::test]
async fn a_failed_parent_is_named_and_its_children_were_not_sent() {
    let entries = [refused(400, 551), Value::Null, Value::Null, sent(3)];
    let (outcomes, _) = outcomes(chain_and_one(), quick(), [answers(&entries)]).await;
    let child = Some((ErrorKind::ParentFailed, Delivery::NotSent, 1));
    let parent = Some((ErrorKind::Graph, Delivery::NotSent, 1));
    assert_eq!(told(&outcomes), [parent, child, child, None]);
    let error = outcomes[2].as_ref().unwrap_err();
    assert_eq!((error.failed_parent(), error.is_transient()), (Some(0), false));
    assert_eq!(
        error.to_string(),
        "message 1 of the batch failed, which this one depends on; the message was not sent"
    );
}

#[tokio::test]
async fn places_are_those_in_the_batch() {
    let mut batch = several(2);
    batch.add(&to(3, "a")).unwrap().then(&to(3, "b")).unwrap().then(&to(3, "c")).unwrap();
    let entries = [sent(0), sent(1), sent(2), refused(400, 551), Value::Null];
    let (outcomes, _) = outcomes(batch, Retry::NEVER, [answers(&entries)]).await;
    assert_eq!(outcomes[4].as_ref().unwrap_err().failed_parent(), Some(3));
}

#[tokio::test]
async fn a_child_of_which_nobody_knows_is_unknown() {
    for parent in [Value::Null, refused(200, 551), json!(7), json!({ "code": 200, "body": "?" })] {
        let entries = [parent.clone(), Value::Null, Value::Null, sent(3)];
        let (outcomes, bodies) = outcomes(chain_and_one(), quick(), [answers(&entries)]).await;
        let unfinished = Some((ErrorKind::Unfinished, Delivery::Unknown, 1));
        assert_eq!(told(&outcomes)[1..], [unfinished, unfinished, None], "{parent}");
        assert_eq!(bodies.len(), 1);
    }
}

#[tokio::test]
async fn only_what_surely_was_not_sent_is_tried_again_in_a_smaller_batch() {
    let first =
        [sent(0), refused(500, 1200), Value::Null, refused(400, 551), refused(500, 1200), sent(5)];
    let second = [refused(400, 10), refused(400, 10)];
    let numbered = (0..6).map(|number| to(number + 1, &format!("text {number}")));
    let batch = Batch::of(numbered).unwrap();
    let (outcomes, bodies) = outcomes(batch, quick(), [answers(&first), answers(&second)]).await;
    assert_eq!(bodies.len(), 2);
    // Those that do not depend on each other wait for different times, and go in the order in which they are ready.
    let mut again = texts(&bodies[1]);
    again.sort();
    assert_eq!(again, ["text 1", "text 4"]);
    assert_eq!(ids(&outcomes), [Some("m_0"), None, None, None, None, Some("m_5")], "{outcomes:?}");
    let attempts: Vec<_> = told(&outcomes).into_iter().flatten().map(|told| told.2).collect();
    assert_eq!(attempts, [2, 1, 1, 2]);
}

#[tokio::test]
async fn one_that_is_left_goes_alone() {
    let first = [sent(0), refused(500, 1200)];
    let alone = json("200 OK", r#"{"message_id":"m_1"}"#);
    let (outcomes, bodies) = outcomes(several(2), quick(), [answers(&first), alone]).await;
    assert_eq!(ids(&outcomes), ["m_0", "m_1"].map(Some));
    assert!(bodies[1].starts_with(r#"{"recipient":{"id":"2"}"#), "{}", bodies[1]);
}

#[tokio::test]
async fn a_parent_and_its_children_are_tried_again_together() {
    let first = [refused(500, 1200), Value::Null, Value::Null, sent(3)];
    let second = [sent(0), refused(500, 1200), Value::Null];
    let third = [sent(1), sent(2)];
    let (outcomes, bodies) =
        outcomes(chain_and_one(), quick(), [&first[..], &second, &third].map(answers)).await;
    assert_eq!(ids(&outcomes), ["m_0", "m_1", "m_2", "m_3"].map(Some));
    assert_eq!(texts(&bodies[1]), ["typing_on", "One", "Two"]);
    assert_eq!(texts(&bodies[2]), ["One", "Two"]);
    assert_eq!(items(&bodies[2])[0]["depends_on"], Value::Null);
}

#[tokio::test]
async fn tries_end_for_parents_and_children() {
    let busy = answers(&[refused(500, 1200), Value::Null, Value::Null, sent(3)]);
    let again = answers(&[refused(500, 1200), Value::Null, Value::Null]);
    let (outcomes, bodies) = outcomes(chain_and_one(), quick(), [busy, again]).await;
    assert_eq!(bodies.len(), 4);
    let child = Some((ErrorKind::ParentFailed, Delivery::NotSent, 4));
    let parent = Some((ErrorKind::Graph, Delivery::NotSent, 4));
    assert_eq!(told(&outcomes), [parent, child, child, None]);
}

#[tokio::test]
async fn the_risk_can_be_taken_and_an_open_outcome_stays_open() {
    let first = [Value::Null, Value::Null, Value::Null, sent(3)];
    let second = [refused(400, 551), Value::Null, Value::Null];
    let (outcomes, bodies) =
        outcomes(chain_and_one(), quick().risking_duplicates(), [&first[..], &second].map(answers))
            .await;
    assert_eq!(texts(&bodies[1]), ["typing_on", "One", "Two"]);
    let child = Some((ErrorKind::ParentFailed, Delivery::Unknown, 2));
    let parent = Some((ErrorKind::Graph, Delivery::Unknown, 2));
    assert_eq!(told(&outcomes), [parent, child, child, None]);
}

#[tokio::test]
async fn a_whole_that_fails_is_the_failure_of_each() {
    let (not_sent, unknown) = (Delivery::NotSent, Delivery::Unknown);
    for (whole, kind, delivery) in [
        (Answer::CloseWithout, ErrorKind::Interrupted, unknown),
        (answer("502 Bad Gateway", "", "<html>"), ErrorKind::Unreadable, unknown),
        (answer("404 Not Found", "", "no route"), ErrorKind::Unreadable, not_sent),
        (
            json(
                "400 Bad Request",
                r#"{"error":{"type":"OAuthException","fbtrace_id":"A","code":190}}"#,
            ),
            ErrorKind::Graph,
            not_sent,
        ),
        (
            json("200 OK", r#"{"error":{"type":"OAuthException","fbtrace_id":"A","code":100}}"#),
            ErrorKind::Graph,
            not_sent,
        ),
        (json("200 OK", r#"{"error":{"code":100}}"#), ErrorKind::Graph, unknown),
        (
            json(
                "400 Bad Request",
                r#"{"error":{"type":"OAuthException","fbtrace_id":"A","code":999999}}"#,
            ),
            ErrorKind::Graph,
            not_sent,
        ),
        (
            json("500 Oh", r#"{"error":{"type":"OAuthException","fbtrace_id":"A","code":999999}}"#),
            ErrorKind::Graph,
            unknown,
        ),
        (
            json("500 Oh", r#"{"error":{"type":"OAuthException","fbtrace_id":"A","code":2}}"#),
            ErrorKind::Graph,
            unknown,
        ),
        (json("500 Oh", r#"{"error":{"message":"upstream"}}"#), ErrorKind::Graph, unknown),
        (
            json(
                "500 Oh",
                r#"{"error":{"type":"OAuthException","fbtrace_id":"A","code":1,"error_subcode":1357046}}"#,
            ),
            ErrorKind::Graph,
            unknown,
        ),
        (json("200 OK", "{}"), ErrorKind::Unreadable, unknown),
        (json("200 OK", r#"{"message_id":"m_1"}"#), ErrorKind::Unreadable, unknown),
        (json("200 OK", "[null,null,null]"), ErrorKind::Unreadable, unknown),
        (json("400 Bad Request", "[]"), ErrorKind::Unreadable, unknown),
    ] {
        let (outcomes, bodies) = outcomes(several(2), quick(), [whole]).await;
        let expected = Some((kind, delivery, 1));
        assert_eq!(told(&outcomes), [expected, expected], "{outcomes:?}");
        assert_eq!(bodies.len(), 1);
    }
}

#[tokio::test]
async fn an_answer_of_the_wrong_length_says_so() {
    let (outcomes, _) =
        outcomes(several(2), quick(), [answers(&[sent(0), sent(1), sent(2)])]).await;
    let error = outcomes[0].as_ref().unwrap_err();
    assert_eq!(error.cause().unwrap().to_string(), "3 answers to a batch of 2 messages");
    assert!(error.raw_body().unwrap().starts_with(b"[{"));
}

#[tokio::test]
async fn the_token_shows_nowhere() {
    let batch = several(2);
    assert!(!format!("{batch:?}").contains(TOKEN));
    let entry = json!([{ "code": 400, "body": TOKEN }, TOKEN]).to_string();
    for answer in [Answer::Echo, json("200 OK", &entry)] {
        let (outcomes, _) = outcomes(several(2), Retry::NEVER, [answer]).await;
        for outcome in outcomes {
            let error = outcome.unwrap_err();
            let source = error.cause().unwrap();
            let body = String::from_utf8_lossy(error.raw_body().unwrap_or_default());
            let shown = format!("{error} {error:?} {source} {source:?} {body}");
            assert!(!shown.contains(TOKEN), "{shown}");
        }
    }
}

#[tokio::test]
async fn a_whole_that_is_refused_says_so() {
    let refusal = json(
        "400 Bad Request",
        r#"{"error":{"type":"OAuthException","fbtrace_id":"A","code":100}}"#,
    );
    let (outcomes, _) = outcomes(several(2), quick(), [refusal]).await;
    let refused = outcomes[1].as_ref().unwrap_err();
    assert_eq!(
        refused.to_string(),
        format!(
            "the whole batch was refused, {} (100); the message was not sent",
            refused.explain().unwrap().meaning()
        )
    );
}

#[tokio::test]
async fn no_connection_and_no_answer() {
    let unused = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", unused.local_addr().unwrap());
    drop(unused);
    let outcomes = page_with(url, quick()).send_batch(several(2)).await.unwrap();
    assert_eq!(told(&outcomes), [Some((ErrorKind::Connect, Delivery::NotSent, 4)); 2]);

    let server = Server::start(Answer::Never).await;
    let client = Client::builder().base_url(server.url()).timeout(Duration::from_millis(100));
    let page = client.retry(quick()).build().unwrap().page("123", TOKEN);
    let outcomes = page.send_batch(several(2)).await.unwrap();
    assert_eq!(told(&outcomes), [Some((ErrorKind::Timeout, Delivery::Unknown, 1)); 2]);
}

#[tokio::test]
async fn a_whole_that_is_limited_is_tried_again_after_one_has_found_out() {
    let limited = answer(
        "429 Too Many",
        "retry-after: 1\r\n",
        r#"{"error":{"type":"OAuthException","fbtrace_id":"A","code":4}}"#,
    );
    let (began, batch) = (Instant::now(), several(3));
    // One finds out whether the platform takes it again, and the others follow.
    let alone = json("200 OK", r#"{"message_id":"m_0"}"#);
    let (outcomes, bodies) =
        outcomes(batch, quick(), [limited, alone, answers(&[sent(1), sent(2)])]).await;
    let mut ids = ids(&outcomes);
    ids.sort_unstable();
    assert_eq!(ids, ["m_0", "m_1", "m_2"].map(Some));
    assert_eq!((bodies.len(), items(&bodies[2]).len()), (3, 2));
    assert!(began.elapsed() >= Duration::from_secs(1));
}

#[tokio::test]
async fn headers_of_an_item_are_heeded() {
    let limited = json!({
        "code": 400,
        "headers": [{ "name": "Retry-After", "value": "600" }],
        "body": r#"{"error":{"type":"OAuthException","fbtrace_id":"A","code":613}}"#,
    });
    let server = Server::start(answers(&[sent(0), limited])).await;
    let client =
        Client::builder().base_url(server.url()).rates(Rates::default().patience(Duration::ZERO));
    let page = client.build().unwrap().page("123", TOKEN);
    let outcomes = page.send_batch(several(2)).await.unwrap();
    // Which of the two met it is open.
    let error = outcomes.iter().find_map(|outcome| outcome.as_ref().err()).unwrap();
    assert_eq!((error.retry_after(), error.attempts()), (Some(Duration::from_secs(10 * 60)), 1));
    let error = page.send(&crate::hello()).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Throttled);
}

/// How many messages each call had, and when it came, in a batch of this many texts or videos.
async fn calls_of(batch: Batch, rates: Rates) -> Vec<usize> {
    let all = answers(&vec![sent(0); 50]);
    let server = Server::start(all).await;
    let client = Client::builder().base_url(server.url()).retry(Retry::NEVER);
    let page = client.rates(rates).build().unwrap().page("123", TOKEN);
    page.send_batch(batch).await.unwrap();
    server.bodies().iter().map(|body| body.matches("relative_url").count().max(1)).collect()
}

#[tokio::test]
async fn a_batch_goes_in_calls_as_large_as_the_rates_let_go_together() {
    let began = Instant::now();
    let sizes = calls_of(several(50), Rates::default().messages_per_second(20)).await;
    assert_eq!(sizes, [20, 20, 10]);
    assert!(began.elapsed() > Duration::from_secs(2), "{:?}", began.elapsed());
    assert_eq!(calls_of(several(50), Rates::default()).await, [50]);
}

#[tokio::test]
async fn a_batch_of_videos_keeps_to_their_rate() {
    let video = |person: usize| {
        let media = r#"{"type":"video","payload":{"attachment_id":"7"}}"#;
        let json =
            format!(r#"{{"recipient":{{"id":"{person}"}},"message":{{"attachment":{media}}}}}"#);
        Message::<Messenger>::from_json(&json).unwrap()
    };
    let began = Instant::now();
    let sizes = calls_of(Batch::of((1..=30).map(video)).unwrap(), Rates::default()).await;
    assert_eq!(sizes, [10, 10, 10]);
    assert!(began.elapsed() > Duration::from_secs(2), "{:?}", began.elapsed());
}

#[tokio::test]
async fn a_chain_that_the_rates_never_let_go_together_is_refused() {
    let server = Server::start(answers(&[])).await;
    let rates = Rates::default().messages_per_second(2);
    let client = Client::builder().base_url(server.url()).rates(rates).build().unwrap();
    let outcomes = client.page("123", TOKEN).send_batch(chain_and_one()).await.unwrap();
    let error = outcomes[0].as_ref().unwrap_err();
    assert_eq!(
        error.to_string(),
        "chain has 3 messages, of which the account's rates let 2 go together: cut it into shorter ones, or \
         raise the rates"
    );
    assert_eq!((error.kind(), error.delivery()), (ErrorKind::Setup, Delivery::NotSent));
}

#[tokio::test]
async fn a_new_token_is_asked_for_once_for_all() {
    let expired = json(
        "400 Bad Request",
        r#"{"error":{"type":"OAuthException","fbtrace_id":"A","code":190,"error_subcode":463}}"#,
    );
    let done = answers(&[sent(0), sent(1)]);
    let server = Server::start(Answer::in_turn([expired, done])).await;
    let asked = Arc::new(AtomicUsize::new(0));
    let counter = Arc::clone(&asked);
    let token = Token::provider(move || {
        let number = counter.fetch_add(1, Ordering::Relaxed);
        async move { Ok::<_, std::io::Error>(format!("EAABtoken-{number}")) }
    });
    let page = Client::builder().base_url(server.url()).build().unwrap().page("123", token);
    let words = ["One", "Two"];
    let batch = Batch::of([to(1, "One"), to(2, "Two")]).unwrap();
    let outcomes = page.send_batch(batch).await.unwrap();
    // They go again in the order in which they are ready; each gets the answer that stands at its place.
    let again = texts(&server.bodies()[1]);
    let place = |word: &str| again.iter().position(|text| text == word).unwrap();
    assert_eq!(ids(&outcomes), words.map(|word| ["m_0", "m_1"][place(word)]).map(Some));
    let tokens: Vec<_> =
        server.bodies().iter().map(|body| form(body)["access_token"].clone()).collect();
    assert_eq!(tokens, ["EAABtoken-0", "EAABtoken-1"]);
    assert_eq!(asked.load(Ordering::Relaxed), 2);
}

#[tokio::test]
async fn a_batch_has_1_to_50_messages_that_keep_the_rules() {
    let server = Server::start(json("200 OK", "[]")).await;
    let error = page(server.url()).send_batch(Batch::new()).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Setup);
    assert_eq!(error.to_string(), "batch has no messages, add 1 to 50");

    let mut batch = several(Batch::<Messenger>::MOST);
    let error = batch.add(&to(51, "Hello")).unwrap_err();
    assert_eq!(
        error.to_string(),
        "batch has 50 messages, the most that go in one call, put this one into another"
    );
    assert_eq!((error.kind(), batch.len()), (ErrorKind::Setup, 50));
    assert!(Batch::of((1..=51).map(|person| to(person, "Hello"))).is_err());

    let mut batch = several(49);
    assert!(batch.add(&to(50, "a")).unwrap().then(&to(50, "b")).is_err());
    let bad = sendapi::Circular::new(&to(1, "Hello")).unwrap().to("no-id");
    let mut batch = several(1);
    assert_eq!(batch.add(&bad).unwrap_err().kind(), ErrorKind::Invalid);
    assert_eq!(batch.len(), 1);
    assert_eq!(server.connections(), 0);
}

#[tokio::test]
async fn instagram_login_has_no_batches() {
    let server = Server::start(json("200 OK", "[]")).await;
    let client = Client::builder().base_url(server.url()).build().unwrap();
    let json = r#"{"recipient":{"id":"1"},"message":{"text":"Hello"}}"#;
    let message = Message::<Instagram>::from_json(json).unwrap();
    let account = client.instagram_login("17841400000000001", "IGAAexample");
    let error = account.send_batch(Batch::of([&message]).unwrap()).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Setup);
    assert_eq!(
        error.to_string(),
        "accounts with Instagram login cannot send batches, send these messages singly: with `send`, or \
         with `send_all` without `in_batches`"
    );
    let mut sending = account.send_all([&message]).in_batches(50);
    let outcome = sending.next().await.unwrap();
    assert_eq!(outcome.result.unwrap_err().kind(), ErrorKind::Setup);
    assert!(account.send_all([&message]).in_batches(1).next().await.unwrap().result.is_err());
    assert_eq!(server.connections(), 1);

    let by_its_page: Account<Instagram> = client.instagram("123", TOKEN);
    let both = Batch::of([&message, &message]).unwrap();
    assert!(by_its_page.send_batch(both).await.is_ok());
}

#[tokio::test]
async fn the_future_may_be_spawned() {
    let server = Server::start(answers(&[sent(0), sent(1)])).await;
    let outcomes = tokio::spawn(page(server.url()).send_batch(several(2))).await.unwrap().unwrap();
    assert_eq!(ids(&outcomes), ["m_0", "m_1"].map(Some));
}
