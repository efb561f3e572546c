//! Words of which some are known: shells complete those, and every other is taken too.

use std::ffi::OsStr;

use clap::builder::{PossibleValue, StringValueParser, TypedValueParser};
use clap::{Arg, Command, Error};

/// Takes any text, and has these words completed.
#[derive(Clone, Copy, Debug)]
pub(crate) struct OpenWords(fn() -> Vec<&'static str>);

impl OpenWords {
    pub(crate) const fn of(known: fn() -> Vec<&'static str>) -> Self {
        Self(known)
    }
}

impl TypedValueParser for OpenWords {
    type Value = String;

    fn parse_ref(
        &self,
        command: &Command,
        argument: Option<&Arg>,
        value: &OsStr,
    ) -> Result<String, Error> {
        StringValueParser::new().parse_ref(command, argument, value)
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new((self.0)().into_iter().map(PossibleValue::new)))
    }
}
