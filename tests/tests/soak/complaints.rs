//! What is wrong, gathered so that it can be read.

use std::collections::BTreeMap;
use std::fmt;

use crate::judge::Wrong;

/// What is wrong, by what it is and what the messages had met.
#[derive(Debug, Default)]
pub(crate) struct Complaints(BTreeMap<String, BTreeMap<String, Case>>);

/// How often, and the first of them.
#[derive(Debug, Default)]
struct Case {
    count: usize,
    first: String,
}

impl Complaints {
    pub(crate) fn add(&mut self, wrong: Wrong, example: impl FnOnce() -> String) {
        let cases = self.0.entry(wrong.what).or_default();
        let case = cases.entry(wrong.met).or_default();
        case.count += 1;
        if case.count == 1 {
            case.first = example();
        }
    }

    pub(crate) fn take(&mut self, others: Self) {
        for (what, cases) in others.0 {
            let mine = self.0.entry(what).or_default();
            for (met, case) in cases {
                let my = mine.entry(met).or_default();
                my.count += case.count;
                if my.first.is_empty() {
                    my.first = case.first;
                }
            }
        }
    }

    pub(crate) fn are_none(&self) -> bool {
        self.0.is_empty()
    }
}

/// A line for each thing that is wrong, below it what was met, the most frequent first.
impl fmt::Display for Complaints {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (what, cases) in &self.0 {
            let count: usize = cases.values().map(|case| case.count).sum();
            writeln!(f, "WRONG {count} times: {what}")?;
            let mut cases: Vec<_> = cases.iter().collect();
            cases.sort_by_key(|(_, case)| std::cmp::Reverse(case.count));
            for (met, case) in cases.iter().take(MOST_SHOWN) {
                writeln!(f, "{:>8}  {met}; first {}", case.count, case.first)?;
            }
            if let Some(more) = cases.len().checked_sub(MOST_SHOWN).filter(|more| *more > 0) {
                writeln!(f, "{:>8}  other faults", format!("and {more}"))?;
            }
        }
        Ok(())
    }
}

const MOST_SHOWN: usize = 12;
