//! Which message is whose, what it says, and what goes wrong with each of its tries.

use crate::chance::{chance, happens, one_of};
use crate::kinds::{Chance, Kind, KindId, Kinds, Place};
use crate::seat::{MOST_PEOPLE, Seat};

/// All that is decided beforehand.
pub(crate) struct Plan {
    pub(crate) seed: u64,
    pub(crate) messages: usize,
    pub(crate) seats: Vec<Seat>,
    pub(crate) kinds: Kinds,
    /// What may happen to a message or a batch of each seat.
    decks: Vec<Vec<Deck>>,
    /// The comments that are answered, for each seat.
    pub(crate) comments: Vec<Vec<String>>,
}

/// Kinds by their groups.
struct Deck {
    place: Place,
    chance: Chance,
    kinds: Vec<Vec<KindId>>,
}

impl Plan {
    pub(crate) fn of(seed: u64, messages: usize, seats: Vec<Seat>) -> Self {
        let kinds = Kinds::all();
        let decks = seats.iter().map(|seat| decks(&kinds, seat)).collect();
        Self { seed, messages, seats, kinds, decks, comments: Vec::new() }
    }

    /// The numbers of the messages of a seat, in their order.
    pub(crate) fn numbers(&self, seat: usize) -> impl Iterator<Item = usize> + use<> {
        (seat..self.messages).step_by(self.seats.len())
    }

    pub(crate) fn seat(&self, number: usize) -> Option<&Seat> {
        self.seats.get(self.seat_of(number))
    }

    /// The account that sends it.
    pub(crate) fn account(&self, number: usize) -> String {
        account(self.seat_of(number))
    }

    pub(crate) fn text(number: usize) -> String {
        format!("{BEFORE_NUMBER}{number} leaves at nine.")
    }

    /// The number in a text, as it is or encoded for a form.
    pub(crate) fn number_in(text: &str) -> Option<usize> {
        let after = text.split_once(BEFORE_NUMBER);
        let (_, rest) = after.or_else(|| text.split_once(BEFORE_NUMBER_IN_A_FORM))?;
        let end = rest.find(|it: char| !it.is_ascii_digit()).unwrap_or(rest.len());
        rest.get(..end)?.parse().ok()
    }

    /// Who gets it, unless it answers a comment. Messages to the same person go one after the other.
    pub(crate) fn person(&self, number: usize) -> u64 {
        let people = self.seat(number).map_or(1, Seat::people);
        let lane = self.index(number) % people;
        FIRST_PERSON + (self.seat_of(number) * MOST_PEOPLE + lane) as u64
    }

    /// The comment that it answers, if it is a private reply.
    pub(crate) fn comment(&self, number: usize) -> Option<&str> {
        let index = self.index(number);
        let comments = self.comments.get(self.seat_of(number))?;
        let is_reply = index % ONE_REPLY_IN == ONE_REPLY_IN - 1;
        comments.get(index / ONE_REPLY_IN).filter(|_| is_reply).map(String::as_str)
    }

    /// How many comments a seat answers.
    pub(crate) fn replies(&self, seat: usize) -> usize {
        self.numbers(seat).count() / ONE_REPLY_IN
    }

    /// What goes wrong with this try of a message, or with the batch that this message is the first of.
    pub(crate) fn fault(&self, number: usize, attempt: usize, place: Place) -> Option<KindId> {
        let by = |what: u64| chance([self.seed, number as u64, attempt as u64, place as u64, what]);
        let chance = self.chance(number, attempt, place, by)?;
        let mut decks = self.decks.get(self.seat_of(number))?.iter();
        let deck = decks.find(|deck| (deck.place, deck.chance) == (place, chance))?;
        let kind = *one_of(by(0), one_of(by(1), &deck.kinds)?)?;
        let stalls = self.kinds.get(kind)?.stalls_at(place);
        (!stalls || happens(by(2), STALLS)).then_some(kind)
    }

    /// What happens to it at all.
    fn chance(
        &self,
        number: usize,
        attempt: usize,
        place: Place,
        by: impl Fn(u64) -> u64,
    ) -> Option<Chance> {
        let is_first = attempt == 0 && place != Place::Call;
        if is_first && self.index(number) == STANDS_STILL {
            return Some(Chance::OnceForEachAccount);
        }
        if self.seat(number)?.has_provider && happens(by(3), TOKENS) {
            return Some(Chance::Tokens);
        }
        if is_first && self.comment(number).is_some() && happens(by(4), REPLIES) {
            return Some(Chance::PrivateReplies);
        }
        let share = if place == Place::Call { CALLS } else { MESSAGES };
        happens(by(5), share).then_some(Chance::Any)
    }

    pub(crate) fn seat_of(&self, number: usize) -> usize {
        number % self.seats.len()
    }

    /// Which of its seat's messages it is.
    fn index(&self, number: usize) -> usize {
        number / self.seats.len()
    }
}

/// The id of the account at a seat.
pub(crate) fn account(seat: usize) -> String {
    (FIRST_ACCOUNT + seat).to_string()
}

fn decks(kinds: &Kinds, seat: &Seat) -> Vec<Deck> {
    let chances = [Chance::Any, Chance::OnceForEachAccount, Chance::Tokens, Chance::PrivateReplies];
    let decks = [Place::Alone, Place::Item, Place::Call].into_iter().flat_map(|place| {
        chances.map(|chance| {
            let fits = |kind: &Kind| kind.fits(place, seat.is_patient);
            Deck { place, chance, kinds: kinds.of_each_group(chance, fits) }
        })
    });
    decks.filter(|deck| !deck.kinds.is_empty()).collect()
}

const BEFORE_NUMBER: &str = "Ferry number ";
const BEFORE_NUMBER_IN_A_FORM: &str = "Ferry+number+";
const FIRST_ACCOUNT: usize = 101;
const FIRST_PERSON: u64 = 7_204_418_830_956_100;

const ONE_REPLY_IN: usize = 16;

/// Which message of each account meets a rate limit.
const STANDS_STILL: usize = 9;

// How many in a thousand.
const MESSAGES: u64 = 220;
const CALLS: u64 = 200;
const TOKENS: u64 = 80;
const REPLIES: u64 = 50;
/// Of what would stall, since each takes all the time that there is.
const STALLS: u64 = 250;
