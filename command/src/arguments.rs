//! What the command is asked to do.

use std::env;
use std::ffi::OsString;
use std::fmt;
use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use sendapi::MediaKind;
use sendapi::call::permission::{Access, Feature};
use sendapi::call::subscription::SubscribedField;
use sendapi::engine::spelling;
use sendapi::reference::json_schema::Subject;
use sendapi::reference::rule;

use crate::open_words::OpenWords;
#[cfg(feature = "outbox")]
use crate::outbox_arguments::Outbox;
use crate::{environment, exit};

/// Begins bots, checks Messenger and Instagram messages by the rules of Meta's Send API, sends them, explains what the
/// platform answers, and looks whether an account is ready for a bot.
#[derive(Parser)]
#[command(name = "sendapi", version, after_help = after_help())]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,
    /// Print results as JSON on standard output, one object a line
    #[arg(long, global = true, display_order = 100)]
    pub(crate) json: bool,
}

impl Arguments {
    /// Those of this program.
    pub(crate) fn read() -> Result<Self, clap::Error> {
        let mut given: Vec<_> = env::args_os().collect();
        let is_no_switch = |argument: &&OsString| !argument.to_string_lossy().starts_with('-');
        if given.iter().skip(1).find(is_no_switch).is_some_and(|command| command == "explain") {
            given.iter_mut().for_each(written_out);
        }
        Self::try_parse_from(given)
    }
}

/// The parser takes a negative number for a value, and `-1/2534023` for a switch unless it begins with the sign that a minus
/// has in print.
fn written_out(argument: &mut OsString) {
    if let Some(code) = argument.to_str().and_then(|text| text.strip_prefix('-'))
        && code.contains('/')
        && code.bytes().all(|byte| byte.is_ascii_digit() || byte == b'/')
    {
        *argument = format!("{MINUS}{code}").into();
    }
}

#[derive(Subcommand)]
pub(crate) enum Command {
    /// Begin a bot: a folder with its code, its test, a chat page, and what it needs to be deployed
    New(New),
    /// Check messages without sending them
    Check(Check),
    /// Send messages: a text, or requests in JSON
    Send(Send),
    /// Upload files, which messages can then name by their ids for 90 days
    Upload(Upload),
    /// Explain errors of the platform by their codes, and rules by their names
    Explain(Explain),
    /// Ask the platform whether an account is ready for a bot: token, permissions, subscription, webhook
    Doctor(Doctor),
    /// Subscribe the app to what happens at an account, so that its webhook is told
    Subscribe(Subscribe),
    /// Look after an outbox: the messages in a database that workers send
    #[cfg(feature = "outbox")]
    #[command(subcommand)]
    Outbox(Outbox),
    /// Print a JSON Schema of messages, for editors and for programs in other languages
    Schema(Schema),
    /// Print a completion script for a shell
    Completions {
        /// The shell
        shell: Shell,
    },
}

#[derive(Args)]
#[command(after_help = beginners_help())]
pub(crate) struct New {
    /// What the bot is called: its folder, which is made here, and its program
    pub(crate) name: String,
    /// Where it answers people
    #[arg(long, value_name = "PLATFORM", value_enum, default_value_t = Platforms::Messenger)]
    pub(crate) platform: Platforms,
    /// Depend on a checkout of sendapi in this folder, and not on what is published
    #[arg(long, value_name = "FOLDER")]
    pub(crate) path: Option<PathBuf>,
    /// Repository to make for it [default: `git`, unless the folder lies in one]
    #[arg(long, value_enum)]
    pub(crate) vcs: Option<Repository>,
}

/// Where a bot answers people.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Platforms {
    /// For a Page
    Messenger,
    /// For a professional account, by Instagram login
    Instagram,
    /// One function for both
    Both,
}

impl fmt::Display for Platforms {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Messenger => "Messenger",
            Self::Instagram => "Instagram",
            Self::Both => "Messenger and Instagram",
        })
    }
}

/// What keeps the versions of a bot.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Repository {
    Git,
    None,
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
    /// Code and subcode, such as `100/2018034`, or the code alone; the rule that an error names, such as
    /// `qr.title_max`; `-`: an answer of the platform on standard input
    #[arg(value_name = "CODE|RULE", required = true, allow_negative_numbers = true)]
    #[arg(value_parser = OpenWords::of(rules), hide_possible_values = true)]
    pub(crate) codes: Vec<String>,
}

