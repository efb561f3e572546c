//! Pictures and other files: uploading them for later, and sending them at once.
//!
//! - [`Account::upload`](crate::Account::upload) keeps a [`LocalFile`] at the platform. It can be sent for 90 days,
//!   as often as one likes: for whatever more than one person gets.
//! - [`Account::upload_url`](crate::Account::upload_url) has the platform fetch a file instead.
//! - [`Account::send_file`](crate::Account::send_file) sends a [`LocalFile`] to one person, in one request.
//!
//! Files are checked before anything leaves the program: their size, their MIME type, on Instagram their name
//! ([`MediaKind::check`](crate::MediaKind::check)). They are read bit by bit as they go, and read again for another try.
//!
//! # Example
//!
//! One upload, many messages:
//!
//! ```no_run
//! use sendapi::{Account, Error, LocalFile, Uploaded, message};
//!
//! async fn menu_of_the_day(page: &Account, people: &[u64]) -> Result<(), Error> {
//!     let menu: Uploaded = page
//!         .upload(LocalFile::path("menu.png"))
//!         .on_progress(|transfer| eprintln!("{} of {} bytes", transfer.sent, transfer.total))
//!         .await?;
//!     for person in people {
//!         page.send(&message!(Messenger { recipient: *person, attachment: &menu })).await?;
//!     }
//!     println!("{} can be sent until {:?}", menu.id(), menu.until());
//!     Ok(())
//! }
//! ```
//!
//! [Attachment upload](https://developers.facebook.com/documentation/business-messaging/messenger-platform/send-messages/attachment-upload)

mod fitting;
mod form;
mod local_file;
mod send_file;
mod start;
mod uploaded;

pub use crate::error::{FileError, FileProblem};
pub use local_file::LocalFile;
pub use send_file::SendFile;
pub use start::Upload;
pub use uploaded::Uploaded;
