//! A JSON Schema takes what the checker takes, and refuses what it refuses, but for the differences that are listed.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use jsonschema::Validator;
use sendapi_core::PlatformKind::{self, Instagram, Messenger};
use sendapi_core::call::persona::ReadPersonas;
use sendapi_core::reference::json_schema::Subject;
use sendapi_core::reference::json_schema::difference::{DIFFERENCES, Difference};
use sendapi_core::reference::rule;
use sendapi_core::{Message, Severity, Violation};
use serde_json::{Value, json};

use crate::case::{Draft, call, instagram, messenger};
use crate::mistakes::places;
use crate::table;

/// The schemas of what is asked for, each made once.
#[derive(Default)]
struct Schemas(RefCell<BTreeMap<(&'static str, &'static str), Validator>>);

impl Schemas {
    fn take(&self, draft: &Draft) -> bool {
        let (platform, name) = (draft.platform, draft.subject());
        let mut made = self.0.borrow_mut();
        let made = made.entry((platform.name(), name)).or_insert_with(|| schema(name, platform));
        made.is_valid(&draft.json)
    }

    /// What is told where schema and checker differ, and no difference that is listed is why.
    fn fault(&self, draft: &Draft) -> Option<String> {
        let (judged, takes) = (draft.judged(), self.take(draft));
        let broken = broken(&judged);
        let may_pass = broken.iter().all(|rule| whole(rule));
        let why = match (broken.is_empty(), takes) {
            (true, false) => "is refused by the schema alone",
            (false, true) if !may_pass => "is taken by the schema alone",
            _ => return None,
        };
        Some(format!("{:?}, {}: {} {why}: {broken:?}", draft.platform, draft.subject(), draft.json))
    }

    fn agree(&self, drafts: impl IntoIterator<Item = Draft>) {
        let mut told = 0;
        let faults: Vec<_> = drafts
            .into_iter()
            .inspect(|_| told += 1)
            .filter_map(|draft| self.fault(&draft))
            .collect();
        let shown = faults.iter().take(20).cloned().collect::<Vec<_>>().join("\n");
        assert!(faults.is_empty(), "{} of {told}:\n{shown}", faults.len());
    }
}

fn schema(name: &str, platform: PlatformKind) -> Validator {
    let schema = Subject::named(name).unwrap().json_schema(platform);
    jsonschema::draft202012::new(&serde_json::from_str(&schema).unwrap()).unwrap()
}

/// The rules for which a request is refused.
fn broken(judged: &[Violation]) -> BTreeSet<&'static str> {
    let refused = judged.iter().filter(|told| told.severity() == Severity::Reject);
    refused.map(Violation::rule).collect()
}

fn whole(rule: &str) -> bool {
    DIFFERENCES.iter().any(|difference| difference.rule == rule && !difference.in_part)
}

#[test]
fn each_document_is_a_json_schema() {
    for platform in [Messenger, Instagram] {
        for subject in Subject::all() {
            let text = subject.json_schema(platform);
            let schema: Value = serde_json::from_str(&text).unwrap();
            let valid = jsonschema::meta::validate(&schema);
            assert!(valid.is_ok(), "{} on {platform}: {valid:?}", subject.name());
            let line = subject.json_schema_in_one_line(platform);
            assert!(
                !line.contains('\n') && serde_json::from_str::<Value>(&line).unwrap() == schema
            );
            let name = json!(format!("{} ({platform})", subject.name()));
            assert_eq!(schema["title"], name);
        }
    }
}

#[test]
fn schema_and_checker_agree_on_each_rule() {
    Schemas::default().agree(table().into_iter().flat_map(|case| [case.broken, case.kept]));
}

#[test]
fn they_agree_on_other_platforms() {
    let drafts = table().into_iter().flat_map(|case| [case.broken, case.kept]);
    let other = |mut draft: Draft| {
        draft.platform = if draft.platform == Messenger { Instagram } else { Messenger };
        draft
    };
    Schemas::default().agree(drafts.map(other));
}

#[test]
fn they_agree_on_members_of_another_kind_or_name() {
    let kinds = [
        json!(null),
        json!({}),
        json!([[1]]),
        json!([]),
        json!(true),
        json!(1.5),
        json!(-1),
        json!(0),
        json!(""),
        json!("\u{1}"),
        json!("default"),
    ];
    let changed = places().into_iter().flat_map(|(draft, pointer)| {
        let mut drafts: Vec<_> =
            kinds.iter().map(|kind| with(&draft, &pointer, kind.clone())).collect();
        drafts.push(draft.with(&pointer, Value::Null));
        drafts.push(misspelt(&draft, &pointer));
        drafts
    });
    Schemas::default().agree(changed);
}

