//! What entitles to a message whatever the window says: a comment, a post, a token.

use std::time::SystemTime;

use sendapi_core::Recipient;
use sendapi_core::webhook::Window;

use crate::answers::refusal::Refusal;
use crate::request::call::Call;
use crate::request::checked::Checked;

/// A ground for a message, by what stands as its recipient. All but that on a topic are good for one.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Ground {
    Comment(String),
    Post(String),
    /// Never shown.
    Token(String),
    /// The token for messages on a topic. Never shown.
    Topic(String),
}

impl Ground {
    pub(crate) fn of(recipient: &Recipient<'_>) -> Option<Self> {
        match recipient {
            Recipient::CommentId(id) => Some(Self::Comment(id.as_str().to_owned())),
            Recipient::PostId(id) => Some(Self::Post(id.as_str().to_owned())),
            Recipient::OneTimeNotifToken(token) => Some(Self::Token(token.as_str().to_owned())),
            Recipient::NotificationMessagesToken(token) => {
                Some(Self::Topic(token.as_str().to_owned()))
            }
            _ => None,
        }
    }

    pub(crate) fn unknown(&self, call: &Call) -> Refusal {
        match self {
            Self::Comment(id) | Self::Post(id) => Refusal::comment_unknown(call.platform, id),
            Self::Token(_) | Self::Topic(_) => {
                let fault = "nobody gave this token to this account: it comes with the optin";
                Refusal::notification_token(call.platform, fault)
            }
        }
    }

    fn is_for_one_message(&self) -> bool {
        !matches!(self, Self::Topic(_))
    }

    fn used(&self, call: &Call) -> Refusal {
        match self {
            Self::Comment(id) | Self::Post(id) => Refusal::comment_answered(call.platform, id),
            Self::Token(_) | Self::Topic(_) => {
                let fault = "the token has been used, and is good for one message: ask for another";
                Refusal::notification_token(call.platform, fault)
            }
        }
    }

    fn too_late(&self, call: &Call, hint: &str) -> Refusal {
        match self {
            Self::Comment(_) | Self::Post(_) => Refusal::window_closed(call.platform, hint),
            Self::Token(_) | Self::Topic(_) => Refusal::notification_token(call.platform, hint),
        }
    }
}

/// Who gave a ground to whom, and until when it is good.
#[derive(Debug)]
pub(crate) struct Grant {
    account: String,
    person: String,
    window: Window,
    is_used: bool,
}

impl Grant {
    pub(crate) fn new(account: &str, person: &str, window: Window) -> Self {
        let (account, person) = (account.to_owned(), person.to_owned());
        Self { account, person, window, is_used: false }
    }

    /// Whose it is, for the account that it was given to.
    pub(crate) fn person_for(&self, call: &Call) -> Option<&str> {
        call.is_of(&self.account).then_some(&*self.person)
    }

    /// A message was sent on this ground.
    pub(crate) fn use_up(&mut self, ground: &Ground) {
        self.is_used = ground.is_for_one_message();
    }

    /// Uses it up, if it is good for one message, and tells whose it is.
    pub(crate) fn claim(
        &mut self,
        ground: &Ground,
        call: &Call,
        message: &Checked,
        now: SystemTime,
    ) -> Result<String, Refusal> {
        let person = self.person_for(call).ok_or_else(|| ground.unknown(call))?.to_owned();
        if message.has_content() {
            if self.is_used {
                return Err(ground.used(call));
            }
            let fits = message.fits(&self.window, now);
            fits.map_err(|closed| ground.too_late(call, &closed.to_string()))?;
            self.use_up(ground);
        }
        Ok(person)
    }
}
