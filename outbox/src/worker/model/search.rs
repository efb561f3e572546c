//! A search through everything that can happen, breadth first: what it finds is among the shortest that there is.

use std::collections::{HashMap, VecDeque};
use std::fmt::{self, Debug};
use std::hash::{DefaultHasher, Hash, Hasher};

/// What can happen, from where.
pub(super) trait Model {
    type State: Clone + Hash;
    type Move: Debug;

    fn start(&self) -> Self::State;

    fn moves(&self, state: &Self::State) -> Vec<(Self::Move, Self::State)>;

    /// What must not be, if it is; `moves` are those that lead from here.
    fn broken(
        &self,
        state: &Self::State,
        moves: &[(Self::Move, Self::State)],
    ) -> Option<&'static str>;
}

/// What a search has come to.
#[derive(Debug)]
pub(super) struct Searched {
    pub(super) states: usize,
    /// Whether it has been everywhere.
    pub(super) is_complete: bool,
    pub(super) broken: Option<Broken>,
}

/// What must not be, and what leads there.
pub(super) struct Broken {
    pub(super) what: &'static str,
    pub(super) schedule: Vec<String>,
}

impl Debug for Broken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}, after {} moves:", self.what, self.schedule.len())?;
        self.schedule.iter().try_for_each(|step| writeln!(f, "  {step}"))
    }
}

/// Goes through at most so many states. Two that have the same number of 64 bits are taken for one.
pub(super) fn search<M: Model>(model: &M, most: usize) -> Searched {
    let start = model.start();
    let mut came_from = HashMap::from([(number(&start), None)]);
    let mut open = VecDeque::from([start]);
    while let Some(state) = open.pop_front() {
        let moves = model.moves(&state);
        if let Some(what) = model.broken(&state, &moves) {
            let broken = Some(Broken { what, schedule: schedule(model, &came_from, &state) });
            return Searched { states: came_from.len(), is_complete: false, broken };
        }
        if came_from.len() > most {
            return Searched { states: came_from.len(), is_complete: false, broken: None };
        }
        let here = number(&state);
        for (_, next) in moves {
            came_from.entry(number(&next)).or_insert_with(|| {
                open.push_back(next);
                Some(here)
            });
        }
    }
    Searched { states: came_from.len(), is_complete: true, broken: None }
}

/// The way to a state, gone once more: states are kept as numbers alone.
fn schedule<M: Model>(
    model: &M,
    came_from: &HashMap<u64, Option<u64>>,
    end: &M::State,
) -> Vec<String> {
    let before = |at: &u64| came_from.get(at).copied().flatten();
    let mut way: Vec<_> = std::iter::successors(Some(number(end)), before).collect();
    way.reverse();
    let mut state = model.start();
    let mut schedule = Vec::new();
    for at in way.into_iter().skip(1) {
        let next = model.moves(&state).into_iter().find(|(_, next)| number(next) == at);
        let Some((step, next)) = next else { break };
        schedule.push(format!("{step:?}"));
        state = next;
    }
    schedule
}

fn number(state: &impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    state.hash(&mut hasher);
    hasher.finish()
}
