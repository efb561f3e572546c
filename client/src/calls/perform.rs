//! Performing a call and reading its answer.

use sendapi_core::call::answer::Answer;
use sendapi_core::call::{ByAccount, ById, Root};

use crate::graph::{self, Path};
use crate::send::Terms;
use crate::{Account, Error, Performing, Platform};

impl<P: Platform> Account<P> {
    /// Performs a [call](crate::call): checks it, makes one request of it and reads the answer.
    ///
    /// A call that breaks a rule of the platform does not leave the program. All else is as with
    /// [`call`](Self::call): it stands still and slows down when messages of this account do, and is
    /// tried again as [`Retry`](crate::Retry) says. Some calls have a [limit](crate::CallLimit) of
    /// their own.
    ///
    /// On Instagram `platform` is filled in where the call has such a member and leaves it open.
    ///
    /// With Instagram login some calls have other names, and some are not there at all: one of these
    /// does not leave the program. [`instagram_login`](crate::call::instagram_login) has the table.
    ///
    /// A call about a person, a persona, a label or the like does not build here: it needs an id, and
    /// [`perform_on`](Self::perform_on) takes one.
    ///
    /// ```compile_fail,E0277
    /// use sendapi::{Account, call::persona::DeletePersona};
    ///
    /// async fn delete(page: &Account) {
    ///     page.perform(&DeletePersona {}).await;
    /// }
    /// ```
    ///
    /// # Errors
    ///
    /// [`Error`] with its [`kind`](Error::kind): the call or the account's settings are wrong, the
    /// platform could not be reached, refused the call, or gave no answer that can be read.
    ///
    /// # Example
    ///
    /// ```no_run
    /// use sendapi::call::moderation::{Moderate, ModerationAction};
    /// use sendapi::call::person::Person;
    /// use sendapi::{Account, Error};
    ///
    /// async fn block(page: &Account, person: &str) -> Result<(), Error> {
    ///     let block = Moderate::new([Person::new(person)], [ModerationAction::BlockUser]);
    ///     page.perform(&block).await?;
    ///     Ok(())
    /// }
    /// ```
    pub fn perform<C: ByAccount>(&self, call: &C) -> Performing<C::Answer> {
        self.answered(self.written(own_root::<C>(), call))
    }

    /// Performs a [call](crate::call) about a person, a persona, a label, a conversation or the like with this
    /// id: as [`perform`](Self::perform) in all else. The `act_` of an ad account may be left out.
    ///
    /// A call about the account itself does not build here, since its id would go nowhere.
    ///
    /// ```compile_fail,E0277
    /// use sendapi::{Account, call::persona::ReadPersonas};
    ///
    /// async fn read(page: &Account) {
    ///     page.perform_on("7", &ReadPersonas::default()).await;
    /// }
    /// ```
    ///
    /// # Errors
    ///
    /// As with [`perform`](Self::perform).
    ///
    /// # Example
    ///
    /// ```no_run
    /// use sendapi::call::label::AttachLabel;
    /// use sendapi::{Account, Error};
    ///
    /// async fn regular(page: &Account, label: &str, person: &str) -> Result<(), Error> {
    ///     page.perform_on(label, &AttachLabel::new(person)).await?;
    ///     Ok(())
    /// }
    /// ```
    pub fn perform_on<C: ById>(&self, id: &str, call: &C) -> Performing<C::Answer> {
        self.answered(self.written(root_of::<C>(id), call))
    }

    /// What comes of a call that was written down.
    pub(super) fn answered<A: Answer>(&self, call: Result<graph::Call, Error>) -> Performing<A> {
        let account = self.clone();
        Performing::new(|terms| async move { account.answer_to(&call?, &terms).await })
    }

    pub(super) async fn answer_to<A: Answer>(
        &self,
        call: &graph::Call,
        terms: &Terms,
    ) -> Result<A, Error> {
        let reply = self.carry_out(call, terms).await?;
        if reply.is_rehearsed {
            return Ok(A::from_members(serde_json::Map::new()));
        }
        reply.read(A::from_json)
    }
}

/// Where a call goes that needs no id.
pub(super) fn own_root<C: ByAccount>() -> Path {
    match C::ROOT {
        Root::Nobody => Path::root(),
        Root::Me => Path::object(Root::Me.before()),
        _ => Path::account(),
    }
}

/// Where a call goes that is about the object with this id.
pub(super) fn root_of<C: ById>(id: &str) -> Path {
    match C::ROOT.before().split_once('/') {
        Some((before, _)) => Path::root().edge(before).edge(id.to_owned()),
        None => Path::object(with_beginning(C::ROOT.before(), id)),
    }
}

/// An id that is missing stays so, and leads nowhere.
fn with_beginning(beginning: &str, id: &str) -> String {
    if id.is_empty() || id.starts_with(beginning) {
        id.to_owned()
    } else {
        format!("{beginning}{id}")
    }
}
