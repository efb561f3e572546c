//! The gates of all accounts of a client.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use super::host::Host;
use super::id::check_account_id;
use crate::PlatformKind;
use crate::pace::{Gate, Rates, SharedApp};

/// Finds an account's gate.
pub(crate) struct Gates {
    rates: Rates,
    /// Tokens of the two hosts are of different apps.
    facebook_app: Arc<SharedApp>,
    instagram_app: Arc<SharedApp>,
    by_account: Mutex<ByAccount>,
}

#[derive(Default)]
struct ByAccount {
    gates: HashMap<(Host, PlatformKind, String), Arc<Gate>>,
    /// From so many on, those that nobody needs are forgotten.
    most: usize,
}

impl Gates {
    pub(crate) fn new(rates: Rates) -> Self {
        Self {
            rates,
            facebook_app: Arc::default(),
            instagram_app: Arc::default(),
            by_account: Mutex::default(),
        }
    }

    /// The account's gate. What the platform said, and what was sent, counts for accounts that are made
    /// anew for each message, too: a gate that no account holds is forgotten only when nothing of that matters any more. Rates and a
    /// business that it was given go with it.
    pub(crate) fn of(&self, host: Host, platform: PlatformKind, account_id: &str) -> Arc<Gate> {
        let new = || Arc::new(Gate::new(platform, account_id, &self.rates, self.app(host)));
        // With `me` only the token tells who it is; what is no id may be a token in the wrong place.
        if account_id == "me" || check_account_id(account_id).is_err() {
            return new();
        }
        let mut known = self.by_account.lock().unwrap_or_else(PoisonError::into_inner);
        known.forget_the_idle();
        Arc::clone(known.gates.entry((host, platform, account_id.to_owned())).or_insert_with(new))
    }

    fn app(&self, host: Host) -> Arc<SharedApp> {
        Arc::clone(match host {
            Host::Facebook => &self.facebook_app,
            Host::Instagram => &self.instagram_app,
        })
    }
}

impl ByAccount {
    /// After a sweep their number has to double before the next, so that finding one is cheap in the long run.
    fn forget_the_idle(&mut self) {
        if self.gates.len() < self.most.max(FEW) {
            return;
        }
        // A count of 1 is the map's own. It cannot grow meanwhile: clones are made under this lock.
        self.gates.retain(|_, gate| Arc::strong_count(gate) > 1 || !gate.is_idle());
        self.gates.shrink_to_fit();
        self.most = self.gates.len().saturating_mul(2);
    }
}

const FEW: usize = 1000;

#[cfg(test)]
mod tests {
    use super::*;

    fn known(gates: &Gates) -> usize {
        gates.by_account.lock().unwrap().gates.len()
    }

    fn page(gates: &Gates, id: &str) -> Arc<Gate> {
        gates.of(Host::Facebook, PlatformKind::Messenger, id)
    }

    #[test]
    fn an_account_finds_its_own_gate_again_and_each_platform_has_one() {
        let gates = Gates::new(Rates::default());
        assert!(Arc::ptr_eq(&page(&gates, "1"), &page(&gates, "1")));
        assert!(!Arc::ptr_eq(&page(&gates, "1"), &page(&gates, "2")));
        let instagram = gates.of(Host::Facebook, PlatformKind::Instagram, "1");
        assert!(!Arc::ptr_eq(&page(&gates, "1"), &instagram));
        assert!(!Arc::ptr_eq(&page(&gates, "me"), &page(&gates, "me")));
    }

    #[test]
    fn what_nobody_holds_and_nothing_waits_for_is_forgotten() {
        let gates = Gates::new(Rates::default());
        let held = page(&gates, "1");
        page(&gates, "2").pause(std::time::Duration::from_secs(60));
        for id in 10..50_000 {
            page(&gates, &id.to_string());
        }
        assert!(known(&gates) <= 2 * FEW, "{}", known(&gates));
        assert!(Arc::ptr_eq(&held, &page(&gates, "1")));
        assert!(!page(&gates, "2").standstills().is_empty());
    }

    #[test]
    fn what_is_no_id_is_not_kept() {
        let gates = Gates::new(Rates::default());
        for token in ["EAABsecret", "", "12/3"] {
            page(&gates, token);
        }
        assert_eq!(known(&gates), 0);
    }
}
