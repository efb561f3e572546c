#![doc = include_str!("../../REFERENCE.md")]

mod between;
mod calls;
pub mod json_schema;
mod life;
mod member;
mod object;
mod outline;
pub mod rule;
mod table;
mod text;
mod versions;
mod word;

#[cfg(test)]
mod tests;

use outline::Entry;

use crate::call::{CALLS, roots};

/// This page as Markdown, put together from the schema.
///
/// ```
/// use sendapi_core::reference::markdown;
///
/// assert!(markdown().contains("`btn.title`"));
/// ```
#[must_use]
pub fn markdown() -> String {
    let entries = outline::outline(roots());
    let is_call = |entry: &Entry| CALLS.iter().any(|call| call.shape.path == entry.shape.path);
    let first_call = entries.iter().position(is_call).unwrap_or(entries.len());
    let (messages, calls) = entries.split_at(first_call);
    let (introduction, versions) = (INTRODUCTION.to_owned(), versions::section());
    let parts = [introduction, objects(messages), calls::section(), objects(calls), versions];
    parts.join("\n\n") + "\n"
}

/// Their names, and a section about each.
fn objects(entries: &[Entry]) -> String {
    let contents: Vec<_> = entries.iter().map(|entry| text::linked(entry.shape)).collect();
    let sections = entries.iter().map(object::section);
    [contents.join(" ·\n")].into_iter().chain(sections).collect::<Vec<_>>().join("\n\n")
}

const INTRODUCTION: &str = "\
# Reference of the Send API

Every object that a message to Messenger or Instagram is made of, and what is called beside `/messages`: what `sendapi` knows and checks, generated from the
code that checks it.

- A member that is *needed* must be there; all others may be left out or be `null`, which is the same.
- Lengths count Unicode characters (`é` may be one or two, a family emoji is seven) or, where it says so, bytes of UTF-8.
- What holds for one platform says so; all else holds for both.
- Behind each rule stands its id, such as `text.max`: the compiler's error, `Violation::rule` and the simulator name it.
  A rule that *warns* is about what the platform takes and is on its way out, documents nowhere, cuts or passes over.
- In every object but the request itself a member that it has not is refused (`req.unknown_key`), and so is a value of another kind
  (`req.type`). A request in JSON is refused as well if it is no JSON (`json.syntax`), says a member twice
  (`json.duplicate`), nests too deep (`json.depth`) or has a number that cannot be kept exactly (`json.number`).

## Objects";
