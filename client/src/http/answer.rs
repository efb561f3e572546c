//! Reading an answer to its end.

use reqwest::Response;

use crate::graph::Reply;

pub(super) async fn read(mut response: Response) -> (Reply, End) {
    let header = |name| response.headers().get(name)?.to_str().ok();
    let mut reply = Reply::new(response.status().as_u16(), Vec::new(), header);
    let end = loop {
        match response.chunk().await {
            Ok(Some(chunk)) if reply.body.len() + chunk.len() > LONGEST_ANSWER => {
                break End::TooLong;
            }
            Ok(Some(chunk)) => reply.body.extend_from_slice(&chunk),
            Ok(None) => break End::Whole,
            Err(failure) => break End::Lost(failure),
        }
    };
    (reply, end)
}

/// How the reading of an answer ended.
pub(super) enum End {
    Whole,
    TooLong,
    Lost(reqwest::Error),
}

/// Receipts and errors have some hundred bytes; a server that sends more than this is not the
/// platform.
const LONGEST_ANSWER: usize = 1024 * 1024;
