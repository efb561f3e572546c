//! The tables.

use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use rusqlite::{Connection, OptionalExtension as _, params};
use sendapi::Payload as _;
use sendapi::webhook::{Incoming, Window};
use tokio::task::spawn_blocking;

use super::{Failure, Stage};

/// What the bot knows. Clones are the same book.
#[derive(Clone, Debug)]
pub struct Book(Arc<Mutex<Connection>>);

impl Book {
    /// The book in this file, which is made if it is missing.
    ///
    /// # Errors
    ///
    /// Those of the file.
    pub fn open(file: &Path) -> Result<Self, Failure> {
        let connection = Connection::open(file)?;
        // What is committed is on the disk: the platform is told of it.
        connection.pragma_update(None, "journal_mode", "WAL")?;
        connection.pragma_update(None, "synchronous", "FULL")?;
        connection.execute_batch(TABLES)?;
        Ok(Self(Arc::new(Mutex::new(connection))))
    }

    /// Writes down what came, in one transaction, and gives back what is new: what is there already came before, in this
    /// process or in another. What [has no identity](Incoming::identity), such as that a message was read, is new.
    ///
    /// # Errors
    ///
    /// Those of the file: then the platform is not told that it arrived, and sends it again.
    pub async fn store(&self, came: Vec<Incoming>) -> Result<Vec<Incoming>, Failure> {
        self.with(move |connection| {
            let transaction = connection.transaction()?;
            let mut new = Vec::new();
            for incoming in came {
                if let Some(identity) = incoming.identity() {
                    let row = params![identity.to_string(), incoming.to_json()];
                    if transaction.execute(STORE, row)? == 0 {
                        continue;
                    }
                }
                new.push(incoming);
            }
            transaction.commit()?;
            Ok(new)
        })
        .await
    }

    /// What was stored and is not done, in the order in which it came.
    ///
    /// # Errors
    ///
    /// Those of the file.
    pub async fn undone(&self) -> Result<Vec<Incoming>, Failure> {
        self.with(|connection| {
            let mut rows = connection.prepare(UNDONE)?;
            let rows = rows.query_map([], |row| row.get::<_, String>(0))?;
            rows.map(|json| Ok(Incoming::from_json(json?.as_bytes())?)).collect()
        })
        .await
    }

    /// That it is done, and what is known of the person after it: both or neither.
    ///
    /// # Errors
    ///
    /// Those of the file.
    pub async fn done(&self, incoming: &Incoming, now: Option<Known>) -> Result<(), Failure> {
        let identity = incoming.identity().map(|identity| identity.to_string());
        self.with(move |connection| {
            let transaction = connection.transaction()?;
            transaction.execute(DONE, [identity])?;
            now.map_or(Ok(()), |now| write_known(&transaction, now))?;
            Ok(transaction.commit()?)
        })
        .await
    }

    /// What is known of a person from now on.
    ///
    /// # Errors
    ///
    /// Those of the file.
    pub async fn know(&self, now: Known) -> Result<(), Failure> {
        self.with(move |connection| write_known(connection, now)).await
    }

    /// How far a person is. Whoever is new, or at a stage that this program has no more, begins.
    ///
    /// # Errors
    ///
    /// Those of the file.
    pub async fn stage(&self, person: &str) -> Result<Stage, Failure> {
        let person = person.to_owned();
        self.with(move |connection| {
            let text = connection.query_row(STAGE, [person], |row| row.get::<_, String>(0));
            let text = text.optional()?.unwrap_or_default();
            Ok(Stage::from_payload(&text).unwrap_or_default())
        })
        .await
    }

    /// All who are known, with the window that their last action opened.
    ///
    /// # Errors
    ///
    /// Those of the file.
    pub async fn people(&self) -> Result<Vec<Known>, Failure> {
        self.with(|connection| {
            let mut rows = connection.prepare(PEOPLE)?;
            let known = rows.query_map([], |row| {
                let stage: String = row.get(1)?;
                Ok(Known {
                    person: row.get(0)?,
                    stage: Stage::from_payload(&stage).unwrap_or_default(),
                    window: row.get::<_, Option<i64>>(2)?.map(Window::from_timestamp),
                })
            })?;
            Ok(known.collect::<Result<_, _>>()?)
        })
        .await
    }

    /// Forgets what was done so long ago that the platform sends it no more: it gives up after 36 hours at most.
    ///
    /// # Errors
    ///
    /// Those of the file.
    pub async fn tidy(&self) -> Result<(), Failure> {
        self.with(|connection| Ok(connection.execute(TIDY, []).map(drop)?)).await
    }

    /// On a thread that may wait for the disk.
    async fn with<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Connection) -> Result<T, Failure> + Send + 'static,
    ) -> Result<T, Failure> {
        let connection = Arc::clone(&self.0);
        spawn_blocking(move || work(&mut connection.lock().unwrap_or_else(PoisonError::into_inner)))
            .await?
    }
}

fn write_known(connection: &Connection, now: Known) -> Result<(), Failure> {
    let Known { person, stage, window } = now;
    let last_action = window.map(|window| window.timestamp());
    connection.execute(KNOW, params![person, stage.to_payload(), last_action])?;
    Ok(())
}

/// What is known of a person.
#[derive(Clone, Debug, PartialEq)]
pub struct Known {
    /// The person's id.
    pub person: String,
    /// How far they are.
    pub stage: Stage,
    /// The window that their last action opened.
    pub window: Option<Window>,
}

const TABLES: &str = "
    CREATE TABLE IF NOT EXISTS came (
        place INTEGER PRIMARY KEY,
        identity TEXT NOT NULL UNIQUE,
        json TEXT NOT NULL,
        at INTEGER NOT NULL DEFAULT (unixepoch()),
        done INTEGER NOT NULL DEFAULT 0
    ) STRICT;
    CREATE TABLE IF NOT EXISTS people (
        id TEXT PRIMARY KEY,
        stage TEXT NOT NULL,
        last_action INTEGER
    ) STRICT;
";
const STORE: &str = "INSERT INTO came (identity, json) VALUES (?1, ?2) ON CONFLICT DO NOTHING";
const UNDONE: &str = "SELECT json FROM came WHERE done = 0 ORDER BY place";
/// The identity stays, to know what comes again; what was said need not.
const DONE: &str = "UPDATE came SET done = 1, json = '' WHERE identity = ?1";
const TIDY: &str = "DELETE FROM came WHERE done = 1 AND at < unixepoch() - 36 * 60 * 60";
const STAGE: &str = "SELECT stage FROM people WHERE id = ?1";
const PEOPLE: &str = "SELECT id, stage, last_action FROM people ORDER BY id";
const KNOW: &str = "
    INSERT INTO people (id, stage, last_action) VALUES (?1, ?2, ?3)
    ON CONFLICT (id) DO UPDATE SET
        stage = excluded.stage, last_action = coalesce(excluded.last_action, last_action)
";
