//! The codes and subcodes that the simulator answers with by itself, and which of them it gives for a broken rule. What
//! they mean stands in core's table; of what a fault orders, any number, nothing stands here.

/// A code with its subcode, out of the list below.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Said {
    code: i64,
    subcode: Option<i64>,
}

impl Said {
    pub(crate) const fn code(self) -> i64 {
        self.code
    }

    pub(crate) const fn subcode(self) -> Option<i64> {
        self.subcode
    }
}

/// What is said for a broken rule; `is_empty` tells whether it was broken by a list without items.
pub(crate) fn code_of(rule: &str, is_empty: bool) -> Said {
    match RULES.iter().find(|(id, _)| *id == rule) {
        Some((_, Code::Always(said))) => *said,
        Some((_, Code::Count)) if is_empty => TOO_FEW,
        Some((_, Code::Count)) => TOO_MANY,
        None => PARAMETER,
    }
}

/// Where a rule's code is on record; every other rule is a plain 100.
///
/// Recorded answers of the platform and its own table of errors:
/// <https://developers.facebook.com/documentation/business-messaging/messenger-platform/error-codes>.
#[rustfmt::skip]
const RULES: &[(&str, Code)] = &[
    ("btn.payload_required",    Code::Always(NO_BUTTON_PAYLOAD)),
    ("btn.title_required",      Code::Always(NO_BUTTON_TITLE)),
    ("btn.url_required",        Code::Always(NO_BUTTON_URL)),
    ("button.count",            Code::Count),
    ("generic.buttons",         Code::Count),
    ("generic.buttons_min",     Code::Count),
    ("generic.count",           Code::Count),
    ("generic.extra",           Code::Always(TITLE_ALONE)),
    ("generic.item_url_action", Code::Always(TWO_ADDRESSES)),
    ("msg.not_empty",           Code::Always(EMPTY)),
    ("msg.one_content",         Code::Always(TWO_CONTENTS)),
    ("qr.min",                  Code::Count),
    ("qr.needs_content",        Code::Always(EMPTY)),
    ("qr.payload_required",     Code::Always(NO_QUICK_REPLY_PAYLOAD)),
    ("qr.title_required",       Code::Always(NO_QUICK_REPLY_TITLE)),
    ("receipt.total_positive",  Code::Always(TOTAL)),
    ("req.action_xor_message",  Code::Always(ACTION_AND_MESSAGE)),
    ("req.body_one",            Code::Always(NEITHER_MESSAGE_NOR_ACTION)),
    ("text.nonempty",           Code::Always(EMPTY)),
    ("utility.button_example",  Code::Always(BUTTON_MEMBER)),
    ("utility.button_types",    Code::Always(NO_SUCH_BUTTON)),
];

enum Code {
    Always(Said),
    /// A list: one code for too few items, another for too many.
    Count,
}

