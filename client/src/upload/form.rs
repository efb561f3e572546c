//! The members of a request as parts of a form.

use serde_json::Value;

use crate::error::Problem;
use crate::graph::Part;

/// A part for each member: words as they are, all else as JSON text.
pub(super) fn parts(members: serde_json::Result<Value>) -> Result<Vec<Part>, Problem> {
    let members =
        members.map_err(|odd| Problem::new("request cannot be written as JSON").caused_by(odd))?;
    let Value::Object(members) = members else { return Ok(Vec::new()) };
    Ok(members.into_iter().filter_map(|(name, value)| part(name, value)).collect())
}

fn part(name: String, value: Value) -> Option<Part> {
    match value {
        Value::Null => None,
        Value::String(word) => Some(Part::text(name, word)),
        other => Some(Part::text(name, other.to_string())),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn words_are_plain_and_objects_are_json() {
        let members =
            json!({ "message": { "text": "é" }, "persona_id": "7", "platform": null, "z": 3 });
        assert_eq!(
            parts(Ok(members)).unwrap(),
            [
                Part::text("message", r#"{"text":"é"}"#),
                Part::text("persona_id", "7"),
                Part::text("z", "3"),
            ]
        );
    }
}
