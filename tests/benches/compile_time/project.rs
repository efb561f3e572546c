//! A project of one crate in the folder for builds, and how long cargo takes with it.

use std::env;
use std::error::Error;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use crate::callgrind::Log;
use crate::rustc;

/// A project on disk.
pub(crate) struct Project {
    name: &'static str,
    folder: PathBuf,
}

impl Project {
    /// Writes it down, with the versions of this workspace.
    pub(crate) fn new(name: &'static str, dependencies: &str) -> Result<Self, Box<dyn Error>> {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("compile_time").join(name);
        fs::create_dir_all(folder.join("src"))?;
        let manifest = format!(
            "[package]\nname = \"{name}\"\nedition = \"2024\"\n\n[workspace]\n\n[dependencies]\n{dependencies}\n"
        );
        fs::write(folder.join("Cargo.toml"), manifest)?;
        fs::copy(
            Path::new(env!("CARGO_MANIFEST_DIR")).join("../Cargo.lock"),
            folder.join("Cargo.lock"),
        )?;
        Ok(Self { name, folder })
    }

    pub(crate) const fn name(&self) -> &'static str {
        self.name
    }

    /// How long the check of its own crate takes, of which nothing is left from before.
    pub(crate) fn check(&self, source: &str) -> Result<Duration, Box<dyn Error>> {
        remove(&self.folder.join("target/debug/incremental"))?;
        timed(&mut self.cargo("check", source)?)
    }

    /// How many instructions the check of its own crate takes.
    pub(crate) fn count(&self, source: &str) -> Result<u64, Box<dyn Error>> {
        remove(&self.folder.join("target/debug/incremental"))?;
        let path = self.folder.join("callgrind.log");
        let mut cargo = self.cargo("check", source)?;
        rustc::count(&mut cargo, self.name, &path)?;
        let log = Log::at(path);
        log.clear()?;
        timed(&mut cargo)?;
        log.instructions()
    }

    /// Runs the tests in `source`.
    pub(crate) fn test(&self, source: &str) -> Result<(), Box<dyn Error>> {
        timed(&mut self.cargo("test", source)?).map(drop)
    }

    /// How long it takes to build its dependencies from nothing.
    pub(crate) fn build_dependencies(&self) -> Result<Duration, Box<dyn Error>> {
        remove(&self.folder.join("target"))?;
        timed(&mut self.cargo("build", "")?)
    }

    fn cargo(&self, command: &str, source: &str) -> Result<Command, Box<dyn Error>> {
        fs::write(self.folder.join("src/lib.rs"), source)?;
        let mut cargo = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        cargo.args([command, "--quiet", "--target-dir", "target"]).current_dir(&self.folder);
        Ok(cargo)
    }
}

fn timed(command: &mut Command) -> Result<Duration, Box<dyn Error>> {
    let start = Instant::now();
    let output = command.output()?;
    let time = start.elapsed();
    if output.status.success() {
        Ok(time)
    } else {
        // The compiler speaks on one of them, tests on the other.
        let said = [output.stdout, output.stderr].concat();
        Err(String::from_utf8_lossy(&said).into())
    }
}

fn remove(folder: &Path) -> Result<(), Box<dyn Error>> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(error.into()),
        _ => Ok(()),
    }
}
