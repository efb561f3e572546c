//! Tokens of people who asked an account for messages on a topic.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use sendapi_core::webhook::Window;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::time::seconds;

/// A token, as `notification_message_tokens` tells it: times in seconds since 1970.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct NotificationToken {
    #[serde(rename = "notification_messages_token")]
    pub(crate) token: String,
    pub(crate) recipient_id: String,
    pub(crate) topic_title: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    creation_timestamp: Option<u64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    token_expiry_timestamp: Option<u64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    user_token_status: Option<Status>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) custom_audience_ids: Vec<String>,
    /// From when on a marketing message may follow the last one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    next_eligible_time_for_paid_messaging: Option<u64>,
    /// Not told of, as all below.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) opt_in_source: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) subscriber_tag_ids: Vec<String>,
}

/// Whether somebody who had a token asked again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub(crate) enum Status {
    NotRefreshed,
    Refreshed,
}

impl NotificationToken {
    /// One of which nobody knows when it was given: it never runs out.
    pub(crate) fn known(token: String, person: String, topic: String) -> Self {
        Self {
            token,
            recipient_id: person,
            topic_title: topic,
            creation_timestamp: None,
            token_expiry_timestamp: None,
            user_token_status: None,
            custom_audience_ids: Vec::new(),
            next_eligible_time_for_paid_messaging: None,
            opt_in_source: None,
            subscriber_tag_ids: Vec::new(),
        }
    }

    /// As the platform tells of it.
    pub(crate) fn told(&self) -> Value {
        let told = Self { opt_in_source: None, subscriber_tag_ids: Vec::new(), ..self.clone() };
        serde_json::to_value(told).unwrap_or_default()
    }

    /// When it was given, in seconds since 1970.
    pub(crate) fn creation(&self) -> Option<u64> {
        self.creation_timestamp
    }

    /// Whether a marketing message was sent to it.
    pub(crate) fn has_received(&self) -> bool {
        self.next_eligible_time_for_paid_messaging.is_some()
    }

    /// Uses it for a marketing message, if the last one is long enough ago.
    pub(crate) fn use_up(&mut self, now: SystemTime) -> bool {
        let next = self.next_eligible_time_for_paid_messaging;
        if next.is_some_and(|next| seconds(now) < next) {
            return false;
        }
        let next = now.checked_add(BETWEEN).unwrap_or(now);
        self.next_eligible_time_for_paid_messaging = Some(seconds(next));
        true
    }

    /// The same, given now.
    pub(crate) fn given(self, now: SystemTime, status: Status) -> Self {
        let expiry = now.checked_add(LASTS).unwrap_or(now);
        Self {
            creation_timestamp: Some(seconds(now)),
            token_expiry_timestamp: Some(seconds(expiry)),
            user_token_status: Some(status),
            ..self
        }
    }

    pub(crate) fn expiry(&self) -> SystemTime {
        let since = self.token_expiry_timestamp.map_or(NEVER, Duration::from_secs);
        UNIX_EPOCH.checked_add(since).unwrap_or(UNIX_EPOCH)
    }

    pub(crate) fn window(&self) -> Window {
        Window::notification_messages(self.expiry())
    }

    pub(crate) fn status(&self) -> Status {
        self.user_token_status.unwrap_or(Status::NotRefreshed)
    }
}

impl Status {
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::NotRefreshed => "NOT_REFRESHED",
            Self::Refreshed => "REFRESHED",
        }
    }
}

/// The platform lets no token run out since 2023-08-10, and yet names a time.
const LASTS: Duration = Duration::from_secs(10 * 365 * 24 * 60 * 60);

/// Between two marketing messages to one token.
const BETWEEN: Duration = Duration::from_secs(12 * 60 * 60);

/// Since 1970.
const NEVER: Duration = Duration::from_secs(10_000 * 365 * 24 * 60 * 60);
