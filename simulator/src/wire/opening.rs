//! The line that a request begins with, made fit for the HTTP library.
//!
//! `fields=["id"]` is no address by the book, and clients write it all the same, `curl -g` among them; the platform reads it. The
//! library would refuse such a request with a bare 400 before anything here sees it, so what it does not take is escaped.

use tokio::io::ReadBuf;

/// What comes over a connection, of which the first line of each request is looked at.
#[derive(Debug)]
pub(super) struct Opening {
    is_awaited: bool,
    /// The line, as far as it has come.
    held: Vec<u8>,
    /// What can be read.
    ready: Vec<u8>,
}

impl Default for Opening {
    fn default() -> Self {
        Self { is_awaited: true, held: Vec::new(), ready: Vec::new() }
    }
}

impl Opening {
    /// Whether a request may begin with what comes next.
    pub(super) fn is_awaited(&self) -> bool {
        self.is_awaited
    }

    pub(super) fn is_ready(&self) -> bool {
        !self.ready.is_empty()
    }

    /// After an answer the next request may come. After the word to go on it is the body.
    pub(super) fn answered(&mut self, bytes: &[u8]) {
        if !bytes.is_empty() && !bytes.starts_with(GO_ON) {
            self.is_awaited = true;
        }
    }

    /// Takes what has come; nothing is the end.
    pub(super) fn take(&mut self, bytes: &[u8]) {
        // Only what is new can be the end: whoever sends byte by byte would else have all of it looked at each time.
        let before = self.held.len();
        let end = bytes.iter().position(|byte| *byte == b'\n').map(|place| before + place);
        self.held.extend_from_slice(bytes);
        let goes_on = !bytes.is_empty() && end.is_none() && self.held.len() < LONGEST;
        if goes_on && is_request(&self.held) {
            return;
        }
        self.is_awaited = false;
        let came = std::mem::take(&mut self.held);
        let (line, rest) = came.split_at(end.unwrap_or_default());
        self.ready = escaped(line).unwrap_or_else(|| line.to_vec());
        self.ready.extend_from_slice(rest);
    }

    /// Gives what is ready, as much as there is room for.
    pub(super) fn give(&mut self, buffer: &mut ReadBuf<'_>) {
        let room = self.ready.len().min(buffer.remaining());
        let rest = self.ready.split_off(room);
        buffer.put_slice(&std::mem::replace(&mut self.ready, rest));
    }
}

/// Whether it can be the beginning of a request. What is held back is what is waited for: a body never may.
fn is_request(line: &[u8]) -> bool {
    let method = line.iter().take_while(|byte| byte.is_ascii_uppercase()).count();
    method > 0 && line.get(method..).is_some_and(|rest| rest.starts_with(b" /"))
}

/// The same line with an address by the book; none if it is no request's, or needs nothing.
fn escaped(line: &[u8]) -> Option<Vec<u8>> {
    if !is_request(line) {
        return None;
    }
    let from = line.iter().position(|byte| *byte == b' ')?.saturating_add(1);
    let to = line.iter().rposition(|byte| *byte == b' ')?;
    let target = line.get(from..to)?;
    if !target.iter().copied().any(is_odd) {
        return None;
    }
    let mut whole = line.get(..from)?.to_vec();
    for byte in target.iter().copied() {
        if is_odd(byte) {
            whole.extend_from_slice(format!("%{byte:02X}").as_bytes());
        } else {
            whole.push(byte);
        }
    }
    whole.extend_from_slice(line.get(to..)?);
    Some(whole)
}

fn is_odd(byte: u8) -> bool {
    ODD.contains(&byte)
}

/// What the library takes in no address.
const ODD: &[u8] = b" \"<>`^";
const GO_ON: &[u8] = b"HTTP/1.1 100";
/// Bytes: more than the library takes.
const LONGEST: usize = 512 * 1024;

#[cfg(test)]
mod tests {
    use super::Opening;
    use tokio::io::ReadBuf;

    #[test]
    fn the_first_line_is_escaped_however_it_comes_and_nothing_else() {
        for (came, read) in [
            (
                &["GET /me?fields=[\"id\"] HTTP/1.1\r\nx: \"\r\n\r\n"][..],
                "GET /me?fields=[%22id%22] HTTP/1.1\r\nx: \"\r\n\r\n",
            ),
            (
                &["GET /me?a=", "\"<b c>\" HTTP/1.1\r", "\n\r\n"],
                "GET /me?a=%22%3Cb%20c%3E%22 HTTP/1.1\r\n\r\n",
            ),
            (&["GET /me HTTP/1.1\r\n\r\n"], "GET /me HTTP/1.1\r\n\r\n"),
            (&["G", "ET /me?\" HTTP/1.1\r\n"], "GET /me?\" HTTP/1.1\r\n"),
            (&["GET /me?\"", ""], "GET /me?\""),
            (&["{\"a\": \"b\""], "{\"a\": \"b\""),
            (&["\r\n"], "\r\n"),
            (&["GET /\n"], "GET /\n"),
        ] {
            assert_eq!(through(came), read, "{came:?}");
        }
    }

    #[test]
    fn the_next_request_comes_after_an_answer_and_a_body_before_it() {
        let mut opening = Opening::default();
        opening.take(b"GET /me HTTP/1.1\r\n\r\n");
        assert!(!opening.is_awaited(), "what comes now is a body");
        opening.answered(b"HTTP/1.1 100 Continue\r\n\r\n");
        assert!(!opening.is_awaited(), "and still is");
        opening.answered(b"HTTP/1.1 200 OK\r\n");
        assert!(opening.is_awaited());
    }

    /// What is read, byte by byte.
    fn through(came: &[&str]) -> String {
        let (mut opening, mut read) = (Opening::default(), Vec::new());
        for bytes in came {
            if opening.is_awaited() {
                opening.take(bytes.as_bytes());
            } else {
                read.extend_from_slice(bytes.as_bytes());
            }
            while opening.is_ready() {
                let mut byte = [0];
                let mut buffer = ReadBuf::new(&mut byte);
                opening.give(&mut buffer);
                read.extend_from_slice(buffer.filled());
            }
        }
        String::from_utf8(read).expect("text")
    }
}
