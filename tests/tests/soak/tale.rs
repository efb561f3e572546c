//! A message and all that happened to it, in words.

use crate::plan::Plan;
use crate::story::{Story, Told, Try};

pub(crate) fn tale(plan: &Plan, number: usize, story: &Story) -> String {
    let tries: Vec<_> = story.tries.iter().map(|it| of_a_try(plan, it)).collect();
    let told: Vec<_> = story.told.iter().map(of_an_outcome).collect();
    let (account, tries) = (plan.account(number), tries.join("; "));
    format!("message {number} of {account}: [{tries}], told {}", told.join(", "))
}

fn of_a_try(plan: &Plan, it: &Try) -> String {
    let name = |kind| plan.kinds.get(kind).map(|kind| kind.fault.to_string());
    let faults: Vec<_> = it.call.into_iter().chain(it.own).filter_map(name).collect();
    let faults = if faults.is_empty() { "no fault".to_owned() } else { faults.join(" / ") };
    let arrived = if it.arrived.is_some() { "arrived" } else { "did not arrive" };
    format!("{faults}: {arrived}")
}

fn of_an_outcome(told: &Told) -> String {
    match &told.error {
        Some(error) => format!("{} ({error})", told.says),
        None => told.says.to_string(),
    }
}
