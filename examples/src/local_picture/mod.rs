//! A picture for one person, sent from this computer in one request.
//!
//! The platform shows pictures of up to 8 MB. One that is longer can still go as a file, which the
//! person downloads.

use std::error::Error;
use std::path::Path;

use sendapi::media::Misfit;
use sendapi::upload::{FileError, FileProblem};
use sendapi::{Account, Client, LocalFile, MediaKind, Receipt};
use sendapi_simulator::Simulator;

/// Who gets the picture.
pub const PERSON: &str = "7204418000000001";

/// A page, and the simulator that takes its pictures.
#[derive(Debug)]
pub struct Stage {
    /// Who sends.
    pub page: Account,
    /// Stands in for the platform; it stops when it is dropped.
    pub simulator: Simulator,
}

impl Stage {
    /// Starts the simulator.
    pub async fn set() -> Result<Self, Box<dyn Error>> {
        let simulator = Simulator::builder().page(PAGE).start().await?;
        let client = Client::builder().base_url(simulator.url()).build()?;
        Ok(Self { page: client.page(PAGE, "a-token-for-the-simulator"), simulator })
    }
}

/// How a picture went out.
#[derive(Debug)]
pub enum Sent {
    /// As a picture that shows in the conversation.
    AsPicture(Receipt),
    /// As a file: it is too long for a picture, as the error says.
    AsFile(Receipt, sendapi::Error),
}

/// Sends a picture, as a file where it is too long for a picture.
///
/// # Errors
///
/// If it is too long for a file as well, is none that the platform takes, or cannot be sent.
pub async fn send(page: &Account, person: &str, picture: &Path) -> Result<Sent, sendapi::Error> {
    match page.send_file(person, picture).await {
        Ok(receipt) => Ok(Sent::AsPicture(receipt)),
        Err(too_long) if is_too_long_for_a_picture(&too_long) => {
            let file = LocalFile::path(picture).kind(MediaKind::File);
            let receipt = page.send_file(person, file).await?;
            Ok(Sent::AsFile(receipt, too_long))
        }
        Err(error) => Err(error),
    }
}

fn is_too_long_for_a_picture(error: &sendapi::Error) -> bool {
    let problem = error.file().map(FileError::problem);
    matches!(problem, Some(FileProblem::Misfit(Misfit::TooLong { kind: MediaKind::Image, .. })))
}

const PAGE: &str = "101";
