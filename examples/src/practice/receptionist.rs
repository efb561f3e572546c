//! Who answers the patients: one function for both platforms.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime};

use sendapi::webhook::{Handler, Incoming, Kind, Reply};
use sendapi::{Account, AnyAccount, Both, Error, Message, Payload as _, Recipient};

use super::action::{Action, Waiting};
use super::doctors::Doctor;
use super::{only, words};
use crate::complain;
use crate::shop::clock::Clock;

/// Remembers the patients. Clones are the same.
#[derive(Clone, Debug, Default)]
pub struct Receptionist {
    cards: Arc<Mutex<HashMap<Patient, Card>>>,
    clock: Clock,
}

/// Whose card it is: people have other ids at each account.
type Patient = (String, String);

/// What is remembered of a patient.
#[derive(Debug, Default)]
struct Card {
    appointment: Option<Appointment>,
    /// When to remind them of it, where the platform lets one.
    remind_at: Option<SystemTime>,
    /// What was asked last, as the text of a [`Waiting`].
    waiting: Option<String>,
}

/// When somebody comes, to whom and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Appointment {
    /// The doctor.
    pub doctor: Doctor,
    /// The hour of tomorrow.
    pub hour: u8,
    /// Why, in the patient's own words.
    pub reason: String,
}

impl Handler for Receptionist {
    type Error = Error;

    async fn handle(&self, incoming: Incoming) -> Result<(), Error> {
        let (Some(account), Some(person)) = (incoming.account(), incoming.person()) else {
            return Ok(());
        };
        let Some(reply) = incoming.reply() else { return Ok(()) };
        let patient = (account.id().to_owned(), person.into_owned());
        let turn = Turn { account, patient, reply, now: self.clock.now() };
        match self.heard(&incoming, &turn) {
            Heard::Wants(action) => self.wants(&turn, action).await,
            Heard::Reason(appointment) => {
                turn.say(|recipient| words::confirm(recipient, appointment)).await
            }
            Heard::OldButton => turn.say(|to| words::welcome(to, OLD_BUTTON)).await,
            Heard::Words => turn.say(|to| words::welcome(to, NOT_UNDERSTOOD)).await,
            Heard::Nothing => Ok(()),
        }
    }
}

/// What a patient means.
enum Heard {
    Wants(Action),
    /// The answer to why they come.
    Reason(Appointment),
    OldButton,
    Words,
    Nothing,
}

/// Somebody who did something and may be answered.
struct Turn {
    account: AnyAccount,
    patient: Patient,
    reply: Reply<'static>,
    now: SystemTime,
}

impl Turn {
    async fn say<'m>(
        &'m self,
        write: impl FnOnce(Recipient<'m>) -> Message<'m, Both>,
    ) -> Result<(), Error> {
        let message = write(self.reply.recipient.clone());
        self.account.answer_at(&self.reply, &message, self.now).await.map(drop)
    }

    fn person(&self) -> &str {
        &self.patient.1
    }
}

impl Receptionist {
    /// With this clock.
    #[must_use]
    pub fn by(clock: Clock) -> Self {
        Self { clock, ..Self::default() }
    }

    /// Reminds the patients of a page, once each, for as long as it is let.
    pub async fn keep_reminding(self, page: Account) {
        loop {
            tokio::time::sleep(TICK).await;
            for (person, appointment) in self.take_due(page.id()) {
                if let Err(error) = only::remind(&page, &person, &appointment).await {
                    complain(&error);
                }
            }
        }
    }

    /// They are taken out before they are sent, so that none is sent twice, whatever comes of it.
    fn take_due(&self, account: &str) -> Vec<(String, Appointment)> {
        let now = self.clock.now();
        let mut cards = self.cards();
        let cards = cards.iter_mut().filter(|((of, _), _)| of == account);
        let due = cards.filter_map(|((_, person), card)| {
            card.remind_at.take_if(|at| *at <= now)?;
            Some((person.clone(), card.appointment.clone()?))
        });
        due.collect()
    }

    fn heard(&self, incoming: &Incoming, turn: &Turn) -> Heard {
        if let Some(tapped) = incoming.payload() {
            return tapped.map_or(Heard::OldButton, Heard::Wants);
        }
        if let Some(stars) = incoming.event().and_then(only::stars) {
            return Heard::Wants(Action::Rate { stars });
        }
        let waiting = self.with(turn, |card| card.waiting.take());
        let waiting = waiting.and_then(|text| Waiting::from_payload(&text).ok());
        match (waiting, incoming.text().map(str::trim)) {
            (Some(Waiting::Reason { doctor, hour }), Some(reason)) if !reason.is_empty() => {
                Heard::Reason(Appointment { doctor, hour, reason: reason.to_owned() })
            }
            (_, Some("")) => Heard::Words,
            (_, Some(words)) => known(words).map_or(Heard::Words, Heard::Wants),
            (_, None) => match incoming.event().map(|event| &event.kind) {
                Some(Kind::Postback(_) | Kind::Referral(_)) => Heard::Wants(Action::Start),
                Some(Kind::Message(_)) => Heard::Words,
                _ => Heard::Nothing,
            },
        }
    }

