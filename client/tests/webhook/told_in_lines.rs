//! The lines that `tracing_subscriber::fmt()` prints of a bot at work, without any setting.

#![cfg(feature = "tracing")]

use std::io;
use std::sync::{Arc, Mutex};

use sendapi::webhook::{Handshake, Inbox, Incoming, Verifier};
use sendapi::{Account, Accounts, Client, Retry, message};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

use crate::hearing::on_this_thread;
use crate::{builder, page, says, signature, webhook};

const RECEIPT: &str = r#"{"recipient_id":"7204418830956127","message_id":"m_answer"}"#;
const EXPIRED: &str = r#"{"error":{"message":"Session of Ada","type":"OAuthException","code":190,"error_subcode":463,"fbtrace_id":"AbC"}}"#;
const PERSON: &str = "7204418830956127";

/// What was printed.
#[derive(Clone, Default)]
struct Printed(Arc<Mutex<Vec<u8>>>);

impl Printed {
    /// The lines, without the time in front.
    fn lines(&self) -> Vec<String> {
        let text = String::from_utf8(self.0.lock().unwrap().clone()).unwrap();
        text.lines().map(|line| line.trim_start().to_owned()).collect()
    }
}

impl io::Write for Printed {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn listen(
    level: tracing_subscriber::filter::LevelFilter,
) -> (Printed, tracing::subscriber::DefaultGuard) {
    let printed = Printed::default();
    let into = printed.clone();
    let subscriber = tracing_subscriber::fmt()
        .with_max_level(level)
        .without_time()
        .with_ansi(false)
        .with_writer(move || into.clone())
        .finish();
    (printed, on_this_thread(subscriber))
}

const INFO: tracing_subscriber::filter::LevelFilter = tracing_subscriber::filter::LevelFilter::INFO;

/// A platform that answers every request with this.
async fn platform(status: &'static str, body: &'static str) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move {
        loop {
            let (mut stream, _) = listener.accept().await.unwrap();
            let mut bytes = [0; 4096];
            let _ = stream.read(&mut bytes).await.unwrap();
            let answer = format!(
                "HTTP/1.1 {status}\r\ncontent-type: application/json\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{body}",
                body.len()
            );
            stream.write_all(answer.as_bytes()).await.unwrap();
        }
    });
    url
}

fn account(url: String) -> Account {
    Client::builder().base_url(url).retry(Retry::NEVER).build().unwrap().page("1", "EAABexample")
}

fn bot(account: Account) -> Inbox {
    let mut accounts = Accounts::new();
    accounts.add(account).unwrap();
    builder().accounts(accounts).start(async |incoming: Incoming| {
        let (Some(page), Some(reply)) = (incoming.page(), incoming.reply()) else { return Ok(()) };
        let yes = message!(Messenger { recipient: reply.recipient.clone(), text: "Rye, Ada" });
        page.send(&yes).await.map(drop)
    })
}

async fn hears(inbox: &Inbox) {
    let body = page(&[says(PERSON, "m_1", "Is there rye?")]).to_string();
    inbox.receive(&signature(body.as_bytes()), body.as_bytes()).unwrap();
    inbox.settled().await;
}

fn assert_discreet(lines: &[String]) {
    for line in lines {
        for secret in [PERSON, "Rye", "rye", "Ada", "EAAB", "sesame"] {
            assert!(!line.contains(secret), "`{secret}` in {line}");
        }
    }
}

