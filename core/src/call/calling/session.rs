//! What is said about the media of a call, by both sides.

use sendapi_derive::Schema;

use crate::call::open_words::open_words;
use crate::plain::text::Text;
use crate::reading::words::words;

/// A description of the media of a call, as it is sent.
///
/// `Debug` keeps the description to itself: with it anybody could take the place of the program in the call.
///
/// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/calling/biz2consumer/initiate-call>.
#[derive(Clone, PartialEq, Eq, Schema)]
#[schema(noun = "a call session", label = "session")]
pub struct Session<'a> {
    /// Whether it is an offer or an answer.
    #[schema(required("calling.sdp_type"))]
    pub sdp_type: SdpType,
    /// The description, by RFC 4566. Not empty.
    #[schema(secret, required("calling.sdp"), nonempty("calling.sdp"))]
    pub sdp: Text<'a>,
    #[cfg(not(rust_analyzer))]
    #[doc(hidden)]
    pub __non_exhaustive: (),
}

impl<'a> Session<'a> {
    /// A description of this kind.
    pub fn new(sdp_type: SdpType, sdp: impl Into<Text<'a>>) -> Self {
        Self { sdp_type, sdp: sdp.into(), ..Self::EMPTY }
    }

    /// An offer.
    pub fn offer(sdp: impl Into<Text<'a>>) -> Self {
        Self::new(SdpType::Offer, sdp)
    }

    /// An answer.
    pub fn answer(sdp: impl Into<Text<'a>>) -> Self {
        Self::new(SdpType::Answer, sdp)
    }
}

words! {
    /// What a description of the media is for.
    SdpType {
        /// To be answered.
        Offer = "offer",
        /// The answer to one.
        Answer = "answer",
    }
}

/// A piece of the media of a call: a voice, a picture.
///
/// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/calling/videocalling>.
#[derive(Clone, PartialEq, Eq, Schema)]
#[schema(noun = "a call track", label = "track")]
pub struct Track<'a> {
    /// Its id in the description, `msid`. Not empty.
    #[schema(required("calling.track"), nonempty("calling.track"))]
    pub msid: Text<'a>,
    /// What it is.
    #[schema(required("calling.track"))]
    pub label: TrackLabel,
    /// Whether it is on.
    #[schema(required("calling.track"))]
    pub status: TrackStatus,
    #[cfg(not(rust_analyzer))]
    #[doc(hidden)]
    pub __non_exhaustive: (),
}

impl<'a> Track<'a> {
    /// The track with this id.
    pub fn new(msid: impl Into<Text<'a>>, label: TrackLabel, status: TrackStatus) -> Self {
        Self { msid: msid.into(), label, status, ..Self::EMPTY }
    }
}

words! {
    /// What a [`Track`] is.
    TrackLabel {
        /// The voice.
        DefaultAudio = "default_audio",
        /// The picture of the camera.
        DefaultVideo = "default_video",
        /// What the screen is heard of.
        ScreenAudio = "screen_audio",
        /// What the screen shows.
        ScreenVideo = "screen_video",
    }
}

words! {
    /// Whether a [`Track`] is on.
    TrackStatus {
        /// It is on.
        Enabled = "enabled",
        /// It is off.
        Disabled = "disabled",
    }
}

open_words! { SdpType, TrackLabel, TrackStatus }

#[cfg(feature = "response")]
pub use answered::{AnsweredSession, Description};

#[cfg(feature = "response")]
mod answered {
    use std::fmt;

    use serde_json::{Map, Value};

    use super::SdpType;
    use crate::call::answer::answers;
    use crate::reading::lenient::{Lenient, taken};

    answers! {
        /// What the platform says about the media of a call.
        AnsweredSession {
            /// The answer to the program's offer, to be applied first.
            sdp_response: Description,
            /// An offer of the platform, to be applied then, and to be answered.
            sdp_renegotiation: Description,
        }
    }

    /// A description of the media of a call, as it is answered: an object or, as one page has it, the text alone.
    ///
    /// `Debug` keeps the description to itself.
    #[derive(Clone, Default, PartialEq)]
    #[non_exhaustive]
    pub struct Description {
        /// Whether it is an offer or an answer; none where there is the text alone.
        pub sdp_type: Option<SdpType>,
        /// The description, by RFC 4566.
        pub sdp: Option<String>,
        /// All other members.
        pub extra: Map<String, Value>,
    }

    impl Lenient for Description {
        fn read(written: &Value) -> Option<Self> {
            match written {
                Value::String(sdp) => Some(Self { sdp: Some(sdp.clone()), ..Self::default() }),
                Value::Object(members) => {
                    let mut members = members.clone();
                    let sdp_type = taken(&mut members, "sdp_type");
                    let sdp = taken(&mut members, "sdp");
                    Some(Self { sdp_type, sdp, extra: members })
                }
                _ => None,
            }
        }
    }

    impl fmt::Debug for Description {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            let sdp = self.sdp.as_ref().map(|_| "…");
            f.debug_struct("Description")
                .field("sdp_type", &self.sdp_type)
                .field("sdp", &sdp)
                .finish_non_exhaustive()
        }
    }
}
