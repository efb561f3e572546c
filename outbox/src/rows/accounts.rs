//! How an account stands.

use super::columns::{Columns, odd};
use crate::time::time;
use crate::{AccountName, AccountStatus, Error, Paused};

pub(crate) fn account(row: &impl Columns) -> Result<AccountStatus, sqlx::Error> {
    Ok(AccountStatus {
        name: name(row, "name")?,
        paused: paused(row)?,
        holder: row.text_if_any("holder")?,
        is_served: row.is("is_served")?,
        waiting: row.count("waiting")?,
        begun: row.count("begun")?,
        unknown: row.count("unknown")?,
        oldest_due: row.time_if_any("oldest_due")?,
    })
}

pub(super) fn name(row: &impl Columns, column: &str) -> Result<AccountName, sqlx::Error> {
    row.text(column)?.parse().map_err(|error: Error| odd(error.to_string()))
}

fn paused(row: &impl Columns) -> Result<Option<Paused>, sqlx::Error> {
    let Some(until) = row.number_if_any("paused_until")? else { return Ok(None) };
    let until = if until == UNTIL_RESUMED { None } else { time(until) };
    Ok(Some(Paused { until, why: row.text("paused_for")? }))
}

/// As `paused_until`.
pub(crate) const UNTIL_RESUMED: i64 = i64::MAX;