/// Constants, and a list of them all, so that none can be left out of what the test looks at.
macro_rules! said {
    ($($(#[$doc:meta])* $name:ident: $code:literal $(/ $subcode:literal)?;)*) => {
        $(
            $(#[$doc])*
            pub(crate) const $name: Said = said!(@ $code $(, $subcode)?);
        )*

        #[cfg(test)]
        const ALL: &[Said] = &[$($name),*];
    };
    (@ $code:literal) => { Said { code: $code, subcode: None } };
    (@ $code:literal, $subcode:literal) => { Said { code: $code, subcode: Some($subcode) } };
}

said! {
    NO_SUCH_BUTTON:             -1 / 2_018_416;
    TWO_ADDRESSES:              1 / 2_018_085;
    MARKETING_TOO_SOON:         4 / 2_018_354;
    WINDOW_ON_MESSENGER:        10 / 2_018_278;
    NOT_IN_CONTROL:             10 / 2_018_300;
    WINDOW_ON_INSTAGRAM:        10 / 2_534_022;
    /// A parameter that will not do: what nearly everything is.
    PARAMETER:                  100;
    NO_OBJECT:                  100 / 33;
    TOO_FEW_PAYLOADS:           100 / 1_893_029;
    TAG_RETIRED:                100 / 1_893_061;
    NOBODY_ON_MESSENGER:        100 / 2_018_001;
    ACTION_AND_MESSAGE:         100 / 2_018_014;
    NEITHER_MESSAGE_NOR_ACTION: 100 / 2_018_015;
    TWO_CONTENTS:               100 / 2_018_018;
    EMPTY:                      100 / 2_018_034;
    TITLE_ALONE:                100 / 2_018_035;
    NO_BUTTON_PAYLOAD:          100 / 2_018_040;
    NO_BUTTON_URL:              100 / 2_018_041;
    OTHER_FILE:                 100 / 2_018_047;
    NO_BUTTON_TITLE:            100 / 2_018_053;
    TOTAL:                      100 / 2_018_055;
    NO_ATTACHMENT:              100 / 2_018_074;
    NO_QUICK_REPLY_TITLE:       100 / 2_018_098;
    NO_QUICK_REPLY_PAYLOAD:     100 / 2_018_099;
    FILE_TOO_LARGE:             100 / 2_018_109;
    MENU_WITHOUT_GET_STARTED:   100 / 2_018_145;
    NO_PROFILE:                 100 / 2_018_218;
    NOBODY_ON_INSTAGRAM:        100 / 2_534_014;
    REPLIED_ON_INSTAGRAM:       100 / 2_534_023;
    NO_COMMENT_ON_INSTAGRAM:    100 / 2_534_025;
    BUTTON_MEMBER:              100 / 2_388_051;
    NO_TOKEN:                   104;
    TOO_MANY:                   105;
    TOKEN:                      190;
    TOKEN_EXPIRED:              190 / 463;
    TOO_FEW:                    194;
    PERMISSION:                 200;
    NO_TOKEN_ON_ME:             2500;
    PATH:                       2500;
    REPLIED_ON_MESSENGER:       10_900;
    NO_CALL:                    2_018_390;
    CALL_DOES_NOT_RING:         2_018_393;
    CALL_NOT_PERMITTED:         2_018_394;
    CALL_ENDED:                 2_018_396;
    NO_CAMPAIGN:                2_300_001;
    NO_SUBSCRIBER:              2_300_004;
    SUBSCRIBER_ELSEWHERE:       2_300_005;
    CONVERSATION_IS_ACTIVE:     2_300_052;
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use sendapi_core::Request;
    use sendapi_core::call::CALLS;
    use sendapi_core::graph_error::Code;
    use sendapi_core::rule_ids::rule_ids;
    use sendapi_core::value::Schema as _;

    use super::{
        ACTION_AND_MESSAGE, ALL, PARAMETER, RULES, TOO_FEW, TOO_MANY, TWO_ADDRESSES, code_of,
    };

    #[test]
    fn a_rule_has_its_code_and_the_others_have_100() {
        assert_eq!(code_of("req.action_xor_message", false), ACTION_AND_MESSAGE);
        assert_eq!(code_of("generic.item_url_action", false), TWO_ADDRESSES);
        assert_eq!(code_of("generic.count", false), TOO_MANY);
        assert_eq!(code_of("generic.count", true), TOO_FEW);
        assert_eq!(code_of("text.max", false), PARAMETER);
    }

    #[test]
    fn the_rules_are_cores() {
        let shapes = CALLS.iter().map(|call| call.shape).chain([Request::SHAPE]);
        let known: BTreeSet<_> = shapes.flat_map(rule_ids).collect();
        for (rule, _) in RULES {
            assert!(known.contains(rule), "{rule}");
        }
    }

    /// A general row has the errand of the likeliest cause, which may be another than that of the simulator.
    #[test]
    fn everything_that_is_answered_has_a_row_of_its_own() {
        for said in ALL {
            let row = Code::of(said.code, said.subcode);
            assert!(row.is_known(), "{said:?}");
            match said.subcode {
                Some(subcode) => assert!(row.names(subcode), "{said:?}: {row}"),
                None => assert_eq!((row.codes().contains(&said.code), row.subcode()), (true, None)),
            }
        }
    }
}
