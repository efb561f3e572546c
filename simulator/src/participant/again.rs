//! What the bot was told, told once more: the platform may bring a webhook twice.

use sendapi_core::told::Written;

use super::{ActionError, Participant};
use crate::Delivery;
use crate::context::Context;

impl Participant {
    /// The bot is told once more what it was told last of what the person did: the same bytes, as the platform may bring a
    /// webhook twice. A bot that knows what it has had does nothing.
    ///
    /// What they have read and echoes do not count; [`Simulator::redeliver`](crate::Simulator::redeliver) takes any
    /// webhook.
    ///
    /// ```no_run
    /// # async fn test(simulator: sendapi_simulator::Simulator) -> Result<(), Box<dyn std::error::Error>> {
    /// let ada = simulator.person("Ada");
    /// ada.says("One rye loaf").await?;
    /// ada.expects("Put aside").await?;
    /// ada.tells_again().await?;
    /// ada.says("Thank you").await?;
    /// ada.expects("You are welcome").await?; // and no second loaf before
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// [`ActionError`] if the bot was told of nothing that the person did, or did not take it now.
    pub async fn tells_again(&self) -> Result<Delivery, ActionError> {
        newest_of(&self.context, &self.id).await
    }
}

/// What the bot was told last of what this person did.
pub(crate) async fn newest_of(context: &Context, person: &str) -> Result<Delivery, ActionError> {
    let is_meant = |it: &Delivery| it.person() == person && it.wants_an_answer();
    let newest = context.courier.newest(is_meant);
    let newest = newest.ok_or_else(|| {
        let person = Written(person);
        let sentence = format!(
            "the bot was told of nothing yet that `{person}` did: there is nothing to send again"
        );
        ActionError::impossible(sentence)
    });
    bring(context, &newest?).await
}

/// The webhook with this number in the log.
pub(crate) async fn numbered(context: &Context, number: u64) -> Result<Delivery, ActionError> {
    let found = context.courier.newest(|it| it.number() == number);
    let found = found.ok_or_else(|| {
        ActionError::impossible(format!(
            "no webhook with the number {number} is remembered: `GET /simulator/deliveries` has those that are, in a test \
             `Simulator::deliveries`"
        ))
    });
    bring(context, &found?).await
}

async fn bring(context: &Context, delivery: &Delivery) -> Result<Delivery, ActionError> {
    match context.courier.send_again(delivery).outcome().await {
        Some(delivery) if delivery.is_taken() => Ok(delivery),
        Some(delivery) => Err(ActionError::undelivered(delivery)),
        None => Err(ActionError::impossible("the simulator has stopped".to_owned())),
    }
}
