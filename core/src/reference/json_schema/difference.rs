//! What the checker refuses and a JSON Schema lets through.

/// A rule that the checker knows and a JSON Schema cannot say, or not all of it.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Difference {
    /// The rule.
    pub rule: &'static str,
    /// What is let through.
    pub passes: &'static str,
    /// Whether some of what breaks the rule is refused all the same.
    pub in_part: bool,
}

/// All of them. What a JSON Schema refuses, the checker refuses too.
pub const DIFFERENCES: &[Difference] = &[
    whole("json.syntax", "a JSON Schema judges values: text that is no JSON never comes to it"),
    whole("json.depth", "a JSON Schema judges values however deep they are"),
    in_part(
        "json.duplicate",
        "a key that is written twice: of both, a JSON Schema is shown one; two spellings of one member it refuses",
    ),
    in_part(
        "json.number",
        "whole numbers of more than 64 bits, and whole ones with a point, as `5.0`, where an id is a number",
    ),
    in_part(
        "req.type",
        "whole numbers that are written with a point or an exponent, as `5.0`: to a JSON Schema they are `5`",
    ),
    in_part("sticker.type", "the same of a `sticker_id`"),
    in_part(
        "text.max_ig",
        "Instagram counts bytes of UTF-8, a JSON Schema characters: 1,000 of `é` are 2,000 bytes",
    ),
    whole(
        "receipt.decimals",
        "how many decimal places an amount has hangs on its currency, and on how a number is written",
    ),
];

const fn whole(rule: &'static str, passes: &'static str) -> Difference {
    Difference { rule, passes, in_part: false }
}

const fn in_part(rule: &'static str, passes: &'static str) -> Difference {
    Difference { rule, passes, in_part: true }
}
