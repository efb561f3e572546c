#![doc = include_str!("../../REFERENCE.md")]

mod between;
mod life;
mod member;
mod object;
mod outline;
mod table;
mod text;
mod word;

#[cfg(test)]
mod tests;

use crate::message::Request;
use crate::value::Schema as _;

/// This page as Markdown, put together from the schema.
///
/// ```
/// use sendapi_core::reference::markdown;
///
/// assert!(markdown().contains("`btn.title`"));
/// ```
#[must_use]
pub fn markdown() -> String {
    let entries = outline::outline(Request::SHAPE);
    let contents = entries.iter().map(|entry| text::linked(entry.shape));
    let contents = contents.collect::<Vec<_>>().join(" ·\n");
    let objects = entries.iter().map(object::section);
    let sections = [INTRODUCTION.to_owned(), contents].into_iter().chain(objects);
    sections.collect::<Vec<_>>().join("\n\n") + "\n"
}

const INTRODUCTION: &str = "\
# Reference of the Send API

Every object that a message to Messenger or Instagram is made of: what `sendapi` knows and checks, generated from the
code that checks it.

- A member that is *needed* must be there; all others may be left out or be `null`, which is the same.
- Lengths count Unicode characters (`é` may be one or two, a family emoji is seven) or, where it says so, bytes of UTF-8.
- What holds for one platform says so; all else holds for both.
- Behind each rule stands its id, such as `text.max`: the compiler's error, `Violation::rule` and the simulator name it.
  A rule that *warns* is about what the platform takes and is on its way out, or documents nowhere.
- In every object a member that it has not is refused (`req.unknown_key`), and so is a value of another kind
  (`req.type`). A request in JSON is refused as well if it is no JSON (`json.syntax`), says a member twice
  (`json.duplicate`), nests too deep (`json.depth`) or has a number that cannot be kept exactly (`json.number`).

## Objects";
