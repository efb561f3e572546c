//! The one connection of a worker that writes down what begins and what becomes of it, in rounds.

use std::collections::hash_map::Entry;
use std::collections::{HashMap, VecDeque};
use std::mem;
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::{mpsc, oneshot};
use tokio::time::{Instant, sleep, sleep_until, timeout_at};

use super::settings::Trouble;
use crate::peers::{BEAT, clock};
use crate::protocol::{
    Answer, Begin, Begun, Round, Rounds, Said, ShutOut, Step, Told, Wanted, Written,
};
use crate::state::Event;
use crate::store::{Store, patiently};
use crate::{Database, Error, observe};

/// That a message has begun.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Started {
    pub(crate) begun: Begun,
    /// When its round was sent, by [`clock::now`].
    pub(crate) sent_at: Duration,
}

/// Writes for everything that a worker does. Clones are cheap; when the last is dropped, what was asked for is written, and
/// the journal ends.
#[derive(Clone, Debug)]
pub(crate) struct Journal(mpsc::UnboundedSender<Ask>);

#[derive(Debug)]
enum Ask {
    Begin(Begin, oneshot::Sender<Started>),
    Answer(Answer<Said>, oneshot::Sender<()>),
}

/// Why a journal has ended.
#[derive(Debug)]
pub(crate) enum Ended {
    /// All was written.
    Closed,
    /// Others have ended this worker, since it showed nothing for too long. That these begins were not posted is to be said
    /// under another name; whoever waits for an answer to be written has it still.
    Overtaken(Vec<Answer<Said>>),
    /// It must not go on.
    Broken(Error),
}

impl Journal {
    pub(crate) fn start<DB: Database>(
        store: Arc<Store<DB>>,
        worker: Arc<str>,
        trouble: Trouble,
    ) -> (Self, impl Future<Output = Ended>) {
        let (asks, asked) = mpsc::unbounded_channel();
        let writer = Writer {
            store,
            worker,
            trouble,
            asked,
            is_closed: false,
            connection: None,
            rounds: Rounds::new(),
            begins: HashMap::new(),
            answers: HashMap::new(),
            beats_at: Instant::now(),
            rests_until: Instant::now(),
            failures: 0,
        };
        (Self(asks), writer.run())
    }

    /// Writes down that a message begins. `None` if it does not.
    pub(crate) async fn begin(&self, begin: Begin) -> Option<Started> {
        let (told, tells) = oneshot::channel();
        self.0.send(Ask::Begin(begin, told)).ok()?;
        tells.await.ok()
    }

    /// Writes down what became of a message; it comes back if the journal has ended first, and does not hand it on.
    pub(crate) async fn answer(&self, answer: Answer<Said>) -> Result<(), Answer<Said>> {
        let (told, tells) = oneshot::channel();
        match self.0.send(Ask::Answer(answer.clone(), told)) {
            Ok(()) => tells.await.map_err(|_| answer),
            Err(_) => Err(answer),
        }
    }
}

struct Writer<DB: Database> {
    store: Arc<Store<DB>>,
    worker: Arc<str>,
    trouble: Trouble,
    asked: mpsc::UnboundedReceiver<Ask>,
    is_closed: bool,
    connection: Option<DB::Connection>,
    rounds: Rounds<Begin, Said>,
    /// Who waits, by message and term.
    begins: HashMap<(i64, i64), oneshot::Sender<Started>>,
    /// In the order in which they were asked for: what a worker says of a begin, its next name may say too.
    answers: HashMap<Begun, VecDeque<oneshot::Sender<()>>>,
    beats_at: Instant,
    /// Until then others write.
    rests_until: Instant,
    failures: u32,
}

impl<DB: Database> Writer<DB> {
    async fn run(mut self) -> Ended {
        loop {
            self.gather().await;
            if self.is_closed && !self.rounds.has_work() {
                return Ended::Closed;
            }
            if let Err(error) = self.store.check_is_the_same() {
                return Ended::Broken(error);
            }
            if !self.rounds.is_in_doubt() {
                self.write().await;
            } else if let Some(ended) = self.shut_out().await {
                return ended;
            }
        }
    }

    /// Waits until there is something to write, the beat at least, and takes all that there is.
    async fn gather(&mut self) {
        let is_held_up = self.rounds.is_held_up();
        if is_held_up && self.is_closed {
            sleep(HELD_UP).await;
        } else if is_held_up || !self.is_closed && !self.rounds.has_work() {
            let until = if is_held_up { Instant::now() + HELD_UP } else { self.beats_at };
            match timeout_at(until, self.asked.recv()).await {
                Ok(Some(ask)) => self.take(ask),
                Ok(None) => self.is_closed = true,
                Err(_) => {}
            }
        }
        sleep_until(self.rests_until).await;
        self.take_all();
    }

    fn take_all(&mut self) {
        while let Ok(ask) = self.asked.try_recv() {
            self.take(ask);
        }
    }

    fn take(&mut self, ask: Ask) {
        match ask {
            Ask::Begin(begin, tells) => {
                let Wanted { message, term, .. } = begin.wanted;
                self.begins.insert((message, term), tells);
                self.rounds.want(begin);
            }
            Ask::Answer(answer, tells) => {
                self.answers.entry(answer.begun).or_default().push_back(tells);
                self.rounds.answer(answer);
            }
        }
    }

