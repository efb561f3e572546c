//! All that users ask and decide, and what workers do meanwhile, in any order: against a model of a few lines.

use std::time::Duration;

use proptest::prelude::*;
use sendapi_outbox::{Outbox, Outcome, Person, Retention, State, Ticket};

use crate::tested::{Tested, number};
use crate::ways::try_to_lead;
use crate::{PAGE, outbox, says};

use State::{Begun, Cancelled, Refused, Sent, Unknown, Waiting};

/// What happens, to which of the messages, with a number where one is needed.
#[derive(Clone, Copy, Debug)]
enum Step {
    Put,
    Begin(usize),
    GiveBack(usize),
    End(usize, State),
    Cancel(usize),
    SendAgain(usize, u32),
    Forget(usize),
    Read(u32),
    CleanUp,
}

fn step() -> impl Strategy<Value = Step> {
    let end = prop_oneof![Just(Sent), Just(Refused), Just(Unknown)];
    prop_oneof![
        1 => Just(Step::Put),
        4 => (0..3_usize).prop_map(Step::Begin),
        2 => (0..3_usize).prop_map(Step::GiveBack),
        4 => (0..3_usize, end).prop_map(|(at, state)| Step::End(at, state)),
        2 => (0..3_usize).prop_map(Step::Cancel),
        3 => (0..3_usize, 0..3_u32).prop_map(|(at, copies)| Step::SendAgain(at, copies)),
        1 => (0..3_usize).prop_map(Step::Forget),
        2 => (0..4_u32).prop_map(Step::Read),
        1 => Just(Step::CleanUp),
    ]
}

#[derive(Clone, Copy)]
struct Message {
    ticket: Ticket,
    state: State,
    copies: u32,
    is_forgotten: bool,
}

/// What should be there.
#[derive(Default)]
struct Model {
    messages: Vec<Message>,
    /// Each with its copies, where they are told.
    told: Vec<(Ticket, (State, u32))>,
    read: usize,
}

impl Model {
    /// That a message with copies was not sent nobody says, and what was forgotten does not wait.
    fn goes(&mut self, at: usize, to: State) {
        let message = self.messages.get_mut(at).unwrap();
        let to = if message.is_forgotten && to == Waiting { Refused } else { to };
        let not_sent = matches!(to, Refused | Cancelled) && message.copies > 0;
        message.state = if not_sent { Unknown } else { to };
        let copies = if message.state == Unknown { message.copies } else { 0 };
        if !message.state.is_open() {
            self.told.push((message.ticket, (message.state, copies)));
        }
    }

    fn untold(&self) -> &[(Ticket, (State, u32))] {
        self.told.get(self.read..).unwrap()
    }
}

/// Each message has a lane of its own, by which it is forgotten.
async fn take<DB: Tested>(outbox: &Outbox<DB>, model: &mut Model, step: Step) {
    match step {
        Step::Put => {
            let lane = format!("l{}", model.messages.len());
            let put = outbox.put(PAGE, &says("a")).lane(lane).commit().await.unwrap();
            let (ticket, state) = (put.ticket(), Waiting);
            model.messages.push(Message { ticket, state, copies: 0, is_forgotten: false });
        }
        Step::Begin(at) => worker(outbox, model, at, Waiting, Begun).await,
        Step::GiveBack(at) => worker(outbox, model, at, Begun, Waiting).await,
        Step::End(at, to) => worker(outbox, model, at, Begun, to).await,
        Step::Cancel(at) => cancel(outbox, model, at).await,
        Step::SendAgain(at, seen) => send_again(outbox, model, at, seen).await,
        Step::Forget(at) => forget(outbox, model, at).await,
        Step::Read(many) => {
            let reader = outbox.outcomes("shop").await.unwrap();
            let next = reader.next(many).await.unwrap();
            if let Some(last) = next.last() {
                reader.done_up_to(last).await.unwrap();
                model.read += next.len();
            }
        }
        Step::CleanUp => {
            let at_once = Retention::default().bodies(Duration::ZERO).messages(Duration::ZERO);
            outbox.clean_up(&at_once.unknown(Duration::ZERO)).await.unwrap();
        }
    }
}

