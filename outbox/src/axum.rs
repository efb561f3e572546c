//! The address that the platform posts to, for a server with axum: that of [`sendapi::webhook::axum`], for an
//! [`Inbox`](crate::Inbox).
//!
//! It answers 200 when the database has what was received, and 503 when it could not be kept there: the platform sends that
//! again. All else is answered as [there](Address).
//!
//! ```no_run
//! use axum::Router;
//! use sendapi::webhook::{Handshake, Incoming, Verifier};
//! use sendapi_outbox::axum::Address;
//! use sendapi_outbox::{Outbox, Turn};
//!
//! # async fn run() -> Result<(), Box<dyn std::error::Error>> {
//! let verifier = Verifier::new(std::env::var("APP_SECRET")?);
//! let handshake = Handshake::new(std::env::var("VERIFY_TOKEN")?);
//! let outbox = Outbox::open("shop.db").await?;
//! let inbox = outbox.inbox(verifier, handshake);
//! let inbox = inbox.start(async |incoming: Incoming, _: Turn| {
//!     println!("{:?}", incoming.happened());
//!     Ok::<(), sendapi_outbox::Error>(())
//! });
//! let inbox = inbox.await?;
//!
//! let router = Router::new().route("/webhook", Address::of(&inbox).into());
//! let listener = tokio::net::TcpListener::bind("127.0.0.1:8080").await?;
//! let stop = async { tokio::signal::ctrl_c().await.unwrap_or_default() };
//! axum::serve(listener, router).with_graceful_shutdown(stop).await?;
//! inbox.shutdown().await;
//! # Ok(())
//! # }
//! ```

pub use sendapi::webhook::axum::Address;
