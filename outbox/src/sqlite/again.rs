//! Sending again what may have arrived.

use sqlx::{Sqlite, SqliteConnection};

use super::durable::{NORMAL, check_durable};
use crate::state::{Copies, Event, State};
use crate::{Error, statements};

impl statements::Again for Sqlite {
    async fn send_again(
        connection: &mut SqliteConnection,
        message: i64,
        seen: u32,
    ) -> Result<bool, Error> {
        check_durable(connection, NORMAL).await?;
        let copies = if seen == 0 { Copies::None } else { Copies::Some };
        let again = "UPDATE sendapi_message
        SET state = ?, copies = copies + 1, tries = 0, first_begun_at = NULL, retry_at = NULL, settled_at = NULL,
            code = NULL, subcode = NULL, why = NULL
        WHERE id = ? AND state = ? AND copies = ? AND NOT forgotten";
        let again = sqlx::query(again)
            .bind(State::Unknown.after(Event::SendAgain, copies).map(State::number))
            .bind(message)
            .bind(State::Unknown.number())
            .bind(seen)
            .execute(connection)
            .await?;
        Ok(again.rows_affected() > 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::protocol::{Answer, Begin, Begun, Round, Said, Wanted};
    use crate::statements::{Leases, WriteRounds};
    use crate::{Outbox, Outcome};

    #[tokio::test]
    async fn a_late_answer_to_the_first_copy_spares_the_second() {
        let folder = tempfile::tempdir().unwrap();
        let outbox = Outbox::open(folder.path().join("shop.db")).await.unwrap();
        let account = "messenger:1234567890";
        let hello = sendapi::message!(Messenger { recipient: "7204418830956127", text: "Hello" });
        let ticket = outbox.put(account, &hello).commit().await.unwrap().ticket();
        let mut connection = outbox.0.connection().await.unwrap();
        Sqlite::enter(&mut connection, "w", "till-1", &[account.to_owned()]).await.unwrap();
        Sqlite::claim(&mut connection, "w", 1, 0).await.unwrap();

        let wanted = Wanted { message: 1, account: 1, term: 1 };
        let begun = Begun { message: 1, term: 1, round: 1 };
        let begins = vec![Begin { wanted, kind: 0, lasts: 1, mark: None }];
        let answers = |event| vec![Answer { begun, event, said: Said::default() }];
        for round in [
            Round { number: 1, begins, answers: vec![] },
            Round { number: 2, begins: vec![], answers: answers(Event::Lose) },
        ] {
            Sqlite::write_round(&mut connection, "w", &round).await.unwrap().unwrap();
        }
        assert!(outbox.send_again(ticket, 0).await.unwrap());
        let late = Round { number: 3, begins: vec![], answers: answers(Event::Arrive) };
        Sqlite::write_round(&mut connection, "w", &late).await.unwrap().unwrap();
        let told = outbox.outcome(ticket).await.unwrap();
        assert_eq!(told, Some(Outcome::Sent { message_id: None }));
    }
}
