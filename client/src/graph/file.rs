//! A file on its way to the platform.

use std::borrow::Cow;
use std::error::Error as StdError;
use std::fmt;
use std::io;
use std::panic::AssertUnwindSafe;
use std::sync::{Arc, Mutex, PoisonError};

use bytes::Bytes;
use futures_core::Stream;
use futures_core::future::BoxFuture;
use futures_util::FutureExt;
use sendapi_core::told::Written;
use tokio::io::AsyncRead;
use tokio_util::io::ReaderStream;

use super::chunks::{Chunks, Opened, boxed};
use super::watch::Watch;
use crate::error::Problem;

/// A file in a [`Part`](super::Part): its name, its MIME type and what is in it.
///
/// The length has to be known, since the platform wants to know it first; what is in the file may
/// come bit by bit.
///
/// # Example
///
/// ```
/// use sendapi::graph::{Call, File, Part, Path};
///
/// let picture = File::bytes("dot.gif", "image/gif", &b"GIF89a"[..]);
/// let call = Call::post(Path::account().edge("message_attachments")).multipart([
///     Part::text("message", r#"{"attachment":{"type":"image","payload":{}}}"#),
///     Part::file("filedata", picture),
/// ]);
/// ```
#[derive(Clone)]
pub struct File {
    name: Cow<'static, str>,
    mime_type: Cow<'static, str>,
    /// In bytes.
    length: u64,
    content: Content,
    watch: Option<Watch>,
}

impl File {
    /// A file in memory.
    pub fn bytes(
        name: impl Into<Cow<'static, str>>,
        mime_type: impl Into<Cow<'static, str>>,
        content: impl Into<Bytes>,
    ) -> Self {
        let content = content.into();
        let length = u64::try_from(content.len()).unwrap_or(u64::MAX);
        Self::new(name, mime_type, length, Content::Bytes(content))
    }

    /// A file of `length` bytes that comes as a stream.
    ///
    /// It can be sent once: after a failure there is nothing left to try again with.
    /// [`reopening`](Self::reopening) can do that.
    pub fn stream<S, B, E>(
        name: impl Into<Cow<'static, str>>,
        mime_type: impl Into<Cow<'static, str>>,
        length: u64,
        stream: S,
    ) -> Self
    where
        S: Stream<Item = Result<B, E>> + Send + 'static,
        B: Into<Bytes> + 'static,
        E: Into<Box<dyn StdError + Send + Sync>> + 'static,
    {
        let content = Content::Once(Arc::new(Mutex::new(Some(boxed(stream)))));
        Self::new(name, mime_type, length, content)
    }

    /// A file of `length` bytes that is read, such as a `tokio::fs::File`.
    ///
    /// It can be sent once, as with [`stream`](Self::stream).
    pub fn reader(
        name: impl Into<Cow<'static, str>>,
        mime_type: impl Into<Cow<'static, str>>,
        length: u64,
        reader: impl AsyncRead + Send + 'static,
    ) -> Self {
        Self::stream(name, mime_type, length, ReaderStream::new(reader))
    }

    /// A file of `length` bytes that is opened anew for each try.
    ///
    /// # Example
    ///
    /// ```
    /// use std::io;
    ///
    /// use sendapi::graph::File;
    ///
    /// let chunks = ["GIF", "89a"];
    /// let picture = File::reopening("dot.gif", "image/gif", 6, move || async move {
    ///     Ok(futures_util::stream::iter(chunks.map(Ok::<_, io::Error>)))
    /// });
    /// ```
    pub fn reopening<O, F, S, B, E>(
        name: impl Into<Cow<'static, str>>,
        mime_type: impl Into<Cow<'static, str>>,
        length: u64,
        open: O,
    ) -> Self
    where
        O: Fn() -> F + Send + Sync + 'static,
        F: Future<Output = io::Result<S>> + Send + 'static,
        S: Stream<Item = Result<B, E>> + Send + 'static,
        B: Into<Bytes> + 'static,
        E: Into<Box<dyn StdError + Send + Sync>> + 'static,
    {
        let open: Open = Arc::new(move || {
            let opening = open();
            Box::pin(async move { opening.await.map(boxed) })
        });
        Self::new(name, mime_type, length, Content::Anew(open))
    }

    /// What the file is called.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What it is: `image/png`.
    #[must_use]
    pub fn mime_type(&self) -> &str {
        &self.mime_type
    }

    /// How long it is, in bytes.
    #[must_use]
    pub fn length(&self) -> u64 {
        self.length
    }

    fn new(
        name: impl Into<Cow<'static, str>>,
        mime_type: impl Into<Cow<'static, str>>,
        length: u64,
        content: Content,
    ) -> Self {
        Self { name: name.into(), mime_type: mime_type.into(), length, content, watch: None }
    }

