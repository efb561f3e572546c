//! Conversations and what was said in them: reading them back.
//!
//! At most 2 calls of an account a second. The platform tells what is in the 20 newest messages of a conversation alone;
//! an older one it calls deleted.

use sendapi_derive::Schema;

use super::open_words::open_words;
use super::profile::AccountPlatform;
use crate::plain::id::IntoId;
use crate::plain::list::List;
use crate::plain::text::Text;
use crate::reading::words::words;

/// Asks for the conversations of an account, the newest first.
///
/// ```
/// use sendapi_core::call::conversation::{ConversationField, ReadConversations};
///
/// let of_ada = ReadConversations {
///     fields: Some([ConversationField::Id, "messages{id,message}".into()].into()),
///     ..ReadConversations::with("7204418830956127")
/// };
/// assert_eq!(of_ada.user_id.as_deref(), Some("7204418830956127"));
/// ```
///
/// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/conversations>.
#[derive(Clone, Default, PartialEq, Eq, Schema)]
#[schema(noun = "a conversation list query", label = "")]
#[schema(
    link = "https://developers.facebook.com/documentation/business-messaging/messenger-platform/conversations"
)]
#[doc(alias = "conversations")]
pub struct ReadConversations<'a> {
    /// Those of which of the two; an account on Instagram says so by itself.
    #[schema(rename("upload.platform" = "conv.platform"))]
    pub platform: Option<AccountPlatform>,
    /// Only the one with this person, by the page-scoped or Instagram-scoped id: digits.
    #[schema(integers, format(Digits, "rcp.id_digits"))]
    pub user_id: Option<Text<'a>>,
    /// Only those in a folder.
    pub folder: Option<Folder>,
    /// Only those with these tags.
    pub tags: Option<List<'a, Text<'a>>>,
    /// What is told of each; id and time of the newest message where it is left out.
    pub fields: Option<List<'a, ConversationField>>,
    /// Where the page of the list begins, as the one before said.
    pub after: Option<Text<'a>>,
    /// How many the page has at most.
    pub limit: Option<u64>,
    #[cfg(not(rust_analyzer))]
    #[doc(hidden)]
    pub __non_exhaustive: (),
}

impl<'a> ReadConversations<'a> {
    /// Asks for the conversation with this person.
    pub fn with(user_id: impl IntoId<'a>) -> Self {
        Self { user_id: Some(user_id.into_id()), ..Self::EMPTY }
    }
}

/// Asks for one conversation, by its id.
///
/// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/conversations>.
#[derive(Clone, Default, PartialEq, Eq, Schema)]
#[schema(noun = "a conversation query", label = "")]
#[schema(
    link = "https://developers.facebook.com/documentation/business-messaging/messenger-platform/conversations"
)]
pub struct ReadConversation<'a> {
    /// What is told of it; the platform's own choice where it is left out.
    pub fields: Option<List<'a, ConversationField>>,
    #[cfg(not(rust_analyzer))]
    #[doc(hidden)]
    pub __non_exhaustive: (),
}

/// Asks for the messages of a conversation, by its id, the newest first.
///
/// The guide of Instagram Login reads them by [`ReadConversation`] with the field `messages`, and does not name this way.
///
/// See <https://developers.facebook.com/docs/graph-api/reference/conversation/messages>.
#[derive(Clone, Default, PartialEq, Eq, Schema)]
#[schema(noun = "a message list query", label = "")]
#[schema(link = "https://developers.facebook.com/docs/graph-api/reference/conversation/messages")]
#[doc(alias = "messages")]
pub struct ReadMessages<'a> {
    /// What is told of each; id and time where it is left out.
    pub fields: Option<List<'a, MessageField>>,
    /// Where the page of the list begins, as the one before said.
    pub after: Option<Text<'a>>,
    /// How many the page has at most.
    pub limit: Option<u64>,
    #[cfg(not(rust_analyzer))]
    #[doc(hidden)]
    pub __non_exhaustive: (),
}

