//! A server of one's own, which may crash.

use std::fs;
use std::path::Path;
use std::process::{Child, Command};
use std::time::Duration;

use sqlx::ConnectOptions;
use sqlx::postgres::PgConnectOptions;
use tempfile::TempDir;

use crate::processes::until;

pub(super) const SCRIPT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/postgres");

/// Its files are there while it is down.
pub(super) struct Cluster {
    folder: TempDir,
    server: Option<Child>,
}

impl Cluster {
    pub(super) async fn make() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let made = Command::new(SCRIPT).arg("--make").arg(folder.path()).status().unwrap();
        assert!(made.success(), "tests that crash a server need PostgreSQL on this machine");
        let mut cluster = Self { folder, server: None };
        cluster.start().await;
        cluster
    }

    pub(super) fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// The database that each cluster has.
    pub(super) fn options(&self) -> PgConnectOptions {
        PgConnectOptions::new().socket(self.folder()).username("sendapi").database("postgres")
    }

    pub(super) async fn start(&mut self) {
        let server = Command::new(SCRIPT).arg("--serve").arg(self.folder()).spawn();
        self.server = Some(server.unwrap());
        let options = self.options();
        until("the server is there", async || options.connect().await.is_ok()).await;
    }

    /// As `pg_ctl stop -m immediate`: nothing is finished or written any more, and the log is read when it starts again.
    pub(super) fn crash(&mut self) {
        let Some(mut server) = self.server.take() else { return };
        let number = server.id().to_string();
        assert!(Command::new("kill").args(["-QUIT", &number]).status().unwrap().success());
        server.wait().unwrap();
    }

    /// A standby takes over that has all that was written: the same files, in another history.
    pub(super) async fn fail_over(&mut self) {
        self.crash();
        fs::write(self.folder().join("data/standby.signal"), "").unwrap();
        self.start().await;
        let mut connection = self.options().connect().await.unwrap();
        let promoted: bool =
            sqlx::query_scalar("SELECT pg_promote()").fetch_one(&mut connection).await.unwrap();
        assert!(promoted);
    }

    pub(super) async fn is_away_for(&mut self, time: Duration) {
        self.crash();
        tokio::time::sleep(time).await;
        self.start().await;
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        self.crash();
    }
}
