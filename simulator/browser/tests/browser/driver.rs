//! The browser's driver: a process of its own for each browser, which ends with everything it started.

use std::io::{BufRead, BufReader};
use std::os::unix::process::CommandExt;
use std::process::{Child, Command, Stdio};

pub(crate) struct Driver {
    process: Child,
    url: String,
}

impl Driver {
    /// Of two that look for a free port at a time both may find the same, and one ends.
    pub(crate) fn start() -> Self {
        let mut tries = (0..TRIES).filter_map(|_| Self::try_to_start());
        tries.next().expect("chromedriver tells its port")
    }

    fn try_to_start() -> Option<Self> {
        let mut process = Command::new("chromedriver")
            .arg("--port=0")
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .process_group(0)
            .spawn()
            .expect("chromedriver, which `.ci/browser` installs");
        let port = port(&mut process);
        // Made in either case: it ends the process.
        let driver =
            Self { process, url: format!("http://127.0.0.1:{}", port.unwrap_or_default()) };
        port.map(|_| driver)
    }

    pub(crate) fn url(&self) -> &str {
        &self.url
    }
}

impl Drop for Driver {
    /// The browser is in the driver's group, also after a test that failed.
    fn drop(&mut self) {
        let group = format!("-{}", self.process.id());
        let _ = Command::new("kill").args(["-KILL", "--", &group]).status();
        let _ = self.process.wait();
    }
}

/// `None` if it ended without one.
fn port(process: &mut Child) -> Option<u16> {
    let mut lines = BufReader::new(process.stdout.take().expect("its words")).lines();
    let told = lines.find_map(|line| {
        let line = line.expect("a line");
        Some(line.split_once("successfully on port ")?.1.trim_end_matches('.').to_owned())
    });
    told.and_then(|port| port.parse().ok())
}

const TRIES: u32 = 5;
