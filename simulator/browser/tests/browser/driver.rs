//! The browser's driver: a process of its own for each browser, which ends with everything it started.

use std::io::{BufRead, BufReader};
use std::os::unix::process::CommandExt;
use std::process::{Child, Command, Stdio};

pub(crate) struct Driver {
    process: Child,
    url: String,
}

impl Driver {
    pub(crate) fn start() -> Self {
        let mut process = Command::new("chromedriver")
            .arg("--port=0")
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .process_group(0)
            .spawn()
            .expect("chromedriver, which `.ci/browser` installs");
        let port = port(&mut process);
        Self { process, url: format!("http://127.0.0.1:{port}") }
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

fn port(process: &mut Child) -> u16 {
    let mut lines = BufReader::new(process.stdout.take().expect("its words")).lines();
    let told = lines.find_map(|line| {
        let line = line.expect("a line");
        Some(line.split_once("successfully on port ")?.1.trim_end_matches('.').to_owned())
    });
    told.and_then(|port| port.parse().ok()).expect("chromedriver tells its port")
}
