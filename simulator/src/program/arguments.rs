//! The command line.

use std::error::Error;
use std::net::{IpAddr, Ipv4Addr};
use std::path::PathBuf;

use clap::Parser;
use sendapi_core::call::subscription::SubscribedField;
use sendapi_simulator::{Builder, Fault, Simulator};

use crate::logging::Log;
use crate::token::token;

/// A Send API on loopback that checks every request by the platform's rules: messages, uploads
/// (`message_attachments`), batches, and what is called beside them.
///
/// Prints the URL on standard output and below it that of the chat page, where one writes to a bot and
/// sees what it answers; then for each request and each webhook a line on standard error, with every
/// violation of the refused ones. Runs until Ctrl-C or SIGTERM.
#[derive(Parser)]
#[command(name = "sendapi-simulator", version, after_help = EXAMPLES)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of the command line")]
pub(crate) struct Arguments {
    /// Address to listen on; any other than one of this machine alone is open to everybody who reaches
    /// the machine, without encryption
    #[arg(long, value_name = "ADDRESS", default_value_t = Ipv4Addr::LOCALHOST.into())]
    host: IpAddr,
    /// Port; 0 is any free one
    #[arg(long, default_value_t = 0)]
    port: u16,
    /// Account that is a Page, with its name if you like: `101` or `101=Bakery` (may be repeated);
    /// every account that is not named is one too
    #[arg(long, value_name = "ID[=NAME]")]
    page: Vec<String>,
    /// Account that is an Instagram account (may be repeated)
    #[arg(long, value_name = "ID[=NAME]")]
    instagram: Vec<String>,
    /// Token to accept (may be repeated); without any, every token is accepted. `101=TOKEN` is that of account 101, whom
    /// `me` is then. Behind it what else is known: `,person=NAME` for the token of a person, with
    /// `,page=ID` for each Page that they manage if it is not all of them, `,app=ID` for one of another
    /// app, `,without=PERMISSION` for one that lacks it, `,expires=SECONDS` for one that runs out
    // Read later: what clap says of a value that it cannot read has the value in it.
    #[arg(long, value_name = "[ID=]TOKEN")]
    token: Vec<String>,
    /// Let answers tell how much of a rate limit is used up, where so many calls are all of it: `x-app-usage` and
    /// `x-business-use-case-usage`, which rise with each call
    #[arg(long, value_name = "CALLS")]
    usage: Option<u64>,
    /// App secret: every request has to prove by `appsecret_proof` that it knows it. Better given by the
    /// environment, since other users of the machine can see arguments
    #[arg(long, env = "SENDAPI_APP_SECRET", value_name = "SECRET", hide_env_values = true)]
    app_secret: Option<String>,
    /// File to keep the state in, from one run to the next: conversations, profiles, uploaded files
    #[arg(long, value_name = "FILE")]
    state: Option<PathBuf>,
    /// Refuse what is otherwise only warned of: what the platform takes although its pages do not have it, such as PHP's
    /// brackets or members that nobody knows
    #[arg(long)]
    strict: bool,
    /// Refuse messages with an `attachment_id` that was not uploaded here
    #[arg(long)]
    known_attachments_only: bool,
    /// Refuse messages with a `persona_id` that was not made here
    #[arg(long)]
    known_personas_only: bool,
    /// Refuse utility messages of a template that was not made here in their language, or is not approved: those of
    /// the library are at once, the others by `POST /simulator/templates` with `{"account": "101"}`
    #[arg(long)]
    known_templates_only: bool,
    /// Refuse messages to ids, comments and notification tokens of nobody who writes here
    #[arg(long)]
    known_people_only: bool,
    /// Address of a bot, such as `http://127.0.0.1:8080/webhook`: it is told what people do, signed with
    /// the app secret and after the platform's handshake
    #[arg(long, env = "SENDAPI_WEBHOOK", value_name = "URL")]
    webhook: Option<String>,
    /// Secret to sign webhooks with, if it is not --app-secret. Better given by the environment
    #[arg(long, env = "SENDAPI_WEBHOOK_SECRET", value_name = "SECRET", hide_env_values = true)]
    webhook_secret: Option<String>,
    /// Token of the handshake, as the bot knows it. Better given by the environment
    #[arg(long, env = "SENDAPI_VERIFY_TOKEN", value_name = "TOKEN", hide_env_values = true)]
    verify_token: Option<String>,
    /// Let the bot be on another machine
    #[arg(long)]
    webhook_anywhere: bool,
    /// Tell the bot also what comes by these fields, such as `feed`, `comments` or, after each of its messages,
    /// `message_echoes`, `message_deliveries` and `message_reads` (may be repeated, or several with commas); what people do
    /// in conversations it is told without
    #[arg(long, value_name = "FIELD", value_parser = field, value_delimiter = ',')]
    subscribe: Vec<SubscribedField>,
    /// Begin without a subscription, as a Page that was just connected: the bot is told what it subscribes to by
    /// `POST /{account}/subscribed_apps`, and what --subscribe names
    #[arg(long)]
    not_subscribed: bool,
    /// Share of requests that something goes wrong with, from 0 to 1: errors, delays, cut
    /// connections and garbled answers, each as often as the others
    #[arg(long, value_name = "SHARE", default_value_t = 0.0, value_parser = share)]
    faults: f64,
    /// Seed of the faults: the same one gives the same faults in the same order
    #[arg(long, default_value_t = 0)]
    seed: u64,
    /// For whom the log on standard error is
    #[arg(long, value_name = "FORM", value_enum, default_value_t = Log::Text)]
    pub(crate) log: Log,
}

