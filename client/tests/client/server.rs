//! A server that gives one answer to everything and writes down what it was asked.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

/// What the server does once it has read a request.
#[derive(Clone)]
pub(crate) enum Answer {
    Bytes(Vec<u8>),
    /// To the first request of a connection; the second is read and gets none.
    OnceThenClose(Vec<u8>),
    CloseWithout,
    /// And then nothing, with the connection open.
    BytesAndStall(Vec<u8>),
    /// An error whose message is the whole request.
    Echo,
    Never,
    After(Duration, Vec<u8>),
    /// One for each request, the last one for all that follow.
    InTurn(Arc<Mutex<VecDeque<Self>>>),
}

impl Answer {
    pub(crate) fn in_turn(answers: impl IntoIterator<Item = Self>) -> Self {
        Self::InTurn(Arc::new(Mutex::new(answers.into_iter().collect())))
    }

    pub(crate) fn after(self, wait: Duration) -> Self {
        match self {
            Self::Bytes(bytes) => Self::After(wait, bytes),
            other => other,
        }
    }

    pub(crate) fn and_stall(self) -> Self {
        match self {
            Self::Bytes(bytes) => Self::BytesAndStall(bytes),
            other => other,
        }
    }

    fn next(&self) -> Self {
        let Self::InTurn(answers) = self else { return self.clone() };
        let mut answers = answers.lock().unwrap();
        let last = answers.len() == 1;
        if last { answers.front().cloned() } else { answers.pop_front() }.unwrap()
    }
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
    open: usize,
    most_open: usize,
    requests: Vec<String>,
    at_once: usize,
    most_at_once: usize,
}

impl Seen {
    fn open(&mut self) {
        self.connections += 1;
        self.open += 1;
        self.most_open = self.most_open.max(self.open);
    }

    fn begin(&mut self, request: String) {
        self.requests.push(request);
        self.at_once += 1;
        self.most_at_once = self.most_at_once.max(self.at_once);
    }
}

impl Server {
    pub(crate) async fn start(answer: Answer) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let server = Self { port: listener.local_addr().unwrap().port(), seen: Arc::default() };
        let seen = Arc::clone(&server.seen);
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let (answer, seen) = (answer.clone(), Arc::clone(&seen));
                seen.lock().unwrap().open();
                tokio::spawn(async move {
                    serve(stream, answer, Arc::clone(&seen)).await;
                    seen.lock().unwrap().open -= 1;
                });
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

    /// Connections that are open now.
    pub(crate) fn open(&self) -> usize {
        self.seen.lock().unwrap().open
    }

    /// The most connections that were open at the same time.
    pub(crate) fn most_open(&self) -> usize {
        self.seen.lock().unwrap().most_open
    }

    /// The most requests that were open at the same time.
    pub(crate) fn most_at_once(&self) -> usize {
        self.seen.lock().unwrap().most_at_once
    }

    /// The bodies of the requests.
    pub(crate) fn bodies(&self) -> Vec<String> {
        let body = |request: &String| request.split_once("\r\n\r\n").unwrap().1.to_owned();
        self.seen.lock().unwrap().requests.iter().map(body).collect()
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
        let answer = match answer.next() {
            Answer::Echo => echo(&request),
            answer => answer,
        };
        seen.lock().unwrap().begin(request);
        if let Answer::After(wait, _) = &answer {
            tokio::time::sleep(*wait).await;
        }
        seen.lock().unwrap().at_once -= 1;
        match &answer {
            Answer::Bytes(bytes) | Answer::After(_, bytes) => {
                // A client that has seen enough may hang up first.
                let _ = stream.write_all(bytes).await;
                if !promises_its_length(bytes) {
                    return;
                }
            }
            Answer::OnceThenClose(bytes) if !answered => stream.write_all(bytes).await.unwrap(),
            Answer::OnceThenClose(_) | Answer::CloseWithout | Answer::Echo | Answer::InTurn(_) => {
                return;
            }
            Answer::BytesAndStall(bytes) => {
                stream.write_all(bytes).await.unwrap();
                std::future::pending::<()>().await;
            }
            Answer::Never => std::future::pending().await,
        }
        answered = true;
    }
}

fn echo(request: &str) -> Answer {
    let message = serde_json::Value::from(request);
    json("400 Bad Request", &format!(r#"{{"error":{{"message":{message},"code":190}}}}"#))
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
