//! HTTP/1.1 over any number of connections, on one thread.

use std::io::{self, Write as _, stdin, stdout};
use std::thread;

use anyhow::Result;
use httparse::{EMPTY_HEADER, Request, Status};
use tokio::io::{AsyncRead, AsyncReadExt as _, AsyncWrite, AsyncWriteExt as _};
use tokio::net::TcpListener;
use tokio::runtime;
use tokio::sync::oneshot;

use super::answer::Answers;

/// Says where it listens, and serves until the input ends.
pub(super) fn until_input_ends() -> Result<()> {
    let end = end_of_input();
    let runtime = runtime::Builder::new_current_thread().enable_io().build()?;
    runtime.block_on(async {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        println!("http://{}", listener.local_addr()?);
        stdout().flush()?;
        tokio::spawn(accept(listener));
        Ok(end.await?)
    })
}

/// Tells when the input has ended.
pub(super) fn end_of_input() -> oneshot::Receiver<()> {
    let (ended, end) = oneshot::channel();
    thread::spawn(move || {
        // Whatever comes in: it is the end that counts.
        let _ = io::copy(&mut stdin(), &mut io::sink());
        ended.send(())
    });
    end
}

async fn accept(listener: TcpListener) {
    while let Ok((stream, _)) = listener.accept().await {
        // Without it small answers would wait for the acknowledgement of those before them.
        let _ = stream.set_nodelay(true);
        tokio::spawn(serve(stream));
    }
}

/// Answers one request after the other, until the connection ends.
async fn serve(mut stream: impl AsyncRead + AsyncWrite + Unpin) -> io::Result<()> {
    let (mut read, mut answers) = (Vec::with_capacity(ROOM), Answers::default());
    loop {
        while let Some((head, whole)) = request(&read)? {
            let body = read.get(head..whole).unwrap_or_default();
            stream.write_all(answers.to(body)).await?;
            read.drain(..whole);
        }
        if stream.read_buf(&mut read).await? == 0 {
            return Ok(());
        }
    }
}

/// How long the first request's head is, and all of it, once it is whole.
pub(crate) fn request(read: &[u8]) -> io::Result<Option<(usize, usize)>> {
    let mut headers = [EMPTY_HEADER; 32];
    let mut request = Request::new(&mut headers);
    let Status::Complete(head) = request.parse(read).map_err(io::Error::other)? else {
        return Ok(None);
    };
    let length = request.headers.iter().find(|header| header.name.eq_ignore_ascii_case(LENGTH));
    let length = length.and_then(|header| str::from_utf8(header.value).ok()?.parse().ok());
    let whole = head + length.unwrap_or(0);
    Ok((read.len() >= whole).then_some((head, whole)))
}

const LENGTH: &str = "content-length";
const ROOM: usize = 64 * 1024;
