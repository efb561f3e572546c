//! Results in words.

use sendapi::dry_run::Unsent;
use sendapi::engine::Written;
use sendapi::graph_error::{Code, Waiting};
use sendapi::reference::json_schema::Subject;
use sendapi::reference::json_schema::difference::Difference;
use sendapi::reference::rule::Meaning;
use sendapi::{Error, PlatformKind, Receipt, Severity, Uploaded};

use super::Change;
use super::print::{AT, BOLD, ERROR, FINE, WARNING};
use crate::checked::Remark;
use crate::finding::{Finding, State};
use crate::host::Host;
use crate::input::Place;
use crate::numbers::Numbers;

pub(super) fn violation(place: &Place, Remark { violation, position }: &Remark) -> String {
    let (style, word) = match violation.severity() {
        Severity::Reject => (ERROR, "error"),
        Severity::Warn => (WARNING, "warning"),
    };
    let place = match position {
        Some(position) => format!("{}:{}:{}", place.name, position.line, position.column),
        None => place.to_string(),
    };
    let pointer = match violation.pointer() {
        "" => String::new(),
        pointer => format!(" at {pointer}"),
    };
    let (rule, link) = (violation.rule(), violation.link());
    format!(
        "{style}{word}{style:#}: {violation}\n{AT}  -->{AT:#} {place}{pointer}\n      rule {rule}, see {link}"
    )
}

pub(super) fn sum(total: usize, broken: usize) -> String {
    let requests = if total == 1 { "request" } else { "requests" };
    let found = match (total, broken) {
        (1, 0) => "it is fine".to_owned(),
        (_, 0) => "all are fine".to_owned(),
        (1, _) => "it would be refused".to_owned(),
        (_, several) => format!("{several} would be refused"),
    };
    format!("{total} {requests} checked, {found}")
}

pub(super) fn subject(subject: Subject) -> String {
    format!("{BOLD}{}{BOLD:#}: {}", subject.name(), subject.docs())
}

pub(super) fn difference(Difference { rule, passes, in_part, .. }: &Difference) -> String {
    let part = if *in_part { ", in part" } else { "" };
    format!("{BOLD}{rule}{BOLD:#}{part}: {passes}")
}

pub(super) fn sent(place: &Place, receipt: &Receipt, host: &Host) -> String {
    let ids = [
        ("as", receipt.message_id()),
        ("to", receipt.recipient_id()),
        ("with attachment", receipt.attachment_id()),
    ];
    let ids = ids.map(|(word, id)| id.map_or_else(String::new, |id| format!(" {word} {id}")));
    format!("{FINE}sent{FINE:#} {place}{}{}", ids.concat(), elsewhere(host))
}

pub(super) fn uploaded(place: &Place, uploaded: &Uploaded, host: &Host) -> String {
    let (id, kind) = (uploaded.id(), uploaded.kind());
    format!("{FINE}uploaded{FINE:#} {place} as {kind} {id}{}", elsewhere(host))
}

/// Nobody is to take what a simulator said for the platform's word.
fn elsewhere(host: &Host) -> String {
    if host.is_metas { String::new() } else { format!(" by {}, not by Meta", host.url) }
}

pub(super) fn unsent(place: &Place, unsent: &Unsent) -> String {
    let (path, body) = (unsent.path(), unsent.body());
    format!("{FINE}would send{FINE:#} {place} to {path}: {body}")
}

pub(super) fn failed(place: &Place, error: &Error) -> String {
    let way_out = error
        .explain()
        .map(|code| format!("\n  what to do: {}\n  see {}", code.what_to_do(), code.link()));
    format!(
        "{}\n{AT}  -->{AT:#} {place}{}",
        problem(&error.to_string()),
        way_out.unwrap_or_default()
    )
}

pub(super) fn not_begun(place: &Place) -> String {
    format!("{WARNING}not sent{WARNING:#} {place}: stopped before its turn")
}

pub(super) fn problem(text: &str) -> String {
    format!("{ERROR}error{ERROR:#}: {text}")
}

pub(super) fn warning(text: &str) -> String {
    format!("{WARNING}warning{WARNING:#}: {text}")
}

/// One line: how it is, what it is about, and what to do next.
pub(super) fn found(finding: &Finding) -> String {
    let Finding { check, state, text, next, link, .. } = finding;
    let style = match state {
        State::Fine => FINE,
        State::Warning => WARNING,
        State::Problem => ERROR,
    };
    let next = next.as_ref().map(|next| format!("; {next}"));
    // What is fine needs no page.
    let link = link.filter(|_| *state != State::Fine).map(|link| format!(", see {link}"));
    let (next, link) = (next.unwrap_or_default(), link.unwrap_or_default());
    format!("{style}{:7}{style:#} {check}: {text}{next}{link}", state.word())
}

pub(super) fn sum_of_findings(findings: &[Finding], host: &Host) -> String {
    let sum = sum_of(findings);
    if host.is_metas { sum } else { format!("{sum}; {} was asked, and not Meta", host.url) }
}

