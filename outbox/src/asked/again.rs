//! Sending again what may have arrived.

use crate::{Database, Error, Outbox, Ticket};

impl<DB: Database> Outbox<DB> {
    /// Sends a message again of which nobody knows whether it arrived: `true` if it will be. **The person may get it twice.**
    /// Nothing else ever sends a message a second time that may have arrived.
    ///
    /// `copies` is what was seen in [`Outcome::Unknown`](crate::Outcome::Unknown), and one decision is one copy: whoever
    /// repeats this call, since the first had no answer, gets `false`, and no third copy is made. `false` too if it is
    /// known meanwhile what became of it, or if its person was [forgotten](Self::forget).
    ///
    /// It waits like one that was just put, with the same time after which it must not go any more; workers see it within some
    /// seconds. When the answer of an earlier copy comes while it waits it is sent, and does not go again.
    ///
    /// ```
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// use sendapi_outbox::{Outbox, Outcome, Ticket};
    ///
    /// async fn decide(outbox: &Outbox, ticket: Ticket) -> Result<(), sendapi_outbox::Error> {
    ///     if let Some(Outcome::Unknown { copies: 0, .. }) = outbox.outcome(ticket).await? {
    ///         // Better twice than not at all, and better once than three times.
    ///         outbox.send_again(ticket, 0).await?;
    ///     }
    ///     Ok(())
    /// }
    /// # let folder = tempfile::tempdir()?;
    /// # let outbox = Outbox::open(folder.path().join("shop.db")).await?;
    /// # let hello = sendapi::message!(Messenger { recipient: "7204418830956127", text: "Hello" });
    /// # let ticket = outbox.put("messenger:1234567890", &hello).commit().await?.ticket();
    /// # decide(&outbox, ticket).await?;
    /// # assert!(!outbox.send_again(ticket, 0).await?, "it has not begun");
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// [`Error::OtherStore`] for a ticket of another database; [`Error::Database`].
    pub async fn send_again(&self, ticket: Ticket, copies: u32) -> Result<bool, Error> {
        let mut transaction = self.0.writing().await?;
        let is_sent_again = self.send_again_within(ticket, copies, &mut transaction).await?;
        transaction.commit().await?;
        Ok(is_sent_again)
    }

    /// The same within a transaction of yours: it is sent again if that commits.
    ///
    /// # Errors
    ///
    /// [`Error::NotDurable`] if the connection has `synchronous = OFF`; else as with [`send_again`](Self::send_again).
    pub async fn send_again_within(
        &self,
        ticket: Ticket,
        copies: u32,
        connection: &mut DB::Connection,
    ) -> Result<bool, Error> {
        let message = self.0.own(ticket)?;
        DB::send_again(connection, message, copies).await
    }
}

#[cfg(test)]
mod tests {
    use crate::Outcome;
    use crate::protocol::{Answer, Begin, Begun, Round, Said, Wanted};
    use crate::state::Event;
    use crate::statements::write_round;
    use crate::tested::{Tested, on_each, outbox};

    on_each!(a_late_answer_to_the_first_copy_spares_the_second);
    async fn a_late_answer_to_the_first_copy_spares_the_second<DB: Tested>() {
        let (outbox, _place) = outbox::<DB>().await;
        let account = "messenger:1234567890";
        let hello = sendapi::message!(Messenger { recipient: "7204418830956127", text: "Hello" });
        let ticket = outbox.put(account, &hello).commit().await.unwrap().ticket();
        let mut connection = outbox.0.connection().await.unwrap();
        DB::enter(&mut connection, "w", "till-1", &[account.to_owned()]).await.unwrap();
        DB::claim(&mut connection, "w", 1, 0).await.unwrap();

        let wanted = Wanted { message: 1, account: 1, term: 1 };
        let begun = Begun { message: 1, term: 1, round: 1 };
        let begins = vec![Begin { wanted, kind: 0, lasts: 1, mark: None }];
        let answers = |event| vec![Answer { begun, event, said: Said::default() }];
        for round in [
            Round { number: 1, begins, answers: vec![] },
            Round { number: 2, begins: vec![], answers: answers(Event::Lose) },
        ] {
            write_round::<DB>(&mut connection, "w", &round).await.unwrap();
        }
        assert!(outbox.send_again(ticket, 0).await.unwrap());
        let late = Round { number: 3, begins: vec![], answers: answers(Event::Arrive) };
        write_round::<DB>(&mut connection, "w", &late).await.unwrap();
        let told = outbox.outcome(ticket).await.unwrap();
        assert_eq!(told, Some(Outcome::Sent { message_id: None }));
    }
}
