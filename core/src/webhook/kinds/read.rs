//! `read`: a person saw messages of the account.

use crate::reading::object::object;
use crate::reading::scalar::Scalar;
use crate::reading::time::Time;

object! {
    /// A person saw messages of the account.
    ///
    /// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/webhooks/webhook-events/message-reads>.
    Read {
        /// All messages up to this time were seen. Messenger only.
        watermark: Time,
        /// The message that was seen. Instagram only.
        mid: String,
        /// A running number, in older events.
        seq: Scalar,
        /// Whether the account did it to itself. Instagram only.
        is_self: bool,
    }
}
