//! `referral`: how a person came to the conversation.

use crate::reading::object::object;
use crate::reading::scalar::Scalar;
use crate::reading::words::words;

object! {
    /// How a person came to the conversation: by a link, an advertisement, a shop.
    ///
    /// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/webhooks/webhook-events/messaging_referrals>.
    Referral {
        /// The string that stood in the link or advertisement.
        reference = "ref": String,
        /// Where the person came from.
        source: ReferralSource,
        /// What kind it is: `OPEN_THREAD`.
        kind = "type": String,
        /// The advertisement.
        ad_id: Scalar,
        /// What the advertisement shows.
        ads_context_data: Box<AdsContext>,
        /// The page on which the chat plugin stood.
        referer_uri: String,
        /// Whether the person chats without an account.
        is_guest_user: bool,
        /// The product that the person looked at.
        product: Box<ReferredProduct>,
        /// Whether the account did it to itself. Instagram only.
        is_self: bool,
    }
}

impl Referral {
    /// Whether the person came by an advertisement.
    #[must_use]
    pub fn is_by_an_ad(&self) -> bool {
        self.ad_id.is_some() || self.source == Some(ReferralSource::Ads)
    }
}

words! {
    /// Where a person came from.
    ReferralSource {
        /// An advertisement.
        Ads = "ADS",
        /// A link of m.me.
        Shortlink = "SHORTLINK",
        /// A link of ig.me.
        Shortlinks = "SHORTLINKS",
        /// The chat plugin, which is no more.
        CustomerChatPlugin = "CUSTOMER_CHAT_PLUGIN",
    }
}

object! {
    /// What an advertisement shows.
    AdsContext {
        /// Its title.
        ad_title: String,
        /// Where its picture can be fetched.
        photo_url: String,
        /// Where its video can be fetched.
        video_url: String,
        /// The post behind it.
        post_id: Scalar,
        /// The product that it shows.
        product_id: Scalar,
        /// The flow of messages behind it.
        flow_id: Scalar,
    }
}

object! {
    /// A product that a person looked at.
    ReferredProduct {
        /// Its id.
        id: Scalar,
    }
}
