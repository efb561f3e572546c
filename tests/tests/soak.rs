//! Many messages through random faults: what arrived is compared with what the outcomes said.

use std::collections::HashMap;
use std::error::Error;
use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use sendapi::{Account, Client, Delivery, Message, Rates, Retry, message};
use sendapi_simulator::{Exchange, Fault, Simulator, Usage};

type Outcome = Result<(), Box<dyn Error>>;

#[tokio::test(flavor = "multi_thread")]
async fn outcomes_tell_what_arrived() -> Outcome {
    let soak = Soak { messages: 2_000, seed: 17, batch: 1, repeats: Repeats::OnlyWhatIsSafe };
    soak.run().await.map(drop)
}

#[tokio::test(flavor = "multi_thread")]
async fn outcomes_tell_what_arrived_when_duplicates_are_risked() -> Outcome {
    let soak = Soak { messages: 2_000, seed: 18, batch: 1, repeats: Repeats::Risky };
    soak.run().await.map(drop)
}

#[tokio::test(flavor = "multi_thread")]
async fn outcomes_tell_what_arrived_in_batches() -> Outcome {
    let soak = Soak { messages: 10_000, seed: 20, batch: 10, repeats: Repeats::OnlyWhatIsSafe };
    soak.run().await.map(drop)
}

#[tokio::test(flavor = "multi_thread")]
async fn outcomes_tell_what_arrived_in_batches_when_duplicates_are_risked() -> Outcome {
    let soak = Soak { messages: 5_000, seed: 21, batch: 10, repeats: Repeats::Risky };
    soak.run().await.map(drop)
}

/// Takes a minute or more:
///
/// ```text
/// cargo test -p sendapi-tests --test soak -- --ignored --nocapture
/// ```
#[tokio::test(flavor = "multi_thread")]
#[ignore = "sends 100,000 messages"]
async fn outcomes_tell_what_arrived_in_the_long_run() -> Outcome {
    let soak = Soak { messages: 100_000, seed: 19, batch: 1, repeats: Repeats::OnlyWhatIsSafe };
    let report = soak.run().await?;
    println!("{report}");
    let growth = report.memory_growth().unwrap_or_default();
    assert!(growth < MOST_GROWTH_KB, "the memory grows: {report}");
    Ok(())
}

/// What is sent, and through what.
#[derive(Clone, Copy, Debug)]
struct Soak {
    messages: usize,
    seed: u64,
    /// Messages in one call.
    batch: usize,
    repeats: Repeats,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Repeats {
    OnlyWhatIsSafe,
    Risky,
}

impl Soak {
    async fn run(self) -> Result<Report, Box<dyn Error>> {
        let arrivals = Arrivals::with_room_for(self.messages);
        let simulator = self.simulator(&arrivals).await?;
        let report = self.send(&self.account(&simulator)?).await;
        // Requests that the client has given up may still be under way.
        simulator.shutdown().await;
        let complaints = self.complaints(&report, &arrivals.all());
        assert!(complaints.is_empty(), "{self:?}\n{report}\n{}", complaints.join("\n"));
        Ok(report)
    }

    async fn simulator(self, arrivals: &Arrivals) -> Result<Simulator, Box<dyn Error>> {
        let arrivals = arrivals.clone();
        let simulator = Simulator::builder()
            .remember(0)
            .observe(move |exchange| arrivals.note(exchange))
            .start()
            .await?;
        simulator.faults().next(Fault::status(429).retry_after(Duration::from_secs(1)));
        simulator.faults().at_random(self.seed, self.faults());
        Ok(simulator)
    }

    fn account(self, simulator: &Simulator) -> Result<Account, sendapi::Error> {
        let client = Client::builder()
            .base_url(simulator.url())
            .timeout(Duration::from_millis(300))
            .rates(Rates::UNLIMITED)
            .retry(self.retry())
            .build()?;
        Ok(client.page(101, "EAABferry0123456789"))
    }

