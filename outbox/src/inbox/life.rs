//! The loop of an inbox: it claims shards, reads what waits in them, and has it handled.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::time::{Duration, Instant};

use tokio::sync::{OwnedSemaphorePermit, Semaphore, mpsc};
use tokio::task::JoinHandle;

use super::carry_out::{Became, Event, carry_out};
use super::handler::Handler;
use super::settings::Settings;
use super::tidy::tidy;
use crate::desk::{Desk, LANE_AT_A_TIME};
use crate::peers::{BEAT, CLAIMS, Free, POLL, Peers, REST, has_settled, owner};
use crate::protocol::{Kept, Loaded, Shard};
use crate::stop::Stop;
use crate::store::patiently;
use crate::{Database, Error, observe};

pub(super) struct Life<DB: Database, H> {
    settings: Arc<Settings<DB>>,
    handler: Arc<H>,
    stop: Stop,
    peers: Peers<DB>,
    held: BTreeMap<i64, Held>,
    free: Free,
    concurrency: Arc<Semaphore>,
    tells: mpsc::UnboundedSender<Word>,
    told: mpsc::UnboundedReceiver<Word>,
    reads: Option<Reads<DB>>,
    due: Due,
    tidying: Option<JoinHandle<()>>,
    measuring: Option<JoinHandle<()>>,
    /// Nothing begins until what is under way has ended.
    is_alone: bool,
    /// What is to be handled alone, and waits for that.
    suspect: Option<(Place, Loaded)>,
}

/// A shard, and the term for which it is held.
type Place = (i64, i64);

/// A shard that this worker holds.
struct Held {
    term: i64,
    desk: Desk,
    /// The last event that was read.
    read: i64,
    /// There may be more.
    is_to_read: bool,
    leaves: bool,
    since: Instant,
}

/// The connection that reads.
struct Reads<DB: Database> {
    connection: DB::Connection,
    news: DB::News,
}

/// When what is done from time to time is done again.
struct Due {
    beat: Instant,
    claims: Instant,
    tidies: Instant,
    measures: Instant,
    whole: Instant,
    rest: Instant,
}

/// What a task tells.
struct Word {
    shard: i64,
    term: i64,
    event: i64,
    lane: Arc<str>,
    became: Became,
}

/// Tells what became of an event, whatever happens to its task.
struct Promise {
    tells: mpsc::UnboundedSender<Word>,
    word: Option<Word>,
}

impl<DB: Database, H: Handler<DB>> Life<DB, H> {
    pub(super) async fn begin(
        settings: Arc<Settings<DB>>,
        handler: Arc<H>,
        stop: Stop,
    ) -> Result<Self, Error> {
        let peers = enter(&settings).await?;
        let (tells, told) = mpsc::unbounded_channel();
        let concurrency = Arc::new(Semaphore::new(settings.concurrency));
        let (held, free) = (BTreeMap::new(), Free::default());
        let due = Due::now();
        Ok(Self {
            settings,
            handler,
            stop,
            peers,
            held,
            free,
            concurrency,
            tells,
            told,
            reads: None,
            due,
            tidying: None,
            measuring: None,
            is_alone: false,
            suspect: None,
        })
    }

    pub(super) async fn live(mut self) {
        loop {
            if self.stop.is_asked() {
                self.leave_suspect();
            }
            if self.stop.is_asked() && self.held.values().all(|held| held.desk.is_idle()) {
                return self.leave().await;
            }
            tokio::select! {
                Some(word) = self.told.recv() => self.hear(word),
                () = self.stop.asked() => {}
                () = tokio::time::sleep(POLL) => {}
            }
            while let Ok(word) = self.told.try_recv() {
                self.hear(word);
            }
            if self.due.rest <= Instant::now()
                && let Err(error) = self.step().await
            {
                self.reads = None;
                self.due.rest = Instant::now() + REST;
                (self.settings.on_trouble)(&error);
            }
        }
    }

