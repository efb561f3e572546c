//! Code of the user's that has nothing to do with messages: nothing of ours is in it.

use super::names::{offered, without};
use crate::scenario::{Scenario, Wanted};

pub(super) fn scenarios() -> Vec<Scenario> {
    let expression = |code: &str| format!("fn scene(bread: &Bread) {{\n    let it = {code};\n}}\n");
    let receivers = [
        ("a text", "bread.name.¦"),
        ("a literal", "\"Rye\".¦"),
        ("a number", "bread.left.¦"),
        ("a bool", "bread.warm.¦"),
        ("an option", "bread.photo.¦"),
        ("a list", "[1, 2].¦"),
        ("a struct", "bread.¦"),
        ("an enum with a derive", "Tap::Window.¦"),
        ("a message", "content!(text: \"Hi\").¦"),
    ];
    let behind = receivers.into_iter().map(|(name, code)| {
        code_of(&format!("behind the dot of {name}"), &expression(code), nothing())
    });
    let more = [
        code_of("any expression", &expression("¦"), nothing()),
        code_of("any expression, half typed", &expression("sen¦"), nothing()),
        code_of("an item", "fn scene() {}\n¦", nothing()),
        code_of("the crate", "use sendapi::Mess¦;\n", offered(&["Message", "Messenger"])),
        code_of("in another macro", &expression("vec![bread.name.¦]"), nothing()).with_std(),
    ];
    behind.chain(more).collect()
}

/// The methods of the traits that convert values.
fn nothing() -> Wanted {
    without(&[
        "sendapi_fill_at_run_time_as_in_a_fn_or_lazy_lock()",
        "sendapi_fill_digits_at_run_time_as_in_a_fn_or_lazy_lock()",
        "shape()",
        "node()",
        "read(…)",
    ])
}

fn code_of(name: &str, source: &str, wanted: Wanted) -> Scenario {
    Scenario::new("code of the user's", name, source, wanted)
}
