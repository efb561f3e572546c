//! What `message!` expands to: calls of these, since a name that needs no type to be found costs rustc the least.

use crate::message::{Message, Request};
use crate::platform::Instagram;

/// A message for Messenger.
pub const fn messenger(request: Request<'_>) -> Message<'_> {
    Message::__new(request)
}

/// A message for Instagram.
pub const fn instagram(request: Request<'_>) -> Message<'_, Instagram> {
    Message::__new(request)
}

/// A message for Messenger that says what is written in `json`.
pub fn messenger_saying<'a>(request: Request<'a>, json: &'static str) -> Message<'a> {
    Message::__saying(request, json)
}

/// A message for Instagram that says what is written in `json`.
pub fn instagram_saying<'a>(request: Request<'a>, json: &'static str) -> Message<'a, Instagram> {
    Message::__saying(request, json)
}

/// The message for Messenger that is written in `json`.
pub const fn messenger_written<'a>(json: &'static str) -> Message<'a> {
    Message::__written(json)
}

/// The message for Instagram that is written in `json`.
pub const fn instagram_written<'a>(json: &'static str) -> Message<'a, Instagram> {
    Message::__written(json)
}
