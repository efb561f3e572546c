//! Who asks the platform, and what is known of who asks.

use std::time::Duration;

use sendapi::call::permission::Access;
use sendapi::{Account, Client, Instagram, Messenger, Retry, Token};

use crate::environment;
use crate::exit::Exit;
use crate::finding::Finding;
use crate::host::Host;
use crate::report::{self, Report};
use crate::session::unusable;

/// Who asks.
pub(crate) struct Asking {
    pub(crate) client: Client,
    pub(crate) access: Access,
    pub(crate) host: Host,
}

impl Asking {
    /// As the environment has it; or tells why that cannot be.
    pub(crate) fn of(access: Access, report: Report) -> Result<Self, Exit> {
        let client = environment::client(|builder| builder.timeout(PATIENCE).retry(Retry::NEVER));
        let client = client.map_err(|error| unusable(&error, report))?;
        Ok(Self { client, access, host: Host::of(access) })
    }

    /// The account that is the token's own, by a Page's token.
    pub(crate) fn by_page(&self) -> Result<Account<Messenger>, Finding> {
        Ok(self.client.page("me", token()?))
    }

    /// The account that is the token's own, by a token of Instagram login.
    pub(crate) fn by_instagram_login(&self) -> Result<Account<Instagram>, Finding> {
        Ok(self.client.instagram_login("me", token()?))
    }

    /// The app itself, if the environment has what it proves itself with.
    pub(crate) fn by_app(&self) -> Option<Account<Messenger>> {
        let id = environment::set("SENDAPI_APP_ID")?;
        let secret = environment::set("SENDAPI_APP_SECRET")?;
        Some(self.client.page("me", format!("{id}|{secret}")))
    }

    /// Prints what should be looked at before anything is asked.
    pub(crate) fn warn(&self) {
        self.client.warnings().iter().for_each(|warning| report::warn(warning));
    }
}

fn token() -> Result<Token, Finding> {
    environment::token(false).map_err(|error| {
        let is_set = environment::set("SENDAPI_TOKEN").is_some();
        let text = if is_set { error.to_string() } else { "SENDAPI_TOKEN is not set".to_owned() };
        Finding::problem(
            "token",
            text,
            "set it to the account's access token, which is made in the settings of the app",
        )
        .ending(Exit::Usage)
    })
}

/// What reads takes no longer, and nobody wants to wait for it.
const PATIENCE: Duration = Duration::from_secs(10);
