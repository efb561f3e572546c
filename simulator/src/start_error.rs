//! Why a simulator did not start.

use std::error::Error;
use std::net::SocketAddr;
use std::{fmt, io};

use sendapi_core::told::Written;

use crate::WebhookError;
use crate::state::StateError;

/// Why a [`Simulator`](crate::Simulator) did not start.
pub struct StartError {
    cause: Cause,
}

impl StartError {
    pub(crate) fn account(id: &str) -> Self {
        Self { cause: Cause::Account(id.to_owned()) }
    }

    pub(crate) fn webhook(source: WebhookError) -> Self {
        Self { cause: Cause::Webhook(source) }
    }

    pub(crate) fn state(source: StateError) -> Self {
        Self { cause: Cause::State(source) }
    }

    pub(crate) fn listen(address: SocketAddr, source: io::Error) -> Self {
        Self { cause: Cause::Listen(address, source) }
    }
}

impl fmt::Display for StartError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.cause {
            Cause::Account(id) => write!(
                f,
                "`{}` is no account id: an id is made of digits, and `me` needs no naming",
                Written(id)
            ),
            // The sentence is that of the cause: no source, or reports would say it twice.
            Cause::Webhook(error) => error.fmt(f),
            Cause::State(error) => error.fmt(f),
            Cause::Listen(address, _) => {
                write!(f, "cannot listen on {address}: choose another port, or 0 for any free one")
            }
        }
    }
}

sendapi_core::told! { StartError }

impl Error for StartError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match &self.cause {
            Cause::Account(_) | Cause::Webhook(_) => None,
            Cause::Listen(_, source) => Some(source),
            Cause::State(error) => error.source(),
        }
    }
}

#[derive(Debug)]
enum Cause {
    Account(String),
    Listen(SocketAddr, io::Error),
    State(StateError),
    Webhook(WebhookError),
}
