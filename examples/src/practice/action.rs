//! What a tap means, and what the bot waits for.

use sendapi::Payload;

use super::doctors::Doctor;

/// What a patient wants.
#[derive(Clone, Debug, PartialEq, Eq, Payload)]
pub enum Action {
    /// Begins.
    Start,
    /// Asks when the practice is open.
    Hours,
    /// Needs an appointment.
    Book,
    /// With whom.
    With {
        /// The doctor.
        doctor: Doctor,
    },
    /// When.
    At {
        /// The doctor.
        doctor: Doctor,
        /// The hour of tomorrow.
        hour: u8,
    },
    /// Takes the appointment.
    Confirm {
        /// The doctor.
        doctor: Doctor,
        /// The hour of tomorrow.
        hour: u8,
        /// Why they come, in their own words.
        reason: String,
    },
    /// Asks which appointment they have.
    Mine,
    /// Gives the appointment up.
    Cancel,
    /// Wants to talk to somebody.
    Person,
    /// Says how it was.
    Rate {
        /// Of five.
        stars: u8,
    },
}

/// What the bot asked last and waits for, where that is words. It is a payload too: its text goes into a column of a
/// database as well as into a button, stays readable there, and keeps its old names when the program changes.
#[derive(Clone, Debug, PartialEq, Eq, Payload)]
pub enum Waiting {
    /// Why they come.
    Reason {
        /// The doctor.
        doctor: Doctor,
        /// The hour of tomorrow.
        hour: u8,
    },
}
