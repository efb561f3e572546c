//! Changes of `business_integrity`: what the platform forbids a Page for a time.

use crate::reading::object::object;
use crate::reading::time::Time;

object! {
    /// What the platform holds against a Page, and what it forbids it. Messenger only.
    ///
    /// See <https://developers.facebook.com/documentation/pages-api/integrity-webhook>.
    BusinessIntegrity {
        /// When; in seconds.
        timestamp: Time,
        /// How the Page stands, such as `restricted`.
        status: String,
        /// What is held against it.
        violations: Vec<IntegrityViolation>,
        /// What is forbidden.
        restrictions: Vec<IntegrityRestriction>,
    }
}

object! {
    /// What is held against a Page.
    IntegrityViolation {
        /// Which kind of thing.
        kind = "type": String,
        /// In words.
        description: String,
        /// Where more about it stands.
        url: String,
    }
}

object! {
    /// What is forbidden to a Page.
    IntegrityRestriction {
        /// What, such as `messaging`.
        feature: String,
        /// Whether it is now.
        status: String,
        /// Since when; in seconds.
        applied_time: Time,
        /// Until when; in seconds.
        expiration_time: Time,
    }
}
