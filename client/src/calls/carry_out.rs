//! Carrying out a call and looking whether the platform did.

use super::limit::CallLimit;
use crate::error::Cause;
use crate::graph::{Call, Method, Reply};
use crate::pace::Kind;
use crate::send::Terms;
use crate::{Account, Error, GraphError, Platform};

impl<P: Platform> Account<P> {
    /// Its errors are about the call.
    pub(super) async fn carry_out(&self, call: &Call, terms: &Terms) -> Result<Reply, Error> {
        let read = |reply| carried_out(reply).map_err(|refusal| CallLimit::tell(call, refusal));
        let reply = self.carry_out_as(Kind::Call, call, call.is_idempotent(), terms, read).await;
        match call.method {
            Method::Get => reply.map(Reply::answering_a_question).map_err(Error::about_a_question),
            _ => reply.map_err(Error::about_a_call),
        }
    }
}

/// The answer, unless it is an error.
fn carried_out(reply: Reply) -> Result<Reply, Error> {
    let error = match GraphError::from_json(&reply.body) {
        Ok(error) => Error::new(Cause::Graph(error)),
        Err(_) if reply.is_success() => return Ok(reply),
        Err(no_error) => Error::unreadable(no_error),
    };
    Err(error.with(reply))
}
