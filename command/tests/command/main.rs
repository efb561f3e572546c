//! The command, run as people run it, against a simulator.

#![allow(clippy::unwrap_used, reason = "a test ends at the first surprise")]

mod bot;
mod check;
mod doctor;
mod explain;
mod hook;
mod new;
#[cfg(feature = "outbox")]
mod outbox;
#[cfg(feature = "outbox")]
mod outbox_events;
mod readme;
mod schema;
mod send;
mod subscribe;
mod unusual;
mod upload;
mod usage;

use std::fs;
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

const TOKEN: &str = "EAABsecret0123456789";
const PERSON: &str = "7204418830956127";

/// A run of the command with nothing in its environment but what is given.
struct Run(Command);

impl Run {
    fn new(arguments: &[&str]) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_sendapi"));
        command.args(arguments).env_clear().stdin(Stdio::null());
        Self(command)
    }

    /// With a simulator, or what else is there, and a token.
    fn to(self, url: &str) -> Self {
        self.with("SENDAPI_URL", url).with("SENDAPI_TOKEN", TOKEN).with("SENDAPI_ACCOUNT", "101")
    }

    fn with(mut self, name: &str, value: &str) -> Self {
        self.0.env(name, value);
        self
    }

    fn end(mut self) -> End {
        End::of(&self.0.output().unwrap())
    }

    fn end_with_input(mut self, input: &[u8]) -> End {
        let mut child = self
            .0
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        child.stdin.take().unwrap().write_all(input).unwrap();
        End::of(&child.wait_with_output().unwrap())
    }
}

/// How a run ended.
#[derive(Debug)]
struct End {
    exit: i32,
    out: String,
    err: String,
}

impl End {
    fn of(output: &Output) -> Self {
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
        let end = Self {
            exit: output.status.code().unwrap(),
            out: text(&output.stdout),
            err: text(&output.stderr),
        };
        assert!(!end.out.contains(TOKEN) && !end.err.contains(TOKEN), "{end:?}");
        assert!(!end.out.contains('\u{1b}') && !end.err.contains('\u{1b}'), "colours: {end:?}");
        end
    }

    /// The objects on standard output, one a line.
    fn json(&self) -> Vec<Value> {
        self.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }
}

/// Files of a test, in a folder of its own.
struct Files(PathBuf);

impl Files {
    fn of(test: &str) -> Self {
        let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(test);
        fs::create_dir_all(&folder).unwrap();
        Self(folder)
    }

    /// Writes a file and gives its path.
    fn write(&self, name: &str, content: impl AsRef<[u8]>) -> String {
        let path = self.0.join(name);
        fs::write(&path, content).unwrap();
        path.to_str().unwrap().to_owned()
    }
}

fn hello(text: &str) -> String {
    format!(r#"{{"recipient":{{"id":"{PERSON}"}},"message":{{"text":"{text}"}}}}"#)
}
