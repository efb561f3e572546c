//! Random loads: whatever comes, in whatever bodies, the promises hold at each step.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use proptest::prelude::*;
use sendapi::webhook::{Full, Inbox, Incoming, Rejected};
use serde_json::Value;

use crate::{builder, pages, says, webhook};

/// An event: of which account and person, and how many milliseconds its handler takes.
type Step = (u8, u8, u64);

#[derive(Default)]
struct Log {
    /// Of each account and person, in their order.
    handled: HashMap<(String, String), Vec<String>>,
    /// Who is at work now.
    at_work: HashMap<String, Vec<String>>,
    broken: Option<String>,
}

impl Log {
    fn begin(&mut self, account: &str, person: &str, most: usize) {
        let at_work = self.at_work.entry(account.to_owned()).or_default();
        if at_work.iter().any(|other| other == person) {
            self.broken = Some(format!("two handlers for {person} of {account}"));
        }
        at_work.push(person.to_owned());
        if at_work.len() > most {
            self.broken = Some(format!("{} handlers for {account}", at_work.len()));
        }
    }

    fn end(&mut self, account: &str, person: &str, mid: &str) {
        self.at_work.entry(account.to_owned()).or_default().retain(|other| other != person);
        let key = (account.to_owned(), person.to_owned());
        self.handled.entry(key).or_default().push(mid.to_owned());
    }
}

fn start(capacity: usize, concurrency: usize) -> (Inbox, Arc<Mutex<Log>>) {
    let log = Arc::<Mutex<Log>>::default();
    let inbox = builder().capacity(capacity).concurrency(concurrency).start({
        let log = Arc::clone(&log);
        move |incoming: Incoming| {
            let log = Arc::clone(&log);
            async move {
                let account = incoming.account_id().unwrap().into_owned();
                let person = incoming.person().unwrap().into_owned();
                let (mid, takes) = incoming.text().unwrap().split_once(' ').unwrap();
                log.lock().unwrap().begin(&account, &person, concurrency);
                tokio::time::sleep(Duration::from_millis(takes.parse().unwrap())).await;
                log.lock().unwrap().end(&account, &person, mid);
                if takes == "3" { Err("as told") } else { Ok(()) }
            }
        }
    });
    (inbox, log)
}

fn body(steps: &[(usize, Step)]) -> Value {
    let mut entries: Vec<(String, Vec<Value>)> = Vec::new();
    for (number, (account, person, takes)) in steps {
        let event =
            says(&format!("7{person}"), &format!("m_{number}"), &format!("{number} {takes}"));
        entries.push((account.to_string(), vec![event]));
    }
    let entries: Vec<_> =
        entries.iter().map(|(id, events)| (id.as_str(), events.clone())).collect();
    pages(&entries)
}

/// Sends it as the platform does: again, until it is accepted. What each time was accepted is told to `accepted`.
async fn send(inbox: &Inbox, steps: &[(usize, Step)], accepted: &mut Vec<(usize, Step)>) -> u64 {
    let mut left: Vec<_> = steps.to_vec();
    for again in 0.. {
        let before = left.len();
        let left_out = match inbox.accept(webhook(&body(steps))) {
            Ok(_) => Vec::new(),
            Err(Rejected::Full(Full { left_out, .. })) => {
                left_out.into_iter().map(|account| account.account_id.unwrap()).collect()
            }
            Err(other) => panic!("{other}"),
        };
        left.retain(|step| {
            let is_in = !left_out.contains(&step.1.0.to_string());
            if is_in {
                accepted.push(*step);
            }
            !is_in
        });
        assert!(again == 0 || left.len() <= before);
        if left.is_empty() {
            return again;
        }
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    0
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn nothing_is_lost_doubled_or_out_of_order(
        capacity in 1..12_usize,
        concurrency in 1..4_usize,
        bodies in prop::collection::vec(prop::collection::vec((0..4_u8, 0..3_u8, 0..6_u64), 1..12), 1..20),
    ) {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .start_paused(true)
            .build()
            .unwrap();
        runtime.block_on(async {
            let (inbox, log) = start(capacity, concurrency);
            let (mut number, mut accepted, mut turned_away) = (0, Vec::new(), 0);
            for steps in &bodies {
                let steps: Vec<_> = steps.iter().map(|step| { number += 1; (number, *step) }).collect();
                turned_away += send(&inbox, &steps, &mut accepted).await;
                // At most what may be, shared out again for each account, and a body of each.
                let most = (1..=4).map(|account| capacity / account + 1 + 12).sum::<usize>();
                prop_assert!(inbox.counts().unfinished <= most);
            }
            inbox.settled().await;
            let log = log.lock().unwrap();
            prop_assert_eq!(&log.broken, &None);
            let mut expected: HashMap<(String, String), Vec<String>> = HashMap::new();
            for (number, (account, person, _)) in &accepted {
                let key = (account.to_string(), format!("7{person}"));
                expected.entry(key).or_default().push(number.to_string());
            }
            prop_assert_eq!(&log.handled, &expected);
            let counts = inbox.counts();
            prop_assert_eq!(counts.accepted, number as u64);
            prop_assert_eq!(counts.handled + counts.failed, number as u64);
            prop_assert_eq!((counts.turned_away, counts.unfinished), (turned_away, 0));
            Ok(())
        })?;
    }
}
