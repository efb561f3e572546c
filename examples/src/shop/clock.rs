//! What time it is for the shop.

use std::time::SystemTime;

use crate::bot::Stage;

/// The system's clock, or that of the simulator, which people move forward.
#[derive(Clone, Debug, Default)]
pub enum Clock {
    /// The system's.
    #[default]
    System,
    /// The simulator's.
    Simulated(sendapi_simulator::Clock),
}

impl Clock {
    /// The clock that counts where the bot answers.
    #[must_use]
    pub fn of(stage: &Stage) -> Self {
        match &stage.simulator {
            Some(simulator) => Self::Simulated(simulator.clock().clone()),
            None => Self::System,
        }
    }

    /// Now.
    #[must_use]
    pub fn now(&self) -> SystemTime {
        match self {
            Self::System => SystemTime::now(),
            Self::Simulated(clock) => clock.now(),
        }
    }
}
