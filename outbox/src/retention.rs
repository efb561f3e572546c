//! How long messages are kept that have ended.

use std::time::Duration;

use crate::chunks::Chunk;
use crate::statements::Old;
use crate::store::{Store, patiently};
use crate::time::length;
use crate::{Database, Error};

/// How long messages are kept that have ended, for workers and for [`Outbox::clean_up`](crate::Outbox::clean_up). [`Duration::MAX`] is for ever.
///
/// By default the text of a message is kept for a week, its outcome for 30 days, its key for a year; and what is
/// [unknown](crate::Outcome::Unknown) for ever, since somebody has yet to decide what becomes of it.
///
/// What waits or is under way is never touched, and what a [reader](crate::Outbox::outcomes) has not been told is kept for it.
///
/// ```
/// use sendapi_outbox::Retention;
/// use std::time::Duration;
///
/// // No text is kept once a message has ended; what became of it for a year.
/// const DAY: Duration = Duration::from_secs(24 * 60 * 60);
/// let retention = Retention::default().bodies(Duration::ZERO).messages(365 * DAY);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Retention {
    bodies: Duration,
    messages: Duration,
    keys: Duration,
    unknown: Duration,
}

impl Default for Retention {
    fn default() -> Self {
        Self { bodies: 7 * DAY, messages: 30 * DAY, keys: 365 * DAY, unknown: Duration::MAX }
    }
}

impl Retention {
    /// How long the text of a message is kept after it has ended. Its outcome can still be asked for then.
    #[must_use]
    pub fn bodies(self, time: Duration) -> Self {
        Self { bodies: time, ..self }
    }

    /// How long a message is kept after it has ended. Then its ticket leads nowhere.
    #[must_use]
    pub fn messages(self, time: Duration) -> Self {
        Self { messages: time, ..self }
    }

    /// How long a [key](crate::Putting::key) is kept after its message was put, and never shorter than the message itself.
    /// Whoever puts the same once more after that sends it once more: make it longer than anything of yours can repeat.
    ///
    /// Where the text of a message was erased, a second one with the same key is taken for the same, whatever it says.
    #[must_use]
    pub fn keys(self, time: Duration) -> Self {
        Self { keys: time, ..self }
    }

    /// How long a message is kept of which nobody knows whether it arrived. It goes only if there is a reader, and every
    /// reader has been told.
    #[must_use]
    pub fn unknown(self, time: Duration) -> Self {
        Self { unknown: time, ..self }
    }

    /// In the order in which they go: a text is erased before its message goes, also where it was to be kept for longer.
    fn steps(&self) -> [(Old, Duration); 4] {
        [
            (Old::Bodies, self.bodies),
            (Old::Messages, self.messages),
            (Old::Unknown, self.unknown),
            (Old::Keys, self.keys),
        ]
    }
}

/// What [`Outbox::clean_up`](crate::Outbox::clean_up) has deleted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct CleanedUp {
    /// The texts of so many messages.
    pub bodies: u64,
    /// So many messages, with their outcomes.
    pub messages: u64,
    /// So many keys.
    pub keys: u64,
}

/// In small transactions, so that nobody who writes waits for long.
pub(crate) async fn clean_up<DB: Database>(
    store: &Store<DB>,
    retention: &Retention,
) -> Result<CleanedUp, Error> {
    let mut cleaned_up = CleanedUp::default();
    for (what, age) in retention.steps() {
        let count = delete(store, what, length(age)).await?;
        match what {
            Old::Bodies => cleaned_up.bodies += count,
            Old::Messages | Old::Unknown => cleaned_up.messages += count,
            Old::Keys => cleaned_up.keys += count,
        }
    }
    Ok(cleaned_up)
}

async fn delete<DB: Database>(store: &Store<DB>, what: Old, age: i64) -> Result<u64, Error> {
    let mut all = 0;
    loop {
        let chunk = Chunk::begin();
        let delete = async {
            let mut transaction = store.writing().await?;
            let count = DB::delete(&mut transaction, what, age, CHUNK).await?;
            transaction.commit().await?;
            Ok::<_, Error>(count)
        };
        let count = patiently(delete).await?;
        all += count;
        if count < u64::from(CHUNK) {
            return Ok(all);
        }
        chunk.leave_room().await;
    }
}

const DAY: Duration = Duration::from_hours(24);
/// How many go in one transaction.
const CHUNK: u32 = 500;
