//! What can be sent among many.

use std::sync::Arc;

use super::lanes::Lane;
use super::prepared::Prepared;
use crate::{
    AnyAccount, Both, Error, Instagram, Letter, Message, Messenger, Platform, PlatformKind,
};
use sendapi_core::convert::value::Value as _;
use sendapi_core::tree::{Found, descend};

/// What [`Account::send_all`](crate::Account::send_all) takes: a [`Message`], owned, borrowed or in
/// an [`Arc`]; a [`Letter`]; or a pair of one of these and anything that should come back with the
/// outcome, such as a row of a database.
///
/// With [`AnyAccount`] in place of the platform it is what [`AnyAccount::send_all`] takes: the same of messages for [`Both`].
#[diagnostic::on_unimplemented(
    message = "`send_all` cannot send a value of type `{Self}`",
    label = "this yields `{Self}`",
    note = "it takes `Message`s for the platform of the account, references to them, `Arc`s of them, `Letter`s, and pairs of one of these and anything",
    note = "messages for `Both` go to the `send_all` of an `AnyAccount`"
)]
pub trait Outgoing<P>: sealed::Prepare<P> {}

#[diagnostic::do_not_recommend]
impl<P, T: sealed::Prepare<P>> Outgoing<P> for T {}

pub(crate) mod sealed {
    use super::{Error, Lane, PlatformKind, Prepared};

    /// Keeps [`Outgoing`](super::Outgoing) to what the client knows how to send.
    pub trait Prepare<P> {
        /// For an account of this platform.
        fn prepare(&self, on: PlatformKind) -> Result<Prepared, Error>;
        fn lane(&self) -> Lane;
    }
}

impl<P: Platform> sealed::Prepare<P> for Message<'_, P> {
    fn prepare(&self, _: PlatformKind) -> Result<Prepared, Error> {
        Prepared::new(self)
    }

    fn lane(&self) -> Lane {
        Lane::to(descend(self.__node(), &["recipient"]))
    }
}

impl<P: Platform> sealed::Prepare<P> for Letter<'_, P> {
    fn prepare(&self, _: PlatformKind) -> Result<Prepared, Error> {
        self.prepared::<P>()
    }

    fn lane(&self) -> Lane {
        Lane::to(Found::Yes(self.recipient().node()))
    }
}

impl sealed::Prepare<AnyAccount> for Message<'_, Both> {
    fn prepare(&self, on: PlatformKind) -> Result<Prepared, Error> {
        match on {
            PlatformKind::Messenger => Prepared::new(&self.on::<Messenger>()?),
            PlatformKind::Instagram => Prepared::new(&self.on::<Instagram>()?),
        }
    }

    fn lane(&self) -> Lane {
        Lane::to(Found::Yes(self.recipient().node()))
    }
}

impl sealed::Prepare<AnyAccount> for Letter<'_, Both> {
    fn prepare(&self, on: PlatformKind) -> Result<Prepared, Error> {
        match on {
            PlatformKind::Messenger => self.prepared::<Messenger>(),
            PlatformKind::Instagram => self.prepared::<Instagram>(),
        }
    }

    fn lane(&self) -> Lane {
        Lane::to(Found::Yes(self.recipient().node()))
    }
}

impl<P, T: sealed::Prepare<P>> sealed::Prepare<P> for &T {
    fn prepare(&self, on: PlatformKind) -> Result<Prepared, Error> {
        (**self).prepare(on)
    }

    fn lane(&self) -> Lane {
        (**self).lane()
    }
}

impl<P, T: sealed::Prepare<P>> sealed::Prepare<P> for Arc<T> {
    fn prepare(&self, on: PlatformKind) -> Result<Prepared, Error> {
        (**self).prepare(on)
    }

    fn lane(&self) -> Lane {
        (**self).lane()
    }
}

impl<P, T: sealed::Prepare<P>, C> sealed::Prepare<P> for (T, C) {
    fn prepare(&self, on: PlatformKind) -> Result<Prepared, Error> {
        self.0.prepare(on)
    }

    fn lane(&self) -> Lane {
        self.0.lane()
    }
}
