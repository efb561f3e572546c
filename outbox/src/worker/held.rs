//! An account that this worker holds.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::sync::Arc;
use std::time::{Duration, Instant};

use sendapi::{AnyAccount, Invalid, MessageKind};

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use super::sending::Ready;
use crate::Database;
use crate::desk::{Desk, LANE_AT_A_TIME};
use crate::protocol::{Begun, Cursor, InDoubt, Loaded, New, PausedFor};

/// An account that this worker sends for, as long as its term lasts.
#[derive(Debug)]
pub(crate) struct Held {
    pub(crate) account: AnyAccount,
    /// As the outbox names it.
    pub(crate) name: Arc<str>,
    pub(crate) id: i64,
    pub(crate) term: i64,
    pub(crate) desk: Desk,
    /// It is on its way to another worker: nothing more begins.
    pub(crate) leaves: bool,
    pub(crate) since: Instant,
    /// Nothing begins before this.
    pub(crate) opens_at: Instant,
    paused_until: Instant,
    /// Until when others have been told that nothing goes.
    told_pause: Instant,
    /// What others began, or what nobody here knows any more.
    doubts: HashMap<i64, Doubt>,
    cursors: [Cursor; 2],
    looks: Looks,
    next_due: Option<Instant>,
    /// How many wait at the account's gate or for the journal, by kind. More would go in one burst after a commit that took
    /// long, and those of a kind that is at its limit would leave no room for others.
    turns: [Arc<Semaphore>; 3],
}

#[derive(Debug)]
struct Doubt {
    of: InDoubt,
    /// Until then it may arrive; `None` once it has been handed out, to be told.
    until: Option<Instant>,
}

#[derive(Debug)]
struct Looks {
    is_due: bool,
    /// When all is read again, if there is little of it.
    whole_at: Instant,
    /// How often as much as is read at a time has been read since all was to be read.
    pages: u32,
}

impl Looks {
    const fn whole(next: Instant) -> Self {
        Self { is_due: true, whole_at: next, pages: 0 }
    }

    /// Whether all is to be read again. The more there was, the longer it is left alone, and it is not begun again before it
    /// has come to its end: a long queue to few people would be read all the time, in vain.
    fn is_whole(&self, desk: &Desk, now: Instant) -> bool {
        let goes_on = self.is_due && self.pages > 0 && desk.has_room();
        let more = (WHOLE / PAGES_OF_LITTLE).saturating_mul(self.pages).min(LONGEST_MORE);
        !goes_on && self.whole_at + more <= now
    }
}

/// What may go now.
#[derive(Debug)]
pub(crate) struct Start {
    pub(crate) message: Loaded,
    pub(crate) ready: Ready,
    pub(crate) turn: OwnedSemaphorePermit,
}

/// What comes of looking for what may go.
#[derive(Debug)]
pub(crate) enum Next {
    Start(Box<Start>),
    /// What was put breaks a rule of today.
    Refused(Loaded, Invalid),
    Nothing,
}

impl Held {
    pub(crate) fn new(
        account: AnyAccount,
        name: Arc<str>,
        id: i64,
        term: i64,
        now: Instant,
    ) -> Self {
        let turns = [MessageKind::Message, MessageKind::Media, MessageKind::PrivateReply]
            .map(|kind| Arc::new(Semaphore::new(turns(account.at_once(kind)))));
        Self {
            account,
            name,
            id,
            term,
            desk: Desk::default(),
            leaves: false,
            since: now,
            opens_at: now,
            paused_until: now,
            told_pause: now,
            doubts: HashMap::new(),
            cursors: [Cursor::default(); 2],
            looks: Looks::whole(now),
            next_due: None,
            turns,
        }
    }

    /// Something was put.
    pub(crate) fn hear(&mut self, new: New) {
        if let Some(cursor) =
            usize::try_from(new.priority).ok().and_then(|at| self.cursors.get_mut(at))
        {
            *cursor = (*cursor).min(Cursor { due_at: new.due_at, message: 0 });
        }
        self.looks.is_due = true;
    }

    /// Everything is read again, since something may wait that is behind the cursors.
    pub(crate) fn look_at_all(&mut self, now: Instant) {
        self.looks = Looks::whole(now);
    }

    /// Whether there may be something to read.
    pub(crate) fn is_to_look(&self, now: Instant) -> bool {
        let is_due = self.looks.is_due || self.next_due.is_some_and(|at| at <= now);
        self.looks.is_whole(&self.desk, now)
            || !self.desk.short().is_empty()
            || is_due && self.desk.has_room()
    }

    /// Reads what is due, in the order of messages, as far as there is room.
    pub(crate) async fn look<DB: Database>(
        &mut self,
        connection: &mut DB::Connection,
        now: Instant,
    ) -> Result<(), sqlx::Error> {
        if self.looks.is_whole(&self.desk, now) {
            self.cursors = [Cursor::default(); 2];
            self.find_doubts::<DB>(connection, now).await?;
            self.looks = Looks::whole(now + WHOLE);
        }
        for lane in self.desk.short() {
            let most = i64::try_from(LANE_AT_A_TIME).unwrap_or(i64::MAX);
            let due = DB::due_in_lane(connection, self.id, &lane, most).await?;
            self.desk.refill(&lane, due, now);
        }
        if self.looks.is_due || self.next_due.is_some_and(|at| at <= now) {
            self.read_on::<DB>(connection, now).await?;
        }
        Ok(())
    }

