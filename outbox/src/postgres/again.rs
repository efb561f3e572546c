//! Sending again what may have arrived.

use sqlx::{PgConnection, Postgres};

use crate::state::{Copies, Event, State};
use crate::{Error, statements};

impl statements::Again for Postgres {
    async fn send_again(
        connection: &mut PgConnection,
        message: i64,
        seen: u32,
    ) -> Result<bool, Error> {
        let copies = if seen == 0 { Copies::None } else { Copies::Some };
        let again = "UPDATE sendapi.message
        SET state = $1, copies = copies + 1, tries = 0, first_begun_at = NULL, retry_at = NULL, settled_at = NULL,
            code = NULL, subcode = NULL, why = NULL
        WHERE id = $2 AND state = $3 AND copies = $4 AND NOT forgotten";
        let again = sqlx::query(again)
            .bind(State::Unknown.after(Event::SendAgain, copies).map(State::number))
            .bind(message)
            .bind(State::Unknown.number())
            .bind(i64::from(seen))
            .execute(connection)
            .await?;
        Ok(again.rows_affected() > 0)
    }
}
