//! All that was set up for an account.

use std::collections::{BTreeMap, BTreeSet};
use std::time::SystemTime;

use sendapi_core::call::message_template::TemplateStatus;
use sendapi_core::call::moderation::ModerationAction;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::calling::Calling;
use super::listed::{Label, Listed, Persona};
use super::notification_token::{NotificationToken, Status};
use super::owner::Owner;
use crate::Platform;
use crate::wire::members::with;

/// What was set up for a Page or an Instagram account beside its messages, from
/// [`Simulator::account`](crate::Simulator::account): as it was at that moment.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Account {
    pub(crate) messenger_profile: Map<String, Value>,
    pub(crate) instagram_profile: Map<String, Value>,
    pub(crate) user_menus: BTreeMap<String, Value>,
    pub(crate) personas: Listed<Persona>,
    pub(crate) labels: Listed<Label>,
    pub(crate) templates: Listed<Value>,
    pub(crate) owners: BTreeMap<String, Owner>,
    pub(crate) moderated: BTreeMap<String, BTreeSet<Moderated>>,
    /// None as long as nobody changed what the account began with; no fields once the app is not subscribed.
    pub(crate) subscribed_fields: Option<Vec<String>>,
    pub(crate) notification_tokens: Vec<NotificationToken>,
    pub(crate) calling: Calling,
    pub(crate) welcome_flows: Listed<Map<String, Value>>,
    /// Of an ad account: what its marketing messages may cost.
    pub(crate) campaigns: Listed<Value>,
}

impl Account {
    /// A part of the Messenger profile, such as `greeting`, as it was set; `null` if it is not.
    #[must_use]
    pub fn profile(&self, platform: Platform, part: &str) -> &Value {
        self.profile_of(platform).get(part).unwrap_or(&Value::Null)
    }

    /// A person's own menu; `null` if there is none.
    #[must_use]
    pub fn user_menu(&self, person: &str) -> &Value {
        self.user_menus.get(person).unwrap_or(&Value::Null)
    }

    /// The names of the personas, in the order in which they were made.
    #[must_use]
    pub fn personas(&self) -> Vec<&str> {
        self.personas.iter().map(|(_, persona)| persona.name.as_str()).collect()
    }

    /// The labels that a person has, by what they say.
    #[must_use]
    pub fn labels_of(&self, person: &str) -> Vec<&str> {
        let labels = self.labels.iter().map(|(_, label)| label);
        labels.filter(|label| label.people.contains(person)).map(|label| &*label.name).collect()
    }

    /// The message templates, as they were made, with `id` and `status`; those of the library with its `body`.
    #[must_use]
    pub fn templates(&self) -> Vec<&Value> {
        self.templates.iter().map(|(_, template)| template).collect()
    }

    /// The message template of this name in this language.
    pub(crate) fn template(&self, name: &str, language: &str) -> Option<&Value> {
        let mut all = self.templates.iter().map(|(_, template)| template);
        all.find(|template| is(template, "name", name) && is(template, "language", language))
    }

    /// Those that wait for their review have passed it. Gives them.
    pub(crate) fn approve_templates(&mut self) -> Vec<Value> {
        let waits = |it: &&mut Value| is(it, STATUS, TemplateStatus::Pending.as_str());
        let waiting = self.templates.iter_mut().filter(waits);
        let approved = waiting.map(|it| {
            *it = with(it.take(), STATUS, TemplateStatus::Approved.as_str());
            it.clone()
        });
        approved.collect()
    }

    /// The review makes this of the template with this id.
    pub(crate) fn set_status(&mut self, id: &str, status: &str) {
        if let Some(template) = self.templates.get_mut(id) {
            *template = with(template.take(), STATUS, status);
        }
    }

    /// The app that has the control over the conversation with a person; `None` if none has.
    #[must_use]
    pub fn thread_owner(&self, person: &str) -> Option<&str> {
        self.owners.get(person).map(|owner| owner.app_id.as_str())
    }

    /// Whether the person is blocked.
    #[must_use]
    pub fn is_blocked(&self, person: &str) -> bool {
        self.is(person, Moderated::Blocked)
    }

    /// Who is blocked.
    pub(crate) fn blocked(&self) -> impl Iterator<Item = &str> {
        let blocked = |states: &BTreeSet<Moderated>| states.contains(&Moderated::Blocked);
        self.moderated.iter().filter(move |(_, states)| blocked(states)).map(|(id, _)| id.as_str())
    }

