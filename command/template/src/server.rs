//! The server that the platform posts to.

use std::future::{Future, pending};
use std::io;
use std::time::Duration;

use axum::Router;
use axum::routing::get;
use sendapi::webhook::Inbox;
use sendapi::webhook::axum::Address;
use tokio::net::TcpListener;

use crate::{Settings, answer};

/// Serves until `stop` ends, then finishes what has come in.
///
/// # Errors
///
/// Those of the listener.
pub async fn serve(
    settings: Settings,
    listener: TcpListener,
    stop: impl Future<Output = ()> + Send + 'static,
) -> io::Result<()> {
    let inbox = Inbox::builder(settings.verifier, settings.handshake)
        .accounts(settings.accounts)
        .start(answer);
    axum::serve(listener, router(&inbox))
        .with_graceful_shutdown(stop)
        .await?;
    let unfinished = inbox.shutdown(PATIENCE).await;
    if !unfinished.is_empty() {
        tracing::warn!("stopped with {} events unanswered", unfinished.len());
    }
    Ok(())
}

/// `/webhook` for the platform, `/health` for whoever watches whether the bot runs.
pub fn router(inbox: &Inbox) -> Router {
    Router::new()
        .route("/webhook", Address::of(inbox).into())
        .route("/health", get(async || "ok"))
}

/// Ends when the bot is to stop: with Ctrl-C, or the SIGTERM of `docker stop`, systemd and the like.
pub async fn stop() {
    tokio::select! {
        () = interrupted() => {}
        () = terminated() => {}
    }
}

async fn interrupted() {
    // Who cannot hear of it does not stop for it.
    if tokio::signal::ctrl_c().await.is_err() {
        pending().await
    }
}

#[cfg(unix)]
async fn terminated() {
    use tokio::signal::unix::{SignalKind, signal};
    match signal(SignalKind::terminate()) {
        Ok(mut signal) => {
            signal.recv().await;
        }
        Err(_) => pending().await,
    }
}

#[cfg(not(unix))]
async fn terminated() {
    pending().await
}

/// For the answers that are under way. `docker stop` kills after 10 seconds.
const PATIENCE: Duration = Duration::from_secs(8);
