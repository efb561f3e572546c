//! Rounds that are lost, late, or under a name that is gone, in the real journal and in the real database.

use std::sync::Arc;
use std::time::Duration;

use super::journal::{Ended, Journal};
use crate::protocol::{
    Answer, Begin, Begun, Round, Rounds, Said, Seen, ShutOut, Step, Told, Wanted, Written,
};
use crate::state::{Event, State};
use crate::statements::write_round;
use crate::tested::{Tested, on_each, outbox};
use crate::{Error, Outbox};

const PAGE: &str = "messenger:1234567890";
const ME: &str = "me";

/// A database in which `me` holds the account, and messages wait.
struct Bench<DB: Tested> {
    outbox: Outbox<DB>,
    connection: DB::Connection,
    _place: DB::Place,
}

impl<DB: Tested> Bench<DB> {
    async fn new() -> Self {
        let (outbox, place) = outbox::<DB>().await;
        for person in [1, 2, 3] {
            let body = format!(r#"{{"recipient":{{"id":"{person}"}},"message":{{"text":"a"}}}}"#);
            let request = serde_json::json!({ "account": PAGE, "body": body }).to_string();
            DB::put_by_hand(&outbox, &request).await.unwrap();
        }
        let connection = outbox.0.connection().await.unwrap();
        let mut bench = Self { outbox, connection, _place: place };
        bench.enter(ME).await;
        assert_eq!(bench.claim(ME, 0).await, Some(1));
        bench
    }

    async fn enter(&mut self, worker: &str) {
        let accounts = [PAGE.to_owned()];
        DB::enter(&mut self.connection, worker, "a test", &accounts).await.unwrap();
    }

    async fn claim(&mut self, worker: &str, term: i64) -> Option<i64> {
        DB::claim(&mut self.connection, worker, 1, term).await.unwrap()
    }

    async fn end(&mut self, worker: &str) {
        let workers = DB::workers(&mut self.connection).await.unwrap();
        let seen: &Seen = workers.iter().find(|seen| &*seen.worker == worker).unwrap();
        assert!(DB::end(&mut self.connection, seen).await.unwrap());
    }

    async fn does(&mut self, statements: &str) {
        DB::execute(&mut self.connection, statements).await.unwrap();
    }

    async fn write(&mut self, worker: &str, round: &Round<Begin, Said>) -> Option<Written> {
        write_round::<DB>(&mut self.connection, worker, round).await
    }

    async fn shut_out(&mut self, step: Step<Begin, Said>) -> ShutOut {
        let Step::ShutOut { number, written } = step else { panic!("{step:?}") };
        DB::shut_out(&mut self.connection, ME, number, written).await.unwrap()
    }

    async fn number(&mut self, statement: &str) -> i64 {
        let numbers = DB::rows::<(i64,)>(&mut self.connection, statement).await;
        numbers.first().unwrap().0
    }

    async fn state(&mut self, message: i64) -> State {
        let state = format!("SELECT state FROM sendapi_message WHERE id = {message}");
        State::numbered(self.number(&state).await).unwrap()
    }

    /// A worker's journal, and what comes of it.
    fn journal(&self, worker: &str) -> (Journal, tokio::task::JoinHandle<Ended>) {
        let (journal, ended) =
            Journal::start(Arc::clone(&self.outbox.0), worker.into(), Arc::new(|_| {}));
        (journal, tokio::spawn(ended))
    }
}

fn begin(message: i64, term: i64) -> Begin {
    Begin { wanted: Wanted { message, account: 1, term }, kind: 0, lasts: 60_000, mark: None }
}

fn answer(begun: Begun, event: Event) -> Answer<Said> {
    Answer { begun, event, said: Said::default() }
}

const fn begun(message: i64, term: i64, round: i64) -> Begun {
    Begun { message, term, round }
}

fn write(rounds: &mut Rounds<Begin, Said>) -> Round<Begin, Said> {
    let step = rounds.next();
    let Step::Write(round) = step else { panic!("{step:?}") };
    round
}

/// Tries until it has come, since time alone tells.
async fn until(what: &str, mut is_so: impl AsyncFnMut() -> bool) {
    for _ in 0..1000 {
        if is_so().await {
            return;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    panic!("not within 10 seconds: {what}");
}

on_each!(what_was_lost_before_it_was_written_begins_again);
async fn what_was_lost_before_it_was_written_begins_again<DB: Tested>() {
    let mut bench = Bench::<DB>::new().await;
    let mut rounds = Rounds::new();
    rounds.want(begin(1, 1));
    write(&mut rounds);
    rounds.lost();
    let step = rounds.next();
    assert_eq!(bench.shut_out(step).await, ShutOut::Done);
    rounds.shut_out();
    rounds.want(begin(1, 1));
    let round = write(&mut rounds);
    let written = bench.write(ME, &round).await.unwrap();
    let told = rounds.written(&written);
    // The lost one has not begun, and the next has.
    let not_begun = Told::NotBegun { message: 1, term: 1 };
    assert_eq!(told, [not_begun, Told::Begun(begun(1, 1, 3))]);
    assert_eq!(bench.state(1).await, State::Begun);
}

on_each!(what_was_lost_after_its_commit_is_given_back_and_answers_are_written_once);
async fn what_was_lost_after_its_commit_is_given_back_and_answers_are_written_once<DB: Tested>() {
    let mut bench = Bench::<DB>::new().await;
    let mut rounds = Rounds::new();
    rounds.want(begin(1, 1));
    let round = write(&mut rounds);
    rounds.written(&bench.write(ME, &round).await.unwrap());
    let said = Said { is_try: true, ..Said::default() };
    rounds.answer(Answer { said, ..answer(begun(1, 1, 1), Event::GiveBack) });
    rounds.want(begin(2, 1));
    let round = write(&mut rounds);
    bench.write(ME, &round).await.unwrap();
    rounds.lost();
    assert_eq!((bench.state(1).await, bench.state(2).await), (State::Waiting, State::Begun));
    let step = rounds.next();
    assert_eq!(bench.shut_out(step).await, ShutOut::Done);
    rounds.shut_out();
    let round = write(&mut rounds);
    let told = rounds.written(&bench.write(ME, &round).await.unwrap());
    let not_begun = Told::NotBegun { message: 2, term: 1 };
    assert_eq!(told, [not_begun, Told::Answered(begun(1, 1, 1))]);
    assert_eq!((bench.state(1).await, bench.state(2).await), (State::Waiting, State::Waiting));
    assert_eq!(bench.number("SELECT tries FROM sendapi_message WHERE id = 1").await, 1);
}

/// Sends a round that waits for a lock, which somebody holds; whoever sent it waits no more.
async fn send_late<DB: Tested>(
    bench: &Bench<DB>,
    worker: &'static str,
    round: &Round<Begin, Said>,
) -> Late<DB> {
    let holds = DB::hold(&bench.outbox).await;
    let (mut connection, round) = (bench.outbox.0.connection().await.unwrap(), round.clone());
    let written =
        tokio::spawn(async move { write_round::<DB>(&mut connection, worker, &round).await });
    tokio::time::sleep(Duration::from_millis(50)).await;
    assert!(!written.is_finished());
    Late { holds, written }
}

struct Late<DB: Tested> {
    holds: sqlx::Transaction<'static, DB>,
    written: tokio::task::JoinHandle<Option<Written>>,
}

impl<DB: Tested> Late<DB> {
    async fn comes(self) -> Option<Written> {
        self.holds.rollback().await.unwrap();
        self.written.await.unwrap()
    }
}

on_each!(a_late_round_that_comes_first_is_given_back);
async fn a_late_round_that_comes_first_is_given_back<DB: Tested>() {
    let mut bench = Bench::<DB>::new().await;
    let mut rounds = Rounds::new();
    rounds.want(begin(1, 1));
    let round = write(&mut rounds);
    let late = send_late(&bench, ME, &round).await;
    rounds.lost();
    assert!(late.comes().await.is_some());
    assert_eq!(bench.state(1).await, State::Begun);
    let step = rounds.next();
    assert_eq!(bench.shut_out(step).await, ShutOut::Done);
    rounds.shut_out();
    let round = write(&mut rounds);
    let told = rounds.written(&bench.write(ME, &round).await.unwrap());
    assert_eq!(told, [Told::NotBegun { message: 1, term: 1 }]);
    assert_eq!(bench.state(1).await, State::Waiting);
}

on_each!(a_late_round_that_was_shut_out_writes_nothing);
async fn a_late_round_that_was_shut_out_writes_nothing<DB: Tested>() {
    let mut bench = Bench::<DB>::new().await;
    let mut rounds = Rounds::new();
    rounds.want(begin(1, 1));
    let old = write(&mut rounds);
    rounds.lost();
    let step = rounds.next();
    assert_eq!(bench.shut_out(step).await, ShutOut::Done);
    rounds.shut_out();
    let late = send_late(&bench, ME, &old).await;
    assert_eq!(late.comes().await, None);
    assert_eq!(bench.state(1).await, State::Waiting);
}

on_each!(a_late_round_of_a_worker_that_was_ended_writes_nothing);
async fn a_late_round_of_a_worker_that_was_ended_writes_nothing<DB: Tested>() {
    let mut bench = Bench::<DB>::new().await;
    let mut rounds = Rounds::new();
    rounds.want(begin(1, 1));
    let round = write(&mut rounds);
    rounds.written(&bench.write(ME, &round).await.unwrap());
    rounds.answer(answer(begun(1, 1, 1), Event::GiveBack));
    rounds.want(begin(2, 1));
    let old = write(&mut rounds);
    bench.end(ME).await;
    let late = send_late(&bench, ME, &old).await;
    assert_eq!(late.comes().await, None);
    assert_eq!((bench.state(1).await, bench.state(2).await), (State::Begun, State::Waiting));
}

on_each!(of_two_answers_for_one_begin_that_it_arrived_is_kept);
async fn of_two_answers_for_one_begin_that_it_arrived_is_kept<DB: Tested>() {
    let mut bench = Bench::<DB>::new().await;
    let mut rounds = Rounds::new();
    rounds.want(begin(1, 1));
    rounds.want(begin(2, 1));
    let round = write(&mut rounds);
    rounds.written(&bench.write(ME, &round).await.unwrap());
    // Its time was over for whoever took over, and the answer came at that moment.
    for (message, event) in
        [(1, Event::Lose), (1, Event::Arrive), (2, Event::Arrive), (2, Event::Lose)]
    {
        rounds.answer(answer(begun(message, 1, 1), event));
    }
    let round = write(&mut rounds);
    assert_eq!(rounds.written(&bench.write(ME, &round).await.unwrap()).len(), 4);
    assert_eq!((bench.state(1).await, bench.state(2).await), (State::Sent, State::Sent));
}

on_each!(a_commit_that_fails_is_a_lost_answer);
async fn a_commit_that_fails_is_a_lost_answer<DB: Tested>() {
    let mut bench = Bench::<DB>::new().await;
    // What it is to refer to is asked for by the commit alone.
    bench
        .does(
            "CREATE TABLE fails (yes BOOLEAN);
            INSERT INTO fails VALUES (TRUE);
            CREATE TABLE referred_to (id BIGINT PRIMARY KEY);
            CREATE TABLE refers (id BIGINT REFERENCES referred_to DEFERRABLE INITIALLY DEFERRED)",
        )
        .await;
    let when = "(SELECT yes FROM fails)";
    bench
        .does(&DB::trigger("fail", "UPDATE OF state", when, "INSERT INTO refers VALUES (1)"))
        .await;
    let (journal, _ended) = bench.journal(ME);
    let first = tokio::spawn({
        let journal = journal.clone();
        async move { journal.begin(begin(1, 1)).await }
    });
    tokio::time::sleep(Duration::from_millis(300)).await;
    bench.does("UPDATE fails SET yes = FALSE").await;
    // Nobody knows, so it has not begun, and its number is not used again.
    assert!(first.await.unwrap().is_none());
    let second = journal.begin(begin(1, 1)).await.unwrap();
    assert!(second.begun.round > 2, "{second:?}");
    assert_eq!(bench.state(1).await, State::Begun);
}

on_each!(whoever_was_ended_says_it_under_another_name);
async fn whoever_was_ended_says_it_under_another_name<DB: Tested>() {
    let mut bench = Bench::<DB>::new().await;
    let (journal, ended) = bench.journal(ME);
    let started = journal.begin(begin(1, 1)).await.unwrap();
    bench.end(ME).await;
    bench.enter("other").await;
    assert_eq!(bench.claim("other", 1).await, Some(2));
    let unsaid = journal.answer(answer(started.begun, Event::Arrive)).await.unwrap_err();
    let Ended::Overtaken(rest) = ended.await.unwrap() else { panic!() };
    assert!(rest.is_empty());
    assert!(journal.begin(begin(2, 1)).await.is_none());
    assert_eq!(bench.state(1).await, State::Begun);
    // It holds nothing, and what it says of an earlier term counts.
    bench.enter("again").await;
    let (journal, _ended) = bench.journal("again");
    journal.answer(unsaid).await.unwrap();
    assert_eq!(bench.state(1).await, State::Sent);
}

on_each!(only_one_of_two_terms_begins_however_they_are_asked_for);
async fn only_one_of_two_terms_begins_however_they_are_asked_for<DB: Tested>() {
    let mut bench = Bench::<DB>::new().await;
    let (journal, _ended) = bench.journal(ME);
    let holds = DB::hold(&bench.outbox).await;
    // A round is out, and waits for the lock.
    let ask = |message, term| {
        let journal = journal.clone();
        tokio::spawn(async move { journal.begin(begin(message, term)).await })
    };
    let out = ask(2, 1);
    tokio::time::sleep(Duration::from_millis(50)).await;
    // The account is lost and taken up again meanwhile; both go with the next round.
    let (old, new) = (ask(1, 1), ask(1, 3));
    tokio::time::sleep(Duration::from_millis(50)).await;
    let mut holds = holds;
    DB::execute(&mut holds, "UPDATE sendapi_account SET term = 3").await.unwrap();
    holds.commit().await.unwrap();
    assert!(out.await.unwrap().is_none() && old.await.unwrap().is_none());
    let started = new.await.unwrap().unwrap();
    assert_eq!((started.begun.message, started.begun.term), (1, 3));
    // It is under way, and nothing takes it back.
    journal.answer(answer(begun(9, 1, 1), Event::Arrive)).await.unwrap();
    assert_eq!(bench.state(1).await, State::Begun);
}

on_each!(whoever_says_the_same_twice_is_told_twice);
async fn whoever_says_the_same_twice_is_told_twice<DB: Tested>() {
    let bench = Bench::<DB>::new().await;
    let (journal, _ended) = bench.journal(ME);
    let started = journal.begin(begin(1, 1)).await.unwrap();
    let holds = DB::hold(&bench.outbox).await;
    let says = [Event::Lose, Event::Arrive].map(|event| {
        let journal = journal.clone();
        tokio::spawn(async move { journal.answer(answer(started.begun, event)).await })
    });
    tokio::time::sleep(Duration::from_millis(50)).await;
    holds.rollback().await.unwrap();
    for said in says {
        assert!(said.await.unwrap().is_ok());
    }
}

on_each!(a_begin_that_nobody_waits_for_any_more_is_given_back);
async fn a_begin_that_nobody_waits_for_any_more_is_given_back<DB: Tested>() {
    let mut bench = Bench::<DB>::new().await;
    let (journal, _ended) = bench.journal(ME);
    let holds = DB::hold(&bench.outbox).await;
    let gone = tokio::spawn({
        let journal = journal.clone();
        async move { journal.begin(begin(1, 1)).await }
    });
    tokio::time::sleep(Duration::from_millis(50)).await;
    gone.abort();
    assert!(gone.await.unwrap_err().is_cancelled());
    holds.rollback().await.unwrap();
    until("it waits again", async || {
        let begun = "SELECT coalesce(round, 0) FROM sendapi_message WHERE id = 1";
        bench.number(begun).await > 0 && bench.state(1).await == State::Waiting
    })
    .await;
}

/// Somebody puts the database back while a worker is there.
async fn ends_as_restored<DB: Tested>(round: &str) {
    let mut bench = Bench::<DB>::new().await;
    let (journal, ended) = bench.journal(ME);
    journal.begin(begin(1, 1)).await.unwrap();
    journal.begin(begin(2, 1)).await.unwrap();
    bench.does(round).await;
    assert!(journal.begin(begin(3, 1)).await.is_none(), "it goes on");
    let ended = ended.await.unwrap();
    assert!(matches!(ended, Ended::Broken(Error::Restored)), "{ended:?}");
    assert_eq!(bench.state(3).await, State::Waiting);
}

on_each!(a_number_that_is_higher_than_it_has_ever_been_ends_the_worker);
async fn a_number_that_is_higher_than_it_has_ever_been_ends_the_worker<DB: Tested>() {
    ends_as_restored::<DB>("UPDATE sendapi_worker SET round = 1000").await;
}

on_each!(a_number_that_is_lower_than_it_was_ends_the_worker);
async fn a_number_that_is_lower_than_it_was_ends_the_worker<DB: Tested>() {
    ends_as_restored::<DB>("UPDATE sendapi_worker SET round = 1").await;
}

/// A snapshot that was taken before the round has committed does not show what has begun in it.
#[cfg(feature = "postgres")]
#[tokio::test]
async fn who_claims_while_a_round_is_written_misses_nothing_of_it_on_postgres() {
    use sqlx::Postgres;

    use crate::statements::{Leases, Load};

    if !crate::tested::server::is_there() {
        return;
    }
    let mut bench = Bench::<Postgres>::new().await;
    let slow = Postgres::trigger("slow", "UPDATE OF state", "NEW.state = 1", "PERFORM pg_sleep(1)");
    bench.does(&slow).await;
    let mut rounds = Rounds::new();
    rounds.want(begin(1, 1));
    let round = write(&mut rounds);
    let mut connection = bench.outbox.0.connection().await.unwrap();
    let writes =
        tokio::spawn(
            async move { write_round::<Postgres>(&mut connection, ME, &round).await.unwrap() },
        );
    tokio::time::sleep(Duration::from_millis(300)).await;
    bench.enter("other").await;
    // It is at its first round as far as anybody can see, and it writes.
    let seen = Seen { worker: ME.into(), round: 0 };
    assert!(!Postgres::end(&mut bench.connection, &seen).await.unwrap());
    assert_eq!(bench.claim("other", 1).await, None);
    assert_eq!(writes.await.unwrap().begun, [(1, 1)].into());
    assert!(!Postgres::end(&mut bench.connection, &seen).await.unwrap(), "it has gone on");

    bench.end(ME).await;
    assert_eq!(bench.claim("other", 1).await, Some(2));
    let in_doubt = Postgres::in_doubt(&mut bench.connection, 1, 2).await.unwrap();
    let in_doubt: Vec<_> = in_doubt.iter().map(|doubt| doubt.begun).collect();
    assert_eq!(in_doubt, [begun(1, 1, 1)]);
    // What the former one sends now comes too late.
    rounds.written(&Written { begun: [(1, 1)].into(), ..Written::default() });
    rounds.want(begin(2, 1));
    let late = write(&mut rounds);
    assert_eq!(bench.write(ME, &late).await, None);
}

on_each!(what_a_text_cannot_hold_keeps_no_round_from_being_written);
async fn what_a_text_cannot_hold_keeps_no_round_from_being_written<DB: Tested>() {
    let mut bench = Bench::<DB>::new().await;
    let begins = vec![begin(1, 1), begin(2, 1)];
    bench.write(ME, &Round { number: 1, begins, answers: vec![] }).await.unwrap();
    let odd = || Some("m_\0x".to_owned());
    let said = Said { message_id: odd(), why: odd(), ..Said::default() };
    let answers = [(1, Event::Arrive), (2, Event::Refuse)].map(|(message, event)| Answer {
        said: said.clone(),
        ..answer(begun(message, 1, 1), event)
    });
    let round = Round { number: 2, begins: vec![], answers: answers.into() };
    bench.write(ME, &round).await.unwrap();
    assert_eq!(bench.state(1).await, State::Sent);
    assert_eq!(bench.state(2).await, State::Refused);
}
