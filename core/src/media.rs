//! Files that are sent: which kinds there are, how long each may be, of which types, and how they may be called.

use std::error::Error as StdError;
use std::fmt;
use std::time::Duration;

use crate::message::attachment::{Attachment, Media};
use crate::platform::PlatformKind;
use crate::told::Written;

/// The kind of a file in a message: the `type` of its attachment.
///
/// ```
/// use sendapi_core::PlatformKind::Messenger;
/// use sendapi_core::media::{Described, MediaKind, Misfit};
///
/// assert_eq!(MediaKind::of_type("image/png"), MediaKind::Image);
/// let oven = Described { name: "oven.png", mime_type: "image/png", length: 9_000_000 };
/// let misfit = MediaKind::Image.check(Messenger, oven).unwrap_err();
/// assert_eq!(misfit, Misfit::TooLong { kind: MediaKind::Image, length: 9_000_000 });
/// ```
///
/// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/send-messages>.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum MediaKind {
    /// A sound.
    Audio,
    /// Anything; on Instagram a PDF.
    File,
    /// A picture.
    Image,
    /// A video.
    Video,
}

impl MediaKind {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Audio, Self::File, Self::Image, Self::Video];

    /// Its name, as the `type` of an attachment.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Audio => "audio",
            Self::File => "file",
            Self::Image => "image",
            Self::Video => "video",
        }
    }

    /// The kind of this name, in either case.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| name.eq_ignore_ascii_case(kind.name()))
    }

    /// The kind that a MIME type speaks for: what is neither sound, picture nor video is a file.
    #[must_use]
    pub fn of_type(mime_type: &str) -> Self {
        match essence(mime_type).split('/').next() {
            Some("audio") => Self::Audio,
            Some("image") => Self::Image,
            Some("video") => Self::Video,
            _ => Self::File,
        }
    }

    /// An attachment of this kind.
    ///
    /// ```
    /// use sendapi_core::attachment::Media;
    /// use sendapi_core::{Attachment, MediaKind};
    ///
    /// let menu = MediaKind::Image.attachment(Media::attachment_id("480211903"));
    /// assert!(matches!(menu, Attachment::Image(_)));
    /// ```
    #[must_use]
    pub fn attachment(self, media: Media<'_>) -> Attachment<'_> {
        match self {
            Self::Audio => Attachment::Audio(media),
            Self::File => Attachment::File(media),
            Self::Image => Attachment::Image(media),
            Self::Video => Attachment::Video(media),
        }
    }

    /// How long such a file may be, in bytes: [`LONGEST_IMAGE`] or [`LONGEST_FILE`].
    #[must_use]
    pub const fn longest(self) -> u64 {
        match self {
            Self::Image => LONGEST_IMAGE,
            Self::Audio | Self::File | Self::Video => LONGEST_FILE,
        }
    }

    /// The MIME types that a platform takes; `*` stands for anything.
    ///
    /// Messenger takes whatever calls itself a picture: the formats on its pages are examples.
    #[must_use]
    pub const fn types(self, platform: PlatformKind) -> &'static [&'static str] {
        match (platform, self) {
            (PlatformKind::Messenger, Self::Audio) => &["audio/*"],
            (PlatformKind::Messenger, Self::File) => &["*"],
            (PlatformKind::Messenger, Self::Image) => &["image/*"],
            (PlatformKind::Messenger, Self::Video) => &["video/*"],
            (PlatformKind::Instagram, Self::Audio) => INSTAGRAM_AUDIO,
            (PlatformKind::Instagram, Self::File) => &["application/pdf"],
            (PlatformKind::Instagram, Self::Image) => &["image/png", "image/jpeg", "image/gif"],
            (PlatformKind::Instagram, Self::Video) => INSTAGRAM_VIDEO,
        }
    }

    /// Checks that a platform takes such a file.
    ///
    /// # Errors
    ///
    /// [`Misfit`] with the first reason why not.
    pub fn check(self, platform: PlatformKind, file: Described<'_>) -> Result<(), Misfit> {
        let Described { name, mime_type, length } = file;
        if length == 0 {
            return Err(Misfit::Empty);
        }
        if length > self.longest() {
            return Err(Misfit::TooLong { kind: self, length });
        }
        if !self.takes(platform, mime_type) {
            let mime_type = mime_type.to_owned();
            return Err(Misfit::OtherType { kind: self, platform, mime_type });
        }
        if platform == PlatformKind::Instagram && !name.is_ascii() {
            return Err(Misfit::NotAscii { name: name.to_owned() });
        }
        Ok(())
    }

    fn takes(self, platform: PlatformKind, mime_type: &str) -> bool {
        let found = essence(mime_type);
        self.types(platform).iter().any(|allowed| match allowed.strip_suffix('*') {
            Some(family) => found.starts_with(family),
            None => found == *allowed,
        })
    }
}