    /// Gives the shards to others, who find the rest.
    async fn leave(self) {
        let left = async {
            let mut connection = self.settings.store.connection().await?;
            patiently(DB::leave(&mut connection, &self.peers.me)).await
        };
        if let Err(error) = left.await {
            (self.settings.on_trouble)(&Error::Database(error));
        }
        observe::worker_stopped(&self.settings.name, true, None);
    }

    /// By a connection of its own: those of the pool may all be with the user.
    async fn step(&mut self) -> Result<(), Error> {
        let mut reads = match self.reads.take() {
            Some(reads) => reads,
            None => Reads {
                connection: self.settings.store.connection().await?,
                news: DB::News::default(),
            },
        };
        let now = Instant::now();
        if self.due.beat <= now {
            self.due.beat = now + BEAT;
            patiently(self.beat(&mut reads.connection)).await?;
        }
        if self.due.claims <= now {
            self.due.claims = now + CLAIMS;
            patiently(self.claim(&mut reads.connection, now)).await?;
        }
        if self.due.tidies <= now {
            self.due.tidies = now + TIDIES;
            self.tidy();
        }
        if observe::MEASURES && self.due.measures <= now {
            self.due.measures = now + observe::EVERY;
            self.measure();
        }
        patiently(self.read(&mut reads, now)).await?;
        self.start(&mut reads.connection).await?;
        self.reads = Some(reads);
        Ok(())
    }

    /// Shows that it lives. Whoever was taken for dead begins anew, under another name: what it had under way ends without
    /// effect.
    async fn beat(&mut self, connection: &mut DB::Connection) -> Result<(), Error> {
        self.settings.store.check_is_the_same()?;
        if !DB::beat(connection, &self.peers.me).await? {
            observe::overtaken(&self.settings.name, true);
            self.held.clear();
            self.peers = enter(&self.settings).await?;
        }
        Ok(())
    }

    /// Tells how much is where, beside the rest; not twice at a time. By a connection of its own too.
    fn measure(&mut self) {
        if self.measuring.as_ref().is_some_and(|measuring| !measuring.is_finished()) {
            return;
        }
        let (settings, holds) = (Arc::clone(&self.settings), self.held.len());
        self.measuring = Some(tokio::spawn(async move {
            let measured = async {
                let mut connection = settings.store.connection().await?;
                DB::inbox_status(&mut connection).await
            };
            match measured.await {
                Ok(status) => observe::inbox(&status, holds),
                Err(error) => (settings.on_trouble)(&error),
            }
        }));
    }

    /// It may take its time, and runs beside the rest; not twice at a time.
    fn tidy(&mut self) {
        if self.tidying.as_ref().is_some_and(|tidying| !tidying.is_finished()) {
            return;
        }
        let settings = Arc::clone(&self.settings);
        self.tidying = Some(tokio::spawn(async move {
            if let Err(error) = tidy(&settings).await {
                (settings.on_trouble)(&error);
            }
        }));
    }

    async fn claim(&mut self, connection: &mut DB::Connection, now: Instant) -> Result<(), Error> {
        let living = self.peers.look(connection).await?;
        let mut handlers = DB::handlers(connection).await?;
        handlers.retain(|handler| living.contains(handler));
        let shards = DB::shards(connection).await?;
        let fair = shards.len().div_ceil(handlers.len().max(1));
        for shard in shards {
            let name = format!("shard:{}", shard.id);
            let is_mine = owner(&name, handlers.iter()).is_none_or(|one| *one == self.peers.me);
            self.keep_up(&shard, is_mine, fair, now);
            if self.is_to_claim(&shard, &living, is_mine, now) {
                let term = DB::claim_shard(connection, &self.peers.me, &shard).await?;
                self.held.extend(term.map(|term| (shard.id, Held::new(term, now))));
            }
        }
        self.let_go(connection).await
    }

    /// Forgets a shard that is another's by now; one of which this worker has more than its share moves to whose it is.
    fn keep_up(&mut self, shard: &Shard, is_mine: bool, fair: usize, now: Instant) {
        let is_too_much = self.held.len() > fair;
        let Some(held) = self.held.get_mut(&shard.id) else { return };
        if shard.holder.as_ref() != Some(&self.peers.me) || shard.term != held.term {
            self.held.remove(&shard.id);
            return;
        }
        held.leaves |= is_too_much && has_settled(held.since, now) && !is_mine;
    }

