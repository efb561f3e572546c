//! What came in: keeping it, and who handles it.

use std::sync::Arc;

use super::Place;
use crate::protocol::{Arrival, Kept, Loaded, Shard};

pub trait Events: Place {
    /// Keeps what has come in, but for what is known already. How much of it is new.
    ///
    /// The caller's transaction holds all of a body, so that it is there before the platform is told so.
    fn keep(
        connection: &mut Self::Connection,
        arrivals: &[Arrival],
    ) -> impl Future<Output = Result<u64, sqlx::Error>> + Send;

    /// Who holds the shards.
    fn shards(
        connection: &mut Self::Connection,
    ) -> impl Future<Output = Result<Vec<Shard>, sqlx::Error>> + Send;

    /// The workers that handle events.
    fn handlers(
        connection: &mut Self::Connection,
    ) -> impl Future<Output = Result<Vec<Arc<str>>, sqlx::Error>> + Send;

    /// Takes a shard from whoever held it in this term; the new term, if nobody was faster.
    fn claim_shard(
        connection: &mut Self::Connection,
        worker: &str,
        shard: &Shard,
    ) -> impl Future<Output = Result<Option<i64>, sqlx::Error>> + Send;

    fn let_shard_go(
        connection: &mut Self::Connection,
        worker: &str,
        shard: i64,
    ) -> impl Future<Output = Result<(), sqlx::Error>> + Send;

    /// Shows that the worker lives. `false` if others have ended it.
    fn beat(
        connection: &mut Self::Connection,
        worker: &str,
    ) -> impl Future<Output = Result<bool, sqlx::Error>> + Send;

    /// Events of a shard behind this one, in order.
    fn waiting(
        connection: &mut Self::Connection,
        shard: i64,
        after: i64,
        most: i64,
    ) -> impl Future<Output = Result<Vec<Loaded>, sqlx::Error>> + Send;

    /// What came in since somebody looked last: in which shards, and from which number on.
    fn kept_since(
        connection: &mut Self::Connection,
        news: &mut Self::News,
    ) -> impl Future<Output = Result<Vec<Kept>, sqlx::Error>> + Send;

    /// The first events of a conversation.
    fn waiting_in_lane(
        connection: &mut Self::Connection,
        lane: &str,
        most: i64,
    ) -> impl Future<Output = Result<Vec<Loaded>, sqlx::Error>> + Send;

    /// Counts a try of each, before its handler begins; those that are still this worker's.
    fn try_events(
        connection: &mut Self::Connection,
        worker: &str,
        events: &[i64],
    ) -> impl Future<Output = Result<Vec<i64>, sqlx::Error>> + Send;

    /// Says that an event was handled, within the transaction of what its handler wrote. `false` if it is not this worker's
    /// any more, or was handled already: then nothing of that transaction may be kept.
    fn finish(
        connection: &mut Self::Connection,
        worker: &str,
        event: i64,
        term: i64,
    ) -> impl Future<Output = Result<bool, sqlx::Error>> + Send;

    /// Has an event wait for its next try, or gives it up if there is none: then it is kept, and the conversation goes on.
    fn put_off(
        connection: &mut Self::Connection,
        worker: &str,
        event: i64,
        wait: Option<i64>,
        why: &str,
    ) -> impl Future<Output = Result<(), sqlx::Error>> + Send;

    /// Forgets what was handled so long ago that the platform does not send it again.
    fn forget_handled(
        connection: &mut Self::Connection,
        older_than: i64,
        most: i64,
    ) -> impl Future<Output = Result<u64, sqlx::Error>> + Send;

    /// What the bot remembers of a conversation, as JSON.
    fn remembered(
        connection: &mut Self::Connection,
        lane: &str,
    ) -> impl Future<Output = Result<Option<String>, sqlx::Error>> + Send;

    /// Remembers this. That it is nothing any more, [`EndEvents`](super::EndEvents) has.
    fn remember(
        connection: &mut Self::Connection,
        lane: &str,
        state: &str,
    ) -> impl Future<Output = Result<(), sqlx::Error>> + Send;
}
