//! Names that are offered.

use std::fmt::Write as _;

use serde_json::{Value, json};

use super::{Verdict, verdict};
use crate::Outcome;
use crate::document::Document;
use crate::marked::Marked;
use crate::scenario::{Name, Names, Others, without_links};
use crate::server::Server;

pub(super) fn judge(
    names: &Names,
    marked: &Marked,
    server: &mut Server,
    document: &Document,
) -> Outcome<Verdict> {
    let typed = typed(&marked.text, marked.cursor);
    let (offers, took) = offers(marked, server, document)?;
    let complaint = complaint(names, typed, &offers, server)?;
    Ok(verdict(complaint, listed(&offers), took))
}

/// What is offered, in the order in which an editor shows it.
pub(crate) fn offers(
    marked: &Marked,
    server: &mut Server,
    document: &Document,
) -> Outcome<(Vec<Value>, std::time::Duration)> {
    // Behind some signs an editor asks of itself, and says so.
    let sign = marked.text.get(..marked.cursor).and_then(|text| text.chars().next_back());
    let context = match sign {
        Some(sign @ ('.' | ':')) => json!({ "triggerKind": 2, "triggerCharacter": sign }),
        _ => json!({ "triggerKind": 1 }),
    };
    let method = "textDocument/completion";
    let context = json!({ "context": context });
    let answer = document.ask_more(server, method, marked.cursor, &context)?;
    let result = answer.result?;
    let items = result["items"].as_array().or(result.as_array());
    let mut items = items.cloned().unwrap_or_default();
    items.sort_by(|one, other| order(one).cmp(order(other)));
    Ok((items, answer.took))
}

fn order(offer: &Value) -> &str {
    offer["sortText"].as_str().unwrap_or(label(offer))
}

/// The word that stands before the cursor: editors show what begins with it.
fn typed(text: &str, cursor: usize) -> &str {
    let before = text.get(..cursor).unwrap_or_default();
    let word = |letter: char| letter.is_alphanumeric() || letter == '_';
    before.rsplit(|letter| !word(letter)).next().unwrap_or_default()
}

fn complaint(
    names: &Names,
    typed: &str,
    offers: &[Value],
    server: &mut Server,
) -> Outcome<Option<String>> {
    let hidden = offers.iter().filter(|offer| is_hidden(offer)).map(label);
    let fitting: Vec<_> = offers.iter().filter(|offer| fits(label(offer), typed)).collect();
    let is_there = |name: &&Name| !fitting.iter().any(|offer| label(offer) == name.label);
    let absent = names.wanted.iter().filter(is_there).map(|name| name.label.as_str());
    let refused = names.refused.iter().map(String::as_str);
    let refused = refused.filter(|name| offers.iter().any(|offer| label(offer) == *name));
    let simple = [
        told("does not offer", absent),
        told("offers what is hidden:", hidden),
        told("offers what cannot stand here:", refused),
        told("offers too:", strangers(names, &fitting)),
        told("strikes through, or does not:", struck(names, &fitting)),
        told("offers what is retired before", misplaced(names, &fitting)),
    ];
    match simple.into_iter().flatten().next() {
        Some(complaint) => Ok(Some(complaint)),
        None => undocumented(names, &fitting, server),
    }
}

fn told<'n>(complaint: &str, names: impl Iterator<Item = &'n str>) -> Option<String> {
    let names: Vec<_> = names.collect();
    let (first, rest) = names.split_at_checked(SHOWN).unwrap_or((names.as_slice(), &[]));
    let mut told = format!("{complaint} {}", first.join(", "));
    if !rest.is_empty() {
        let _ = write!(told, " and {} more", rest.len());
    }
    (!names.is_empty()).then_some(told)
}