#[tokio::test]
async fn one_line_for_a_message_and_one_for_an_event() {
    let (printed, _listening) = listen(INFO);
    hears(&bot(account(platform("200 OK", RECEIPT).await))).await;
    let lines = printed.lines();
    let [sent, handled] = &lines[..] else { panic!("{lines:#?}") };
    assert!(sent.contains(r#"message sent account="1" platform="Messenger" kind="message" message_id="m_answer" took="#), "{sent}");
    assert!(
        handled.contains(r#"event handled account="1" kind="message" mid="m_1" wait="#),
        "{handled}"
    );
    assert!(
        lines.iter().all(|line| line.starts_with("INFO") && !line.contains("e-")),
        "{lines:#?}"
    );
    assert_discreet(&lines);
}

#[tokio::test]
async fn what_fails_has_a_line_with_its_cause() {
    let (printed, _listening) = listen(INFO);
    hears(&bot(account(platform("400 Bad Request", EXPIRED).await))).await;
    let lines = printed.lines();
    let [not_sent] = &lines[..] else { panic!("{lines:#?}") };
    assert!(not_sent.starts_with("WARN") && not_sent.contains("message not sent"), "{not_sent}");
    for word in [
        "sendapi.handler{",
        r#"account="1""#,
        "code=190",
        "subcode=463",
        "the access token has expired (190/463)",
        "advice=\"get a new one",
    ] {
        assert!(not_sent.contains(word), "`{word}` in {not_sent}");
    }
    assert_discreet(&lines);
}

#[tokio::test]
async fn a_handler_that_fails_without_a_message_has_a_line_of_its_own() {
    let (printed, _listening) = listen(INFO);
    let page = account(platform("400 Bad Request", EXPIRED).await);
    // The message is told of, and what the handler makes of it.
    let inbox = builder().start(move |_: Incoming| {
        let page = page.clone();
        async move {
            let hello = message!(Messenger { recipient: PERSON, text: "Rye" });
            page.send(&hello).await.map(drop).map_err(|_| anyhow::anyhow!("no bread"))
        }
    });
    hears(&inbox).await;
    let lines = printed.lines();
    let [not_sent, failed] = &lines[..] else { panic!("{lines:#?}") };
    assert!(not_sent.starts_with("WARN") && not_sent.contains("message not sent"), "{not_sent}");
    assert!(failed.starts_with("ERROR") && failed.contains("no bread"), "{failed}");
    assert_discreet(&lines);
}

#[test]
fn what_happened_first_where_nobody_listens_is_told_where_somebody_does() {
    let (printed, _listening) = listen(INFO);
    std::thread::spawn(a_handler_fails).join().unwrap();
    assert_eq!(printed.lines(), Vec::<String>::new());
    a_handler_fails();
    let lines = printed.lines();
    assert!(lines.iter().any(|line| line.contains("no bread")), "{lines:#?}");
}

fn a_handler_fails() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        hears(&builder().start(async |_: Incoming| Err::<(), _>(anyhow::anyhow!("no bread"))))
            .await;
    });
}

#[tokio::test]
async fn at_the_level_debug_a_handler_that_fails_has_its_line() {
    let (printed, _listening) = listen(tracing_subscriber::filter::LevelFilter::DEBUG);
    hears(&bot(account(platform("400 Bad Request", EXPIRED).await))).await;
    let lines = printed.lines();
    let failed = lines.iter().filter(|line| line.contains("handler failed"));
    assert!(failed.clone().all(|line| line.starts_with("DEBUG")), "{lines:#?}");
    assert_eq!(failed.count(), 1, "{lines:#?}");
    assert_discreet(&lines);
}

#[tokio::test]
async fn without_a_hook_the_words_of_an_error_are_told_and_with_one_they_are_not() {
    let (printed, _listening) = listen(INFO);
    let fails = async |_: Incoming| Err::<(), _>(anyhow::anyhow!("no flour").context("no bread"));
    let quiet = builder().on_error(|_| {}).start(fails);
    let alone = builder().start(fails);
    for inbox in [quiet, alone] {
        inbox.accept(webhook(&page(&[says(PERSON, "m_1", "Is there rye?")]))).unwrap();
        inbox.settled().await;
    }
    let lines = printed.lines();
    assert_eq!(lines.len(), 2, "{lines:#?}");
    assert!(!lines[0].contains("flour"), "{}", lines[0]);
    assert!(lines[1].contains("no bread: no flour"), "{}", lines[1]);
    assert_discreet(&lines);
}

#[tokio::test]
async fn what_comes_in_can_be_followed_to_its_end() {
    let (printed, _listening) = listen(tracing_subscriber::filter::LevelFilter::DEBUG);
    let inbox = bot(account(platform("200 OK", RECEIPT).await));
    hears(&inbox).await;
    inbox.receive("sha256=0", b"{}").unwrap_err();
    let lines: Vec<_> =
        printed.lines().into_iter().filter(|line| line.contains("sendapi: ")).collect();
    let told = [
        "webhook verified",
        "webhook accepted",
        "event handed on",
        "message sent",
        "event handled",
        "webhook refused",
    ];
    let mut rest = &lines[..];
    for words in told {
        let place = rest.iter().position(|line| line.contains(words));
        let place = place.unwrap_or_else(|| panic!("`{words}` in its turn in {lines:#?}"));
        rest = &rest[place + 1..];
    }
    let verified = lines.iter().find(|line| line.contains("webhook verified")).unwrap();
    assert!(verified.contains("sendapi.webhook{bytes="), "{verified}");
    assert_discreet(&lines);
}

