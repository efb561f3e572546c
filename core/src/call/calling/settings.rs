//! `/{account}/messenger_call_settings`: when and where calls are taken.

use sendapi_derive::Schema;

use crate::call::open_words::open_words;
use crate::plain::list::List;
use crate::plain::text::Text;
use crate::reading::words::words;

/// Sets when and where calls are taken. What is left out stays as it was.
///
/// ```
/// use sendapi_core::call::calling::{CallRouting, RingTarget, SetCallSettings};
///
/// // The app must be subscribed to `calls` before.
/// let here = SetCallSettings {
///     call_routing: Some(CallRouting::new(RingTarget::Partners)),
///     ..SetCallSettings::EMPTY
/// };
/// assert!(here.icon_enabled.is_none());
/// ```
///
/// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/calling/callsettings>.
#[derive(Clone, Default, PartialEq, Eq, Schema)]
#[schema(noun = "a call settings change", label = "")]
#[schema(
    link = "https://developers.facebook.com/documentation/business-messaging/messenger-platform/calling/callsettings"
)]
#[doc(alias = "messenger_call_settings")]
pub struct SetCallSettings<'a> {
    /// Whether people can call.
    pub audio_enabled: Option<bool>,
    /// Whether people can call with a picture.
    pub video_enabled: Option<bool>,
    /// Whether people see the button with which they call.
    pub icon_enabled: Option<bool>,
    /// When calls are taken.
    pub call_hours: Option<CallHours<'a>>,
    /// Where it rings.
    pub call_routing: Option<CallRouting>,
    #[cfg(not(rust_analyzer))]
    #[doc(hidden)]
    pub __non_exhaustive: (),
}

/// When calls are taken.
#[derive(Clone, Default, PartialEq, Eq, Schema)]
#[schema(noun = "a call hours object", label = "call hours")]
pub struct CallHours<'a> {
    /// The time zone, as in `Europe/Oslo`.
    pub timezone_id: Option<Text<'a>>,
    /// The hours of each day.
    pub weekly_operating_hours: Option<List<'a, OperatingHours<'a>>>,
    #[cfg(not(rust_analyzer))]
    #[doc(hidden)]
    pub __non_exhaustive: (),
}

/// When calls are taken on one day of the week.
#[derive(Clone, PartialEq, Eq, Schema)]
#[schema(noun = "an operating hours entry", label = "")]
pub struct OperatingHours<'a> {
    /// The day, as in `MONDAY`. Not empty.
    #[schema(required("calling.hours"), nonempty("calling.hours"))]
    pub day_of_week: Text<'a>,
    /// From when on: hours and minutes in four digits, as in `0900`. Not empty.
    #[schema(required("calling.hours"), nonempty("calling.hours"))]
    pub open_time: Text<'a>,
    /// Until when: hours and minutes in four digits, as in `1700`. Not empty.
    #[schema(required("calling.hours"), nonempty("calling.hours"))]
    pub close_time: Text<'a>,
    #[cfg(not(rust_analyzer))]
    #[doc(hidden)]
    pub __non_exhaustive: (),
}

impl<'a> OperatingHours<'a> {
    /// On this day from one time to the other.
    pub fn new(
        day_of_week: impl Into<Text<'a>>,
        open_time: impl Into<Text<'a>>,
        close_time: impl Into<Text<'a>>,
    ) -> Self {
        Self {
            day_of_week: day_of_week.into(),
            open_time: open_time.into(),
            close_time: close_time.into(),
            ..Self::EMPTY
        }
    }
}

/// Where it rings when a person calls.
#[derive(Clone, PartialEq, Eq, Schema)]
#[schema(noun = "a call routing object", label = "call routing")]
pub struct CallRouting {
    /// In the inbox or at the app, which must be subscribed to `calls` before.
    #[schema(required("calling.ring_target"))]
    pub ring_target: RingTarget,
    #[cfg(not(rust_analyzer))]
    #[doc(hidden)]
    pub __non_exhaustive: (),
}

impl CallRouting {
    /// It rings there.
    #[must_use]
    pub const fn new(ring_target: RingTarget) -> Self {
        Self { ring_target, __non_exhaustive: () }
    }
}

words! {
    /// Where it rings.
    RingTarget {
        /// In the inbox of Meta Business Suite.
        Meta = "META",
        /// At the app, by its webhook.
        Partners = "PARTNERS",
    }
}

/// Asks when and where calls are taken.
///
/// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/calling/callsettings>.
#[derive(Clone, Default, PartialEq, Eq, Schema)]
#[schema(noun = "a call settings query", label = "")]
#[schema(
    link = "https://developers.facebook.com/documentation/business-messaging/messenger-platform/calling/callsettings"
)]
#[doc(alias = "messenger_call_settings")]
pub struct ReadCallSettings<'a> {
    /// What is asked for; the platform's own choice where it is left out.
    pub fields: Option<List<'a, CallSettingsField>>,
    #[cfg(not(rust_analyzer))]
    #[doc(hidden)]
    pub __non_exhaustive: (),
}

words! {
    /// One of the call settings.
    CallSettingsField {
        /// Whether people can call.
        AudioEnabled = "audio_enabled",
        /// When calls are taken.
        CallHours = "call_hours",
        /// Where it rings.
        CallRouting = "call_routing",
        /// Whether people see the button.
        IconEnabled = "icon_enabled",
        /// Whether people can call with a picture.
        VideoEnabled = "video_enabled",
    }
}

open_words! { RingTarget, CallSettingsField }

#[cfg(feature = "response")]
pub use answered::CallSettings;

#[cfg(feature = "response")]
mod answered {
    use serde_json::{Map, Value};

    use super::{CallHours, CallRouting};
    use crate::call::answer::{self, Answer, of_the_only_one};
    use crate::reading::lenient::taken;

    /// When and where calls are taken, as it is answered: in a list, or as an object.
    ///
    /// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/calling/callsettings>.
    #[derive(Clone, Debug, Default, PartialEq)]
    #[non_exhaustive]
    pub struct CallSettings {
        /// Whether people can call.
        pub audio_enabled: Option<bool>,
        /// Whether people can call with a picture.
        pub video_enabled: Option<bool>,
        /// Whether people see the button with which they call.
        pub icon_enabled: Option<bool>,
        /// When calls are taken.
        pub call_hours: Option<CallHours<'static>>,
        /// Where it rings.
        pub call_routing: Option<CallRouting>,
        /// All other members, and those that have more in them than their types.
        pub extra: Map<String, Value>,
    }

    impl Answer for CallSettings {
        const TELLING: &'static [&'static str] = &[
            "data",
            "audio_enabled",
            "video_enabled",
            "icon_enabled",
            "call_hours",
            "call_routing",
            "id",
        ];

        fn from_members(members: Map<String, Value>) -> Self {
            let mut members = of_the_only_one(members);
            Self {
                audio_enabled: taken(&mut members, "audio_enabled"),
                video_enabled: taken(&mut members, "video_enabled"),
                icon_enabled: taken(&mut members, "icon_enabled"),
                call_hours: answer::read(&mut members, "call_hours"),
                call_routing: answer::read(&mut members, "call_routing"),
                extra: members,
            }
        }
    }
}
