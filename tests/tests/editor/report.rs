//! What came of it all: a line for each thing that was tried, and a summary.

use std::collections::BTreeMap;
use std::fmt;
use std::time::{Duration, Instant};

use crate::judge::{Judged, Verdict};
use crate::scenario::Scenario;

/// What came of it all.
pub(crate) struct Report {
    /// Whether answers that are right are shown too.
    show: bool,
    groups: BTreeMap<&'static str, Group>,
    start: Instant,
}

/// What came of one kind.
#[derive(Default)]
struct Group {
    right: usize,
    wrong: usize,
    not_ours: usize,
    took: Vec<Duration>,
}

impl Report {
    pub(crate) fn new(show: bool) -> Self {
        Self { show, groups: BTreeMap::new(), start: Instant::now() }
    }

    /// Notes what came of one, and prints its line.
    pub(crate) fn note(&mut self, scenario: &Scenario, verdict: &Verdict) {
        let Verdict { judged, shown, took } = verdict;
        let word = match judged {
            Judged::Right => "ok ",
            Judged::Wrong => "NOT",
            Judged::NotOurs => "---",
        };
        let shown = if self.show || *judged != Judged::Right { shown } else { "" };
        println!("{word} {scenario} ({} ms)  {shown}", took.as_millis());
        self.groups.entry(scenario.kind).or_default().count(verdict);
    }

    pub(crate) fn is_good(&self) -> bool {
        self.groups.values().all(|group| group.wrong == 0)
    }
}

impl Group {
    fn count(&mut self, verdict: &Verdict) {
        match verdict.judged {
            Judged::Right => self.right += 1,
            Judged::Wrong => self.wrong += 1,
            Judged::NotOurs => self.not_ours += 1,
        }
        self.took.push(verdict.took);
    }

    fn median(&self) -> u128 {
        let mut took = self.took.clone();
        took.sort_unstable();
        took.get(took.len() / 2).map_or(0, Duration::as_millis)
    }
}

/// A line for each kind, and the sum.
impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "\n{:24}{:>6}{:>6}{:>6}{:>12}", "", "ok", "NOT", "---", "median ms")?;
        let mut sums = [0; 3];
        for (kind, group) in &self.groups {
            let counts = [group.right, group.wrong, group.not_ours];
            row(f, kind, counts)?;
            writeln!(f, "{:>12}", group.median())?;
            sums.iter_mut().zip(counts).for_each(|(sum, count)| *sum += count);
        }
        row(f, "all", sums)?;
        writeln!(f, "{:>10.0} s", self.start.elapsed().as_secs_f64())?;
        f.write_str("---: the editor has not got it in plain Rust either")
    }
}

fn row(
    f: &mut fmt::Formatter<'_>,
    kind: &str,
    [right, wrong, not_ours]: [usize; 3],
) -> fmt::Result {
    write!(f, "{kind:24}{right:>6}{wrong:>6}{not_ours:>6}")
}