#[tokio::test]
async fn a_wrong_secret_is_told_with_where_the_right_one_stands() {
    let (printed, _listening) = listen(INFO);
    let inbox = Inbox::builder(Verifier::new("of another app"), Handshake::new("open"))
        .start(async |_: Incoming| Ok::<(), sendapi::Error>(()));
    let body = page(&[says(PERSON, "m_1", "Is there rye?")]).to_string();
    inbox.receive(&signature(body.as_bytes()), body.as_bytes()).unwrap_err();
    inbox.handshake("hub.mode=subscribe&hub.challenge=Ada&hub.verify_token=sesame").unwrap_err();
    inbox.handshake("").unwrap_err();
    let lines = printed.lines();
    let [signature, token, question] = &lines[..] else { panic!("{lines:#?}") };
    for line in [signature, token, question] {
        let (cause, advice) = line.split_once(" advice=\"").unwrap_or_else(|| panic!("{line}"));
        assert!(!cause.contains(": the body was") && advice.len() > 40, "{line}");
    }
    for (line, words) in [
        (signature, "webhook refused reason=\"signature\" cause=the signature does not match"),
        (signature, "compare the secret with that in the app's basic settings"),
        (token, "handshake refused reason=\"verify_token\" cause=`hub.verify_token` is not"),
        (token, "the app's settings for webhooks"),
        (question, "handshake refused reason=\"question\" cause=the query has no `hub.mode`"),
    ] {
        assert!(line.starts_with("WARN") && line.contains(words), "`{words}` in {line}");
    }
    assert!(!lines.iter().any(|line| line.contains("another app")), "{lines:#?}");
    assert_discreet(&lines);
}

#[tokio::test]
async fn what_breaks_a_rule_is_told_by_the_rule_and_a_rehearsal_as_one() {
    let (printed, _listening) = listen(INFO);
    let page = account("http://127.0.0.1:1".to_owned());
    let blank = message!(Messenger { recipient: PERSON, text: String::new() });
    page.send(&blank).await.unwrap_err();
    let rehearsal = Client::builder().dry_run().build().unwrap().page("1", "EAABexample");
    rehearsal.send(&message!(Messenger { recipient: PERSON, text: "Rye" })).await.unwrap();
    let lines = printed.lines();
    let [broken, rehearsed] = &lines[..] else { panic!("{lines:#?}") };
    assert!(
        broken.contains("cause=message breaks a rule of the platform: text.nonempty"),
        "{broken}"
    );
    assert!(broken.contains("advice=\"`sendapi explain text.nonempty` says what"), "{broken}");
    assert!(
        rehearsed.starts_with("INFO") && rehearsed.contains("message rehearsed"),
        "{rehearsed}"
    );
    assert_discreet(&lines);
}

#[tokio::test]
async fn what_can_be_done_stands_beside_what_happened() {
    let (printed, _listening) = listen(tracing_subscriber::filter::LevelFilter::DEBUG);
    let fails = async |_: Incoming| Err::<(), _>(anyhow::anyhow!("no flour"));
    let stays = async |_: Incoming| {
        tokio::time::sleep(std::time::Duration::from_secs(600)).await;
        Ok::<(), sendapi::Error>(())
    };
    let panics = async |_: Incoming| -> Result<(), sendapi::Error> { panic!("the oven is out") };
    let full = builder().capacity(1).start(stays);
    let slow = builder().handler_timeout(std::time::Duration::ZERO).start(stays);
    for inbox in [builder().start(fails), builder().start(panics), slow] {
        inbox.accept(webhook(&page(&[says(PERSON, "m_1", "Is there rye?")]))).unwrap();
        inbox.settled().await;
    }
    for id in ["m_1", "m_2"] {
        let _ = full.accept(webhook(&page(&[says(PERSON, id, "Is there rye?")])));
    }
    let nowhere = account("http://127.0.0.1:1".to_owned());
    let hello = message!(Messenger { recipient: PERSON, text: "Rye" });
    nowhere.send(&hello).await.unwrap_err();

    let lines = printed.lines();
    let line = |words: &str| {
        let line = lines.iter().find(|line| line.contains(words));
        line.unwrap_or_else(|| panic!("`{words}` in {lines:#?}"))
    };
    for (words, advice) in [
        ("outcome=\"panicked\"", "advice=\"look at the program's standard error"),
        ("outcome=\"timed_out\"", "advice=\"give `handler_timeout` more"),
        ("webhook turned away", "advice=\"see what handlers wait for"),
        ("message not sent", "advice=\"look whether this machine reaches the address"),
    ] {
        assert!(line(words).contains(advice), "`{advice}` in {}", line(words));
    }
    // Nobody here knows what to do about an error of others.
    assert!(!line("no flour").contains("advice="), "{}", line("no flour"));
    assert_discreet(&lines);
}
