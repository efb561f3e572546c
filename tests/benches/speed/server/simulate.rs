//! The project's simulator, as a server of its own.

use std::io::{Write as _, stdout};

use anyhow::Result;
use sendapi_simulator::Simulator;
use tokio::runtime::Runtime;

use super::serve::end_of_input;

/// Says where it listens, and serves until the input ends.
pub(super) fn until_input_ends() -> Result<()> {
    let end = end_of_input();
    Runtime::new()?.block_on(async {
        let simulator = Simulator::start().await?;
        println!("{}", simulator.url());
        stdout().flush()?;
        Ok(end.await?)
    })
}
