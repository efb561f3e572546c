//! A worker under one name: it claims accounts, reads what is due for them, and sends it.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;
use std::time::{Duration, Instant};

use sendapi::{AnyAccount, Invalid, MessageKind};

use tokio::sync::{Semaphore, mpsc};
use tokio::task::JoinHandle;

use super::held::{Held, Next, Start};
use super::journal::{Ended, Journal};
use super::sending::Sender;
use super::settings::Settings;
use super::words::{Became, Promise, Tells, Word};
use crate::peers::{CLAIMS, Free, POLL, Peers, REST, has_settled, is_anothers};
use crate::protocol::{Answer, Lease, Loaded, PausedFor, Said};
use crate::retention::clean_up;
use crate::state::Event;
use crate::stop::Stop;
use crate::store::{Store, patiently};
use crate::time::length;
use crate::{Database, Error, observe};

/// What a worker keeps when it takes another name: what is under way goes on.
pub(crate) struct Common<DB: Database> {
    pub(crate) settings: Settings<DB>,
    pub(crate) stop: Stop,
    concurrency: Arc<Semaphore>,
    /// Whatever is to be said for others holds a clone of it until it is written, or told.
    says: Arc<()>,
    tells: Tells,
    told: mpsc::UnboundedReceiver<Word>,
}

/// How a worker under one name ends.
pub(crate) enum End<DB: Database> {
    Stopped,
    /// Others took it for dead. This is still to be said, under another name.
    Overtaken(Box<Common<DB>>, Vec<Answer<Said>>),
}

pub(crate) struct Life<DB: Database> {
    common: Common<DB>,
    peers: Peers<DB>,
    /// `None` when nothing more begins.
    sender: Option<Sender>,
    journal: JoinHandle<Ended>,
    reads: Option<Reads<DB>>,
    held: BTreeMap<i64, Held>,
    free: Free,
    /// Accounts whose token does not work, until when others may try theirs.
    without_token: HashMap<i64, Instant>,
    claims_at: Instant,
    tidies_at: Instant,
    cleaning: Option<JoinHandle<()>>,
    cleans_at: Instant,
    measuring: Option<JoinHandle<()>>,
    measures_at: Instant,
    rests_until: Instant,
    turn: usize,
}

/// The connection that reads.
struct Reads<DB: Database> {
    connection: DB::Connection,
    news: DB::News,
}

impl<DB: Database> Common<DB> {
    pub(crate) fn new(settings: Settings<DB>, stop: Stop) -> Self {
        let concurrency = Arc::new(Semaphore::new(settings.concurrency));
        let (tells, told) = mpsc::unbounded_channel();
        Self { settings, stop, concurrency, says: Arc::new(()), tells, told }
    }

    /// Whether no task is under way, under whichever name it began, and nothing is left to be said.
    fn is_idle(&self) -> bool {
        self.concurrency.available_permits() >= self.settings.concurrency
            && Arc::strong_count(&self.says) == 1
    }
}

impl<DB: Database> Life<DB> {
    /// Makes a worker known.
    pub(crate) async fn begin(settings: Settings<DB>, stop: Stop) -> Result<Self, Error> {
        let peers = enter(&settings).await?;
        Ok(Self::named(peers, Common::new(settings, stop), Vec::new()))
    }

    /// Makes it known under another name, as soon as the database lets it.
    pub(crate) async fn again(common: Common<DB>, rest: Vec<Answer<Said>>) -> Result<Self, Error> {
        loop {
            match enter(&common.settings).await {
                Ok(peers) => return Ok(Self::named(peers, common, rest)),
                Err(error @ Error::Restored) => return Err(error),
                Err(error) => (common.settings.trouble)(&error),
            }
            tokio::time::sleep(REST).await;
        }
    }

