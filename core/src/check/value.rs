//! Whether a single value is of the kind that its field takes, and keeps the field's limits.

use super::slot::{Narrowing, Slot};
use super::violation::Finding;
use super::wording::Numbers;
use super::{Checker, wording};
use crate::limit::sentence::Sentence;
use crate::limit::{self, CUT_REMEDY, Fault, Format, Limit, Unit};
use crate::platform::PlatformKind;
use crate::schema::{Check, Choices, Severity, Tag, Type};
use crate::tree::{Item, ListRef, Node, Place, View, items, json_number};

impl Checker {
    /// Judges a value of the given kind.
    pub(super) fn value(&mut self, slot: &Slot<'_>, ty: Type, node: Node<'_>) {
        match (as_written(ty, node.view), node.view) {
            (_, View::Unknown | View::Absent) | (Type::Bool, View::Bool(_)) => {}
            (Type::Text, View::Text(text)) => self.text(slot, text, node),
            (Type::Text, View::Integer(value)) if !matches!(slot.numbers, Numbers::None) => {
                self.text(slot, &value.to_string(), node);
            }
            (Type::Text, View::Number(value))
                if matches!(slot.numbers, Numbers::All) && value.is_finite() =>
            {
                self.text(slot, &json_number(value), node);
            }
            (Type::Text, View::Number(_)) if !matches!(slot.numbers, Numbers::None) => {
                let finding = wording::lossy_number(&slot.label());
                self.at_value("json.number", slot, node, finding);
            }
            (Type::Integer, view) if is_beyond_64_bits(view) => {
                self.at_value("json.number", slot, node, wording::large_number(&slot.label()));
            }
            (Type::Integer | Type::Number, View::Integer(value)) => {
                self.limits(slot, node, "", |limit| limit::integer_fault(limit, value));
            }
            (Type::Number, View::Number(value)) if value.is_finite() => {
                self.number(slot, value, node);
            }
            (Type::Number, View::Number(_)) => {
                self.at_value("json.number", slot, node, wording::endless_number(&slot.label()));
            }
            (Type::Choice(choices), View::Text(word)) => self.word(slot, choices(), word, node),
            (Type::Object(inner), _) => self.object(inner(), || slot.label(), node, slot.path),
            (Type::List(item), View::List(list)) => self.list(slot, *item, list, node),
            (_, view) => {
                let finding =
                    wording::wrong_kind(&slot.label(), (ty, slot.numbers), view, self.platform);
                self.at_value("req.type", slot, node, finding);
            }
        }
    }

    fn text(&mut self, slot: &Slot<'_>, text: &str, node: Node<'_>) {
        self.limits(slot, node, text, |limit| limit::text_fault(limit, text));
    }

    fn number(&mut self, slot: &Slot<'_>, value: f64, node: Node<'_>) {
        if slot.checks.is_empty() {
            return;
        }
        // Ranges are whole numbers: a fraction below the least one breaks it, one above the largest is let through.
        let (floor, written) = (floor(value), value.to_string());
        self.limits(slot, node, &written, |limit| limit::integer_fault(limit, floor));
    }

    fn list(&mut self, slot: &Slot<'_>, item: Type, list: ListRef<'_>, node: Node<'_>) {
        let count = list.count();
        self.limits(slot, node, "", |limit| {
            limit::count_fault(limit, count.at_least, count.at_most)
        });
        for Item { index, node, .. } in items(list) {
            let path = slot.path.index(index);
            let slot = slot.item(&path);
            if self.is_known(&slot, node) {
                continue;
            }
            if node.is_absent() {
                // A member may be null, which means that it is missing. An item cannot be missing where it stands.
                let finding = wording::wrong_kind(
                    &slot.label(),
                    (item, slot.numbers),
                    node.view,
                    self.platform,
                );
                self.at_value("req.type", &slot, node, finding);
            }
            self.value(&slot, item, node);
        }
    }

    /// Reports the limits of a field that a value breaks; an empty one is reported for that alone.
    fn limits(
        &mut self,
        slot: &Slot<'_>,
        node: Node<'_>,
        text: &str,
        fault: impl Fn(&Limit) -> Option<Fault>,
    ) {
        let platform = self.platform;
        for check in slot.checks.iter().filter(|check| check.holds_on(platform)) {
            let Some(fault) = fault(&check.limit) else { continue };
            let place = match fault {
                Fault::Long { unit: Unit::Items, max, .. } => Place::Surplus { from: max },
                Fault::Short { unit: Unit::Items, size: 1.., .. } => Place::Object,
                _ => Place::Value,
            };
            let finding = limit_finding(slot, check, fault, text);
            self.report(check.rule, check.severity, node.origin, slot.path, (place, finding));
            if matches!(fault, Fault::Short { size: 0, .. }) {
                return;
            }
        }
    }

