//! What follows a message of the account: its echo, its arrival, that it was read.

use std::time::SystemTime;

use sendapi_core::webhook::{
    AttachmentPayload, Delivery, Event, IncomingAttachment, IncomingMessage, Kind, Read,
};
use serde_json::Value;

use crate::context::Context;
use crate::talk::events::{event, milliseconds, number, of_conversation, on_standby};
use crate::wire::members::{present, text_at};
use crate::{Platform, Received, Subscription};

/// Tells the bot of its message, as far as it subscribes to that. `app` is the id of the app that sent it.
pub(crate) fn follow(context: &Context, received: &Received, app: &str) {
    let (Some(person), Some(mid)) = (received.recipient_id(), received.message_id()) else {
        return;
    };
    let Some(account) = context.account_of(received.account(), person) else { return };
    let platform = match received.account() {
        "me" => context.accounts.platform(&account, None),
        _ => received.platform(),
    };
    let at = context.clock.now();
    for subscription in Subscription::ALL {
        if !context.follows(&account, subscription) {
            continue;
        }
        let Some(kind) = kind(subscription, platform, received, (mid, app), at) else { continue };
        let event = match subscription {
            Subscription::MessageEchoes => event(&account, person, at, kind),
            _ => event(person, &account, at, kind),
        };
        // Nobody waits for the outcome; the log has it.
        drop(send(context, platform, &account, person, at, event));
    }
}

fn send(
    context: &Context,
    platform: Platform,
    account: &str,
    person: &str,
    at: SystemTime,
    event: Event,
) -> crate::courier::Sent {
    let is_on_standby = context.other_owner(account, person).is_some();
    let written = if is_on_standby { on_standby } else { of_conversation };
    context.courier.send(person, &written(platform, account, at, event))
}

fn kind(
    subscription: Subscription,
    platform: Platform,
    received: &Received,
    (mid, app): (&str, &str),
    at: SystemTime,
) -> Option<Kind> {
    match (subscription, platform) {
        (Subscription::MessageEchoes, _) => Some(Kind::Message(Box::new(echo(received, mid, app)))),
        (Subscription::MessageDeliveries, Platform::Messenger) => {
            let mut delivery = Delivery::default();
            delivery.mids = Some(vec![mid.to_owned()]);
            delivery.watermark = Some(milliseconds(at));
            Some(Kind::Delivery(Box::new(delivery)))
        }
        (Subscription::MessageDeliveries, Platform::Instagram) => None,
        (Subscription::MessageReads, platform) => {
            Some(Kind::Read(Box::new(read(platform, mid, at))))
        }
    }
}

/// That the message and all before it were read.
pub(crate) fn read(platform: Platform, mid: &str, at: SystemTime) -> Read {
    let mut read = Read::default();
    match platform {
        Platform::Messenger => read.watermark = Some(milliseconds(at)),
        Platform::Instagram => read.mid = Some(mid.to_owned()),
    }
    read
}

fn echo(received: &Received, mid: &str, app: &str) -> IncomingMessage {
    let text = |pointer| text_at(received.body(), pointer);
    let mut echo = IncomingMessage::default();
    echo.is_echo = Some(true);
    echo.app_id = Some(number(app));
    echo.mid = Some(mid.to_owned());
    echo.text = text("/message/text");
    echo.metadata = text("/message/metadata");
    let one = present(received.body(), "/message/attachment").into_iter();
    let several = present(received.body(), "/message/attachments").and_then(Value::as_array);
    let attachments: Vec<_> = one.chain(several.into_iter().flatten()).map(attachment).collect();
    echo.attachments = (!attachments.is_empty()).then_some(attachments);
    echo
}

fn attachment(sent: &Value) -> IncomingAttachment {
    let mut payload = AttachmentPayload::default();
    payload.extra =
        present(sent, "/payload").and_then(Value::as_object).cloned().unwrap_or_default();
    let mut attachment = IncomingAttachment::default();
    attachment.kind = present(sent, "/type").and_then(Value::as_str).map(Into::into);
    attachment.payload = Some(Box::new(payload));
    attachment
}
