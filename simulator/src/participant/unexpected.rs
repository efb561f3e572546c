//! What came in place of what a person expected.

use std::error::Error;
use std::fmt;
use std::time::Duration;

use sendapi_core::told::Written;

use super::Participant;
use super::expected::Expected;
use crate::wire::members::present;
use crate::{Delivery, Received};

/// Another message came than was expected, or none in time, perhaps since the bot failed or its message was
/// refused. Its `Display` sets both beside one another, and so does `Debug`, which a test shows that ends with it by `?` or
/// `unwrap`:
///
/// ```text
/// `Ada` expected 2 messages, and got another
///   1. the text `Hello`: came
///   2. the text `Bye`: there came {"text":"By"}
///      /text: `"Bye"` expected, `"By"` came
/// ```
///
/// ```text
/// `Ada` waited 5s for 1 message, and none came
///   1. the text `Hello`: did not come
/// a message was refused: 400, code 10/2018278
///     (#10) the person's last message is more than 24 hours ago
/// ```
#[derive(Clone)]
pub struct Unexpected {
    name: String,
    expected: Vec<Expected>,
    came: Vec<Received>,
    /// None if another came.
    waited: Option<Duration>,
    /// The newest webhook, if the bot did not take it.
    failed: Option<Delivery>,
    /// Why the newest message was refused, if it was.
    refused: Option<String>,
    /// Why the bot was not told what the person did last, if it was not.
    untold: Option<String>,
}

impl Unexpected {
    /// The messages that came, as many as were expected at most.
    #[must_use]
    pub fn came(&self) -> &[Received] {
        &self.came
    }

    pub(super) fn another(name: &str, expected: Vec<Expected>, came: Vec<Received>) -> Self {
        let name = name.to_owned();
        Self { name, expected, came, waited: None, failed: None, refused: None, untold: None }
    }

    pub(super) fn missing(
        person: &Participant,
        expected: Vec<Expected>,
        came: Vec<Received>,
    ) -> Self {
        let context = &person.context;
        let failed = context.courier.deliveries().pop().filter(|last| !last.is_taken());
        Self {
            name: person.name.clone(),
            expected,
            came,
            waited: Some(person.patience),
            failed,
            refused: context.conversations.refused(&person.conversation),
            untold: context.conversations.untold(&person.conversation),
        }
    }

    fn write_head(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (name, count) = (Written(&self.name), self.expected.len());
        let plural = if count == 1 { "" } else { "s" };
        match self.waited {
            Some(waited) => {
                let came = match self.came.len() {
                    0 => "none".to_owned(),
                    came => came.to_string(),
                };
                write!(f, "`{name}` waited {waited:?} for {count} message{plural}, and {came} came")
            }
            None => write!(f, "`{name}` expected {count} message{plural}, and got another"),
        }
    }
}

impl fmt::Display for Unexpected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.write_head(f)?;
        for (place, wanted) in self.expected.iter().enumerate() {
            write!(f, "\n  {}. {wanted}: ", place.saturating_add(1))?;
            match self.came.get(place) {
                None => f.write_str("did not come")?,
                Some(received) => write_came(wanted, received, f)?,
            }
        }
        self.failed.iter().try_for_each(|failed| write!(f, "\nthe bot failed: {failed}"))?;
        self.untold.iter().try_for_each(|why| write!(f, "\nthe bot was not told: {why}"))?;
        self.refused.iter().try_for_each(|refused| write!(f, "\na message was refused: {refused}"))
    }
}

impl fmt::Debug for Unexpected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Error for Unexpected {}

fn write_came(wanted: &Expected, received: &Received, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let differences = wanted.differences(received);
    if differences.is_empty() {
        return f.write_str("came");
    }
    let message = present(received.body(), "/message").map(ToString::to_string).unwrap_or_default();
    let begin: String = message.chars().take(LONGEST_EXCERPT).collect();
    let more = if begin.len() < message.len() { " …" } else { "" };
    write!(f, "there came {begin}{more}")?;
    differences.iter().try_for_each(|line| write!(f, "\n     {line}"))
}

/// Characters of a message that are shown.
const LONGEST_EXCERPT: usize = 500;
