//! What a call can be for.

use sendapi_core::PlatformKind;

pub(crate) const PLATFORMS: [PlatformKind; 2] = [PlatformKind::Messenger, PlatformKind::Instagram];

/// What stands in front of a call's braces: one platform, or the word for whichever of the two.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Target {
    One(PlatformKind),
    Both,
}

impl Target {
    pub(crate) const ALL: [Self; 3] =
        [Self::One(PlatformKind::Messenger), Self::One(PlatformKind::Instagram), Self::Both];

    /// What a call is for that names none.
    pub(crate) const UNNAMED: Self = Self::One(PlatformKind::Messenger);

    /// The word, which is a type of `sendapi` too.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::One(platform) => platform.name(),
            Self::Both => "Both",
        }
    }

    pub(crate) fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|target| target.name() == name)
    }

    pub(crate) const fn platforms(self) -> &'static [PlatformKind] {
        match self {
            Self::One(PlatformKind::Messenger) => &[PlatformKind::Messenger],
            Self::One(PlatformKind::Instagram) => &[PlatformKind::Instagram],
            Self::Both => &PLATFORMS,
        }
    }
}