impl Arguments {
    pub(crate) fn has_bot(&self) -> bool {
        self.webhook.as_ref().is_some_and(|url| !url.is_empty())
    }

    pub(crate) async fn start(self) -> Result<Simulator, Box<dyn Error>> {
        let (faults, seed) = (self.faults, self.seed);
        let simulator = self.settings()?.start().await?;
        if faults > 0.0 {
            simulator.faults().at_random(seed, Fault::mixture(faults));
        }
        Ok(simulator)
    }

    fn settings(mut self) -> Result<Builder, String> {
        let log = self.log;
        let builder = Simulator::builder().host(self.host).port(self.port);
        let builder = builder.observe(move |it| log.exchange(it));
        let builder = builder.observe_deliveries(move |it| log.delivery(it));
        let builder = builder.on_warning(move |sentence| log.warning(sentence));
        let builder = named(std::mem::take(&mut self.page), builder, Builder::page);
        let builder = named(std::mem::take(&mut self.instagram), builder, Builder::instagram);
        let tokens = self.token.iter().map(|text| token(text)).collect::<Result<Vec<_>, _>>()?;
        let builder = tokens.into_iter().fold(builder, Builder::access_token);
        let builder = self.usage.take().into_iter().fold(builder, Builder::tell_usage);
        let builder = self.state.take().into_iter().fold(builder, Builder::state_file);
        let builder = self.switched(builder);
        Ok(self.with_a_bot(builder))
    }

    fn switched(&self, builder: Builder) -> Builder {
        let switches: [(bool, Switch); 7] = [
            (self.strict, Builder::strict),
            (self.not_subscribed, Builder::not_subscribed),
            (self.webhook_anywhere, Builder::webhook_anywhere),
            (self.known_people_only, Builder::known_people_only),
            (self.known_attachments_only, Builder::known_attachments_only),
            (self.known_personas_only, Builder::known_personas_only),
            (self.known_templates_only, Builder::known_templates_only),
        ];
        let on = switches.into_iter().filter(|(is_on, _)| *is_on);
        on.fold(builder, |builder, (_, switch)| switch(builder))
    }

    /// A variable that is set to nothing is as good as none.
    fn with_a_bot(self, builder: Builder) -> Builder {
        let app_secret = self.app_secret.filter(|secret| !secret.is_empty());
        let webhook_secret = self.webhook_secret.filter(|secret| !secret.is_empty());
        let webhook_secret = webhook_secret.or_else(|| app_secret.clone()).unwrap_or_default();
        let builder = app_secret.into_iter().fold(builder, Builder::app_secret);
        let builder = match self.webhook.filter(|url| !url.is_empty()) {
            Some(url) => {
                builder.webhook(url, webhook_secret, self.verify_token.unwrap_or_default())
            }
            None => builder,
        };
        self.subscribe.into_iter().fold(builder, Builder::subscribe)
    }
}

type Switch = fn(Builder) -> Builder;