    fn named(peers: Peers<DB>, common: Common<DB>, rest: Vec<Answer<Said>>) -> Self {
        let settings = &common.settings;
        let trouble = Arc::clone(&settings.trouble);
        let (journal, writes) =
            Journal::start(Arc::clone(&settings.store), Arc::clone(&peers.me), trouble);
        let (retry, timeout) = (settings.retry.clone(), settings.timeout);
        let sender = Sender { journal, retry, timeout, tells: common.tells.clone() };
        for answer in rest {
            say(sender.clone(), answer, &common.says);
        }
        let now = Instant::now();
        Self {
            common,
            peers,
            sender: Some(sender),
            journal: tokio::spawn(writes),
            reads: None,
            held: BTreeMap::new(),
            free: Free::default(),
            without_token: HashMap::new(),
            claims_at: now,
            tidies_at: now,
            cleaning: None,
            cleans_at: now + CLEANS,
            measuring: None,
            // When it holds what it will hold.
            measures_at: now + CLAIMS,
            rests_until: now,
            turn: 0,
        }
    }

    pub(crate) async fn live(mut self) -> Result<End<DB>, Error> {
        loop {
            // What a task tells, it tells before it has ended.
            let is_over = self.common.stop.is_asked() && self.common.is_idle();
            if is_over && self.common.told.is_empty() {
                return self.leave().await;
            }
            tokio::select! {
                ended = &mut self.journal => return self.ended(ended),
                Some(word) = self.common.told.recv() => self.hear(word),
                () = self.common.stop.asked() => {}
                () = tokio::time::sleep(POLL) => {}
            }
            while let Ok(word) = self.common.told.try_recv() {
                self.hear(word);
            }
            if self.rests_until <= Instant::now()
                && let Err(error) = self.step().await
            {
                self.reads = None;
                self.rests_until = Instant::now() + REST;
                (self.common.settings.trouble)(&error);
            }
            self.start();
        }
    }

    fn ended(self, ended: Result<Ended, tokio::task::JoinError>) -> Result<End<DB>, Error> {
        match ended {
            Ok(Ended::Overtaken(rest)) => Ok(End::Overtaken(Box::new(self.common), rest)),
            Ok(Ended::Broken(error)) => Err(error),
            Ok(Ended::Closed) | Err(_) => Ok(End::Overtaken(Box::new(self.common), Vec::new())),
        }
    }

    /// Writes down what is to be said, and gives the accounts back.
    async fn leave(mut self) -> Result<End<DB>, Error> {
        self.sender = None;
        match (&mut self.journal).await {
            Ok(Ended::Broken(error)) => return Err(error),
            Ok(Ended::Overtaken(rest)) => return Ok(End::Overtaken(Box::new(self.common), rest)),
            Ok(Ended::Closed) | Err(_) => {}
        }
        let mut connection = self.common.settings.store.connection().await?;
        patiently(DB::leave(&mut connection, &self.peers.me)).await?;
        Ok(End::Stopped)
    }

    /// By a connection of its own: those of the pool may all be with the user.
    async fn step(&mut self) -> Result<(), Error> {
        let mut reads = match self.reads.take() {
            Some(reads) => reads,
            None => Reads {
                connection: self.common.settings.store.connection().await?,
                news: DB::News::default(),
            },
        };
        let now = Instant::now();
        if self.claims_at <= now {
            self.claims_at = now + CLAIMS;
            patiently(self.claim(&mut reads.connection, now)).await?;
        }
        if self.tidies_at <= now {
            self.tidies_at = now + TIDIES;
            patiently(tidy::<DB>(&mut reads.connection)).await?;
        }
        if self.cleans_at <= now {
            self.cleans_at = now + CLEANS;
            self.clean_up();
        }
        if observe::MEASURES && self.measures_at <= now {
            self.measures_at = now + observe::EVERY;
            self.measure();
        }
        self.read(&mut reads, now).await?;
        self.settle(now);
        self.reads = Some(reads);
        Ok(())
    }

