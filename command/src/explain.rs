//! `sendapi explain`: what codes of the platform mean, what rules ask for, and what to do about them.

use std::io::{self, Read};

use sendapi::GraphError;
use sendapi::engine::Written;
use sendapi::graph_error::Code;
use sendapi::reference::rule;

use crate::arguments::{Explain, MINUS};
use crate::exit::Exit;
use crate::numbers::Numbers;
use crate::report::Report;

pub(crate) fn run(arguments: &Explain, report: Report) -> Exit {
    arguments.codes.iter().map(|code| explain(code, report)).max().unwrap_or(Exit::Fine)
}

fn explain(text: &str, report: Report) -> Exit {
    if is_a_rule(text) {
        return explain_rule(text, report);
    }
    let numbers = if text == "-" { answer() } else { numbers(text) };
    match numbers {
        Ok(numbers) => {
            let known = Code::of(numbers.code, numbers.subcode);
            report.explained(numbers, known);
            if known.is_known() { Exit::Fine } else { Exit::Refused }
        }
        Err(problem) => {
            report.complain("usage", &problem);
            Exit::Usage
        }
    }
}

/// Whether it is one, or what somebody who meant one would write.
fn is_a_rule(text: &str) -> bool {
    text.starts_with(|first: char| first.is_ascii_alphabetic())
        && (text.contains('.') || rule::probably(text).is_some())
}

fn explain_rule(id: &str, report: Report) -> Exit {
    let meanings = rule::meanings(id);
    if meanings.is_empty() {
        report.unknown_rule(id, rule::probably(id));
        return Exit::Refused;
    }
    report.explained_rule(id, &meanings);
    Exit::Fine
}

/// The numbers in an answer of the platform.
fn answer() -> Result<Numbers, String> {
    let mut body = Vec::new();
    io::stdin()
        .read_to_end(&mut body)
        .map_err(|error| format!("`standard input` cannot be read: {error}"))?;
    let error = GraphError::from_json(&body).map_err(|no_error| {
        format!("{no_error}, give the whole answer: `{{\"error\": {{\"code\": 190, …}}}}`")
    })?;
    Ok(Numbers { code: error.code(), subcode: error.subcode() })
}

/// The code without what the platform writes round it in its words: `(#100) No matching user found`.
fn bare(text: &str) -> &str {
    let within = text.strip_prefix('(').and_then(|text| text.strip_suffix(')')).unwrap_or(text);
    within.strip_prefix('#').unwrap_or(text)
}

fn numbers(text: &str) -> Result<Numbers, String> {
    let bare = bare(text);
    let (code, subcode) = match bare.split_once('/') {
        Some((code, subcode)) => (code, Some(subcode)),
        None => (bare, None),
    };
    let number = |digits: &str| {
        digits.trim().replace(MINUS, "-").parse().map_err(|_| {
            let text = Written(text);
            format!(
                "`{text}` is no code, write it like `190`, or `100/2018034` with its subcode; a rule is \
                 written like `qr.title_max`"
            )
        })
    };
    Ok(Numbers { code: number(code)?, subcode: subcode.map(number).transpose()? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes() {
        assert_eq!(numbers("190"), Ok(Numbers { code: 190, subcode: None }));
        assert_eq!(numbers("100/2018034"), Ok(Numbers { code: 100, subcode: Some(2_018_034) }));
        for minus_one in ["-1", "−1"] {
            assert_eq!(numbers(minus_one), Ok(Numbers { code: -1, subcode: None }));
        }
        for bad in ["", "x", "100/", "/7", "1/2/3", "1.5", "99999999999999999999"] {
            assert!(numbers(bad).unwrap_err().starts_with(&format!("`{bad}` is no code")), "{bad}");
        }
    }
}
