//! One picture for several people: uploaded once, and sent by the id that it has then.

use std::error::Error;
use std::path::Path;

use sendapi::graph::Transfer;
use sendapi::{Account, Client, Receipt, Uploaded, message};
use sendapi_simulator::Simulator;

/// Who gets the picture.
pub const PEOPLE: [u64; 2] = [7_204_418_000_000_001, 7_204_418_000_000_002];

/// A page, and the simulator that keeps its pictures.
#[derive(Debug)]
pub struct Stage {
    /// Who sends.
    pub page: Account,
    /// Stands in for the platform; it stops when it is dropped.
    pub simulator: Simulator,
}

impl Stage {
    /// Starts the simulator. As the platform does, it takes no id that it did not give.
    pub async fn set() -> Result<Self, Box<dyn Error>> {
        let simulator = Simulator::builder().page(PAGE).known_attachments_only().start().await?;
        let client = Client::builder().base_url(simulator.url()).build()?;
        Ok(Self { page: client.page(PAGE, "a-token-for-the-simulator"), simulator })
    }
}

/// Uploads the picture, and tells `watch` how far it is.
///
/// The id is good for 90 days: a program that sends the same picture every day keeps it, and uploads
/// again when [`Uploaded::until`] is near.
///
/// # Errors
///
/// If the picture is none that the platform takes, or cannot be uploaded.
pub async fn upload(
    page: &Account,
    picture: &Path,
    watch: impl Fn(Transfer) + Send + Sync + 'static,
) -> Result<Uploaded, sendapi::Error> {
    page.upload(picture).on_progress(watch).await
}

/// Sends the uploaded picture to one person.
///
/// # Errors
///
/// If it cannot be sent.
pub async fn send(
    page: &Account,
    person: u64,
    picture: &Uploaded,
) -> Result<Receipt, sendapi::Error> {
    page.send(&message!(Messenger { recipient: person, attachment: picture })).await
}

const PAGE: &str = "101";
