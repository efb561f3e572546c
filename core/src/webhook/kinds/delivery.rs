//! `delivery`: messages of the account arrived.

use crate::reading::object::object;
use crate::reading::scalar::Scalar;
use crate::reading::time::Time;

object! {
    /// Messages of the account arrived. Messenger only.
    ///
    /// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/webhooks/webhook-events/message-deliveries>.
    Delivery {
        /// The messages that arrived; not always given.
        mids: Vec<String>,
        /// All messages up to this time arrived.
        watermark: Time,
        /// A running number, in older events.
        seq: Scalar,
    }
}
