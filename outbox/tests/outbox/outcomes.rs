//! Whoever has to know is told each outcome, in order.

use sendapi_outbox::{Error, Outbox, Outcome, Reader, State, Ticket};

use crate::tested::{Tested, again, begin, execute, on_each};
use crate::ways::lead;
use crate::{PAGE, outbox, put};

use State::{Begun, Cancelled, Refused, Sent, Unknown, Waiting};

/// Of each what it is about and what became of it.
async fn told<DB: Tested>(reader: &Reader<DB>, at_most: u32) -> Vec<(Ticket, Outcome)> {
    let told = reader.next(at_most).await.unwrap();
    told.into_iter().map(|told| (told.ticket, told.outcome)).collect()
}

async fn done<DB: Tested>(reader: &Reader<DB>, many: u32) {
    let told = reader.next(many).await.unwrap();
    reader.done_up_to(told.last().unwrap()).await.unwrap();
}

/// A message that was sent.
async fn sent<DB: Tested>(outbox: &Outbox<DB>) -> (Ticket, Outcome) {
    let ticket = put(outbox, "a").await;
    lead(outbox, ticket, &[Begun, Sent]).await;
    let number = ticket.to_string().rsplit('.').next().unwrap().to_owned();
    (ticket, Outcome::Sent { message_id: Some(format!("m_{number}")) })
}

on_each!(every_way_to_an_outcome_is_told_in_order);
async fn every_way_to_an_outcome_is_told_in_order<DB: Tested>() {
    let (outbox, _folder) = outbox::<DB>().await;
    let reader = outbox.outcomes("shop").await.unwrap();
    let before = std::time::SystemTime::now();
    let [first, second, third] =
        [put(&outbox, "1").await, put(&outbox, "2").await, put(&outbox, "3").await];
    lead(&outbox, second, &[Begun, Waiting, Begun]).await;
    assert_eq!(told(&reader, 10).await, []);
    lead(&outbox, first, &[Begun, Unknown]).await;
    lead(&outbox, second, &[Refused]).await;
    outbox.cancel(third).await.unwrap();
    // The answer came after all.
    lead(&outbox, first, &[Sent]).await;

    let all = told(&reader, 10).await;
    let tickets: Vec<_> = all.iter().map(|(ticket, _)| *ticket).collect();
    assert_eq!(tickets, [first, second, third, first]);
    assert_eq!(all[0].1, Outcome::Unknown { copies: 0, why: None });
    let Outcome::NotSent(why) = &all[1].1 else { panic!("{all:?}") };
    assert_eq!((why.code, why.why.as_str()), (Some(10), "Anna left"));
    assert_eq!(all[2].1, Outcome::Cancelled);
    assert_eq!(all[3].1, Outcome::Sent { message_id: Some("m_1".to_owned()) });

    for told in reader.next(10).await.unwrap() {
        assert_eq!(told.account.as_str(), PAGE);
        let age = told.at.duration_since(before).map_or(0, |age| age.as_secs());
        assert!(age < 60, "{told:?}");
    }
}

on_each!(unknown_is_told_with_the_copies_that_there_were_then);
async fn unknown_is_told_with_the_copies_that_there_were_then<DB: Tested>() {
    let (outbox, _folder) = outbox::<DB>().await;
    let reader = outbox.outcomes("shop").await.unwrap();
    let ticket = put(&outbox, "a").await;
    lead(&outbox, ticket, &[Begun, Unknown]).await;
    outbox.send_again(ticket, 0).await.unwrap();
    lead(&outbox, ticket, &[Begun, Unknown]).await;
    // Whoever decides by the first and dies before `done_up_to` decides the same once more.
    let unknown = |copies| (ticket, Outcome::Unknown { copies, why: None });
    assert_eq!(told(&reader, 10).await, [unknown(0), unknown(1)]);
    assert!(!outbox.send_again(ticket, 0).await.unwrap());
}

on_each!(why_nobody_knew_is_told_until_more_is_known);
async fn why_nobody_knew_is_told_until_more_is_known<DB: Tested>() {
    let (outbox, _folder) = outbox::<DB>().await;
    let reader = outbox.outcomes("shop").await.unwrap();
    let ticket = put(&outbox, "a").await;
    lead(&outbox, ticket, &[Begun, Unknown]).await;
    let why = "UPDATE sendapi_message SET why = 'no answer came in time'";
    execute(&outbox, why).await;
    let unknown = |why: Option<&str>| Outcome::Unknown { copies: 0, why: why.map(Into::into) };
    let known = unknown(Some("no answer came in time"));
    assert_eq!(outbox.outcome(ticket).await.unwrap(), Some(known.clone()));
    assert_eq!(told(&reader, 10).await, [(ticket, known)]);
    // The reason of what came of it later is not that of the uncertainty.
    lead(&outbox, ticket, &[Refused]).await;
    let all = told(&reader, 10).await;
    assert_eq!(all[0], (ticket, unknown(None)));
    assert!(matches!(&all[1].1, Outcome::NotSent(why) if why.why == "Anna left"), "{all:?}");
}

