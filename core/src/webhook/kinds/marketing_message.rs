//! Marketing messages: what became of one, and of the people who were uploaded for them.

use crate::reading::object::object;
use crate::reading::scalar::Scalar;
use crate::reading::time::Time;

object! {
    /// What became of a marketing message: `marketing_message_echoes`, `marketing_message_deliveries`,
    /// `marketing_message_reads`, `marketing_message_clicks`, `marketing_message_delivery_failed`. Which of them it is, the
    /// [field](crate::webhook::Change::field) says. Messenger only.
    ///
    /// It opens no window.
    ///
    /// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/marketing-messages-on-messenger/api-reference>.
    MarketingMessage {
        /// Which of them it is, in an event of a conversation.
        field: String,
        /// The person's page-scoped id; absent for people who were uploaded.
        recipient_id: Scalar,
        /// The Page.
        page_id: Scalar,
        /// The app.
        app_id: Scalar,
        /// Whose Page it is.
        business_id: Scalar,
        /// When.
        timestamp: Time,
        /// The message's id in the conversation.
        mid: String,
        /// What the platform answered when the message was sent.
        marketing_message_tracking_id: Scalar,
        /// The token of the person who agreed to be written to.
        messenger_subscription_token: Scalar,
        /// The campaign.
        message_id: Scalar,
        /// Why it failed.
        error_message: String,
    }
}

object! {
    /// `marketing_messages_subscriber_upload_status`: people were uploaded who may get marketing messages. Messenger only.
    ///
    /// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/marketing-messages-on-messenger>.
    SubscriberUpload {
        /// Which it is, in an event of a conversation.
        field: String,
        /// The app.
        app_id: Scalar,
        /// The Page.
        page_id: Scalar,
        /// The list of people.
        custom_audience_id: Scalar,
        /// The advertising account.
        ad_account_id: Scalar,
        /// Whose it is.
        business_id: Scalar,
        /// When.
        timestamp: Time,
        /// How many were uploaded.
        num_rows: Scalar,
        /// At least about so many of them can be written to.
        approximate_count_lower_bound: Scalar,
        /// At most about so many.
        approximate_count_upper_bound: Scalar,
        /// Whether it worked, such as `SUCCESS`.
        batch_uploading_status: String,
    }
}
