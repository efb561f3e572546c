//! Which code and subcode the platform gives for a broken rule.

/// Where a rule's code is on record; every other rule is a plain 100.
///
/// Recorded answers of the platform and its own table of errors:
/// <https://developers.facebook.com/documentation/business-messaging/messenger-platform/error-codes>.
#[rustfmt::skip]
const CODES: &[(&str, Code)] = &[
    ("btn.payload_required",    Code::Sub(100, 2_018_040)),
    ("btn.title_required",      Code::Sub(100, 2_018_053)),
    ("btn.url_required",        Code::Sub(100, 2_018_041)),
    ("button.count",            Code::Count),
    ("generic.buttons",         Code::Count),
    ("generic.buttons_min",     Code::Count),
    ("generic.count",           Code::Count),
    ("generic.extra",           Code::Sub(100, 2_018_035)),
    ("generic.item_url_action", Code::Sub(1, 2_018_085)),
    ("msg.not_empty",           Code::Sub(100, 2_018_034)),
    ("msg.one_content",         Code::Sub(100, 2_018_018)),
    ("qr.min",                  Code::Count),
    ("qr.needs_content",        Code::Sub(100, 2_018_034)),
    ("qr.payload_required",     Code::Sub(100, 2_018_099)),
    ("qr.title_required",       Code::Sub(100, 2_018_098)),
    ("receipt.total_positive",  Code::Sub(100, 2_018_055)),
    ("req.action_xor_message",  Code::Sub(100, 2_018_014)),
    ("req.body_one",            Code::Sub(100, 2_018_015)),
    ("text.nonempty",           Code::Sub(100, 2_018_034)),
    ("utility.button_example",  Code::Sub(100, 2_388_051)),
    ("utility.button_types",    Code::Sub(-1, 2_018_416)),
];

#[derive(Clone, Copy)]
enum Code {
    /// A code with its subcode.
    Sub(i64, i64),
    /// A list: one code for too few items, another for too many.
    Count,
}

/// Code and subcode of a rule; `is_empty` tells whether the rule was broken by a list without items.
pub(crate) fn code_of(rule: &str, is_empty: bool) -> (i64, Option<i64>) {
    match CODES.iter().find(|(id, _)| *id == rule) {
        Some((_, Code::Sub(code, subcode))) => (*code, Some(*subcode)),
        Some((_, Code::Count)) if is_empty => (TOO_FEW, None),
        Some((_, Code::Count)) => (TOO_MANY, None),
        None => (PARAMETER, None),
    }
}

/// A parameter that will not do: what nearly everything is.
pub(crate) const PARAMETER: i64 = 100;

const TOO_FEW: i64 = 194;
const TOO_MANY: i64 = 105;

#[cfg(test)]
mod tests {
    use super::code_of;

    #[test]
    fn a_rule_has_its_code_and_the_others_have_100() {
        assert_eq!(code_of("req.action_xor_message", false), (100, Some(2_018_014)));
        assert_eq!(code_of("generic.item_url_action", false), (1, Some(2_018_085)));
        assert_eq!(code_of("generic.count", false), (105, None));
        assert_eq!(code_of("generic.count", true), (194, None));
        assert_eq!(code_of("text.max", false), (100, None));
    }
}
