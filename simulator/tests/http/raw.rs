//! Requests over bare sockets, to see what an answer is on the line.

use sendapi_simulator::Simulator;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::support::{PATH, hello};

pub(crate) async fn connect(simulator: &Simulator) -> TcpStream {
    TcpStream::connect(simulator.url().strip_prefix("http://").unwrap()).await.unwrap()
}

/// Head and body of a message.
pub(crate) fn request() -> (String, String) {
    let body = hello().to_string();
    let head = format!(
        "POST {PATH}?access_token=t HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\n\
         content-length: {}\r\n\r\n",
        body.len()
    );
    (head, body)
}

/// A connection over which a message was sent.
pub(crate) async fn asked(simulator: &Simulator) -> TcpStream {
    let mut stream = connect(simulator).await;
    let (head, body) = request();
    stream.write_all(format!("{head}{body}").as_bytes()).await.unwrap();
    stream
}

/// All that comes until the other end closes.
pub(crate) async fn everything(stream: &mut TcpStream) -> String {
    let mut text = String::new();
    stream.read_to_string(&mut text).await.expect("an end in order");
    text
}

/// An answer on the line.
pub(crate) struct Answer {
    pub(crate) head: String,
    pub(crate) body: String,
}

impl Answer {
    /// As far as it comes before the other end closes, or before it is as long as it promised.
    pub(crate) async fn read(stream: &mut TcpStream) -> Self {
        let mut text = Vec::new();
        while !Self::is_whole(&text) && stream.read_buf(&mut text).await.expect("bytes") > 0 {}
        Self::of(&text)
    }

    pub(crate) fn status(&self) -> u16 {
        self.head.split(' ').nth(1).expect("a status").parse().expect("a number")
    }

    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let named = |line: &&str| line.to_lowercase().starts_with(&format!("{name}:"));
        let line = self.head.lines().find(named)?;
        Some(line.split_once(':')?.1.trim())
    }

    /// How long the body was to be.
    pub(crate) fn promised(&self) -> usize {
        self.header("content-length").expect("a length").parse().expect("a number")
    }

    /// What has come so far.
    pub(crate) fn of(text: &[u8]) -> Self {
        let text = std::str::from_utf8(text).expect("text");
        let (head, body) = text.split_once("\r\n\r\n").expect("a whole head");
        Self { head: head.to_owned(), body: body.to_owned() }
    }

    fn is_whole(text: &[u8]) -> bool {
        let has_a_head = text.windows(4).any(|window| window == b"\r\n\r\n");
        has_a_head && {
            let answer = Self::of(text);
            answer.body.len() >= answer.promised()
        }
    }
}
