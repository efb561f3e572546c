//! The headers that say how much of a rate limit is used up.

use std::collections::BTreeMap;
use std::fmt;
use std::time::Duration;

use axum::http::{HeaderName, HeaderValue};
use sendapi_core::told::Written;
use serde_json::{Map, Value, json};

use crate::Platform;

/// How much of a rate limit is used up, as one of the platform's headers says it.
///
/// ```
/// use sendapi_simulator::{Fault, Requests, Usage};
/// use std::time::Duration;
///
/// # fn rise(faults: &sendapi_simulator::Faults) {
/// // 70, 75, 80 … percent, then a wait of five minutes.
/// let rising = Usage::business(70).rising_by(5).regained_after(Duration::from_secs(300));
/// faults.add(Requests::all(), Fault::usage(rising));
///
/// // Another Page of the same business is at its limit, and the account itself with its advertising.
/// let wait = Duration::from_secs(1140);
/// let others = Usage::business(100).of_object("999").regained_after(wait);
/// let advertising = Usage::business(100).of_type("ads_management").regained_after(wait);
/// faults.next(Fault::usage(others).and_usage(advertising));
/// # }
/// ```
///
/// [Rate limits](https://developers.facebook.com/docs/graph-api/overview/rate-limiting).
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use = "a usage is told nowhere until a `Fault` carries it"]
pub struct Usage {
    header: Header,
    percent: u32,
    step: u32,
    regain: Duration,
    /// Whose limit it is; by default the account's.
    object: Option<String>,
    /// Which limit it is; by default that of the account's platform.
    kind: Option<String>,
}

impl Usage {
    /// `X-App-Usage`: the app's limit.
    pub fn app(percent: u32) -> Self {
        Self::of(Header::App, percent)
    }

    /// `X-Page-Usage`: the limit of the Page.
    pub fn page(percent: u32) -> Self {
        Self::of(Header::Page, percent)
    }

    /// `X-Business-Use-Case-Usage`: the limit of Messenger or Instagram, below the account's id.
    pub fn business(percent: u32) -> Self {
        Self::of(Header::Business, percent)
    }

    /// So many points more with each answer that carries it.
    pub fn rising_by(self, points: u32) -> Self {
        Self { step: points, ..self }
    }

    /// `estimated_time_to_regain_access`, in begun minutes, once 100 percent are reached. Only the
    /// business header has it.
    pub fn regained_after(self, wait: Duration) -> Self {
        Self { regain: wait, ..self }
    }

    /// Below this id in place of the account's: another Page, a business. Only the business header has ids.
    pub fn of_object(self, id: impl Into<String>) -> Self {
        Self { object: Some(id.into()), ..self }
    }

    /// Of this type in place of `messenger` or `instagram`: `pages`, `ads_management`. Only the business
    /// header has types.
    pub fn of_type(self, kind: impl Into<String>) -> Self {
        Self { kind: Some(kind.into()), ..self }
    }

    /// One header of each name, after so many answers that carried them.
    pub(crate) fn headers(
        usages: &[Self],
        told: u32,
        platform: Platform,
        account: &str,
    ) -> impl Iterator<Item = (HeaderName, HeaderValue)> {
        let mut values = BTreeMap::<_, Map<String, Value>>::new();
        for usage in usages {
            usage.write(told, platform, account, values.entry(usage.header.name()).or_default());
        }
        values.into_iter().filter_map(|(name, value)| {
            let value = HeaderValue::try_from(Value::from(value).to_string()).ok()?;
            Some((HeaderName::from_static(name), value))
        })
    }

    fn of(header: Header, percent: u32) -> Self {
        Self { header, percent, step: 0, regain: Duration::ZERO, object: None, kind: None }
    }

    fn write(&self, told: u32, platform: Platform, account: &str, into: &mut Map<String, Value>) {
        let percent = self.percent.saturating_add(self.step.saturating_mul(told));
        match self.header {
            Header::App | Header::Page => into.extend(counters(percent)),
            Header::Business => {
                let object = self.object.as_deref().unwrap_or(account);
                let cases = into.entry(object).or_insert_with(|| Value::Array(Vec::new()));
                if let Some(cases) = cases.as_array_mut() {
                    cases.push(self.business_case(percent, platform).into());
                }
            }
        }
    }

    fn business_case(&self, percent: u32, platform: Platform) -> Map<String, Value> {
        let wait = if percent < 100 { 0 } else { self.regain.as_secs().div_ceil(60) };
        let kind = self.kind.clone().unwrap_or_else(|| platform.to_string().to_lowercase());
        let mut case = counters(percent);
        case.insert("type".to_owned(), kind.into());
        case.insert("estimated_time_to_regain_access".to_owned(), wait.into());
        case
    }
}

/// The header, the percentage, whose limit it is and which, as far as that was said.
impl fmt::Display for Usage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} %", self.header.name(), self.percent)?;
        self.object.iter().try_for_each(|id| write!(f, " of {}", Written(id)))?;
        self.kind.iter().try_for_each(|kind| write!(f, " of type {}", Written(kind)))
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Header {
    App,
    Page,
    Business,
}

impl Header {
    const fn name(self) -> &'static str {
        match self {
            Self::App => "x-app-usage",
            Self::Page => "x-page-usage",
            Self::Business => "x-business-use-case-usage",
        }
    }
}

/// The calls are what rises; the times stay behind, as they do in life.
fn counters(percent: u32) -> Map<String, Value> {
    let time = json!(percent / 4);
    let members =
        [("call_count", json!(percent)), ("total_cputime", time.clone()), ("total_time", time)];
    members.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
}
