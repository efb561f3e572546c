//! Complete bodies, as the schema draws them by lot: nothing is said against them.

use sendapi::{Instagram, Message, Messenger, Platform};
use sendapi_core::sample::Sampler;
use serde_json::Value;

use crate::scenario::{Scenario, Wanted};

/// Some for each platform, each as JSON and with names for keys.
pub(super) fn scenarios() -> Vec<Scenario> {
    [drawn::<Messenger>("Messenger"), drawn::<Instagram>("Instagram")].concat()
}

fn drawn<P: Platform>(platform: &str) -> Vec<Scenario> {
    let requests = (0..).map(|seed| (seed, Sampler::new(seed, P::KIND).request()));
    let valid = requests.filter(|(_, request)| is_fine::<P>(request)).take(COUNT);
    let both = valid.flat_map(|(seed, request)| {
        [(true, "as JSON"), (false, "with names")].map(|(quoted, how)| {
            let body = written(&request, quoted);
            let source =
                format!("fn scene() {{\n    let it = message!(<{platform}> {body});\n}}\n");
            let name = format!("{platform} number {seed}, {how}");
            Scenario::new("complete, by lot", name, source, Wanted::Silence).with_std()
        })
    });
    both.collect()
}

/// Whether it breaks no rule, and warns of nothing: what is retired is told of where it is written.
fn is_fine<P: Platform>(request: &Value) -> bool {
    let message = Message::<P>::from_json(&request.to_string());
    message.is_ok_and(|message| message.warnings().is_empty())
}

/// The value as tokens of Rust, with quotes round its keys or without.
fn written(value: &Value, quoted: bool) -> String {
    match value {
        Value::Array(items) => {
            let items: Vec<_> = items.iter().map(|item| written(item, quoted)).collect();
            format!("[{}]", items.join(", "))
        }
        Value::Object(members) => {
            let members = members.iter().map(|(key, value)| {
                let value = written(value, quoted);
                if quoted { format!("{key:?}: {value}") } else { format!("{key}: {value}") }
            });
            format!("{{ {} }}", members.collect::<Vec<_>>().join(", "))
        }
        Value::String(text) => format!("{text:?}"),
        other => other.to_string(),
    }
}

const COUNT: usize = 12;
