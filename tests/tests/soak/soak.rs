//! One run: a simulator, all accounts at once, and what came of it.

use std::error::Error;
use std::sync::{Arc, OnceLock};
use std::time::{Duration, Instant};

use sendapi::{Client, Instagram, Messenger, Rates, Retry, Token};
use sendapi_simulator::Simulator;
use tokio::task::JoinSet;
use tokio::time::timeout;

use crate::kinds::Chance;
use crate::ledger::Ledger;
use crate::plan::{Plan, account};
use crate::provider::{Fickle, token};
use crate::report::Report;
use crate::seat::{Host, IMPATIENCE, PATIENCE, Seat};
use crate::sending::send;
use crate::writes::Writes;

/// What is sent, and by whom.
#[derive(Clone, Debug)]
pub(crate) struct Soak {
    pub(crate) seed: u64,
    pub(crate) messages: usize,
    pub(crate) seats: Vec<Seat>,
    pub(crate) repeats: Repeats,
}

/// Why a soak could not be run.
pub(crate) type Failure = Box<dyn Error + Send + Sync>;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Repeats {
    OnlyWhatIsSafe,
    Risky,
}

impl Soak {
    pub(crate) async fn run(&self) -> Result<Report, Failure> {
        self.watched(|_| {}).await
    }

    /// Calls `watch` now and then with the number of messages that were done since.
    pub(crate) async fn watched(
        &self,
        mut watch: impl FnMut(usize) + Send,
    ) -> Result<Report, Failure> {
        let begin = Instant::now();
        let (simulator, ledger) = self.stage().await?;
        let mut sending = JoinSet::new();
        let patient = self.client(&simulator, PATIENCE)?;
        let impatient = self.client(&simulator, IMPATIENCE)?;
        for (number, seat) in self.seats.iter().enumerate() {
            let client = if seat.is_patient { &patient } else { &impatient };
            self.send(&mut sending, client, &ledger, number, *seat);
        }
        let mut last = (ledger.done(), Instant::now());
        while !sending.is_empty() {
            while timeout(GLANCE, sending.join_next()).await.is_ok_and(|ended| ended.is_some()) {}
            let done = ledger.done();
            watch(done.saturating_sub(last.0));
            if done > last.0 {
                last = (done, Instant::now());
            } else if last.1.elapsed() > STANDSTILL {
                ledger.give_up();
                sending.shutdown().await;
            }
        }
        // Requests that a client has given up may still be under way.
        simulator.shutdown().await;
        Ok(Report::of(&ledger, self.repeats == Repeats::Risky, begin.elapsed()))
    }

    /// What may happen to these seats.
    pub(crate) fn chances(&self) -> Vec<Chance> {
        let mut chances = vec![Chance::Any, Chance::OnceForEachAccount, Chance::PrivateReplies];
        if self.seats.iter().any(|seat| seat.has_provider) {
            chances.push(Chance::Tokens);
        }
        chances
    }

    async fn stage(&self) -> Result<(Simulator, Ledger), Failure> {
        let mut builder = Simulator::builder().remember(0);
        for (number, seat) in self.seats.iter().enumerate() {
            builder = match seat.host {
                Host::Messenger => builder.page(account(number)),
                Host::Instagram => builder.instagram(account(number)),
            };
        }
        // The ledger comes after the comments, which are written to the simulator.
        let ledger = Arc::new(OnceLock::<Ledger>::new());
        let noting = Arc::clone(&ledger);
        let note = move |exchange: &_| {
            if let Some(ledger) = noting.get() {
                ledger.note(exchange);
            }
        };
        let simulator = builder.observe(note).start().await?;
        let plan = self.plan(&simulator).await?;
        let ledger = ledger.get_or_init(|| Ledger::of(plan)).clone();
        ledger.spoil(simulator.faults());
        Ok((simulator, ledger))
    }

    async fn plan(&self, simulator: &Simulator) -> Result<Plan, Failure> {
        let mut plan = Plan::of(self.seed, self.messages, self.seats.clone());
        for number in 0..self.seats.len() {
            let person = simulator.person_of(&account(number), "Ada");
            let mut comments = Vec::new();
            for _ in 0..plan.replies(number) {
                comments.push(person.comments("When does it leave?").await?);
            }
            plan.comments.push(comments);
        }
        Ok(plan)
    }

    fn client(&self, simulator: &Simulator, patience: Duration) -> Result<Client, sendapi::Error> {
        let retry = Retry::default().tries(TRIES).first_wait(Duration::from_millis(1));
        let retry = match self.repeats {
            Repeats::OnlyWhatIsSafe => retry,
            Repeats::Risky => retry.risking_duplicates(),
        };
        let client = Client::builder().base_url(simulator.url()).timeout(patience);
        client.rates(Rates::UNLIMITED).retry(retry).build()
    }

    fn send(
        &self,
        sending: &mut JoinSet<()>,
        client: &Client,
        ledger: &Ledger,
        number: usize,
        seat: Seat,
    ) {
        let token = if seat.has_provider {
            Token::provider(Fickle::of(self.seed ^ number as u64))
        } else {
            Token::from(token(self.seed, 0))
        };
        let (id, ledger) = (account(number), ledger.clone());
        match seat.host {
            Host::Messenger => {
                let account = Messenger::account(client, &id, token);
                sending.spawn(send(account, ledger, number, seat));
            }
            Host::Instagram => {
                let account = Instagram::account(client, &id, token);
                sending.spawn(send(account, ledger, number, seat));
            }
        }
    }
}

const TRIES: u32 = 3;

/// How often one looks after it.
const GLANCE: Duration = Duration::from_millis(100);

/// When nothing came of anything for so long, nothing more will.
const STANDSTILL: Duration = Duration::from_secs(30);
