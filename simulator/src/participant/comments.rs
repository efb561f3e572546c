//! What a person writes in public.

use super::{ActionError, Happening, Participant};
use crate::wire::members::{id_text, present};

impl Participant {
    /// The person writes a comment below a post of the account. Gives the comment's id, which is good for one
    /// private reply within 7 days.
    ///
    /// The bot is told where the app is [subscribed](crate::Builder::subscribe) to `feed`, on Instagram to `comments`.
    /// [`Happening`] has the other places where people write.
    pub async fn comments(&self, text: &str) -> Result<String, ActionError> {
        let told = self.experiences(Happening::comment(text)).await?;
        let value = "/entry/0/changes/0/value";
        let id =
            ["comment_id", "id"].iter().find_map(|id| present(&told, &format!("{value}/{id}")));
        Ok(id.map(id_text).unwrap_or_default())
    }
}
