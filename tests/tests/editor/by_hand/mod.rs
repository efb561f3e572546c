//! What follows from no schema: what a program says in values, and what else an editor is asked.

mod bodies;
mod colours;
mod controls;
mod declared;
mod derive;
mod elsewhere;
mod json;
mod mistakes;
mod names;
mod other_macros;
mod positions;
mod quiet;
mod renamed;
mod signatures;
mod told;
mod ui;
mod user_code;
mod values;

use crate::Outcome;
use crate::scenario::Scenario;

/// All of them.
pub(crate) fn scenarios() -> Outcome<Vec<Scenario>> {
    let by_hand = [
        controls::scenarios(),
        positions::scenarios(),
        values::scenarios(),
        json::scenarios(),
        other_macros::scenarios(),
        derive::scenarios(),
        user_code::scenarios(),
        told::scenarios(),
        declared::scenarios(),
        elsewhere::scenarios(),
        quiet::scenarios(),
        mistakes::scenarios(),
        ui::scenarios()?,
        colours::scenarios(),
        renamed::scenarios(),
        signatures::scenarios(),
    ];
    Ok(by_hand.into_iter().flatten().collect())
}
