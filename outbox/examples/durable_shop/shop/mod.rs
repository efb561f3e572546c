//! The shop: what came in is kept before the platform is told so, and what is said is put where the order is.

mod clerk;
mod door;
mod stage;
mod words;

use std::path::Path;

use sendapi::webhook::{Handshake, Verifier};
use sendapi_outbox::{Inbox, Outbox, Worker};
use tokio::net::TcpListener;

pub(crate) use stage::Stage;

pub(crate) type Failure = Box<dyn std::error::Error + Send + Sync>;

/// A shop that is open.
pub(crate) struct Shop {
    inbox: Inbox,
    worker: Worker,
}

impl Shop {
    /// Goes on with what the process before left, however that ended.
    pub(crate) async fn open(file: &Path, stage: &Stage) -> Result<Self, Failure> {
        let outbox = Outbox::open(file).await?;
        sqlx::query(ORDERS).execute(outbox.sqlite()).await?;
        let accounts = stage.accounts()?;
        let worker = outbox.worker(&accounts).timeout(stage.timeout).start().await?;
        let verifier = Verifier::new(&*stage.app_secret);
        let inbox = outbox.inbox(verifier, Handshake::new(&*stage.verify_token));
        let inbox = inbox.on_failure(|failed| eprintln!("{failed}")).start(clerk::serve).await?;
        Ok(Self { inbox, worker })
    }

    /// Serves people until `stop` ends; then what is under way is finished.
    pub(crate) async fn serve(
        self,
        listener: TcpListener,
        stop: impl Future<Output = ()> + Send + 'static,
    ) -> Result<(), Failure> {
        let router = door::router(self.inbox.clone());
        axum::serve(listener, router).with_graceful_shutdown(stop).await?;
        self.inbox.shutdown().await;
        Ok(self.worker.shutdown().await?)
    }
}

/// The shop's own table, in the same file.
const ORDERS: &str = "CREATE TABLE IF NOT EXISTS orders (
    id INTEGER PRIMARY KEY, person TEXT NOT NULL, bread TEXT NOT NULL, loaves INTEGER NOT NULL
)";