#[derive(Args)]
pub(crate) struct Schema {
    /// What it is of: a whole request, the `message` in it alone, the `profile`, or another call that `--list` names
    #[arg(value_name = "WHAT", default_value = "request", value_parser = subject())]
    #[arg(hide_possible_values = true)]
    pub(crate) of: Subject,
    /// By the rules of Instagram instead of Messenger's
    #[arg(long)]
    pub(crate) instagram: bool,
    /// List what there is a schema of
    #[arg(long)]
    pub(crate) list: bool,
    /// List what a schema lets through and `sendapi check` does not, by the names of the rules
    #[arg(long, conflicts_with = "list")]
    pub(crate) differences: bool,
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

#[derive(Args)]
#[command(after_help = doctors_help())]
pub(crate) struct Doctor {
    #[command(flatten)]
    pub(crate) whose: Whose,
    /// What the bot does beside messages and webhooks, for which the token needs permissions (may be repeated)
    #[arg(long, value_name = "FEATURE", value_parser = feature(), value_delimiter = ',')]
    pub(crate) feature: Vec<Feature>,
    /// Field that the webhook is to be told (may be repeated) [default: `messages`, `messaging_postbacks`]
    #[arg(long, value_name = "FIELD", value_parser = field(), value_delimiter = ',')]
    #[arg(hide_possible_values = true)]
    pub(crate) field: Vec<String>,
    /// Utility template that is to be approved (may be repeated); without any, with the feature `utility`, all
    #[arg(long, value_name = "NAME", value_delimiter = ',')]
    pub(crate) template: Vec<String>,
    /// Address of the bot, as the app's settings name it: it is asked as the platform asks it
    #[arg(long, value_name = "URL")]
    pub(crate) webhook: Option<String>,
}

#[derive(Args)]
#[command(after_help = subscribers_help())]
pub(crate) struct Subscribe {
    #[command(flatten)]
    pub(crate) whose: Whose,
    /// Field to subscribe to, beside what there is (may be repeated) [default: `messages`, `messaging_postbacks`]
    #[arg(long, value_name = "FIELD", value_parser = field(), value_delimiter = ',')]
    #[arg(hide_possible_values = true)]
    pub(crate) field: Vec<String>,
    /// End what is subscribed to and not named
    #[arg(long)]
    pub(crate) only: bool,
    /// Look what there is, and print what would change
    #[arg(long)]
    pub(crate) dry_run: bool,
}

/// Whose account it is.
#[derive(Args)]
pub(crate) struct Whose {
    /// As an Instagram account, by its Page
    #[arg(long, conflicts_with = "instagram_login")]
    pub(crate) instagram: bool,
    /// As an Instagram account, by a token of Instagram login
    #[arg(long)]
    pub(crate) instagram_login: bool,
}

impl Whose {
    /// How the token comes to its account.
    pub(crate) fn access(&self) -> Access {
        match self {
            Self { instagram_login: true, .. } => Access::InstagramLogin,
            Self { instagram: true, .. } => Access::InstagramByPage,
            Self { .. } => Access::Page,
        }
    }
}

/// Who sends.
#[derive(Args)]
pub(crate) struct Sender {
    #[command(flatten)]
    pub(crate) whose: Whose,
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

fn fields() -> Vec<&'static str> {
    SubscribedField::KNOWN.to_vec()
}

/// One that is known or may come to be: the platform decides, but what no name can look like does not reach it.
fn field() -> impl TypedValueParser<Value = String> {
    OpenWords::of(fields).try_map(|name| {
        let name = name.trim();
        let is_name = |letter: u8| matches!(letter, b'a'..=b'z' | b'0'..=b'9' | b'_');
        if !name.is_empty() && name.bytes().all(is_name) {
            return Ok(name.to_owned());
        }
        let near = spelling::nearest(name, SubscribedField::KNOWN.iter().copied());
        Err(near.map_or_else(
            || "a field's name has small letters, digits and `_`".to_owned(),
            |near| format!("did you mean `{near}`?"),
        ))
    })
}

fn rules() -> Vec<&'static str> {
    rule::ids().into_iter().collect()
}

fn subjects() -> Vec<&'static str> {
    Subject::all().map(|subject| subject.name()).collect()
}

fn subject() -> impl TypedValueParser<Value = Subject> {
    OpenWords::of(subjects).try_map(|name| {
        Subject::named(&name).ok_or_else(|| match spelling::nearest(&name, subjects()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => "`sendapi schema --list` names what there is a schema of".to_owned(),
        })
    })
}

fn feature() -> impl TypedValueParser<Value = Feature> {
    let names = PossibleValuesParser::new(Feature::ALL.map(Feature::name));
    names.try_map(|name| Feature::named(&name).ok_or("no feature"))
}

fn beginners_help() -> String {
    format!("{BEGINNING}\n\n{}", exit::BEGINNING)
}

fn doctors_help() -> String {
    let [common, app, bot] = [environment::HELP, environment::APP, environment::BOT];
    format!("{common}\n{app}\n{bot}\n\n{}", exit::DOCTORS)
}

fn subscribers_help() -> String {
    format!("{}\n{}\n\n{}", environment::HELP, environment::APP, exit::SUBSCRIBING)
}

fn after_help() -> String {
    format!("{}\n\n{}", environment::HELP, exit::HELP)
}

/// U+2212.
pub(crate) const MINUS: char = '−';
const SEND: &str = "sendapi send [OPTIONS] <FILE>...
       sendapi send [OPTIONS] --to <ID> --text <TEXT>";
const BEGINNING: &str = "\
What is made reads its settings from its environment, has a chat page (`cargo run --example chat`), and goes to people as
its README.md says. As long as sendapi is not on crates.io, `--path` has to name a checkout:
  sendapi new bakery --path ../sendapi";
const FILES: &str = "Files with a request in JSON each, or with one on each line if they end in \
                     `.jsonl`; `-`: standard input";
