//! What is asked for on the command line.

use std::error::Error;

use crate::scenario::Scenario;

/// What is asked for on the command line.
#[derive(Debug, Default)]
pub(crate) struct Options {
    /// Words of which each must be in the name of what is tried.
    words: Vec<String>,
    /// Whether answers that are right are shown too.
    pub(crate) show: bool,
    /// Whether a large file is measured, and nothing else done.
    pub(crate) timing: bool,
    /// Whether the pictures are drawn, and nothing else done.
    pub(crate) pictures: bool,
}

impl Options {
    pub(crate) fn read(arguments: Vec<String>) -> Result<Self, Box<dyn Error>> {
        let mut options = Self::default();
        for argument in arguments {
            match argument.as_str() {
                "--show" => options.show = true,
                "--timing" => options.timing = true,
                "--pictures" => options.pictures = true,
                flag if flag.starts_with('-') => return Err(unknown(flag).into()),
                _ => options.words.push(argument),
            }
        }
        Ok(options)
    }

    pub(crate) fn wants(&self, scenario: &Scenario) -> bool {
        let line = scenario.to_string();
        self.words.iter().all(|word| line.contains(word))
    }
}

fn unknown(flag: &str) -> String {
    format!("`{flag}` is none of: --show, --timing, --pictures")
}
