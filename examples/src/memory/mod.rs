//! A bot that forgets nothing: what it must know after a restart lies in SQLite.
//!
//! - [`Book`]: the tables; what came is stored before the platform is told so, and known when it comes again
//! - [`Door`]: the address that the platform posts to, which does that
//! - [`Stage`]: how far somebody is in the dialogue, as the text of a payload in a column
//! - [`answer`]: the dialogue; what it says and the stage after it
//! - [`remind`]: who ordered is written to later, as long as their window is open
//!
//! When the process ends, however it ends, the next one goes on where it was. What no program can know is whether a
//! message went out just before: what had been sent and not yet written down is sent again.

mod book;
mod dialogue;
mod door;
mod stage;

use sendapi::Accounts;
use sendapi::webhook::{Handshake, Inbox, Verifier};

pub use book::{Book, Known};
pub use dialogue::{answer, remind};
pub use door::Door;
pub use stage::Stage;

/// A failure of this bot: of the platform, or of the file.
pub type Failure = Box<dyn std::error::Error + Send + Sync>;

/// An inbox for this bot, which begins with what the process before left undone.
///
/// # Errors
///
/// Those of the file, and of an inbox that has no room.
pub async fn open(
    accounts: Accounts,
    verifier: Verifier,
    handshake: Handshake,
    book: Book,
) -> Result<Inbox, Failure> {
    let inbox = Inbox::builder(verifier, handshake)
        .accounts(accounts)
        .on_error(|failure| anstream::eprintln!("{failure}"))
        .state(book.clone())
        .start(answer);
    for incoming in book.undone().await? {
        inbox.accept_again(incoming)?;
    }
    Ok(inbox)
}