    pub(super) fn check(&self) -> Result<(), Problem> {
        if self.name.contains(char::is_control) {
            return Err(Problem::new(format!(
                "file name `{}` has a line break or another control character, give it without",
                Written(&self.name)
            )));
        }
        if !is_mime_type(&self.mime_type) {
            return Err(self.odd_mime_type());
        }
        Ok(())
    }

    pub(crate) fn odd_mime_type(&self) -> Problem {
        Problem::new(format!(
            "MIME type `{}` is none, write it like `image/png`",
            Written(&self.mime_type)
        ))
    }

    pub(super) fn is_repeatable(&self) -> bool {
        !matches!(self.content, Content::Once(_))
    }

    /// The same file by another name, or of another type.
    pub(crate) fn described(self, name: String, mime_type: String) -> Self {
        Self { name: name.into(), mime_type: mime_type.into(), ..self }
    }

    /// The same file, with somebody who watches it go.
    pub(crate) fn watched(self, watch: Option<Watch>) -> Self {
        Self { watch, ..self }
    }

    /// What is in it, for one try.
    pub(crate) async fn open(&self) -> io::Result<Opened> {
        let opened = self.content.open().await?;
        Ok(match &self.watch {
            Some(watch) => Opened::Stream(watch.over(opened.into_chunks(), self.length)),
            None => opened,
        })
    }
}

impl fmt::Debug for File {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("File")
            .field("name", &self.name)
            .field("mime_type", &self.mime_type)
            .field("length", &self.length)
            .finish_non_exhaustive()
    }
}

/// Two files are equal if they are called the same and their bytes are; of what is streamed, if one
/// is a clone of the other.
impl PartialEq for File {
    fn eq(&self, other: &Self) -> bool {
        (&self.name, &self.mime_type, self.length) == (&other.name, &other.mime_type, other.length)
            && match (&self.content, &other.content) {
                (Content::Bytes(this), Content::Bytes(that)) => this == that,
                (Content::Once(this), Content::Once(that)) => Arc::ptr_eq(this, that),
                (Content::Anew(this), Content::Anew(that)) => Arc::ptr_eq(this, that),
                _ => false,
            }
    }
}

#[derive(Clone)]
enum Content {
    Bytes(Bytes),
    Once(Arc<Mutex<Option<Chunks>>>),
    Anew(Open),
}

impl Content {
    async fn open(&self) -> io::Result<Opened> {
        match self {
            Self::Bytes(bytes) => Ok(Opened::Bytes(bytes.clone())),
            Self::Anew(open) => {
                let opened = AssertUnwindSafe(async { open().await }).catch_unwind().await;
                let panicked = |_| Err(io::Error::other("whoever opens it panicked"));
                opened.unwrap_or_else(panicked).map(Opened::Stream)
            }
            Self::Once(stream) => stream
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .take()
                .map(Opened::Stream)
                .ok_or_else(|| {
                    io::Error::other("the stream was sent before and cannot be sent again")
                }),
        }
    }
}

type Open = Arc<dyn Fn() -> BoxFuture<'static, io::Result<Chunks>> + Send + Sync>;

/// A type, a slash, a subtype, and perhaps parameters.
fn is_mime_type(text: &str) -> bool {
    let (essence, parameters) = text.split_once(';').unwrap_or((text, ""));
    let is_token = |part: &str| {
        !part.is_empty()
            && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"!#$&-^_.+".contains(&byte))
    };
    let printable = parameters.bytes().all(|byte| byte == b' ' || byte.is_ascii_graphic());
    printable
        && essence
            .split_once('/')
            .is_some_and(|(kind, subtype)| is_token(kind) && is_token(subtype))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mime_types() {
        for good in
            ["image/png", "application/vnd.ms-excel", "text/plain; charset=utf-8", "image/svg+xml"]
        {
            assert!(is_mime_type(good), "{good}");
        }
        for bad in
            ["", "png", "image/", "/png", "image/png\r\nx: y", "image/png;a=\n", "a b/c", "a/b/c"]
        {
            assert!(!is_mime_type(bad), "{bad}");
        }
    }

    #[test]
    fn names_that_would_break_the_form() {
        assert!(File::bytes("a\r\nb", "image/png", "").check().is_err());
        assert!(File::bytes("Bild \"ä\".png", "image/png", "").check().is_ok());
    }

    #[test]
    fn equality_is_that_of_the_bytes_or_the_stream() {
        let file = |bytes| File::bytes("a", "a/b", bytes);
        assert_eq!(file("x"), file("x"));
        assert_ne!(file("x"), file("y"));
        let streamed = || File::reader("a", "a/b", 1, &b"x"[..]);
        let one = streamed();
        assert_eq!(one, one.clone());
        assert_ne!(one, streamed());
    }
}
