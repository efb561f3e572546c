//! How much of its limits an account has used, as the platform's headers tell.

use std::time::Duration;

use serde_json::{Map, Value};

use crate::PlatformKind;

/// What the headers of one answer say, about whomever.
///
/// [Rate limits](https://developers.facebook.com/docs/graph-api/overview/rate-limiting)
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Reported {
    app: Option<u64>,
    page: Option<u64>,
    business: Vec<Entry>,
}

/// One use of the platform by a business, a Page or an account.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Entry {
    owner: String,
    /// Such as `messenger`, `instagram`, `pages` or `ads_management`.
    kind: Option<String>,
    percent: u64,
    refusing_for: Option<Duration>,
}

/// Whom somebody wants to know about.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Whose<'a> {
    pub(crate) account_id: &'a str,
    pub(crate) business_id: Option<&'a str>,
    pub(crate) platform: PlatformKind,
}

/// What of it is about one account. Percentages are of the fullest limit; from 100 on the platform
/// refuses.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Usage {
    pub(crate) app: Option<u64>,
    pub(crate) account: Option<u64>,
    /// How long the platform goes on refusing messages, if it does.
    pub(crate) refusing_for: Option<Duration>,
    /// The same for calls beside messages.
    pub(crate) calls_refusing_for: Option<Duration>,
}

impl Reported {
    /// From the values of the headers, where there are any that can be read.
    pub(crate) fn read<'a>(header: impl Fn(&'static str) -> Option<&'a str>) -> Option<Self> {
        let object = |name| match serde_json::from_str(header(name)?) {
            Ok(Value::Object(members)) => Some(members),
            _ => None,
        };
        let reported = Self {
            app: object(APP).as_ref().map(percent),
            page: object(PAGE).as_ref().map(percent),
            business: object(BUSINESS).map(entries).unwrap_or_default(),
        };
        (reported != Self::default()).then_some(reported)
    }

    /// Only what is about this account counts, and of its uses messages of this platform; what is about
    /// Pages in general, such as posts and comments, counts for calls.
    pub(crate) fn concerning(&self, whose: &Whose<'_>) -> Usage {
        let mut usage = Usage { app: self.app, account: self.page, ..Usage::default() };
        for entry in self.business.iter().filter(|entry| self.is_about(entry, whose)) {
            match entry.kind.as_deref() {
                Some(PAGES) => {
                    usage.calls_refusing_for = usage.calls_refusing_for.max(entry.refusing_for);
                }
                Some(kind) if kind != messages_on(whose.platform) => {}
                _ => {
                    usage.account = usage.account.max(Some(entry.percent));
                    usage.refusing_for = usage.refusing_for.max(entry.refusing_for);
                }
            }
        }
        usage
    }

    fn is_about(&self, entry: &Entry, whose: &Whose<'_>) -> bool {
        match whose.account_id {
            // Which account it is depends on the token: the only one that is listed.
            "me" => self.business.iter().all(|other| other.owner == entry.owner),
            id => entry.owner == id || whose.business_id == Some(&entry.owner),
        }
    }
}

fn entries(header: Map<String, Value>) -> Vec<Entry> {
    let uses = |(owner, uses): (String, Value)| {
        let Value::Array(uses) = uses else { return Vec::new() };
        uses.iter().filter_map(Value::as_object).map(|one| entry(&owner, one)).collect::<Vec<_>>()
    };
    header.into_iter().flat_map(uses).collect()
}

fn entry(owner: &str, members: &Map<String, Value>) -> Entry {
    let minutes = members.get(REGAIN).and_then(number).map_or(0, |minutes| whole(minutes.ceil()));
    Entry {
        owner: owner.to_owned(),
        kind: members.get("type").and_then(Value::as_str).map(str::to_owned),
        percent: percent(members),
        refusing_for: (minutes > 0).then(|| Duration::from_secs(minutes.saturating_mul(60))),
    }
}

fn percent(members: &Map<String, Value>) -> u64 {
    let share = |name: &&str| members.get(*name).and_then(number);
    whole(SHARES.iter().filter_map(share).fold(0.0, f64::max))
}

/// Numbers may be written as text.
fn number(value: &Value) -> Option<f64> {
    value.as_f64().or_else(|| value.as_str()?.trim().parse().ok())
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a cast from a float stops at the limits"
)]
fn whole(number: f64) -> u64 {
    number as u64
}

fn messages_on(platform: PlatformKind) -> &'static str {
    match platform {
        PlatformKind::Messenger => "messenger",
        PlatformKind::Instagram => "instagram",
    }
}

