//! Files as attachments: what the platform takes, and what it says to others.

use sendapi_core::media::{Described, MediaKind, Misfit};
use serde_json::Value;

use crate::Platform;
use crate::answers::refusal::Refusal;
use crate::request::multipart::File;
use crate::wire::members::present;

/// What a message says that its attachment is.
pub(crate) fn of(message: &Value) -> Option<MediaKind> {
    MediaKind::named(present(message, "/attachment/type")?.as_str()?)
}

pub(crate) fn check(kind: MediaKind, platform: Platform, file: &File) -> Result<(), Refusal> {
    let described = Described {
        name: file.name.as_deref().unwrap_or_default(),
        mime_type: file.content_type.as_deref().unwrap_or_default(),
        length: u64::try_from(file.length).unwrap_or(u64::MAX),
    };
    let outcome = kind.check(platform.kind(), described);
    outcome.map_err(|misfit| refusal(platform, &misfit))
}

fn refusal(platform: Platform, misfit: &Misfit) -> Refusal {
    let hint = format!("the file cannot be taken: {misfit}");
    match misfit {
        Misfit::TooLong { .. } => Refusal::attachment_too_large(platform, &hint),
        Misfit::NotAscii { .. } => Refusal::parameter(&hint),
        _ => Refusal::attachment_mismatch(platform, &hint),
    }
}

#[cfg(test)]
mod tests {
    use sendapi_core::media::{LONGEST_FILE, LONGEST_IMAGE};

    use super::*;
    use crate::Platform::{Instagram, Messenger};

    #[test]
    fn each_misfit_has_its_code() {
        for (platform, kind, file, code) in [
            (Messenger, MediaKind::Image, file("image/png", LONGEST_IMAGE, "Küche"), Ok(())),
            (Messenger, MediaKind::Image, file("image/png", LONGEST_IMAGE + 1, "a"), TOO_LARGE),
            (Messenger, MediaKind::File, file("", LONGEST_FILE, "a"), Ok(())),
            (Messenger, MediaKind::File, file("", 0, "a"), MISMATCH),
            (Messenger, MediaKind::Image, file("", 1, "a"), MISMATCH),
            (Instagram, MediaKind::File, file("application/zip", 1, "a"), MISMATCH),
            (Instagram, MediaKind::Image, file("image/png", 1, "Küche"), Err((100, None))),
        ] {
            let outcome = check(kind, platform, &file).map_err(|refusal| refusal.code());
            assert_eq!(outcome, code, "{platform} {kind} {file:?}");
        }
    }

    type Code = Result<(), (i64, Option<i64>)>;

    const MISMATCH: Code = Err((100, Some(2_018_047)));
    const TOO_LARGE: Code = Err((100, Some(2_018_109)));

    fn file(content_type: &str, length: u64, name: &str) -> File {
        File {
            part: "filedata".to_owned(),
            name: Some(name.to_owned()),
            content_type: (!content_type.is_empty()).then(|| content_type.to_owned()),
            length: usize::try_from(length).unwrap(),
            bytes: axum::body::Bytes::new(),
        }
    }
}
