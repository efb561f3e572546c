//! How much memory an upload takes. It stands alone, since the peak is that of the whole process.

#![cfg(target_os = "linux")]

use std::error::Error;
use std::fs;

use sendapi::media::LONGEST_FILE;
use sendapi::{Client, LocalFile};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

type Outcome = Result<(), Box<dyn Error>>;

#[tokio::test]
async fn a_long_file_is_never_in_memory_as_a_whole() -> Outcome {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let url = format!("http://{}", listener.local_addr()?);
    let server = tokio::spawn(serve(listener));
    let page = Client::builder().base_url(url).build()?.page("101", "t");
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("film.mp4");
    fs::File::create(&path)?.set_len(LONGEST_FILE)?;
    page.upload(LocalFile::bytes("short.mp4", vec![0; 200_000])).await?;

    let before = peak_kb()?;
    let uploaded = page.upload(LocalFile::path(path)).await?;
    let growth = peak_kb()? - before;
    assert_eq!(uploaded.id(), "7");
    assert!(growth < MOST_GROWTH_KB, "the peak grew by {growth} kB");
    server.abort();
    Ok(())
}

/// Takes what comes, keeps nothing of it, and says yes to it.
async fn serve(listener: TcpListener) -> std::io::Result<()> {
    loop {
        let (stream, _) = listener.accept().await?;
        answer(stream).await?;
    }
}

async fn answer(mut stream: TcpStream) -> std::io::Result<()> {
    let mut buffer = vec![0; 16 * 1024];
    let mut end = Vec::new();
    // The last boundary ends in two dashes and a line break, nothing else here does.
    while !end.ends_with(b"--\r\n") {
        let count = stream.read(&mut buffer).await?;
        end.extend_from_slice(buffer.get(..count).unwrap_or_default());
        end.drain(..end.len().saturating_sub(4));
    }
    let body = r#"{"attachment_id":"7"}"#;
    let head =
        format!("HTTP/1.1 200 OK\r\ncontent-length: {}\r\nconnection: close\r\n\r\n", body.len());
    stream.write_all(head.as_bytes()).await?;
    stream.write_all(body.as_bytes()).await
}

/// The most memory that this process ever had, in kilobytes.
fn peak_kb() -> Result<i64, Box<dyn Error>> {
    let status = fs::read_to_string("/proc/self/status")?;
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let peak = peak.and_then(|peak| peak.trim().strip_suffix(" kB")).ok_or("no peak is told")?;
    Ok(peak.trim().parse()?)
}

/// A fifth of the file: what the connection buffers, and some room.
const MOST_GROWTH_KB: i64 = 5 * 1024;
