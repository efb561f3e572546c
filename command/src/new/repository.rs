//! A git repository for a bot, where cargo would make one too.

use std::path::Path;
use std::process::{Command, Stdio};

/// Whether a folder of this name is in no repository, or left out of the one that it is in.
pub(super) fn has_a_place(name: &str) -> bool {
    let asked = |arguments: &[&str]| {
        let answer = git(arguments).stdout(Stdio::null()).stderr(Stdio::null()).status();
        answer.is_ok_and(|status| status.success())
    };
    !asked(&["rev-parse", "--git-dir"]) || asked(&["check-ignore", "--quiet", name])
}

/// Makes one.
///
/// # Errors
///
/// Why there is none.
pub(super) fn init(folder: &Path) -> Result<(), String> {
    let otherwise = "`--vcs none` does without one";
    let output = git(&["init", "--quiet"]).arg(folder).output();
    let output = output.map_err(|error| {
        format!("no repository was made: `git` cannot be run: {error}; {otherwise}")
    })?;
    if output.status.success() {
        return Ok(());
    }
    let said = String::from_utf8_lossy(&output.stderr);
    Err(format!("no repository was made: `git init` said: {}; {otherwise}", said.trim()))
}

/// Of the folder that one is in, and no other: within a hook, variables name another.
fn git(arguments: &[&str]) -> Command {
    let mut git = Command::new("git");
    git.args(arguments).stdin(Stdio::null());
    for variable in ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"] {
        git.env_remove(variable);
    }
    git
}
