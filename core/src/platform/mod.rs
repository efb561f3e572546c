//! The two platforms that the Send API serves, and what holds for the Graph API as a whole: its [`version`]s, and the
//! [`day`]s on which things come and go.

use std::fmt;

pub mod day;
pub mod version;

/// Messenger: messages of a Facebook Page.
///
/// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform>.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Messenger;

/// Instagram: messages of a professional Instagram account.
///
/// See <https://developers.facebook.com/documentation/business-messaging/instagram-messaging>.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Instagram;

/// Both platforms: in front of a message, a content or a profile that is checked for either, since the account that sends
/// it may be of either. It is no [`Platform`], which is one of the two.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Both;

/// What a message may be for: a [`Platform`], or [`Both`].
pub trait Target: sealed::Sealed {
    /// The platforms that it is for.
    const PLATFORMS: &'static [PlatformKind];
}

impl Target for Messenger {
    const PLATFORMS: &'static [PlatformKind] = &[PlatformKind::Messenger];
}

impl Target for Instagram {
    const PLATFORMS: &'static [PlatformKind] = &[PlatformKind::Instagram];
}

impl Target for Both {
    const PLATFORMS: &'static [PlatformKind] = &[PlatformKind::Messenger, PlatformKind::Instagram];
}

/// [`Messenger`] or [`Instagram`], as the type parameter of a [`Message`](crate::Message).
///
/// The two differ in what a message may hold, so that a message checked for one is no message for the other.
pub trait Platform: Target + Clone + fmt::Debug + PartialEq + Send + Sync + 'static {
    /// Which of the two it is.
    const KIND: PlatformKind;
    /// Its name as people write it.
    const NAME: &'static str = Self::KIND.name();
}

impl Platform for Messenger {
    const KIND: PlatformKind = PlatformKind::Messenger;
}

impl Platform for Instagram {
    const KIND: PlatformKind = PlatformKind::Instagram;
}

/// A [`Platform`] as a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PlatformKind {
    /// Messenger.
    Messenger,
    /// Instagram.
    Instagram,
}

impl PlatformKind {
    /// Its name as people write it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Messenger => "Messenger",
            Self::Instagram => "Instagram",
        }
    }

    /// Whether what holds on the platform `only`, or on both where none is named, holds on this one.
    pub(crate) const fn is_among(self, only: Option<Self>) -> bool {
        match only {
            Some(only) => only as u8 == self as u8,
            None => true,
        }
    }
}

impl fmt::Display for PlatformKind {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.name())
    }
}

mod sealed {
    pub trait Sealed {}
    impl Sealed for super::Messenger {}
    impl Sealed for super::Instagram {}
    impl Sealed for super::Both {}
}
