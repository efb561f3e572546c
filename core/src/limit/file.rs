//! Files of the user's machine where an address is wanted: a sentence of their own, since they go another way.

use super::format::after;

/// What to do with a file of this machine.
pub(crate) const OF_THIS_MACHINE: &str = "put it on a web server; from this machine a file goes by itself, by `account.send_file(person, LocalFile::path(…))`, or by `account.upload(…)` and its `attachment_id`";

/// Whether a text that is no address seems to be the place of a file on this machine.
pub(crate) const fn is_of_this_machine(text: &str) -> bool {
    let bytes = text.as_bytes();
    let is_local = match bytes {
        [b'/', b'/', ..] => return false,
        [b'/' | b'~', ..] | [b'.', b'/', ..] | [b'.', b'.', b'/', ..] => true,
        [drive, b':', b'\\' | b'/', ..] => drive.is_ascii_alphabetic(),
        _ => after(bytes, b"file:").is_some() || after(bytes, b"data:").is_some(),
    };
    is_local || has_known_ending(bytes) && !begins_with_host(bytes)
}

/// Whether a key names a file, or where one is: no key of the platform does.
pub(crate) fn is_named_by(key: &str) -> bool {
    let key = key.to_ascii_lowercase().replace('_', "");
    let is = |name: &&str| key == *name || KINDS.iter().any(|kind| key == format!("{kind}{name}"));
    NAMES.iter().any(is)
}

const NAMES: [&str; 4] = ["path", "file", "filename", "filedata"];
const KINDS: [&str; 8] = ["file", "local", "image", "picture", "photo", "video", "audio", "media"];

/// Endings of what the platform takes as a file.
const ENDINGS: [&[u8]; 24] = [
    b".png", b".jpg", b".jpeg", b".gif", b".webp", b".heic", b".bmp", b".svg", b".mp4", b".mov",
    b".avi", b".mkv", b".webm", b".ogg", b".mp3", b".wav", b".m4a", b".aac", b".opus", b".pdf",
    b".doc", b".docx", b".xlsx", b".zip",
];

const fn has_known_ending(text: &[u8]) -> bool {
    let mut rest: &[&[u8]] = &ENDINGS;
    while let [ending, tail @ ..] = rest {
        if text.len() > ending.len() {
            let (_, end) = text.split_at(text.len() - ending.len());
            if after(end, ending).is_some() {
                return true;
            }
        }
        rest = tail;
    }
    false
}

/// Whether the scheme alone may be missing: what is in front of the first slash has a dot, or there is another scheme.
const fn begins_with_host(text: &[u8]) -> bool {
    let (mut rest, mut has_dot) = (text, false);
    while let [byte, tail @ ..] = rest {
        match *byte {
            b'/' => return has_dot,
            b':' => return true,
            b'.' => has_dot = true,
            _ => {}
        }
        rest = tail;
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_on_this_machine_are_known() {
        for text in [
            "a.png",
            "images/Oven.JPEG",
            "/srv/oven",
            "./oven",
            "../oven.png",
            "~/oven",
            "C:\\oven.png",
            "file:///srv/oven.png",
            "FILE:oven",
            "data:image/png;base64,AAAA",
        ] {
            assert!(is_of_this_machine(text), "{text}");
        }
    }

    #[test]
    fn an_address_that_lacks_its_scheme_is_none() {
        for text in [
            "",
            "bakery",
            "bakery.example",
            "bakery.example/oven.png",
            "www.bakery.example/a/b.jpg",
            "//bakery.example/oven.png",
            "ftp://bakery.example/oven.png",
            "localhost:8080/oven.png",
            ".png",
        ] {
            assert!(!is_of_this_machine(text), "{text}");
        }
    }

    #[test]
    fn keys_name_files() {
        for key in
            ["path", "filedata", "image_path", "file_path", "fileName", "video_file", "local_path"]
        {
            assert!(is_named_by(key), "{key}");
        }
        for key in ["url", "image_url", "profile", "file_url", "payload", "paths", "pathology"] {
            assert!(!is_named_by(key), "{key}");
        }
    }
}
