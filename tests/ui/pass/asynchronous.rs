//! In async functions and blocks: messages may be held across an await and sent to another thread.

#![deny(warnings)]

use std::future::Future;

use sendapi::{Message, message};

async fn name() -> String {
    "Ada".to_owned()
}

async fn welcome<T: AsRef<str> + Send>(person: T) -> Message<'static> {
    let waiting = message!(recipient: person.as_ref(), sender_action: typing_on);
    let message = message!(recipient: "7204418830956127", text: name().await);
    drop(waiting);
    message
}

fn is_send<T: Send>(value: T) -> T {
    value
}

fn main() {
    let _: &dyn Future<Output = Message<'static>> = &is_send(welcome("7204418830956127"));
    let _ = is_send(async {
        let text = "Nine.".to_owned();
        let message = message!(recipient: "7204418830956127", text: &text);
        name().await;
        message.validate().is_ok()
    });
}
