//! One call for several chains of messages.

use bytes::Bytes;
use futures_util::future::join_all;

use super::answers::{self, Entry, NotAnswers};
use super::item;
use crate::error::{Cause, Problem};
use crate::graph::Reply;
use crate::http::{Credential, Departure};
use crate::send::Terms;
use crate::{Account, Error, GraphError, Platform};

/// What is answered to the messages of a chain.
pub(super) type Entries = Result<Vec<Entry>, Error>;

impl<P: Platform> Account<P> {
    /// Sends these chains in one call, and tells what was answered to each. A message that is alone
    /// goes by itself: that answer says more.
    pub(super) async fn post_together(
        &self,
        credential: &Credential,
        chains: &[&[Bytes]],
        terms: &Terms,
    ) -> Vec<Entries> {
        if let [chain] = chains
            && let [message] = chain
        {
            return vec![self.post_alone(credential, message, terms).await];
        }
        if self.dry_run().is_some() {
            let each = chains.iter().map(|chain| self.rehearse(credential, chain, terms));
            return join_all(each).await;
        }
        match self.post_batch(credential, chains, terms).await {
            Ok(entries) => shared_out(entries, chains),
            Err(error) => chains.iter().map(|_| Err(error.clone())).collect(),
        }
    }

    /// A rehearsal shows each message by itself.
    async fn rehearse(&self, credential: &Credential, chain: &[Bytes], terms: &Terms) -> Entries {
        let mut entries = Vec::new();
        for message in chain {
            entries.extend(self.post_alone(credential, message, terms).await?);
        }
        Ok(entries)
    }

    async fn post_alone(&self, credential: &Credential, message: &Bytes, terms: &Terms) -> Entries {
        // Each of those who go along has a departure of its own, which was told.
        let by = self.try_by(terms, Departure::default());
        let reply = self.post(credential, message.clone(), by).await;
        reply.map(|reply| vec![Entry::Answered(reply)])
    }

    async fn post_batch(
        &self,
        credential: &Credential,
        chains: &[&[Bytes]],
        terms: &Terms,
    ) -> Entries {
        let form = item::write(chains, &self.messages_url()?).map_err(|source| {
            Problem::new("message cannot be written into a batch").caused_by(source)
        })?;
        let by = self.try_by(terms, Departure::default());
        let made = self.post_form(credential, form, by).await;
        let reply = self.learned_from(made.map_err(Error::about_a_batch)?);
        entries(reply, chains.iter().map(|chain| chain.len()).sum())
    }
}

/// The status says nothing about the items, and a list is there only if they were run.
fn entries(reply: Reply, count: usize) -> Entries {
    let error = match answers::read(&reply, count) {
        Ok(entries) => return Ok(entries),
        Err(odd @ NotAnswers::Count { .. }) => Error::new(Cause::Mismatched(Box::new(odd))),
        Err(odd) => match GraphError::from_json(reply.body()) {
            Ok(error) => Error::new(Cause::Graph(error)),
            Err(_) => Error::unreadable(odd),
        },
    };
    Err(error.about_a_batch().with(reply))
}

fn shared_out(entries: Vec<Entry>, chains: &[&[Bytes]]) -> Vec<Entries> {
    let mut entries = entries.into_iter();
    chains.iter().map(|chain| Ok(entries.by_ref().take(chain.len()).collect())).collect()
}
