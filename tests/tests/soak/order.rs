//! Whether what was sent to one person arrived in its order.

use std::collections::HashMap;

use crate::judge::Wrong;
use crate::ledger::Pages;
use crate::plan::Plan;
use crate::says::Says;

/// What was reported sent arrives before all later messages to its recipient. What is unknown may be overtaken: nobody
/// waits for a request that was given up.
pub(crate) fn out_of_order(plan: &Plan, pages: &Pages) -> Vec<(usize, Wrong)> {
    let mut wrong = Vec::new();
    let mut seen = vec![false; plan.messages];
    let mut newest = HashMap::new();
    for &number in pages.arrivals.iter().filter(|number| plan.comment(**number).is_none()) {
        let Some(seen) = seen.get_mut(number) else { continue };
        let newest = newest.entry(plan.person(number)).or_insert(number);
        let is_first = !std::mem::replace(seen, true);
        if is_first && is_sent(pages, number) && number < *newest {
            let what = "arrived after a later message to the same person".to_owned();
            wrong.push((number, Wrong { what, met: format!("{newest} arrived before it") }));
        }
        *newest = number.max(*newest);
    }
    wrong
}

fn is_sent(pages: &Pages, number: usize) -> bool {
    let told = pages.stories.get(number).map(|story| story.told.as_slice()).unwrap_or_default();
    told.iter().any(|told| told.says == Says::Sent)
}
