//! What is asked for behind `--` on the command line.

use crate::kind::Kind;

/// What is measured, and how often.
pub(crate) struct Options {
    /// How often each side is measured.
    pub(crate) rounds: usize,
    /// What the names of the kinds have in them that are measured; all of them and the build, if nothing is asked for.
    pub(crate) kind: Option<String>,
    /// Whether instructions are counted, in place of time.
    pub(crate) instructions: bool,
}

impl Options {
    pub(crate) fn read(mut arguments: impl Iterator<Item = String>) -> Result<Self, String> {
        let mut options = Self { rounds: 5, kind: None, instructions: false };
        while let Some(argument) = arguments.next() {
            match argument.as_str() {
                // Cargo's own, which says that this is no trial run.
                "--bench" => {}
                "--instructions" => options.instructions = true,
                "--kind" => options.kind = Some(arguments.next().ok_or("--kind wants a name")?),
                rounds => options.rounds = rounds.parse().map_err(|_| unknown(rounds))?,
            }
        }
        Ok(options)
    }

    /// Those of the kinds that are asked for.
    pub(crate) fn chosen<'k>(&self, kinds: &'k [Kind]) -> Result<Vec<&'k Kind>, String> {
        let word = self.kind.as_deref().unwrap_or_default();
        let chosen: Vec<_> = kinds.iter().filter(|kind| kind.name.contains(word)).collect();
        if chosen.is_empty() {
            let names: Vec<_> = kinds.iter().map(|kind| kind.name).collect();
            return Err(format!("no kind is called `{word}`, but: {}", names.join(", ")));
        }
        Ok(chosen)
    }
}

fn unknown(argument: &str) -> String {
    format!("`{argument}` is none of: a number of rounds, --kind NAME, --instructions")
}