    async fn wants(&self, turn: &Turn, action: Action) -> Result<(), Error> {
        match action {
            Action::Start => turn.say(|to| words::welcome(to, WELCOME)).await,
            Action::Hours => turn.say(|to| words::plain(to, HOURS.to_owned())).await,
            Action::Book => turn.say(words::doctors).await,
            Action::With { doctor } => turn.say(|to| words::hours(to, doctor)).await,
            Action::At { doctor, hour } => {
                let waiting = Waiting::Reason { doctor, hour }.to_payload();
                self.with(turn, |card| card.waiting = Some(waiting));
                turn.say(|to| words::plain(to, WHY.to_owned())).await
            }
            Action::Confirm { doctor, hour, reason } => {
                self.write_down(turn, Appointment { doctor, hour, reason }).await
            }
            Action::Mine => match self.with(turn, |card| card.appointment.clone()) {
                Some(appointment) => turn.say(|to| words::yours(to, &appointment)).await,
                None => turn.say(|to| words::welcome(to, NO_APPOINTMENT)).await,
            },
            Action::Cancel => {
                let had_one = self.with(turn, |card| card.appointment.take()).is_some();
                let text = if had_one { GIVEN_UP } else { NO_APPOINTMENT };
                turn.say(|to| words::welcome(to, text)).await
            }
            Action::Person => {
                turn.say(|to| words::plain(to, SOMEBODY.to_owned())).await?;
                turn.account.pass_to_inbox(turn.person()).await.map(drop)
            }
            Action::Rate { stars } => {
                let text = if stars > 3 { GLAD } else { SORRY };
                turn.say(|to| words::plain(to, text.to_owned())).await
            }
        }
    }

    async fn write_down(&self, turn: &Turn, appointment: Appointment) -> Result<(), Error> {
        let text = format!(
            "Written down: tomorrow at {}:00 with {}. {}",
            appointment.hour,
            appointment.doctor.name(),
            only::reminds(&turn.account)
        );
        let remind_at = turn.account.messenger().and_then(|_| turn.now.checked_add(BEFORE));
        self.with(turn, |card| {
            (card.appointment, card.remind_at) = (Some(appointment), remind_at);
        });
        turn.say(|to| words::plain(to, text)).await?;
        only::ask_for_stars(&turn.account, turn.person()).await
    }

    fn with<T>(&self, turn: &Turn, look: impl FnOnce(&mut Card) -> T) -> T {
        look(self.cards().entry(turn.patient.clone()).or_default())
    }

    /// A thread that panicked while it held the lock left the cards whole.
    fn cards(&self) -> MutexGuard<'_, HashMap<Patient, Card>> {
        self.cards.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What somebody wants who says so in words.
fn known(words: &str) -> Option<Action> {
    let lower = words.to_lowercase();
    let is_said = |known: &str| lower.split(|c: char| !c.is_alphanumeric()).any(|it| it == known);
    let wanted = KNOWN.iter().find(|(known, _)| is_said(known));
    wanted.map(|(_, action)| action.clone())
}

/// From the booking to the reminder.
const BEFORE: Duration = Duration::from_secs(20 * 60 * 60);
const TICK: Duration = Duration::from_secs(1);

const KNOWN: [(&str, Action); 6] = [
    ("cancel", Action::Cancel),
    ("appointment", Action::Book),
    ("open", Action::Hours),
    ("person", Action::Person),
    ("hello", Action::Start),
    ("hi", Action::Start),
];

/// What the bot says to somebody who begins.
pub const WELCOME: &str = "Welcome to the practice at the harbour. What can we do for you?";
const HOURS: &str = "We are there from Monday to Friday, 9:00 to 16:00.";
const WHY: &str = "Why do you come? A few words are enough.";
const NO_APPOINTMENT: &str = "You have no appointment.";
const GIVEN_UP: &str = "We crossed it out.";
const SOMEBODY: &str = "Somebody will write to you here in a moment.";
const GLAD: &str = "We are glad to hear it.";
const SORRY: &str = "We are sorry, and will do better.";
const OLD_BUTTON: &str = "That button is an old one. What can we do for you?";
const NOT_UNDERSTOOD: &str = "I did not understand that.";