    fn is_to_claim(
        &mut self,
        shard: &Shard,
        living: &BTreeSet<Arc<str>>,
        is_mine: bool,
        now: Instant,
    ) -> bool {
        let is_free = self.peers.is_free(shard.holder.as_ref(), living);
        if self.held.contains_key(&shard.id) || !is_free || self.stop.is_asked() {
            self.free.forget(shard.id);
            return false;
        }
        self.free.is_to_take(shard.id, is_mine, now)
    }

    async fn let_go(&mut self, connection: &mut DB::Connection) -> Result<(), Error> {
        let leaving = self.held.iter().filter(|(_, held)| held.leaves && held.desk.is_idle());
        let leaving: Vec<_> = leaving.map(|(shard, _)| *shard).collect();
        for shard in leaving {
            DB::let_shard_go(connection, &self.peers.me, shard).await?;
            self.held.remove(&shard);
        }
        Ok(())
    }

    async fn read(&mut self, reads: &mut Reads<DB>, now: Instant) -> Result<(), Error> {
        for kept in DB::kept_since(&mut reads.connection, &mut reads.news).await? {
            if let Some(held) = self.held.get_mut(&kept.shard) {
                held.hear(kept);
            }
        }
        let is_whole = self.due.whole <= now;
        if is_whole {
            self.due.whole = now + WHOLE;
        }
        for (shard, held) in &mut self.held {
            if is_whole {
                held.read = 0;
            }
            held.is_to_read |= is_whole;
            held.read_on::<DB>(*shard, &mut reads.connection, now).await?;
        }
        Ok(())
    }

    /// Has handled what may be, as far as there is room.
    async fn start(&mut self, connection: &mut DB::Connection) -> Result<(), Error> {
        if self.stop.is_asked() {
            return Ok(());
        }
        let mut starts = BTreeMap::new();
        while let Some((place, event, permit)) = self.next(starts.is_empty()) {
            starts.insert(event.id, (place, event, permit));
        }
        if starts.is_empty() {
            return Ok(());
        }
        let events: Vec<_> = starts.keys().copied().collect();
        let tried = patiently(DB::try_events(connection, &self.peers.me, &events)).await;
        let is_tried: BTreeSet<_> = tried.iter().flatten().copied().collect();
        for (id, ((shard, term), event, permit)) in starts {
            let promise = Promise::new(self.tells.clone(), shard, term, &event);
            if is_tried.contains(&id) {
                self.handle(event, term, permit, promise);
            }
        }
        tried?;
        Ok(())
    }

    /// The next that may be handled. What has been tried before, and came to no end, is handled alone: if it ends the process,
    /// nothing else is counted with it.
    fn next(&mut self, is_first: bool) -> Option<(Place, Loaded, OwnedSemaphorePermit)> {
        let is_idle = self.concurrency.available_permits() == self.settings.concurrency;
        if (self.is_alone || self.suspect.is_some()) && !(is_idle && is_first) {
            return None;
        }
        let permit = Arc::clone(&self.concurrency).try_acquire_owned().ok()?;
        self.is_alone = false;
        let (place, event) = match self.suspect.take().filter(|(place, _)| self.holds(*place)) {
            Some(suspect) => suspect,
            None => self.next_of_all()?,
        };
        if event.tries > 0 && event.failures == 0 {
            if !(is_idle && is_first) {
                self.suspect = Some((place, event));
                return None;
            }
            self.is_alone = true;
        }
        Some((place, event, permit))
    }

    /// It is for the next process.
    fn leave_suspect(&mut self) {
        let Some((place, event)) = self.suspect.take() else { return };
        let held = self.held.get_mut(&place.0).filter(|held| held.term == place.1);
        if let Some(held) = held {
            held.desk.again(event.id, &event.lane, Instant::now());
        }
    }

