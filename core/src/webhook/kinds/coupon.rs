//! `template`: a person looked at a coupon.

use crate::reading::object::object;

object! {
    /// A person looked at the code of a `coupon` template. Messenger only.
    ///
    /// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/send-messages/template/coupon>.
    UsedTemplate {
        /// Which template it is: `coupon`.
        kind = "type": String,
        /// The string that was sent with it.
        payload: String,
        /// The code.
        coupon_code: String,
    }
}
