//! Where a message can be, and what leads from there to where: data, which the statements follow and the tests read.
//!
//! Nothing leads from [`Begun`](State::Begun) or [`Unknown`](State::Unknown) back to [`Waiting`](State::Waiting) but certain
//! knowledge or the user. That is why nothing is sent twice by itself; no assumption about time is in it.

/// Where a message of the outbox is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum State {
    /// It is there, and has not begun.
    Waiting,
    /// It is written down that it begins: from here on it may arrive.
    Begun,
    /// The platform has taken it.
    Sent,
    /// It was not sent, and will not be.
    Refused,
    /// Nobody knows whether it arrived.
    Unknown,
    /// It was taken back before it began.
    Cancelled,
}

impl State {
    /// All of them.
    pub const ALL: [Self; 6] =
        [Self::Waiting, Self::Begun, Self::Sent, Self::Refused, Self::Unknown, Self::Cancelled];

    /// Its name, as logs and the command have it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Begun => "begun",
            Self::Sent => "sent",
            Self::Refused => "refused",
            Self::Unknown => "unknown",
            Self::Cancelled => "cancelled",
        }
    }

    /// Whether something may still become of it by itself.
    #[must_use]
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Waiting | Self::Begun)
    }

    /// The number that stands for it in the database, where it stays for ever.
    pub(crate) const fn number(self) -> i64 {
        match self {
            Self::Waiting => 0,
            Self::Begun => 1,
            Self::Sent => 2,
            Self::Refused => 3,
            Self::Unknown => 4,
            Self::Cancelled => 5,
        }
    }

    pub(crate) fn numbered(number: i64) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.number() == number)
    }

    /// Where it is after this, if this can happen to it there.
    pub(crate) fn after(self, event: Event, copies: Copies) -> Option<Self> {
        let row = TABLE.iter().find(|row| row.from == self && row.event == event)?;
        match copies {
            Copies::None => row.to,
            Copies::Some => row.to_with_copies,
        }
    }
}

/// What happens to a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Event {
    /// Its turn has come: this is committed before it is posted.
    Begin,
    /// What began was surely not sent, and waiting helps; or it was not posted after all.
    GiveBack,
    /// The platform has taken it, in whichever try.
    Arrive,
    /// The platform, the rules of today or its end refuse it for good.
    Refuse,
    /// Nobody knows what became of what began.
    Lose,
    /// The same, where the user has said beforehand that it goes again then.
    Risk,
    /// The user takes it back.
    Cancel,
    /// The user wants it sent, although it may have arrived.
    SendAgain,
    /// The database was put back, so that it may have been sent since.
    Doubt,
}

/// Whether earlier copies of a message may have arrived, since the user had it sent again: that it was not sent can
/// never be said of it any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Copies {
    None,
    Some,
}

/// What can become of a message for which somebody answers: from where this leads where.
pub(crate) fn ways(event: Event) -> impl Iterator<Item = Way> {
    every_way().filter(move |(of, _)| *of == event).map(|(_, way)| way)
}

/// Each way, with what leads there.
pub(crate) fn every_way() -> impl Iterator<Item = (Event, Way)> {
    let way = |row: &Row| Way { from: row.from, to: row.to, to_with_copies: row.to_with_copies };
    TABLE.iter().map(move |row| (row.event, way(row)))
}

/// A way of [`ways`].
#[derive(Clone, Copy, Debug)]
pub(crate) struct Way {
    pub(crate) from: State,
    pub(crate) to: Option<State>,
    pub(crate) to_with_copies: Option<State>,
}

/// One way from a state to another.
struct Row {
    from: State,
    event: Event,
    /// `None` where that cannot happen.
    to: Option<State>,
    to_with_copies: Option<State>,
}

impl Row {
    const fn of(from: State, event: Event, to: State) -> Self {
        Self { from, event, to: Some(to), to_with_copies: Some(to) }
    }

    /// An end that says it was not sent.
    const fn not_sent(from: State, event: Event, to: State) -> Self {
        Self { to_with_copies: Some(State::Unknown), ..Self::of(from, event, to) }
    }

    const fn only_with_copies(from: State, event: Event, to: State) -> Self {
        Self { to: None, ..Self::of(from, event, to) }
    }

    const fn never_with_copies(from: State, event: Event, to: State) -> Self {
        Self { to_with_copies: None, ..Self::of(from, event, to) }
    }
}

