//! A clock that is off: the times in webhooks are earlier or later than those by which the simulator goes.

use std::sync::atomic::{AtomicI64, Ordering};

use sendapi_core::webhook::Webhook;
use serde_json::Value;

/// By how many milliseconds the platform's times are later than they should be.
#[derive(Default)]
pub(super) struct Off(AtomicI64);

impl Off {
    pub(super) fn set(&self, milliseconds: i64) {
        self.0.store(milliseconds, Ordering::Relaxed);
    }

    pub(super) fn milliseconds(&self) -> i64 {
        self.0.load(Ordering::Relaxed)
    }

    /// The webhook as a clock tells it that is off by so much.
    pub(super) fn shifted(&self, webhook: &Webhook) -> Webhook {
        let by = self.milliseconds();
        if by == 0 {
            return webhook.clone();
        }
        let Ok(mut body) = serde_json::to_value(webhook) else { return webhook.clone() };
        shift(&mut body, by);
        Webhook::from_json(body.to_string().as_bytes()).unwrap_or_else(|_| webhook.clone())
    }
}

/// All times below, which are known by their names.
fn shift(value: &mut Value, by: i64) {
    match value {
        Value::Object(members) => {
            for (name, value) in members {
                match later(value, by) {
                    Some(time) if TIMES.contains(&name.as_str()) => *value = time,
                    _ => shift(value, by),
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| shift(item, by)),
        _ => {}
    }
}

/// Some are in seconds, the others in milliseconds.
fn later(time: &Value, by: i64) -> Option<Value> {
    let time = time.as_i64()?;
    let by = if time < SECONDS { by / 1000 } else { by };
    Some(time.saturating_add(by).max(0).into())
}

const TIMES: [&str; 6] =
    ["time", "timestamp", "watermark", "created_time", "start_time", "end_time"];

/// Smaller numbers are seconds: as milliseconds they would be before 1974.
const SECONDS: i64 = 100_000_000_000;
