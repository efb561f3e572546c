//! Files as attachments: their types, formats and sizes.

use serde_json::Value;

use crate::Platform;
use crate::answer::present;
use crate::endpoint::MEBIBYTE;
use crate::multipart::{File, LONGEST_FILE};
use crate::refusal::Refusal;

/// The `type` of an attachment that is a file.
///
/// [Formats and sizes](https://developers.facebook.com/documentation/business-messaging/messenger-platform/send-messages).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Media {
    Audio,
    File,
    Image,
    Video,
}

impl Media {
    pub(crate) const ALL: [Self; 4] = [Self::Audio, Self::File, Self::Image, Self::Video];

    /// What a message says that its attachment is.
    pub(crate) fn of(message: &Value) -> Option<Self> {
        let word = present(message, "/attachment/type")?.as_str()?;
        Self::ALL.into_iter().find(|media| word.eq_ignore_ascii_case(media.name()))
    }

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Audio => "audio",
            Self::File => "file",
            Self::Image => "image",
            Self::Video => "video",
        }
    }

    pub(crate) fn check(self, platform: Platform, file: &File) -> Result<(), Refusal> {
        self.check_length(platform, file.length)?;
        self.check_type(platform, file.content_type.as_deref())?;
        check_name(platform, file.name.as_deref())
    }

    fn check_length(self, platform: Platform, length: usize) -> Result<(), Refusal> {
        let limit = self.longest();
        if length == 0 {
            return Err(Refusal::attachment_mismatch(platform, "the file is empty"));
        }
        if length > limit {
            let hint = format!(
                "{} of {length} bytes, and the limit is {limit}: send a smaller one",
                self.name()
            );
            return Err(Refusal::attachment_too_large(platform, &hint));
        }
        Ok(())
    }

    fn check_type(self, platform: Platform, content_type: Option<&str>) -> Result<(), Refusal> {
        let allowed = self.types(platform);
        let found = content_type.unwrap_or_default().to_ascii_lowercase();
        let found = found.split(';').next().unwrap_or_default().trim();
        let fits = |allowed: &str| match allowed.strip_suffix('*') {
            Some(family) => found.starts_with(family),
            None => found == allowed,
        };
        if allowed.iter().any(|allowed| fits(allowed)) {
            return Ok(());
        }
        let allowed = allowed.join("`, `");
        let hint = format!(
            "the part's `Content-Type` is `{}`: {} in {platform} is `{allowed}`",
            found.escape_debug(),
            self.name()
        );
        Err(Refusal::attachment_mismatch(platform, &hint))
    }

    /// In bytes.
    fn longest(self) -> usize {
        match self {
            Self::Image => 8 * MEBIBYTE,
            Self::Audio | Self::File | Self::Video => LONGEST_FILE,
        }
    }

    /// Messenger takes whatever calls itself an image; the formats that its pages list are examples.
    fn types(self, platform: Platform) -> &'static [&'static str] {
        match (platform, self) {
            (Platform::Messenger, Self::Audio) => &["audio/*"],
            (Platform::Messenger, Self::File) => &["*"],
            (Platform::Messenger, Self::Image) => &["image/*"],
            (Platform::Messenger, Self::Video) => &["video/*"],
            (Platform::Instagram, Self::Audio) => INSTAGRAM_AUDIO,
            (Platform::Instagram, Self::File) => &["application/pdf"],
            (Platform::Instagram, Self::Image) => &["image/png", "image/jpeg", "image/gif"],
            (Platform::Instagram, Self::Video) => INSTAGRAM_VIDEO,
        }
    }
}

fn check_name(platform: Platform, name: Option<&str>) -> Result<(), Refusal> {
    match name {
        Some(name) if platform == Platform::Instagram && !name.is_ascii() => {
            Err(Refusal::parameter(&format!(
                "the file name `{}` is not ASCII, and Instagram takes no other: rename the file",
                name.escape_debug()
            )))
        }
        _ => Ok(()),
    }
}

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

#[cfg(test)]
mod tests {
    use super::Media::{self, Audio, File, Image, Video};
    use crate::Platform::{self, Instagram, Messenger};
    use crate::endpoint::MEBIBYTE;
    use crate::multipart;

    type Code = Result<(), (u32, Option<u32>)>;

    const MISMATCH: Code = Err((100, Some(2_018_047)));
    const TOO_LARGE: Code = Err((100, Some(2_018_109)));

    #[test]
    fn a_file_is_what_its_content_type_says() {
        for (platform, media, content_type, outcome) in [
            (Messenger, Image, "image/webp", Ok(())),
            (Messenger, Image, "Image/PNG; q=1", Ok(())),
            (Messenger, Image, "video/mp4", MISMATCH),
            (Messenger, Audio, "audio/mpeg", Ok(())),
            (Messenger, Video, "application/octet-stream", MISMATCH),
            (Messenger, File, "application/x-anything", Ok(())),
            (Messenger, File, "", Ok(())),
            (Messenger, Image, "", MISMATCH),
            (Instagram, Image, "image/gif", Ok(())),
            (Instagram, Image, "image/webp", MISMATCH),
            (Instagram, Video, "video/quicktime", Ok(())),
            (Instagram, Video, "video/x-matroska", MISMATCH),
            (Instagram, Audio, "audio/mpeg", MISMATCH),
            (Instagram, File, "application/pdf", Ok(())),
            (Instagram, File, "application/zip", MISMATCH),
        ] {
            let file = file(content_type, 1, "a");
            assert_eq!(code(media, platform, &file), outcome, "{platform} {content_type}");
        }
    }

    #[test]
    fn sizes_are_limited_by_type() {
        for (media, content_type, limit) in [
            (Image, "image/png", 8 * MEBIBYTE),
            (Video, "video/mp4", 25 * MEBIBYTE),
            (Audio, "audio/mp4", 25 * MEBIBYTE),
            (File, "application/pdf", 25 * MEBIBYTE),
        ] {
            for platform in [Messenger, Instagram] {
                let of = |length| code(media, platform, &file(content_type, length, "a"));
                assert_eq!(of(limit), Ok(()), "{media:?}");
                assert_eq!(of(limit + 1), TOO_LARGE, "{media:?}");
                assert_eq!(of(0), MISMATCH, "{media:?}");
            }
        }
    }

    #[test]
    fn names_are_ascii_on_instagram() {
        let file = file("image/png", 1, "Küche.png");
        assert_eq!(code(Image, Messenger, &file), Ok(()));
        assert_eq!(code(Image, Instagram, &file), Err((100, None)));
    }

    fn code(media: Media, platform: Platform, file: &multipart::File) -> Code {
        media.check(platform, file).map_err(|refusal| refusal.code())
    }

    fn file(content_type: &str, length: usize, name: &str) -> multipart::File {
        multipart::File {
            part: "filedata".to_owned(),
            name: Some(name.to_owned()),
            content_type: (!content_type.is_empty()).then(|| content_type.to_owned()),
            length,
            bytes: axum::body::Bytes::new(),
        }
    }
}
