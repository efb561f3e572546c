//! What the bot is told, and what it is not, since nobody subscribed the app to it.

use sendapi_core::call::subscription::SubscribedField;
use sendapi_core::webhook::{Kind, Webhook};

use super::Context;
use crate::courier::{self, subscription::on};
use crate::journal::not_told::Record;
use crate::talk::conversations::NotSubscribed;
use crate::talk::{events, told_by};
use crate::{Platform, Subscription, Untold};

impl Context {
    /// The fields of an account to which the app is subscribed: by its call, or else those that accounts begin with where
    /// there is a bot.
    pub(crate) fn subscribed_fields(&self, account: &str) -> Vec<String> {
        let account = self.accounts.resolve(account);
        let changed = self.world.look(account, |account| account.subscribed_fields.clone());
        changed.unwrap_or_else(|| {
            let platform = self.accounts.platform(account, None);
            let beginning = self.courier.beginning().fields(platform);
            let begun = beginning.iter().filter(|_| self.courier.has_a_bot());
            begun.map(|field| field.as_str().to_owned()).collect()
        })
    }

    /// Subscribes the app to these fields of an account, and to no others.
    pub(crate) fn subscribe(&self, account: &str, fields: Vec<String>) {
        let account = self.accounts.resolve(account);
        self.world.change(account, |account| account.subscribed_fields = Some(fields));
    }

    /// Whether the app is told what comes by a field, which may be named as on the other platform.
    pub(crate) fn is_told(&self, account: &str, field: &SubscribedField) -> bool {
        let platform = self.accounts.platform(account, None);
        let same = field.elsewhere().filter(|_| platform == Platform::Instagram);
        let names = [Some(field), same.as_ref()];
        let fields = self.subscribed_fields(account);
        let is_named = |name: &String| {
            names.iter().flatten().any(|field| field.as_str().eq_ignore_ascii_case(name))
        };
        fields.iter().any(is_named)
    }

    /// Whether this follows each message of an account. That it was read at once is an option of the simulator, since people
    /// read by themselves. On Instagram echoes come with `messages`; who has subscribed to nothing is spared them.
    pub(crate) fn follows(&self, account: &str, subscription: Subscription) -> bool {
        let (field, account) =
            (SubscribedField::from(subscription), self.accounts.resolve(account));
        if !self.courier.has_a_bot() {
            return false;
        }
        let is_unchanged = self.world.look(account, |account| account.subscribed_fields.is_none());
        if is_unchanged || subscription == Subscription::MessageReads {
            return self.courier.beginning().names(&field)
                && (is_unchanged || self.is_told(account, &field));
        }
        let is_of_messages = subscription == Subscription::MessageEchoes
            && self.accounts.platform(account, None) == Platform::Instagram;
        self.is_told(account, &field)
            || (is_of_messages && self.is_told(account, &SubscribedField::Messages))
    }

    /// Tells the bot of an event of a conversation, if the app is subscribed to it. Nobody waits for the outcome; the log has it.
    pub(crate) fn tell(&self, account: &str, person: &str, webhook: &Webhook) {
        match self.not_subscribed(account, webhook) {
            None => drop(self.courier.send(person, webhook)),
            Some(why) => self.note_untold(account, person, webhook, why),
        }
    }

    /// Tells the bot what another app did with a conversation.
    pub(crate) fn tell_handover(&self, account: &str, person: &str, kind: Kind) {
        let (at, platform) = (self.clock.now(), self.accounts.platform(account, None));
        let event = events::event(person, account, at, kind);
        self.tell(account, person, &events::of_conversation(platform, account, at, event));
    }

    /// Why the bot is not told of something, if there is one and it is not.
    pub(crate) fn not_subscribed(&self, account: &str, webhook: &Webhook) -> Option<NotSubscribed> {
        let field = told_by::field(webhook).filter(|_| self.courier.has_a_bot())?;
        let is_told = self.is_told(account, &field);
        let field = on(self.accounts.platform(account, None), &field).as_str().to_owned();
        let why = self.why_untold(account, &field);
        (!is_told).then_some(NotSubscribed { field, why })
    }

    /// The log has what the bot was not told.
    pub(crate) fn note_untold(
        &self,
        account: &str,
        person: &str,
        webhook: &Webhook,
        why: NotSubscribed,
    ) {
        let NotSubscribed { field, why } = why;
        self.log.keep_untold(&Untold::of(Record {
            number: self.log.next_number(),
            at: self.clock.now(),
            account: account.to_owned(),
            person: person.to_owned(),
            kind: courier::kind(webhook),
            field,
            why,
            webhook: serde_json::to_value(webhook).unwrap_or_default(),
        }));
    }

    /// Why the app is not told what comes by a field.
    fn why_untold(&self, account: &str, field: &str) -> String {
        let account = self.accounts.resolve(account);
        if self.subscribed_fields(account).is_empty() {
            return format!("nobody subscribed the app to account {account}");
        }
        format!("the app is not subscribed to `{field}` of account {account}")
    }
}
