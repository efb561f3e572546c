//! Attachments of incoming messages.

use crate::reading::object::object;
use crate::reading::scalar::Scalar;
use crate::reading::words::words;

object! {
    /// What hangs on an incoming message.
    ///
    /// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/webhooks/webhook-events/messages>.
    IncomingAttachment {
        /// What it is.
        kind = "type": AttachmentKind,
        /// Its contents; which members there are depends on [`kind`](Self::kind).
        payload: Box<AttachmentPayload>,
        /// The title of a link or place.
        title: String,
        /// The address of a link or place, in older events.
        url: String,
        /// The same, in older events still.
        old_url = "URL": String,
    }
}

words! {
    /// What an attachment is.
    AttachmentKind {
        /// A sound.
        Audio = "audio",
        /// A file.
        File = "file",
        /// A picture; until 2026-08-30 also a sticker.
        Image = "image",
        /// A video.
        Video = "video",
        /// A sticker, since 2026-08-30. Messenger only.
        Sticker = "sticker",
        /// A link, or something that the platform cannot show otherwise. Messenger only.
        Fallback = "fallback",
        /// A reel.
        Reel = "reel",
        /// A reel of Instagram.
        IgReel = "ig_reel",
        /// A post. Messenger only.
        Post = "post",
        /// A post of Instagram.
        IgPost = "ig_post",
        /// A story of Instagram that the person shares. Instagram only.
        IgStory = "ig_story",
        /// A template: products in incoming messages, anything in echoes.
        Template = "template",
        /// A place, in older events. Messenger only.
        Location = "location",
        /// An appointment that was asked for, agreed on, declined or cancelled. Messenger only.
        AppointmentBooking = "appointment_booking",
        /// A shared post, until 2026. Instagram only.
        Share = "share",
        /// A story in which the account is mentioned. Instagram only.
        StoryMention = "story_mention",
        /// The heart. Instagram only.
        LikeHeart = "like_heart",
        /// A picture or video that can be seen once, and not by the API: it has no contents. Instagram only.
        Ephemeral = "ephemeral",
        /// Something that the API does not show. Instagram only.
        UnsupportedType = "unsupported_type",
    }
}

object! {
    /// The contents of an attachment.
    AttachmentPayload {
        /// Where the file can be fetched, for a time.
        url: String,
        /// The title of a link, post or reel.
        title: String,
        /// The sticker's number.
        sticker_id: Scalar,
        /// The reel's id.
        reel_video_id: Scalar,
        /// The post's id.
        id: Scalar,
        /// The id of the media that an `ig_post` shares.
        ig_post_media_id: Scalar,
        /// The id of the media that an `ig_story` shares.
        story_media_id: Scalar,
        /// Where that story can be seen, for a time.
        story_media_url: String,
        /// With an echo: the id under which the file can be sent again.
        attachment_id: Scalar,
        /// The appointment's id.
        booking_id: Scalar,
        /// The appointment's state.
        status: BookingStatus,
        /// Where a place is.
        coordinates: Box<Coordinates>,
        /// The products of a template.
        product: Box<Products>,
        /// With an echo: which template it is.
        template_type: String,
    }
}

words! {
    /// The state of an appointment.
    BookingStatus {
        /// The person asks for it.
        Requested = "requested",
        /// It is agreed on.
        Confirmed = "confirmed",
        /// It is declined.
        Declined = "declined",
        /// It is cancelled.
        Cancelled = "cancelled",
    }
}

object! {
    /// A place on the globe.
    Coordinates {
        /// Degrees of latitude.
        lat: Scalar,
        /// Degrees of longitude.
        long: Scalar,
    }
}

object! {
    /// Products of the account's catalogue.
    Products {
        /// Each of them.
        elements: Vec<Product>,
    }
}

object! {
    /// A product of the account's catalogue.
    Product {
        /// Its id.
        id: Scalar,
        /// The seller's own id of it.
        retailer_id: Scalar,
        /// Where its picture can be fetched.
        image_url: String,
        /// Its name.
        title: String,
        /// The line below, mostly the price.
        subtitle: String,
    }
}
