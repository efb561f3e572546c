//! Settings that cannot be used are told by `build`.

use std::time::Duration;

use sendapi::{Client, ClientBuilder, Delivery, ErrorKind, Rates};

#[test]
fn bad_settings() {
    let cases: [(ClientBuilder, &str); 12] = [
        (Client::builder().base_url("graph.facebook.com"), "base URL `graph.facebook.com` is none"),
        (
            Client::builder().base_url("ftp://graph.facebook.com"),
            "base URL `ftp://graph.facebook.com` is none",
        ),
        (
            Client::builder().base_url("https://a.example/?access_token=x"),
            "base URL has a query or a fragment",
        ),
        (Client::builder().base_url("https://me:x@a.example"), "base URL has credentials"),
        (Client::builder().base_url("https://a.example/v27.0"), "base URL ends with `v27.0`"),
        (Client::builder().version("26"), "version `26` is none of the Graph API"),
        (Client::builder().timeout(Duration::ZERO), "`timeout` is zero"),
        (Client::builder().connect_timeout(Duration::ZERO), "`connect_timeout` is zero"),
        (
            Client::builder().connections(0),
            "`connections` is zero, over which nothing can be sent, give at least 1",
        ),
        (Client::builder().token_timeout(Duration::ZERO), "`token_timeout` is zero"),
        (
            Client::builder().rates(Rates::default().media_per_second(0)),
            "`media_per_second` is zero, which lets nothing through",
        ),
        (
            Client::builder().user_agent("a\nb"),
            "user agent has a character that is not printable ASCII",
        ),
    ];
    for (builder, beginning) in cases {
        let error = builder.build().unwrap_err();
        assert_eq!(
            (error.kind(), error.delivery()),
            (ErrorKind::Setup, Delivery::NotSent),
            "{error}"
        );
        assert!(error.to_string().starts_with(beginning), "{error}");
        assert!(!error.to_string().contains('\n'), "{error}");
    }
}

#[test]
fn the_defaults_can_be_used() {
    Client::builder().build().unwrap();
    let client = format!("{:?}", Client::new());
    assert_eq!(client, r#"Client { base_url: "https://graph.facebook.com", version: "v27.0" }"#);
}

#[test]
fn an_expired_version_is_taken_and_told() {
    let warnings = |version| Client::builder().version(version).build().unwrap().warnings();
    // Older and newer than all that are known: whatever the day is.
    let [warning] = &*warnings("v18.0") else { panic!("one warning") };
    assert!(
        warning.starts_with("version `v18.0` of the Graph API has expired and is served as `v")
    );
    assert!(warnings("v99.0").is_empty() && Client::new().warnings().is_empty());
}
