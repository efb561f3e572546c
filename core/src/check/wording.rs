//! The sentences about broken rules. Lengths and forms of single values are worded in [`limit`](crate::limit), where
//! constants can reach them.
//!
//! Lower case, no full stop; what was written, then the limit, then the way out; backticks round words of the API.

use crate::check::form;
use crate::check::violation::Finding;
use crate::limit::sentence::Sentence;
use crate::limit::{ENDLESS, ENDLESS_REMEDY, file};
use crate::platform::PlatformKind;
use crate::schema::spelling;
use crate::schema::{
    Choice, Choices, Deprecated, Elsewhere, Field, Noun, Only, Refused, Retired, Severity, Shape,
    Struct, Tag, Type,
};
use crate::tree::View;
use crate::tree::json::{MAX_DEPTH, Unreadable};

/// What to do where a list stands in place of one value.
const ONE: &str = "write one, without `[ … ]`";

/// What becomes of a member that the platform passes over.
const PASSED_OVER: &str = "the platform passes over it, and it is not sent";

/// Names up to this many are listed; more of them would bury the sentence.
const LISTED: usize = 14;

/// Tells of a key that nobody knows there, and which one was probably meant.
pub(crate) fn unknown_key(
    shape: &Shape,
    key: &str,
    known: &[&'static str],
    around: Option<(&Shape, &str)>,
) -> (Finding, Option<&'static str>) {
    if file::is_named_by(key) {
        return (no_member(shape, key, file::OF_THIS_MACHINE), None);
    }
    let meant = spelling::nearest(key, known.iter().copied());
    let lead = format!("unknown key `{key}` in {}", shape.noun);
    let all = listed(known, "and");
    let sentence = match meant {
        Some(name) => format!("{lead}, did you mean `{name}`?"),
        None if known.is_empty() => format!("{lead}, which takes no members"),
        None if known.len() == 1 => format!("{lead}, which takes {all} and nothing else"),
        None if known.len() <= LISTED => format!("{lead}, which takes {all}"),
        None => lead,
    };
    let remedy = match around.filter(|_| meant.is_none()) {
        Some((around, within)) => {
            format!("write it beside `{within}`, further out, where {} has one", around.noun)
        }
        None if meant.is_none() && known.len() < 2 => "leave it out".to_owned(),
        None => String::new(),
    };
    (Finding { sentence, found: format!("`{key}`"), allowed: all, remedy }, meant)
}

/// Tells of a key that was meant to be the object's tag, as its value shows.
pub(crate) fn meant_tag(shape: &Shape, key: &str, tag: &str) -> Finding {
    Finding {
        sentence: format!("unknown key `{key}` in {}, did you mean `{tag}`?", shape.noun),
        found: format!("`{key}`"),
        allowed: format!("`{tag}`"),
        remedy: String::new(),
    }
}

/// Tells of keys that belong in the object, or in those of the list, which stands in the member `below`.
pub(crate) fn misplaced_keys(shape: &Shape, keys: &[&str], below: &str, ty: Type) -> Finding {
    let all = listed(keys, "and");
    let (belong, them) = if keys.len() == 1 { ("belongs", "it") } else { ("belong", "them") };
    let braces = if matches!(ty, Type::List(_)) { "[{ … }]" } else { "{ … }" };
    Finding {
        sentence: format!("{all} in {} {belong} inside its `{below}`", shape.noun),
        found: all,
        allowed: format!("inside `{below}`"),
        remedy: format!("write `{below}: {braces}` round {them}"),
    }
}

/// Tells of a key that is a word by which an object in the member `holder` is known.
pub(crate) fn word_as_key(shape: &Shape, key: &str, holder: &Field) -> Finding {
    let (name, item) = (holder.name, format!("{key} {{ … }}"));
    let form = match holder.ty {
        Type::List(_) => format!("{name}: [{item}]"),
        _ => format!("{name}: {item}"),
    };
    Finding {
        sentence: format!("`{key}` in {} goes into its `{name}`", shape.noun),
        found: format!("`{key}`"),
        allowed: format!("`{name}`"),
        remedy: format!("write `{form}`"),
    }
}

/// Tells of a key that is a value of the member `name`.
pub(crate) fn value_as_key(shape: &Shape, key: &str, (name, word): (&str, &str)) -> Finding {
    Finding {
        sentence: format!("`{key}` in {} is a value of its `{name}`", shape.noun),
        found: format!("`{key}`"),
        allowed: format!("`{name}`"),
        remedy: format!("write `{name}: {word}`"),
    }
}

/// Tells of an object that is one of another kind: all of it.
pub(crate) fn meant_elsewhere(shape: &Shape, noun: &Noun, why: &str) -> Finding {
    Finding {
        sentence: format!("this is {noun} in place of {}", shape.noun),
        found: noun.to_string(),
        allowed: shape.noun.to_string(),
        remedy: why.to_owned(),
    }
}

/// Tells of a key that the platform passes over.
pub(crate) fn passed_over(shape: &Shape, form: &Struct, key: &str) -> Finding {
    let holder = form.fields.iter().find(|field| field.ty.has_member(key));
    let finding = if let Some(field) = holder {
        misplaced_keys(shape, &[key], field.name, field.ty)
    } else {
        let meant = form.meant(key).map(|field| field.name);
        let aside = meant.map(|name| format!(", did you mean `{name}`?")).unwrap_or_default();
        told(&format!("`{key}` is no member of {}{aside}", shape.noun), "")
    };
    let (found, remedy) = (format!("`{key}`"), PASSED_OVER.to_owned());
    Finding { found, remedy, ..finding }
}

/// Tells of an empty text where none is meant.
pub(crate) fn empty_is_left_out(label: &str) -> Finding {
    Finding {
        sentence: format!("{label} is empty, which counts as left out"),
        found: "an empty string".to_owned(),
        allowed: "text, or nothing".to_owned(),
        remedy: "leave it out".to_owned(),
    }
}

pub(crate) fn refused_key(shape: &Shape, key: &str, refused: &Refused) -> Finding {
    no_member(shape, key, refused.why)
}

fn no_member(shape: &Shape, key: &str, why: &str) -> Finding {
    Finding {
        sentence: format!("`{key}` does not belong in {}", shape.noun),
        found: format!("`{key}`"),
        allowed: String::new(),
        remedy: why.to_owned(),
    }
}

pub(crate) fn repeated_key(shape: &Shape, key: &str) -> Finding {
    Finding {
        sentence: format!("`{key}` stands twice in {}", shape.noun),
        found: format!("`{key}` again"),
        allowed: "each key once".to_owned(),
        remedy: "keep one of the two".to_owned(),
    }
}

/// Tells of a member that must be there; where it takes words, of those.
pub(crate) fn missing(
    shape: &Shape,
    (name, summary): (&str, &str),
    words: Option<&Choices>,
    platform: PlatformKind,
) -> Finding {
    let write = |words: &Choices| format!("write {}", listed(&words.open_on(platform), "or"));
    Finding {
        sentence: format!("{} needs `{name}` ({})", shape.noun, lower_first(summary)),
        found: "nothing".to_owned(),
        allowed: format!("`{name}`"),
        remedy: words.map(write).unwrap_or_default(),
    }
}

/// Tells of a tag that must be there, with the object that the other members seem to be meant for.
pub(crate) fn missing_tag(
    shape: &Shape,
    tag: &Tag,
    meant: Option<String>,
    platform: PlatformKind,
) -> Finding {
    let finding = missing(shape, (tag.name, tag.docs), Some(tag.choices), platform);
    match meant {
        Some(form) => Finding { remedy: format!("{}, as in `{form}`", finding.remedy), ..finding },
        None => finding,
    }
}

pub(crate) fn missing_content(
    shape: &Shape,
    (tag, value): (&str, &str),
    (content, inner): (&str, &Shape),
    platform: PlatformKind,
) -> Finding {
    let form = form::of(inner, platform);
    let remedy = form.map(|form| format!("write `\"{content}\": {form}` beside it"));
    Finding {
        sentence: format!("{} with `{tag}: {value}` needs `{content}`", shape.noun),
        found: "nothing".to_owned(),
        allowed: format!("`{content}`"),
        remedy: remedy.unwrap_or_default(),
    }
}

pub(crate) fn wrong_kind(
    label: &str,
    (ty, numbers): (Type, Numbers),
    found: View<'_>,
    platform: PlatformKind,
) -> Finding {
    let list = match (ty, found) {
        (Type::List(_), View::Object(_) | View::Absent) => None,
        (Type::List(item), _) => form::of_list(*item, platform),
        _ => None,
    };
    let remedy = match list {
        Some(form) => format!("write `{form}`"),
        None => way_between(ty, found).to_owned(),
    };
    takes(label, kind(ty, numbers), found, remedy)
}

/// Which numbers a field takes as well as text.
#[derive(Clone, Copy)]
pub(crate) enum Numbers {
    None,
    Whole,
    All,
}

/// Tells of a tag that is no word at all.
pub(crate) fn no_word(label: &str, choices: &Choices, found: View<'_>) -> Finding {
    takes(label, some_of(choices), found, String::new())
}

fn takes(label: &str, allowed: String, found: View<'_>, remedy: String) -> Finding {
    let found = described(found);
    Finding { sentence: format!("{label} takes {allowed}, found {found}"), found, allowed, remedy }
}

pub(crate) fn no_object(
    label: &str,
    shape: &Shape,
    found: View<'_>,
    platform: PlatformKind,
) -> Finding {
    let remedy = match found {
        View::List(_) => ONE.to_owned(),
        _ => form::of(shape, platform).map(|form| format!("write `{form}`")).unwrap_or_default(),
    };
    takes(label, "an object".to_owned(), found, remedy)
}

pub(crate) fn lossy_number(label: &str) -> Finding {
    Finding {
        sentence: format!("{label} is a number with a fraction or too large to be kept exactly"),
        found: "a number of more than 128 bits or with a fraction".to_owned(),
        allowed: "an id as text".to_owned(),
        remedy: "write it as a string".to_owned(),
    }
}

pub(crate) fn large_number(label: &str) -> Finding {
    Finding {
        sentence: format!("{label} is more than {}, the largest whole number of 64 bits", u64::MAX),
        found: "a number of more than 64 bits".to_owned(),
        allowed: format!("at most {}", u64::MAX),
        remedy: "write a smaller one".to_owned(),
    }
}

pub(crate) fn endless_number(label: &str) -> Finding {
    Finding {
        sentence: format!("{label}{ENDLESS}"),
        found: "infinity or no number".to_owned(),
        allowed: "a number".to_owned(),
        remedy: ENDLESS_REMEDY.to_owned(),
    }
}

pub(crate) fn unknown_word(
    label: &str,
    list: Option<&str>,
    choices: &Choices,
    word: &str,
    platform: PlatformKind,
) -> Finding {
    strange_word(label, list, &choices.open_on(platform), word)
}

/// Tells of a word that is none of those that are open.
pub(crate) fn strange_word(
    label: &str,
    list: Option<&str>,
    open: &[&'static str],
    word: &str,
) -> Finding {
    let meant = spelling::nearest(word, open.iter().copied());
    let all = listed(open, "or");
    let within = list.map(|list| format!(" in `{list}`")).unwrap_or_default();
    let lead = format!("unknown {label} `{word}`{within}");
    let sentence = match meant {
        Some(value) => format!("{lead}, did you mean `{value}`?"),
        None => format!("{lead}, it takes {all}"),
    };
    Finding { sentence, found: format!("`{word}`"), allowed: all, remedy: String::new() }
}

pub(crate) fn narrowed_word(
    label: &str,
    (with, value): (&str, &str),
    words: &[&str],
    word: &str,
    remedy: &str,
) -> Finding {
    let all = listed(words, "or");
    Finding {
        sentence: format!("{label} beside `{with}: {value}` takes {all}, found `{word}`"),
        found: format!("`{word}`"),
        allowed: all,
        remedy: remedy.to_owned(),
    }
}

/// Tells of a word for something that is written elsewhere.
pub(crate) fn word_elsewhere(label: &str, elsewhere: &Elsewhere, word: &str) -> Finding {
    Finding {
        sentence: format!("{label} `{word}` is none"),
        found: format!("`{word}`"),
        allowed: String::new(),
        remedy: elsewhere.why.to_owned(),
    }
}

pub(crate) fn retired_word(label: &str, retired: &Retired, word: &str) -> Finding {
    let gone = if retired.since.is_empty() {
        "is gone".to_owned()
    } else {
        format!("is gone since {}", retired.since)
    };
    Finding {
        sentence: format!("{label} `{word}` {gone}"),
        found: format!("`{word}`"),
        allowed: String::new(),
        remedy: retired.instead.to_owned(),
    }
}

pub(crate) fn foreign_word(
    label: &str,
    choices: &Choices,
    only: &Only,
    word: &str,
    platform: PlatformKind,
) -> Finding {
    let open = choices.open_on(platform);
    let all = listed(&open, "or");
    let there = match open.as_slice() {
        [one] => format!("the only {} there is `{one}`", choices.noun.name),
        _ => format!("it takes {all} there"),
    };
    let sentence =
        format!("{label} `{word}` is {} on {platform}; {there}", availability(only.severity));
    Finding { sentence, found: format!("`{word}`"), allowed: all, remedy: only.instead.to_owned() }
}

pub(crate) fn foreign_field(label: &str, only: &Only, platform: PlatformKind) -> Finding {
    Finding {
        sentence: format!("{label} is {} on {platform}", availability(only.severity)),
        found: label.to_owned(),
        allowed: format!("on {} only", only.platform),
        remedy: only.instead.to_owned(),
    }
}

pub(crate) fn deprecated(what: &str, deprecated: &Deprecated) -> Finding {
    let state = match deprecated.since {
        "" => "is documented nowhere".to_owned(),
        since if since.starts_with(|first: char| first.is_ascii_digit()) => {
            format!("is retired since {since}")
        }
        since => format!("was retired {since}"),
    };
    let state = match deprecated.on {
        Some(platform) => format!("{state} on {platform}"),
        None => state,
    };
    Finding {
        sentence: format!("{what} {state}"),
        found: what.to_owned(),
        allowed: String::new(),
        remedy: deprecated.instead.to_owned(),
    }
}

pub(crate) fn none_of(shape: &Shape, fields: &[&str], remedy: &str) -> Finding {
    let all = match fields {
        [first, second, third, _, _, _, _, ..] => {
            format!("`{first}`, `{second}`, `{third}` or another of its identifiers")
        }
        _ => listed(fields, "or"),
    };
    Finding {
        sentence: format!("{} needs {all}", shape.noun),
        found: "none of them".to_owned(),
        allowed: format!("at least one of {all}"),
        remedy: remedy.to_owned(),
    }
}

pub(crate) fn both(shape: &Shape, later: &str, earlier: &str, remedy: &str) -> Finding {
    let noun = shape.noun.name;
    Finding {
        sentence: format!("`{earlier}` and `{later}` cannot go in one {noun}"),
        found: format!("`{later}` beside `{earlier}`"),
        allowed: "one of them".to_owned(),
        remedy: remedy.to_owned(),
    }
}

pub(crate) fn needs(field: &str, values: &[&str], needed: &str, remedy: &str) -> Finding {
    let what = condition(field, values);
    Finding {
        sentence: format!("{what} needs `{needed}`"),
        found: format!("{what} alone"),
        allowed: format!("{what} beside `{needed}`"),
        remedy: remedy.to_owned(),
    }
}

pub(crate) fn only_with(
    field: &str,
    with: &str,
    values: &[&str],
    written: Option<&str>,
    severity: Severity,
    remedy: &str,
) -> Finding {
    let what = condition(with, values);
    let verb = if severity == Severity::Reject { "needs" } else { "has a meaning only beside" };
    let (but, remedy) = match written {
        Some(written) => (format!(", not `{written}`"), String::new()),
        None => (String::new(), remedy.to_owned()),
    };
    Finding {
        sentence: format!("`{field}` {verb} {what}{but}"),
        found: format!("`{field}` without {what}"),
        allowed: format!("`{field}` beside {what}"),
        remedy,
    }
}

pub(crate) fn not_with(
    field: &str,
    with: &str,
    value: Option<&str>,
    severity: Severity,
    remedy: &str,
) -> Finding {
    let what = match value {
        Some(value) => format!("`{with}: {value}`"),
        None => format!("`{with}`"),
    };
    Finding {
        sentence: format!("`{field}` {} {what}", excluded(severity)),
        found: format!("`{field}` beside {what}"),
        allowed: format!("{what} without `{field}`"),
        remedy: remedy.to_owned(),
    }
}

pub(crate) fn told(sentence: &str, remedy: &str) -> Finding {
    Finding { sentence: sentence.to_owned(), remedy: remedy.to_owned(), ..Finding::default() }
}

/// Tells of a text that is no JSON, or none that is taken.
pub(crate) fn no_json(why: &Unreadable) -> Finding {
    let (Unreadable::TooDeep(told)
    | Unreadable::Number(told)
    | Unreadable::HalfCharacter(told)
    | Unreadable::Syntax(told)) = why;
    let remedy = match why {
        Unreadable::TooDeep(_) => format!("a request has at most {MAX_DEPTH} levels"),
        Unreadable::Number(_) => "write it as a string".to_owned(),
        Unreadable::HalfCharacter(_) => {
            "an emoji was cut in half there: cut texts between characters, as `split` does"
                .to_owned()
        }
        Unreadable::Syntax(_) => "write one JSON object".to_owned(),
    };
    Finding {
        sentence: format!("the JSON cannot be read: {told}"),
        found: told.clone(),
        allowed: "JSON".to_owned(),
        remedy,
    }
}

pub(crate) fn not_a_request(shape: &Shape) -> Finding {
    told(
        &format!("this does not read as {}", shape.noun),
        "compare it with the platform's reference",
    )
}

/// What a rule says that excludes a member beside any of some values of another.
#[cfg(feature = "reference")]
pub(crate) fn not_with_any(field: &str, with: &str, values: &[&str], severity: Severity) -> String {
    format!("`{field}` {} {}", excluded(severity), condition(with, values))
}

/// Names in backticks, as in "`a`, `b` or `c`".
pub(crate) fn listed(names: &[&str], joint: &str) -> String {
    match names {
        [] => "nothing".to_owned(),
        [one] => format!("`{one}`"),
        [most @ .., last] => {
            let most: Vec<_> = most.iter().map(|name| format!("`{name}`")).collect();
            format!("{} {joint} `{last}`", most.join(", "))
        }
    }
}

const fn excluded(severity: Severity) -> &'static str {
    match severity {
        Severity::Reject => "cannot go with",
        Severity::Warn => "has no meaning beside",
    }
}

pub(crate) fn condition(field: &str, values: &[&str]) -> String {
    match values {
        [] => format!("`{field}`"),
        [one] => format!("`{field}: {one}`"),
        _ => format!("`{field}` {}", listed(values, "or")),
    }
}

/// The words that are not on their way out everywhere.
pub(crate) fn living(choices: &Choices) -> impl Iterator<Item = &'static Choice> {
    let lives = |choice: &&Choice| choice.deprecated.is_none_or(|gone| gone.on.is_some());
    choices.choices.iter().filter(lives)
}

