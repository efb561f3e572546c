//! The floors of a crate, as they are drawn and as they are.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use crate::imports::Imports;

/// The floors of a crate, from the top to the bottom, each with the floors from which it imports.
#[derive(Clone, Debug)]
pub(crate) struct Picture {
    pub(crate) floors: Vec<(String, BTreeSet<String>)>,
}

impl Picture {
    /// The block of ARCHITECTURE.md that begins with the crate's `src`: a line for each floor, its name in front.
    pub(crate) fn drawn(page: &str, krate: &str) -> Option<Self> {
        let head = format!("```text\n{krate}/src\n");
        let (_, behind) = page.split_once(&head)?;
        let (block, _) = behind.split_once("```")?;
        let floors = block.lines().filter_map(|line| {
            let mut words = line.split_whitespace().map(str::to_owned);
            Some((words.next()?, words.filter(|word| word != "-").collect()))
        });
        Some(Self { floors: floors.collect() })
    }

    /// The floors as they are: the folders and files directly below `src`, without the roots that show them.
    pub(crate) fn measured(imports: &Imports) -> Self {
        let mut floors: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for (module, others) in &imports.arrows {
            let Some(floor) = module.first() else { continue };
            let below = others.iter().filter_map(|other| other.first());
            let below = below.filter(|other| *other != floor).cloned();
            floors.entry(floor.clone()).or_default().extend(below);
        }
        let mut left: Vec<_> = floors.into_iter().collect();
        let mut lowest = Vec::new();
        // Each round takes what needs nothing that is left; in a circle nothing can be taken, and it stays in one heap.
        while !left.is_empty() {
            let waiting: BTreeSet<_> = left.iter().map(|(floor, _)| floor.clone()).collect();
            let (ready, rest): (Vec<_>, Vec<_>) =
                left.into_iter().partition(|(_, below)| below.is_disjoint(&waiting));
            let stuck = ready.is_empty();
            lowest.extend(ready);
            left = rest;
            if stuck {
                lowest.append(&mut left);
            }
        }
        lowest.reverse();
        Self { floors: lowest }
    }

    /// What is drawn otherwise than it is, and what imports from above.
    pub(crate) fn differences(&self, measured: &Self) -> Vec<String> {
        let is: BTreeMap<_, _> = measured.floors.iter().cloned().collect();
        let drawn: BTreeMap<_, _> = self.floors.iter().cloned().collect();
        let mut told = Vec::new();
        for (floor, below) in &is {
            match drawn.get(floor) {
                None => told.push(format!("{floor} is not drawn")),
                Some(line) if line != below => {
                    let (more, fewer) = (below.difference(line), line.difference(below));
                    let (more, fewer): (Vec<_>, Vec<_>) = (more.collect(), fewer.collect());
                    told.push(format!("{floor} imports {more:?} besides, and none of {fewer:?}"));
                }
                Some(_) => {}
            }
        }
        told.extend(
            drawn
                .keys()
                .filter(|floor| !is.contains_key(*floor))
                .map(|floor| format!("no {floor}")),
        );
        for (place, (floor, below)) in self.floors.iter().enumerate() {
            let above = self.floors.iter().take(place).filter(|(name, _)| below.contains(name));
            told.extend(
                above.map(|(name, _)| format!("{floor} imports {name}, which is above it")),
            );
        }
        told
    }
}

impl fmt::Display for Picture {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let width = self.floors.iter().map(|(floor, _)| floor.len()).max().unwrap_or(0);
        let order: Vec<_> = self.floors.iter().map(|(floor, _)| floor).collect();
        for (floor, below) in &self.floors {
            let below: Vec<_> = order.iter().filter(|name| below.contains(**name)).collect();
            let below: Vec<_> = below.into_iter().map(|name| name.as_str()).collect();
            let below = if below.is_empty() { "-".to_owned() } else { below.join(" ") };
            writeln!(formatter, "{floor:width$}  {below}")?;
        }
        Ok(())
    }
}
