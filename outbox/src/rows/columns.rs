//! The columns of a row, as the tables have them in every database.

use std::time::{Duration, SystemTime};

use crate::time::time;

/// A row: numbers are 64 bits wide, times milliseconds since 1970.
pub(crate) trait Columns {
    fn number(&self, name: &str) -> Result<i64, sqlx::Error>;
    fn number_if_any(&self, name: &str) -> Result<Option<i64>, sqlx::Error>;
    fn text(&self, name: &str) -> Result<String, sqlx::Error>;
    fn text_if_any(&self, name: &str) -> Result<Option<String>, sqlx::Error>;
    fn is(&self, name: &str) -> Result<bool, sqlx::Error>;

    fn count(&self, name: &str) -> Result<u64, sqlx::Error> {
        Ok(self.number(name)?.unsigned_abs())
    }

    fn small(&self, name: &str) -> Result<u32, sqlx::Error> {
        let number = self.number(name)?;
        u32::try_from(number).map_err(|_| odd(format!("`{name}` is {number}")))
    }

    fn time(&self, name: &str) -> Result<SystemTime, sqlx::Error> {
        self.time_if_any(name)?.ok_or_else(|| odd(format!("`{name}` is no time")))
    }

    fn time_if_any(&self, name: &str) -> Result<Option<SystemTime>, sqlx::Error> {
        Ok(self.number_if_any(name)?.and_then(time))
    }

    /// Nothing, where the database has a time that has been.
    fn length(&self, name: &str) -> Result<Duration, sqlx::Error> {
        self.number(name).map(length)
    }

    fn length_if_any(&self, name: &str) -> Result<Option<Duration>, sqlx::Error> {
        Ok(self.number_if_any(name)?.map(length))
    }
}

/// As the columns of what is read hold it, in milliseconds.
pub(crate) fn length(milliseconds: i64) -> Duration {
    Duration::from_millis(milliseconds.max(0).unsigned_abs())
}

/// That a row holds what nobody writes.
pub(crate) fn odd(what: String) -> sqlx::Error {
    sqlx::Error::Decode(what.into())
}

macro_rules! columns {
    ($row:ty) => {
        impl $crate::rows::Columns for $row {
            fn number(&self, name: &str) -> Result<i64, sqlx::Error> {
                sqlx::Row::try_get(self, name)
            }

            fn number_if_any(&self, name: &str) -> Result<Option<i64>, sqlx::Error> {
                sqlx::Row::try_get(self, name)
            }

            fn text(&self, name: &str) -> Result<String, sqlx::Error> {
                sqlx::Row::try_get(self, name)
            }

            fn text_if_any(&self, name: &str) -> Result<Option<String>, sqlx::Error> {
                sqlx::Row::try_get(self, name)
            }

            fn is(&self, name: &str) -> Result<bool, sqlx::Error> {
                sqlx::Row::try_get(self, name)
            }
        }
    };
}

pub(crate) use columns;