    /// What goes wrong: most of the mixture, more of what leaves the outcome open, and some refusals
    /// that stay.
    ///
    /// Rate limits are not among it: each keeps the account still for a second, so that hundreds of
    /// them would test nothing but patience. Nor is in batches what comes late, since one late item
    /// keeps its whole batch waiting beyond the timeout.
    fn faults(self) -> Vec<(Fault, f64)> {
        let mut faults = Fault::mixture(0.2);
        let limits = [
            Fault::graph_error(613, None).and_usage(Usage::business(100)),
            Fault::status(429).retry_after(Duration::from_secs(1)),
        ];
        faults.retain(|(fault, _)| !limits.contains(fault));
        if self.batch > 1 {
            faults.retain(|(fault, _)| *fault != Fault::delay(Duration::from_millis(500)));
            faults.push((Fault::unfinished(), 0.02));
            faults.push((Fault::unfinished().delivered(), 0.02));
        }
        faults.extend([
            (Fault::cut_after_reading().delivered(), 0.03),
            (Fault::half_an_answer(), 0.03),
            (Fault::html(502).delivered(), 0.02),
            (Fault::stall().delivered(), 0.002),
            (Fault::graph_error(10, 2_018_278), 0.02),
        ]);
        faults
    }

    fn retry(self) -> Retry {
        let retry = Retry::default().tries(TRIES).first_wait(Duration::from_millis(1));
        match self.repeats {
            Repeats::OnlyWhatIsSafe => retry,
            Repeats::Risky => retry.risking_duplicates(),
        }
    }

    async fn send(self, account: &Account) -> Report {
        let mut report = Report::of(self.messages);
        let messages = (0..self.messages).map(|number| (numbered(number), number));
        let mut sending = account.send_all(messages).in_batches(self.batch).concurrency(RECIPIENTS);
        while let Some(outcome) = sending.next().await {
            let said =
                outcome.result.map_or_else(|error| error.delivery(), |_| Delivery::Delivered);
            report.note(outcome.input.1, said);
        }
        let progress = sending.progress();
        assert_eq!(progress.taken, self.messages, "not all were taken: {progress:?}");
        assert_eq!((progress.waiting, progress.under_way), (0, 0), "some are left: {progress:?}");
        assert_eq!(
            [progress.sent, progress.not_sent, progress.unknown],
            KINDS.map(|kind| report.count(kind)),
            "the progress says otherwise: {report}"
        );
        report
    }

    fn complaints(self, report: &Report, arrived: &[usize]) -> Vec<String> {
        let mut complaints = report.complaints();
        complaints.extend(self.miscounted(report, arrived));
        complaints.extend(out_of_order(report, arrived));
        complaints
    }

    /// What arrived less or more often than its outcome allows.
    fn miscounted(self, report: &Report, arrived: &[usize]) -> Vec<String> {
        let times = how_often(arrived);
        let wrong = |number: &usize| {
            let times = times.get(number).copied().unwrap_or_default();
            !report.said(*number).any(|said| self.may_arrive(said, times))
        };
        let numbers = (0..self.messages).filter(wrong);
        numbers.map(|number| format!("{number}: {}", told(report, &times, number))).collect()
    }

    fn may_arrive(self, said: Delivery, times: u32) -> bool {
        let most = match self.repeats {
            Repeats::OnlyWhatIsSafe => 1,
            Repeats::Risky => TRIES,
        };
        match said {
            Delivery::Delivered => (1..=most).contains(&times),
            Delivery::NotSent => times == 0,
            Delivery::Unknown => times <= most,
        }
    }
}

/// The numbers of the messages that the simulator accepted, as they came.
#[derive(Clone)]
struct Arrivals(Arc<Mutex<Vec<usize>>>);

impl Arrivals {
    fn with_room_for(messages: usize) -> Self {
        Self(Arc::new(Mutex::new(Vec::with_capacity(messages))))
    }

    fn note(&self, exchange: &Exchange) {
        let Some(received) = exchange.received() else { return };
        let message = &received.body()["message"];
        let number = message["metadata"].as_str().and_then(|number| number.parse().ok());
        let is_whole = number.is_some_and(|number| {
            message["text"] == text(number)
                && received.recipient_id() == Some(recipient(number).to_string().as_str())
        });
        // A number that was never sent shows up among the complaints.
        self.numbers().push(number.filter(|_| is_whole).unwrap_or(usize::MAX));
    }

    fn all(&self) -> Vec<usize> {
        self.numbers().clone()
    }