/// Each with its name, if it has one.
fn named(accounts: Vec<String>, builder: Builder, add: fn(Builder, String) -> Builder) -> Builder {
    accounts.into_iter().fold(builder, |builder, account| match account.split_once('=') {
        Some((id, name)) => add(builder, id.to_owned()).account_name(id, name),
        None => add(builder, account),
    })
}

fn share(text: &str) -> Result<f64, String> {
    let share = text.parse().map_err(|_| "a share is a number such as 0.05".to_owned())?;
    if (0.0..=1.0).contains(&share) { Ok(share) } else { Err("a share is from 0 to 1".to_owned()) }
}

fn field(word: &str) -> Result<SubscribedField, String> {
    match SubscribedField::from(word) {
        SubscribedField::Other(_) => {
            let others = SubscribedField::KNOWN.iter().filter(|name| **name != ECHOES);
            let others: Vec<_> = others.copied().collect();
            Err(format!("a field is `{ECHOES}`, or one of `{}`", others.join("`, `")))
        }
        field => Ok(field),
    }
}

/// The one that most look for.
const ECHOES: &str = SubscribedField::MessageEchoes.as_str();

const EXAMPLES: &str = "\
Examples:
  Somewhere to send to, for a program that takes another address than the platform's:
    sendapi-simulator --port 4000

  A bot on port 8080, and the chat page to write to it:
    export SENDAPI_WEBHOOK_SECRET=sesame SENDAPI_VERIFY_TOKEN=open
    sendapi-simulator --port 4000 --page 101=Bakery --webhook http://127.0.0.1:8080/webhook

  The same, with everything still there tomorrow:
    sendapi-simulator --port 4000 --page 101=Bakery --webhook http://127.0.0.1:8080/webhook --state bakery.json

  Two Pages with a token each, and one that lacks a permission, to see what a program makes of it:
    sendapi-simulator --page 101=Bakery --page 102 --token 101=EAAB1 --token 102=EAAB2,without=pages_messaging

  One request in ten goes wrong, in the same way each time:
    sendapi-simulator --port 4000 --faults 0.1 --seed 7

Time:
  A bot that is a program of its own has a clock of its own: when the time is moved here, windows close, and what the
  bot does by its clock waits. Either it asks for the time, in milliseconds since 1970,
    curl http://127.0.0.1:4000/simulator/clock
  or bot and simulator are one program, as in `cargo run --example shop`, and the bot takes `Simulator::clock`. Forward
  by a day, in seconds:
    curl http://127.0.0.1:4000/simulator/clock --json '{\"advance\": 86400}'

Subscriptions:
  What people write, tap and so on is told without a word; comments and echoes are not:
    sendapi-simulator --page 101 --webhook http://127.0.0.1:8080/webhook --subscribe feed,message_echoes
  Nothing, until the bot subscribes to it by POST /101/subscribed_apps:
    sendapi-simulator --page 101 --webhook http://127.0.0.1:8080/webhook --not-subscribed

What somebody writes, taps and so on, from a test in any language; the answer to the first call has the id of the second:
    curl http://127.0.0.1:4000/simulator/people --json '{\"account\": \"101\", \"name\": \"Ada\"}'
    curl http://127.0.0.1:4000/simulator/conversations/7204418830956127/says --json '{\"text\": \"Good morning\"}'

What happens beside writing and tapping, such as that somebody comes by an advertisement; a list of all there is:
    curl http://127.0.0.1:4000/simulator/happenings
    curl http://127.0.0.1:4000/simulator/happenings --json '{\"happening\": \"ad_referral\", \"ad_id\": \"77\", \"account\": \"101\", \"person\": \"Ada\"}'

Webhooks:
  Once more, as the platform may bring one twice; by its number, or the last thing that somebody did:
    curl http://127.0.0.1:4000/simulator/deliveries
    curl http://127.0.0.1:4000/simulator/deliveries --json '{\"number\": 7}'
    curl http://127.0.0.1:4000/simulator/deliveries --json '{\"conversation\": \"7204418830956127\"}'
  Held back, and then all in one body; also `in_order`, `reversed`, `twice`:
    curl http://127.0.0.1:4000/simulator/webhooks --json '{\"hold\": true}'
    curl http://127.0.0.1:4000/simulator/webhooks --json '{\"release\": \"together\"}'";
