//! Settings that cannot be used are told by `build`.

use std::time::Duration;

use sendapi::{Client, ClientBuilder, Delivery, ErrorKind, Rates};

#[test]
fn bad_settings() {
    let cases: [(ClientBuilder, &str); 10] = [
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
        (Client::builder().base_url("https://a.example/v26.0"), "base URL ends with `v26.0`"),
        (Client::builder().version("26"), "version `26` is none of the Graph API"),
        (Client::builder().timeout(Duration::ZERO), "`timeout` is zero"),
        (Client::builder().connect_timeout(Duration::ZERO), "`connect_timeout` is zero"),
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
    assert_eq!(client, r#"Client { base_url: "https://graph.facebook.com", version: "v26.0" }"#);
}
