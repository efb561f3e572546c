//! How often each side of `building` allocates for one message, into bytes that have room for it.
//!
//! ```text
//! cargo bench -p sendapi-tests --bench allocations
//! ```
//!
//! A program of its own, since an allocator that counts slows down whoever allocates.

mod shelf;

use std::env;
use std::error::Error;

use allocation_counter::measure;

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
    Ok(())
}

/// How often it allocates; an enlargement counts as one.
fn allocations(write: Write, given: &Given) -> u64 {
    let mut out = Vec::with_capacity(2 * given.ready.len());
    // What is made once for the whole program is no part of a message.
    write(given, &mut out);
    out.clear();
    measure(|| write(given, &mut out)).count_total
}
