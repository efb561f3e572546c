//! Who sends, and a simulator that does not make it easy.

use std::error::Error;

use sendapi::{Account, Client, Rates};
use sendapi_simulator::{Fault, Simulator};

/// A page and the simulator that takes its messages.
#[derive(Debug)]
pub struct Stage {
    /// Who sends.
    pub page: Account,
    /// Stands in for the platform; it stops when it is dropped.
    pub simulator: Simulator,
}

impl Stage {
    /// Starts the simulator, where all is well until [`trouble`](Self::trouble) is asked for.
    ///
    /// The page sends without a limit of its own, which only a simulator puts up with: at the
    /// platform's 300 messages a second, 10,000 people take half a minute. To send to people, leave
    /// out `rates`.
    pub async fn set() -> Result<Self, Box<dyn Error>> {
        let simulator = Simulator::builder().page(PAGE).start().await?;
        let client = Client::builder().base_url(simulator.url()).rates(Rates::UNLIMITED).build()?;
        Ok(Self { page: client.page(PAGE, "a-token-for-the-simulator"), simulator })
    }

    /// From now on some requests go wrong, always the same ones in their order.
    pub fn trouble(&self) {
        self.simulator.faults().at_random(
            SEED,
            [
                // Busy for a moment: is tried again.
                (Fault::graph_error(2, None), 0.005),
                // Surely not sent, and trying again is of no use.
                (Fault::graph_error(551, None), 0.003),
                (Fault::graph_error(10, 2_018_278), 0.002),
                // Whether it was sent, only the simulator knows.
                (Fault::cut_after_reading(), 0.001),
                (Fault::half_an_answer(), 0.001),
                (Fault::html(502).delivered(), 0.001),
            ],
        );
    }
}

const PAGE: &str = "101";
const SEED: u64 = 16;
