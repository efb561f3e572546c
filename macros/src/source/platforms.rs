//! The platforms that a call can name.

use sendapi_core::PlatformKind;

pub(crate) const PLATFORMS: [PlatformKind; 2] = [PlatformKind::Messenger, PlatformKind::Instagram];
