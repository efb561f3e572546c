//! The macros, and the object that each of them takes.

use sendapi::call::profile::Settings;
use sendapi::engine::schema::Shape;
use sendapi::engine::value::Schema as _;
use sendapi::{Content, PlatformKind, Request};

/// A call of a macro, for one platform.
#[derive(Clone, Copy, Debug)]
pub(super) struct Root {
    pub(super) name: &'static str,
    pub(super) platform: PlatformKind,
    pub(super) shape: &'static Shape,
}

/// All of them, those in front that reach most.
pub(super) fn roots() -> impl Iterator<Item = Root> {
    let macros =
        [("message", Request::SHAPE), ("profile", Settings::SHAPE), ("content", Content::SHAPE)];
    let platforms = [PlatformKind::Messenger, PlatformKind::Instagram];
    platforms.into_iter().flat_map(move |platform| {
        macros.into_iter().map(move |(name, shape)| Root { name, platform, shape })
    })
}

impl Root {
    /// The name of the platform, as it stands in front of the body.
    pub(super) const fn platform_name(&self) -> &'static str {
        match self.platform {
            PlatformKind::Messenger => "Messenger",
            PlatformKind::Instagram => "Instagram",
        }
    }

    /// The call in a function, round the entries of its body.
    pub(super) fn call(&self, entries: &str) -> String {
        let (name, platform) = (self.name, self.platform_name());
        format!("fn scene() {{\n    let it = {name}!({platform} {{\n{entries}\n}});\n}}\n")
    }
}
