//! Changes of `comments`, `live_comments`, `feed` and `group_feed`: what people write in public, which a private reply can answer.

use crate::message::recipient::Recipient;
use crate::reading::object::object;
use crate::reading::scalar::Scalar;
use crate::reading::time::Time;
use crate::reading::words::words;
use crate::webhook::kinds::party::Party;

object! {
    /// A comment on Instagram, or something that happened on a Page or in a group: a comment, a post, a reaction.
    ///
    /// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/webhooks> and
    /// <https://developers.facebook.com/documentation/business-messaging/messenger-platform/webhooks/webhook-events/group-feed>.
    Comment {
        /// The comment's id, on Instagram.
        id: Scalar,
        /// The comment's id, on a Page.
        comment_id: Scalar,
        /// The post's id, on a Page.
        post_id: Scalar,
        /// The Page that the group belongs to.
        recipient: Box<Party>,
        /// The group that it was written in.
        group_id: Scalar,
        /// The comment or post that it answers.
        parent_id: Scalar,
        /// What it says, on Instagram.
        text: String,
        /// What it says, on a Page.
        message: String,
        /// Who wrote it.
        from: Author,
        /// What it stands below, on Instagram.
        media: Box<CommentedMedia>,
        /// What it is, on a Page: `comment`, `post`, `photo`, `reaction` and so on.
        item: String,
        /// What happened to it, on a Page.
        verb: Verb,
        /// When, on a Page; in seconds.
        created_time: Time,
    }
}

impl Comment {
    /// What it says, on whichever platform.
    #[must_use]
    pub fn words(&self) -> Option<&str> {
        self.text.as_deref().or(self.message.as_deref())
    }

    /// Whether the account itself wrote it, as the platform marks it on Instagram:
    /// [`self_ig_scoped_id`](Author::self_ig_scoped_id). On a Page its author's id is the Page's.
    #[must_use]
    pub fn is_self(&self) -> bool {
        self.from.as_ref().is_some_and(|author| author.self_ig_scoped_id.is_some())
    }

    /// Who gets the private reply: the author of the comment or of the visitor's post.
    ///
    /// `None` for what cannot be answered so: reactions, posts in groups, and what was edited, hidden or removed.
    #[must_use]
    pub fn as_recipient(&self) -> Option<Recipient<'_>> {
        if self.verb.as_ref().is_some_and(|verb| *verb != Verb::Add) {
            return None;
        }
        match self.item.as_deref() {
            None | Some("comment") => {
                let id = self.comment_id.as_ref().or(self.id.as_ref())?;
                id.as_message_id().map(Recipient::comment_id)
            }
            Some("reaction" | "like" | "follow" | "share" | "event") => None,
            Some(_) if self.group_id.is_some() => None,
            Some(_) => self.post_id.as_ref()?.as_message_id().map(Recipient::post_id),
        }
    }
}

object! {
    /// Who wrote something in public.
    Author {
        /// Their id.
        id: Scalar,
        /// Their name, on a Page.
        name: String,
        /// Their name, on Instagram.
        username: String,
        /// The account's Instagram-scoped id, where it is the account itself that wrote. See
        /// <https://developers.facebook.com/docs/instagram-platform/self-messaging>.
        self_ig_scoped_id: Scalar,
    }
}

object! {
    /// What a comment on Instagram stands below.
    CommentedMedia {
        /// Its id.
        id: Scalar,
        /// What it is: `FEED`, `REELS`, `STORY`, `AD` or `LIVE`.
        media_product_type: String,
        /// The advertisement.
        ad_id: Scalar,
        /// The advertisement's title.
        ad_title: String,
        /// The media that the advertisement was made of.
        original_media_id: Scalar,
    }
}

words! {
    /// What happened to something on a Page.
    Verb {
        /// It was written.
        Add = "add",
        /// It was changed.
        Edited = "edited",
        /// The same, by its other name.
        Edit = "edit",
        /// It was hidden.
        Hide = "hide",
        /// It was shown again.
        Unhide = "unhide",
        /// It was removed.
        Remove = "remove",
    }
}