    /// Reads what is due, where there may be something.
    async fn read(&mut self, reads: &mut Reads<DB>, now: Instant) -> Result<(), Error> {
        for new in patiently(DB::put_since(&mut reads.connection, &mut reads.news)).await? {
            if let Some(held) = self.held.get_mut(&new.account) {
                held.hear(new);
            }
        }
        for held in self.held.values_mut().filter(|held| held.is_to_look(now)) {
            patiently(held.look::<DB>(&mut reads.connection, now)).await?;
        }
        Ok(())
    }

    /// Tells what was begun by others, and cannot arrive any more.
    fn settle(&mut self, now: Instant) {
        let Some(sender) = &self.sender else { return };
        for doubt in self.held.values_mut().flat_map(|held| held.over(now)) {
            let why = Some("the process that sent it has ended".to_owned());
            let said = Said { why, ..Said::default() };
            let answer = Answer { begun: doubt.begun, event: Event::Lose, said };
            observe::in_doubt(answer.begun.message);
            say(sender.clone(), answer, &self.common.says);
        }
    }

    /// It may take its time, and runs beside the rest; not twice at a time.
    fn clean_up(&mut self) {
        if self.cleaning.as_ref().is_some_and(|cleaning| !cleaning.is_finished()) {
            return;
        }
        let Settings { store, retention, trouble, .. } = self.common.settings.clone();
        self.cleaning = Some(tokio::spawn(async move {
            if let Err(error) = clean_up(&store, &retention).await {
                trouble(&error);
            }
        }));
    }

    /// Tells how much is where, beside the rest; not twice at a time. By a connection of its own too.
    fn measure(&mut self) {
        if self.measuring.as_ref().is_some_and(|measuring| !measuring.is_finished()) {
            return;
        }
        observe::holds_accounts(self.held.len());
        let Settings { store, trouble, .. } = self.common.settings.clone();
        self.measuring = Some(tokio::spawn(async move {
            let measured = async {
                let mut connection = store.connection().await?;
                let accounts = DB::accounts(&mut connection).await?;
                observe::messages(&accounts, &DB::worker_statuses(&mut connection).await?);
                Ok(())
            };
            if let Err(error) = measured.await {
                trouble(&error);
            }
        }));
    }

    /// Takes accounts that nobody sends for, and gives others what is theirs.
    async fn claim(&mut self, connection: &mut DB::Connection, now: Instant) -> Result<(), Error> {
        let living = self.peers.look(connection).await?;
        let leases = DB::leases(connection, &self.peers.me).await?;
        let serve: BTreeSet<_> = leases.iter().flat_map(|lease| &lease.served_by).collect();
        let serving = serve.into_iter().filter(|worker| living.contains(*worker)).count();
        let share = leases.len().div_ceil(serving.max(1));
        for lease in leases {
            self.keep_up(&lease);
            if self.held.contains_key(&lease.account) {
                self.leave_to_others(&lease, &living, share, now);
            } else if self.is_to_claim(&lease, &living, now) {
                self.take(connection, lease, now).await?;
            }
        }
        self.tell_pauses(connection).await?;
        self.let_go(connection).await
    }

    /// Tells others what stands still, since the platform wants it so or the token does not work.
    async fn tell_pauses(&mut self, connection: &mut DB::Connection) -> Result<(), Error> {
        let now = Instant::now();
        for held in self.held.values_mut() {
            let no_token = self.without_token.get(&held.id).filter(|_| held.leaves);
            let pause = match no_token {
                Some(until) => Some((until.saturating_duration_since(now), PausedFor::Token)),
                None => held.pause_to_tell(now).map(|left| (left, PausedFor::Rate)),
            };
            if let Some((left, why)) = pause {
                DB::tell_pause(connection, &self.peers.me, held.id, length(left), why).await?;
            }
        }
        Ok(())
    }

    /// Forgets an account that is another's by now, and learns whether it is paused.
    fn keep_up(&mut self, lease: &Lease) {
        let Some(held) = self.held.get_mut(&lease.account) else { return };
        if lease.holder.as_ref() != Some(&self.peers.me) || lease.term != held.term {
            observe::account_lost(&held.name, held.term);
            self.held.remove(&lease.account);
            return;
        }
        held.pause(lease.paused, Instant::now());
    }

