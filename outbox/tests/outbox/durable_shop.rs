//! The example `durable_shop`, killed in the middle of a purchase, in processes of its own.

use std::net::TcpListener;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use sendapi_outbox::{Outbox, State};
use sendapi_simulator::{Participant, Simulator};
use tempfile::TempDir;

use crate::processes::until;
use crate::shop::{Shop, Stage};

const FILE: &str = "SENDAPI_SHOP_TEST_FILE";
const PORT: &str = "SENDAPI_SHOP_TEST_PORT";

/// Not a test: what the shop's own process does, until it is killed.
#[tokio::test]
#[ignore = "it is the shop for the other tests, which start it"]
async fn a_shop_of_its_own() {
    let (Ok(file), Ok(port)) = (std::env::var(FILE), std::env::var(PORT)) else { return };
    let stage = Stage { timeout: Duration::from_secs(2), ..Stage::named().unwrap().unwrap() };
    let address = format!("127.0.0.1:{port}");
    let listener = tokio::net::TcpListener::bind(address).await.unwrap();
    let shop = Shop::open(Outbox::open(&file).await.unwrap(), &stage).await.unwrap();
    shop.serve(listener, std::future::pending()).await.unwrap();
}

/// A street with a shop in it, which may be killed and opened again.
struct Street {
    simulator: Simulator,
    folder: TempDir,
    port: u16,
    shop: Option<Child>,
}

impl Street {
    async fn with_a_shop() -> Self {
        let stage = Stage::made_up();
        let folder = tempfile::tempdir().unwrap();
        // Given up at once: the shop's process takes it.
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let webhook = format!("http://127.0.0.1:{port}/webhook");
        let simulator = Simulator::builder()
            .page(&stage.page)
            .webhook(webhook, &stage.app_secret, &stage.verify_token)
            .start()
            .await
            .unwrap();
        let mut street = Self { simulator, folder, port, shop: None };
        street.open().await;
        street
    }

    async fn open(&mut self) {
        let stage = Stage::made_up();
        let mut command = Command::new(std::env::current_exe().unwrap());
        command
            .args(["durable_shop::a_shop_of_its_own", "--exact", "--ignored"])
            .env(FILE, self.folder.path().join("shop.db"))
            .env(PORT, self.port.to_string())
            .env("SENDAPI_URL", self.simulator.url())
            .env("SENDAPI_PAGE_ID", stage.page)
            .env("SENDAPI_PAGE_TOKEN", stage.token)
            .env("SENDAPI_APP_SECRET", stage.app_secret)
            .env("SENDAPI_VERIFY_TOKEN", stage.verify_token)
            .stdout(Stdio::null());
        self.shop = Some(command.spawn().unwrap());
        let address = format!("127.0.0.1:{}", self.port);
        until("it is open", async || std::net::TcpStream::connect(&address).is_ok()).await;
    }

    fn kill(&mut self) {
        let mut shop = self.shop.take().unwrap();
        shop.kill().unwrap();
        shop.wait().unwrap();
    }

    async fn outbox(&self) -> Outbox {
        Outbox::open_existing(self.folder.path().join("shop.db")).await.unwrap()
    }

    async fn number(&self, ask: &'static str) -> i64 {
        sqlx::query_scalar(ask).fetch_one(self.outbox().await.sqlite()).await.unwrap()
    }

    async fn orders(&self) -> i64 {
        self.number("SELECT count(*) FROM orders").await
    }
}

impl Drop for Street {
    fn drop(&mut self) {
        if let Some(mut shop) = self.shop.take() {
            let _ = shop.kill();
            let _ = shop.wait();
        }
    }
}

/// How often a person was told something that begins so.
fn told(person: &Participant, words: &str) -> usize {
    let texts = person.messages();
    let texts = texts.iter().filter_map(|it| it.body().pointer("/message/text")?.as_str());
    texts.filter(|text| text.starts_with(words)).count()
}

async fn is_asked_how_many(ada: &Participant) {
    ada.says("hi").await.unwrap();
    until("she is asked which", async || told(ada, "Good morning!") == 1).await;
    ada.taps("Rye").await.unwrap();
    until("she is asked how many", async || told(ada, "How many loaves of Rye?") == 1).await;
}

#[tokio::test]
async fn a_shop_that_is_killed_while_it_charges_takes_the_order_once() {
    let mut street = Street::with_a_shop().await;
    let ada = street.simulator.person("Ada Berg");
    is_asked_how_many(&ada).await;
    // The platform was told that it arrived, so it does not come again; and nothing has come of it yet.
    ada.taps("2").await.unwrap();
    let tries = "SELECT count(*) FROM sendapi_event WHERE state = 0 AND tries = 1";
    until("she is charged", async || street.number(tries).await == 1).await;
    street.kill();
    assert_eq!((street.orders().await, told(&ada, "Your order")), (0, 0));

    street.open().await;
    until("she has the receipt", async || told(&ada, "Your order 1: 2 × Rye.") == 1).await;
    assert_eq!(street.orders().await, 1);

    // What is to be said later is said by whichever process is there then.
    street.kill();
    street.open().await;
    until("it is ready", async || told(&ada, "Your order 1 is ready.") == 1).await;
    assert_eq!((street.orders().await, told(&ada, "Your order 1: ")), (1, 1));
}

#[tokio::test]
async fn a_shop_that_is_killed_again_and_again_says_nothing_twice() {
    let mut street = Street::with_a_shop().await;
    let ada = street.simulator.person("Ada Berg");
    is_asked_how_many(&ada).await;
    ada.taps("3").await.unwrap();
    for wait in [300, 900, 1200, 1500, 600] {
        tokio::time::sleep(Duration::from_millis(wait)).await;
        street.kill();
        street.open().await;
    }
    let outbox = street.outbox().await;
    until("all has ended", async || {
        let counts = outbox.counts().await.unwrap();
        // Three answers, and the word that it is ready.
        let ended = counts.of(State::Sent) + counts.of(State::Unknown);
        ended == 4
    })
    .await;
    assert_eq!(street.orders().await, 1);
    for words in ["Good morning!", "How many", "Your order 1: ", "Your order 1 is ready."] {
        assert!(told(&ada, words) <= 1, "{words}");
    }
}
