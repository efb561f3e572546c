//! What `sendapi outbox` is asked to do.

use std::num::NonZeroU32;
use std::path::PathBuf;
use std::time::{Duration, SystemTime};

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, Subcommand};
use sendapi_outbox::{AccountName, EventId, EventState, State, Ticket, Which, WhichEvents};

use crate::exit;

#[derive(Subcommand)]
#[command(after_help = exit::OUTBOX)]
pub(crate) enum Outbox {
    /// List messages, the oldest first, without their texts
    List(List),
    /// Show all that is known of messages
    Show(Show),
    /// Send messages again of which nobody knows whether they arrived: a person may get one twice
    Retry(Retry),
    /// Take messages back that have not begun
    Cancel(Cancel),
    /// Let nothing begin for an account
    Pause(Pause),
    /// End the pause of an account, whoever began it
    Resume(OfAccount),
    /// Look after events that came in, and above all those that were given up
    #[command(subcommand)]
    Events(Events),
    /// Take a database that was put back or copied for the outbox's own: what is due in it is unknown then
    Adopt(Adopt),
    /// Count what is where, and tell who works
    Stats(Stats),
}

impl Outbox {
    /// The database, which each of them has.
    pub(crate) const fn file(&self) -> &File {
        match self {
            Self::List(List { file, .. })
            | Self::Show(Show { file, .. })
            | Self::Retry(Retry { file, .. })
            | Self::Cancel(Cancel { file, .. })
            | Self::Pause(Pause { whose: OfAccount { file, .. }, .. })
            | Self::Resume(OfAccount { file, .. })
            | Self::Events(
                Events::List(ListEvents { file, .. })
                | Events::Show(ShowEvents { file, .. })
                | Events::Retry(RetryEvents { file, .. }),
            )
            | Self::Adopt(Adopt { file, .. })
            | Self::Stats(Stats { file, .. }) => file,
        }
    }
}

/// The database.
#[derive(Args)]
pub(crate) struct File {
    /// The database: its file, or its address such as `postgres://user@host/database`, with its password in PGPASSWORD
    #[arg(value_name = "DATABASE")]
    pub(crate) file: PathBuf,
}

#[derive(Args)]
#[command(after_help = exit::OUTBOX)]
pub(crate) struct List {
    #[command(flatten)]
    pub(crate) file: File,
    /// Those that are there (may be repeated) [default: all]
    #[arg(long, value_parser = state(), value_delimiter = ',')]
    pub(crate) state: Vec<State>,
    #[command(flatten)]
    pub(crate) some: Some,
    /// At most so many
    #[arg(long, value_name = "MESSAGES", default_value = "50")]
    pub(crate) limit: NonZeroU32,
    /// Those behind this one
    #[arg(long, value_name = "TICKET")]
    pub(crate) after: Option<Ticket>,
    /// With their texts
    #[arg(long)]
    pub(crate) bodies: bool,
}

/// Which of many.
#[derive(Args)]
pub(crate) struct Some {
    /// Those of this account, as `messenger:1234567890`
    #[arg(long)]
    pub(crate) account: Option<AccountName>,
    /// Those that were put at least so long ago, as `10m` or `2days`
    #[arg(long, value_name = "TIME", value_parser = humantime::parse_duration)]
    pub(crate) older_than: Option<Duration>,
    /// Those that were put at most so long ago
    #[arg(long, value_name = "TIME", value_parser = humantime::parse_duration)]
    pub(crate) newer_than: Option<Duration>,
}

impl Some {
    pub(crate) fn which(&self) -> Which {
        let which = self.account.iter().cloned().fold(Which::default(), Which::account);
        let which = self.older_than.into_iter().fold(which, Which::older_than);
        self.newer_than.into_iter().fold(which, Which::newer_than)
    }
}

#[derive(Args)]
#[command(after_help = exit::OUTBOX)]
pub(crate) struct Show {
    #[command(flatten)]
    pub(crate) file: File,
    /// Names of messages
    #[arg(value_name = "TICKET", required = true)]
    pub(crate) tickets: Vec<Ticket>,
    /// With their texts
    #[arg(long)]
    pub(crate) bodies: bool,
}

#[derive(Args)]
#[command(override_usage = RETRY, after_help = exit::OUTBOX)]
pub(crate) struct Retry {
    #[command(flatten)]
    pub(crate) file: File,
    /// Names of messages
    #[arg(value_name = "TICKET", required_unless_present = "all", conflicts_with_all = ["all", "account", "older_than", "newer_than"])]
    pub(crate) tickets: Vec<Ticket>,
    /// All of which nobody knows whether they arrived
    #[arg(long)]
    pub(crate) all: bool,
    #[command(flatten)]
    pub(crate) some: Some,
    /// Do not ask back
    #[arg(long)]
    pub(crate) yes: bool,
}

#[derive(Args)]
#[command(after_help = exit::OUTBOX)]
pub(crate) struct Cancel {
    #[command(flatten)]
    pub(crate) file: File,
    /// Names of messages
    #[arg(value_name = "TICKET", required = true)]
    pub(crate) tickets: Vec<Ticket>,
}

#[derive(Args)]
#[command(after_help = exit::OUTBOX)]
pub(crate) struct Pause {
    #[command(flatten)]
    pub(crate) whose: OfAccount,
    /// For so long from now on, as `10m` or `2h 30m` [default: until it is resumed]
    #[arg(long = "for", value_name = "TIME", value_parser = humantime::parse_duration)]
    pub(crate) length: Option<Duration>,
    /// Until then, as `2026-12-01T09:00:00Z`
    #[arg(long, value_name = "TIME", value_parser = humantime::parse_rfc3339_weak, conflicts_with = "length")]
    pub(crate) until: Option<SystemTime>,
}

