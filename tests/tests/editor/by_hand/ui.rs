//! Every mistake for which there is a rule: the programs in `tests/ui/fail` that have one, with the words and the place
//! that the compiler gives it. The editor gives it the same, and no other.

use std::fs;
use std::path::Path;

use crate::Outcome;
use crate::scenario::{Scenario, Wanted};

pub(super) fn scenarios() -> Outcome<Vec<Scenario>> {
    let mut scenarios = Vec::new();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("ui/fail");
    collect(&folder, &mut scenarios)?;
    scenarios.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(scenarios)
}

fn collect(folder: &Path, scenarios: &mut Vec<Scenario>) -> Outcome {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, scenarios)?;
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            scenarios.extend(scenario(&path)?);
        }
    }
    Ok(())
}

fn scenario(path: &Path) -> Outcome<Option<Scenario>> {
    let (source, said) =
        (fs::read_to_string(path)?, fs::read_to_string(path.with_extension("stderr"))?);
    let Some(error) = Error::only_one(&said) else { return Ok(None) };
    let Some(source) = error.marked(&source) else { return Ok(None) };
    let steps: Vec<_> = path.iter().rev().take(2).map(|step| step.to_string_lossy()).collect();
    let name = steps.into_iter().rev().collect::<Vec<_>>().join("/");
    let words = Wanted::Mistake(vec![error.message.to_owned()]);
    Ok(Some(Scenario::new("every rule", name, source, words).whole().with_std()))
}

/// An error as the compiler prints it.
struct Error<'s> {
    message: &'s str,
    line: usize,
    column: usize,
    /// How many letters are underlined; none where that is drawn in part only, since it is long.
    length: Option<usize>,
}

impl<'s> Error<'s> {
    /// What was said, if that is one error of a macro. Those with a code are the compiler's own, of types and constants:
    /// no editor has them without it.
    fn only_one(said: &'s str) -> Option<Self> {
        let message = said.strip_prefix("error: ")?;
        let is_rustc = RUSTC.iter().any(|words| message.starts_with(words));
        if is_rustc || message.contains("\nerror") || message.contains("\nwarning") {
            return None;
        }
        let (_, place) = message.split_once("--> ")?;
        let (place, picture) = place.split_once('\n')?;
        let mut numbers = place.rsplit(':').map(|number| number.parse().ok());
        let (column, line) = (numbers.next()??, numbers.next()??);
        Some(Self { message: message.lines().next()?, line, column, length: underlined(picture) })
    }

    /// The source with marks round what is underlined, or round all behind its beginning.
    fn marked(&self, source: &str) -> Option<String> {
        let lines = source.split_inclusive('\n');
        let before: usize = lines.clone().take(self.line.checked_sub(1)?).map(str::len).sum();
        let line = lines.clone().nth(self.line - 1)?;
        let letters = |count: usize| line.chars().take(count).map(char::len_utf8).sum::<usize>();
        let column = self.column.checked_sub(1)?;
        let start = before + letters(column);
        let end = self.length.map_or(source.len(), |length| before + letters(column + length));
        let (first, last) = (source.get(..start)?, source.get(end..)?);
        Some(format!("{first}«{}»{last}", source.get(start..end)?))
    }
}

fn underlined(picture: &str) -> Option<usize> {
    if picture.contains("...") || picture.contains("_^") {
        return None;
    }
    let signs = [' ', '|'];
    let line = picture.lines().find(|line| line.trim_start_matches(signs).starts_with('^'))?;
    Some(line.matches('^').count())
}

/// How errors begin that are the compiler's own and that no editor has without it.
const RUSTC: [&str; 7] = [
    "argument never used",
    "async closure does not",
    "expected expression",
    "expected identifier",
    "future cannot be sent",
    "unexpected token",
    "use of deprecated",
];
