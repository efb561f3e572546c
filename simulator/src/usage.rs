//! The headers that say how much of a rate limit is used up.

use std::time::Duration;

use axum::http::{HeaderName, HeaderValue};
use serde_json::{Value, json};

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

    /// The header after so many answers that carried it.
    pub(crate) fn header(
        &self,
        told: u32,
        platform: Platform,
        account: &str,
    ) -> Option<(HeaderName, HeaderValue)> {
        let percent = self.percent.saturating_add(self.step.saturating_mul(told));
        let value = match self.header {
            Header::App | Header::Page => counters(percent),
            Header::Business => json!({ account: [self.business_case(percent, platform)] }),
        };
        let name = HeaderName::from_static(self.header.name());
        Some((name, HeaderValue::try_from(value.to_string()).ok()?))
    }

    fn of(header: Header, percent: u32) -> Self {
        Self { header, percent, step: 0, regain: Duration::ZERO }
    }

    fn business_case(&self, percent: u32, platform: Platform) -> Value {
        let wait = if percent < 100 { 0 } else { self.regain.as_secs().div_ceil(60) };
        let mut case = counters(percent);
        if let Some(members) = case.as_object_mut() {
            members.insert("type".to_owned(), platform.to_string().to_lowercase().into());
            members.insert("estimated_time_to_regain_access".to_owned(), wait.into());
        }
        case
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
fn counters(percent: u32) -> Value {
    json!({ "call_count": percent, "total_cputime": percent / 4, "total_time": percent / 4 })
}
