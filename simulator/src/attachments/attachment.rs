//! A file that the simulator was given.

use std::fmt;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use axum::body::Bytes;
use sendapi_core::MediaKind;

use crate::Platform;
use crate::request::multipart::File;

/// A file that was uploaded, or that a message asked to keep. Cheap to clone.
///
/// The simulator fetches nothing: a file that was given by its URL has no bytes here. Both kinds are
/// served at `GET /attachments/{id}`, the second by a redirect to the URL.
#[derive(Clone)]
pub struct Attachment(Arc<Kept>);

impl Attachment {
    /// The `attachment_id`.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.0.id
    }

    /// The account in the path of the request that brought it: an id, or `me`.
    #[must_use]
    pub fn account(&self) -> &str {
        &self.0.account
    }

    /// Whose rules it was checked by.
    #[must_use]
    pub fn platform(&self) -> Platform {
        self.0.platform
    }

    /// `image`, `video`, `audio` or `file`.
    #[must_use]
    pub fn kind(&self) -> &str {
        self.0.kind.name()
    }

    /// The file itself; empty where there is a [`url`](Self::url) instead.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        match &self.0.source {
            Source::File(file) => &file.bytes,
            Source::Url(_) => &[],
        }
    }

    /// The MIME type that came with the file.
    #[must_use]
    pub fn content_type(&self) -> Option<&str> {
        self.file()?.content_type.as_deref()
    }

    /// The name that came with the file.
    #[must_use]
    pub fn file_name(&self) -> Option<&str> {
        self.file()?.name.as_deref()
    }

    /// Where the platform would have fetched it.
    #[must_use]
    pub fn url(&self) -> Option<&str> {
        match &self.0.source {
            Source::File(_) => None,
            Source::Url(url) => Some(url),
        }
    }

    /// When it came, by the simulator's [`Clock`](crate::Clock). The platform keeps a file for 90 days.
    #[must_use]
    pub fn uploaded_at(&self) -> SystemTime {
        self.0.uploaded_at
    }

    /// Whether its upload asked for it to be sent again: the platform sends no other to anybody else.
    #[must_use]
    pub fn is_reusable(&self) -> bool {
        self.0.is_reusable
    }

    pub(crate) fn of(kept: Kept) -> Self {
        Self(Arc::new(kept))
    }

    pub(crate) fn content(&self) -> Option<Bytes> {
        Some(self.file()?.bytes.clone())
    }

    /// `me` may be any account.
    pub(crate) fn is_of(&self, account: &str) -> bool {
        account == "me" || self.account() == "me" || self.account() == account
    }

    /// The platform keeps a file for 90 days.
    pub(crate) fn is_kept_at(&self, now: SystemTime) -> bool {
        now.duration_since(self.uploaded_at()).unwrap_or_default() <= LIFE
    }

    /// About the bytes that it takes in memory.
    pub(crate) fn weight(&self) -> usize {
        let text = |text: Option<&str>| text.map_or(0, str::len);
        let texts = [self.url(), self.file_name(), self.content_type()].map(text);
        OVERHEAD.saturating_add(self.bytes().len()).saturating_add(texts.iter().sum())
    }

    fn file(&self) -> Option<&File> {
        match &self.0.source {
            Source::File(file) => Some(file),
            Source::Url(_) => None,
        }
    }
}

impl fmt::Debug for Attachment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Attachment")
            .field("id", &self.id())
            .field("kind", &self.kind())
            .field("bytes", &self.bytes().len())
            .field("content_type", &self.content_type())
            .field("file_name", &self.file_name())
            .field("url", &self.url())
            .finish_non_exhaustive()
    }
}

/// A file and what is known of it.
pub(crate) struct Kept {
    pub(crate) id: String,
    pub(crate) account: String,
    pub(crate) platform: Platform,
    pub(crate) kind: MediaKind,
    pub(crate) source: Source,
    pub(crate) is_reusable: bool,
    pub(crate) uploaded_at: SystemTime,
}

/// Where the bytes are.
pub(crate) enum Source {
    File(File),
    Url(String),
}

const LIFE: Duration = Duration::from_secs(90 * 24 * 60 * 60);

const OVERHEAD: usize = 512;
