//! Putting a message.

use crate::request::Request;
use crate::{Database, Error, Outbox, Puttable, Putting, Ticket};

/// What came of a put.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Put {
    ticket: Ticket,
    is_new: bool,
}

impl Put {
    /// The message's name, to ask for its outcome.
    #[must_use]
    pub const fn ticket(&self) -> Ticket {
        self.ticket
    }

    /// `false` if it was there already, by its [key](Putting::key): whatever became of it, it is not put again.
    #[must_use]
    pub const fn is_new(&self) -> bool {
        self.is_new
    }
}

impl<DB: Database> Outbox<DB> {
    /// Puts a message for an account, such as `messenger:1234567890`: see [`Putting`] for what can be said with it, and
    /// [`Putting::within`] for how it is done. It is checked before. [`put_all`](Self::put_all) puts many.
    ///
    /// Every other language and driver does the same by one statement, in its own transaction, on SQLite and on PostgreSQL:
    ///
    /// ```sql
    /// INSERT INTO sendapi_put (request) VALUES (:request)
    /// SELECT sendapi.put(:request)
    /// ```
    ///
    /// The request is JSON: `account`; `body`, which is the JSON of the message **as a string**; and, as wanted, `key`, `at`
    /// and `until` in milliseconds since 1970, `priority` (`answer` or `broadcast`) and `lane`. The message's number is what
    /// PostgreSQL gives, and on SQLite `last_put` in the table `sendapi_store` then. What breaks a rule of the platform is refused when its turn comes.
    pub fn put<M: Puttable>(&self, account: impl AsRef<str>, message: &M) -> Putting<&Self> {
        let account = account.as_ref().parse();
        let request = account.and_then(|account| Putting::of(message).request?.addressed(&account));
        Putting { to: self, request }
    }

    /// On a connection that can put.
    pub(crate) async fn put_request(
        &self,
        request: &Request,
        connection: &mut DB::Connection,
    ) -> Result<Put, Error> {
        let (message, is_new) = DB::put(connection, &request.to_json(), request.key()).await?;
        Ok(self.told(message, is_new))
    }

    pub(crate) fn told(&self, message: i64, is_new: bool) -> Put {
        Put { ticket: self.0.ticket(message), is_new }
    }
}

impl<DB: Database> Putting<&Outbox<DB>> {
    /// Puts it within a transaction of yours: it is there if that commits.
    ///
    /// # Errors
    ///
    /// What is wrong with the message, the account, the key or the connection. In a transaction nothing was done then, and
    /// it can go on.
    pub async fn within(self, connection: &mut DB::Connection) -> Result<Put, Error> {
        let request = self.request?;
        DB::check_can_put(connection).await?;
        self.to.put_request(&request, connection).await
    }

    /// Puts it in a transaction of its own.
    ///
    /// # Errors
    ///
    /// As with [`within`](Self::within). Where the database does not answer whether it committed, it may have been put: with a
    /// [key](Self::key) it does no harm to put it again.
    pub async fn commit(self) -> Result<Put, Error> {
        let mut transaction = self.to.0.writing().await?;
        let put = self.within(&mut transaction).await?;
        transaction.commit().await?;
        Ok(put)
    }
}
