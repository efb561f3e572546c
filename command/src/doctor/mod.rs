//! `sendapi doctor`: asks the platform whether an account is ready for a bot, and the bot whether it answers.

pub(crate) mod clock;
mod days;
mod expiry;
mod fields;
mod host;
mod permissions;
mod subscription;
mod templates;
pub(crate) mod token;
mod version;
mod webhook;

use sendapi::call::permission::{Access, Feature};
use sendapi::{Account, Platform};

pub(crate) use self::fields::{look as fields, wanted};
pub(crate) use self::host::look as host;
pub(crate) use self::subscription::{app_of, subscriptions, unclear};
use self::token::Token;
use crate::arguments::Doctor;
use crate::asking::Asking;
use crate::exit::Exit;
use crate::finding::Finding;
use crate::host::Host;
use crate::progress::Bar;
use crate::report::Report;
use crate::session;

pub(crate) fn run(arguments: &Doctor, report: Report) -> Exit {
    examined(arguments, report).unwrap_or_else(|exit| exit)
}

fn examined(arguments: &Doctor, report: Report) -> Result<Exit, Exit> {
    let asking = Asking::of(arguments.whose.access(), report)?;
    let runtime = session::runtime(report)?;
    let mut examination = Examination { arguments, asking, notes: Notes::to(report) };
    runtime.block_on(examination.all());
    let Examination { asking, notes, .. } = examination;
    Ok(notes.end(&asking.host))
}

struct Examination<'a> {
    arguments: &'a Doctor,
    asking: Asking,
    notes: Notes,
}

impl Examination<'_> {
    async fn all(&mut self) {
        self.notes.add(host(&self.asking.host));
        self.notes.add(version::look());
        match self.asking.access {
            Access::InstagramLogin => self.account(self.asking.by_instagram_login()).await,
            _ => self.account(self.asking.by_page()).await,
        }
        if let Some(url) = &self.arguments.webhook {
            self.notes.bar.say("asking the bot");
            self.notes.add_all(webhook::look(url, !self.asking.host.is_metas).await);
        }
    }

    /// What hangs on the token. Where that is not good, nothing else is asked: it would be refused for the same.
    async fn account<P: Platform>(&mut self, account: Result<Account<P>, Finding>) {
        self.notes.bar.say("asking the platform");
        let account = match account {
            Ok(account) => account,
            Err(finding) => return self.notes.add(finding),
        };
        let (token, findings) = token::look(&self.asking, &account).await;
        self.notes.add_all(findings);
        let Some(token) = token else { return };
        self.notes.add_all(self.allowed(&token));
        let wanted = wanted(&self.arguments.field);
        self.notes.add_all(fields(&wanted, self.asking.access));
        self.notes.add_all(subscription::look(&account, &token, &wanted).await);
        let (names, features) = (&self.arguments.template, &self.arguments.feature);
        let has_some = self.asking.access == Access::Page;
        if !names.is_empty() || (has_some && features.contains(&Feature::Utility)) {
            self.notes.add_all(templates::look(&account, self.asking.access, names).await);
        }
    }

    fn allowed(&self, token: &Token) -> Vec<Finding> {
        let Some(info) = &token.info else { return Vec::new() };
        let mut findings = permissions::look(&self.features(), self.asking.access, info);
        findings.extend(expiry::look(info, token.now));
        findings
    }

    /// What every bot does, and what this one does besides.
    fn features(&self) -> Vec<Feature> {
        let mut features = vec![Feature::Messages, Feature::Webhooks];
        let has_templates = !self.arguments.template.is_empty();
        // Elsewhere there are none, which is said of the templates.
        let by_templates = has_templates && self.asking.access == Access::Page;
        let named = self.arguments.feature.iter().copied();
        for feature in named.chain(by_templates.then_some(Feature::Utility)) {
            if !features.contains(&feature) {
                features.push(feature);
            }
        }
        features
    }
}

/// What was found so far, each told as soon as it is known.
struct Notes {
    report: Report,
    bar: Bar,
    found: Vec<Finding>,
}

impl Notes {
    fn to(report: Report) -> Self {
        Self { report, bar: Bar::waiting(), found: Vec::new() }
    }

    fn add(&mut self, finding: Finding) {
        self.bar.aside(|| self.report.found(&finding));
        self.found.push(finding);
    }

    fn add_all(&mut self, findings: Vec<Finding>) {
        for finding in findings {
            self.add(finding);
        }
    }

    fn end(self, host: &Host) -> Exit {
        let Self { report, bar, found } = self;
        drop(bar);
        report.sum_of_findings(&found, host);
        found.iter().map(|finding| finding.exit).max().unwrap_or(Exit::Fine)
    }
}