    async fn read_on<DB: Database>(
        &mut self,
        connection: &mut DB::Connection,
        now: Instant,
    ) -> Result<(), sqlx::Error> {
        let mut pages = 0;
        for (priority, cursor) in (0..).zip(&mut self.cursors) {
            while self.desk.has_room() {
                // Of few people it may have all that fits, and read on in vain: others have their turn meanwhile.
                if pages == PAGES_AT_A_TIME {
                    return Ok(());
                }
                pages += 1;
                let due = DB::due(connection, self.id, priority, *cursor, AT_A_TIME).await?;
                let is_all = due.len() < usize::try_from(AT_A_TIME).unwrap_or_default();
                for message in due {
                    *cursor = Cursor { due_at: message.due_at, message: message.id };
                    self.desk.offer(message, now);
                }
                if is_all {
                    break;
                }
                self.looks.pages = self.looks.pages.saturating_add(1);
            }
        }
        if self.desk.has_room() {
            self.looks.is_due = false;
            let next = DB::next_due(connection, self.id).await?;
            self.next_due = next.map(|next| now + next);
        }
        Ok(())
    }

    async fn find_doubts<DB: Database>(
        &mut self,
        connection: &mut DB::Connection,
        now: Instant,
    ) -> Result<(), sqlx::Error> {
        for doubt in DB::in_doubt(connection, self.id, self.term).await? {
            let message = doubt.begun.message;
            if self.desk.has(message) || self.doubts.contains_key(&message) {
                continue;
            }
            self.desk.shut(&doubt.lane, message, now);
            self.doubts.insert(message, Doubt { until: Some(now + doubt.lasts), of: doubt });
        }
        Ok(())
    }

    /// What was under way by somebody else's word, and cannot arrive any more. It stays shut until [`settled`](Self::settled).
    pub(crate) fn over(&mut self, now: Instant) -> Vec<InDoubt> {
        let doubts = self.doubts.values_mut();
        // Each once: whoever tells it does so until it is written, and twice would be twice as much to write.
        let over = doubts.filter_map(|doubt| {
            doubt.until.take_if(|until| *until <= now).map(|_| doubt.of.clone())
        });
        over.collect()
    }

    /// It is known what became of a begin. Of the same message another may be in doubt.
    pub(crate) fn settled(&mut self, begun: &Begun, now: Instant) {
        let message = begun.message;
        let Entry::Occupied(doubt) = self.doubts.entry(message) else { return };
        if doubt.get().of.begun == *begun {
            self.desk.open(&doubt.remove().of.lane, message, now);
        }
    }

    /// What the user wants, and, from whoever held it before, the platform.
    pub(crate) fn take_over_pause(&mut self, paused: Option<(Duration, PausedFor)>, now: Instant) {
        match paused {
            Some((time, PausedFor::Rate)) => self.opens_at = self.opens_at.max(now + time),
            // This one may have another.
            Some((_, PausedFor::Token)) => {}
            by_user => self.pause(by_user, now),
        }
    }

    /// What the user wants; the platform tells this holder itself.
    pub(crate) fn pause(&mut self, paused: Option<(Duration, PausedFor)>, now: Instant) {
        let by_user = paused.filter(|(_, why)| *why == PausedFor::User);
        self.paused_until = by_user.map_or(now, |(time, _)| now + time);
    }

    /// What is to be told of its pauses, when it has changed: for how long nothing goes of it.
    pub(crate) fn pause_to_tell(&mut self, now: Instant) -> Option<Duration> {
        let left = self.account.standstill().map_or(Duration::ZERO, |stands| stands.left);
        let (told, until) = (self.told_pause, now + left);
        let has_changed = until > told + SHORT || left.is_zero() && told > now;
        has_changed.then(|| {
            self.told_pause = until;
            left
        })
    }

    /// The next that may go, if one may.
    pub(crate) fn next(&mut self, marks: bool, now: Instant) -> Next {
        if self.leaves || now < self.opens_at.max(self.paused_until) {
            return Next::Nothing;
        }
        while let Some(message) = self.desk.next(now) {
            let ready = match Ready::new(&self.account, &message.body, marks) {
                Ok(ready) => ready,
                Err(invalid) => return Next::Refused(message, invalid),
            };
            match self.turns_of(ready.kind()).try_acquire_owned() {
                Ok(turn) => return Next::Start(Box::new(Start { message, ready, turn })),
                Err(_) => self.desk.back(Loaded { wait: Some(NO_TURN), ..message }, now),
            }
        }
        Next::Nothing
    }

    fn turns_of(&self, kind: MessageKind) -> Arc<Semaphore> {
        let [message, media, private] = &self.turns;
        Arc::clone(match kind {
            MessageKind::Media => media,
            MessageKind::PrivateReply => private,
            _ => message,
        })
    }
}

/// As many as the account's rates let go at once, since they do when a commit took long; of what there is one at a time it is
/// two, so that one is written down while the next waits.
fn turns(at_once: Option<u32>) -> usize {
    let at_once = at_once.and_then(|at_once| usize::try_from(at_once).ok()).unwrap_or(TURNS);
    at_once.clamp(2, TURNS)
}

/// The most of any account. What waits for its turn counts for the worker's concurrency.
const TURNS: usize = 64;
/// Until a kind at its limit is looked at again.
const NO_TURN: Duration = Duration::from_millis(100);
const AT_A_TIME: i64 = 64;
/// How often [`AT_A_TIME`] are read before others have their turn.
const PAGES_AT_A_TIME: usize = 4;
/// What is read in so many goes is read again as often as [`WHOLE`] says.
const PAGES_OF_LITTLE: u32 = 64;
const LONGEST_MORE: Duration = Duration::from_mins(1);
/// Shorter standstills are over before anybody reads of them.
const SHORT: Duration = Duration::from_secs(1);
/// How often all is read again, for what came to wait other than by being put.
const WHOLE: Duration = Duration::from_secs(5);
