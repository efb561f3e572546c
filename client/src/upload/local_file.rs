//! What is uploaded or sent: a file on disk, in memory or from a stream.

use std::borrow::Cow;
use std::error::Error as StdError;
use std::path::{Path, PathBuf};

use bytes::Bytes;
use futures_core::Stream;
use tokio::io::AsyncRead;

use crate::MediaKind;
use crate::graph::File;

/// A file for [`Account::upload`](crate::Account::upload) and
/// [`Account::send_file`](crate::Account::send_file).
///
/// Its MIME type is guessed from the ending of its name, its kind from the MIME type:
/// `menu.png` is an `image/png` and so an image. [`mime_type`](Self::mime_type) and
/// [`kind`](Self::kind) say otherwise.
///
/// # Example
///
/// ```
/// use sendapi::{LocalFile, MediaKind};
///
/// let menu = LocalFile::path("/var/lib/bakery/menu.png");
/// let same = LocalFile::from("/var/lib/bakery/menu.png");
/// let oven = LocalFile::bytes("oven.gif", &b"GIF89a"[..]);
/// let scan = LocalFile::path("/tmp/upload-71").named("order.pdf").kind(MediaKind::File);
/// ```
#[derive(Clone, Debug)]
#[must_use = "give it to `Account::upload` or `Account::send_file`"]
pub struct LocalFile {
    pub(super) content: Content,
    pub(super) name: Option<String>,
    pub(super) mime_type: Option<String>,
    pub(super) kind: Option<MediaKind>,
}

impl LocalFile {
    /// A file on disk. It is looked at when the upload begins, and opened anew for each try.
    pub fn path(path: impl Into<PathBuf>) -> Self {
        Self::new(Content::Path(path.into()))
    }

    /// A file in memory.
    pub fn bytes(name: impl Into<String>, content: impl Into<Bytes>) -> Self {
        Self::new(Content::File(File::bytes(name.into(), UNKNOWN, content)))
    }

    /// A file of `length` bytes that comes as a stream: tried once, as with [`File::stream`].
    /// [`File::reopening`] can be tried again.
    pub fn stream<S, B, E>(name: impl Into<String>, length: u64, stream: S) -> Self
    where
        S: Stream<Item = Result<B, E>> + Send + 'static,
        B: Into<Bytes> + 'static,
        E: Into<Box<dyn StdError + Send + Sync>> + 'static,
    {
        Self::new(Content::File(File::stream(name.into(), UNKNOWN, length, stream)))
    }

    /// A file of `length` bytes that is read: tried once, as with [`File::reader`].
    pub fn reader(
        name: impl Into<String>,
        length: u64,
        reader: impl AsyncRead + Send + 'static,
    ) -> Self {
        Self::new(Content::File(File::reader(name.into(), UNKNOWN, length, reader)))
    }

    /// What the platform and the person are told that it is called, instead of its own name.
    /// Instagram takes ASCII alone.
    pub fn named(self, name: impl Into<String>) -> Self {
        Self { name: Some(name.into()), ..self }
    }

    /// What it is, such as `image/png`, instead of what its name says.
    pub fn mime_type(self, mime_type: impl Into<String>) -> Self {
        Self { mime_type: Some(mime_type.into()), ..self }
    }

    /// What it is sent as, instead of what its MIME type says: a picture may go as a
    /// [file](MediaKind::File) too.
    pub fn kind(self, kind: MediaKind) -> Self {
        Self { kind: Some(kind), ..self }
    }

    /// What errors call it: a path as it was given.
    pub(super) fn label(&self) -> Cow<'_, str> {
        match &self.content {
            Content::Path(path) => path.to_string_lossy(),
            Content::File(file) => self.name.as_deref().unwrap_or(file.name()).into(),
        }
    }

    pub(super) fn final_name(&self) -> Cow<'_, str> {
        match (&self.name, &self.content) {
            (Some(name), _) => name.into(),
            (None, Content::Path(path)) => path.file_name().unwrap_or_default().to_string_lossy(),
            (None, Content::File(file)) => file.name().into(),
        }
    }

    pub(super) fn final_mime_type(&self) -> Cow<'_, str> {
        match &self.mime_type {
            Some(mime_type) => mime_type.into(),
            None => guess(&self.final_name()).into(),
        }
    }

    pub(super) fn final_kind(&self) -> MediaKind {
        self.kind.unwrap_or_else(|| MediaKind::of_type(&self.final_mime_type()))
    }

    fn new(content: Content) -> Self {
        Self { content, name: None, mime_type: None, kind: None }
    }
}

