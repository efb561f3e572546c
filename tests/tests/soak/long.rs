//! The long run: many seeds, several at a time.

use std::time::{Duration, Instant};

use tokio::sync::watch;
use tokio::task::JoinSet;

use crate::memory;
use crate::report::Report;
use crate::seat::{BATCHES, PROVIDERS, SINGLES};
use crate::soak::{Failure, Repeats, Soak};

/// Sends so many messages, every other seed at the risk of duplicates, and prints how far it is.
pub(crate) async fn run(first_seed: u64, messages: usize) -> Result<Report, Failure> {
    let begin = Instant::now();
    let (progress, seen) = watch::channel(Progress { done: 0, newest_seed: first_seed });
    let telling = tokio::spawn(tell(seen, messages));
    let (mut soaks, mut running) = (soaks(first_seed, messages), JoinSet::new());
    let (mut report, mut memory_when_warm) = (Report::default(), None);
    loop {
        for soak in soaks.by_ref().take(AT_ONCE.saturating_sub(running.len())) {
            let progress = progress.clone();
            progress.send_modify(|progress| progress.newest_seed = soak.seed);
            running.spawn(async move {
                let more = |more| progress.send_modify(|progress| progress.done += more);
                soak.watched(more).await.map(|part| (soak, part))
            });
        }
        let Some(ended) = running.join_next().await else { break };
        let (soak, part) = ended??;
        if !part.complaints.are_none() {
            println!("seed {}, {:?}:\n{}", soak.seed, soak.repeats, part.complaints);
        }
        report.take(part);
        if report.counts.messages >= messages / 10 {
            memory_when_warm = memory_when_warm.or_else(memory::in_use);
        }
    }
    telling.abort();
    println!("{report}");
    conclude(report.counts.messages, begin.elapsed().as_secs_f64(), memory_when_warm);
    Ok(report)
}

fn soaks(first_seed: u64, messages: usize) -> impl Iterator<Item = Soak> {
    let parts = messages.div_ceil(MESSAGES_OF_A_SEED);
    (first_seed..).zip(0..parts).map(move |(seed, part)| {
        let messages = messages.saturating_sub(part * MESSAGES_OF_A_SEED).min(MESSAGES_OF_A_SEED);
        let seats = [SINGLES, BATCHES, PROVIDERS].concat();
        let repeats = if seed.is_multiple_of(2) { Repeats::Risky } else { Repeats::OnlyWhatIsSafe };
        Soak { seed, messages, seats, repeats }
    })
}

#[derive(Clone, Copy)]
struct Progress {
    done: usize,
    newest_seed: u64,
}

/// A line every few seconds.
async fn tell(seen: watch::Receiver<Progress>, messages: usize) {
    let begin = Instant::now();
    loop {
        tokio::time::sleep(BETWEEN_LINES).await;
        let Progress { done, newest_seed } = *seen.borrow();
        let rate = rate(done, begin.elapsed().as_secs_f64());
        println!("up to seed {newest_seed}: {done} of {messages} messages, {rate:.0} a second");
    }
}

fn conclude(messages: usize, seconds: f64, memory_when_warm: Option<u64>) {
    println!("{seconds:.1} seconds, {:.0} messages a second", rate(messages, seconds));
    if let Some((now, warm)) = memory::in_use().zip(memory_when_warm) {
        let growth = now.saturating_sub(warm);
        println!("{now} kB of memory, {growth} kB more than after a tenth");
        assert!(growth < MOST_GROWTH_KB, "the memory grows by {growth} kB");
    }
}

#[expect(clippy::cast_precision_loss, reason = "nobody reads a rate to the last digit")]
fn rate(messages: usize, seconds: f64) -> f64 {
    messages as f64 / seconds
}

const MESSAGES_OF_A_SEED: usize = 20_000;

/// Seeds, so that nobody waits while one of them waits for an answer that stalls.
const AT_ONCE: usize = 3;
const BETWEEN_LINES: Duration = Duration::from_secs(5);
const MOST_GROWTH_KB: u64 = 64 * 1024;