/// What is neither wanted nor allowed and stands where others may not.
fn strangers<'o>(names: &Names, fitting: &[&'o Value]) -> impl Iterator<Item = &'o str> {
    let is_known = |offer: &&Value| names.named(label(offer)).is_some();
    let among = match names.others {
        Others::Nowhere => fitting.len(),
        Others::Behind => last(names, fitting),
        Others::Anywhere => 0,
    };
    let strangers = fitting.iter().take(among).copied().filter(move |offer| !is_known(offer));
    strangers.map(label).collect::<Vec<_>>().into_iter()
}

/// Where the last of the names stands that are wanted. One may be offered again farther down.
fn last(names: &Names, fitting: &[&Value]) -> usize {
    let place = |name: &Name| fitting.iter().position(|offer| label(offer) == name.label);
    names.wanted.iter().filter_map(place).max().unwrap_or(0)
}

/// What is retired and not struck through, or the other way round.
fn struck<'o>(names: &Names, fitting: &[&'o Value]) -> impl Iterator<Item = &'o str> {
    let is_wrong = |offer: &&Value| {
        names.named(label(offer)).is_some_and(|name| name.retired != is_struck(offer))
    };
    let wrong = fitting.iter().copied().filter(is_wrong).map(label);
    wrong.collect::<Vec<_>>().into_iter()
}

/// What is offered behind something that is retired, and is not.
fn misplaced<'o>(names: &Names, fitting: &[&'o Value]) -> impl Iterator<Item = &'o str> {
    let first = fitting.iter().position(|offer| is_struck(offer)).unwrap_or(fitting.len());
    let behind = fitting.iter().skip(first).copied();
    let living = behind.filter(|offer| !is_struck(offer) && names.wants(label(offer)));
    living.map(label).collect::<Vec<_>>().into_iter()
}

/// What is wanted with a documentation that it has not.
fn undocumented(names: &Names, fitting: &[&Value], server: &mut Server) -> Outcome<Option<String>> {
    for offer in fitting {
        let Some(name) = names.named(label(offer)) else { continue };
        if name.docs.is_empty() {
            continue;
        }
        let docs = documentation(offer, server)?;
        if !docs.contains(&name.docs) {
            return Ok(Some(format!("documents {} as {docs:?}, not {:?}", name.label, name.docs)));
        }
    }
    Ok(None)
}

/// What an editor shows beside an offer, in one line.
pub(crate) fn documentation(offer: &Value, server: &mut Server) -> Outcome<String> {
    let whole = server.ask("completionItem/resolve", offer)?.result?;
    let docs = &whole["documentation"];
    let docs = docs["value"].as_str().or(docs.as_str()).unwrap_or_default();
    Ok(without_links(docs).split_whitespace().collect::<Vec<_>>().join(" "))
}

pub(crate) fn label(offer: &Value) -> &str {
    offer["label"].as_str().unwrap_or_default()
}

fn fits(label: &str, typed: &str) -> bool {
    label.get(..typed.len()).is_some_and(|start| start.eq_ignore_ascii_case(typed))
}

pub(crate) fn is_struck(offer: &Value) -> bool {
    let tagged = offer["tags"].as_array().is_some_and(|tags| tags.contains(&json!(1)));
    tagged || offer["deprecated"] == true
}

/// Whether it is a name that is ours and not the API's.
fn is_hidden(offer: &Value) -> bool {
    let label = label(offer);
    // The standard library has hidden names as well; what it offers to import says from where.
    let import = offer["labelDetails"]["detail"].as_str().unwrap_or_default();
    let foreign = import.contains("(use ") && !import.contains("sendapi");
    label.contains("sendapi_") || label.contains("__") && !foreign
}

fn listed(offers: &[Value]) -> String {
    let names: Vec<_> = offers.iter().take(LISTED).map(label).collect();
    format!("{} offers: {}", offers.len(), names.join(", "))
}

impl Names {
    fn named(&self, label: &str) -> Option<&Name> {
        self.wanted.iter().chain(&self.allowed).find(|name| name.label == label)
    }

    fn wants(&self, label: &str) -> bool {
        self.wanted.iter().any(|name| name.label == label)
    }
}

const SHOWN: usize = 4;
const LISTED: usize = 12;
