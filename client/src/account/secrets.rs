//! The secrets of the apps that a client's accounts belong to.

use super::host::Host;
use crate::error::Problem;
use crate::http::{AppSecret, Prover};

/// The secrets of a client's apps, if it has any.
#[derive(Clone, Debug, Default)]
pub(crate) struct Secrets {
    pub(crate) app: Option<AppSecret>,
    pub(crate) instagram_app: Option<AppSecret>,
    pub(crate) timed: bool,
}

impl Secrets {
    pub(crate) fn check(&self) -> Result<(), Problem> {
        if self.timed && self.app.is_none() && self.instagram_app.is_none() {
            return Err(Problem::new(
                "`timed_proofs` needs a secret to prove with, give `app_secret` too",
            ));
        }
        self.app.iter().chain(&self.instagram_app).try_for_each(AppSecret::check)
    }

    pub(crate) fn prover(&self, host: Host) -> Option<Prover> {
        let secret = match host {
            Host::Facebook => self.app.as_ref(),
            Host::Instagram => self.instagram_app.as_ref().or(self.app.as_ref()),
        };
        let prover = if self.timed { Prover::Timed } else { Prover::Plain };
        secret.cloned().map(prover)
    }
}
