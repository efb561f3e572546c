//! What follows from the schema: for every object of the API its keys, for every set of words the words, and for every
//! place where an object of a kind may stand the heads; and that nothing is said against what is complete.

mod bodies;
mod complete;
mod foreign;
mod heads;
mod keys;
mod objects;
mod places;
mod roots;
mod values;
mod words;

use crate::scenario::Scenario;

/// All of them.
pub(crate) fn scenarios() -> Vec<Scenario> {
    let mut scenarios = Vec::new();
    for places in places::everywhere() {
        scenarios.extend(places.objects.iter().flat_map(keys::scenarios));
        scenarios.extend(places.kinds.iter().flat_map(heads::scenarios));
        scenarios.extend(places.words.iter().flat_map(words::scenarios));
        scenarios.extend(foreign::scenarios(&places));
    }
    scenarios.extend(complete::scenarios());
    scenarios
}
