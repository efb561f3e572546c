//! Handing a conversation over to somebody at the Page's inbox, and getting it back.
//!
//! While they have it the bot is not told what the person does, but on standby, which its inbox leaves out. It sends
//! nothing meanwhile: the platform would refuse it.

use sendapi::call::person::Person;
use sendapi::call::routing::{PAGE_INBOX, PassThreadControl};
use sendapi::webhook::PassThreadControl as Passed;
use sendapi::{Account, Error, Recipient};

use super::clerk::Clerk;
use super::messages::desk;
use super::turn::Turn;

impl Clerk {
    /// The person hears of it first, as afterwards the bot can tell them nothing.
    pub(super) async fn hand_over(&self, turn: &Turn<'_>) -> Result<(), Error> {
        turn.say(desk::handing_over).await?;
        let basket = self.visitors.with(turn.person, |visitor| visitor.basket.listed());
        let pass = PassThreadControl {
            recipient: Person::new(turn.person),
            target_app_id: PAGE_INBOX.into(),
            metadata: Some(format!("Asks for somebody. In the basket: {basket}").into()),
            ..PassThreadControl::EMPTY
        };
        match turn.page.perform(&pass).await {
            Ok(_) => {
                self.visitors.with(turn.person, |visitor| visitor.is_at_desk = true);
                Ok(())
            }
            Err(error) => {
                turn.say(desk::nobody_there).await?;
                Err(error)
            }
        }
    }

    /// The platform tells an app that it got a conversation, and from whom.
    pub(super) async fn was_passed(
        &self,
        page: &Account,
        person: &str,
        passed: &Passed,
    ) -> Result<(), Error> {
        let is_at_desk = passed.new_owner_app_id.as_ref().is_some_and(|it| it == PAGE_INBOX);
        self.visitors.with(person, |visitor| visitor.is_at_desk = is_at_desk);
        if is_at_desk {
            return Ok(());
        }
        match page.send(&desk::back(Recipient::id(person))).await {
            // They wrote last more than a day ago: they hear from the bot when they write again.
            Err(error) if error.is_window_closed() => Ok(()),
            sent => sent.map(drop),
        }
    }

    /// Whether somebody has the conversation. Control also ends by itself after a day, which nobody tells, so the
    /// platform is asked.
    pub(super) async fn is_at_desk(&self, page: &Account, person: &str) -> Result<bool, Error> {
        if !self.visitors.with(person, |visitor| visitor.is_at_desk) {
            return Ok(false);
        }
        let is_at_desk = belongs_to_desk(page, person).await?;
        self.visitors.with(person, |visitor| visitor.is_at_desk = is_at_desk);
        Ok(is_at_desk)
    }
}

/// Whether somebody at the Page's inbox has the conversation, as the platform knows it.
pub(super) async fn belongs_to_desk(page: &Account, person: &str) -> Result<bool, Error> {
    let owner = page.thread_owner(person).await?;
    Ok(owner.and_then(|owner| owner.app_id).is_some_and(|app_id| app_id == PAGE_INBOX))
}
