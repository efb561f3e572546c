//! What others have written since a connection looked last.

use sqlx::SqliteConnection;
use sqlx::sqlite::SqliteRow;

use crate::rows::Columns;

/// How far it has looked. Numbers are given in the order of commits, since only one writes at a time.
#[derive(Debug, Default)]
pub struct News {
    /// What SQLite says of other connections' commits.
    version: i64,
    pub(super) last: i64,
}

impl News {
    /// A number that is another one after a commit by any other connection, if it is.
    pub(super) async fn version_if_other(
        &self,
        connection: &mut SqliteConnection,
    ) -> Result<Option<i64>, sqlx::Error> {
        let version = sqlx::query_scalar("PRAGMA data_version").fetch_one(connection).await?;
        Ok(Some(version).filter(|version| *version != self.version))
    }

    /// All of these have been seen.
    pub(super) fn read(&mut self, version: i64, rows: &[SqliteRow]) -> Result<(), sqlx::Error> {
        for row in rows {
            self.last = self.last.max(row.number("last")?);
        }
        self.version = version;
        Ok(())
    }
}
