//! What an outbox does in a second on this machine, beside plain statements on the same file: put one by one, put in bulk,
//! worked off. Nothing is asserted.
//!
//! `cargo bench -p sendapi-outbox --bench outbox [-- MESSAGES]`
#![expect(
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "it tells people, and ends at the first surprise"
)]

use std::time::{Duration, Instant};

use sendapi::{Accounts, Client, Message, Messenger, Rates};
use sendapi_outbox::{Outbox, Putting, State};
use sqlx::SqlitePool;
use tempfile::TempDir;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

const ACCOUNTS: u64 = 10;
const PERSONS: u64 = 2000;

#[tokio::main]
async fn main() {
    let messages = std::env::args().find_map(|one| one.parse().ok()).unwrap_or(20_000);
    println!("{messages} messages to {PERSONS} persons on {ACCOUNTS} accounts; a second:");
    let plain = plain_inserts(messages.min(2000)).await;
    show("INSERT into a table of one's own, a commit each", plain, plain);
    let (outbox, _folder) = outbox().await;
    show("put, a commit each", put_each(&outbox, messages.min(2000)).await, plain);
    let (outbox, _folder) = self::outbox().await;
    show("put_all", put_all(&outbox, messages).await, plain);
    show("worked off", work_off(&outbox, messages).await, plain);
}

fn show(what: &str, per_second: f64, plain: f64) {
    println!("{what:50} {per_second:>10.0} {:>8.2}", per_second / plain);
}

async fn outbox() -> (Outbox, TempDir) {
    let folder = tempfile::tempdir().unwrap();
    (Outbox::open(folder.path().join("shop.db")).await.unwrap(), folder)
}

fn account(number: u64) -> String {
    format!("messenger:{}", 1_000_000 + number % ACCOUNTS)
}

fn message(number: u64) -> Message<'static> {
    let (person, text) = (number % PERSONS + 1, "x".repeat(300));
    let json = format!(r#"{{"recipient":{{"id":"{person}"}},"message":{{"text":"{text}"}}}}"#);
    Message::<Messenger>::from_json(&json).unwrap()
}

async fn plain_inserts(count: u64) -> f64 {
    let (outbox, _folder) = outbox().await;
    let pool: &SqlitePool = outbox.sqlite();
    sqlx::raw_sql("CREATE TABLE own (id INTEGER PRIMARY KEY, body)").execute(pool).await.unwrap();
    let (body, since) = (message(1).to_json(), Instant::now());
    for _ in 0..count {
        sqlx::query("INSERT INTO own (body) VALUES (?)").bind(&body).execute(pool).await.unwrap();
    }
    per_second(count, since)
}

async fn put_each(outbox: &Outbox, count: u64) -> f64 {
    let since = Instant::now();
    for number in 0..count {
        outbox.put(account(number), &message(number)).commit().await.unwrap();
    }
    per_second(count, since)
}

async fn put_all(outbox: &Outbox, count: u64) -> f64 {
    let since = Instant::now();
    for one in 0..ACCOUNTS {
        let numbers = (0..count / ACCOUNTS).map(|number| number * ACCOUNTS + one);
        let messages: Vec<_> = numbers.map(|number| Putting::of(&message(number))).collect();
        outbox.put_all(account(one), messages).commit().await.unwrap();
    }
    per_second(count, since)
}

async fn work_off(outbox: &Outbox, count: u64) -> f64 {
    let url = server().await;
    let rates = Rates::default().messages_per_second(100_000);
    let client = Client::builder().base_url(url).rates(rates).build().unwrap();
    let pages = (0..ACCOUNTS).map(|one| client.page(1_000_000 + one, "EAABexample"));
    let accounts: Accounts = pages.collect();
    let since = Instant::now();
    let worker = outbox.worker(&accounts).start().await.unwrap();
    while outbox.counts().await.unwrap().of(State::Sent) < count {
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    let per_second = per_second(count, since);
    worker.shutdown().await.unwrap();
    per_second
}

#[expect(clippy::cast_precision_loss, reason = "it is rounded anyway")]
fn per_second(count: u64, since: Instant) -> f64 {
    count as f64 / since.elapsed().as_secs_f64()
}

/// Answers every request with the same receipt.
async fn server() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move {
        loop {
            let (connection, _) = listener.accept().await.unwrap();
            tokio::spawn(serve(connection));
        }
    });
    url
}

async fn serve(mut connection: TcpStream) {
    let receipt = r#"{"recipient_id":"1","message_id":"m_1"}"#;
    let length = receipt.len();
    let answer = format!(
        "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {length}\r\n\r\n{receipt}"
    );
    let mut read = Vec::new();
    loop {
        let mut some = [0; 8192];
        match connection.read(&mut some).await {
            Ok(0) | Err(_) => return,
            Ok(count) => read.extend(some.iter().take(count)),
        }
        while let Some(whole) = whole(&read) {
            read.drain(..whole);
            if connection.write_all(answer.as_bytes()).await.is_err() {
                return;
            }
        }
    }
}

/// How long the first request is, if it is whole.
fn whole(read: &[u8]) -> Option<usize> {
    let head = read.windows(4).position(|four| four == b"\r\n\r\n")? + 4;
    let text = String::from_utf8_lossy(read.get(..head)?).to_lowercase();
    let length = text.lines().find_map(|line| line.strip_prefix("content-length:"))?;
    let whole = head + length.trim().parse::<usize>().ok()?;
    (read.len() >= whole).then_some(whole)
}
