//! `sendapi outbox`: looking after messages in a database.

mod account;
mod adopt;
mod cancel;
mod confirm;
mod events;
mod list;
mod message;
mod opened;
mod retry;
mod stats;
mod times;
mod watch;

use sendapi_outbox::Database;

use self::opened::Opened;
use crate::exit::Exit;
use crate::outbox_arguments::Outbox as Asked;
use crate::report::Report;
use crate::session;

pub(crate) fn run(asked: &Asked, report: Report) -> Exit {
    match session::runtime(report) {
        Ok(runtime) => runtime.block_on(done(asked, report)).unwrap_or_else(|exit| exit),
        Err(exit) => exit,
    }
}

async fn done(asked: &Asked, report: Report) -> Result<Exit, Exit> {
    let database = &asked.file().file;
    match opened::address(database, report)? {
        Some(options) => by(asked, Opened::postgres(options, report).await?).await,
        None => by(asked, Opened::file(database, report).await?).await,
    }
}

async fn by<DB: Database>(asked: &Asked, opened: Opened<DB>) -> Result<Exit, Exit> {
    let done = match asked {
        Asked::List(list) => list::run(list, &opened).await,
        Asked::Show(show) => list::show(show, &opened).await,
        Asked::Retry(retry) => retry::run(retry, &opened).await,
        Asked::Cancel(cancel) => cancel::run(cancel, &opened).await,
        Asked::Pause(pause) => account::pause(pause, &opened).await,
        Asked::Resume(whose) => account::resume(whose, &opened).await,
        Asked::Events(asked) => events::run(asked, &opened).await,
        Asked::Adopt(adopt) => adopt::run(adopt, &opened).await,
        Asked::Stats(stats) if stats.watch => watch::run(&opened).await,
        Asked::Stats(_) => stats::run(&opened).await,
    };
    opened.close().await;
    done
}