/// Asks for one message, by its id.
///
/// See <https://developers.facebook.com/docs/graph-api/reference/message>.
#[derive(Clone, Default, PartialEq, Eq, Schema)]
#[schema(noun = "a message query", label = "")]
#[schema(link = "https://developers.facebook.com/docs/graph-api/reference/message")]
pub struct ReadMessage<'a> {
    /// What is told of it; id and time where it is left out.
    pub fields: Option<List<'a, MessageField>>,
    #[cfg(not(rust_analyzer))]
    #[doc(hidden)]
    pub __non_exhaustive: (),
}

words! {
    /// Where a conversation lies.
    Folder {
        /// Where all begin.
        Inbox = "inbox",
        /// Those that are done with.
        PageDone = "page_done",
        /// Those of people of whom the account has not said yet whether it wants to hear.
        Pending = "pending",
        /// Those that nobody wants.
        Spam = "spam",
        /// Those of a brand with creators.
        Partnership = "PARTNERSHIP",
    }
}

words! {
    /// Something that the platform tells of a conversation. What is told of a field itself stands behind it in braces, as in
    /// `messages{id,message}`: such a word is `"…".into()`.
    ///
    /// See <https://developers.facebook.com/docs/graph-api/reference/conversation>.
    ConversationField {
        /// Whether the account may write.
        CanReply = "can_reply",
        /// Who has left it.
        FormerParticipants = "former_participants",
        /// Its id.
        Id = "id",
        /// Whether the account hears of it.
        IsSubscribed = "is_subscribed",
        /// Its page in the inbox.
        Link = "link",
        /// How many messages there are.
        MessageCount = "message_count",
        /// The messages, the newest first.
        Messages = "messages",
        /// What it is called.
        Name = "name",
        /// Who is in it.
        Participants = "participants",
        /// What it is called among those who are in it.
        ScopedThreadKey = "scoped_thread_key",
        /// Who has written.
        Senders = "senders",
        /// How the newest message begins.
        Snippet = "snippet",
        /// What it is about.
        Subject = "subject",
        /// How many messages the account has not read.
        UnreadCount = "unread_count",
        /// When the newest message was written.
        UpdatedTime = "updated_time",
        /// What lies behind the messages.
        Wallpaper = "wallpaper",
    }
}

words! {
    /// Something that the platform tells of a message. What is told of a field itself stands behind it in braces, as in
    /// `attachments{id,name}`: such a word is `"…".into()`.
    ///
    /// See <https://developers.facebook.com/docs/graph-api/reference/message>.
    MessageField {
        /// The files.
        Attachments = "attachments",
        /// When it was written.
        CreatedTime = "created_time",
        /// Who wrote it.
        From = "from",
        /// Its id.
        Id = "id",
        /// Whether it is of a kind that the platform does not tell.
        IsUnsupported = "is_unsupported",
        /// The text.
        Message = "message",
        /// What people said to it with one picture.
        Reactions = "reactions",
        /// The message that it answers.
        ReplyTo = "reply_to",
        /// What was shared.
        Shares = "shares",
        /// The address of the sticker.
        Sticker = "sticker",
        /// The story that it is about. Instagram only.
        Story = "story",
        /// How it was sent, and where it lies.
        Tags = "tags",
        /// Who got it.
        To = "to",
    }
}

open_words! { Folder, ConversationField, MessageField }

impl ConversationField {
    /// The messages, with these fields of each; with none, what the platform chooses itself.
    #[must_use]
    pub fn messages(fields: &[MessageField]) -> Self {
        if fields.is_empty() {
            return Self::Messages;
        }
        let fields: Vec<_> = fields.iter().map(MessageField::as_str).collect();
        Self::Other(format!("{}{{{}}}", Self::Messages, fields.join(",")))
    }
}

