//! What the bot makes of its environment.

use my_bot::Settings;

const VARIABLES: &[(&str, &str)] = &[
    // [messenger]
    ("SENDAPI_PAGE_ID", "101"),
    ("SENDAPI_PAGE_TOKEN", "a-secret"),
    // [end]
    // [instagram]
    ("SENDAPI_INSTAGRAM_ID", "17841400000000101"),
    ("SENDAPI_INSTAGRAM_TOKEN", "a-secret"),
    // [end]
    ("SENDAPI_APP_SECRET", "a-secret"),
    // [both]
    ("SENDAPI_INSTAGRAM_APP_SECRET", "a-secret"),
    // [end]
    ("SENDAPI_VERIFY_TOKEN", "a-secret"),
];

/// What comes of the variables above, but for `name`, which is set to this.
fn read_with(name: &str, value: Option<&str>) -> Result<Settings, String> {
    let variable = |asked: &str| {
        let usual = VARIABLES.iter().find(|(name, _)| *name == asked);
        let value = match asked == name {
            true => value,
            false => usual.map(|(_, value)| *value),
        };
        value.map(str::to_owned)
    };
    Settings::read(variable).map_err(|error| error.to_string())
}

#[test]
fn what_is_missing_is_named() {
    for (name, _) in VARIABLES {
        for missing in [None, Some("")] {
            let error = read_with(name, missing).unwrap_err();
            assert!(error.starts_with(&format!("not set: {name};")), "{error}");
        }
    }
    let error = Settings::read(|_| None).unwrap_err().to_string();
    for (name, _) in VARIABLES {
        assert!(error.contains(name), "{error}");
    }
}

#[test]
fn what_cannot_be_used_is_named() {
    for name in ["SENDAPI_URL", "BIND_ADDRESS", "PORT"] {
        let error = read_with(name, Some("nowhere")).unwrap_err();
        assert!(error.starts_with(name), "{error}");
    }
}

#[test]
fn secrets_are_not_shown() {
    let settings = read_with("PORT", Some("9000")).unwrap();
    assert_eq!(settings.address.to_string(), "127.0.0.1:9000");
    assert!(!format!("{settings:?}").contains("a-secret"));
}
