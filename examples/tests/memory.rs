//! The bot that forgets nothing, killed in the middle: in the process, and as a process of its own.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test fails by a panic"
)]

use std::collections::BTreeMap;
use std::env;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use hmac::{Hmac, KeyInit, Mac};
use sendapi::webhook::{Handshake, Verifier};
use sendapi::{Account, Accounts, Client, Payload};
use sendapi_examples::memory::{Book, Door, Stage, open, remind};
use sendapi_simulator::{Fault, Simulator};
use serde_json::json;
use sha2::Sha256;
use tempfile::TempDir;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::runtime::Runtime;
use tokio::time::sleep;

const WORDS: [&str; 3] = ["hi", "Rye", "2"];
const ANSWERS: [&str; 3] =
    ["Good morning! Which bread?", "How many loaves of Rye?", "2 × Rye: put aside for you."];

fn account(url: &str) -> Account {
    Client::builder().base_url(url).build().unwrap().page("101", "a-token")
}

/// Runs the bot until it is killed.
async fn bot(listener: TcpListener, platform: &str, file: &Path) {
    let (verifier, handshake) = (Verifier::new("sesame"), Handshake::new("open"));
    let mut accounts = Accounts::new();
    accounts.add(account(platform)).unwrap();
    let book = Book::open(file).unwrap();
    let inbox = open(accounts, verifier.clone(), handshake.clone(), book.clone()).await.unwrap();
    let door = Door { verifier, handshake, book, inbox };
    axum::serve(listener, door.router()).await.unwrap();
}

/// What a person says, as the platform tells it.
fn event(person: usize, turn: usize) -> String {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs() * 1000;
    json!({"object": "page", "entry": [{"id": "101", "messaging": [{
        "sender": {"id": id(person)}, "recipient": {"id": "101"}, "timestamp": now,
        "message": {"mid": format!("m_{person}_{turn}"), "text": WORDS[turn]},
    }]}]})
    .to_string()
}

fn id(person: usize) -> String {
    (7_000 + person).to_string()
}

/// Tells the bot, as often as need be, as the platform does: until it says that it has it.
async fn tell(address: SocketAddr, body: &str) {
    for _ in 0..1_000 {
        if said(address, body).await.is_ok_and(|answer| answer.starts_with("HTTP/1.1 200")) {
            return;
        }
        sleep(Duration::from_millis(20)).await;
    }
    panic!("the bot never took {body}");
}

async fn said(address: SocketAddr, body: &str) -> std::io::Result<String> {
    let mac = Hmac::<Sha256>::new_from_slice(b"sesame").unwrap().chain_update(body);
    let digits = mac.finalize().into_bytes();
    let digits = digits.iter().map(|byte| format!("{byte:02x}")).collect::<Vec<_>>().concat();
    let head = format!(
        "POST /webhook HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-type: application/json\r\n\
         x-hub-signature-256: sha256={digits}\r\ncontent-length: {}\r\n\r\n",
        body.len()
    );
    let mut stream = TcpStream::connect(address).await?;
    stream.write_all(format!("{head}{body}").as_bytes()).await?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await?;
    Ok(answer)
}

/// What each person was sent, in its order.
fn sent(simulator: &Simulator) -> BTreeMap<String, Vec<String>> {
    let mut all = BTreeMap::<String, Vec<String>>::new();
    for message in simulator.messages() {
        let text =
            |pointer: &str| message.body().pointer(pointer).unwrap().as_str().unwrap().to_owned();
        all.entry(text("/recipient/id")).or_default().push(text("/message/text"));
    }
    all
}

/// Until so many have all their answers.
async fn settled(simulator: &Simulator, people: usize) -> BTreeMap<String, Vec<String>> {
    for _ in 0..1_500 {
        let sent = sent(simulator);
        let done = sent.values().filter(|texts| texts.last().is_some_and(|it| it == ANSWERS[2]));
        if done.count() == people {
            return sent;
        }
        sleep(Duration::from_millis(20)).await;
    }
    panic!("not all were answered: {:#?}", sent(simulator));
}

/// Until what was stored is written down as done, too, which comes after the answer.
async fn all_done(file: &Path) {
    let book = Book::open(file).unwrap();
    for _ in 0..1_500 {
        if book.undone().await.unwrap().is_empty() {
            return;
        }
        sleep(Duration::from_millis(20)).await;
    }
    panic!("{:#?} is not done", book.undone().await.unwrap());
}

/// That each got all answers in their order, and how often one came again.
fn repeated(sent: &BTreeMap<String, Vec<String>>) -> usize {
    let mut repeated = 0;
    for (person, texts) in sent {
        let mut once = texts.clone();
        once.dedup();
        assert_eq!(once, ANSWERS, "{person}");
        repeated += texts.len() - once.len();
    }
    repeated
}

/// A bot on a runtime of its own: what is dropped with it is gone as by a crash.
struct Life(Option<Runtime>);

impl Life {
    fn begin(address: SocketAddr, platform: String, file: PathBuf) -> Self {
        let runtime = Runtime::new().unwrap();
        runtime.spawn(async move {
            bot(listen(address).await, &platform, &file).await;
        });
        Self(Some(runtime))
    }
}

impl Drop for Life {
    fn drop(&mut self) {
        self.0.take().unwrap().shutdown_background();
    }
}

