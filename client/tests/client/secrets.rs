//! Tokens, app secrets and proofs show nowhere.

use std::fmt::Debug;
use std::io;
use std::sync::{Mutex, Once};

use futures_util::stream;
use sendapi::graph::{Call, File, Part, Path, Reply};
use sendapi::{Account, Accounts, Client, ClientBuilder, Error, Message, Retry, Token, message};

use crate::server::{Answer, Server, answer, json};
use crate::{TOKEN, hello, page};

const APP_SECRET: &str = "0a1b2c3d4e5f60718293a4b5c6d7e8f9";

pub(crate) fn assert_silent(shown: &str) {
    assert!(!shown.contains("secret"), "{shown}");
}

pub(crate) fn assert_silent_throughout(error: &Error) {
    assert_silent(&format!("{error} {error:?} {error:#?}"));
    let mut source = error.cause();
    while let Some(cause) = source {
        assert_silent(&format!("{cause} {cause:?}"));
        source = cause.source();
    }
}

#[test]
fn debug_of_client_and_account() {
    let client = Client::new();
    let page = client.page("123", TOKEN);
    assert_silent(&format!("{client:?} {page:?} {page:#?}"));
    assert_eq!(
        format!("{page:?}"),
        format!(r#"Account {{ platform: "Messenger", id: "123", client: {client:?}, .. }}"#)
    );
    assert_eq!(format!("{:?}", client.instagram("me", TOKEN)).matches("Instagram").count(), 1);
}

#[tokio::test]
async fn errors_of_every_kind() {
    let echo = json(
        "400 Bad Request",
        &format!(r#"{{"error":{{"message":"{TOKEN}","type":"{TOKEN}","code":190}}}}"#),
    );
    let answers = [
        echo,
        answer("502 Bad Gateway", "", TOKEN),
        answer("302 Found", &format!("location: http://{TOKEN}/\r\n"), ""),
        Answer::CloseWithout,
        Answer::Bytes(format!("HTTP/1.1 {TOKEN}\r\n\r\n").into_bytes()),
    ];
    for answer in answers {
        let server = Server::start(answer).await;
        assert_silent_throughout(&page(server.url()).send(&hello()).await.unwrap_err());
    }
    assert_silent_throughout(&page("http://127.0.0.1:1").send(&hello()).await.unwrap_err());
}

#[tokio::test]
async fn arguments_in_the_wrong_order() {
    let swapped = Client::new().page(TOKEN, "123");
    assert_silent(&format!("{swapped:?}"));
    let error = swapped.send(&hello()).await.unwrap_err();
    assert_silent_throughout(&error);
    assert_eq!(
        error.to_string(),
        "account id has `E` at character 1, give the digits of the account's id, or `me`"
    );
}

#[tokio::test]
async fn tokens_that_cannot_be() {
    for token in ["secret\n", "Bearer secret", "secr\u{e9}t secret"] {
        let error = Client::new().page("123", token).send(&hello()).await.unwrap_err();
        assert_silent_throughout(&error);
    }
}

#[test]
fn base_urls_with_secrets() {
    for url in [
        "https://me:secret@a.example",
        "https://a.example?access_token=secret",
        "not a url?secret",
        "secret@",
    ] {
        assert_silent_throughout(&Client::builder().base_url(url).build().unwrap_err());
    }
}

/// Eight characters of the token would be too many.
const BEGINNING: &str = "EAABsecr";

fn assert_hidden(shown: &str) {
    assert!(!shown.contains(BEGINNING) && !shown.contains(APP_SECRET), "{shown}");
    let mut words = shown.split(|c: char| !c.is_ascii_hexdigit());
    assert!(!words.any(|word| word.len() == 64), "a proof shows in {shown}");
}

fn assert_hidden_throughout(error: &Error) {
    assert_hidden(&format!(
        "{error} {error:?} {error:#?} {:?} {:?}",
        error.graph(),
        error.explain()
    ));
    assert_hidden(&String::from_utf8_lossy(error.raw_body().unwrap_or_default()));
    let mut source = error.cause();
    while let Some(cause) = source {
        assert_hidden(&format!("{cause} {cause:?} {cause:#?}"));
        source = cause.source();
    }
}

fn assert_hidden_in(result: Result<Reply, Error>) {
    match result {
        Ok(reply) => {
            assert_hidden(&format!("{reply:?} {}", String::from_utf8_lossy(reply.body())));
            assert_hidden_throughout(&reply.read(|_| Err::<(), _>("odd")).unwrap_err());
        }
        Err(error) => assert_hidden_throughout(&error),
    }
}

/// Whatever the libraries below say while all tests run.
struct Log(Mutex<Vec<String>>);

impl log::Log for Log {
    fn enabled(&self, _: &log::Metadata<'_>) -> bool {
        true
    }

    fn log(&self, record: &log::Record<'_>) {
        self.0.lock().unwrap().push(format!("{record:?}"));
    }

    fn flush(&self) {}
}

static LOG: Log = Log(Mutex::new(Vec::new()));

fn listen_to_the_log() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        log::set_logger(&LOG).unwrap();
        log::set_max_level(log::LevelFilter::Trace);
    });
}