const APP: &str = "x-app-usage";
const PAGE: &str = "x-page-usage";
const BUSINESS: &str = "x-business-use-case-usage";
const SHARES: [&str; 3] = ["call_count", "total_time", "total_cputime"];
const REGAIN: &str = "estimated_time_to_regain_access";
const PAGES: &str = "pages";

#[cfg(test)]
mod tests {
    use super::*;

    const MINUTE: Duration = Duration::from_secs(60);

    fn read(name: &'static str, value: &str) -> Option<Reported> {
        Reported::read(|asked| (asked == name).then_some(value))
    }

    fn of(account_id: &'static str, platform: PlatformKind) -> Whose<'static> {
        Whose { account_id, business_id: None, platform }
    }

    fn page() -> Whose<'static> {
        of("123", PlatformKind::Messenger)
    }

    #[test]
    fn the_fullest_limit_counts() {
        let value = r#"{"call_count":28,"total_time":81.9,"total_cputime":"25"}"#;
        let app = read(APP, value).unwrap().concerning(&page());
        assert_eq!(app, Usage { app: Some(81), ..Usage::default() });
        let account = read(PAGE, value).unwrap().concerning(&page());
        assert_eq!(account, Usage { account: Some(81), ..Usage::default() });
    }

    #[test]
    fn the_business_header_tells_minutes_of_the_account_alone() {
        let header = r#"{
            "123": [
                {"type":"messenger","call_count":100,"total_cputime":25,"estimated_time_to_regain_access":19},
                {"type":"ads_management","call_count":300,"estimated_time_to_regain_access":900},
                {"type":"instagram","call_count":80,"estimated_time_to_regain_access":3},
                {"type":"pages","call_count":3,"estimated_time_to_regain_access":7.5}
            ],
            "999": [{"type":"messenger","call_count":3,"estimated_time_to_regain_access":"40"}]
        }"#;
        let reported = read(BUSINESS, header).unwrap();
        let usage = |account, refusing: u32, calls: Option<u32>| Usage {
            app: None,
            account: Some(account),
            refusing_for: Some(refusing * MINUTE),
            calls_refusing_for: calls.map(|minutes| minutes * MINUTE),
        };
        assert_eq!(reported.concerning(&page()), usage(100, 19, Some(8)));
        assert_eq!(reported.concerning(&of("123", PlatformKind::Instagram)), usage(80, 3, Some(8)));
        assert_eq!(reported.concerning(&of("999", PlatformKind::Messenger)), usage(3, 40, None));
        assert_eq!(reported.concerning(&of("7", PlatformKind::Messenger)), Usage::default());
        assert_eq!(reported.concerning(&of("me", PlatformKind::Messenger)), Usage::default());
        let of_a_business = Whose { business_id: Some("999"), ..of("7", PlatformKind::Messenger) };
        assert_eq!(reported.concerning(&of_a_business), usage(3, 40, None));
    }

    #[test]
    fn me_is_whoever_is_alone_in_there_and_a_use_without_a_type_is_any() {
        let header = r#"{"1":[{"call_count":7,"estimated_time_to_regain_access":1}]}"#;
        let usage = read(BUSINESS, header).unwrap().concerning(&of("me", PlatformKind::Instagram));
        assert_eq!((usage.account, usage.refusing_for), (Some(7), Some(MINUTE)));
    }

    #[test]
    fn what_cannot_be_read_is_no_obstacle() {
        assert_eq!(Reported::read(|_| None), None);
        for odd in ["", "[]", "{", "7"] {
            assert_eq!(read(APP, odd), None, "{odd}");
        }
        for odd in ["[]", "{}", r#"{"123":{}}"#, r#"{"123":[1,null]}"#] {
            assert_eq!(read(BUSINESS, odd), None, "{odd}");
        }
        let most = format!(r#"{{"123":[{{"call_count":1e300,"{REGAIN}":{}}}]}}"#, u64::MAX);
        let usage = read(BUSINESS, &most).unwrap().concerning(&page());
        assert_eq!(
            (usage.account, usage.refusing_for),
            (Some(u64::MAX), Some(Duration::from_secs(u64::MAX)))
        );
        let negative = format!(r#"{{"123":[{{"call_count":-1,"{REGAIN}":-5}}]}}"#);
        let usage = read(BUSINESS, &negative).unwrap().concerning(&page());
        assert_eq!((usage.account, usage.refusing_for), (Some(0), None));
    }
}
