//! How much of its rate limit an app has used: it rises with every call.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use axum::http::{HeaderName, HeaderValue};

use crate::{Platform, Usage};

/// Counts calls. A copy counts on.
#[derive(Clone, Debug)]
pub(crate) struct Meter {
    calls: Arc<AtomicU64>,
    /// So many are all.
    limit: u64,
}

impl Meter {
    pub(crate) fn of(limit: u64) -> Self {
        Self { calls: Arc::default(), limit: limit.max(1) }
    }

    /// One more call, as its answer tells it.
    pub(crate) fn headers(
        &self,
        platform: Platform,
        account: &str,
    ) -> impl Iterator<Item = (HeaderName, HeaderValue)> {
        let calls = self.calls.fetch_add(1, Ordering::Relaxed).saturating_add(1);
        let percent = calls.saturating_mul(100) / self.limit;
        let percent = u32::try_from(percent).unwrap_or(u32::MAX);
        Usage::headers(&[Usage::app(percent), Usage::business(percent)], 0, platform, account)
            .collect::<Vec<_>>()
            .into_iter()
    }
}
