//! Shows the site on this machine while it is written.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use anyhow::{Context as _, Result};
use axum::Router;
use tokio::net::TcpListener;
use tower_http::services::ServeDir;

use crate::{book, places};

/// Builds it, serves it, and builds it anew whenever something changes.
pub fn serve(port: u16) -> Result<()> {
    book::build(&places::built())?;
    tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?.block_on(
        async {
            let listener = TcpListener::bind(("127.0.0.1", port)).await;
            let listener = listener
                .with_context(|| format!("port {port} of 127.0.0.1; `--port` takes another"))?;
            println!("http://{}", listener.local_addr()?);
            tokio::spawn(rebuild());
            let files = ServeDir::new(places::built()).precompressed_gzip();
            Ok(axum::serve(listener, Router::new().fallback_service(files)).await?)
        },
    )
}

/// Looks once a second whether a page is newer than before.
async fn rebuild() {
    let mut known = newest();
    loop {
        tokio::time::sleep(Duration::from_secs(1)).await;
        let now = newest();
        if now == known {
            continue;
        }
        known = now;
        let built = tokio::task::spawn_blocking(|| book::build(&places::built())).await;
        match built {
            Ok(Ok(())) => println!("built anew"),
            Ok(Err(error)) => eprintln!("error: {error:#}"),
            Err(error) => eprintln!("error: {error}"),
        }
    }
}

/// When the last change was; what cannot be read has not changed.
fn newest() -> Option<SystemTime> {
    WATCHED.iter().filter_map(|path| newest_in(&places::root().join(path))).max()
}

fn newest_in(path: &Path) -> Option<SystemTime> {
    if path.is_dir() {
        let entries: Vec<PathBuf> =
            fs::read_dir(path).ok()?.filter_map(|it| Some(it.ok()?.path())).collect();
        return entries.iter().filter_map(|path| newest_in(path)).max();
    }
    fs::metadata(path).ok()?.modified().ok()
}

const WATCHED: [&str; 8] = [
    "README.md",
    "client/docs",
    "outbox/docs",
    "simulator/page/colours.css",
    "site/book.toml",
    "site/pages",
    "site/pictures",
    "site/theme",
];
