//! Messages that are sent at most once, by the word of whoever keeps account of them.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;

use sendapi::{
    Account, Begin, Client, ClientBuilder, Delivery, ErrorKind, Message, MessageKind, Messenger,
    PreparedMessage, Rates, Retry, Token,
};

use crate::server::{Answer, Server, json};
use crate::{TOKEN, hello};

const RECEIPT: &str = r#"{"recipient_id":"1008","message_id":"m_1"}"#;
const SHORT: Duration = Duration::from_millis(50);

fn client(server: &Server) -> ClientBuilder {
    Client::builder().base_url(server.url()).retry(Retry::default())
}

fn page(server: &Server) -> Account {
    client(server).build().unwrap().page("123", TOKEN)
}

fn prepared() -> PreparedMessage {
    PreparedMessage::new(&hello()).unwrap()
}

fn refused(status: &str, code: u64) -> Answer {
    let body = format!(r#"{{"error":{{"type":"OAuthException","fbtrace_id":"A","code":{code}}}}}"#);
    json(status, &body)
}

#[tokio::test]
async fn nothing_leaves_before_it_is_said() {
    let server = Server::start(json("200 OK", RECEIPT)).await;
    let (asked, says) = tokio::sync::oneshot::channel();
    let (wait, waited) = tokio::sync::oneshot::channel();
    let begin = || async move {
        asked.send(()).unwrap();
        waited.await.unwrap();
        Begin::post()
    };
    let message = prepared();
    let sending = tokio::spawn(page(&server).send_once(&message, begin));
    says.await.unwrap();
    tokio::time::sleep(SHORT).await;
    assert_eq!((server.requests().len(), server.connections()), (0, 0));
    wait.send(()).unwrap();
    assert_eq!(sending.await.unwrap().unwrap().message_id(), Some("m_1"));
    let requests = server.requests();
    let [request] = &requests[..] else { panic!("{requests:?}") };
    assert!(request.ends_with(message.as_json()), "{request}");
}

#[tokio::test]
async fn what_is_not_to_begin_is_not_sent() {
    let server = Server::start(json("200 OK", RECEIPT)).await;
    let error = page(&server).send_once(&prepared(), || async { Begin::not() }).await.unwrap_err();
    assert_eq!((error.kind(), error.delivery()), (ErrorKind::Stopped, Delivery::NotSent));
    assert!(server.requests().is_empty());
}

#[tokio::test]
async fn it_is_asked_once_more_when_there_is_a_connection() {
    let server = Server::start(json("200 OK", RECEIPT).after(4 * SHORT)).await;
    // The second waits for the connection of the first.
    let page = client(&server).connections(1).build().unwrap().page("123", TOKEN);
    let may = Arc::new(AtomicBool::new(true));
    let asked = Arc::new(AtomicUsize::new(0));
    let begin = || {
        let (may, asked) = (Arc::clone(&may), Arc::clone(&asked));
        || async {
            Begin::post_while(move || {
                asked.fetch_add(1, Ordering::Relaxed);
                may.load(Ordering::Relaxed)
            })
        }
    };
    let first = tokio::spawn(page.send_once(&prepared(), begin()));
    tokio::time::sleep(SHORT).await;
    let second = tokio::spawn(page.send_once(&prepared(), begin()));
    tokio::time::sleep(SHORT).await;
    assert_eq!(asked.load(Ordering::Relaxed), 1, "the second has no connection yet");
    may.store(false, Ordering::Relaxed);
    assert_eq!(first.await.unwrap().unwrap().message_id(), Some("m_1"));
    let error = second.await.unwrap().unwrap_err();
    assert_eq!((error.kind(), error.delivery()), (ErrorKind::Stopped, Delivery::NotSent));
    assert_eq!((asked.load(Ordering::Relaxed), server.requests().len()), (2, 1));
    // The connection that it did not use is none the worse, or there is another.
    may.store(true, Ordering::Relaxed);
    assert!(page.send_once(&prepared(), begin()).await.is_ok());
}

#[tokio::test]
async fn it_is_posted_once_whatever_the_answer_is() {
    for (answer, delivery) in [
        (refused("400 Bad Request", 613), Delivery::NotSent),
        (refused("500 Internal Server Error", 1200), Delivery::NotSent),
        (refused("500 Internal Server Error", 2), Delivery::Unknown),
        (Answer::CloseWithout, Delivery::Unknown),
    ] {
        let server = Server::start(answer).await;
        let often = Retry::default().risking_duplicates().tries(9);
        let sending = page(&server).send_once(&prepared(), || async { Begin::post() });
        let error = sending.retry(often).await.unwrap_err();
        assert_eq!((error.delivery(), error.attempts()), (delivery, 1), "{error}");
        assert_eq!(server.requests().len(), 1, "{error}");
    }
}

#[tokio::test]
async fn a_token_that_was_refused_is_replaced_without_beginning_again() {
    let refused = refused("401 Unauthorized", 190);
    let server = Server::start(Answer::in_turn([refused, json("200 OK", RECEIPT)])).await;
    let given = AtomicUsize::new(0);
    let token = Token::provider(move || {
        let number = given.fetch_add(1, Ordering::Relaxed);
        async move { Ok::<_, std::io::Error>(format!("token-{number}")) }
    });
    let page = client(&server).build().unwrap().page("123", token);
    let count = Arc::new(AtomicUsize::new(0));
    let counting = Arc::clone(&count);
    let begin = || async move {
        counting.fetch_add(1, Ordering::Relaxed);
        Begin::post()
    };
    page.send_once(&prepared(), begin).await.unwrap();
    assert_eq!((count.load(Ordering::Relaxed), server.requests().len()), (1, 2));
}

#[tokio::test]
async fn what_stands_still_meanwhile_stays() {
    let server = Server::start(json("200 OK", RECEIPT)).await;
    let page = page(&server);
    let pausing = page.clone();
    let begin = || async move {
        pausing.pause(Duration::from_secs(600));
        Begin::post()
    };
    let error = page.send_once(&prepared(), begin).await.unwrap_err();
    assert_eq!((error.kind(), error.delivery()), (ErrorKind::Throttled, Delivery::NotSent));
    assert!(error.retry_after().is_some_and(|wait| wait > Duration::from_secs(590)), "{error}");
    // Who comes while it stands still does not begin.
    let begin = || async { panic!("it is not its turn") };
    let sending = page.send_once(&prepared(), begin).deadline(SHORT);
    assert_eq!(sending.await.unwrap_err().kind(), ErrorKind::Throttled);
    page.resume();
    assert!(page.send_once(&prepared(), || async { Begin::post() }).await.is_ok());
    assert_eq!(server.requests().len(), 1);
}

#[tokio::test]
async fn whoever_is_no_longer_waited_for_was_not_sent() {
    let server = Server::start(json("200 OK", RECEIPT)).await;
    let never = || async {
        std::future::pending::<()>().await;
        Begin::post()
    };
    let late = page(&server).send_once(&prepared(), never).deadline(SHORT).await.unwrap_err();
    assert_eq!((late.kind(), late.delivery()), (ErrorKind::Deadline, Delivery::NotSent));
    let dropped = page(&server).send_once(&prepared(), never);
    tokio::time::timeout(SHORT, dropped).await.unwrap_err();
    assert_eq!(server.connections(), 0);
}

#[test]
fn what_was_kept_is_checked_again_and_stays_as_it_was() {
    // Not as it is written here.
    let kept = r#"{ "message": {"text": "Gr\u00fc\u00df"}, "recipient": {"id": "1008"} }"#;
    let prepared = PreparedMessage::<Messenger>::from_json(kept).unwrap();
    assert_eq!(prepared.as_json(), kept);
    assert_eq!(prepared.recipient(), r#"{"id":"1008"}"#);
    for (kept, rule) in [
        (r#"{"recipient":{"id":"1008"},"message":{"text":""}}"#, "text.nonempty"),
        (r#"{"recipient":{"id":"1008"}"#, "json.syntax"),
        ("", "json.syntax"),
    ] {
        let invalid = PreparedMessage::<Messenger>::from_json(kept).unwrap_err();
        assert!(invalid.to_string().contains(rule), "{invalid}");
    }
}

#[test]
fn kinds_and_recipients_are_those_of_the_message() {
    let message = |recipient: &str, content: &str| {
        let json = format!(r#"{{"recipient":{recipient},"message":{content}}}"#);
        PreparedMessage::new(&Message::<Messenger>::from_json(&json).unwrap()).unwrap()
    };
    let video = r#"{"attachment":{"type":"video","payload":{"attachment_id":"7"}}}"#;
    for (prepared, kind, recipient) in [
        (message(r#"{"id":"1"}"#, r#"{"text":"a"}"#), MessageKind::Message, r#"{"id":"1"}"#),
        (message(r#"{"id":"1"}"#, video), MessageKind::Media, r#"{"id":"1"}"#),
        (
            message(r#"{"comment_id":"7_8"}"#, r#"{"text":"a"}"#),
            MessageKind::PrivateReply,
            r#"{"comment_id":"7_8"}"#,
        ),
    ] {
        assert_eq!((prepared.kind(), prepared.recipient()), (kind, recipient));
        assert!(!format!("{prepared:?}").contains("text"), "{prepared:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn what_went_elsewhere_counts() {
    let rates = Rates::default().private_replies_per_hour(10);
    let client = Client::builder().base_url("http://127.0.0.1:1").rates(rates).build().unwrap();
    let page = client.page("123", TOKEN);
    page.count_sent_elsewhere(MessageKind::PrivateReply, 10, Duration::from_secs(40 * 60));
    let json = r#"{"recipient":{"comment_id":"7_8"},"message":{"text":"a"}}"#;
    let reply = PreparedMessage::<Messenger>::from_json(json).unwrap();
    let begin = || async { Begin::not() };
    let waits = page.send_once(&reply, begin).deadline(Duration::from_secs(19 * 60)).await;
    assert_eq!(waits.unwrap_err().kind(), ErrorKind::Deadline);
    let goes = page.send_once(&reply, begin).deadline(Duration::from_secs(22 * 60)).await;
    assert_eq!(goes.unwrap_err().kind(), ErrorKind::Stopped, "its turn came");
    // Texts have a limit of their own.
    let error = page.send_once(&prepared(), begin).deadline(SHORT).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Stopped);
}
