//! The database of an example: a file, or the PostgreSQL that the environment names.

use std::env;
use std::path::Path;

#[cfg(feature = "postgres")]
use sendapi_outbox::Error;
use sendapi_outbox::Outbox;

type Failure = Box<dyn std::error::Error + Send + Sync>;

/// An outbox in either database.
pub(crate) enum Opened {
    Sqlite(Outbox),
    #[cfg(feature = "postgres")]
    Postgres(Outbox<sqlx::Postgres>),
}

/// In PostgreSQL if `SENDAPI_POSTGRES` has an address such as `postgres://localhost/shop`, in the file otherwise.
pub(crate) async fn open(file: &Path) -> Result<Opened, Failure> {
    match env::var(POSTGRES).ok().filter(|address| !address.is_empty()) {
        Some(address) => postgres(&address).await,
        None => Ok(Opened::Sqlite(Outbox::open(file).await?)),
    }
}

#[cfg(feature = "postgres")]
async fn postgres(address: &str) -> Result<Opened, Failure> {
    let pool = sqlx::PgPool::connect(address).await.map_err(Error::from)?;
    Ok(Opened::Postgres(Outbox::postgres(pool).await?))
}

#[cfg(not(feature = "postgres"))]
fn postgres(_: &str) -> std::future::Ready<Result<Opened, Failure>> {
    let why = format!("`{POSTGRES}` is set: run it with `--features postgres`");
    std::future::ready(Err(why.into()))
}

const POSTGRES: &str = "SENDAPI_POSTGRES";