#[cfg(feature = "response")]
super::answer::answers! {
    /// A conversation, as it is answered.
    Conversation ["id"] {
        /// Its id.
        id: String,
        /// Its page in the inbox.
        link: String,
        /// When the newest message was written.
        updated_time: String,
        /// How the newest message begins.
        snippet: String,
        /// What it is called.
        name: String,
        /// What it is about.
        subject: String,
        /// How many messages there are.
        message_count: i64,
        /// How many messages the account has not read.
        unread_count: i64,
        /// Whether the account may write.
        can_reply: bool,
        /// Whether the account hears of it.
        is_subscribed: bool,
        /// What it is called among those who are in it.
        scoped_thread_key: String,
        /// Who is in it.
        participants: Box<super::answer::Listing<Participant>>,
        /// Who has written.
        senders: Box<super::answer::Listing<Participant>>,
        /// Who has left it.
        former_participants: Box<super::answer::Listing<Participant>>,
        /// The messages, the newest first.
        messages: Box<super::answer::Listing<StoredMessage>>,
    }

    /// Somebody in a conversation: a person or the account.
    Participant {
        /// The page-scoped or Instagram-scoped id, or that of the account.
        id: String,
        /// The name.
        name: String,
        /// The name on Instagram.
        username: String,
        /// What stands in place of an address. Messenger only.
        email: String,
    }

    /// A message, as it is answered. Of an older one than the 20 newest there is the id, if anything.
    StoredMessage ["id"] {
        /// Its id.
        id: String,
        /// When it was written.
        created_time: String,
        /// Who wrote it.
        from: Box<Participant>,
        /// Who got it.
        to: Box<super::answer::Listing<Participant>>,
        /// The text; empty where there is none.
        message: String,
        /// The files.
        attachments: Box<super::answer::Listing<StoredAttachment>>,
        /// What was shared.
        shares: Box<super::answer::Listing<Share>>,
        /// What people said to it with one picture.
        reactions: Box<super::answer::Listing<StoredReaction>>,
        /// The address of the sticker.
        sticker: String,
        /// The story that it is about. Instagram only.
        story: Box<AboutStory>,
        /// How it was sent, and where it lies.
        tags: Box<super::answer::Listing<MessageTag>>,
        /// Whether it is of a kind that the platform does not tell.
        is_unsupported: bool,
    }

    /// A file of a message.
    StoredAttachment {
        /// Its id.
        id: String,
        /// Its kind, as in `image/jpeg`.
        mime_type: String,
        /// Its name.
        name: String,
        /// How long it is, in bytes.
        size: i64,
        /// Where it is, unless it is a picture or a video.
        file_url: String,
        /// Where a picture is.
        image_data: Box<StoredMedia>,
        /// Where a video is.
        video_data: Box<StoredMedia>,
    }

    /// Where a picture or a video is.
    StoredMedia {
        /// The address; it expires.
        url: String,
        /// A small picture of it.
        preview_url: String,
        /// In pixels.
        width: i64,
        /// In pixels.
        height: i64,
        /// In seconds.
        length: i64,
    }

    /// What was shared in a message.
    Share {
        /// Its id.
        id: String,
        /// Where it leads.
        link: String,
        /// What it is called.
        name: String,
        /// What is said of it.
        description: String,
    }

    /// One picture as an answer to a message, and who gave it.
    StoredReaction {
        /// The picture, or the word for it.
        reaction: String,
        /// Who gave it.
        users: Vec<Participant>,
    }

    /// The story that a message is about.
    AboutStory {
        /// The story in which the account is mentioned.
        mention: Box<Story>,
        /// The account's story that the message answers.
        reply_to: Box<Story>,
    }

    /// A story.
    Story {
        /// Its id.
        id: String,
        /// Where it is; it expires.
        link: String,
    }

    /// How a message was sent, or where it lies, as in `inbox` or `source:mobile`.
    MessageTag {
        /// The word.
        name: String,
    }
}
