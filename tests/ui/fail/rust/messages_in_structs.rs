//! A message has a lifetime, which a struct has to name. rustc proposes one of the struct's own, which holds what is lent;
//! where a function makes the message it proposes `'static`, which is right for messages that own their texts. No attribute
//! can add to these words; those at `Message` say when it is which, and `pass/messages_in_structs.rs` has it as rustc mends it.
use sendapi::{Both, Message};

struct Queue {
    waiting: Vec<Message>,
    of_either: Vec<Message<Both>>,
}

fn next() -> Message {
    todo!()
}

fn main() {}