    /// Whether the person is banned from the Page.
    #[must_use]
    pub fn is_banned(&self, person: &str) -> bool {
        self.is(person, Moderated::Banned)
    }

    /// Whether the conversation with the person was moved to the spam folder.
    #[must_use]
    pub fn is_spam(&self, person: &str) -> bool {
        self.is(person, Moderated::Spam)
    }

    /// The fields to which the app is subscribed; `None` if it is not subscribed at all.
    #[must_use]
    pub fn subscribed_fields(&self) -> Option<&[String]> {
        self.subscribed_fields.as_deref().filter(|fields| !fields.is_empty())
    }

    /// One of the call settings, such as `call_routing`, as it was set; `null` if it was not.
    #[must_use]
    pub fn call_setting(&self, name: &str) -> &Value {
        self.calling.settings.get(name).unwrap_or(&Value::Null)
    }

    /// The welcome message flows, by their names, in the order in which they were made.
    #[must_use]
    pub fn welcome_flows(&self) -> Vec<&str> {
        let flows = self.welcome_flows.iter();
        flows.filter_map(|(_, flow)| flow.get("name")?.as_str()).collect()
    }

    pub(crate) fn profile_of(&self, platform: Platform) -> &Map<String, Value> {
        match platform {
            Platform::Messenger => &self.messenger_profile,
            Platform::Instagram => &self.instagram_profile,
        }
    }

    pub(crate) fn profile_of_mut(&mut self, platform: Platform) -> &mut Map<String, Value> {
        match platform {
            Platform::Messenger => &mut self.messenger_profile,
            Platform::Instagram => &mut self.instagram_profile,
        }
    }

    pub(crate) fn owner(&self, person: &str, now: SystemTime) -> Option<&Owner> {
        self.owners.get(person).filter(|owner| owner.lasts(now))
    }

    /// From now on this app has the conversation with a person, or none has.
    pub(crate) fn give(&mut self, person: &str, owner: Option<Owner>) {
        match owner {
            Some(owner) => self.owners.insert(person.to_owned(), owner),
            None => self.owners.remove(person),
        };
    }

    /// Whether something of the account has this id.
    pub(crate) fn has(&self, id: &str) -> bool {
        self.personas.get(id).is_some()
            || self.labels.get(id).is_some()
            || self.templates.get(id).is_some()
            || self.welcome_flows.get(id).is_some()
    }

    /// Without what has run out by then.
    pub(crate) fn at(mut self, now: SystemTime) -> Self {
        self.owners.retain(|_, owner| owner.lasts(now));
        self
    }

    /// A person asks for messages on a topic at this time. Who asks again keeps the token; `new` is that of
    /// who asks for the first time.
    pub(crate) fn opt_in(
        &mut self,
        person: &str,
        topic: &str,
        new: String,
        now: SystemTime,
    ) -> NotificationToken {
        let is_the_same = |known: &&mut NotificationToken| {
            known.recipient_id == person && known.topic_title == topic
        };
        if let Some(known) = self.notification_tokens.iter_mut().find(is_the_same) {
            *known = known.clone().given(now, Status::Refreshed);
            return known.clone();
        }
        let token = NotificationToken::known(new, person.to_owned(), topic.to_owned());
        let token = token.given(now, Status::NotRefreshed);
        self.notification_tokens.push(token.clone());
        token
    }

    pub(crate) fn moderate(&mut self, person: &str, action: ModerationAction) {
        let states = self.moderated.entry(person.to_owned()).or_default();
        match action {
            ModerationAction::BlockUser => states.insert(Moderated::Blocked),
            ModerationAction::UnblockUser => states.remove(&Moderated::Blocked),
            ModerationAction::BanUser => states.insert(Moderated::Banned),
            ModerationAction::UnbanUser => states.remove(&Moderated::Banned),
            ModerationAction::MoveToSpam => states.insert(Moderated::Spam),
            // What is younger than this simulator changes nothing that it knows.
            _ => false,
        };
    }

    fn is(&self, person: &str, state: Moderated) -> bool {
        self.moderated.get(person).is_some_and(|states| states.contains(&state))
    }
}

fn is(template: &Value, member: &str, wanted: &str) -> bool {
    template.get(member).is_some_and(|value| value == wanted)
}

/// What the review made of a template.
pub(super) const STATUS: &str = "status";

/// What moderation made of a person's conversation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Moderated {
    Blocked,
    Banned,
    Spam,
}
