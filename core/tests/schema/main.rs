//! No object of the API has a mistake that compiles in silence: a limit or a rule that nothing can break, a name that is
//! none of the object's. The derive refuses what it sees at the struct; here the schema is read that it makes.
#![cfg(feature = "calls")]

mod between;
#[path = "../growth/counting.rs"]
#[expect(dead_code, reason = "here nobody counts")]
mod counting;
mod forms;
mod made_up;
mod members;
#[path = "../growth/shapes.rs"]
mod shapes;

use sendapi_core::Request;
use sendapi_core::call::CALLS;
use sendapi_core::call::profile::Settings;
use sendapi_core::convert::value::Schema;
use sendapi_core::rule_ids::rule_ids;
use sendapi_core::schema::Shape;

use crate::shapes::shapes;

#[test]
fn no_object_has_a_mistake() {
    let roots = [Request::SHAPE, Settings::SHAPE].into_iter();
    let shapes = shapes(roots.chain(CALLS.iter().map(|call| call.shape)));
    let mistakes: Vec<_> = shapes.into_iter().flat_map(mistakes).collect();
    assert!(mistakes.is_empty(), "{} mistakes:\n{}", mistakes.len(), mistakes.join("\n"));
}

/// What is wrong with an object itself, each as a sentence that begins with its type.
fn mistakes(shape: &'static Shape) -> Vec<String> {
    let ids = rule_ids(shape).into_iter().filter(|id| !has_family(id)).map(|id| {
        format!(
            "the rule `{id}` has no family: write `family.{id}`, with the family of its neighbours"
        )
    });
    let told = ids.chain(members::mistakes(shape)).chain(between::mistakes(shape));
    told.map(|told| format!("{}: {told}", shape.path)).collect()
}

fn has_family(id: &str) -> bool {
    id.split_once('.').is_some_and(|(family, rest)| !family.is_empty() && !rest.is_empty())
}