    fn numbers(&self) -> MutexGuard<'_, Vec<usize>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What the outcomes said.
struct Report {
    /// For each message; more than one or none is an error of its own.
    said: Vec<Vec<Delivery>>,
    finished: usize,
    memory_when_warm: Option<u64>,
    memory_now: Option<u64>,
}

impl Report {
    fn of(messages: usize) -> Self {
        let said = (0..messages).map(|_| Vec::with_capacity(1)).collect();
        Self { said, finished: 0, memory_when_warm: None, memory_now: None }
    }

    fn note(&mut self, number: usize, said: Delivery) {
        if let Some(outcomes) = self.said.get_mut(number) {
            outcomes.push(said);
        }
        self.finished += 1;
        if self.finished == self.said.len() / 10 {
            self.memory_when_warm = memory_in_use();
        }
        if self.finished == self.said.len() {
            self.memory_now = memory_in_use();
        }
    }

    fn said(&self, number: usize) -> impl Iterator<Item = Delivery> {
        self.said.get(number).into_iter().flatten().copied()
    }

    fn count(&self, kind: Delivery) -> usize {
        self.said.iter().flatten().filter(|&&said| said == kind).count()
    }

    /// In kilobytes; none where nobody tells.
    fn memory_growth(&self) -> Option<u64> {
        Some(self.memory_now?.saturating_sub(self.memory_when_warm?))
    }

    fn complaints(&self) -> Vec<String> {
        let outcomes = self.said.iter().enumerate().filter(|(_, said)| said.len() != 1);
        let miscounted = outcomes.map(|(number, said)| format!("{number}: outcomes {said:?}"));
        let missing = KINDS.into_iter().filter(|&kind| self.count(kind) == 0);
        let untested = missing.map(|kind| format!("nothing ended as {kind:?}"));
        miscounted.chain(untested).collect()
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [sent, not_sent, unknown] = KINDS.map(|kind| self.count(kind));
        write!(f, "{sent} sent, {not_sent} not sent, {unknown} unknown")?;
        match self.memory_growth() {
            Some(growth) => write!(f, ", {growth} kB more memory than after a tenth"),
            None => Ok(()),
        }
    }
}

fn numbered(number: usize) -> Message<'static> {
    message!(recipient: recipient(number), text: text(number), metadata: number.to_string())
}

fn recipient(number: usize) -> u64 {
    FIRST_RECIPIENT + (number % RECIPIENTS) as u64
}

fn text(number: usize) -> String {
    format!("Ferry number {number} leaves at nine.")
}

fn how_often(arrived: &[usize]) -> HashMap<usize, u32> {
    let mut times = HashMap::new();
    for number in arrived {
        *times.entry(*number).or_default() += 1;
    }
    times
}

fn told(report: &Report, times: &HashMap<usize, u32>, number: usize) -> String {
    let said: Vec<_> = report.said(number).collect();
    let times = times.get(&number).copied().unwrap_or_default();
    format!("told {said:?}, arrived {times} times")
}

/// What was reported sent arrives before all later messages to its recipient. What is unknown may
/// be overtaken: nobody waits for a request that was given up.
fn out_of_order(report: &Report, arrived: &[usize]) -> Vec<String> {
    let mut complaints = Vec::new();
    let mut seen = vec![false; report.said.len()];
    let mut newest = HashMap::new();
    for &number in arrived {
        let Some(seen) = seen.get_mut(number) else {
            complaints.push("something arrived that was not sent, or not like this".to_owned());
            continue;
        };
        let newest = newest.entry(recipient(number)).or_insert(number);
        let is_first = !std::mem::replace(seen, true);
        let is_sent = report.said(number).any(|said| said == Delivery::Delivered);
        if is_first && is_sent && number < *newest {
            complaints.push(format!("{number}: arrived after {newest}"));
        }
        *newest = number.max(*newest);
    }
    complaints
}

/// The resident memory of this process in kilobytes, where Linux tells.
fn memory_in_use() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    line.trim().strip_suffix("kB")?.trim().parse().ok()
}

const RECIPIENTS: usize = 50;
const FIRST_RECIPIENT: u64 = 7_204_418_830_956_100;
const TRIES: u32 = 2;
const MOST_GROWTH_KB: u64 = 32 * 1024;
const KINDS: [Delivery; 3] = [Delivery::Delivered, Delivery::NotSent, Delivery::Unknown];
