//! That what is committed stays.

use sqlx::PgConnection;

use crate::Error;

/// A role, a database or the user may have set that a commit does not wait for the disk. In their transaction this holds to
/// its end, and takes nothing away from one that waits for more.
pub(super) async fn commit_for_certain(connection: &mut PgConnection) -> Result<(), Error> {
    sqlx::query(COMMIT_FOR_CERTAIN).execute(connection).await?;
    Ok(())
}

const COMMIT_FOR_CERTAIN: &str = "
    SELECT set_config('synchronous_commit', 'on', TRUE)
    WHERE current_setting('synchronous_commit') IN ('off', 'local')";
