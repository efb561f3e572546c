//! A project of one crate in the folder for builds, and how long cargo takes with it.

use std::env;
use std::error::Error;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

/// A project on disk.
pub(crate) struct Project {
    name: &'static str,
    folder: PathBuf,
    source: String,
}

impl Project {
    /// Writes it down, with the versions of this workspace.
    pub(crate) fn new(
        name: &'static str,
        dependencies: &str,
        source: &str,
    ) -> Result<Self, Box<dyn Error>> {
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
        Ok(Self { name, folder, source: source.to_owned() })
    }

    pub(crate) const fn name(&self) -> &'static str {
        self.name
    }

    /// How long the check of its own crate takes, of which nothing is left from before.
    pub(crate) fn check(&self) -> Result<Duration, Box<dyn Error>> {
        remove(&self.folder.join("target/debug/incremental"))?;
        self.timed("check", &self.source)
    }

    /// How long it takes to build its dependencies from nothing.
    pub(crate) fn build_dependencies(&self) -> Result<Duration, Box<dyn Error>> {
        remove(&self.folder.join("target"))?;
        self.timed("build", "")
    }

    fn timed(&self, command: &str, source: &str) -> Result<Duration, Box<dyn Error>> {
        fs::write(self.folder.join("src/lib.rs"), source)?;
        let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        let start = Instant::now();
        let output = Command::new(cargo)
            .args([command, "--quiet", "--target-dir", "target"])
            .current_dir(&self.folder)
            .output()?;
        let time = start.elapsed();
        if output.status.success() {
            Ok(time)
        } else {
            Err(String::from_utf8_lossy(&output.stderr).into())
        }
    }
}

fn remove(folder: &Path) -> Result<(), Box<dyn Error>> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(error.into()),
        _ => Ok(()),
    }
}
