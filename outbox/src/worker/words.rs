//! What the tasks of a worker tell it.

use std::sync::Arc;

use tokio::sync::mpsc;

use crate::protocol::{Answer, Begun, Loaded, Said};

/// What has become of a message, for whoever holds its account.
#[derive(Debug)]
pub(crate) enum Became {
    /// It is not this worker's any more.
    Done,
    /// It waits in memory.
    Waits(Loaded),
    /// It is to be read again.
    Look,
    /// The same, and the account's token does not work.
    NoToken,
}

/// What a task of the worker tells it.
#[derive(Debug)]
pub(crate) enum Word {
    /// What has become of a message that was to begin.
    Became { account: i64, term: i64, message: i64, lane: Arc<str>, became: Became },
    /// What became of something under way could not be written, since the worker has another name by now.
    Unsaid(Answer<Said>),
    /// It is written down what became of a begin that was in doubt.
    Settled(Begun),
}

pub(crate) type Tells = mpsc::UnboundedSender<Word>;

/// Tells the worker that a message is to be looked at again, unless something else is told of it: a task that panics must
/// not leave its lane shut.
#[derive(Debug)]
pub(crate) struct Promise {
    tells: Tells,
    account: i64,
    term: i64,
    message: i64,
    lane: Arc<str>,
    became: Option<Became>,
}

impl Promise {
    pub(crate) const fn new(
        tells: Tells,
        account: i64,
        term: i64,
        message: i64,
        lane: Arc<str>,
    ) -> Self {
        Self { tells, account, term, message, lane, became: None }
    }

    pub(crate) fn keep(mut self, became: Became) {
        self.became = Some(became);
    }
}

impl Drop for Promise {
    fn drop(&mut self) {
        let Self { account, term, message, .. } = *self;
        let became = self.became.take().unwrap_or(Became::Look);
        let lane = Arc::clone(&self.lane);
        // Nobody listens when the worker has ended.
        let _ = self.tells.send(Word::Became { account, term, message, lane, became });
    }
}
