//! A struct that keeps messages, with the lifetime that rustc proposes for it, and with the one that a queue has.
use sendapi::{Both, Message, message};

/// As rustc mends `Vec<Message>` and `Vec<Message<Both>>`.
struct Round<'a> {
    waiting: Vec<Message<'a>>,
    of_either: Vec<Message<'a, Both>>,
}

/// As rustc mends `-> Message`.
fn next() -> Message<'static> {
    let words = String::from("Rye");
    message!(Messenger { recipient: "7204418830956127", text: words })
}

fn round<'a>(person: &'a str, words: &'a str) -> Round<'a> {
    Round {
        waiting: vec![message!(Messenger { recipient: person, text: words }), next()],
        of_either: vec![message!(Both { recipient: person, text: words })],
    }
}

#[derive(Default)]
struct Queue {
    waiting: Vec<Message<'static>>,
}

impl Queue {
    fn put(&mut self, message: Message<'_>) {
        self.waiting.push(message.into_owned());
    }
}

fn main() {
    let mut queue = Queue::default();
    {
        let words = String::from("Spelt");
        let round = round("7204418830956127", &words);
        assert_eq!((round.waiting.len(), round.of_either.len()), (2, 1));
        round.waiting.into_iter().for_each(|message| queue.put(message));
    }
    assert_eq!(queue.waiting.pop(), Some(next()));
    assert!(queue.waiting.iter().all(|message| message.to_json().contains("Spelt")));
}
