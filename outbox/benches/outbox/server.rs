//! The smallest platform: it answers every request with a receipt, and counts.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Notify;

/// A server on loopback, as long as the runtime lives.
#[derive(Clone)]
pub(crate) struct Server {
    pub(crate) url: String,
    answered: Arc<Answered>,
}

#[derive(Default)]
struct Answered {
    count: AtomicU64,
    one_more: Notify,
}

impl Server {
    pub(crate) async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let answered = Arc::<Answered>::default();
        let server = Self { url, answered: Arc::clone(&answered) };
        tokio::spawn(async move {
            loop {
                let (connection, _) = listener.accept().await.unwrap();
                tokio::spawn(serve(connection, Arc::clone(&answered)));
            }
        });
        server
    }

    pub(crate) fn answered(&self) -> u64 {
        self.answered.count.load(Ordering::Relaxed)
    }

    /// Until it has answered so many.
    pub(crate) async fn until(&self, count: u64) {
        loop {
            let one_more = self.answered.one_more.notified();
            if self.answered() >= count {
                return;
            }
            // It may come between the two lines above.
            let _ = tokio::time::timeout(Duration::from_millis(20), one_more).await;
        }
    }
}

async fn serve(mut connection: TcpStream, answered: Arc<Answered>) {
    let receipt = r#"{"recipient_id":"1","message_id":"m_1"}"#;
    let length = receipt.len();
    let answer = format!(
        "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {length}\r\n\r\n{receipt}"
    );
    let _ = connection.set_nodelay(true);
    let mut read = Vec::new();
    loop {
        let mut some = [0; 8192];
        match connection.read(&mut some).await {
            Ok(0) | Err(_) => return,
            Ok(count) => read.extend(some.iter().take(count)),
        }
        while let Some(whole) = whole(&read) {
            read.drain(..whole);
            answered.count.fetch_add(1, Ordering::Relaxed);
            answered.one_more.notify_waiters();
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
