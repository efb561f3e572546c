//! The promises of sending, checked on random schedules: messages, refusals, lost answers, stops,
//! cancellations, deadlines and new rates, in time that stands still until all wait.
//!
//! The real gate, tries and terms run; only the platform is made up: `platform` judges each begin and each
//! outcome as it happens.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test ends at the first surprise"
)]

mod platform;
mod schedule;

use std::sync::Arc;
use std::time::Duration;

use tokio::task::JoinSet;
use tokio::time::{Instant, sleep_until};

use self::platform::Platform;
use self::schedule::{Message, Schedule, Step};
use crate::send::{Stopper, Terms};
use crate::{Account, Client, Messenger, Retry};

#[tokio::test(start_paused = true)]
async fn promises_hold_on_random_schedules() {
    let schedules = std::env::var("SENDAPI_SCHEDULES").ok().and_then(|count| count.parse().ok());
    let mut told = platform::Told::default();
    for seed in 0..schedules.unwrap_or(SCHEDULES) {
        told.add(&run(&Schedule::drawn(seed)).await);
    }
    // A model in which nothing happens shows nothing.
    assert!(told.all_happened(), "{told:?}");
    println!("{told:?}");
}

async fn run(schedule: &Schedule) -> platform::Told {
    let account = account(schedule);
    let platform = Arc::new(Platform::of(schedule));
    let (stopper, began) = (Stopper::new(), Instant::now());
    let mut under_way = JoinSet::new();
    let mut cancels = Vec::new();
    for (at, step) in &schedule.steps {
        sleep_until(began + *at).await;
        match step {
            Step::Send(message) => {
                let (account, platform) = (account.clone(), Arc::clone(&platform));
                let (message, stop) = (message.clone(), stopper.watched());
                let terms = Terms {
                    deadline: message.deadline,
                    priority: message.priority,
                    stop: if message.can_be_stopped { stop } else { Terms::default().stop },
                    ..Terms::default()
                };
                cancels.push((
                    message.number,
                    under_way.spawn(send(account, platform, message, terms)),
                ));
            }
            Step::Cancel(number) => {
                for (_, task) in cancels.iter().filter(|(sent, _)| sent == number) {
                    task.abort();
                    platform.cancelled(*number);
                }
            }
            Step::Stop => {
                stopper.stop();
                platform.stopped();
            }
            Step::Rates(rates) => {
                let _ = account.clone().with_rates(rates).unwrap();
            }
            Step::Resume => {
                account.resume();
                platform.resumed();
            }
        }
    }
    // Whatever happens, all come to an end.
    let end = sleep_until(began + LONGEST);
    tokio::select! {
        () = async { while under_way.join_next().await.is_some() {} } => {}
        () = end => panic!("seed {}: some messages never end: {platform:?}", schedule.seed),
    }
    platform.check_rates();
    platform.told()
}

async fn send(account: Account, platform: Arc<Platform>, message: Message, terms: Terms) {
    let began = Instant::now();
    let retry = retry(&message);
    let turn = |until| account.gate().pass(message.kind, terms.priority, until);
    let attempt = |_, pass| platform.attempt(&account, &message, pass, terms.journey.depart());
    let result = account.until_it_succeeds(message.kind, &terms, turn, &retry, true, attempt).await;
    if let Some(deadline) = message.deadline {
        assert!(
            began.elapsed() <= deadline + SLACK,
            "{message:?} ended after {:?}",
            began.elapsed()
        );
    }
    platform.ended(&message, &result);
}

fn account(schedule: &Schedule) -> Account<Messenger> {
    let client = Client::builder().base_url("http://127.0.0.1:1").rates(schedule.rates.clone());
    client.retry_budget(schedule.retry_budget).build().unwrap().page("123", "a-token")
}

fn retry(message: &Message) -> Retry {
    let retry = Retry::default().within(Duration::from_secs(10 * 60));
    if message.risks_duplicates { retry.risking_duplicates() } else { retry }
}

/// A timer of tokio is as exact as that.
const SLACK: Duration = Duration::from_millis(5);
const LONGEST: Duration = Duration::from_secs(48 * 60 * 60);
const SCHEDULES: u64 = 150;
