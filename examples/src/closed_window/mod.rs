//! An answer to a closed window: what may be sent instead, and by whom.
//!
//! A page may write to a person for 24 hours after the person's last message. For seven days a
//! human being may still answer, with the tag `HUMAN_AGENT`; what a program writes needs a utility
//! template that the platform has approved.

use std::error::Error;

use sendapi::{Account, Client, Message, Receipt, message};
use sendapi_simulator::{Fault, Requests, Simulator};

/// A page, a person whose window is closed, and the simulator that knows.
#[derive(Debug)]
pub struct Stage {
    /// Who sends.
    pub page: Account,
    /// Stands in for the platform; it stops when it is dropped.
    pub simulator: Simulator,
}

impl Stage {
    /// Starts the simulator. It has no clock for windows: a fault refuses what has no tag.
    pub async fn set() -> Result<Self, Box<dyn Error>> {
        let simulator = Simulator::builder().page(PAGE).start().await?;
        let untagged = Requests::to(PERSON).matching(|body| body["tag"].is_null());
        simulator.faults().add(untagged, Fault::graph_error(10, 2_018_278));
        let client = Client::builder().base_url(simulator.url()).build()?;
        Ok(Self { page: client.page(PAGE, "a-token-for-the-simulator"), simulator })
    }
}

/// Who wrote the words of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Author {
    /// A human being, at the page's desk.
    Human,
    /// A program: the tag `HUMAN_AGENT` is not for it.
    Program,
}

/// What came of an answer.
#[derive(Debug)]
pub enum Answered {
    /// It went out as it was: the window is open.
    Plainly(Receipt),
    /// The window is closed, for this reason; it went out with the tag `HUMAN_AGENT`.
    WithTag(Receipt, sendapi::Error),
    /// The window is closed, for this reason, and a program may answer by a utility template only.
    NotWithoutTemplate(sendapi::Error),
}

/// Answers, and where the window is closed does what is allowed instead.
///
/// # Errors
///
/// Any other failure, and that of the tagged message.
pub async fn answer(
    page: &Account,
    person: &str,
    words: &str,
    author: Author,
) -> Result<Answered, sendapi::Error> {
    match page.send(&plain(person, words)).await {
        Ok(receipt) => Ok(Answered::Plainly(receipt)),
        Err(closed) if !closed.is_window_closed() => Err(closed),
        Err(closed) if author == Author::Program => Ok(Answered::NotWithoutTemplate(closed)),
        Err(closed) => {
            let receipt = page.send(&by_a_human(person, words)).await?;
            Ok(Answered::WithTag(receipt, closed))
        }
    }
}

/// An answer within the window.
fn plain<'a>(person: &'a str, words: &'a str) -> Message<'a> {
    message!(Messenger { recipient: person, messaging_type: RESPONSE, text: words })
}

/// An answer within seven days, written by a human being.
fn by_a_human<'a>(person: &'a str, words: &'a str) -> Message<'a> {
    message!(Messenger {
        recipient: person,
        messaging_type: MESSAGE_TAG,
        tag: HUMAN_AGENT,
        text: words,
    })
}

/// The person whose window is closed.
pub const PERSON: &str = "7204418830956127";
const PAGE: &str = "101";
