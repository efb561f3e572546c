//! What goes wrong, and what each of it proves about a message.

mod gateways;
mod graph;
mod halves;
mod limits;
mod lines;
mod statuses;

use sendapi_simulator::Fault;

use crate::says::Says;

/// All that may go wrong, in groups that are equally likely.
pub(crate) struct Kinds {
    groups: Vec<Group>,
}

/// Which of all kinds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct KindId {
    group: usize,
    kind: usize,
}

impl Kinds {
    pub(crate) fn all() -> Self {
        let groups = [
            halves::groups(),
            statuses::groups(),
            gateways::groups(),
            graph::groups(),
            limits::groups(),
            lines::groups(),
        ];
        Self { groups: groups.into_iter().flatten().collect() }
    }

    pub(crate) fn groups(&self) -> impl Iterator<Item = &Group> {
        self.groups.iter()
    }

    pub(crate) fn get(&self, id: KindId) -> Option<&Kind> {
        self.groups.get(id.group)?.kinds.get(id.kind)
    }

    pub(crate) fn group_of(&self, id: KindId) -> Option<&'static str> {
        self.groups.get(id.group).map(|group| group.name)
    }

    /// Those of a group that `fits`.
    pub(crate) fn of_each_group(
        &self,
        chance: Chance,
        fits: impl Fn(&Kind) -> bool,
    ) -> Vec<Vec<KindId>> {
        let groups = self.groups.iter().enumerate().filter(|(_, it)| it.chance == chance);
        let fitting = groups.map(|(group, it)| {
            let kinds = it.kinds.iter().enumerate().filter(|(_, kind)| fits(kind));
            kinds.map(|(kind, _)| KindId { group, kind }).collect::<Vec<_>>()
        });
        fitting.filter(|kinds| !kinds.is_empty()).collect()
    }
}

/// Kinds that are told of together.
pub(crate) struct Group {
    pub(crate) name: &'static str,
    pub(crate) chance: Chance,
    kinds: Vec<Kind>,
}

impl Group {
    fn of(name: &'static str, kinds: impl IntoIterator<Item = Kind>) -> Self {
        Self { name, chance: Chance::Any, kinds: kinds.into_iter().collect() }
    }

    fn when(self, chance: Chance) -> Self {
        Self { chance, ..self }
    }
}

/// What a group of kinds happens to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Chance {
    /// Anything.
    Any,
    /// One message of each account, which stands still then.
    OnceForEachAccount,
    /// Accounts whose tokens come from a provider.
    Tokens,
    /// The first try of a private reply.
    PrivateReplies,
}

/// Something that goes wrong.
#[derive(Clone, Debug)]
pub(crate) struct Kind {
    pub(crate) fault: Fault,
    /// What may be said of a message that met it and was not tried again: one thing, but for a few.
    pub(crate) proves: &'static [Says],
    /// Whether it may be tried again by itself.
    pub(crate) again: bool,
    places: &'static [Place],
    /// Where it keeps the connection open without an end.
    stalls: &'static [Place],
}

impl Kind {
    /// Nobody can tell.
    fn open(fault: Fault) -> Self {
        Self::of(fault, &[Says::Unknown])
    }

    /// Surely not sent, and not to be tried again.
    fn refused(fault: Fault) -> Self {
        Self::of(fault, &[Says::NotSent])
    }

    /// Surely not sent, and good for another try.
    fn refused_for_now(fault: Fault) -> Self {
        Self { again: true, ..Self::refused(fault) }
    }

    /// Sent as if nothing had happened.
    fn harmless(fault: Fault) -> Self {
        Self::of(fault, &[Says::Sent])
    }

    fn of(fault: Fault, proves: &'static [Says]) -> Self {
        let places = &[Place::Alone, Place::Item, Place::Call];
        Self { fault, proves, again: false, places, stalls: &[] }
    }

    fn only(self, places: &'static [Place]) -> Self {
        Self { places, ..self }
    }

    /// An item that stalls is `null` at once.
    fn stalling(self) -> Self {
        Self { stalls: &[Place::Alone, Place::Call], ..self }
    }

    /// Whether it may happen here to somebody with or without patience.
    pub(crate) fn fits(&self, place: Place, is_patient: bool) -> bool {
        self.places.contains(&place) && !(is_patient && self.stalls_at(place))
    }

    pub(crate) fn stalls_at(&self, place: Place) -> bool {
        self.stalls.contains(&place)
    }

    pub(crate) fn is_harmless(&self) -> bool {
        self.proves == [Says::Sent]
    }
}

/// Without and with the message.
fn either_way(fault: Fault) -> [Kind; 2] {
    [Kind::open(fault.clone()), Kind::open(fault.delivered())]
}

/// What something happens to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// A message by itself.
    Alone,
    /// A message of a batch.
    Item,
    /// A whole batch.
    Call,
}
