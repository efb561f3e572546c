//! Forgetting a person.

use sendapi::{Message, Messenger};
use sendapi_outbox::{Error, Forgotten, Outbox, Outcome, Person, State, Ticket};
use sqlx::Sqlite;

use crate::tested::{Tested, execute, on_each, row};
use crate::ways::{id, lead, try_to_lead};
use crate::{PAGE, outbox};

use State::{Begun, Cancelled, Refused, Sent, Unknown, Waiting};

const ANNA: &str = "7204418830956127";

fn to(recipient: &str) -> Message<'static> {
    let json = format!(r#"{{"recipient":{recipient},"message":{{"text":"Bread for Anna"}}}}"#);
    Message::<Messenger>::from_json(&json).unwrap()
}

async fn put<DB: Tested>(outbox: &Outbox<DB>) -> Ticket {
    let anna = to(&format!(r#"{{"id":"{ANNA}"}}"#));
    outbox.put(PAGE, &anna).commit().await.unwrap().ticket()
}

async fn forget<DB: Tested>(outbox: &Outbox<DB>) -> (u64, u64, u64) {
    counts(outbox.forget(PAGE, &Person::id(ANNA)).await.unwrap())
}

fn counts(forgotten: Forgotten) -> (u64, u64, u64) {
    (forgotten.messages, forgotten.taken_back, forgotten.under_way)
}

/// Body, lane, what was said of why.
async fn left<DB: Tested>(outbox: &Outbox<DB>, ticket: Ticket) -> (String, String, Option<String>) {
    let left = format!("SELECT body, lane, why FROM sendapi_message WHERE id = {}", id(ticket));
    row(outbox, &left).await
}

const NOTHING: (String, String, Option<String>) = (String::new(), String::new(), None);

fn not_sent_any_more(told: Option<Outcome>) -> bool {
    matches!(told, Some(Outcome::NotSent(why)) if why.why == "forgotten")
}

on_each!(wherever_a_message_is_nothing_of_the_person_is_left);
async fn wherever_a_message_is_nothing_of_the_person_is_left<DB: Tested>() {
    let (outbox, _folder) = outbox::<DB>().await;
    let mut tickets = Vec::new();
    for way in
        [&[][..], &[Begun], &[Begun, Sent], &[Begun, Refused], &[Begun, Unknown], &[Cancelled]]
    {
        let ticket = put(&outbox).await;
        lead(&outbox, ticket, way).await;
        tickets.push(ticket);
    }
    assert_eq!(forget(&outbox).await, (6, 1, 1));
    for (ticket, state) in tickets.iter().zip(State::ALL) {
        let (body, lane, why) = left(&outbox, *ticket).await;
        assert_eq!((body.as_str(), lane.as_str()), ("", ""), "{state:?}");
        assert_eq!(why.as_deref(), (state == Refused).then_some("forgotten"), "{state:?}");
    }
    assert_eq!(outbox.outcome(tickets[0]).await.unwrap(), Some(Outcome::Cancelled));
    let sent = outbox.outcome(tickets[2]).await.unwrap();
    assert_eq!(sent, Some(Outcome::Sent { message_id: Some("m_3".to_owned()) }));
    assert!(not_sent_any_more(outbox.outcome(tickets[3]).await.unwrap()));
    assert!(!outbox.send_again(tickets[4], 0).await.unwrap(), "there is nothing to send");
    assert_eq!(forget(&outbox).await, (0, 0, 0));
}

on_each!(what_had_begun_never_waits_again);
async fn what_had_begun_never_waits_again<DB: Tested>() {
    let (outbox, _folder) = outbox::<DB>().await;
    let reader = outbox.outcomes("shop").await.unwrap();
    for (way, then, ends) in [
        (&[Begun][..], Waiting, Refused),
        (&[Begun], Sent, Sent),
        (&[Begun], Refused, Refused),
        (&[Begun], Unknown, Unknown),
    ] {
        let ticket = put(&outbox).await;
        lead(&outbox, ticket, way).await;
        assert_eq!(forget(&outbox).await, (1, 0, 1));
        lead(&outbox, ticket, &[then]).await;
        let told = outbox.outcome(ticket).await.unwrap().unwrap();
        let is_so = match ends {
            Sent => matches!(told, Outcome::Sent { .. }),
            Refused => not_sent_any_more(Some(told.clone())),
            _ => told == Outcome::Unknown { copies: 0, why: None },
        };
        assert!(is_so, "{then:?}: {told:?}");
        let last = reader.next(100).await.unwrap();
        assert_eq!(last.last().map(|last| (last.ticket, &last.outcome)), Some((ticket, &told)));
        // Nor is it begun anew.
        try_to_lead(&outbox, ticket, Begun).await.unwrap_err();
    }
}

on_each!(of_what_may_have_arrived_nobody_says_that_it_was_not_sent);
async fn of_what_may_have_arrived_nobody_says_that_it_was_not_sent<DB: Tested>() {
    let (outbox, _folder) = outbox::<DB>().await;
    let [waits, begun] = [put(&outbox).await, put(&outbox).await];
    for ticket in [waits, begun] {
        lead(&outbox, ticket, &[Begun, Unknown]).await;
        assert!(outbox.send_again(ticket, 0).await.unwrap());
    }
    lead(&outbox, begun, &[Begun]).await;
    assert_eq!(forget(&outbox).await, (2, 1, 1));
    lead(&outbox, begun, &[Waiting]).await;
    for (ticket, why) in [(waits, None), (begun, Some("forgotten".to_owned()))] {
        let told = outbox.outcome(ticket).await.unwrap();
        assert_eq!(told, Some(Outcome::Unknown { copies: 1, why }));
    }
}

on_each!(a_person_is_found_in_every_lane_and_nobody_else_is_touched);
async fn a_person_is_found_in_every_lane_and_nobody_else_is_touched<DB: Tested>() {
    let (outbox, _folder) = outbox::<DB>().await;
    let anna = to(&format!(r#"{{"id":"{ANNA}"}}"#));
    let bread = outbox.put(PAGE, &anna).lane("bread").commit().await.unwrap().ticket();
    let odd = outbox.put(PAGE, &anna).lane(r#"{"id":"#).commit().await.unwrap().ticket();
    let mut others = Vec::new();
    for recipient in [r#"{"id":"72044188309561270"}"#, r#"{"comment_id":"7204418830956127"}"#] {
        others.push(outbox.put(PAGE, &to(recipient)).commit().await.unwrap().ticket());
    }
    others.push(outbox.put("messenger:99", &anna).commit().await.unwrap().ticket());
    // By hand, from another language.
    let number = format!(
        r#"{{"account":"{PAGE}","body":"{{\"recipient\":{{\"id\":{ANNA}}},\"message\":{{}}}}"}}"#
    );
    DB::put_by_hand(&outbox, &number).await.unwrap();
    // Its text was erased before.
    let old = put(&outbox).await;
    lead(&outbox, old, &[Begun, Sent]).await;
    let erase = format!("UPDATE sendapi_message SET body = '' WHERE id = {}", id(old));
    execute(&outbox, &erase).await;

    assert_eq!(forget(&outbox).await, (4, 3, 0));
    for ticket in [bread, odd, old] {
        assert_eq!(left(&outbox, ticket).await, NOTHING);
    }
    for other in others {
        assert!(left(&outbox, other).await.0.contains("Anna"));
    }
}

on_each!(a_lane_is_forgotten_by_its_name);
async fn a_lane_is_forgotten_by_its_name<DB: Tested>() {
    let (outbox, _folder) = outbox::<DB>().await;
    let anna = to(&format!(r#"{{"id":"{ANNA}"}}"#));
    let bread = outbox.put(PAGE, &anna).lane("bread").commit().await.unwrap().ticket();
    let comment = outbox.put(PAGE, &to(r#"{"comment_id":"17"}"#)).commit().await.unwrap().ticket();
    let other = put(&outbox).await;
    for (lane, ticket) in [("bread", bread), (r#"{"comment_id":"17"}"#, comment)] {
        let forgotten = outbox.forget(PAGE, &Person::lane(lane)).await.unwrap();
        assert_eq!(counts(forgotten), (1, 1, 0), "{lane}");
        assert_eq!(left(&outbox, ticket).await, NOTHING);
    }
    // What was forgotten has no lane: its rows are no lane themselves.
    assert_eq!(counts(outbox.forget(PAGE, &Person::lane("")).await.unwrap()), (0, 0, 0));
    assert!(left(&outbox, other).await.0.contains("Anna"));
    let error = outbox.forget("messenger:me", &Person::id(ANNA)).await.unwrap_err();
    assert!(matches!(error, Error::Account(_)), "{error:?}");
}

#[tokio::test]
async fn keys_are_forgotten_too_and_the_file_holds_nothing_any_more() {
    let (outbox, folder) = outbox::<Sqlite>().await;
    let anna = to(&format!(r#"{{"id":"{ANNA}"}}"#));
    let put = outbox.put(PAGE, &anna).key("order-of-anna").commit().await.unwrap();
    // Long enough to have pages of its own.
    let long = format!(r#"{{"id":"{ANNA}"}},"x":"{}""#, "Anna ".repeat(4000));
    let long = format!(r#"{{"recipient":{long},"message":{{"text":"a"}}}}"#);
    let long = serde_json::json!({"account": PAGE, "body": long}).to_string();
    Sqlite::put_by_hand(&outbox, &long).await.unwrap();
    let holds = async |what: &str| {
        execute(&outbox, "PRAGMA wal_checkpoint(TRUNCATE)").await;
        let file = std::fs::read(folder.path().join("shop.db")).unwrap();
        file.windows(what.len()).any(|piece| piece == what.as_bytes())
    };
    for what in ["Anna", "order-of-anna", ANNA] {
        assert!(holds(what).await, "{what}");
    }
    assert_eq!(forget(&outbox).await, (2, 2, 0));
    for what in ["Anna", "order-of-anna", ANNA] {
        assert!(!holds(what).await, "{what}");
    }
    let again = outbox.put(PAGE, &anna).key("order-of-anna").commit().await.unwrap();
    assert!(again.is_new() && again.ticket() != put.ticket());
}

on_each!(somebody_with_many_messages_is_forgotten_in_small_steps);
async fn somebody_with_many_messages_is_forgotten_in_small_steps<DB: Tested>() {
    let (outbox, _folder) = outbox::<DB>().await;
    let message = to(&format!(r#"{{"id":"{ANNA}"}}"#));
    let letters = (0..1203).map(|_| sendapi_outbox::Putting::of(&message));
    outbox.put_all(PAGE, letters).commit().await.unwrap();
    let forgetful = outbox.clone();
    let forgotten = tokio::spawn(async move { forget(&forgetful).await }).await.unwrap();
    assert_eq!(forgotten, (1203, 1203, 0));
}