    /// Judges the tag of an object.
    pub(super) fn tag(&mut self, slot: &Slot<'_>, tag: &'static Tag, node: Node<'_>) {
        match node.view {
            View::Unknown | View::Absent => {}
            View::Text(word) => self.word(slot, tag.choices, word, node),
            view => {
                let finding = wording::no_word(&slot.label(), tag.choices, view);
                self.at_value("req.type", slot, node, finding);
            }
        }
    }

    fn word(&mut self, slot: &Slot<'_>, choices: &'static Choices, word: &str, node: Node<'_>) {
        if let Some(Narrowing { rule, words, beside, .. }) = slot.narrowed
            && !words.contains(&word)
        {
            let finding = wording::narrowed_word(&slot.label(), beside, words, word, rule.remedy);
            let broken = (Place::Value, finding);
            return self.report(rule.id, rule.severity, node.origin, slot.path, broken);
        }
        if let Some((rule, severity, finding)) = word_fault(slot, choices, word, self.platform) {
            self.report(rule, severity, node.origin, slot.path, (Place::Value, finding));
        }
    }

    fn at_value(&mut self, rule: &'static str, slot: &Slot<'_>, node: Node<'_>, finding: Finding) {
        self.report(rule, Severity::Reject, node.origin, slot.path, (Place::Value, finding));
    }
}

/// What a value is judged as: a list in place of an object that may be one is judged as the list.
fn as_written(ty: Type, view: View<'_>) -> Type {
    match (ty, view) {
        (Type::Object(shape), View::List(_)) => shape().members().or_list.unwrap_or(ty),
        _ => ty,
    }
}

/// What is wrong with a word, or nothing.
fn word_fault(
    slot: &Slot<'_>,
    choices: &'static Choices,
    word: &str,
    platform: PlatformKind,
) -> Option<(&'static str, Severity, Finding)> {
    let label = || slot.label_of(choices);
    let Some(choice) = choices.find(word) else {
        if let Some(retired) = choices.retired(word) {
            let finding = wording::retired_word(&label(), retired, word);
            return Some((retired.rule, Severity::Reject, finding));
        }
        if let Some(elsewhere) = choices.elsewhere(word) {
            let finding = wording::word_elsewhere(&label(), elsewhere, word);
            return Some((choices.unknown_on(platform), Severity::Reject, finding));
        }
        let list = slot.item.then_some(slot.name);
        let finding = wording::unknown_word(&label(), list, choices, word, platform);
        return Some((choices.unknown_on(platform), Severity::Reject, finding));
    };
    if let Some(only) = choice.only.filter(|only| only.platform != platform) {
        let finding = wording::foreign_word(&label(), choices, &only, word, platform);
        return Some((only.rule, only.severity, finding));
    }
    choice.deprecated.filter(|gone| gone.holds_on(platform)).map(|gone| {
        let what = format!("{} `{word}`", label());
        (gone.rule, Severity::Warn, wording::deprecated(&what, &gone))
    })
}

fn limit_finding(slot: &Slot<'_>, check: &Check, fault: Fault, text: &str) -> Finding {
    let found = match fault {
        Fault::Long { unit, size, .. } | Fault::Short { unit, size, .. } => {
            Sentence::new().count(size, unit)
        }
        Fault::Range { .. } if !text.is_empty() => Sentence::new().push(text),
        Fault::Range { value, .. } => Sentence::new().signed(value),
        Fault::Format(_) => Sentence::new().quoted(text),
    };
    let remedy = match fault {
        Fault::Short { size: 0, .. } if slot.required => "fill it".to_owned(),
        Fault::Format(Format::Visible) if slot.required => "write something".to_owned(),
        Fault::Long { unit: Unit::Characters, .. } if check.severity == Severity::Warn => {
            CUT_REMEDY.to_owned()
        }
        _ => fault.remedy(text).to_string(),
    };
    Finding {
        sentence: fault.sentence(slot.shape.label, slot.name, text).to_string(),
        found: found.to_string(),
        allowed: check.limit.described().to_string(),
        remedy,
    }
}

/// Whether a whole number is larger than what holds it; out of JSON it comes as a float then.
fn is_beyond_64_bits(view: View<'_>) -> bool {
    const BEYOND: f64 = 18_446_744_073_709_551_616.0;
    match view {
        View::Integer(value) => value > i128::from(u64::MAX),
        View::Number(value) => value >= BEYOND,
        _ => false,
    }
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "a float beyond the range saturates, which is out of every range"
)]
fn floor(value: f64) -> i128 {
    value.floor() as i128
}
