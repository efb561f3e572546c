//! The checker: walks any tree beside the schema and returns the rules that it breaks.
//!
//! It reports only what is certain, and each mistake once: where a member is wrong, rules that depend on its value are
//! silent. `object` walks over an object's members, `value` judges single values, `between` the rules between members;
//! `wording` has the sentences.

mod between;
mod form;
mod object;
pub(crate) mod path;
mod slot;
#[cfg(test)]
mod tests;
pub mod unknown_word;
mod value;
pub mod violation;
pub(crate) mod wording;

use self::path::Path;
use self::slot::Slot;
use self::violation::{Finding, Violation};
use crate::platform::PlatformKind;
use crate::schema::{Severity, Shape};
use crate::tree::json::Unreadable;
use crate::tree::{Node, Place};

/// The rules that `node`, which should be an object of the given `shape`, breaks on `platform`: errors and warnings,
/// in the order in which the request is written.
#[must_use]
pub fn check(shape: &'static Shape, node: Node<'_>, platform: PlatformKind) -> Vec<Violation> {
    Checker::new(platform).whole(shape, node)
}

/// The same for what somebody writes as a program, where a member that the platform passes over is a slip: an error.
#[must_use]
pub fn check_source(
    shape: &'static Shape,
    node: Node<'_>,
    platform: PlatformKind,
) -> Vec<Violation> {
    Checker { is_source: true, ..Checker::new(platform) }.whole(shape, node)
}

/// The same, but for what was judged while the program compiled.
pub(crate) fn check_what_is_new(
    shape: &'static Shape,
    node: Node<'_>,
    platform: PlatformKind,
) -> Vec<Violation> {
    Checker { trusts: true, ..Checker::new(platform) }.whole(shape, node)
}

/// The checker accepted a tree that the reader then could not read: a gap in the schema.
pub(crate) fn unreadable(shape: &'static Shape) -> Violation {
    of_the_whole("req.type", wording::not_a_request(shape), shape.link)
}

/// A text that is no JSON, or none that is taken.
pub(crate) fn no_json(why: &Unreadable) -> Violation {
    let rule = match why {
        Unreadable::TooDeep(_) => "json.depth",
        Unreadable::Number(_) => "json.number",
        Unreadable::HalfCharacter(_) | Unreadable::Syntax(_) => "json.syntax",
    };
    of_the_whole(rule, wording::no_json(why), "https://www.rfc-editor.org/rfc/rfc8259")
}

fn of_the_whole(rule: &'static str, finding: Finding, link: &'static str) -> Violation {
    let (severity, place) = (Severity::Reject, Place::Object);
    Violation { rule, severity, pointer: String::new(), place, origin: 0, finding, link }
}

struct Checker {
    platform: PlatformKind,
    violations: Vec<Violation>,
    /// How many of the violations are errors: counted, since it is asked for at each member.
    rejected: usize,
    /// Whether it takes for right what was judged while the program compiled.
    trusts: bool,
    /// Whether somebody writes it as a program.
    is_source: bool,
}

impl Checker {
    const fn new(platform: PlatformKind) -> Self {
        Self { platform, violations: Vec::new(), rejected: 0, trusts: false, is_source: false }
    }

    fn whole(mut self, shape: &'static Shape, node: Node<'_>) -> Vec<Violation> {
        let root = Path { parent: None, step: None, renames: &[], link: shape.link, shape: None };
        self.object(shape, || shape.name.to_owned(), node, &root);
        self.violations
    }

    /// Whether nothing is new about a value. Which words are left of a field is: the member that decides it may have its
    /// value only now.
    const fn is_known(&self, slot: &Slot<'_>, node: Node<'_>) -> bool {
        self.trusts && node.judged && slot.narrowed.is_none()
    }

    fn report(
        &mut self,
        rule: &'static str,
        severity: Severity,
        origin: usize,
        path: &Path<'_>,
        (place, finding): (Place, Finding),
    ) {
        let mut pointer = String::new();
        path.write_pointer(&mut pointer);
        let (rule, link) = (path.renamed(rule), path.link);
        self.rejected += usize::from(severity == Severity::Reject);
        let violation = Violation { rule, severity, pointer, place, origin, finding, link };
        self.violations.push(violation);
    }
}
