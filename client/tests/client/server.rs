//! A server that gives one answer to everything and writes down what it was asked.

use std::sync::{Arc, Mutex};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

/// What the server does once it has read a request.
#[derive(Clone)]
pub(crate) enum Answer {
    Bytes(Vec<u8>),
    /// To the first request of a connection; the second is read and gets none.
    OnceThenClose(Vec<u8>),
    CloseWithout,
    Never,
}

/// An answer with a right content length; `headers` end in line breaks.
pub(crate) fn answer(status: &str, headers: &str, body: &str) -> Answer {
    let length = body.len();
    Answer::Bytes(
        format!("HTTP/1.1 {status}\r\n{headers}content-length: {length}\r\n\r\n{body}")
            .into_bytes(),
    )
}

pub(crate) fn json(status: &str, body: &str) -> Answer {
    answer(status, "content-type: application/json\r\n", body)
}

pub(crate) struct Server {
    port: u16,
    seen: Arc<Mutex<Seen>>,
}

#[derive(Default)]
struct Seen {
    connections: usize,
    requests: Vec<String>,
}

impl Server {
    pub(crate) async fn start(answer: Answer) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let server = Self { port: listener.local_addr().unwrap().port(), seen: Arc::default() };
        let seen = Arc::clone(&server.seen);
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                seen.lock().unwrap().connections += 1;
                tokio::spawn(serve(stream, answer.clone(), Arc::clone(&seen)));
            }
        });
        server
    }

    pub(crate) fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    pub(crate) fn connections(&self) -> usize {
        self.seen.lock().unwrap().connections
    }

    /// Head and body of each request.
    pub(crate) fn requests(&self) -> Vec<String> {
        self.seen.lock().unwrap().requests.clone()
    }
}

async fn serve(mut stream: TcpStream, answer: Answer, seen: Arc<Mutex<Seen>>) {
    let mut text = String::new();
    let mut answered = false;
    while let Some(request) = next_request(&mut stream, &mut text).await {
        seen.lock().unwrap().requests.push(request);
        match &answer {
            Answer::Bytes(bytes) => {
                // A client that has seen enough may hang up first.
                let _ = stream.write_all(bytes).await;
                if !promises_its_length(bytes) {
                    return;
                }
            }
            Answer::OnceThenClose(bytes) if !answered => stream.write_all(bytes).await.unwrap(),
            Answer::OnceThenClose(_) | Answer::CloseWithout => return,
            Answer::Never => std::future::pending().await,
        }
        answered = true;
    }
}

/// Whether the client can tell the end of this answer, so that the connection may stay.
fn promises_its_length(answer: &[u8]) -> bool {
    let text = String::from_utf8_lossy(answer);
    let (head, body) = text.split_once("\r\n\r\n").unwrap();
    length(head) == Some(body.len())
}

async fn next_request(stream: &mut TcpStream, text: &mut String) -> Option<String> {
    loop {
        if let Some((head, body)) = text.split_once("\r\n\r\n") {
            let wanted = length(head).unwrap_or(0);
            if body.len() >= wanted {
                let rest = text.split_off(head.len() + 4 + wanted);
                return Some(std::mem::replace(text, rest));
            }
        }
        let mut buffer = [0; 4096];
        match stream.read(&mut buffer).await {
            Ok(1..) => text.push_str(std::str::from_utf8(&buffer).unwrap().trim_end_matches('\0')),
            _ => return None,
        }
    }
}

fn length(head: &str) -> Option<usize> {
    head.lines().find_map(|line| {
        let (name, value) = line.split_once(':')?;
        name.eq_ignore_ascii_case("content-length").then(|| value.trim().parse().unwrap())
    })
}
