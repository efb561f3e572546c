//! Messages of either platform.

use sendapi::{Account, Client, Instagram, Message, Messenger, Platform, Token, message};

/// A platform that the soak writes for.
pub(crate) trait Writes: Platform + 'static {
    fn account(client: &Client, id: &str, token: Token) -> Account<Self>
    where
        Self: Sized;

    fn to(person: u64, text: String) -> Message<'static, Self>
    where
        Self: Sized;

    /// A private reply.
    fn under(comment: String, text: String) -> Message<'static, Self>
    where
        Self: Sized;
}

impl Writes for Messenger {
    fn account(client: &Client, id: &str, token: Token) -> Account {
        client.page(id, token)
    }

    fn to(person: u64, text: String) -> Message<'static> {
        message!(recipient: person, text: text)
    }

    fn under(comment: String, text: String) -> Message<'static> {
        message!(recipient: { comment_id: comment }, text: text)
    }
}

impl Writes for Instagram {
    fn account(client: &Client, id: &str, token: Token) -> Account<Self> {
        client.instagram(id, token)
    }

    fn to(person: u64, text: String) -> Message<'static, Self> {
        message!(Instagram { recipient: person, text })
    }

    fn under(comment: String, text: String) -> Message<'static, Self> {
        message!(Instagram { recipient: { comment_id: comment }, text: text })
    }
}
