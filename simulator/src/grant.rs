//! What is good for one message, whatever the window: a comment, a post, a token.

use std::time::SystemTime;

use sendapi_core::Recipient;
use sendapi_core::webhook::Window;

use crate::call::Call;
use crate::checked::Checked;
use crate::refusal::Refusal;

/// A ground for one message, by what stands as its recipient.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Ground {
    Comment(String),
    Post(String),
    /// Never shown.
    Token(String),
}

impl Ground {
    pub(crate) fn of(recipient: &Recipient<'_>) -> Option<Self> {
        let comment = recipient.comment_id.as_deref().map(|id| Self::Comment(id.to_owned()));
        let post = || recipient.post_id.as_deref().map(|id| Self::Post(id.to_owned()));
        let token =
            || recipient.one_time_notif_token.as_deref().map(|token| Self::Token(token.to_owned()));
        comment.or_else(post).or_else(token)
    }

    pub(crate) fn unknown(&self, call: &Call) -> Refusal {
        match self {
            Self::Comment(id) | Self::Post(id) => Refusal::comment_unknown(call.platform, id),
            Self::Token(_) => {
                let fault = "nobody gave this token to this account: it comes with the optin";
                Refusal::notification_token(call.platform, fault)
            }
        }
    }

    fn used(&self, call: &Call) -> Refusal {
        match self {
            Self::Comment(id) | Self::Post(id) => Refusal::comment_answered(call.platform, id),
            Self::Token(_) => {
                let fault = "the token has been used, and is good for one message: ask for another";
                Refusal::notification_token(call.platform, fault)
            }
        }
    }

    fn too_late(&self, call: &Call, hint: &str) -> Refusal {
        match self {
            Self::Comment(_) | Self::Post(_) => Refusal::window_closed(call.platform, hint),
            Self::Token(_) => Refusal::notification_token(call.platform, hint),
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

    pub(crate) fn use_up(&mut self) {
        self.is_used = true;
    }

    /// Uses it up, and tells whose it is.
    pub(crate) fn claim(
        &mut self,
        ground: &Ground,
        call: &Call,
        message: &Checked,
        now: SystemTime,
    ) -> Result<String, Refusal> {
        if !call.is_of(&self.account) {
            return Err(ground.unknown(call));
        }
        if message.has_content() {
            if self.is_used {
                return Err(ground.used(call));
            }
            let fits = message.fits(&self.window, now);
            fits.map_err(|closed| ground.too_late(call, &closed.to_string()))?;
            self.is_used = true;
        }
        Ok(self.person.clone())
    }
}
