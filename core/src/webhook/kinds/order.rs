//! `order`: a person sent a shopping cart.

use crate::reading::object::object;
use crate::reading::scalar::Scalar;

object! {
    /// A shopping cart. Messenger only.
    ///
    /// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/webhooks>.
    Order {
        /// What is in it.
        products: Vec<OrderedProduct>,
        /// What the person wrote besides.
        note: String,
    }
}

object! {
    /// A product in a shopping cart.
    OrderedProduct {
        /// Its id.
        id: Scalar,
        /// The seller's own id of it.
        retailer_id: Scalar,
        /// Its name.
        name: String,
        /// What one of them costs.
        unit_price: Scalar,
        /// In which currency.
        currency: String,
        /// How many.
        quantity: Scalar,
    }
}