/// As soon as the life before has let go of it.
async fn listen(address: SocketAddr) -> TcpListener {
    loop {
        match TcpListener::bind(address).await {
            Ok(listener) => return listener,
            Err(_) => sleep(Duration::from_millis(5)).await,
        }
    }
}

async fn free() -> SocketAddr {
    TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_accepted_is_answered_by_the_next_life() {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("memory.sqlite");
    let simulator = Simulator::builder().page("101").start().await.unwrap();
    let (address, platform) = (free().await, simulator.url().to_owned());
    // The answer to the first message never comes to an end in the first life.
    simulator.faults().next(Fault::stall());
    let life = Life::begin(address, platform.clone(), file.clone());
    for turn in 0..3 {
        tell(address, &event(1, turn)).await;
    }
    tell(address, &event(1, 0)).await;
    drop(life);
    let before = sent(&simulator).len();
    let _life = Life::begin(address, platform, file.clone());
    // The platform sends again what it sent before the crash, which is known.
    for turn in 0..3 {
        tell(address, &event(1, turn)).await;
    }
    let sent = settled(&simulator, 1).await;
    all_done(&file).await;
    assert!(before <= 1 && repeated(&sent) <= 1, "{sent:#?}");
    let stage = Book::open(&file).unwrap().stage(&id(1)).await.unwrap();
    assert_eq!(stage, Stage::Ordered { bread: "Rye".to_owned(), loaves: 2, told: None });
}

#[tokio::test]
async fn the_window_of_the_last_action_is_known_after_a_restart() {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("memory.sqlite");
    let simulator = Simulator::builder().page("101").start().await.unwrap();
    let address = free().await;
    let life = Life::begin(address, simulator.url().to_owned(), file.clone());
    for person in [1, 2] {
        for turn in 0..3 {
            tell(address, &event(person, turn)).await;
        }
    }
    settled(&simulator, 2).await;
    all_done(&file).await;
    drop(life);
    let (book, page) = (Book::open(&file).unwrap(), account(simulator.url()));
    for known in book.people().await.unwrap() {
        assert!(known.window.unwrap().closes().unwrap() > SystemTime::now());
        assert_eq!(known.stage.to_payload(), "ordered?bread=Rye&loaves=2");
    }
    assert_eq!(remind(&page, &book, SystemTime::now()).await.unwrap(), 2);
    assert_eq!(remind(&page, &book, SystemTime::now()).await.unwrap(), 0, "once");
    assert_eq!(sent(&simulator)[&id(1)].last().unwrap(), "2 × Rye: ready for you.");
    let late = SystemTime::now() + Duration::from_secs(25 * 60 * 60);
    assert_eq!(remind(&page, &book, late).await.unwrap(), 0);
}

/// The bot as a process, which `kill` ends as `kill -9` does.
fn process(address: SocketAddr, platform: &str, file: &Path) -> Child {
    Command::new(env::current_exe().unwrap())
        .args(["--exact", "a_bot_that_is_killed", "--ignored", "--nocapture"])
        .env("MEMORY_ADDRESS", address.to_string())
        .env("MEMORY_PLATFORM", platform)
        .env("MEMORY_FILE", file)
        .stdout(Stdio::null())
        .spawn()
        .unwrap()
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "another test starts it as a process"]
async fn a_bot_that_is_killed() {
    let Ok(address) = env::var("MEMORY_ADDRESS") else { return };
    let listener = listen(address.parse().unwrap()).await;
    let (platform, file) = (env::var("MEMORY_PLATFORM").unwrap(), env::var("MEMORY_FILE").unwrap());
    bot(listener, &platform, Path::new(&file)).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_process_that_is_killed_again_and_again_answers_everybody() {
    const PEOPLE: usize = 12;
    const KILLS: u32 = 4;
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("memory.sqlite");
    let simulator = Simulator::builder().page("101").start().await.unwrap();
    let (address, platform) = (free().await, simulator.url().to_owned());
    let told = std::sync::Arc::new(AtomicU32::new(0));
    let people = (0..PEOPLE).map(|person| {
        let told = std::sync::Arc::clone(&told);
        tokio::spawn(async move {
            for turn in 0..WORDS.len() {
                tell(address, &event(person, turn)).await;
                told.fetch_add(1, Ordering::Relaxed);
                sleep(Duration::from_millis(10 * (person as u64 % 4))).await;
            }
        })
    });
    let people: Vec<_> = people.collect();
    let mut child = process(address, &platform, &file);
    for kill in 1..=KILLS {
        // In the middle of the work, wherever that is.
        while told.load(Ordering::Relaxed) < kill * 6 {
            sleep(Duration::from_millis(5)).await;
        }
        child.kill().unwrap();
        child.wait().unwrap();
        child = process(address, &platform, &file);
    }
    for person in people {
        person.await.unwrap();
    }
    let sent = settled(&simulator, PEOPLE).await;
    all_done(&file).await;
    child.kill().unwrap();
    child.wait().unwrap();
    // Who was being answered when it was killed may have been answered twice, and nobody else.
    let repeated = repeated(&sent);
    assert!(repeated <= PEOPLE * KILLS as usize, "{repeated} answers came twice: {sent:#?}");
}