fn sum_of(findings: &[Finding]) -> String {
    let count = |state| findings.iter().filter(|finding| finding.state == state).count();
    let several = |count: usize, word: &str| match count {
        1 => format!("1 {word}"),
        count => format!("{count} {word}s"),
    };
    match (count(State::Problem), count(State::Warning)) {
        (0, 0) => "all is fine".to_owned(),
        (0, warnings) => format!("no problem, {}", several(warnings, "warning")),
        (problems, 0) => several(problems, "problem"),
        (problems, warnings) => {
            format!("{}, {}", several(problems, "problem"), several(warnings, "warning"))
        }
    }
}

pub(super) fn subscribed(change: &Change) -> String {
    let Change { account, before, after, is_dry_run, .. } = change;
    let was = match &**before {
        [] => format!("the app was not subscribed to {account}"),
        before => format!("the app was subscribed to {account}: {}", before.join(", ")),
    };
    if change.is_none() {
        return format!(
            "{FINE}nothing to change{FINE:#}: the app is subscribed to {account}: {}",
            after.join(", ")
        );
    }
    let (done, ended) =
        if *is_dry_run { ("would subscribe", "would end") } else { ("subscribed", "ended") };
    let line = |style, what: &str, fields: &[&str]| match fields {
        [] => String::new(),
        fields => format!("\n{style}{what}{style:#}: {}", fields.join(", ")),
    };
    format!("{was}{}{}", line(FINE, done, &change.added()), line(WARNING, ended, &change.removed()))
}

pub(super) fn explained(numbers: Numbers, code: &Code) -> String {
    let note = match numbers.subcode {
        Some(subcode) if code.is_known() && !numbers.knows_subcode(code) => format!(
            "\n  of subcode {subcode} nothing is known, this is about code {}",
            numbers.code
        ),
        _ => String::new(),
    };
    format!(
        "{BOLD}{numbers}{BOLD:#}: {}{note}\n  what to do: {}\n  sending it again: {}\n  see {}",
        code.meaning(),
        code.what_to_do(),
        again(code.waiting()),
        code.link()
    )
}

/// What is asked of several in the same words is said of them together.
pub(super) fn explained_rule(id: &str, meanings: &[Meaning]) -> String {
    let mut together: Vec<Vec<&Meaning>> = Vec::new();
    for meaning in meanings {
        let says_so =
            |group: &&mut Vec<&Meaning>| group.iter().any(|it| says_the_same(it, meaning));
        match together.iter_mut().find(says_so) {
            Some(group) => group.push(meaning),
            None => together.push(vec![meaning]),
        }
    }
    let together: Vec<_> = together.iter().filter_map(|group| alike(id, group)).collect();
    together.join("\n")
}

fn says_the_same(one: &Meaning, other: &Meaning) -> bool {
    let on = |meaning: &Meaning| PLATFORMS.map(|platform| meaning.severity(platform));
    (&one.asks, &one.what_to_do, on(one)) == (&other.asks, &other.what_to_do, on(other))
}

fn alike(id: &str, group: &[&Meaning]) -> Option<String> {
    let first = group.first()?;
    let Meaning { asks, what_to_do, link, .. } = first;
    let abouts: Vec<_> = group.iter().map(|meaning| &*meaning.about).collect();
    // Some sentences name it themselves.
    let about = match &*abouts {
        [about] if asks.starts_with(about) => String::new(),
        abouts => format!("{}: ", abouts.join(", ")),
    };
    let way_out = match &**what_to_do {
        "" => String::new(),
        what_to_do => format!("\n  what to do: {what_to_do}"),
    };
    let on = on_platforms(first);
    Some(format!("{BOLD}{id}{BOLD:#}: {about}{asks}\n  {on}{way_out}\n  see {link}"))
}

/// What comes of breaking it where.
fn on_platforms(meaning: &Meaning) -> String {
    let on = |platform| match meaning.severity(platform) {
        Some(Severity::Reject) => "an error",
        Some(Severity::Warn) => "a warning",
        None => "does not hold",
    };
    let [messenger, instagram] = PLATFORMS.map(on);
    if messenger == instagram {
        return format!("on Messenger and Instagram: {messenger}");
    }
    format!("on Messenger: {messenger}; on Instagram: {instagram}")
}

pub(super) fn unknown_rule(id: &str, meant: Option<&str>) -> String {
    let id = Written(id);
    match meant {
        Some(meant) => format!("`{id}` is no rule that is known here, did you mean `{meant}`?"),
        None => format!(
            "`{id}` is no rule that is known here, give it as the error names it: `qr.title_max`"
        ),
    }
}

fn again(waiting: Waiting) -> &'static str {
    match waiting {
        Waiting::Seconds => "may help after some seconds",
        Waiting::Pause => "may help after a pause",
        Waiting::Later => "may help in minutes, hours or days",
        Waiting::Never => "never",
        _ => "does not help before something has changed",
    }
}

const PLATFORMS: [PlatformKind; 2] = [PlatformKind::Messenger, PlatformKind::Instagram];
