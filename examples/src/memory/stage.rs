//! How far somebody is in the dialogue.

use sendapi::Payload;

/// What the bot waits for. Its text is that of a [`Payload`], as in `loaves?bread=Rye`: readable in the table, and a
/// program that is newer still reads it, by the same rules as an old button.
#[derive(Clone, Debug, Default, PartialEq, Eq, Payload)]
pub enum Stage {
    /// Whatever somebody says.
    #[default]
    Greeting,
    /// The bread.
    Bread,
    /// How many loaves of it.
    Loaves {
        /// The bread.
        bread: String,
    },
    /// Nothing: it is ordered. Whatever somebody says begins again.
    Ordered {
        /// The bread.
        bread: String,
        /// How many loaves.
        loaves: u32,
        /// Whether they were told that it is ready.
        told: Option<bool>,
    },
}
