//! Databases that were put back, copied, or taken over by a standby.

use crate::error::is_name;
use crate::{Adopted, Database, Error, Outbox};

impl<DB: Database> Outbox<DB> {
    /// Takes this database for the outbox's own from now on, after a backup was put back, a copy was made to go on with, or a
    /// standby took over: workers do not start on it before, with [`Error::Restored`].
    ///
    /// Such a database does not know what was sent since, so **what waits and is due is
    /// [unknown](crate::Outcome::Unknown)** from then on, and goes by [`send_again`](Self::send_again) alone, once somebody
    /// has decided; events that wait are given up. What is due later goes as it was to. Where nothing was lost,
    /// [`adopt_as_it_is`](Self::adopt_as_it_is) leaves all of it.
    ///
    /// Workers that are still there are ended, and come back under another name. Call it once, and not where the original is
    /// worked on too.
    ///
    /// ```
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # use sendapi_outbox::Outbox;
    /// # let folder = tempfile::tempdir()?;
    /// # let (file, copy) = (folder.path().join("shop.db"), folder.path().join("copy.db"));
    /// # let outbox = Outbox::open(&file).await?;
    /// # let hello = sendapi::message!(Messenger { recipient: "7204418830956127", text: "Hello" });
    /// # outbox.put("messenger:1234567890", &hello).commit().await?;
    /// sqlx::query("VACUUM INTO ?").bind(copy.to_str()).execute(outbox.sqlite()).await?;
    /// let copy = Outbox::open(copy).await?;
    /// assert_eq!(copy.adopt().await?.unknown, 1);
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// [`Error::Database`]: nothing was changed then.
    pub async fn adopt(&self) -> Result<Adopted, Error> {
        let mut connection = self.0.connection().await?;
        DB::adopt(&mut connection, &self.0.place, true).await
    }

    /// The same for a database of which you know that nothing was lost: a standby that had all that the other had, or a file
    /// that was moved to another disk while nobody used it. If that is not so, **what was sent since is sent twice**.
    ///
    /// # Errors
    ///
    /// [`Error::Database`]: nothing was changed then.
    pub async fn adopt_as_it_is(&self) -> Result<(), Error> {
        let mut connection = self.0.connection().await?;
        DB::adopt(&mut connection, &self.0.place, false).await.map(drop)
    }

    /// Checks that this is the database that goes by this name, such as `production`; one that has none goes by it from then
    /// on. A copy of it that is opened under another name, on a laptop or for a trial, is refused before anything is sent
    /// from it.
    ///
    /// ```
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # use sendapi_outbox::Outbox;
    /// # let folder = tempfile::tempdir()?;
    /// # let file = folder.path().join("shop.db");
    /// let outbox = Outbox::open(&file).await?.named("production").await?;
    /// # drop(outbox);
    /// assert!(Outbox::open(&file).await?.named("trial").await.is_err());
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// [`Error::OtherName`] if it goes by another; [`Error::Name`] for a name without a character, or with more than 512
    /// bytes; [`Error::Database`].
    pub async fn named(self, name: impl AsRef<str>) -> Result<Self, Error> {
        let name = check(name.as_ref())?;
        let mut connection = self.0.connection().await?;
        let known = DB::go_by(&mut connection, name).await?;
        if known == name { Ok(self) } else { Err(Error::OtherName(known)) }
    }

    /// Gives the database another name: of a copy that is to be worked on, once it was [adopted](Self::adopt).
    ///
    /// # Errors
    ///
    /// As with [`named`](Self::named), but for the name that it has.
    pub async fn rename(&self, name: impl AsRef<str>) -> Result<(), Error> {
        let name = check(name.as_ref())?;
        let mut connection = self.0.connection().await?;
        Ok(DB::rename(&mut connection, name).await?)
    }
}

fn check(name: &str) -> Result<&str, Error> {
    if is_name(name) { Ok(name) } else { Err(Error::Name("name")) }
}
