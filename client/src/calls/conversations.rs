//! What was said between an account and a person.

use sendapi_core::call::conversation::{
    Conversation, ConversationField, MessageField, ReadConversations, ReadMessage, ReadMessages,
    StoredMessage,
};

use super::Items;
use crate::{Account, Performing, Platform};

impl<P: Platform> Account<P> {
    /// The conversation with a person; `None` if there is none. With no `fields`, the platform tells its id and the
    /// time of the newest message.
    ///
    /// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/conversations>.
    ///
    /// # Example
    ///
    /// Whether a message arrived of which nobody knows whether it was sent:
    ///
    /// ```no_run
    /// use sendapi::call::conversation::{ConversationField, MessageField};
    /// use sendapi::{Account, Error};
    ///
    /// async fn was_said(page: &Account, person: &str, text: &str) -> Result<bool, Error> {
    ///     let messages = ConversationField::messages(&[MessageField::Message]);
    ///     let found = page.conversation_with(person, &[messages]).await?;
    ///     let messages = found.and_then(|it| it.messages).map(|it| it.data).unwrap_or_default();
    ///     Ok(messages.iter().any(|message| message.message.as_deref() == Some(text)))
    /// }
    /// ```
    pub fn conversation_with(
        &self,
        person: &str,
        fields: &[ConversationField],
    ) -> Performing<Option<Conversation>> {
        let fields = (!fields.is_empty()).then(|| fields.into());
        self.perform(&ReadConversations { fields, ..ReadConversations::with(person) })
            .map(|found| found.data.into_iter().next())
    }

    /// The messages of a conversation with this id, the newest first. With no `fields`, the platform tells id and time.
    ///
    /// See <https://developers.facebook.com/docs/graph-api/reference/conversation/messages>.
    pub fn messages_of(&self, conversation: &str, fields: &[MessageField]) -> Items<StoredMessage> {
        let fields = (!fields.is_empty()).then(|| fields.into());
        self.list_on(conversation, &ReadMessages { fields, ..ReadMessages::EMPTY })
    }

    /// The message with this id. With no `fields`, the platform tells id and time.
    ///
    /// Of all but the 20 newest messages of a conversation the platform says that they are deleted.
    ///
    /// See <https://developers.facebook.com/docs/graph-api/reference/message>.
    pub fn stored_message(&self, id: &str, fields: &[MessageField]) -> Performing<StoredMessage> {
        let fields = (!fields.is_empty()).then(|| fields.into());
        self.perform_on(id, &ReadMessage { fields, ..ReadMessage::EMPTY })
    }
}