const fn availability(severity: Severity) -> &'static str {
    match severity {
        Severity::Reject => "not available",
        Severity::Warn => "not documented",
    }
}

fn kind(ty: Type, numbers: Numbers) -> String {
    match ty {
        Type::Text => match numbers {
            Numbers::None => "a string".to_owned(),
            Numbers::Whole => "a string or a whole number".to_owned(),
            Numbers::All => "a string or a number".to_owned(),
        },
        Type::Integer => "a whole number".to_owned(),
        Type::Number => "a number".to_owned(),
        Type::Bool => "`true` or `false`".to_owned(),
        Type::Choice(choices) => some_of(choices()),
        Type::Object(_) => "an object".to_owned(),
        Type::List(_) => "a list".to_owned(),
    }
}

fn some_of(choices: &Choices) -> String {
    let words: Vec<_> = choices.choices.iter().map(|choice| choice.value).take(LISTED).collect();
    listed(&words, "or")
}

/// How a value of another kind becomes one that a field takes; empty where nobody can tell.
fn way_between(ty: Type, found: View<'_>) -> &'static str {
    match (ty, found) {
        (Type::Text, View::Integer(_) | View::Number(_) | View::Bool(_)) => "write it in quotes",
        (Type::Bool, View::Text("true" | "false")) => "write it without quotes",
        (Type::Integer | Type::Number, View::Text(text)) if text.parse::<f64>().is_ok() => {
            "write it without quotes"
        }
        (_, View::Absent) => "leave it out",
        (Type::List(_), View::Object(_)) => "put it in `[ … ]`",
        (_, View::List(_)) => ONE,
        _ => "",
    }
}

fn described(view: View<'_>) -> String {
    match view {
        View::Absent => "`null`".to_owned(),
        View::Unknown => "an expression".to_owned(),
        View::Bool(value) => format!("`{value}`"),
        View::Integer(value) => format!("the number {value}"),
        View::Number(value) => format!("the number {value}"),
        View::Text(value) => {
            format!("the string {}", Sentence::new().quoted(value))
        }
        View::List(_) => "a list".to_owned(),
        View::Object(_) => "an object".to_owned(),
    }
}

fn lower_first(summary: &str) -> String {
    let summary = summary.trim_end_matches('.');
    let mut letters = summary.chars();
    match (letters.next(), letters.next()) {
        (Some(first), Some(second)) if !second.is_uppercase() => {
            first.to_lowercase().chain(summary.chars().skip(1)).collect()
        }
        _ => summary.to_owned(),
    }
}
