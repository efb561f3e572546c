//! What the bot says.

use sendapi::{Content, content};

/// The first thing that everybody hears.
pub const HELLO: &str = "Welcome to the bakery";

/// A greeting without a recipient.
pub const WELCOME: Content<'static> = content!(text: HELLO, metadata: "welcome");

/// The last thing that everybody hears.
pub fn farewell() -> String {
    "Until tomorrow".to_owned()
}
