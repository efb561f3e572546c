//! `sendapi send`: messages on their way.

use std::process;

use sendapi::{Account, DryRun, Message, Outcome, Platform, Stopper};
use serde_json::json;
use tokio::signal::ctrl_c;

use crate::arguments::Send;
use crate::checked::Checked;
use crate::exit::Exit;
use crate::host::Host;
use crate::input::{self, Document, Place};
use crate::progress::Bar;
use crate::report::{self, Report};
use crate::session::{Kind, Session, Task, on_its_platform};

pub(crate) fn run(arguments: &Send, report: Report) -> Exit {
    on_its_platform(&arguments.sender, Sending { arguments, report })
}

struct Sending<'a> {
    arguments: &'a Send,
    report: Report,
}

impl Task for Sending<'_> {
    /// All are read and checked before the first is sent: if something is wrong, nothing goes out.
    fn run<P: Kind>(self) -> Result<Exit, Exit> {
        let Self { arguments, report } = self;
        let letters = letters(arguments, report)?;
        let Session { account, client, host, runtime } =
            Session::<P>::open(&arguments.sender, report)?;
        let post = Post { account, dry_run: client.dry_run(), host, report };
        Ok(runtime.block_on(post.send(letters, arguments.concurrency.get())))
    }
}

/// The messages to send, and where each stands.
fn letters<P: Platform>(arguments: &Send, report: Report) -> Result<Vec<Letter<P>>, Exit> {
    let (mut letters, mut exit) = (Vec::new(), Exit::Fine);
    for checked in documents(arguments, report)?.into_iter().map(Checked::<P>::of) {
        report.before_sending(&checked);
        match checked.message {
            Some(message) => letters.push((message, checked.document.place)),
            None => exit = Exit::Refused,
        }
    }
    match (exit, letters.len()) {
        (Exit::Fine, _) => Ok(letters),
        (exit, 0) => Err(exit),
        (exit, _) => {
            report.complain("invalid", &"nothing was sent, as not all requests are fine");
            Err(exit)
        }
    }
}

type Letter<P> = (Message<'static, P>, Place);

fn documents(arguments: &Send, report: Report) -> Result<Vec<Document>, Exit> {
    if let (Some(to), Some(text)) = (&arguments.to, &arguments.text) {
        return Ok(vec![written(to, text, arguments.tag.as_deref())]);
    }
    let (mut documents, mut exit) = (Vec::new(), Exit::Fine);
    for file in &arguments.files {
        match input::read(file, arguments.form.lines) {
            Ok(mut read) => documents.append(&mut read),
            Err(unreadable) => {
                report.complain("file", &unreadable);
                exit = Exit::Usage;
            }
        }
    }
    if exit == Exit::Fine { Ok(documents) } else { Err(exit) }
}

/// The request that the arguments stand for.
fn written(to: &str, text: &str, tag: Option<&str>) -> Document {
    let mut request = json!({"recipient": {"id": to}, "message": {"text": text}});
    if let (Some(tag), Some(members)) = (tag, request.as_object_mut()) {
        members.insert("messaging_type".to_owned(), "MESSAGE_TAG".into());
        members.insert("tag".to_owned(), tag.into());
    }
    let place = Place { name: "the text".to_owned(), line: None };
    Document { place, text: request.to_string() }
}

struct Post<'c, P> {
    account: Account<P>,
    dry_run: Option<&'c DryRun>,
    host: Host,
    report: Report,
}

impl<P: Platform> Post<'_, P> {
    async fn send(&self, letters: Vec<Letter<P>>, concurrency: usize) -> Exit {
        let bar = Bar::of(letters.len());
        let places: Vec<_> = letters.iter().map(|(_, place)| place.clone()).collect();
        // A rehearsal prints one after the other, in their order.
        let concurrency = if self.dry_run.is_some() { 1 } else { concurrency };
        let mut sending = self.account.send_all(letters).concurrency(concurrency);
        let stopping = tokio::spawn(stop_at_ctrl_c(sending.stopper()));
        let mut exit = Exit::Fine;
        while let Some(outcome) = sending.next().await {
            bar.aside(|| self.tell(&outcome));
            bar.show(sending.progress());
            exit = exit.max(outcome.result.as_ref().err().map_or(Exit::Fine, Exit::after));
        }
        stopping.abort();
        for place in places.iter().skip(sending.progress().taken) {
            self.report.not_begun(place);
            exit = exit.max(Exit::Later);
        }
        exit
    }

    fn tell(&self, outcome: &Outcome<Letter<P>>) {
        let (_, place) = &outcome.input;
        match (&outcome.result, self.dry_run) {
            (Ok(_), Some(dry_run)) => {
                dry_run.take().iter().for_each(|unsent| self.report.unsent(place, unsent));
            }
            (Ok(receipt), None) => self.report.sent(place, receipt, &self.host),
            (Err(error), _) => self.report.failed(place, error),
        }
    }
}

/// What is under way is waited for, until the next Ctrl-C. Where the signal cannot be listened for, the
/// first ends the program.
async fn stop_at_ctrl_c(stopper: Stopper) {
    if ctrl_c().await.is_ok() {
        report::warn("stopping: what is under way is waited for, Ctrl-C again ends at once");
        stopper.stop();
        if ctrl_c().await.is_ok() {
            process::exit(Exit::Unknown as i32);
        }
    }
}