/// It has a MIME type already, which stays.
impl From<File> for LocalFile {
    fn from(file: File) -> Self {
        let mime_type = file.mime_type().to_owned();
        Self::new(Content::File(file)).mime_type(mime_type)
    }
}

impl From<PathBuf> for LocalFile {
    fn from(path: PathBuf) -> Self {
        Self::path(path)
    }
}

impl From<&Path> for LocalFile {
    fn from(path: &Path) -> Self {
        Self::path(path)
    }
}

impl From<&PathBuf> for LocalFile {
    fn from(path: &PathBuf) -> Self {
        Self::path(path)
    }
}

/// A path, as everywhere in [`std::fs`].
impl From<&str> for LocalFile {
    fn from(path: &str) -> Self {
        Self::path(path)
    }
}

/// A path, as everywhere in [`std::fs`].
impl From<String> for LocalFile {
    fn from(path: String) -> Self {
        Self::path(path)
    }
}

/// A path, as everywhere in [`std::fs`].
impl From<&String> for LocalFile {
    fn from(path: &String) -> Self {
        Self::path(path)
    }
}

#[derive(Clone, Debug)]
pub(super) enum Content {
    Path(PathBuf),
    File(File),
}

/// By the ending alone: what is inside tells a picture from a video, but no `audio/mp4` from a `video/mp4`, and the
/// platform looks for itself.
fn guess(name: &str) -> &'static str {
    mime_guess::from_path(name).first_raw().unwrap_or(UNKNOWN)
}

const UNKNOWN: &str = "application/octet-stream";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endings_speak_for_types_and_kinds() {
        for (name, mime_type, kind) in [
            ("menu.png", "image/png", MediaKind::Image),
            ("MENU.JPG", "image/jpeg", MediaKind::Image),
            ("oven.gif", "image/gif", MediaKind::Image),
            ("horn.mp3", "audio/mpeg", MediaKind::Audio),
            ("horn.m4a", "audio/m4a", MediaKind::Audio),
            ("horn.aac", "audio/aac", MediaKind::Audio),
            ("horn.wav", "audio/wav", MediaKind::Audio),
            ("trip.mp4", "video/mp4", MediaKind::Video),
            ("trip.mov", "video/quicktime", MediaKind::Video),
            ("trip.webm", "video/webm", MediaKind::Video),
            ("bill.pdf", "application/pdf", MediaKind::File),
            ("bill", "application/octet-stream", MediaKind::File),
            ("", "application/octet-stream", MediaKind::File),
        ] {
            let file = LocalFile::path(name);
            assert_eq!((&*file.final_mime_type(), file.final_kind()), (mime_type, kind), "{name}");
            let file = LocalFile::bytes(name, "x");
            assert_eq!((&*file.final_mime_type(), file.final_kind()), (mime_type, kind), "{name}");
        }
    }

    #[test]
    fn paths_are_files_in_whatever_form() {
        let path = PathBuf::from("/tmp/menu.png");
        let text = String::from("/tmp/menu.png");
        for file in [
            LocalFile::from(path.as_path()),
            LocalFile::from(&path),
            LocalFile::from(path.clone()),
            LocalFile::from(text.as_str()),
            LocalFile::from(&text),
            LocalFile::from(text.clone()),
        ] {
            assert_eq!((&*file.label(), &*file.final_name()), ("/tmp/menu.png", "menu.png"));
        }
    }

    #[test]
    fn what_is_said_counts_more_than_what_is_guessed() {
        let file = LocalFile::path("/tmp/upload-71").named("order.pdf");
        assert_eq!(
            (&*file.final_name(), &*file.final_mime_type()),
            ("order.pdf", "application/pdf")
        );
        assert_eq!(file.label(), "/tmp/upload-71");
        let file = LocalFile::path("a.mp4").mime_type("audio/mp4");
        assert_eq!(file.final_kind(), MediaKind::Audio);
        assert_eq!(LocalFile::path("a.png").kind(MediaKind::File).final_kind(), MediaKind::File);
        let given = LocalFile::from(File::bytes("a.bin", "image/png", "x"));
        assert_eq!((&*given.final_name(), given.final_kind()), ("a.bin", MediaKind::Image));
        assert_eq!(given.named("b.gif").final_mime_type(), "image/png");
    }
}
