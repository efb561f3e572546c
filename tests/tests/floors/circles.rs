//! Files that import each other.

use std::collections::{BTreeMap, BTreeSet};

use crate::imports::{Imports, Module};

/// The circles between files, without arrows between a module and what is in it, nor between a type and its builder.
pub(crate) fn circles(imports: &Imports) -> Vec<Vec<String>> {
    let arrows: BTreeMap<&Module, BTreeSet<&Module>> = imports
        .arrows
        .iter()
        .map(|(from, to)| (from, to.iter().filter(|to| counts(from, to)).collect()))
        .collect();
    let reach: BTreeMap<_, _> = arrows.keys().map(|from| (*from, reached(from, &arrows))).collect();
    let mut circles = BTreeSet::new();
    for (from, there) in &reach {
        if there.contains(from) {
            let back = |other: &&&Module| reach.get(**other).is_some_and(|far| far.contains(from));
            circles.insert(there.iter().filter(back).map(|module| module.join("::")).collect());
        }
    }
    circles.into_iter().collect()
}

fn counts(from: &Module, to: &Module) -> bool {
    !from.starts_with(to) && !to.starts_with(from)
}

fn reached<'m>(
    from: &Module,
    arrows: &BTreeMap<&'m Module, BTreeSet<&'m Module>>,
) -> BTreeSet<&'m Module> {
    let mut reached = BTreeSet::new();
    let mut waiting: Vec<&Module> = arrows.get(from).into_iter().flatten().copied().collect();
    while let Some(module) = waiting.pop() {
        if let Some((module, next)) = arrows.get_key_value(module)
            && reached.insert(*module)
        {
            waiting.extend(next.iter().copied());
        }
    }
    reached
}
