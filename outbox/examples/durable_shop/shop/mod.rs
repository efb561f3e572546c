//! The shop: what came in is kept before the platform is told so, and what is said is put where the order is.

mod clerk;
mod orders;
mod stage;
mod words;

use axum::Router;
use sendapi::webhook::{Handshake, Verifier};
use sendapi_outbox::axum::Address;
use sendapi_outbox::{Inbox, Outbox, Worker};
use tokio::net::TcpListener;

pub(crate) use orders::Orders;
pub(crate) use stage::Stage;

pub(crate) type Failure = Box<dyn std::error::Error + Send + Sync>;

/// A shop that is open.
pub(crate) struct Shop<DB: Orders> {
    inbox: Inbox<DB>,
    worker: Worker,
}

impl<DB: Orders> Shop<DB> {
    /// Goes on with what the process before left, however that ended.
    pub(crate) async fn open(outbox: Outbox<DB>, stage: &Stage) -> Result<Self, Failure> {
        DB::prepare(&outbox).await?;
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
        // It answers when the database has what came.
        let router = Router::new().route("/webhook", Address::of(&self.inbox).into());
        axum::serve(listener, router).with_graceful_shutdown(stop).await?;
        self.inbox.shutdown().await;
        Ok(self.worker.shutdown().await?)
    }
}
