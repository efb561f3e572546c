//! What is wrong with a run and shows in no message by itself.

use crate::judge::Wrong;
use crate::kinds::Chance;
use crate::ledger::Pages;
use crate::order::out_of_order;
use crate::plan::Plan;
use crate::report::Report;
use crate::says::Says;
use crate::tale::tale;

pub(crate) fn survey(report: &mut Report, plan: &Plan, pages: &Pages) {
    for (number, wrong) in out_of_order(plan, pages) {
        let story = pages.stories.get(number);
        let example = || story.map(|it| tale(plan, number, it)).unwrap_or_default();
        report.complaints.add(wrong, example);
    }
    for stray in &pages.strays {
        complain(report, "something came that nobody was to send", "", stray.clone());
    }
    for (account, how) in &pages.stuck {
        complain(report, "an account stands still without an end", account, how.clone());
    }
    too_often_unknown(report);
    too_often_late(report);
}

/// Whether all that can be met was met, and all that can be said was said.
pub(crate) fn left_out(report: &mut Report, plan: &Plan, chances: &[Chance]) {
    let mut missing = Vec::new();
    for group in plan.kinds.groups().filter(|group| chances.contains(&group.chance)) {
        if report.groups.get(group.name).is_none_or(|tally| tally.met == 0) {
            missing.push(format!("nothing met this: {}", group.name));
        }
    }
    for says in Says::ALL.into_iter().filter(|says| report.counts.told(*says) == 0) {
        missing.push(format!("nothing was told {says}"));
    }
    if report.counts.tried_again == 0 {
        missing.push("nothing was tried again".to_owned());
    }
    for what in missing {
        complain(report, &what, "", "so that the test shows little".to_owned());
    }
}

/// By kind: a client that says so of everything is found out twice.
fn too_often_unknown(report: &mut Report) {
    let mut too_often = Vec::new();
    for (group, tally) in &report.groups {
        let unknown = tally.told(Says::Unknown);
        if unknown > tally.left_open {
            too_often.push((*group, format!("{unknown}, and {} may be", tally.left_open)));
        }
    }
    for (group, how) in too_often {
        complain(report, "told unknown more often than was left open", group, how);
    }
}

/// A slow machine is no reason to pass.
fn too_often_late(report: &mut Report) {
    let (late, most) = (report.counts.late, report.counts.messages / ONE_LATE_IN);
    if late > most {
        let how = format!("{late}, and {most} may be: this machine has too much to do");
        complain(report, "answers were late that did not stall", "", how);
    }
}

fn complain(report: &mut Report, what: &str, met: &str, example: String) {
    let wrong = Wrong { what: what.to_owned(), met: met.to_owned() };
    report.complaints.add(wrong, || example);
}

const ONE_LATE_IN: usize = 50;