    /// An account of which this worker has more than its share moves to the one that it is for: nothing more begins here.
    fn leave_to_others(
        &mut self,
        lease: &Lease,
        living: &BTreeSet<Arc<str>>,
        share: usize,
        now: Instant,
    ) {
        let is_too_much = self.held.len() > share;
        let Some(held) = self.held.get_mut(&lease.account) else { return };
        held.leaves |= is_too_much
            && has_settled(held.since, now)
            && is_anothers(lease, &self.peers.me, living);
    }

    fn is_to_claim(&mut self, lease: &Lease, living: &BTreeSet<Arc<str>>, now: Instant) -> bool {
        self.without_token.retain(|_, until| *until > now);
        let is_free = self.peers.is_free(lease.holder.as_ref(), living);
        if !is_free
            || self.common.stop.is_asked()
            || self.without_token.contains_key(&lease.account)
        {
            self.free.forget(lease.account);
            return false;
        }
        let is_mine = !is_anothers(lease, &self.peers.me, living);
        self.free.is_to_take(lease.account, is_mine, now)
    }

    async fn take(
        &mut self,
        connection: &mut DB::Connection,
        lease: Lease,
        now: Instant,
    ) -> Result<(), Error> {
        let Some(account) = self.common.settings.accounts.get(&*lease.name) else { return Ok(()) };
        let claim = DB::claim(connection, &self.peers.me, lease.account, lease.term).await?;
        let Some(term) = claim else { return Ok(()) };
        for (ago, count) in DB::begun_lately(connection, lease.account).await? {
            count_sent_elsewhere(account, count, ago);
        }
        observe::account_claimed(&lease.name, term);
        let mut held = Held::new(account.clone(), lease.name, lease.account, term, now);
        if lease.term > 0 {
            // What another has sent a moment ago counts for the limits of this second.
            held.opens_at = now + PERIOD;
        }
        held.take_over_pause(lease.paused, now);
        self.free.forget(lease.account);
        self.held.insert(lease.account, held);
        Ok(())
    }

    async fn let_go(&mut self, connection: &mut DB::Connection) -> Result<(), Error> {
        let leaving = self.held.values().filter(|held| held.leaves && held.desk.is_idle());
        let leaving: Vec<_> = leaving.map(|held| (held.id, held.term)).collect();
        for (account, term) in leaving {
            DB::let_go(connection, &self.peers.me, account, term).await?;
            if let Some(held) = self.held.remove(&account) {
                observe::account_let_go(&held.name, term);
            }
        }
        Ok(())
    }

    fn hear(&mut self, word: Word) {
        let now = Instant::now();
        match word {
            Word::Became { account, term, message, lane, became } => {
                let held = self.held.get_mut(&account).filter(|held| held.term == term);
                let Some(held) = held else { return };
                match became {
                    Became::Done => held.desk.done(message, &lane, now),
                    Became::Waits(message) => held.desk.back(message, now),
                    Became::Look => {
                        held.desk.again(message, &lane, now);
                        held.look_at_all(now);
                    }
                    Became::NoToken => {
                        held.desk.done(message, &lane, now);
                        held.leaves = true;
                        self.without_token.insert(account, now + NO_TOKEN);
                    }
                }
            }
            Word::Unsaid(answer) => {
                if let Some(sender) = &self.sender {
                    say(sender.clone(), answer, &self.common.says);
                }
            }
            Word::Settled(begun) => {
                self.held.values_mut().for_each(|held| held.settled(&begun, now));
            }
        }
    }

    /// Starts what may go, one of each account in turn.
    fn start(&mut self) {
        if self.common.stop.is_asked() {
            return;
        }
        let now = Instant::now();
        let mut accounts: Vec<_> = self.held.keys().copied().collect();
        // Not always the same first, where there is not enough for all.
        let first = self.turn % accounts.len().max(1);
        accounts.rotate_left(first);
        self.turn = self.turn.wrapping_add(1);
        while !accounts.is_empty() {
            let before = accounts.len();
            accounts.retain(|account| self.start_one(*account, now));
            if accounts.len() == before && self.common.concurrency.available_permits() == 0 {
                break;
            }
        }
    }

