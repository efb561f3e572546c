//! The client against servers on loopback that answer as told.
#![expect(clippy::unwrap_used, reason = "a test ends at the first surprise")]

mod accounts;
mod answers;
mod around;
mod batches;
mod calls;
mod connections;
mod deadlines;
mod dry_run;
mod either;
mod failures;
mod files;
mod gathered;
#[cfg(all(feature = "metrics", feature = "tracing"))]
mod hearing;
#[cfg(feature = "reqwest")]
mod http_client;
mod instagram_login;
mod lists;
mod many;
#[cfg(all(feature = "metrics", feature = "tracing"))]
mod observe;
mod once;
mod paths;
mod perform;
mod priorities;
mod providers;
mod proxies;
mod rates;
mod reports;
mod request;
mod retries;
mod secrets;
mod server;
mod settings;
mod spellings;
mod standstills;
mod sync_profile;
mod tokens;
mod truth;

use sendapi::{Client, Message, Messenger, Retry};

const TOKEN: &str = "EAABsecret0123456789";

fn hello() -> Message<'static> {
    Message::<Messenger>::from_json(r#"{"recipient":{"id":"1008"},"message":{"text":"Hello"}}"#)
        .unwrap()
}

/// A page that tries everything once.
fn page(base_url: impl Into<String>) -> sendapi::Account {
    page_with(base_url, Retry::NEVER)
}

fn page_with(base_url: impl Into<String>, retry: Retry) -> sendapi::Account {
    Client::builder().base_url(base_url).retry(retry).build().unwrap().page("123", TOKEN)
}
