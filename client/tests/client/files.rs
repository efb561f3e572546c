//! Files whose watchers or streams panic while they are sent.

use std::io;
use std::pin::Pin;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll};
use std::time::Duration;

use futures_core::Stream;
use futures_util::stream;
use sendapi::graph::{File, Transfer};
use sendapi::{Client, Delivery, ErrorKind, LocalFile, Retry};

use crate::server::{Answer, Server, json};
use crate::{TOKEN, page, page_with};

const KEPT: &str = r#"{"attachment_id":"7"}"#;
const RECEIPT: &str = r#"{"recipient_id":"1","message_id":"m_1"}"#;

fn picture() -> LocalFile {
    LocalFile::bytes("a.gif", vec![b'a'; 300_000])
}

/// Panics when so much of the file is on its way, and counts how often it was called.
fn panicking(at: u64) -> (Arc<AtomicUsize>, impl Fn(Transfer) + Send + Sync + 'static) {
    let count = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&count);
    let watch = move |transfer: Transfer| {
        counted.fetch_add(1, Ordering::Relaxed);
        assert!(transfer.sent < at, "no more");
    };
    (count, watch)
}

#[tokio::test]
async fn a_watcher_that_panics_is_left_behind_and_the_file_goes_on() {
    for (at, calls) in [(0, 1), (1, 2), (300_000, 6)] {
        let server = Server::start(json("200 OK", KEPT)).await;
        let (count, watch) = panicking(at);
        let kept = page(server.url()).upload(picture()).on_progress(watch).await.unwrap();
        assert_eq!((kept.id(), count.load(Ordering::Relaxed)), ("7", calls));

        let server = Server::start(json("200 OK", RECEIPT)).await;
        let (count, watch) = panicking(at);
        page(server.url()).send_file(1_u64, picture()).on_progress(watch).await.unwrap();
        assert_eq!(count.load(Ordering::Relaxed), calls);
    }
}

#[tokio::test]
async fn a_watcher_that_panicked_is_not_called_in_the_next_try_either() {
    let busy = json("500 Internal Server Error", r#"{"error":{"code":4}}"#);
    let server = Server::start(Answer::in_turn([busy, json("200 OK", KEPT)])).await;
    let retry = Retry::default().first_wait(Duration::from_millis(1));
    let (count, watch) = panicking(1);
    page_with(server.url(), retry).upload(picture()).on_progress(watch).await.unwrap();
    assert_eq!((server.requests().len(), count.load(Ordering::Relaxed)), (2, 2));
}

/// Gives `GIF`, and panics after that.
struct Panicking(bool);

impl Stream for Panicking {
    type Item = io::Result<&'static str>;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        assert!(!self.0, "no more");
        self.0 = true;
        Poll::Ready(Some(Ok("GIF")))
    }
}

#[tokio::test]
async fn a_stream_that_panics_is_a_file_that_broke_off() {
    let server = Server::start(json("200 OK", KEPT)).await;
    let page = page(server.url());
    let streamed = || LocalFile::stream("a.gif", 6, Panicking(false));
    let upload = page.upload(streamed()).await.unwrap_err();
    let sent = page.send_file(1_u64, streamed()).await.unwrap_err();
    for error in [upload, sent] {
        assert_eq!((error.kind(), error.delivery()), (ErrorKind::File, Delivery::NotSent));
        assert_eq!(error.file().unwrap().name(), "a.gif");
        let source = std::error::Error::source(error.file().unwrap()).unwrap().to_string();
        assert_eq!(source, "whoever reads it panicked");
    }
    assert!(server.requests().is_empty());
    // The connections are none the worse for it.
    page.upload(picture()).await.unwrap();
}

type Nothing = stream::Empty<io::Result<&'static str>>;

#[tokio::test]
async fn opening_that_panics_is_a_file_that_cannot_be_opened() {
    let server = Server::start(json("200 OK", KEPT)).await;
    let at_once = File::reopening("a.gif", "image/gif", 6, || {
        assert!(Mutex::new(()).is_poisoned(), "no more");
        async { Ok::<Nothing, _>(stream::empty()) }
    });
    let later = File::reopening("a.gif", "image/gif", 6, || async {
        assert!(Mutex::new(()).is_poisoned(), "no more");
        Ok::<Nothing, _>(stream::empty())
    });
    for file in [at_once, later] {
        let error = page(server.url()).upload(file).await.unwrap_err();
        assert_eq!((error.kind(), error.delivery()), (ErrorKind::File, Delivery::NotSent));
        assert_eq!(error.file().unwrap().name(), "a.gif");
    }
    assert!(server.requests().is_empty());
}

#[tokio::test]
async fn a_file_that_is_never_open_ends_with_the_timeout_and_holds_nobody_up() {
    let server = Server::start(json("200 OK", KEPT)).await;
    let client = Client::builder()
        .base_url(server.url())
        .retry(Retry::NEVER)
        .connections(1)
        .timeout(Duration::from_millis(200))
        .build()
        .unwrap();
    let page = client.page("123", TOKEN);
    let never =
        || File::reopening("a.gif", "image/gif", 6, std::future::pending::<io::Result<Nothing>>);
    let stuck = tokio::spawn(page.upload(never()).into_future());
    tokio::task::yield_now().await;
    let waits = page.upload(picture()).await.unwrap();
    assert_eq!(waits.id(), "7");
    let error = stuck.await.unwrap().unwrap_err();
    assert_eq!((error.kind(), error.delivery()), (ErrorKind::File, Delivery::NotSent));
    let source = std::error::Error::source(error.file().unwrap()).unwrap().to_string();
    assert_eq!(source, "it was not open within the timeout of the request");
}
