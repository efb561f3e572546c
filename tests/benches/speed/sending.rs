//! Sending, beside a bare loop of the HTTP library that posts the very same bytes and reads the answer.

use std::sync::Arc;

use anyhow::{Context as _, Result, ensure};
use futures_core::Stream;
use sendapi::{Account, Batch, Messenger, Outgoing, SendAll};

use crate::bare::{Bare, each};
use crate::pair::Side;
use crate::report::Report;
use crate::server::{Program, Server};
use crate::setting::Setting;
use crate::workload::{Workload, pages};

/// Each way of sending, at growing concurrency.
pub(crate) fn part(setting: &Setting, report: &mut Report) -> Result<()> {
    if !setting.has_cores() {
        report.left_out("sending", SHARED);
        return Ok(());
    }
    let server = Server::start(Program::Platform)?;
    let workload = Arc::new(setting.runtime.block_on(Workload::of_text(200))?);
    for way in Way::ALL {
        for concurrency in setting.some(way.concurrencies()).iter().copied() {
            let sending = Sending::to(&server.url, Arc::clone(&workload))?;
            let pair = setting.pair(|side, messages| {
                setting.runtime.block_on(sending.by(side, way, messages, concurrency))
            })?;
            let x = f64::from(u32::try_from(concurrency)?);
            report.point("requests at a time", way.name(), (x, &concurrency.to_string()), &pair);
        }
    }
    Ok(())
}

/// `send` of messages that get larger.
pub(crate) fn sizes(setting: &Setting, report: &mut Report) -> Result<()> {
    if !setting.has_cores() {
        report.left_out("sizes", SHARED);
        return Ok(());
    }
    let server = Server::start(Program::Platform)?;
    let workloads = setting.runtime.block_on(async {
        let texts = [Workload::of_text(200).await?, Workload::of_text(2000).await?];
        let cards = [Workload::of_cards(100).await?, Workload::of_cards(1000).await?];
        let largest = [Workload::of_the_largest().await?];
        anyhow::Ok(texts.into_iter().chain(cards).chain(largest).collect::<Vec<_>>())
    })?;
    for workload in workloads {
        let bytes = workload.body.len();
        let sending = Sending::to(&server.url, Arc::new(workload))?;
        let pair = setting.pair(|side, messages| {
            setting.runtime.block_on(sending.by(side, Way::Send, messages, 16))
        })?;
        let x = f64::from(u32::try_from(bytes)?);
        report.point(
            "bytes of a message",
            "send, 16 at a time",
            (x, &format!("{bytes} bytes")),
            &pair,
        );
    }
    Ok(())
}

/// `send` by more and more accounts of one client.
pub(crate) fn accounts(setting: &Setting, report: &mut Report) -> Result<()> {
    if !setting.has_cores() {
        report.left_out("accounts", SHARED);
        return Ok(());
    }
    let server = Server::start(Program::Platform)?;
    let workload = Arc::new(setting.runtime.block_on(Workload::of_text(200))?);
    for count in setting.some(&[1, 100, 10_000]).iter().copied() {
        let sending = Sending {
            pages: pages(&server.url, count)?,
            ..Sending::to(&server.url, Arc::clone(&workload))?
        };
        let pair = setting.pair(|side, messages| {
            setting.runtime.block_on(sending.by(side, Way::Send, messages, 64))
        })?;
        let x = f64::from(u32::try_from(count)?);
        report.point(
            "accounts of a client",
            "send, 64 at a time",
            (x, &format!("{count} accounts")),
            &pair,
        );
    }
    Ok(())
}

const SHARED: &str = "client and server would share the one core";

/// Who sends what to whom.
pub(crate) struct Sending {
    /// Each sends in its turn.
    pages: Arc<[Account]>,
    bare: Bare,
    workload: Arc<Workload>,
}

/// How the messages are given to the client.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Way {
    Send,
    SendAll,
    SendBatch,
    InBatches,
}

