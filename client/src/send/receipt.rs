//! Reading the receipt that an answer is.

use sendapi_core::response::Answer;

use crate::error::verdict::{Evidence, Extent, Heard, Says, Verdict};
use crate::error::{Cause, Written};
use crate::graph::Reply;
use crate::{Error, Receipt};

/// The receipt that an answer is.
pub(crate) fn receipt(reply: Reply) -> Result<Receipt, Error> {
    if reply.is_rehearsed {
        return Ok(Receipt::default());
    }
    let error = match Answer::from_json(&reply.body) {
        Ok(Answer::Receipt(receipt)) if is_taken(&reply) => {
            return Ok(receipt.with_trace_id(reply.trace_id));
        }
        Ok(Answer::Receipt(_)) => Error::contradictory(),
        Ok(Answer::Error(error)) => Error::new(Cause::Graph(error)),
        Err(unreadable) => Error::unreadable(unreadable),
    };
    Err(error.with(reply))
}

/// Whether an answer with a receipt is one, too, by its status.
fn is_taken(reply: &Reply) -> bool {
    let heard = Heard::Whole { status: reply.status, says: Says::Taken };
    let evidence = Evidence { written: Written::All, heard, extent: Extent::One };
    evidence.proves() == Verdict::Taken
}
