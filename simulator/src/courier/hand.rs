//! One webhook from hand to hand: when it is tried, and what is noted of it.

use std::sync::Arc;
use std::time::{Duration, SystemTime};

use tokio::sync::{Mutex, Semaphore};

use super::address::Address;
use super::handshake;
use super::line::Line;
use super::sealed::Sealed;
use super::settings::{Bot, Settings};
use crate::access::app_secret::AppSecret;
use crate::access::token::Token;
use crate::journal::delivery::DeliveryObserver;
use crate::journal::log::Log;
use crate::journal::memory::Memory;
use crate::{Clock, Delivery, Outcome, WebhookError};

pub(super) struct Hand {
    line: Line,
    address: Address,
    secret: AppSecret,
    verify_token: Token,
    is_verified: Mutex<bool>,
    under_way: Semaphore,
    retries: bool,
    clock: Clock,
    log: Memory<Delivery>,
    /// With the requests, in one order.
    told: Arc<Log>,
    observer: Option<DeliveryObserver>,
}

impl Hand {
    pub(super) fn of(
        settings: Settings,
        clock: Clock,
        told: Arc<Log>,
    ) -> Result<Option<Self>, WebhookError> {
        let Some(Bot { url, secret, verify_token }) = settings.bot else { return Ok(None) };
        if secret.is_empty() {
            return Err(WebhookError::no_secret());
        }
        if verify_token.expose().is_empty() {
            return Err(WebhookError::no_verify_token());
        }
        Ok(Some(Self {
            line: Line::new(settings.patience),
            address: Address::parse(&url, settings.is_anywhere)?,
            secret,
            verify_token,
            is_verified: Mutex::new(false),
            under_way: Semaphore::new(AT_ONCE),
            retries: settings.retries,
            clock,
            log: Memory::of(settings.remember),
            told,
            observer: settings.observer,
        }))
    }

    pub(super) fn secret(&self) -> &AppSecret {
        &self.secret
    }

    pub(super) fn address(&self) -> String {
        self.address.shown()
    }

    pub(super) fn deliveries(&self) -> Vec<Delivery> {
        self.log.all()
    }

    pub(super) fn newest(&self, is_meant: impl Fn(&Delivery) -> bool) -> Option<Delivery> {
        self.log.newest(is_meant)
    }

    /// Asks anew.
    pub(super) async fn verify(&self) -> Result<(), WebhookError> {
        let mut is_verified = self.is_verified.lock().await;
        let answer = handshake::ask(&self.line, &self.address, &self.verify_token).await;
        *is_verified = answer.is_ok();
        answer
    }

    /// Tries it as often as the platform does at once. Gives the last attempt.
    pub(super) async fn deliver(&self, sealed: &Sealed) -> Delivery {
        let mut last = self.attempt(sealed, 1).await;
        while self.retries && !last.is_taken() && last.attempt() < TRIES_AT_ONCE {
            last = self.attempt(sealed, last.attempt().saturating_add(1)).await;
        }
        last
    }

    /// Tries it again, by the simulator's clock, until the bot takes it or the platform would give it up.
    pub(super) async fn deliver_later(&self, sealed: &Sealed, tried: u32) {
        let (failed, mut tried) = (self.clock.now(), tried);
        for wait in LATER.iter().filter(|_| self.retries) {
            self.clock.reaches(failed.checked_add(*wait).unwrap_or(failed)).await;
            tried = tried.saturating_add(1);
            if self.attempt(sealed, tried).await.is_taken() {
                return;
            }
        }
    }

    /// Does not try it, since so many wait already.
    pub(super) fn turn_away(&self, sealed: &Sealed, waiting: usize) -> Delivery {
        self.note(sealed, self.clock.now(), 1, Outcome::TurnedAway { waiting }, Duration::ZERO)
    }

    async fn attempt(&self, sealed: &Sealed, number: u32) -> Delivery {
        // An error would mean that the semaphore was closed, which it never is.
        let _turn = self.under_way.acquire().await;
        let at = self.clock.now();
        let (outcome, took) = match self.verify_once().await {
            Ok(()) => self.line.post(self.address.uri(), sealed).await,
            Err(error) => (Outcome::NotVerified(error.to_string()), Duration::ZERO),
        };
        self.note(sealed, at, number, outcome, took)
    }

    async fn verify_once(&self) -> Result<(), WebhookError> {
        // Tokio's lock, held over the question: of those that come at once, one asks and the others wait.
        let mut is_verified = self.is_verified.lock().await;
        if !*is_verified {
            handshake::ask(&self.line, &self.address, &self.verify_token).await?;
            *is_verified = true;
        }
        Ok(())
    }

    fn note(
        &self,
        sealed: &Sealed,
        at: SystemTime,
        attempt: u32,
        outcome: Outcome,
        took: Duration,
    ) -> Delivery {
        let (number, contents) = (self.told.next_number(), sealed.contents().clone());
        let delivery = Delivery::new(number, contents, at, attempt, outcome, took);
        self.log.keep(delivery.clone());
        self.told.keep_delivery(&delivery);
        self.observer.iter().for_each(|observer| observer.see(&delivery));
        delivery
    }
}

/// How many webhooks are posted at once.
const AT_ONCE: usize = 64;

const TRIES_AT_ONCE: u32 = 3;

/// After an hour the platform gives a webhook up.
const LATER: &[Duration] = &[
    Duration::from_secs(60),
    Duration::from_secs(5 * 60),
    Duration::from_secs(15 * 60),
    Duration::from_secs(30 * 60),
    Duration::from_secs(60 * 60),
];
