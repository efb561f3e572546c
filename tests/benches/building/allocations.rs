//! How often each side of `building` allocates for one message, into bytes that have room for it; and what reading a
//! webhook and checking a message allocate.
//!
//! ```text
//! cargo bench -p sendapi-tests --bench allocations
//! ```
//!
//! A program of its own, since an allocator that counts slows down whoever allocates.

mod shelf;
#[path = "../speed/webhook.rs"]
mod webhook;

use std::env;
use std::error::Error;
use std::hint::black_box;

use allocation_counter::measure;
use sendapi::webhook::Verifier;
use sendapi::{Message, Messenger};
use serde_json::Value;

use crate::shelf::{Given, KINDS, SIDES, Write};

fn main() -> Result<(), Box<dyn Error>> {
    // Without it cargo only tries whether the program runs.
    if !env::args().any(|argument| argument == "--bench") {
        return Ok(());
    }
    let [copy, ours, theirs] = SIDES;
    println!("{:28}{copy:>10}{ours:>10}{theirs:>10}", "allocations, ten cards");
    for kind in &KINDS {
        let given = kind.given()?;
        let [copy, ours, theirs] = kind.sides.map(|write| allocations(write, &given));
        println!("{:28}{copy:>10}{ours:>10}{theirs:>10}", kind.name);
    }
    println!("{:28}{:>10}{:>10}", "allocations, webhooks", "sendapi", "Value");
    for events in [1, 10, 100] {
        let [ours, theirs] = reading(events)?;
        println!("{:28}{ours:>10}{theirs:>10}", format!("verify and read {events}"));
    }
    println!("{:28}{:>10}", "checking ten typed cards", checking()?);
    Ok(())
}

/// What both sides allocate for a webhook with so many messages.
fn reading(events: usize) -> Result<[u64; 2], Box<dyn Error>> {
    let (body, header) = webhook::signed(0..events);
    let verifier = Verifier::new(webhook::SECRET);
    verifier.open(&header, &body)?;
    let ours = measure(|| drop(black_box(verifier.open(&header, &body)))).count_total;
    let theirs = measure(|| {
        black_box(webhook::signature(&body));
        drop(black_box(serde_json::from_slice::<Value>(&body)));
    });
    Ok([ours, theirs.count_total])
}

/// What is allocated to check a carousel, as a typed value, of which nothing is wrong.
fn checking() -> Result<u64, Box<dyn Error>> {
    let [kind, ..] = &KINDS;
    let message = Message::<Messenger>::from_json(str::from_utf8(&kind.given()?.ready)?)?;
    message.validate()?;
    Ok(measure(|| drop(black_box(message.validate()))).count_total)
}

/// How often it allocates; an enlargement counts as one.
fn allocations(write: Write, given: &Given) -> u64 {
    let mut out = Vec::with_capacity(2 * given.ready.len());
    // What is made once for the whole program is no part of a message.
    write(given, &mut out);
    out.clear();
    measure(|| write(given, &mut out)).count_total
}
