//! One kind of message, and the source text that is made of it.

use crate::kinds::CONSTANTS;

/// One kind of message.
pub(crate) struct Kind {
    pub(crate) name: &'static str,
    /// What a message gets at run time.
    pub(crate) given: &'static [Given],
    /// The expression that makes one, as we and as serde write it. `$number` stands for the number of the message.
    pub(crate) sides: [String; 2],
}

/// A parameter of the function around a message.
pub(crate) struct Given {
    pub(crate) name: &'static str,
    pub(crate) type_name: &'static str,
    /// One of its values, to see whether both sides make the same of it.
    pub(crate) value: &'static str,
}

impl Kind {
    /// For each side a file of so many messages.
    pub(crate) fn sources(&self, count: usize) -> [String; 2] {
        self.sides.each_ref().map(|side| {
            CONSTANTS.to_owned()
                + &(0..count).map(|number| self.function(side, number)).collect::<String>()
        })
    }

    fn function(&self, side: &str, number: usize) -> String {
        let given =
            self.given.iter().map(|Given { name, type_name, .. }| format!("{name}: {type_name}, "));
        let given: String = given.collect();
        let side = numbered(side, number);
        format!("\npub fn message_{number}({given}) {{\n    let _message = {side};\n}}\n")
    }
}

/// A file with a test that both sides of each kind say the same.
pub(crate) fn comparison(kinds: &[&Kind]) -> String {
    CONSTANTS.to_owned() + &kinds.iter().enumerate().map(comparison_of).collect::<String>()
}

fn comparison_of((place, kind): (usize, &&Kind)) -> String {
    let given = kind.given.iter().map(|Given { name, type_name, value }| {
        format!("    let {name}: {type_name} = {value};\n")
    });
    let given: String = given.collect();
    let [ours, theirs] = kind.sides.each_ref().map(|side| numbered(side, place));
    let name = kind.name;
    format!(
        r#"
#[test]
fn kind_{place}() {{
{given}
    let ours = serde_json::to_value({ours}).expect("a message is JSON");
    assert_eq!(ours, {theirs}, "{name}");
}}
"#
    )
}

fn numbered(side: &str, number: usize) -> String {
    side.replace("$number", &number.to_string())
}
