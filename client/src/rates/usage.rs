//! How much of its limits an account has used, as the platform's headers tell.

use std::time::Duration;

use serde_json::{Map, Value};

/// What the headers of one answer say.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Usage {
    /// The fullest of the limits; from 100 on the platform refuses.
    pub(crate) percent: u64,
    /// How long the platform goes on refusing, if it does.
    pub(crate) refusing_for: Option<Duration>,
}

impl Usage {
    /// From the values of the headers, where there are any that can be read.
    pub(crate) fn read<'a>(header: impl Fn(&'static str) -> Option<&'a str>) -> Option<Self> {
        let json = |name| serde_json::from_str(header(name)?).ok();
        let calls = PER_CALLER.iter().filter_map(|name| json(name)).filter_map(|value| {
            let Value::Object(members) = value else { return None };
            Some(Self::of(&members))
        });
        let business = json(PER_BUSINESS).map(|value| Self::of_business(&value));
        calls.chain(business).reduce(Self::worse)
    }

    fn of_business(header: &Value) -> Self {
        let lists = header.as_object().into_iter().flat_map(Map::values);
        lists
            .filter_map(Value::as_array)
            .flatten()
            .filter_map(Value::as_object)
            .filter(|entry| is_about_messages(entry))
            .map(Self::of)
            .fold(Self::default(), Self::worse)
    }

    fn of(members: &Map<String, Value>) -> Self {
        let number = |name: &&str| members.get(*name).and_then(Value::as_f64).unwrap_or_default();
        let percent = SHARES.iter().map(number).fold(0.0, f64::max);
        let minutes = members.get(REGAIN).and_then(Value::as_u64).unwrap_or_default();
        Self { percent: whole(percent), refusing_for: (minutes > 0).then(|| of_minutes(minutes)) }
    }

    fn worse(self, other: Self) -> Self {
        Self {
            percent: self.percent.max(other.percent),
            refusing_for: self.refusing_for.max(other.refusing_for),
        }
    }
}

/// Other uses of the platform, such as advertisements, have limits of their own.
fn is_about_messages(entry: &Map<String, Value>) -> bool {
    entry.get("type").and_then(Value::as_str).is_none_or(|kind| USES.contains(&kind))
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a cast from a float stops at the limits"
)]
fn whole(percent: f64) -> u64 {
    percent as u64
}

fn of_minutes(minutes: u64) -> Duration {
    Duration::from_secs(minutes.saturating_mul(60))
}

const PER_CALLER: [&str; 2] = ["x-app-usage", "x-page-usage"];
const PER_BUSINESS: &str = "x-business-use-case-usage";
const SHARES: [&str; 3] = ["call_count", "total_time", "total_cputime"];
const REGAIN: &str = "estimated_time_to_regain_access";
const USES: [&str; 3] = ["messenger", "instagram", "pages"];

#[cfg(test)]
mod tests {
    use super::*;

    fn read(name: &'static str, value: &str) -> Option<Usage> {
        Usage::read(|asked| (asked == name).then_some(value))
    }

    #[test]
    fn the_fullest_limit_counts() {
        for name in PER_CALLER {
            let usage =
                read(name, r#"{"call_count":28,"total_time":81.9,"total_cputime":25}"#).unwrap();
            assert_eq!(usage, Usage { percent: 81, refusing_for: None });
        }
    }

    #[test]
    fn the_business_header_tells_minutes() {
        let header = r#"{
            "123": [
                {"type":"messenger","call_count":100,"total_cputime":25,"total_time":25,"estimated_time_to_regain_access":19},
                {"type":"ads_management","call_count":300,"estimated_time_to_regain_access":900}
            ],
            "124": [{"type":"pages","call_count":3,"estimated_time_to_regain_access":0}]
        }"#;
        let usage = read(PER_BUSINESS, header).unwrap();
        assert_eq!(usage, Usage { percent: 100, refusing_for: Some(Duration::from_mins(19)) });
    }

    #[test]
    fn all_headers_count_together() {
        let usage = Usage::read(|name| match name {
            "x-app-usage" => Some(r#"{"call_count":90}"#),
            PER_BUSINESS => Some(r#"{"1":[{"call_count":7,"estimated_time_to_regain_access":1}]}"#),
            _ => None,
        });
        let expected = Usage { percent: 90, refusing_for: Some(Duration::from_mins(1)) };
        assert_eq!(usage, Some(expected));
    }

    #[test]
    fn what_cannot_be_read_is_no_obstacle() {
        assert_eq!(Usage::read(|_| None), None);
        for odd in ["", "[]", "{", "7"] {
            assert_eq!(read("x-app-usage", odd), None, "{odd}");
        }
        for odd in ["[]", "{}", r#"{"1":{}}"#, r#"{"1":[1,null,{"call_count":"9","x":1}]}"#] {
            assert_eq!(read(PER_BUSINESS, odd), Some(Usage::default()), "{odd}");
        }
        let most = format!(r#"{{"1":[{{"call_count":1e300,"{REGAIN}":{}}}]}}"#, u64::MAX);
        assert_eq!(
            read(PER_BUSINESS, &most),
            Some(Usage { percent: u64::MAX, refusing_for: Some(Duration::from_secs(u64::MAX)) })
        );
    }
}
