//! The checker: beside writing the same message, and on hostile text that grows.

use std::hint::black_box;
use std::time::Instant;

use anyhow::Result;
use sendapi::{Message, Messenger};

use crate::pair::Side;
use crate::report::Report;
use crate::setting::Setting;
use crate::workload::carousel;

pub(crate) fn part(setting: &Setting, report: &mut Report) -> Result<()> {
    let mut cards = Cards::new()?;
    let pair = setting.pair(|side, count| cards.by(side, count))?;
    report.pair("checking ten typed cards, beside writing them", &pair);
    for (name, hostile) in HOSTILE {
        let each = setting.some(&[1, 10, 100, 1000]).iter().map(|kilobytes| {
            format!("{} of {kilobytes} kB", nanoseconds(&hostile(kilobytes * 1000)))
        });
        let each: Vec<_> = each.collect();
        report.fact(&format!("{name}, nanoseconds a byte"), &each.join(", "));
    }
    Ok(())
}

/// Ten cards, and where they are written to.
pub(crate) struct Cards {
    message: Message<'static>,
    out: Vec<u8>,
}

impl Cards {
    pub(crate) fn new() -> Result<Self> {
        Ok(Self { message: carousel(100)?, out: Vec::new() })
    }

    /// Checks them so often, or writes them.
    pub(crate) fn by(&mut self, side: Side, count: usize) -> Result<()> {
        for _ in 0..count {
            match side {
                Side::Ours => black_box(black_box(&self.message).validate())?,
                Side::Bare => {
                    self.out.clear();
                    black_box(&self.message).write_json(black_box(&mut self.out));
                }
            }
        }
        Ok(())
    }
}

type Hostile = fn(usize) -> String;

/// Texts of about so many bytes that a checker could be slow with.
const HOSTILE: [(&str, Hostile); 4] = [
    ("as many unknown keys", |bytes| {
        let keys: Vec<_> = (0..bytes / 12).map(|key| format!(r#""k{key:06}":1"#)).collect();
        format!(r#"{{"recipient":{{"id":"1"}},"message":{{{}}}}}"#, keys.join(","))
    }),
    ("the same key again", |bytes| {
        let keys = vec![r#""text":"a""#; bytes / 11].join(",");
        format!(r#"{{"recipient":{{"id":"1"}},"message":{{{keys}}}}}"#)
    }),
    ("too many buttons", |bytes| {
        let buttons = vec![r#"{"type":"postback","title":"a"}"#; bytes / 32].join(",");
        let payload = format!(r#"{{"template_type":"button","text":"a","buttons":[{buttons}]}}"#);
        format!(
            r#"{{"recipient":{{"id":"1"}},"message":{{"attachment":{{"type":"template","payload":{payload}}}}}}}"#
        )
    }),
    ("one long text", |bytes| {
        format!(r#"{{"recipient":{{"id":"1"}},"message":{{"text":"{}"}}}}"#, "é".repeat(bytes / 2))
    }),
];

/// The shortest of some tries.
#[expect(clippy::cast_precision_loss, reason = "a digit behind the point is shown")]
fn nanoseconds(json: &str) -> String {
    let once = || {
        let start = Instant::now();
        // Refused, all of them: what counts is how long that takes.
        drop(black_box(Message::<Messenger>::from_json(black_box(json))));
        start.elapsed().as_secs_f64() * 1e9 / json.len() as f64
    };
    format!("{:.1}", (0..5).map(|_| once()).fold(f64::INFINITY, f64::min))
}