    fn next_of_all(&mut self) -> Option<(Place, Loaded)> {
        let now = Instant::now();
        let mut held = self.held.iter_mut().filter(|(_, held)| !held.leaves);
        held.find_map(|(shard, held)| Some(((*shard, held.term), held.desk.next(now)?)))
    }

    fn holds(&self, (shard, term): Place) -> bool {
        self.held.get(&shard).is_some_and(|held| held.term == term)
    }

    fn handle(&self, loaded: Loaded, term: i64, permit: OwnedSemaphorePermit, promise: Promise) {
        let (settings, handler) = (Arc::clone(&self.settings), Arc::clone(&self.handler));
        let event = Event { loaded, worker: Arc::clone(&self.peers.me), term };
        tokio::spawn(async move {
            let became = carry_out(&settings, &*handler, event).await;
            drop(permit);
            promise.keep(became);
        });
    }

    fn hear(&mut self, word: Word) {
        let now = Instant::now();
        let Word { shard, term, event, lane, became } = word;
        let Some(held) = self.held.get_mut(&shard).filter(|held| held.term == term) else { return };
        match became {
            Became::Done => held.desk.done(event, &lane, now),
            Became::Waits(event) => held.desk.back(event, now),
            Became::Look => held.desk.again(event, &lane, now),
        }
    }
}

impl Held {
    fn new(term: i64, now: Instant) -> Self {
        let desk = Desk::default();
        Self { term, desk, read: 0, is_to_read: true, leaves: false, since: now }
    }

    /// Something came in, which may be behind what was read: numbers need not become visible in their order.
    fn hear(&mut self, kept: Kept) {
        self.read = self.read.min(kept.first - 1);
        self.is_to_read = true;
    }

    async fn read_on<DB: Database>(
        &mut self,
        shard: i64,
        connection: &mut DB::Connection,
        now: Instant,
    ) -> Result<(), sqlx::Error> {
        for lane in self.desk.short() {
            let most = i64::try_from(LANE_AT_A_TIME).unwrap_or(i64::MAX);
            let waiting = DB::waiting_in_lane(connection, &lane, most).await?;
            self.desk.refill(&lane, waiting, now);
        }
        while self.is_to_read && self.desk.has_room() {
            let waiting = DB::waiting(connection, shard, self.read, AT_A_TIME).await?;
            self.is_to_read = waiting.len() >= usize::try_from(AT_A_TIME).unwrap_or_default();
            for event in waiting {
                self.read = event.id;
                self.desk.offer(event, now);
            }
        }
        Ok(())
    }
}

impl Due {
    fn now() -> Self {
        let now = Instant::now();
        // When it holds what it will hold.
        let measures = now + CLAIMS;
        Self { beat: now + BEAT, claims: now, tidies: now, measures, whole: now, rest: now }
    }
}

impl Promise {
    fn new(tells: mpsc::UnboundedSender<Word>, shard: i64, term: i64, event: &Loaded) -> Self {
        let (event, lane) = (event.id, Arc::clone(&event.lane));
        Self { tells, word: Some(Word { shard, term, event, lane, became: Became::Look }) }
    }

    fn keep(mut self, became: Became) {
        if let Some(word) = &mut self.word {
            word.became = became;
        }
    }
}

impl Drop for Promise {
    fn drop(&mut self) {
        if let Some(word) = self.word.take() {
            // Nobody listens when the inbox has ended.
            let _ = self.tells.send(word);
        }
    }
}

async fn enter<DB: Database>(settings: &Settings<DB>) -> Result<Peers<DB>, Error> {
    let peers = Peers::new(&settings.store);
    let mut connection = settings.store.connection().await?;
    patiently(settings.store.check_is_known(&mut connection)).await?;
    patiently(DB::enter_inbox(&mut connection, &peers.me, &settings.name)).await?;
    Ok(peers)
}

/// How often it forgets what is old.
const TIDIES: Duration = Duration::from_mins(10);
/// How often all is read again.
const WHOLE: Duration = Duration::from_secs(10);
const AT_A_TIME: i64 = 64;