impl fmt::Display for MediaKind {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.name())
    }
}

/// What is known of a file without looking into it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Described<'a> {
    /// What it is called: `menu.png`.
    pub name: &'a str,
    /// Its MIME type: `image/png`.
    pub mime_type: &'a str,
    /// How long it is, in bytes.
    pub length: u64,
}

/// Why a platform does not take a file.
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Misfit {
    /// There is nothing in it.
    Empty,
    /// It is longer than [`MediaKind::longest`].
    TooLong {
        /// What it would be sent as.
        kind: MediaKind,
        /// How long it is, in bytes.
        length: u64,
    },
    /// It is none of [`MediaKind::types`].
    OtherType {
        /// What it would be sent as.
        kind: MediaKind,
        /// To whom.
        platform: PlatformKind,
        /// What it is.
        mime_type: String,
    },
    /// Its name has characters that Instagram does not take.
    NotAscii {
        /// The name.
        name: String,
    },
}

impl fmt::Display for Misfit {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => {
                formatter.write_str("it is empty, the platform takes files of 1 byte or more")
            }
            Self::TooLong { kind, length } => {
                let limit = kind.longest();
                write!(
                    formatter,
                    "it is {length} bytes long, {over} over the limit of {limit} ({megabytes} MB) for `{kind}`, \
                     make it smaller",
                    over = length.saturating_sub(limit),
                    megabytes = limit / MEGABYTE,
                )
            }
            Self::OtherType { kind, platform, mime_type } => write!(
                formatter,
                "its type is `{}`, and `{kind}` on {platform} takes `{}`",
                Written(mime_type),
                kind.types(*platform).join("`, `"),
            ),
            Self::NotAscii { name } => write!(
                formatter,
                "its name `{}` is not ASCII, and Instagram takes no other, give it another name",
                Written(name)
            ),
        }
    }
}

crate::told! { Misfit }

impl StdError for Misfit {}

/// A picture may be 8 MB long, in bytes.
///
/// The pages say `8 MB` and not what a megabyte is: it counts as 1,048,576 bytes, so that nothing is refused which the
/// platform may take.
pub const LONGEST_IMAGE: u64 = 8 * MEGABYTE;

/// Any other file may be 25 MB long, in bytes; a megabyte as for [`LONGEST_IMAGE`].
///
/// One page counts the 25 MB "after encoding"; what `multipart` adds, some hundred bytes, is not counted here.
pub const LONGEST_FILE: u64 = 25 * MEGABYTE;

/// How long an uploaded file can be sent again by its `attachment_id`: 90 days.
///
/// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/send-messages/attachment-upload>.
pub const REUSABLE_FOR: Duration = Duration::from_secs(90 * 24 * 60 * 60);

/// The part of a multipart request that holds the file.
pub const FILEDATA: &str = "filedata";

const MEGABYTE: u64 = 1024 * 1024;

/// aac, m4a, wav and mp4, by all the names that they go by.
const INSTAGRAM_AUDIO: &[&str] = &[
    "audio/aac",
    "audio/x-aac",
    "audio/m4a",
    "audio/x-m4a",
    "audio/mp4",
    "video/mp4",
    "audio/wav",
    "audio/x-wav",
    "audio/wave",
    "audio/vnd.wave",
];

