//! `sendapi new`: a folder with a bot in it, its test and what it needs to be deployed.

mod checkout;
mod manifest;
mod name;
mod place;
mod repository;
mod template;
mod workspace;

use serde_json::json;

use self::checkout::Checkout;
use self::name::Name;
use self::place::Place;
use crate::arguments::{New, Repository};
use crate::exit::Exit;
use crate::report::{self, Report};

pub(crate) fn run(arguments: &New, report: Report) -> Exit {
    match make(arguments) {
        Ok(made) => {
            for warning in &made.warnings {
                report::warn(warning);
            }
            report.tell(|| words(arguments, &made), || json(arguments, &made));
            Exit::Fine
        }
        Err(problem) => {
            report.complain("usage", &problem);
            Exit::Usage
        }
    }
}

/// What there is now.
struct Made {
    files: Vec<String>,
    is_repository: bool,
    warnings: Vec<String>,
}

/// All of it, or nothing.
fn make(arguments: &New) -> Result<Made, String> {
    let name = Name::read(&arguments.name)?;
    let place = Place::free(name.as_str())?;
    let checkout = arguments.path.as_deref().map(Checkout::at).transpose()?;
    let files = template::files(&name, arguments.platform, checkout.as_ref());
    let begun = place.begin(&files)?;
    let mut warnings: Vec<_> = workspace::warning(name.as_str()).into_iter().collect();
    let is_repository = match arguments.vcs {
        Some(Repository::Git) => repository::init(begun.folder()).map(|()| true)?,
        None if repository::has_a_place(name.as_str()) => {
            let made = repository::init(begun.folder());
            warnings.extend(made.as_ref().err().cloned());
            made.is_ok()
        }
        Some(Repository::None) | None => false,
    };
    begun.finish()?;
    let files = files.into_iter().map(|file| file.path.to_owned()).collect();
    Ok(Made { files, is_repository, warnings })
}

/// What to do next.
fn words(arguments: &New, made: &Made) -> String {
    let New { name, platform, .. } = arguments;
    let repository = if made.is_repository { ", in a git repository" } else { "" };
    let test = format!("cd {name} && cargo test");
    let next = [
        (&*test, "a conversation with it, against the simulator"),
        ("cargo run --example chat", "the chat page, on which you write to it"),
        ("README.md", "the way from there to people"),
    ];
    let width = next.iter().map(|(what, _)| what.len()).max().unwrap_or_default();
    let next = next.map(|(what, why)| format!("\n  {what:width$}  {why}"));
    format!("made `{name}`, a bot for {platform}{repository}; next:{}", next.concat())
}

fn json(arguments: &New, made: &Made) -> serde_json::Value {
    json!({
        "ok": true,
        "name": arguments.name,
        "platform": arguments.platform.to_string(),
        "files": made.files,
        "repository": made.is_repository,
        "warnings": made.warnings,
    })
}
