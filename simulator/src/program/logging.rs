//! The log on standard error: lines for people, or JSON for programs.

use std::io::{self, Write};

use clap::ValueEnum;
use sendapi_simulator::{Delivery, Exchange};
use serde_json::{Map, Value, json};

/// For whom the log is.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum Log {
    /// For people: the violations of a refused request below its line
    Text,
    /// A JSON object in each line, without the bodies of requests and answers
    Json,
}

impl Log {
    pub(crate) fn exchange(self, exchange: &Exchange) {
        match self {
            Self::Text => say(&exchange.to_string()),
            Self::Json => write(exchange.to_json()),
        }
    }

    pub(crate) fn delivery(self, delivery: &Delivery) {
        match self {
            Self::Text => say(&delivery.to_string()),
            Self::Json => write(delivery.to_json()),
        }
    }

    pub(crate) fn warning(self, sentence: &str) {
        self.message("warning", sentence);
    }

    pub(crate) fn error(self, sentence: &str) {
        self.message("error", sentence);
    }

    fn message(self, kind: &str, sentence: &str) {
        match self {
            Self::Text => say(&format!("{kind}: {sentence}")),
            Self::Json => write(json!({ "type": kind, "message": sentence })),
        }
    }
}

fn write(told: Value) {
    let Value::Object(members) = told else { return };
    let is_shown = |(name, value): &(String, Value)| !BODIES.contains(&&**name) && !value.is_null();
    say(&Value::Object(members.into_iter().filter(is_shown).collect::<Map<_, _>>()).to_string());
}

/// A log that nobody reads any more is no reason to stop.
fn say(line: &str) {
    let _ = writeln!(io::stderr(), "{line}");
}

/// What people write stands in these.
const BODIES: [&str; 3] = ["answer", "body", "request"];
