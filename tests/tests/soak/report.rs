//! What came of it all.

use std::collections::BTreeMap;
use std::fmt;
use std::time::Duration;

use crate::complaints::Complaints;
use crate::counts::Counts;
use crate::judge::Judge;
use crate::ledger::Ledger;
use crate::plan::Plan;
use crate::story::Story;
use crate::survey::survey;
use crate::tale::tale;
use crate::tally::Tally;

/// What came of the messages of one seed or of several.
#[derive(Debug, Default)]
pub(crate) struct Report {
    pub(crate) counts: Counts,
    /// By the faults that were met.
    pub(crate) groups: BTreeMap<&'static str, Tally>,
    pub(crate) took: Duration,
    pub(crate) complaints: Complaints,
}

impl Report {
    pub(crate) fn of(ledger: &Ledger, risks: bool, took: Duration) -> Self {
        let (plan, pages) = (ledger.plan(), ledger.pages());
        let mut report = Self { took, ..Self::default() };
        for (number, story) in pages.stories.iter().enumerate() {
            let Some(seat) = plan.seat(number) else { continue };
            let judge = Judge { kinds: &plan.kinds, seat: *seat, risks };
            report.count(plan, &judge, story);
            if let Some(wrong) = judge.wrong(story) {
                report.complaints.add(wrong, || tale(plan, number, story));
            }
        }
        survey(&mut report, plan, &pages);
        report
    }

    /// Takes in what came of another seed.
    pub(crate) fn take(&mut self, other: Self) {
        self.counts.add(&other.counts);
        self.took += other.took;
        for (group, tally) in other.groups {
            self.groups.entry(group).or_default().take(&tally);
        }
        self.complaints.take(other.complaints);
    }

    fn count(&mut self, plan: &Plan, judge: &Judge<'_>, story: &Story) {
        self.counts.add(&Counts::of(judge, story));
        let says = story.told.first().map(|told| told.says);
        for (place, it) in story.tries.iter().enumerate() {
            let group = it.call.or(it.own).and_then(|kind| plan.kinds.group_of(kind));
            let tally = self.groups.entry(group.unwrap_or("no fault")).or_default();
            tally.count(it.arrived.is_some());
            if place + 1 == story.tries.len() {
                tally.conclude(says, judge.leaves_open(story));
            }
        }
    }
}

/// Numbers, then a line for each group of faults, then what is wrong.
impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.counts.fmt(f)?;
        writeln!(f, "{}  what was met, and what was told of messages at last", Tally::head())?;
        self.groups.iter().try_for_each(|(group, tally)| writeln!(f, "{tally}  {group}"))?;
        self.complaints.fmt(f)
    }
}
