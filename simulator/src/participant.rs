//! Somebody who writes to an account, as a test or a person at a page lets them.

use std::fmt;
use std::sync::Arc;

use sendapi_core::webhook::{Event, IncomingMessage, Kind};

use crate::Platform;
use crate::events::{self, Written};
use crate::ids::Ids;
use crate::service::Service;

/// A person at their side of the conversation with an account, from
/// [`Simulator::person`](crate::Simulator::person). Cheap to clone.
///
/// What a person does opens the platform's windows, by the simulator's [`Clock`](crate::Clock): from then on
/// the account may write to their [`id`](Self::id), and what comes too late is refused as the platform
/// refuses it. As long as they have done nothing, nothing may be sent to them but sender actions and utility
/// templates.
#[derive(Clone)]
pub struct Participant {
    service: Arc<Service>,
    account: String,
    platform: Platform,
    name: String,
    id: String,
}

impl Participant {
    /// The id by which the account knows the person: page-scoped, or Instagram-scoped. The same name has
    /// the same id in every simulator.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The account that the person writes to.
    #[must_use]
    pub fn account(&self) -> &str {
        &self.account
    }

    /// The person writes. Gives the message's id, its `mid`.
    pub fn says(&self, text: &str) -> String {
        let mid = self.service.ids.message();
        let mut message = IncomingMessage::default();
        message.mid = Some(mid.clone());
        message.text = Some(text.to_owned());
        self.does(Kind::Message(Box::new(message)));
        mid
    }

    /// The person writes a comment below a post of the account. Gives the comment's id, which is good for one
    /// private reply within 7 days.
    pub fn comments(&self, text: &str) -> String {
        let (post, own) = (self.service.ids.attachment(), self.service.ids.attachment());
        let (post, comment) = match self.platform {
            Platform::Messenger => (format!("{}_{post}", self.account), format!("{post}_{own}")),
            Platform::Instagram => (post, own),
        };
        let written =
            Written { person: &self.id, name: &self.name, post: &post, comment: &comment, text };
        let at = self.service.clock.now();
        let (entry, change) = events::of_comment(self.platform, &self.account, at, &written);
        if let Some(reply) = change.reply(&entry) {
            self.service.conversations.allow(&self.id, &self.account, &reply);
        }
        comment
    }

    pub(crate) fn of(service: Arc<Service>, account: &str, name: &str) -> Self {
        let id = Ids::person(&format!("{account} {name}"));
        let platform = service.accounts.platform(account, None);
        service.conversations.meet(&id, account, name);
        Self { service, account: account.to_owned(), platform, name: name.to_owned(), id }
    }

    fn does(&self, kind: Kind) {
        let event = self.event(kind);
        if let Some(reply) = event.reply() {
            self.service.conversations.allow(&self.id, &self.account, &reply);
        }
    }

    fn event(&self, kind: Kind) -> Event {
        events::event(&self.id, &self.account, self.service.clock.now(), kind)
    }
}

impl fmt::Debug for Participant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Participant")
            .field("name", &self.name)
            .field("id", &self.id)
            .field("account", &self.account)
            .finish_non_exhaustive()
    }
}
