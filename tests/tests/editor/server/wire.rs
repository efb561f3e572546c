//! How messages lie on the wire: a header with their length, then JSON.

use std::io::{self, BufRead, Write};

use serde_json::Value;

pub(crate) fn write(out: &mut impl Write, message: &Value) -> io::Result<()> {
    let body = message.to_string();
    write!(out, "{LENGTH}: {}\r\n\r\n{body}", body.len())?;
    out.flush()
}

/// The next message; none where the other side is gone.
pub(crate) fn read(input: &mut impl BufRead) -> io::Result<Option<Value>> {
    let Some(length) = length(input)? else { return Ok(None) };
    let mut body = vec![0; length];
    input.read_exact(&mut body)?;
    Ok(Some(serde_json::from_slice(&body)?))
}

/// What the header says, up to the empty line behind it.
fn length(input: &mut impl BufRead) -> io::Result<Option<usize>> {
    let (mut line, mut length) = (String::new(), 0);
    while input.read_line(&mut line)? > 0 {
        match line.trim_end().split_once(": ") {
            None => return Ok(Some(length)),
            Some((LENGTH, number)) => length = number.parse().map_err(io::Error::other)?,
            Some(_) => {}
        }
        line.clear();
    }
    Ok(None)
}

const LENGTH: &str = "Content-Length";
