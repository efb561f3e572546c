//! When an order is collected: on the next baking day, at one of a few hours.
//!
//! The shop is in Reykjavík, where clocks show UTC the whole year.

use std::time::{Duration, SystemTime};

use super::action::Action;

/// A day and an hour at which somebody collects an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Collection {
    /// In days since 1970.
    day: u64,
    hour: u8,
}

impl Collection {
    /// What there is to choose from for an order at this time.
    pub fn all(now: SystemTime) -> impl Iterator<Item = Self> {
        let day = baking_day(now);
        HOURS.into_iter().map(move |hour| Self { day, hour })
    }

    /// That day and hour, if they can still be chosen.
    #[must_use]
    pub fn of(day: u64, hour: u8, now: SystemTime) -> Option<Self> {
        Self::all(now).find(|collection| *collection == Self { day, hour })
    }

    /// Whether it can still be chosen.
    #[must_use]
    pub fn is_open(self, now: SystemTime) -> bool {
        self.day == baking_day(now)
    }

    /// Chooses it.
    #[must_use]
    pub fn action(self) -> Action {
        Action::Collect { day: self.day, hour: self.hour }
    }

    /// The day of the week.
    #[must_use]
    pub fn weekday(self) -> &'static str {
        let place = usize::try_from(self.day % 7).unwrap_or_default();
        WEEKDAYS.get(place).copied().unwrap_or_default()
    }

    /// The hour in words: "7:00".
    #[must_use]
    pub fn time(self) -> String {
        format!("{}:00", self.hour)
    }

    /// Both in words: "Tuesday, 7:00".
    #[must_use]
    pub fn title(self) -> String {
        format!("{}, {}", self.weekday(), self.time())
    }

    /// When to tell that the bread is there: that morning, but a day after the order at the latest.
    #[must_use]
    pub fn morning(self, ordered: SystemTime) -> SystemTime {
        let morning =
            SystemTime::UNIX_EPOCH.checked_add(DAY.saturating_mul(days(self.day)) + OPENS);
        let next_day = ordered.checked_add(DAY).unwrap_or(ordered);
        morning.map_or(next_day, |morning| morning.min(next_day))
    }
}

/// The first day on whose morning everything is baked that is ordered now.
fn baking_day(now: SystemTime) -> u64 {
    let now = now.duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
    (now + BAKING).saturating_sub(OPENS).as_secs().div_ceil(DAY.as_secs())
}

fn days(day: u64) -> u32 {
    u32::try_from(day).unwrap_or(u32::MAX)
}

const HOURS: [u8; 3] = [7, 12, 17];
const OPENS: Duration = Duration::from_secs(6 * 60 * 60);
const BAKING: Duration = Duration::from_secs(4 * 60 * 60);
const DAY: Duration = Duration::from_secs(24 * 60 * 60);
/// 1970 began on a Thursday.
const WEEKDAYS: [&str; 7] =
    ["Thursday", "Friday", "Saturday", "Sunday", "Monday", "Tuesday", "Wednesday"];

#[cfg(test)]
mod tests {
    use super::*;

    fn at(hours: u64) -> SystemTime {
        SystemTime::UNIX_EPOCH + Duration::from_secs(hours * 60 * 60)
    }

    #[test]
    fn what_is_ordered_at_night_is_baked_the_next_night() {
        let titles = |now| Collection::all(now).map(Collection::title).collect::<Vec<_>>();
        assert_eq!(titles(at(2)), ["Thursday, 7:00", "Thursday, 12:00", "Thursday, 17:00"]);
        assert_eq!(titles(at(3)), ["Friday, 7:00", "Friday, 12:00", "Friday, 17:00"]);
        assert_eq!(titles(at(26)), titles(at(3)));
        assert_eq!(Collection::of(1, 7, at(27)), None, "that day has gone");
        assert_eq!(Collection::of(1, 8, at(3)), None, "there is no such hour");
    }

    #[test]
    fn the_morning_is_never_more_than_a_day_away() {
        for hour in 0..48 {
            let ordered = at(hour);
            let collection = Collection::all(ordered).next().unwrap();
            let wait = collection.morning(ordered).duration_since(ordered).unwrap();
            assert!((BAKING..=DAY).contains(&wait), "{hour}: {wait:?}");
        }
        assert_eq!(Collection { day: u64::MAX, hour: 7 }.morning(at(0)), at(24));
    }
}
