//! One call for several chains of messages.

use bytes::Bytes;
use futures_util::future::join_all;

use super::answers::{self, Entry, NotAnswers};
use super::gathering::Answers;
use super::item;
use crate::error::Cause;
use crate::graph::{Call, Path, Reply};
use crate::keyring::Credential;
use crate::rates::Kind;
use crate::setup::Problem;
use crate::{Account, Error, GraphError, Platform};

impl<P: Platform> Account<P> {
    /// Sends these chains in one call, and tells what was answered to each. A message that is alone
    /// goes by itself: that answer says more.
    pub(super) async fn post_together(
        &self,
        credential: &Credential,
        chains: &[Vec<Bytes>],
    ) -> Vec<Answers> {
        if let [chain] = chains
            && let [message] = chain.as_slice()
        {
            let reply = self.post(credential, message.to_vec()).await;
            return vec![reply.map(|reply| vec![Entry::Answered(reply)])];
        }
        if self.dry_run().is_some() {
            let each = chains.iter().map(|chain| self.rehearse(credential, chain));
            return join_all(each).await;
        }
        match self.post_batch(credential, chains).await {
            Ok(entries) => shared_out(entries, chains),
            Err(error) => chains.iter().map(|_| Err(error.clone())).collect(),
        }
    }

    /// A rehearsal shows each message by itself.
    async fn rehearse(&self, credential: &Credential, chain: &[Bytes]) -> Answers {
        let mut entries = Vec::new();
        for message in chain {
            let reply = self.post(credential, message.to_vec()).await?;
            entries.push(Entry::Answered(reply));
        }
        Ok(entries)
    }

    async fn post_batch(
        &self,
        credential: &Credential,
        chains: &[Vec<Bytes>],
    ) -> Result<Vec<Entry>, Error> {
        let batch = item::write(chains, &self.messages_url()?).map_err(|source| {
            Problem::new("message cannot be written into a batch").caused_by(source)
        })?;
        let call = Call::post(Path::root()).form([("batch", batch)]).with_token_in_form();
        let reply = self.make(credential, &call).await.map_err(Error::about_a_batch);
        let count = chains.iter().map(Vec::len).sum();
        self.heeded(Kind::Message, reply, |reply| entries(reply, count))
    }
}

/// The status says nothing about the items, and a list is there only if they were run.
fn entries(reply: Reply, count: usize) -> Result<Vec<Entry>, Error> {
    let cause = match answers::read(&reply, count) {
        Ok(entries) => return Ok(entries),
        Err(odd @ NotAnswers::Count { .. }) => Cause::Mismatched(Box::new(odd)),
        Err(odd) => match GraphError::from_json(reply.body()) {
            Ok(error) => Cause::Graph(error),
            Err(_) => Cause::Unreadable(Box::new(odd)),
        },
    };
    Err(Error::new(cause).about_a_batch().with(reply))
}

fn shared_out(entries: Vec<Entry>, chains: &[Vec<Bytes>]) -> Vec<Answers> {
    let mut entries = entries.into_iter();
    chains.iter().map(|chain| Ok(entries.by_ref().take(chain.len()).collect())).collect()
}