    /// Whether there may be more of the account.
    fn start_one(&mut self, account: i64, now: Instant) -> bool {
        let Some(sender) = &self.sender else { return false };
        let Ok(permit) = Arc::clone(&self.common.concurrency).try_acquire_owned() else {
            return false;
        };
        let Some(held) = self.held.get_mut(&account) else { return false };
        let (term, tells) = (held.term, self.common.tells.clone());
        let promise = |message: &Loaded| {
            Promise::new(tells, account, term, message.id, Arc::clone(&message.lane))
        };
        match held.next(self.common.settings.marks, now) {
            Next::Nothing => return false,
            Next::Start(start) => {
                let Start { message, ready, turn } = *start;
                let (sender, promise) = (sender.clone(), promise(&message));
                let way = observe::Way::of(&held.name, &message);
                tokio::spawn(async move {
                    let sends = sender.send(message, ready, account, term, turn);
                    let became = way.around(sends).await;
                    drop(permit);
                    promise.keep(became);
                });
            }
            Next::Refused(message, invalid) => {
                let promise = promise(&message);
                let store = Arc::clone(&self.common.settings.store);
                tokio::spawn(async move {
                    let became = refuse(&store, message, &invalid).await;
                    drop(permit);
                    promise.keep(became);
                });
            }
        }
        true
    }
}

/// Ends what is too late to be sent. Mostly there is nothing, and nobody's lock is asked for.
async fn tidy<DB: Database>(connection: &mut DB::Connection) -> Result<(), Error> {
    while DB::is_late(connection).await? {
        DB::refuse_what_is_late(connection, LATE_AT_A_TIME).await?;
    }
    Ok(())
}

/// Makes a worker known under a new name.
async fn enter<DB: Database>(settings: &Settings<DB>) -> Result<Peers<DB>, Error> {
    let peers = Peers::new(&settings.store);
    let mut connection = settings.store.connection().await?;
    patiently(settings.store.check_is_known(&mut connection)).await?;
    let accounts: Vec<_> = settings.accounts.keys().cloned().collect();
    patiently(DB::enter(&mut connection, &peers.me, &settings.name, &accounts)).await?;
    Ok(peers)
}

/// Writes down what became of something that is nobody's task any more.
fn say(sender: Sender, answer: Answer<Said>, says: &Arc<()>) {
    let says = Arc::clone(says);
    tokio::spawn(async move {
        let begun = answer.begun;
        if sender.write(answer).await {
            let _ = sender.tells.send(Word::Settled(begun));
        }
        drop(says);
    });
}

async fn refuse<DB: Database>(store: &Store<DB>, message: Loaded, invalid: &Invalid) -> Became {
    let refused = async {
        let mut connection = store.pool.acquire().await?;
        DB::refuse_invalid(&mut connection, message.id, &invalid.to_string()).await
    };
    match refused.await {
        Ok(()) => Became::Done,
        Err(_) => Became::Waits(Loaded { wait: Some(REST), ..message }),
    }
}

fn count_sent_elsewhere(account: &AnyAccount, count: u32, ago: Duration) {
    let kind = MessageKind::PrivateReply;
    match account {
        AnyAccount::Messenger(account) => account.count_sent_elsewhere(kind, count, ago),
        AnyAccount::Instagram(account) => account.count_sent_elsewhere(kind, count, ago),
    }
}

/// How often it ends what is too late to be sent.
const TIDIES: Duration = Duration::from_secs(2);
/// How often it deletes what is old.
const CLEANS: Duration = Duration::from_mins(10);
const LATE_AT_A_TIME: i64 = 500;
/// That of the platform's limits, but for private replies, which are counted.
const PERIOD: Duration = Duration::from_secs(1);
/// So long others may try their tokens for an account that this one has no valid token for.
const NO_TOKEN: Duration = Duration::from_mins(1);
