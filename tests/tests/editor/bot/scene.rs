#![allow(dead_code, deprecated, unused_imports, unused_macros, unused_variables)]

use crate::shop::{Bread, Card, Cut, Tap};
use crate::words::{self, HELLO};
use sendapi::{
    Button, Content, Instagram, Message, Messenger, Payload, Profile, content, message, profile,
};

const GOODBYE: &str = "Come again";

fn choices() -> Vec<Button<'static>> {
    Vec::new()
}