impl Way {
    pub(crate) const ALL: [Self; 4] = [Self::Send, Self::SendAll, Self::SendBatch, Self::InBatches];

    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Send => "send",
            Self::SendAll => "send_all",
            Self::SendBatch => "send_batch of 50",
            Self::InBatches => "send_all in batches of 50",
        }
    }

    /// What one calls.
    pub(crate) const fn call(self) -> &'static str {
        match self {
            Self::Send => "send",
            Self::SendAll | Self::InBatches => "send_all",
            Self::SendBatch => "send_batch",
        }
    }

    /// How many requests are under way at a time.
    const fn concurrencies(self) -> &'static [usize] {
        match self {
            Self::Send | Self::SendAll => &[1, 16, 64, 256, 1024],
            Self::SendBatch | Self::InBatches => &[1, 4, 16],
        }
    }

    /// How many messages share a request.
    const fn together(self) -> usize {
        match self {
            Self::Send | Self::SendAll => 1,
            Self::SendBatch | Self::InBatches => Batch::<Messenger>::MOST,
        }
    }
}

impl Sending {
    pub(crate) fn to(url: &str, workload: Arc<Workload>) -> Result<Self> {
        Ok(Self { pages: pages(url, 1)?, bare: Bare::to(url)?, workload })
    }

    /// By one of the sides.
    pub(crate) async fn by(
        &self,
        side: Side,
        way: Way,
        messages: usize,
        concurrency: usize,
    ) -> Result<()> {
        match side {
            Side::Ours => self.ours(way, messages, concurrency).await,
            Side::Bare => self.bare(way, messages, concurrency).await,
        }
    }

    fn first(&self) -> Result<&Account> {
        self.pages.first().context("there is no account")
    }

    /// By the client.
    async fn ours(&self, way: Way, messages: usize, concurrency: usize) -> Result<()> {
        match way {
            Way::Send => self.send(messages, concurrency).await,
            Way::SendBatch => self.send_batch(messages, concurrency).await,
            Way::SendAll => {
                let sending = self.first()?.send_all(self.workload.some(messages));
                ended(sending.concurrency(concurrency), messages).await
            }
            Way::InBatches => {
                let sending = self.first()?.send_all(self.workload.some(messages));
                let (most, concurrency) = (way.together(), concurrency * way.together());
                ended(sending.in_batches(most).concurrency(concurrency), messages).await
            }
        }
    }

    /// By the bare loop.
    async fn bare(&self, way: Way, messages: usize, concurrency: usize) -> Result<()> {
        let (bare, workload) = (self.bare.clone(), &self.workload);
        let requests = messages.div_ceil(way.together());
        if way.together() == 1 {
            let body = workload.body.clone();
            each(requests, concurrency, move |_| bare.clone().post(body.clone())).await
        } else {
            let body = workload.batch.clone();
            each(requests, concurrency, move |_| bare.clone().post_batch(body.clone())).await
        }
    }

    async fn send(&self, messages: usize, concurrency: usize) -> Result<()> {
        let (pages, all) = (Arc::clone(&self.pages), Arc::clone(&self.workload.messages));
        let send = move |number: usize| {
            let message = all.get(number % all.len());
            let page = pages.get(number % pages.len());
            let sent = page.zip(message).map(|(page, message)| page.send(message));
            async move { Ok(sent.context("no message")?.await.map(drop)?) }
        };
        each(messages, concurrency, send).await
    }

    async fn send_batch(&self, messages: usize, concurrency: usize) -> Result<()> {
        let most = Batch::<Messenger>::MOST;
        let (page, all) = (self.first()?.clone(), Arc::clone(&self.workload.messages));
        let send = move |number: usize| {
            let start = (number * most) % (all.len() - most);
            let batch = Batch::of(all.iter().skip(start).take(most));
            let sent = batch.map(|batch| page.send_batch(batch));
            async move { Ok(sent?.await?.into_iter().try_for_each(|outcome| outcome.map(drop))?) }
        };
        each(messages.div_ceil(most), concurrency, send).await
    }
}

/// Waits for the outcomes of all that is sent.
async fn ended<S: Stream>(mut sending: SendAll<S>, messages: usize) -> Result<()>
where
    S::Item: Outgoing<Messenger>,
{
    while let Some(outcome) = sending.next().await {
        outcome.result?;
    }
    let sent = sending.progress().sent;
    ensure!(sent == messages, "{sent} of {messages} were sent");
    Ok(())
}
