//! An account that is ready to send, as arguments and environment ask for it.

use std::io;

use sendapi::{Account, Client, Instagram, Messenger, Platform, Token};
use tokio::runtime::{Builder, Runtime};

use crate::arguments::Sender;
use crate::environment::{self, Unusable};
use crate::exit::Exit;
use crate::host::Host;
use crate::report::{self, Report};

/// An account and what it runs on.
pub(crate) struct Session<P> {
    pub(crate) account: Account<P>,
    pub(crate) client: Client,
    pub(crate) host: Host,
    pub(crate) runtime: Runtime,
}

/// What is done as an account, on whichever platform.
pub(crate) trait Task {
    fn run<P: Kind>(self) -> Result<Exit, Exit>;
}

/// Has the task done on the platform that the arguments name.
pub(crate) fn on_its_platform(sender: &Sender, task: impl Task) -> Exit {
    let exit = if sender.whose.instagram || sender.whose.instagram_login {
        task.run::<Instagram>()
    } else {
        task.run::<Messenger>()
    };
    exit.unwrap_or_else(|exit| exit)
}

/// A platform, and how its accounts are made.
pub(crate) trait Kind: Platform {
    fn account(sender: &Sender, client: &Client, id: String, token: Token) -> Account<Self>
    where
        Self: Sized;
}

impl Kind for Messenger {
    fn account(_: &Sender, client: &Client, id: String, token: Token) -> Account<Self> {
        client.page(id, token)
    }
}

impl Kind for Instagram {
    fn account(sender: &Sender, client: &Client, id: String, token: Token) -> Account<Self> {
        if sender.whose.instagram_login {
            client.instagram_login(id, token)
        } else {
            client.instagram(id, token)
        }
    }
}

impl<P: Kind> Session<P> {
    /// Opens it, or tells why that cannot be.
    pub(crate) fn open(sender: &Sender, report: Report) -> Result<Self, Exit> {
        let client =
            environment::client(|builder| if sender.dry_run { builder.dry_run() } else { builder });
        let client = client.map_err(|error| unusable(&error, report))?;
        let token = environment::token(sender.dry_run);
        let token = token.map_err(|error| unusable(&error.into(), report))?;
        client.warnings().iter().for_each(|warning| report::warn(warning));
        let account = P::account(sender, &client, environment::account(), token);
        let host = Host::of(sender.whose.access());
        Ok(Self { account, client, host, runtime: runtime(report)? })
    }
}

/// What tasks run on.
pub(crate) fn runtime(report: Report) -> Result<Runtime, Exit> {
    let runtime = Builder::new_current_thread().enable_all().build();
    runtime.map_err(|error| no_runtime(&error, report))
}

pub(crate) fn unusable(unusable: &Unusable, report: Report) -> Exit {
    report.complain(unusable.error.kind().as_str(), unusable);
    Exit::Usage
}

fn no_runtime(error: &io::Error, report: Report) -> Exit {
    report.complain("system", &format!("the system gives no means for sending: {error}"));
    Exit::Later
}
