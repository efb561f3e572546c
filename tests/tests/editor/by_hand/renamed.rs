//! Names of the user's that are called otherwise.

use super::bodies::{cards, each};
use crate::scenario::{Scenario, Wanted};

pub(super) fn scenarios() -> Vec<Scenario> {
    let given = |name: &str, body: &str| {
        format!("fn scene({name}: &str) {{\n    let it = message!(Messenger {{ {body} }});\n}}\n")
    };
    let constant = |code: &str| format!("const LI¦NE: &str = \"Hi\";\n{code}\n");
    let formatted =
        |it: &str| format!("fn scene(psid: &str, na¦me: &str) {{\n    let it = {it};\n}}\n");
    let all = [
        ("a local name", given("ps¦id", "recipient: psid, text: psid"), 3),
        ("a local name, from inside", given("psid", "recipient: ps¦id, text: psid"), 3),
        ("a local name, half typed", given("ps¦id", "recipient: psid, text: psid, quick_r"), 3),
        ("a local name, beside a mistake", given("ps¦id", "recipient: psid, txt: psid"), 3),
        ("a local name of a lone key", given("reci¦pient", "recipient, text: \"Hi\""), 2),
        (
            "the name of a for",
            cards("for lo¦af in breads { element { title: &loaf.name, subtitle: \"Fresh\" } }"),
            2,
        ),
        ("the name of a for, from inside", each("title: &lo¦af.name, subtitle: \"Fresh\""), 2),
        (
            "a constant",
            constant(
                "fn scene(psid: &str) { let it = message!(Messenger { recipient: psid, text: LINE }); }",
            ),
            2,
        ),
        (
            "a constant in a constant",
            constant("const IT: Content<'static> = content!(text: LINE);"),
            2,
        ),
    ];
    let mut scenarios: Vec<_> = all
        .into_iter()
        .map(|(name, source, places)| {
            Scenario::new("rename", name, source, Wanted::Renamed(places)).with_std()
        })
        .collect();
    let format = "format!(\"{}\", name)";
    let message = format!("message!(Messenger {{ recipient: psid, text: {format} }})");
    scenarios.push(
        Scenario::new("rename", "a local name in format!", formatted(&message), Wanted::Renamed(2))
            .beside(formatted(format))
            .with_std(),
    );
    scenarios
}
