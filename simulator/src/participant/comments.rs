//! What a person writes in public.

use super::{ActionError, Participant};
use crate::Platform;
use crate::talk::entry::What;
use crate::talk::events::{self, Written};

impl Participant {
    /// The person writes a comment below a post of the account. Gives the comment's id, which is good for one
    /// private reply within 7 days.
    ///
    /// The bot is told where the app is [subscribed](crate::Builder::subscribe) to `feed`, on Instagram to `comments`.
    pub async fn comments(&self, text: &str) -> Result<String, ActionError> {
        let (post, own) = (self.context.ids.attachment(), self.context.ids.attachment());
        let (post, comment) = match self.platform {
            Platform::Messenger => (format!("{}_{post}", self.account), format!("{post}_{own}")),
            Platform::Instagram => (post, own),
        };
        let (person, name) = (&self.id, &self.name);
        let written = Written { person, name, post: &post, comment: &comment, text };
        let at = self.context.clock.now();
        let (entry, change) = events::of_comment(self.platform, &self.account, at, &written);
        let conversations = &self.context.conversations;
        if let Some(reply) = change.reply(&entry) {
            conversations.allow(&self.id, &self.account, &reply);
        }
        let what = What::Comment { id: comment.clone(), text: text.to_owned() };
        let told = events::of_change(self.platform, entry, change);
        self.keeps_and_tells(at, what, &told).await?;
        Ok(comment)
    }
}
