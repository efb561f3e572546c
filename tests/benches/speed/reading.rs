//! Reading a webhook, beside the least that any program does with it: the same HMAC, and the body as `Value`.

use std::hint::black_box;

use anyhow::{Result, ensure};
use sendapi::webhook::Verifier;
use serde_json::Value;

use crate::pair::Side;
use crate::report::Report;
use crate::setting::Setting;
use crate::webhook::{SECRET, signature, signed};

pub(crate) fn part(setting: &Setting, report: &mut Report) -> Result<()> {
    for events in EVENTS {
        let webhook = Webhook::of(events)?;
        let pair = setting.pair(|side, count| webhook.by(side, count))?;
        let label = format!("{events} events");
        report.point(
            "events in a webhook",
            "verify and read",
            (f64::from(u32::try_from(events)?), &label),
            &pair,
        );
    }
    Ok(())
}

/// So many events in a body.
pub(crate) const EVENTS: [usize; 3] = [1, 10, 100];

/// A body that is read again and again.
pub(crate) struct Webhook {
    verifier: Verifier,
    header: String,
    body: Vec<u8>,
}

impl Webhook {
    pub(crate) fn of(events: usize) -> Result<Self> {
        let (verifier, (body, header)) = (Verifier::new(SECRET), signed(0..events));
        let read = verifier.open(&header, &body)?;
        let theirs: Value = serde_json::from_slice(&body)?;
        let there = theirs.get("entry").and_then(Value::as_array).map_or(0, Vec::len);
        ensure!(read.entries().len() == there, "both sides read something else");
        Ok(Self { verifier, header, body })
    }

    /// Verifies and reads it so often.
    pub(crate) fn by(&self, side: Side, count: usize) -> Result<()> {
        let Self { verifier, header, body } = self;
        for _ in 0..count {
            match side {
                Side::Ours => drop(black_box(verifier.open(black_box(header), body)?)),
                Side::Bare => {
                    black_box(signature(black_box(body)));
                    black_box(serde_json::from_slice::<Value>(body)?);
                }
            }
        }
        Ok(())
    }
}
