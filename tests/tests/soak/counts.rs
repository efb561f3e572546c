//! How many messages there were, and what became of them.

use std::fmt;

use crate::judge::Judge;
use crate::says::Says;
use crate::story::Story;

/// Of messages, but for the tries.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Counts {
    pub(crate) messages: usize,
    /// By [`Says`].
    told: [usize; Says::ALL.len()],
    arrived: usize,
    more_than_once: usize,
    tries: usize,
    pub(crate) tried_again: usize,
    never_left: usize,
    /// Of which somebody without patience does not know what came of them, without a stall.
    pub(crate) late: usize,
    /// Of which a client has to say that nobody knows, or may.
    left_open: usize,
}

impl Counts {
    pub(crate) fn of(judge: &Judge<'_>, story: &Story) -> Self {
        let one = |it: bool| usize::from(it);
        let mut told = [0; Says::ALL.len()];
        if let Some(first) = story.told.first() {
            told[first.says as usize] = 1;
        }
        Self {
            messages: 1,
            told,
            arrived: one(story.arrived() > 0),
            more_than_once: one(story.arrived() > 1),
            tries: story.tries.len(),
            tried_again: one(story.tries.len() > 1),
            never_left: one(story.tries.is_empty()),
            late: one(judge.is_late(story)),
            left_open: one(judge.leaves_open(story)),
        }
    }

    pub(crate) fn told(&self, says: Says) -> usize {
        self.told[says as usize]
    }

    pub(crate) fn add(&mut self, other: &Self) {
        self.messages += other.messages;
        for (mine, count) in self.told.iter_mut().zip(other.told) {
            *mine += count;
        }
        self.arrived += other.arrived;
        self.more_than_once += other.more_than_once;
        self.tries += other.tries;
        self.tried_again += other.tried_again;
        self.never_left += other.never_left;
        self.late += other.late;
        self.left_open += other.left_open;
    }
}

impl fmt::Display for Counts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { messages, arrived, more_than_once, tries, tried_again, .. } = self;
        let Self { never_left, late, left_open, .. } = self;
        let [sent, delivered, not_sent, unknown] = self.told;
        writeln!(f, "{messages} messages: {sent} sent, {delivered} delivered although an error")?;
        writeln!(
            f,
            "came back, {not_sent} not sent, {unknown} unknown of {left_open} that may be."
        )?;
        writeln!(
            f,
            "{arrived} arrived, {more_than_once} of them more than once; {tried_again} were"
        )?;
        writeln!(
            f,
            "tried again, with {tries} tries in all; {never_left} never left, {late} were late."
        )
    }
}