const TABLE: [Row; 13] = [
    Row::of(State::Waiting, Event::Begin, State::Begun),
    Row::not_sent(State::Waiting, Event::Cancel, State::Cancelled),
    Row::not_sent(State::Waiting, Event::Refuse, State::Refused),
    Row::of(State::Waiting, Event::Doubt, State::Unknown),
    // A late answer, or an echo, of an earlier copy: then the next one does not go at all.
    Row::only_with_copies(State::Waiting, Event::Arrive, State::Sent),
    Row::of(State::Begun, Event::GiveBack, State::Waiting),
    Row::of(State::Begun, Event::Arrive, State::Sent),
    Row::not_sent(State::Begun, Event::Refuse, State::Refused),
    Row::of(State::Begun, Event::Lose, State::Unknown),
    Row::of(State::Begun, Event::Risk, State::Waiting),
    Row::of(State::Unknown, Event::Arrive, State::Sent),
    // The answer came after all. With copies it is that of one of them.
    Row::never_with_copies(State::Unknown, Event::Refuse, State::Refused),
    Row::of(State::Unknown, Event::SendAgain, State::Waiting),
];

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const EVENTS: [Event; 9] = [
        Event::Begin,
        Event::GiveBack,
        Event::Arrive,
        Event::Refuse,
        Event::Lose,
        Event::Risk,
        Event::Cancel,
        Event::SendAgain,
        Event::Doubt,
    ];

    #[test]
    fn numbers_stay_as_they_are() {
        let numbers: Vec<_> =
            State::ALL.iter().map(|state| (state.number(), state.name())).collect();
        assert_eq!(
            numbers,
            [
                (0, "waiting"),
                (1, "begun"),
                (2, "sent"),
                (3, "refused"),
                (4, "unknown"),
                (5, "cancelled"),
            ]
        );
        assert!(State::ALL.iter().all(|state| State::numbered(state.number()) == Some(*state)));
        assert_eq!((State::numbered(6), State::numbered(-1)), (None, None));
    }

    #[test]
    fn each_way_is_there_once() {
        for (at, row) in TABLE.iter().enumerate() {
            let same = |other: &&Row| (other.from, other.event) == (row.from, row.event);
            assert_eq!(TABLE.iter().filter(same).count(), 1, "row {at}");
        }
    }

    #[test]
    fn only_knowledge_or_the_user_leads_back_to_waiting() {
        for from in State::ALL {
            for event in EVENTS {
                for copies in [Copies::None, Copies::Some] {
                    if from.after(event, copies) == Some(State::Waiting) {
                        let ways = [
                            (State::Begun, Event::GiveBack),
                            (State::Begun, Event::Risk),
                            (State::Unknown, Event::SendAgain),
                        ];
                        assert!(ways.contains(&(from, event)), "{from:?} {event:?}");
                    }
                }
            }
        }
    }

    #[test]
    fn what_has_ended_stays_so() {
        for end in [State::Sent, State::Refused, State::Cancelled] {
            for event in EVENTS {
                assert_eq!(end.after(event, Copies::None), None, "{end:?} {event:?}");
                assert_eq!(end.after(event, Copies::Some), None, "{end:?} {event:?}");
            }
        }
    }

    /// One message and the truth about it: what may have reached the person.
    #[derive(Debug)]
    struct Told {
        state: State,
        copies: u32,
        /// Posts that may have arrived, none of which the user asked for again.
        may_have_arrived: u32,
        asked_for: u32,
    }

    proptest! {
        #[test]
        fn whatever_happens_what_is_told_is_so(events in proptest::collection::vec(0..EVENTS.len(), 0..40)) {
            let mut told = Told { state: State::Waiting, copies: 0, may_have_arrived: 0, asked_for: 1 };
            for event in events.into_iter().filter_map(|at| EVENTS.get(at).copied()) {
                let copies = if told.copies == 0 { Copies::None } else { Copies::Some };
                let Some(next) = told.state.after(event, copies) else { continue };
                match event {
                    // That one was, of which the database knows nothing.
                    Event::Begin | Event::Doubt => told.may_have_arrived += 1,
                    // The platform or the sender knows that this try was not it.
                    Event::GiveBack => told.may_have_arrived -= 1,
                    Event::Refuse if told.state != State::Waiting => told.may_have_arrived -= 1,
                    Event::SendAgain | Event::Risk => {
                        told.copies += 1;
                        told.asked_for += 1;
                    }
                    _ => {}
                }
                told.state = next;
                prop_assert!(told.may_have_arrived <= told.asked_for, "twice by itself: {told:?}");
                if matches!(told.state, State::Refused | State::Cancelled) {
                    prop_assert_eq!(told.may_have_arrived, 0, "told that it was not sent: {:?}", told);
                }
                if told.state == State::Waiting && told.copies == 0 {
                    prop_assert_eq!(told.may_have_arrived, 0, "waits, and may have arrived: {:?}", told);
                }
            }
        }
    }
}
