//! Forgetting what is old.

use std::time::Duration;

use super::settings::Settings;
use crate::chunks::Chunk;
use crate::store::patiently;
use crate::time::length;
use crate::{Database, Error};

/// In small transactions, so that nobody who writes waits for long.
pub(super) async fn tidy<DB: Database>(settings: &Settings<DB>) -> Result<(), Error> {
    // What was given up for so long is forgotten at once where that is longer than what has ended is kept.
    while some::<DB>(settings, settings.keep_given_up, What::GivenUp).await? {}
    while some::<DB>(settings, settings.keep, What::Ended).await? {}
    Ok(())
}

/// Which events are old.
#[derive(Clone, Copy)]
enum What {
    GivenUp,
    Ended,
}

/// Whether there may be more.
async fn some<DB: Database>(
    settings: &Settings<DB>,
    age: Duration,
    what: What,
) -> Result<bool, Error> {
    let (chunk, age) = (Chunk::begin(), length(age));
    let forget = async {
        let mut transaction = settings.store.writing().await?;
        let count = match what {
            What::GivenUp => DB::end_given_up(&mut transaction, age, CHUNK).await?,
            What::Ended => DB::forget_handled(&mut transaction, age, CHUNK.into()).await?,
        };
        transaction.commit().await?;
        Ok::<_, Error>(count)
    };
    let count = patiently(forget).await?;
    let is_all = count < u64::from(CHUNK);
    if !is_all {
        chunk.leave_room().await;
    }
    Ok(!is_all)
}

/// How many go in one transaction.
const CHUNK: u32 = 500;
