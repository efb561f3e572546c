//! Performing a call and reading its answer.

use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll};

use futures_core::future::BoxFuture;
use sendapi_core::call::answer::Answer;
use sendapi_core::call::{ByAccount, ById, Root};

use super::written::written;
use crate::graph::{self, Path};
use crate::{Account, Error, Platform};

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
    /// The future keeps nothing of the call and the account borrowed, so it may be spawned; nothing is
    /// sent until it runs, on Tokio.
    ///
    /// A call about a person, a persona or a label does not build here: it needs an id, and
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
    ///     let block = Moderate {
    ///         user_ids: [Person::new(person)].into(),
    ///         actions: [ModerationAction::BlockUser].into(),
    ///     };
    ///     page.perform(&block).await?;
    ///     Ok(())
    /// }
    /// ```
    pub fn perform<C: ByAccount>(&self, call: &C) -> Performing<C::Answer> {
        self.answered(written::<C, P>(own_root::<C>(), call))
    }

    /// Performs a [call](crate::call) about a person, a persona or a label with this id: as
    /// [`perform`](Self::perform) in all else.
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
    ///     page.perform_on(label, &AttachLabel { user: person.into() }).await?;
    ///     Ok(())
    /// }
    /// ```
    pub fn perform_on<C: ById>(&self, id: &str, call: &C) -> Performing<C::Answer> {
        self.answered(written::<C, P>(Path::object(id.to_owned()), call))
    }

    /// What comes of a call that was written down.
    pub(super) fn answered<A: Answer>(&self, call: Result<graph::Call, Error>) -> Performing<A> {
        let account = self.clone();
        Performing::new(async move { account.answer_to(&call?).await })
    }

    pub(super) async fn answer_to<A: Answer>(&self, call: &graph::Call) -> Result<A, Error> {
        let reply = self.carry_out(call).await.map_err(Error::about_a_call)?;
        reply.read(A::from_json)
    }
}

/// Where a call goes that needs no id.
pub(super) fn own_root<C: ByAccount>() -> Path {
    match C::ROOT {
        Root::Nobody => Path::root(),
        _ => Path::account(),
    }
}

/// A call that is performed as soon as it is awaited, from [`Account::perform`]: a future of its
/// answer, or an [`Error`].
#[must_use = "nothing is sent until it is awaited"]
pub struct Performing<A>(BoxFuture<'static, Result<A, Error>>);

impl<A> Performing<A> {
    pub(super) fn new(future: impl Future<Output = Result<A, Error>> + Send + 'static) -> Self {
        Self(Box::pin(future))
    }

    /// With an answer that is made of this one's.
    pub(super) fn map<B>(self, make: impl FnOnce(A) -> B + Send + 'static) -> Performing<B>
    where
        A: 'static,
    {
        Performing::new(async move { self.await.map(make) })
    }
}

impl<A> Future for Performing<A> {
    type Output = Result<A, Error>;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        self.0.as_mut().poll(cx)
    }
}

impl<A> fmt::Debug for Performing<A> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Performing(..)")
    }
}
