//! Reading what stands in a conversation.

use sendapi::call::conversation::{ConversationField, MessageField, StoredMessage};
use sendapi::{Account, Platform};
use serde_json::Value;

use crate::{AccountName, Database, Error, LookedUp, Outbox, Ticket};

impl<DB: Database> Outbox<DB> {
    /// Reads the conversation of a message from the platform, for a person who decides whether it arrived: what was put, and
    /// what the account has written there. Nothing is changed by it, and nothing is guessed: the same words may have been
    /// written by somebody else, or before.
    ///
    /// `None` if the message is no longer kept. It takes the permission to read conversations, `pages_messaging`, as
    /// [`conversation_with`](Account::conversation_with) does.
    ///
    /// ```no_run
    /// use sendapi_outbox::{Error, Outbox, Ticket};
    ///
    /// async fn show(outbox: &Outbox, ticket: Ticket, page: &sendapi::Account) -> Result<(), Error> {
    ///     let Some(found) = outbox.look_up(ticket, page).await? else { return Ok(()) };
    ///     println!("began {:?}: {}", found.begun_at, found.body);
    ///     for message in found.written {
    ///         println!("{:?} {:?}", message.created_time, message.message);
    ///     }
    ///     Ok(())
    /// }
    /// ```
    ///
    /// # Errors
    ///
    /// [`Error::OtherAccount`] if the message is another account's; [`Error::NoPerson`] if it goes to no id, such as to a
    /// comment; [`Error::LookUp`] if the platform does not tell; [`Error::OtherStore`]; [`Error::Database`].
    pub async fn look_up<P: Platform>(
        &self,
        ticket: Ticket,
        account: &Account<P>,
    ) -> Result<Option<LookedUp>, Error> {
        let message = self.0.own(ticket)?;
        let mut connection = self.0.pool.acquire().await?;
        let Some(put) = DB::put_and_begun(&mut connection, message).await? else {
            return Ok(None);
        };
        drop(connection);
        if put.account != AccountName::of(account)?.as_str() {
            return Err(Error::OtherAccount(put.account));
        }
        let person = person(&put.body).ok_or(Error::NoPerson)?;
        let written = written(account, &person).await.map_err(Error::LookUp)?;
        Ok(Some(LookedUp { body: put.body, begun_at: put.begun_at, written }))
    }
}

fn person(body: &str) -> Option<String> {
    let body: Value = serde_json::from_str(body).ok()?;
    Some(body.pointer("/recipient/id")?.as_str()?.to_owned())
}

async fn written<P: Platform>(
    account: &Account<P>,
    person: &str,
) -> Result<Vec<StoredMessage>, sendapi::Error> {
    let fields = ConversationField::messages(&[
        MessageField::Id,
        MessageField::CreatedTime,
        MessageField::From,
        MessageField::Message,
        MessageField::Attachments,
    ]);
    let found = account.conversation_with(person, &[fields]).await?;
    let mut all = found.and_then(|found| found.messages).map(|it| it.data).unwrap_or_default();
    // The account may have another id there than the one by which it sends.
    all.retain(|message| {
        message.from.as_ref().is_some_and(|from| from.id.as_deref() != Some(person))
    });
    Ok(all)
}
