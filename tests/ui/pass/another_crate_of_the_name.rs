//! The crate under another name, and another thing under its name.

#![deny(warnings)]

extern crate sendapi as bot;

mod sendapi {}

const WELCOME: bot::Content<'static> = bot::content!(text: "Welcome aboard");

fn main() {
    let message = bot::message!(Instagram { recipient: "7204418830956127", message: WELCOME });
    assert!(message.validate().is_ok());
}
