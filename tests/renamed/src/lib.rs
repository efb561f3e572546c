//! Messages of a program that depends on `sendapi` under the name of `bot`.

/// Stands where an expansion that names the crate by its usual name would look.
pub mod sendapi {}

/// Everything known while compiling.
pub const WELCOME: bot::Content<'static> = bot::content!(text: "Welcome", metadata: WELCOMED);

const WELCOMED: &str = "welcomed";

/// Nothing known while compiling but the keys.
pub fn menu<'a>(person: &'a str, days: &[&'a str]) -> bot::Message<'a> {
    bot::message!(Messenger {
        recipient: person,
        text: "Which day?",
        quick_replies: [for &day in days {
            text { title: day, payload: "DAY" }
        }],
    })
}
