//! Which store it is, and whether this version works with its tables.

use uuid::Uuid;

use super::columns::Columns;
use crate::Error;

/// The store's id, if this version works with its tables.
pub(crate) fn store(row: &impl Columns) -> Result<Uuid, Error> {
    if row.number("least_reader")? > VERSION {
        return Err(Error::Newer { found: row.number("version")?, known: VERSION });
    }
    let id = row.text("id")?;
    id.parse().map_err(|odd: uuid::Error| Error::Database(sqlx::Error::Decode(odd.into())))
}

/// That of the tables in every database.
pub(crate) const VERSION: i64 = 1;
/// The oldest program that works with tables of this version.
pub(crate) const LEAST_READER: i64 = 1;