    async fn write(&mut self) {
        self.beats_at = Instant::now() + BEAT;
        let written = match self.connect().await {
            Ok(connection) => self.write_by(connection).await,
            Err(error) => Err(error),
        };
        if let Err(error) = written {
            self.is_away(error).await;
        }
    }

    async fn write_by(&mut self, mut connection: DB::Connection) -> Result<(), sqlx::Error> {
        // Where one writes at a time, the lock comes first: what is asked for while others have it goes along.
        let has_waited = patiently(DB::lock(&mut connection)).await?;
        self.take_all();
        let Step::Write(round) = self.rounds.next() else { return Ok(()) };
        let sent_at = clock::now();
        let seen = observe::Round::of(round.number, round.begins.len(), round.answers.len());
        match patiently(write(&self.store, &mut connection, &self.worker, &round)).await {
            Ok(Some(written)) => {
                seen.written();
                self.failures = 0;
                for told in self.rounds.written(&written) {
                    self.tell(told, sent_at);
                }
            }
            // What its number does not follow is found out by moving it on.
            Ok(None) => {
                seen.lost();
                self.rounds.lost();
            }
            Err(error) => {
                seen.lost();
                self.rounds.lost();
                return Err(error);
            }
        }
        self.connection = Some(connection);
        if has_waited {
            self.rests_until = Instant::now() + DB::REST;
        }
        Ok(())
    }

    async fn shut_out(&mut self) -> Option<Ended> {
        let Step::ShutOut { number, written } = self.rounds.next() else { return None };
        let shut_out = match self.connect().await {
            Ok(connection) => self.shut_out_by(connection, number, written).await,
            Err(error) => Err(error.into()),
        };
        match shut_out {
            Ok(ended) => ended,
            Err(Error::Database(error)) => {
                self.is_away(error).await;
                None
            }
            Err(error) => Some(Ended::Broken(error)),
        }
    }

    async fn shut_out_by(
        &mut self,
        mut connection: DB::Connection,
        number: i64,
        written: i64,
    ) -> Result<Option<Ended>, Error> {
        match patiently(shut_out::<DB>(&mut connection, &self.worker, number, written)).await? {
            ShutOut::Done => self.rounds.shut_out(),
            ShutOut::Gone => {
                let rounds = mem::replace(&mut self.rounds, Rounds::new());
                return Ok(Some(Ended::Overtaken(rounds.in_doubt())));
            }
            // Whether it may go on there.
            ShutOut::Elsewhere => patiently(self.store.check_is_known(&mut connection)).await?,
            ShutOut::Odd => return Ok(Some(Ended::Broken(Error::Restored))),
        }
        self.connection = Some(connection);
        Ok(None)
    }

    /// Its connection has gone, whatever it was doing: nobody knows, and it is not asked again.
    async fn is_away(&mut self, error: sqlx::Error) {
        self.failures = self.failures.saturating_add(1);
        (self.trouble)(&Error::Database(error));
        sleep(FIRST_WAIT.saturating_mul(self.failures).min(LONGEST_WAIT)).await;
    }

    /// Whoever takes the connection gives it back when it has answered.
    async fn connect(&mut self) -> Result<DB::Connection, sqlx::Error> {
        match self.connection.take() {
            Some(connection) => Ok(connection),
            None => self.store.connection().await,
        }
    }

    fn answered(&mut self, begun: Begun) {
        // Nobody may be waiting for it.
        let Entry::Occupied(mut waiting) = self.answers.entry(begun) else { return };
        let _ = waiting.get_mut().pop_front().map(|tells| tells.send(()));
        if waiting.get().is_empty() {
            waiting.remove();
        }
    }

    fn tell(&mut self, told: Told, sent_at: Duration) {
        match told {
            Told::NotBegun { message, term } => drop(self.begins.remove(&(message, term))),
            Told::Answered(begun) => self.answered(begun),
            Told::Begun(begun) => {
                let tells = self.begins.remove(&(begun.message, begun.term));
                let is_heard =
                    tells.is_some_and(|tells| tells.send(Started { begun, sent_at }).is_ok());
                if !is_heard {
                    // Whoever wanted it has gone, and nothing of it was posted.
                    let said = Said::default();
                    self.rounds.answer(Answer { begun, event: Event::GiveBack, said });
                }
            }
        }
    }
}

async fn write<DB: Database>(
    store: &Store<DB>,
    connection: &mut DB::Connection,
    worker: &str,
    round: &Round<Begin, Said>,
) -> Result<Option<Written>, sqlx::Error> {
    if !round.begins.is_empty() && !DB::replicates(connection, &store.place).await? {
        return Err(sqlx::Error::Protocol(NOT_REPLICATED.to_owned()));
    }
    let written = DB::write_round(connection, worker, round).await?;
    DB::commit(connection).await?;
    Ok(written)
}

async fn shut_out<DB: Database>(
    connection: &mut DB::Connection,
    worker: &str,
    number: i64,
    written: i64,
) -> Result<ShutOut, sqlx::Error> {
    DB::lock(connection).await?;
    let shut_out = DB::shut_out(connection, worker, number, written).await?;
    DB::commit(connection).await?;
    Ok(shut_out)
}

const NOT_REPLICATED: &str = "no standby replicates synchronously, or this role may not see whether one does \
    (`pg_monitor`): nothing begins, since a standby that takes over would not know of it";
const FIRST_WAIT: Duration = Duration::from_millis(100);
/// So long what others have locked is not asked for again.
const HELD_UP: Duration = Duration::from_millis(20);
const LONGEST_WAIT: Duration = Duration::from_secs(2);
