//! What the command is asked to do.

use std::num::NonZeroUsize;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, Parser, Subcommand};
use clap_complete::Shell;
use sendapi::MediaKind;

use crate::{environment, exit};

/// Checks Messenger and Instagram messages by the rules of Meta's Send API, sends them, and explains
/// what the platform answers.
#[derive(Parser)]
#[command(name = "sendapi", version, after_help = after_help())]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,
    /// Print results as JSON on standard output, one object a line
    #[arg(long, global = true, display_order = 100)]
    pub(crate) json: bool,
}

#[derive(Subcommand)]
pub(crate) enum Command {
    /// Check messages without sending them
    Check(Check),
    /// Send messages: a text, or requests in JSON
    Send(Send),
    /// Upload files, which messages can then name by their ids for 90 days
    Upload(Upload),
    /// Explain errors of the platform by their codes
    Explain(Explain),
    /// Print a completion script for a shell
    Completions {
        /// The shell
        shell: Shell,
    },
}

#[derive(Args)]
#[command(after_help = exit::HELP)]
pub(crate) struct Check {
    #[arg(value_name = "FILE", required = true, help = FILES)]
    pub(crate) files: Vec<String>,
    #[command(flatten)]
    pub(crate) form: Form,
    /// Check by the rules of Instagram instead of Messenger's
    #[arg(long)]
    pub(crate) instagram: bool,
}

#[derive(Args)]
#[command(override_usage = SEND, after_help = after_help())]
pub(crate) struct Send {
    /// The person who gets the text: a page-scoped or Instagram-scoped id
    #[arg(long, value_name = "ID", requires = "text", conflicts_with = "files")]
    pub(crate) to: Option<String>,
    /// The text to send
    #[arg(long, requires = "to", allow_hyphen_values = true)]
    pub(crate) text: Option<String>,
    /// The ground to send it outside the 24-hour window: `HUMAN_AGENT` and the like
    #[arg(long, requires = "text")]
    pub(crate) tag: Option<String>,
    #[arg(value_name = "FILE", required_unless_present_any = ["to", "text"], help = FILES)]
    pub(crate) files: Vec<String>,
    #[command(flatten)]
    pub(crate) form: Form,
    #[command(flatten)]
    pub(crate) sender: Sender,
    /// How many messages are under way at a time; those to one person keep their order
    #[arg(long, value_name = "MESSAGES", default_value = "1")]
    pub(crate) concurrency: NonZeroUsize,
}

#[derive(Args)]
pub(crate) struct Explain {
    /// Code and subcode, such as `100/2018034`, or the code alone; `-`: an answer of the platform on
    /// standard input
    #[arg(value_name = "CODE[/SUBCODE]", required = true, allow_negative_numbers = true)]
    pub(crate) codes: Vec<String>,
}

#[derive(Args)]
#[command(after_help = after_help())]
pub(crate) struct Upload {
    /// Files to upload
    #[arg(value_name = "FILE", required = true)]
    pub(crate) files: Vec<String>,
    /// What they are sent as, instead of what their MIME types say
    #[arg(long, value_parser = kind())]
    pub(crate) kind: Option<MediaKind>,
    /// What they are, such as `image/png`, instead of what their names say
    #[arg(long, value_name = "TYPE")]
    pub(crate) mime_type: Option<String>,
    #[command(flatten)]
    pub(crate) sender: Sender,
}

/// Who sends.
#[derive(Args)]
pub(crate) struct Sender {
    /// As an Instagram account, by its Page
    #[arg(long, conflicts_with = "instagram_login")]
    pub(crate) instagram: bool,
    /// As an Instagram account, by a token of Instagram login
    #[arg(long)]
    pub(crate) instagram_login: bool,
    /// Do everything but send, and print what would be sent; needs no token
    #[arg(long)]
    pub(crate) dry_run: bool,
}

#[derive(Args)]
pub(crate) struct Form {
    /// Take every line of every file as a request, whatever the file's name
    #[arg(long)]
    pub(crate) lines: bool,
}

fn kind() -> impl TypedValueParser<Value = MediaKind> {
    let names = PossibleValuesParser::new(MediaKind::ALL.map(MediaKind::name));
    names.try_map(|name| MediaKind::named(&name).ok_or("no kind of file"))
}

fn after_help() -> String {
    format!("{}\n\n{}", environment::HELP, exit::HELP)
}

const SEND: &str = "sendapi send [OPTIONS] <FILE>...
       sendapi send [OPTIONS] --to <ID> --text <TEXT>";
const FILES: &str = "Files with a request in JSON each, or with one on each line if they end in \
                     `.jsonl`; `-`: standard input";
