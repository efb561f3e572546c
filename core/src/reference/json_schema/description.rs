//! What people read of an object or a member in their editor.

use crate::platform::PlatformKind;
use crate::reference::life;
use crate::reference::text::capitalised;
use crate::schema::{Deprecated, Field, Only};

/// Its documentation with the platform's page behind it.
pub(super) fn linked(docs: &str, link: &str) -> String {
    [&*capitalised(docs), link]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join("\n\n")
}

pub(super) fn of_member(field: &Field, link: &str, platform: PlatformKind) -> String {
    linked(&with_life(field.docs, field.only, field.deprecated, platform), link)
}

/// With what is to be known of it on this platform.
pub(super) fn with_life(
    docs: &str,
    only: Option<Only>,
    deprecated: Option<Deprecated>,
    platform: PlatformKind,
) -> String {
    let only = only.filter(|only| only.platform != platform);
    let deprecated = deprecated.filter(|gone| gone.holds_on(platform));
    let life = [life::platforms(only), life::changes(deprecated)];
    let life = life.into_iter().filter(|part| !part.is_empty()).map(|part| format!(" {part}."));
    docs.to_owned() + &life.collect::<String>()
}
