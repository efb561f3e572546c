//! Who works at the practice, and when.

use sendapi::Payload;

/// A doctor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Payload)]
pub enum Doctor {
    /// For everything.
    Sigrun,
    /// For teeth.
    Einar,
}

impl Doctor {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::Sigrun, Self::Einar];

    /// What is written at the door.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Sigrun => "Dr. Sigrún Jónsdóttir",
            Self::Einar => "Dr. Einar Helgason",
        }
    }

    /// What they look after.
    #[must_use]
    pub const fn subject(self) -> &'static str {
        match self {
            Self::Sigrun => "General practice",
            Self::Einar => "Teeth",
        }
    }

    /// The hours that they see patients.
    #[must_use]
    pub const fn hours(self) -> &'static [u8] {
        match self {
            Self::Sigrun => &[9, 10, 11, 14],
            Self::Einar => &[13, 15],
        }
    }
}