async fn worker<DB: Tested>(
    outbox: &Outbox<DB>,
    model: &mut Model,
    at: usize,
    from: State,
    to: State,
) {
    let Some(message) = model.messages.get(at) else { return };
    if message.state == from {
        // As the table has it: see `ways`.
        let there = if to == Refused && message.copies > 0 { Unknown } else { to };
        try_to_lead(outbox, message.ticket, there).await.unwrap();
        model.goes(at, to);
    }
}

async fn cancel<DB: Tested>(outbox: &Outbox<DB>, model: &mut Model, at: usize) {
    let Some(message) = model.messages.get(at) else { return };
    let may = message.state == Waiting;
    assert_eq!(outbox.cancel(message.ticket).await.unwrap(), may);
    if may {
        model.goes(at, Cancelled);
    }
}

async fn send_again<DB: Tested>(outbox: &Outbox<DB>, model: &mut Model, at: usize, seen: u32) {
    let Some(message) = model.messages.get_mut(at) else { return };
    let is_kept = outbox.outcome(message.ticket).await.unwrap().is_some();
    let may =
        is_kept && message.state == Unknown && seen == message.copies && !message.is_forgotten;
    assert_eq!(outbox.send_again(message.ticket, seen).await.unwrap(), may);
    if may {
        message.copies += 1;
        model.goes(at, Waiting);
    }
}

async fn forget<DB: Tested>(outbox: &Outbox<DB>, model: &mut Model, at: usize) {
    let Some(message) = model.messages.get(at).copied() else { return };
    let is_kept = outbox.outcome(message.ticket).await.unwrap().is_some();
    let is_new = is_kept && !message.is_forgotten;
    let forgotten = outbox.forget(PAGE, &Person::lane(format!("l{at}"))).await.unwrap();
    assert_eq!(forgotten.messages, u64::from(is_new));
    if is_new && message.state == Waiting {
        model.goes(at, Cancelled);
    }
    model.messages.get_mut(at).unwrap().is_forgotten |= is_new;
}

async fn compare<DB: Tested>(outbox: &Outbox<DB>, model: &Model) {
    let reader = outbox.outcomes("shop").await.unwrap();
    let told: Vec<_> = reader.next(1000).await.unwrap();
    let told: Vec<_> = told.iter().map(|told| (told.ticket, state(&told.outcome))).collect();
    assert_eq!(told, model.untold());
    for message in &model.messages {
        if let Some(outcome) = outbox.outcome(message.ticket).await.unwrap() {
            assert_eq!(state(&outcome).0, message.state);
        } else {
            let is_untold = model.untold().iter().any(|(ticket, _)| *ticket == message.ticket);
            assert!(!message.state.is_open() && !is_untold, "{} is gone", message.ticket);
        }
    }
    let unfit = "SELECT count(*) FROM sendapi_message
        WHERE state = 0 AND body = '' OR forgotten AND (body <> '' OR lane <> '' OR why <> 'forgotten')";
    assert_eq!(number(outbox, unfit).await, 0);
}

/// With the copies, where it says them.
fn state(outcome: &Outcome) -> (State, u32) {
    match outcome {
        Outcome::Waiting { .. } => (Waiting, 0),
        Outcome::Begun { .. } => (Begun, 0),
        Outcome::Sent { .. } => (Sent, 0),
        Outcome::NotSent(_) => (Refused, 0),
        Outcome::Unknown { copies, .. } => (Unknown, *copies),
        _ => (Cancelled, 0),
    }
}

fn whatever_happens<DB: Tested>(steps: Vec<Step>) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let (outbox, _folder) = outbox::<DB>().await;
        outbox.outcomes("shop").await.unwrap();
        let mut model = Model::default();
        for step in steps {
            take(&outbox, &mut model, step).await;
            compare(&outbox, &model).await;
        }
    });
}

mod whatever_is_asked_and_decided_is_told_as_it_is {
    use super::*;

    proptest! {
        #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

        #[test]
        fn sqlite(steps in proptest::collection::vec(step(), 1..60)) {
            whatever_happens::<sqlx::Sqlite>(steps);
        }

        #[cfg(feature = "postgres")]
        #[test]
        fn postgres(steps in proptest::collection::vec(step(), 1..60)) {
            if crate::tested::server::is_there() {
                whatever_happens::<sqlx::Postgres>(steps);
            }
        }
    }
}