fn calls() -> Vec<Call> {
    let path = || Path::account().edge("x");
    let broken = stream::iter([Ok("x"), Err(io::Error::other("disk gone"))]);
    let file = File::stream("a", "a/b", 2, broken);
    vec![
        Call::get(path()).query("fields", "id"),
        Call::delete(path()),
        Call::get(path()).query("access_token", TOKEN),
        Call::post(path()).json("{}"),
        Call::post(path()).json("{}").with_token_in_form(),
        Call::post(path()).form([("batch", "[]")]).with_token_in_form(),
        Call::post(path()).multipart([Part::text("a", "b")]).with_token_in_form(),
        Call::post(path()).multipart([Part::file("a", file)]),
    ]
}

fn answers() -> Vec<Answer> {
    vec![
        Answer::Echo,
        json("500 Internal Server Error", &format!(r#"{{"error":{{"type":"{TOKEN}","code":2}}}}"#)),
        json("200 OK", &format!(r#"{{"result":"{TOKEN}"}}"#)),
        answer("502 Bad Gateway", "", TOKEN),
        answer("302 Found", &format!("location: http://{TOKEN}/\r\n"), ""),
        Answer::CloseWithout,
        Answer::Bytes(format!("HTTP/1.1 {TOKEN}\r\n\r\n").into_bytes()),
        broken_off(TOKEN),
        broken_off(&format!(r#"{{"error":{{"message":"{}"#, &TOKEN[..TOKEN.len() - 1])),
    ]
}

pub(crate) fn broken_off(body: &str) -> Answer {
    Answer::Bytes(format!("HTTP/1.1 200 OK\r\ncontent-length: 999\r\n\r\n{body}").into_bytes())
}

fn provider() -> Token {
    Token::provider(|| async { Ok::<_, io::Error>(TOKEN) })
}

fn clients(url: &str) -> [ClientBuilder; 3] {
    let client = || Client::builder().base_url(url).retry(Retry::NEVER);
    // It would log every byte.
    #[cfg(feature = "reqwest")]
    let client = || client().http_client(|http| http.connection_verbose(true));
    let proving = || client().app_secret(APP_SECRET).instagram_app_secret(APP_SECRET);
    [client(), proving(), proving().timed_proofs()]
}

#[tokio::test]
async fn everything_that_can_be_done_with_everything_that_can_go_wrong() {
    listen_to_the_log();
    try_everything_everywhere().await;
    let said = LOG.0.lock().unwrap().clone();
    assert!(!said.is_empty());
    for line in &said {
        assert_hidden(line);
    }
}

#[cfg(all(feature = "metrics", feature = "tracing"))]
#[tokio::test]
async fn nothing_of_it_shows_in_spans_events_and_numbers() {
    let (told, _listening) = crate::observe::listen();
    try_everything_everywhere().await;
    let lines = told.lines();
    assert!(lines.iter().any(|line| line.contains("sendapi.attempt")));
    assert!(lines.iter().any(|line| line.contains("sendapi_attempts_total")));
    for line in &lines {
        assert_hidden(line);
        assert!(!line.contains(TEXT) && !line.contains(PERSON), "{line}");
    }
}

/// What is in the messages.
const TEXT: &str = "MARKED TEXT";
const PERSON: &str = "7204418830956127";

fn marked() -> Message<'static> {
    message!(Messenger { recipient: PERSON, text: TEXT })
}

async fn try_everything_everywhere() {
    for answer in answers() {
        let server = Server::start(answer).await;
        for builder in clients(&server.url()) {
            assert_hidden(&format!("{builder:?} {builder:#?}"));
            let client = builder.build().unwrap();
            for token in [Token::from(TOKEN), provider()] {
                assert_hidden(&format!("{token:?} {token:#?}"));
                try_everything(&client.page("123", token)).await;
            }
        }
        for request in server.requests() {
            let (line, _) = request.split_once("\r\n").unwrap();
            assert!(!line.contains(TOKEN) && !request.contains(APP_SECRET), "{request}");
        }
    }
    for builder in clients("http://127.0.0.1:1") {
        try_everything(&builder.build().unwrap().page("123", TOKEN)).await;
    }
    for builder in clients("http://127.0.0.1:1") {
        let client = builder.dry_run().version("v19.0").build().unwrap();
        try_everything(&client.page("123", TOKEN)).await;
        try_everything(&client.page(TOKEN, TOKEN)).await;
        assert_hidden(&format!("{client:?} {:?}", client.dry_run().unwrap().sent()));
    }
}

async fn try_everything(page: &Account) {
    assert_hidden(&format!("{page:?} {page:#?}"));
    for call in calls() {
        assert_hidden_in(page.call(call).await);
    }
    if let Err(error) = page.send(&marked()).await {
        assert_hidden_throughout(&error);
    }
    let mut many = page.broadcast(&marked(), 1..4_u64).unwrap();
    assert_hidden(&format!("{many:?}"));
    while let Some(outcome) = many.next().await {
        assert_hidden(&format!("{outcome:?}"));
    }
}

#[test]
fn debug_of_directories() {
    let client = Client::builder().app_secret(APP_SECRET).build().unwrap();
    let mut accounts = Accounts::new();
    accounts.add(client.page(1, TOKEN)).unwrap();
    accounts.add(client.instagram_login(2, provider())).unwrap();
    assert_hidden(&format!("{client:?} {accounts:?} {accounts:#?} {:?}", accounts.get("1")));
    assert_hidden_throughout(&accounts.add(client.page(1, TOKEN)).unwrap_err());
    assert_hidden_throughout(&accounts.add_as(TOKEN, client.page(1, TOKEN)).unwrap_err());
}

#[tokio::test]
async fn providers_that_give_what_cannot_be() {
    let page = Client::new()
        .page(1, Token::provider(|| async { Ok::<_, io::Error>(format!("{TOKEN} ")) }));
    assert_hidden_throughout(&page.send(&hello()).await.unwrap_err());
}

#[test]
fn app_secrets_that_cannot_be() {
    for builder in [
        Client::builder().app_secret(format!("{APP_SECRET}\n")),
        Client::builder().instagram_app_secret(format!(" {APP_SECRET}")),
    ] {
        assert_hidden(&format!("{builder:?}"));
        assert_hidden_throughout(&builder.build().unwrap_err());
    }
}

#[test]
fn what_crosses_threads_may() {
    fn shared<T: Send + Sync + Unpin + Clone + Debug + 'static>() {}
    fn error<T: std::error::Error + Send + Sync + 'static>() {}
    shared::<Client>();
    shared::<Account>();
    shared::<Account<sendapi::Instagram>>();
    shared::<Accounts>();
    shared::<Call>();
    shared::<Reply>();
    error::<Error>();
}
