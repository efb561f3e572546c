//! The settings of a bot: four environment variables, all of them or none.

use std::error::Error;
use std::fmt;

use crate::tour::environment::MESSENGER;

/// Holds another place than the platform, if there is one: a simulator that is a program of its own.
pub const URL: &str = "SENDAPI_URL";

/// Hold the page's id, its access token, the app's secret, and the verify token from the app's settings.
pub const VARIABLES: [&str; 4] =
    [MESSENGER.account, MESSENGER.token, "SENDAPI_APP_SECRET", "SENDAPI_VERIFY_TOKEN"];

/// What the variables hold. It has no `Debug`, as it holds secrets.
pub(super) struct Values {
    /// Where the platform is, if not where it always is.
    pub(super) url: Option<String>,
    pub(super) page: String,
    pub(super) token: String,
    pub(super) app_secret: String,
    pub(super) verify_token: String,
}

impl Values {
    /// Nothing if none is set. An empty one counts as not set.
    pub(super) fn read(
        environment: impl Fn(&str) -> Option<String>,
    ) -> Result<Option<Self>, Incomplete> {
        let value = |name| environment(name).filter(|value| !value.is_empty());
        match VARIABLES.map(value) {
            [Some(page), Some(token), Some(app_secret), Some(verify_token)] => {
                Ok(Some(Self { url: value(URL), page, token, app_secret, verify_token }))
            }
            [None, None, None, None] => Ok(None),
            values => {
                let missing =
                    VARIABLES.into_iter().zip(values).filter(|(_, value)| value.is_none());
                Err(Incomplete(missing.map(|(name, _)| name).collect()))
            }
        }
    }

    pub(super) fn made_up() -> Self {
        Self {
            url: None,
            page: "101".to_owned(),
            token: "a-token-for-the-simulator".to_owned(),
            app_secret: "sesame".to_owned(),
            verify_token: "open".to_owned(),
        }
    }
}

/// The port that a variable names; nothing if it is not set.
pub(crate) fn port(
    environment: impl Fn(&str) -> Option<String>,
    name: &str,
) -> Result<Option<u16>, Box<dyn Error>> {
    let Some(value) = environment(name).filter(|value| !value.is_empty()) else { return Ok(None) };
    let wrong = |_| format!("`{name}` is `{value}`, and a port is a number of at most 65535");
    Ok(Some(value.parse().map_err(wrong)?))
}

/// Some variables are set and these are not.
#[derive(Debug)]
pub struct Incomplete(Vec<&'static str>);

impl fmt::Display for Incomplete {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "`{}` not set: set all of `{}`, or none for a simulator",
            self.0.join("`, `"),
            VARIABLES.join("`, `")
        )
    }
}

impl Error for Incomplete {}
