//! What a person writes and sends.

use axum::body::Bytes;
use sendapi_core::MediaKind;
use sendapi_core::webhook::{
    AttachmentKind, AttachmentPayload, IncomingAttachment, IncomingMessage, Kind, RepliedTo,
    TappedReply,
};

use super::file::Sent;
use super::{ActionError, Participant};
use crate::Platform;
use crate::attachments::pictures;

impl Participant {
    /// The person writes. Gives the message's id, its `mid`.
    pub async fn says(&self, text: &str) -> Result<String, ActionError> {
        self.writes(text_message(text)).await
    }

    /// The person writes, quoting the message with this id. Gives the new message's id.
    pub async fn replies_to(&self, mid: &str, text: &str) -> Result<String, ActionError> {
        let mut quoted = RepliedTo::default();
        quoted.mid = Some(mid.to_owned());
        let mut message = text_message(text);
        message.reply_to = Some(Box::new(quoted));
        self.writes(message).await
    }

    /// The person sends a picture, which the bot can fetch from the simulator. Gives the message's id.
    ///
    /// PNG, JPEG, GIF and WebP are told as such; other bytes are sent as they are.
    pub async fn sends_picture(&self, bytes: impl Into<Vec<u8>>) -> Result<String, ActionError> {
        self.sends(Sent::picture(bytes.into())).await
    }

    /// The person sends a file, which the bot can fetch from the simulator under this MIME type. Gives the
    /// message's id.
    pub async fn sends_file(
        &self,
        kind: MediaKind,
        name: &str,
        content_type: &str,
        bytes: impl Into<Vec<u8>>,
    ) -> Result<String, ActionError> {
        let (name, content_type) = (Some(name.to_owned()), Some(content_type.to_owned()));
        self.sends(Sent { kind, bytes: Bytes::from(bytes.into()), name, content_type }).await
    }

    /// The person sends the thumb, on Instagram the heart. Gives the message's id.
    pub async fn sends_sticker(&self) -> Result<String, ActionError> {
        let mut attachment = IncomingAttachment::default();
        match self.platform {
            Platform::Messenger => {
                let mut payload = AttachmentPayload::default();
                payload.sticker_id = Some(THUMB.into());
                payload.url = Some(format!("{}{}", self.url, pictures::THUMB));
                attachment.kind = Some(AttachmentKind::Sticker);
                attachment.payload = Some(Box::new(payload));
            }
            Platform::Instagram => attachment.kind = Some(AttachmentKind::LikeHeart),
        }
        self.writes(with(attachment)).await
    }

    pub(crate) async fn sends(&self, file: Sent) -> Result<String, ActionError> {
        let mut attachment = IncomingAttachment::default();
        attachment.kind = Some(match file.kind {
            MediaKind::Image => AttachmentKind::Image,
            MediaKind::Video => AttachmentKind::Video,
            MediaKind::Audio => AttachmentKind::Audio,
            // Every other is a file too, whatever it is called by then.
            _ => AttachmentKind::File,
        });
        let mut payload = AttachmentPayload::default();
        payload.url = Some(file.keep(self));
        attachment.payload = Some(Box::new(payload));
        self.writes(with(attachment)).await
    }

    pub(super) async fn says_by_reply(
        &self,
        title: &str,
        payload: &str,
    ) -> Result<(), ActionError> {
        let mut reply = TappedReply::default();
        reply.payload = Some(payload.to_owned());
        let mut message = text_message(title);
        message.quick_reply = Some(Box::new(reply));
        self.writes(message).await.map(drop)
    }

    async fn writes(&self, mut message: IncomingMessage) -> Result<String, ActionError> {
        let mid = self.context.ids.message();
        message.mid = Some(mid.clone());
        self.does(Kind::Message(Box::new(message))).await?;
        Ok(mid)
    }
}

fn text_message(text: &str) -> IncomingMessage {
    let mut message = IncomingMessage::default();
    message.text = Some(text.to_owned());
    message
}

fn with(attachment: IncomingAttachment) -> IncomingMessage {
    let mut message = IncomingMessage::default();
    message.attachments = Some(vec![attachment]);
    message
}

/// The sticker's number on the platform.
const THUMB: u64 = 369_239_263_222_822;
