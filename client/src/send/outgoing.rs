//! What can be sent among many.

use std::sync::Arc;

use super::lanes::Lane;
use super::prepared::Prepared;
use crate::{Error, Letter, Message, Platform};
use sendapi_core::convert::value::Value as _;
use sendapi_core::tree::{Found, descend};

/// What [`Account::send_all`](crate::Account::send_all) takes: a [`Message`], owned, borrowed or in
/// an [`Arc`]; a [`Letter`]; or a pair of one of these and anything that should come back with the
/// outcome, such as a row of a database.
#[diagnostic::on_unimplemented(
    message = "`send_all` cannot send a value of type `{Self}`",
    label = "this yields `{Self}`",
    note = "it takes `Message`s for the platform of the account, references to them, `Arc`s of them, `Letter`s, and pairs of one of these and anything"
)]
pub trait Outgoing<P: Platform>: sealed::Prepare<P> {}

#[diagnostic::do_not_recommend]
impl<P: Platform, T: sealed::Prepare<P>> Outgoing<P> for T {}

pub(crate) mod sealed {
    use super::{Error, Lane, Prepared};

    /// Keeps [`Outgoing`](super::Outgoing) to what the client knows how to send.
    pub trait Prepare<P> {
        fn prepare(&self) -> Result<Prepared, Error>;
        fn lane(&self) -> Lane;
    }
}

impl<P: Platform> sealed::Prepare<P> for Message<'_, P> {
    fn prepare(&self) -> Result<Prepared, Error> {
        Prepared::new(self)
    }

    fn lane(&self) -> Lane {
        Lane::to(descend(self.__node(), &["recipient"]))
    }
}

impl<P: Platform> sealed::Prepare<P> for Letter<'_, P> {
    fn prepare(&self) -> Result<Prepared, Error> {
        self.prepared()
    }

    fn lane(&self) -> Lane {
        Lane::to(Found::Yes(self.recipient().node()))
    }
}

impl<P, T: sealed::Prepare<P>> sealed::Prepare<P> for &T {
    fn prepare(&self) -> Result<Prepared, Error> {
        (**self).prepare()
    }

    fn lane(&self) -> Lane {
        (**self).lane()
    }
}

impl<P, T: sealed::Prepare<P>> sealed::Prepare<P> for Arc<T> {
    fn prepare(&self) -> Result<Prepared, Error> {
        (**self).prepare()
    }

    fn lane(&self) -> Lane {
        (**self).lane()
    }
}

impl<P, T: sealed::Prepare<P>, C> sealed::Prepare<P> for (T, C) {
    fn prepare(&self) -> Result<Prepared, Error> {
        self.0.prepare()
    }

    fn lane(&self) -> Lane {
        self.0.lane()
    }
}