/// mp4, ogg, avi, mov and webm.
const INSTAGRAM_VIDEO: &[&str] = &[
    "video/mp4",
    "video/ogg",
    "application/ogg",
    "video/avi",
    "video/msvideo",
    "video/x-msvideo",
    "video/quicktime",
    "video/webm",
];

/// A MIME type without its parameters, in small letters.
fn essence(mime_type: &str) -> String {
    mime_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
}

#[cfg(test)]
mod tests {
    use super::MediaKind::{Audio, File, Image, Video};
    use super::*;
    use crate::platform::PlatformKind::{Instagram, Messenger};

    fn described(mime_type: &str) -> Described<'_> {
        Described { name: "a", mime_type, length: 1 }
    }

    #[test]
    fn a_file_is_what_its_type_says() {
        for (platform, kind, mime_type, fits) in [
            (Messenger, Image, "image/webp", true),
            (Messenger, Image, "Image/PNG; q=1", true),
            (Messenger, Image, "video/mp4", false),
            (Messenger, Audio, "audio/mpeg", true),
            (Messenger, Video, "application/octet-stream", false),
            (Messenger, File, "application/x-anything", true),
            (Messenger, File, "", true),
            (Messenger, Image, "", false),
            (Instagram, Image, "image/gif", true),
            (Instagram, Image, "image/webp", false),
            (Instagram, Video, "video/quicktime", true),
            (Instagram, Video, "video/x-matroska", false),
            (Instagram, Audio, "video/mp4", true),
            (Instagram, Audio, "audio/mpeg", false),
            (Instagram, File, "application/pdf", true),
            (Instagram, File, "application/zip", false),
        ] {
            let outcome = kind.check(platform, described(mime_type));
            assert_eq!(outcome.is_ok(), fits, "{platform} {kind} {mime_type}: {outcome:?}");
        }
    }

    #[test]
    fn a_type_speaks_for_a_kind() {
        for (mime_type, kind) in [
            ("image/png", Image),
            ("IMAGE/JPEG; q=1", Image),
            ("audio/mpeg", Audio),
            ("video/mp4", Video),
            ("application/pdf", File),
            ("imagery/png", File),
            ("", File),
        ] {
            assert_eq!(MediaKind::of_type(mime_type), kind, "{mime_type}");
        }
    }

    #[test]
    fn sizes_are_limited_by_kind() {
        for (kind, mime_type, limit) in [
            (Image, "image/png", 8_388_608),
            (Video, "video/mp4", 26_214_400),
            (Audio, "audio/mp4", 26_214_400),
            (File, "application/pdf", 26_214_400),
        ] {
            for platform in [Messenger, Instagram] {
                let of =
                    |length| kind.check(platform, Described { length, ..described(mime_type) });
                assert_eq!(of(limit), Ok(()), "{kind}");
                assert_eq!(of(limit + 1), Err(Misfit::TooLong { kind, length: limit + 1 }));
                assert_eq!(of(0), Err(Misfit::Empty), "{kind}");
            }
        }
    }

    #[test]
    fn names_are_ascii_on_instagram() {
        let file = Described { name: "Küche.png", ..described("image/png") };
        assert_eq!(Image.check(Messenger, file), Ok(()));
        let name = "Küche.png".to_owned();
        assert_eq!(Image.check(Instagram, file), Err(Misfit::NotAscii { name }));
    }

    #[test]
    fn kinds_by_name() {
        assert_eq!(MediaKind::named("IMAGE"), Some(Image));
        assert_eq!(
            MediaKind::ALL.map(|kind| MediaKind::named(kind.name())),
            MediaKind::ALL.map(Some)
        );
        assert_eq!(MediaKind::named("template"), None);
    }

    #[test]
    fn what_is_wrong_is_said_with_its_numbers() {
        let told =
            |kind: MediaKind, platform, file| kind.check(platform, file).unwrap_err().to_string();
        assert_eq!(
            told(Image, Messenger, Described { length: 8_388_609, ..described("image/png") }),
            "it is 8388609 bytes long, 1 over the limit of 8388608 (8 MB) for `image`, make it smaller"
        );
        assert_eq!(
            told(File, Instagram, described("text/plain")),
            "its type is `text/plain`, and `file` on Instagram takes `application/pdf`"
        );
    }
}