#[derive(Args)]
#[command(after_help = exit::OUTBOX)]
pub(crate) struct OfAccount {
    #[command(flatten)]
    pub(crate) file: File,
    /// The account, as `messenger:1234567890`
    #[arg(value_name = "ACCOUNT")]
    pub(crate) account: AccountName,
}

#[derive(Subcommand)]
#[command(after_help = exit::OUTBOX)]
pub(crate) enum Events {
    /// List events, the oldest first, without what they say
    List(ListEvents),
    /// Show all that is known of events
    Show(ShowEvents),
    /// Have events handled again that were given up
    Retry(RetryEvents),
}

#[derive(Args)]
#[command(after_help = exit::OUTBOX)]
pub(crate) struct ListEvents {
    #[command(flatten)]
    pub(crate) file: File,
    /// Those that are there (may be repeated)
    #[arg(long, value_parser = event_state(), value_delimiter = ',', default_values = OPEN)]
    pub(crate) state: Vec<EventState>,
    #[command(flatten)]
    pub(crate) some: SomeEvents,
    /// At most so many
    #[arg(long, value_name = "EVENTS", default_value = "50")]
    pub(crate) limit: NonZeroU32,
    /// Those behind this one
    #[arg(long, value_name = "EVENT")]
    pub(crate) after: Option<EventId>,
    /// With what they say
    #[arg(long)]
    pub(crate) bodies: bool,
}

/// Which of many.
#[derive(Args)]
pub(crate) struct SomeEvents {
    /// Those of this account, as `messenger:1234567890`
    #[arg(long)]
    pub(crate) account: Option<AccountName>,
    /// Those that were received at least so long ago, as `10m` or `2days`
    #[arg(long, value_name = "TIME", value_parser = humantime::parse_duration)]
    pub(crate) older_than: Option<Duration>,
    /// Those that were received at most so long ago
    #[arg(long, value_name = "TIME", value_parser = humantime::parse_duration)]
    pub(crate) newer_than: Option<Duration>,
}

impl SomeEvents {
    pub(crate) fn which(&self) -> WhichEvents {
        let which = self.account.iter().cloned().fold(WhichEvents::default(), WhichEvents::account);
        let which = self.older_than.into_iter().fold(which, WhichEvents::older_than);
        self.newer_than.into_iter().fold(which, WhichEvents::newer_than)
    }
}

#[derive(Args)]
#[command(after_help = exit::OUTBOX)]
pub(crate) struct ShowEvents {
    #[command(flatten)]
    pub(crate) file: File,
    /// Names of events
    #[arg(value_name = "EVENT", required = true)]
    pub(crate) events: Vec<EventId>,
    /// With what they say
    #[arg(long)]
    pub(crate) bodies: bool,
}

#[derive(Args)]
#[command(override_usage = RETRY_EVENTS, after_help = exit::OUTBOX)]
pub(crate) struct RetryEvents {
    #[command(flatten)]
    pub(crate) file: File,
    /// Names of events
    #[arg(value_name = "EVENT", required_unless_present = "all", conflicts_with_all = ["all", "account", "older_than", "newer_than"])]
    pub(crate) events: Vec<EventId>,
    /// All that were given up
    #[arg(long)]
    pub(crate) all: bool,
    #[command(flatten)]
    pub(crate) some: SomeEvents,
}

#[derive(Args)]
#[command(after_help = exit::OUTBOX)]
pub(crate) struct Stats {
    #[command(flatten)]
    pub(crate) file: File,
    /// Look each second, until nothing waits any more or Ctrl-C
    #[arg(long)]
    pub(crate) watch: bool,
}

#[derive(Args)]
#[command(after_help = exit::OUTBOX)]
pub(crate) struct Adopt {
    #[command(flatten)]
    pub(crate) file: File,
    /// It knows all that was sent: leave what waits as it is. If that is not so, people get messages twice
    #[arg(long)]
    pub(crate) nothing_was_lost: bool,
    /// What it is called from then on, as programs name it by `Outbox::named`
    #[arg(long, value_name = "NAME")]
    pub(crate) name: Option<String>,
    /// Do not ask back
    #[arg(long)]
    pub(crate) yes: bool,
}

fn state() -> impl TypedValueParser<Value = State> {
    let names = PossibleValuesParser::new(State::ALL.map(State::name));
    names
        .try_map(|name| State::ALL.into_iter().find(|state| state.name() == name).ok_or("no state"))
}

fn event_state() -> impl TypedValueParser<Value = EventState> {
    let names = PossibleValuesParser::new(EventState::ALL.map(EventState::name));
    names.try_map(|name| {
        EventState::ALL.into_iter().find(|state| state.name() == name).ok_or("no state")
    })
}

/// Of what has ended nothing is left but that it was.
const OPEN: [&str; 2] = [EventState::Waiting.name(), EventState::GivenUp.name()];

const RETRY_EVENTS: &str = "sendapi outbox events retry [OPTIONS] <DATABASE> <EVENT>...
       sendapi outbox events retry [OPTIONS] <DATABASE> --all [--account <ACCOUNT>]";

const RETRY: &str = "sendapi outbox retry [OPTIONS] <DATABASE> <TICKET>...
       sendapi outbox retry [OPTIONS] <DATABASE> --all [--account <ACCOUNT>]";
