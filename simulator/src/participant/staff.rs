//! The people at the account, who answer by hand.

use sendapi_core::told::Written;
use sendapi_core::webhook::{IncomingMessage, Kind, PassThreadControl};

use super::{ActionError, Participant};
use crate::Subscription;
use crate::talk::entry::What;
use crate::talk::events;
use crate::world::{Owner, THIS_APP};

/// A person who sits at the Page Inbox and has a conversation that the bot passed on, from
/// [`Participant::staff`]. Cheap to clone.
///
/// As long as they have it, the bot's messages are refused, and it is told what the person does on `standby`.
///
/// ```no_run
/// # async fn test(simulator: sendapi_simulator::Simulator) -> Result<(), Box<dyn std::error::Error>> {
/// let ada = simulator.person("Ada");
/// ada.says("Let me talk to a person").await?;
/// ada.expects("Somebody will be with you soon").await?;
/// ada.staff().says("Hello, this is Kim. What can I do for you?").await?;
/// ada.staff().hands_back().await?;
/// ada.expects("I am back").await?;
/// # Ok(())
/// # }
/// ```
///
/// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/conversation-routing>.
#[derive(Clone, Debug)]
pub struct Staff {
    person: Participant,
}

impl Staff {
    pub(super) fn of(person: Participant) -> Self {
        Self { person }
    }

    /// They write to the person. Gives the message's id. The bot is told of its echo where it
    /// [subscribes](Subscription::MessageEchoes) to echoes.
    ///
    /// Fails if the bot has the conversation.
    pub async fn says(&self, text: &str) -> Result<String, ActionError> {
        let owner = self.owner()?;
        let Participant { context, id, account, .. } = &self.person;
        let (mid, at) = (context.ids.message(), context.clock.now());
        let what = What::Staff { mid: mid.clone(), text: text.to_owned() };
        context.conversations.add(&self.person.conversation, at, what);
        if context.follows(account, Subscription::MessageEchoes) {
            let mut echo = IncomingMessage::default();
            echo.is_echo = Some(true);
            echo.app_id = Some(events::number(&owner));
            echo.mid = Some(mid.clone());
            echo.text = Some(text.to_owned());
            let event = events::event(account, id, at, Kind::Message(Box::new(echo)));
            self.person.tell_on(at, event).await?;
        }
        Ok(mid)
    }

    /// They give the conversation back to the bot, which is told by `pass_thread_control`.
    ///
    /// Fails if the bot has it.
    pub async fn hands_back(&self) -> Result<(), ActionError> {
        let owner = self.owner()?;
        let Participant { context, id, account, .. } = &self.person;
        let at = context.clock.now();
        let own = Owner::new(THIS_APP, at);
        context.world.change(account, |account| account.owners.insert(id.clone(), own));
        context.note_control(account, id);
        let mut pass = PassThreadControl::default();
        pass.new_owner_app_id = Some(THIS_APP.into());
        pass.previous_owner_app_id = Some(owner.as_str().into());
        let event = events::event(id, account, at, Kind::PassThreadControl(Box::new(pass)));
        self.person.tell_of(at, event).await
    }

    fn owner(&self) -> Result<String, ActionError> {
        let Participant { context, id, account, name, platform, .. } = &self.person;
        context.other_owner(account, id).ok_or_else(|| {
            let (name, inbox) = (Written(name), platform.inbox());
            ActionError::impossible(format!(
                "the bot has the conversation with `{name}`: it has to pass it to `{inbox}` first"
            ))
        })
    }
}
