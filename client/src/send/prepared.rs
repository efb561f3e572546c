//! A message that was checked and written down, ready to go.

use bytes::Bytes;

use crate::pace::Kind;
use crate::{Error, Message, Platform, Recipient, Request};
use sendapi_core::tree::{Node, descend};

/// The body of a request, and what has to be known to send it.
#[derive(Clone, Debug)]
pub struct Prepared {
    pub(crate) kind: Kind,
    pub(crate) body: Bytes,
}

impl Prepared {
    /// Checks the message and writes it down.
    pub(crate) fn new<P: Platform>(message: &Message<'_, P>) -> Result<Self, Error> {
        message.validate()?;
        let mut body = Vec::with_capacity(ROOM);
        message.write_json(&mut body);
        let kind = Kind::of(message.__node());
        Ok(Self { kind, body: body.into() })
    }
}

/// Enough for most texts, so that it need not be enlarged while it is written.
const ROOM: usize = 512;

/// A body with nothing in it but the recipient.
pub(super) fn body_to<P: Platform>(recipient: Recipient<'_>) -> Vec<u8> {
    let mut body = Vec::new();
    Message::<P>::__new(Request::to(recipient)).write_json(&mut body);
    body
}

impl Kind {
    /// The kind of a request. It is looked up in the tree, since for a message that the macros wrote as text the value
    /// would have to be read of it first.
    pub(crate) fn of(request: Node<'_>) -> Self {
        let replies = |to| descend(request, &["recipient", to]).is_certain();
        if replies("comment_id") || replies("post_id") {
            return Self::PrivateReply;
        }
        let attachment = descend(request, &["message", "attachment", "type"]);
        if attachment.is(&["audio", "video"]) { Self::Media } else { Self::Message }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Messenger;

    fn kind(json: &str) -> Kind {
        Prepared::new(&Message::<Messenger>::from_json(json).unwrap()).unwrap().kind
    }

    #[test]
    fn kinds() {
        let video = r#""message":{"attachment":{"type":"video","payload":{"attachment_id":"7"}}}"#;
        let image = r#""message":{"attachment":{"type":"image","payload":{"attachment_id":"7"}}}"#;
        let text = r#""message":{"text":"Hello"}"#;
        for (recipient, rest, expected) in [
            (r#"{"id":"1"}"#, text, Kind::Message),
            (r#"{"id":"1"}"#, image, Kind::Message),
            (r#"{"id":"1"}"#, r#""sender_action":"typing_on""#, Kind::Message),
            (r#"{"id":"1"}"#, video, Kind::Media),
            (r#"{"id":"1"}"#, &video.replace("video", "audio"), Kind::Media),
            (r#"{"comment_id":"1"}"#, text, Kind::PrivateReply),
            (r#"{"post_id":"1"}"#, text, Kind::PrivateReply),
        ] {
            let json = format!(r#"{{"recipient":{recipient},{rest}}}"#);
            assert_eq!(kind(&json), expected, "{json}");
        }
    }
}
