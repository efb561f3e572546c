//! What a person taps.

use sendapi_core::told::Written;
use sendapi_core::webhook::{Kind, Optin, OptinKind, Postback, UsedTemplate};

use super::tappable::{self, Tap, Tappable, Topic};
use super::{ActionError, Participant};
use crate::talk::events;
use crate::wire::members::present;
use crate::world::Account;

impl Participant {
    /// The person taps what has this title: a quick reply of the newest message, else a button of the newest
    /// message that has one.
    ///
    /// A picture of a grid is such a button by the `text` of its action, and a utility template has the buttons that
    /// it was made with. A request for a one-time notification says `Notify Me`; one for messages on a topic
    /// `Get updates`, or by its `notification_messages_cta_text` `Allow messages`, `Get messages`, `Opt in` or
    /// `Sign up`. The tokens that the bot is told then are good for messages by the simulator's
    /// [`Clock`](crate::Clock).
    ///
    /// Titles are compared exactly. Of several in one message it is the first;
    /// [`taps_in`](Self::taps_in) tells the cards of a carousel apart.
    ///
    /// # Errors
    /// [`ActionError`] if there is no such title, if the bot is not told of such a tap, or if it did not take what
    /// it was told.
    pub async fn taps(&self, title: &str) -> Result<(), ActionError> {
        self.taps_what(title, |tappable| tappable.title == title).await
    }

    /// The person taps the button with this title on the card with that title.
    pub async fn taps_in(&self, card: &str, title: &str) -> Result<(), ActionError> {
        let is_meant =
            |tappable: &Tappable| tappable.title == title && tappable.card.as_deref() == Some(card);
        self.taps_what(&format!("{title} ({card})"), is_meant).await
    }

    /// The person taps what stands at this JSON pointer within the `message` with this id, such as
    /// `/attachment/payload/buttons/0` or `/quick_replies/2`. `given` is the e-mail address or telephone number
    /// that goes with a quick reply for one.
    ///
    /// A button of a utility template stands at the value that the message gives it,
    /// `/template/components/1/parameters/0`; one that needs no value at its place in the template,
    /// `/template/buttons/1`.
    pub async fn taps_at(
        &self,
        mid: &str,
        pointer: &str,
        given: Option<&str>,
    ) -> Result<(), ActionError> {
        let found = self.context.conversations.with(&self.conversation, |conversation| {
            present(conversation.message(mid)?.body(), "/message").cloned()
        });
        let message = found.flatten().unwrap_or_default();
        let look = |account: &Account| tappable::at(pointer, &message, given, account);
        let Some(tapped) = self.context.world.look(&self.account, look)? else {
            let (mid, pointer) = (Written(mid), Written(pointer));
            let sentence = format!("there is nothing to tap at `{pointer}` of message `{mid}`");
            return Err(ActionError::impossible(sentence));
        };
        self.does_tap(&tapped.title, &tapped.tap).await
    }

    /// The person taps what stands outside of the messages: Get Started, an ice breaker, the menu.
    pub async fn posts_back(&self, title: &str, payload: &str) -> Result<(), ActionError> {
        let mut postback = Postback::default();
        postback.mid = Some(self.context.ids.message());
        postback.title = Some(title.to_owned());
        postback.payload = Some(payload.to_owned());
        self.does(Kind::Postback(Box::new(postback))).await
    }

    async fn taps_what(
        &self,
        title: &str,
        is_meant: impl Fn(&Tappable) -> bool,
    ) -> Result<(), ActionError> {
        let messages = self.messages();
        let look = |account: &Account| tappable::in_messages(&messages, account);
        let there = self.context.world.look(&self.account, look);
        let Some(Tappable { title, tap, .. }) = there.iter().find(|it| is_meant(it)) else {
            let there = there.iter().map(Tappable::shown).collect();
            return Err(ActionError::nothing_to_tap(&self.name, title, there));
        };
        self.does_tap(title, tap).await
    }

    async fn does_tap(&self, title: &str, tap: &Tap) -> Result<(), ActionError> {
        match tap {
            Tap::QuickReply(payload) => self.says_by_reply(title, payload).await,
            Tap::Postback(payload) => self.posts_back(title, payload).await,
            Tap::NotifyMe(payload) => self.opts_in(payload).await,
            Tap::GetMessages(topic) => self.opts_in_to(topic).await,
            Tap::Coupon { payload, code } => self.looks_at_coupon(payload, code).await,
            Tap::Form => Err(ActionError::impossible(FORM.to_owned())),
            Tap::Untold(kind) => Err(ActionError::untold(title, kind)),
        }
    }

    /// The token is good for one message within a year.
    async fn opts_in(&self, payload: &str) -> Result<(), ActionError> {
        let mut optin = Optin::default();
        optin.kind = Some(OptinKind::OneTimeNotification);
        optin.payload = Some(payload.to_owned());
        optin.one_time_notif_token = Some(self.context.ids.attachment());
        self.does(Kind::Optin(Box::new(optin))).await
    }

    /// The token is good for messages on the topic, by the simulator's clock.
    async fn opts_in_to(&self, topic: &Topic) -> Result<(), ActionError> {
        let Self { context, id, account, .. } = self;
        let (new, now) = (context.ids.attachment(), context.clock.now());
        let token = context.world.change(account, |it| it.opt_in(id, &topic.title, new, now));
        let mut optin = Optin::default();
        optin.kind = Some(OptinKind::NotificationMessages);
        optin.payload = Some(topic.payload.clone());
        optin.title = Some(topic.title.clone());
        optin.notification_messages_timezone = Some(topic.timezone.clone());
        optin.token_expiry_timestamp = Some(events::milliseconds(token.expiry()));
        optin.user_token_status = Some(token.status().word().to_owned());
        optin.notification_messages_token = Some(token.token);
        self.does(Kind::Optin(Box::new(optin))).await
    }

    async fn looks_at_coupon(&self, payload: &str, code: &str) -> Result<(), ActionError> {
        let mut used = UsedTemplate::default();
        used.kind = Some("coupon".to_owned());
        used.payload = Some(payload.to_owned());
        used.coupon_code = Some(code.to_owned());
        self.does(Kind::Template(Box::new(used))).await
    }
}

/// The platform names the webhook, and what stands in it nowhere.
const FORM: &str = "what a filled-in instant form tells the bot, by `messaging_in_thread_lead_form_submit`, is documented \
                    nowhere: a tap on it tells nothing here";
