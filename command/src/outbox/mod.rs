//! `sendapi outbox`: looking after messages in a database.

mod account;
mod cancel;
mod list;
mod message;
mod opened;
mod retry;
mod stats;
mod times;
mod watch;

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
    match asked {
        Asked::List(list) => list::run(list, report).await,
        Asked::Show(show) => list::show(show, report).await,
        Asked::Retry(retry) => retry::run(retry, report).await,
        Asked::Cancel(cancel) => cancel::run(cancel, report).await,
        Asked::Pause(pause) => account::pause(pause, report).await,
        Asked::Resume(whose) => account::resume(whose, report).await,
        Asked::Stats(stats) if stats.watch => watch::run(stats, report).await,
        Asked::Stats(stats) => stats::run(stats, report).await,
    }
}
