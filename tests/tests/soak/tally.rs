//! What came of the tries that met faults of one group.

use std::fmt;

use crate::says::Says;

#[derive(Debug, Default)]
pub(crate) struct Tally {
    /// Tries.
    pub(crate) met: usize,
    arrived: usize,
    /// Of the messages whose last try it was, by [`Says`].
    told: [usize; Says::ALL.len()],
    /// Messages of which a client has to say that nobody knows, or may.
    pub(crate) left_open: usize,
}

impl Tally {
    pub(crate) fn count(&mut self, arrived: bool) {
        self.met += 1;
        self.arrived += usize::from(arrived);
    }

    /// It was the last try of a message.
    pub(crate) fn conclude(&mut self, says: Option<Says>, is_open: bool) {
        self.left_open += usize::from(is_open);
        if let Some(says) = says {
            self.told[says as usize] += 1;
        }
    }

    pub(crate) fn told(&self, says: Says) -> usize {
        self.told[says as usize]
    }

    pub(crate) fn take(&mut self, other: &Self) {
        self.met += other.met;
        self.arrived += other.arrived;
        self.left_open += other.left_open;
        for (mine, count) in self.told.iter_mut().zip(other.told) {
            *mine += count;
        }
    }

    /// What its columns are.
    pub(crate) fn head() -> String {
        let [sent, delivered, not_sent, unknown] = Says::ALL;
        let told = format!("{sent:>9} {delivered:>9} {not_sent:>9} {unknown:>9}");
        format!("{:>9} {:>9} {told}", "met", "arrived")
    }
}

/// A line of a table.
impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:>9} {:>9}", self.met, self.arrived)?;
        self.told.iter().try_for_each(|count| write!(f, " {count:>9}"))
    }
}
