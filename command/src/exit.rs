//! How the command ends.

use std::process::ExitCode;

use sendapi::{Delivery, Error, ErrorKind};

/// The exit status, the worst last: of several messages the worst counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Exit {
    /// All is fine.
    Fine = 0,
    /// A message breaks a rule, or the platform refused it.
    Refused = 1,
    /// Arguments, environment or files cannot be used. The argument parser ends so too.
    Usage = 2,
    /// A message was not sent, and may be sent later as it is.
    Later = 3,
    /// Nobody knows whether a message was sent.
    Unknown = 4,
    /// What was done could not be written to where it was to go, and so is not known to whoever asked.
    Unwritten = 5,
}

impl Exit {
    /// After a message that failed.
    pub(crate) fn after(error: &Error) -> Self {
        match (error.delivery(), error.kind()) {
            (Delivery::Unknown, _) => Self::Unknown,
            (Delivery::Delivered, _) => Self::Fine,
            (Delivery::NotSent, ErrorKind::Setup | ErrorKind::Token | ErrorKind::File) => {
                Self::Usage
            }
            (Delivery::NotSent, ErrorKind::Stopped) => Self::Later,
            (Delivery::NotSent, _) if error.is_transient() => Self::Later,
            (Delivery::NotSent, _) => Self::Refused,
        }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit as u8)
    }
}

impl Exit {
    /// After something was asked of the platform, and not sent: what cannot be had now is to be had later.
    pub(crate) fn after_asking(error: &Error) -> Self {
        match Self::after(error) {
            _ if error.is_transient() => Self::Later,
            Self::Unknown => Self::Later,
            exit => exit,
        }
    }
}

/// For `--help` of `new`.
pub(crate) const BEGINNING: &str = "\
Exit status:
  0  the bot is there
  2  arguments cannot be used, or the folder cannot be made; then nothing is left of it
  5  the results could not be written: a full disk";

/// For `--help` of `doctor`.
pub(crate) const DOCTORS: &str = "\
Exit status:
  0  all is fine, but perhaps for warnings
  1  there is a problem
  2  arguments or environment cannot be used: there is no token
  3  the platform or the bot could not be asked: no connection, a limit, a busy platform
  5  the results could not be written: a full disk
Of several the highest counts.";

/// For `--help` of `subscribe`.
pub(crate) const SUBSCRIBING: &str = "\
Exit status:
  0  the app is subscribed
  1  the platform refused it
  2  arguments or environment cannot be used: there is no token
  3  the platform could not be asked, and may be later
  5  the results could not be written: a full disk";

/// For `--help` of `outbox`.
#[cfg(feature = "outbox")]
pub(crate) const OUTBOX: &str = "\
Exit status:
  0  all is fine
  1  a message, an event or an account is not there, or not in a state for that
  2  arguments or the file cannot be used: there is no outbox in it, or the name is another database's
  3  the database could not be asked, and may be later
  5  the results could not be written: a full disk
Of several messages the highest counts.";

/// For `--help`.
pub(crate) const HELP: &str = "\
Exit status:
  0  all is fine
  1  a message breaks a rule or was refused; a code is not known
  2  arguments, environment or files cannot be used
  3  a message was not sent, and may be sent later as it is: no connection, a limit, a busy platform
  4  nobody knows whether a message was sent: sending it again may show it twice
  5  the results could not be written: a full disk; messages may have been sent
Of several messages the highest counts.";