on_each!(a_reader_goes_on_where_it_was);
async fn a_reader_goes_on_where_it_was<DB: Tested>() {
    let (outbox, place) = outbox::<DB>().await;
    let reader = outbox.outcomes("shop").await.unwrap();
    let mut all = Vec::new();
    for _ in 0..5 {
        all.push(sent(&outbox).await);
    }
    assert_eq!(told(&reader, 2).await, all[..2]);
    assert_eq!(told(&reader, 2).await, all[..2], "it does not move by reading");
    assert_eq!(told(&reader, 0).await, []);
    let first = reader.next(2).await.unwrap();
    reader.done_up_to(&first[0]).await.unwrap();
    assert_eq!(told(&reader, 2).await, all[1..3], "a crash repeats the last ones");
    done(&reader, 2).await;
    reader.done_up_to(&first[0]).await.unwrap();
    assert_eq!(told(&reader, 10).await, all[3..], "it never goes back");

    // Another process, later; both ways to open it leave it where it is.
    let outbox = again::<DB>(&place).await;
    for reader in
        [outbox.outcomes("shop").await.unwrap(), outbox.outcomes_from_oldest("shop").await.unwrap()]
    {
        assert_eq!(told(&reader, 10).await, all[3..]);
    }
    done(&reader, 10).await;
    assert_eq!(told(&reader, 10).await, []);
}

on_each!(it_moves_if_the_transaction_commits);
async fn it_moves_if_the_transaction_commits<DB: Tested>() {
    let (outbox, _folder) = outbox::<DB>().await;
    let reader = outbox.outcomes("shop").await.unwrap();
    let one = sent(&outbox).await;
    let next = reader.next(1).await.unwrap();
    for commits in [false, true] {
        let mut transaction = begin(&outbox).await;
        reader.done_up_to_within(&next[0], &mut transaction).await.unwrap();
        let ended = if commits { transaction.commit().await } else { transaction.rollback().await };
        ended.unwrap();
        let left = if commits { vec![] } else { vec![one.clone()] };
        assert_eq!(told(&reader, 10).await, left);
    }
}

on_each!(a_new_reader_begins_now_or_at_the_oldest);
async fn a_new_reader_begins_now_or_at_the_oldest<DB: Tested>() {
    let (outbox, _folder) = outbox::<DB>().await;
    let old = sent(&outbox).await;
    let now = outbox.outcomes("now").await.unwrap();
    let oldest = outbox.outcomes_from_oldest("oldest").await.unwrap();
    let new = sent(&outbox).await;
    assert_eq!(told(&now, 10).await, std::slice::from_ref(&new));
    assert_eq!(told(&oldest, 10).await, [old, new]);

    done(&now, 10).await;
    let status = outbox.readers().await.unwrap();
    let status: Vec<_> = status.iter().map(|one| (one.name.as_str(), one.untold)).collect();
    assert_eq!(status, [("now", 0), ("oldest", 2)]);
    let status = outbox.readers().await.unwrap();
    assert!(status[0].oldest_untold.is_none() && status[1].oldest_untold.is_some());
}

on_each!(a_reader_that_was_removed_says_so);
async fn a_reader_that_was_removed_says_so<DB: Tested>() {
    let (outbox, _folder) = outbox::<DB>().await;
    let reader = outbox.outcomes("shop").await.unwrap();
    sent(&outbox).await;
    let next = reader.next(1).await.unwrap();
    assert!(outbox.remove_reader("shop").await.unwrap());
    assert!(!outbox.remove_reader("shop").await.unwrap());
    for error in [reader.next(1).await.unwrap_err(), reader.done_up_to(&next[0]).await.unwrap_err()]
    {
        assert!(matches!(&error, Error::Reader(name) if name == "shop"), "{error:?}");
    }
    assert_eq!(outbox.readers().await.unwrap(), []);
    for name in [String::new(), "x".repeat(513)] {
        let error = outbox.outcomes(name).await.unwrap_err();
        assert_eq!(
            error.to_string(),
            "a name of a reader has 1 to 512 bytes, none of which is zero"
        );
    }
    // What another database told is not taken for one of this.
    let (other, _other_folder) = crate::outbox::<DB>().await;
    let stranger = other.outcomes("shop").await.unwrap();
    let error = stranger.done_up_to(&next[0]).await.unwrap_err();
    assert!(matches!(error, Error::OtherStore), "{error:?}");
}

on_each!(what_is_rolled_back_is_not_told);
async fn what_is_rolled_back_is_not_told<DB: Tested>() {
    let (outbox, _folder) = outbox::<DB>().await;
    let reader = outbox.outcomes("shop").await.unwrap();
    let ticket = put(&outbox, "a").await;
    let mut transaction = begin(&outbox).await;
    assert!(outbox.cancel_within(ticket, &mut transaction).await.unwrap());
    transaction.rollback().await.unwrap();
    assert_eq!(told(&reader, 10).await, []);
    lead(&outbox, ticket, &[Cancelled]).await;
    assert_eq!(told(&reader, 10).await, [(ticket, Outcome::Cancelled)]);
}