/// The same with another value, `null` among them.
fn with(draft: &Draft, pointer: &str, value: Value) -> Draft {
    let mut draft = draft.clone();
    *draft.json.pointer_mut(pointer).unwrap() = value;
    draft
}

fn misspelt(draft: &Draft, pointer: &str) -> Draft {
    let value = draft.json.pointer(pointer).unwrap().clone();
    let mut misspelt = draft.with(pointer, Value::Null);
    let (parent, name) = pointer.rsplit_once('/').unwrap();
    let parent = misspelt.json.pointer_mut(parent).unwrap().as_object_mut().unwrap();
    parent.insert(format!("{name}x"), value);
    misspelt
}

/// Requests that break a rule of which a schema says a part, where it does not say it.
fn unsaid() -> Vec<Draft> {
    let text = messenger(json!({ "text": "Ring" }));
    let sticker = messenger(json!({ "sticker_id": 1 }));
    let calls = call::<ReadPersonas<'_>>(json!({}));
    vec![
        text.with("/recipient/id", 58.0),
        sticker.with("/message/sticker_id", 5.0),
        calls.with("/limit", 5.0),
        instagram(json!({ "text": "é".repeat(501) })),
    ]
}

/// The same where it says it.
fn said() -> Vec<Draft> {
    let text = messenger(json!({ "text": "Ring" }));
    let sticker = messenger(json!({ "sticker_id": 1 }));
    vec![text.with("/recipient/id", 58.5), sticker.with("/message/sticker_id", 5.5)]
}

#[test]
fn each_difference_is_one() {
    let schemas = Schemas::default();
    let drafts = || {
        let known = table().into_iter().map(|case| case.broken);
        known.chain(unsaid()).chain(said()).map(|draft| (broken(&draft.judged()), draft))
    };
    for Difference { rule, passes, in_part, .. } in DIFFERENCES {
        assert!(rule::ids().contains(rule) && !passes.is_empty(), "{rule}");
        if BY_TEXT.contains(rule) {
            continue;
        }
        let alone = BTreeSet::from([*rule]);
        let breaking = drafts().filter(|(rules, _)| *rules == alone).map(|(_, draft)| draft);
        let (passing, refused): (Vec<_>, Vec<_>) = breaking.partition(|draft| schemas.take(draft));
        assert!(!passing.is_empty(), "a schema says all of {rule}");
        assert_eq!(refused.is_empty(), !in_part, "{rule}: {refused:?}");
    }
}

/// What is wrong with a text, which no value has any more.
const BY_TEXT: [&str; 3] = ["json.syntax", "json.depth", "json.duplicate"];

#[test]
fn what_is_wrong_with_a_text_is_gone_from_its_value() {
    let deep = format!("{{\"pretty\": {}{}}}", "[".repeat(40), "]".repeat(40));
    let twice = r#"{"recipient": {"id": "1", "id": "2"}, "sender_action": "typing_on"}"#;
    let spelt = r#"{"recipient": {"notification_messages_token": "5", "notification_message_token": "6"},
        "sender_action": "typing_on"}"#;
    let request = schema("request", Messenger);
    for (rule, text, is_taken) in [
        (
            "json.depth",
            deep.replace(
                "{\"pretty",
                "{\"recipient\": {\"id\": \"1\"}, \"sender_action\": \"typing_on\", \"pretty",
            ),
            true,
        ),
        ("json.duplicate", twice.to_owned(), true),
        ("json.duplicate", spelt.to_owned(), false),
    ] {
        let told = Message::<sendapi_core::Messenger>::from_json(&text).unwrap_err();
        assert_eq!(broken(told.violations()), BTreeSet::from([rule]));
        assert_eq!(request.is_valid(&serde_json::from_str(&text).unwrap()), is_taken, "{text}");
    }
    assert!(serde_json::from_str::<Value>("{").is_err());
}

#[cfg(feature = "sample")]
mod random {
    use proptest::prelude::*;
    use sendapi_core::sample::Sampler;

    use super::*;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(400))]

        #[test]
        fn they_agree_on_random_requests(seed in any::<u64>(), faults in prop::sample::select(vec![0, 4, 40, 200_u32])) {
            thread_local! {
                static SCHEMAS: Schemas = Schemas::default();
            }
            for mut draft in [messenger(json!({})), instagram(json!({}))] {
                draft.json = Sampler::with_faults(seed, draft.platform, faults).request();
                let fault = SCHEMAS.with(|schemas| schemas.fault(&draft));
                prop_assert_eq!(fault, None);
            }
        }
    }
}
