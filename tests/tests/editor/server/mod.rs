//! A rust-analyzer that has the project open.

pub(crate) mod binary;
mod capabilities;
mod state;
mod wire;

use std::fs::File;
use std::io::BufReader;
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::Outcome;
use crate::project::Project;
use crate::server::capabilities::capabilities;
use crate::server::state::State;

/// The process, and what is known of it.
pub(crate) struct Server {
    process: Child,
    input: ChildStdin,
    arriving: Receiver<Value>,
    settings: Value,
    state: State,
    /// How many requests there were: their ids.
    asked: u64,
    /// What it said at the start: its name, and what its numbers for colours mean.
    about: Value,
}

/// What came back.
#[derive(Debug)]
pub(crate) struct Answer {
    /// The result; an error in plain words where it was refused.
    pub(crate) result: Result<Value, String>,
    /// How long it took.
    pub(crate) took: Duration,
}

impl Server {
    /// Starts one and shakes hands with it.
    pub(crate) fn start(binary: &Path, project: &Project) -> Outcome<Self> {
        let mut process = Command::new(binary)
            .current_dir(project.folder())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(File::create(project.folder().join("server.log"))?)
            .env("RA_LOG", "error")
            .spawn()?;
        let input = process.stdin.take().ok_or("it has no input")?;
        let output = process.stdout.take().ok_or("it has no output")?;
        let (told, arriving) = mpsc::channel();
        thread::spawn(move || listen(output, &told));
        let (settings, state) = (project.settings(), State::default());
        let mut server =
            Self { process, input, arriving, settings, state, asked: 0, about: Value::Null };
        server.greet(project)?;
        Ok(server)
    }

    fn greet(&mut self, project: &Project) -> Outcome {
        let folder = project.uri();
        let about = self.ask(
            "initialize",
            &json!({
                "processId": std::process::id(),
                "rootUri": folder,
                "workspaceFolders": [{ "uri": folder, "name": "bot" }],
                "initializationOptions": self.settings,
                "capabilities": capabilities(),
            }),
        )?;
        self.about = about.result?;
        self.tell("initialized", &json!({}))
    }

    /// Its name, and what it works with.
    pub(crate) fn introduction(&self, project: &Project) -> String {
        let info = &self.about["serverInfo"];
        let text = |member: &str| info[member].as_str().unwrap_or_default();
        format!("{} {}, {}", text("name"), text("version"), project.about_std())
    }

    /// What its numbers for colours mean.
    pub(crate) fn colours(&self) -> &Value {
        &self.about["capabilities"]["semanticTokensProvider"]["legend"]["tokenTypes"]
    }

    /// Says something that wants no answer.
    pub(crate) fn tell(&mut self, method: &str, params: &Value) -> Outcome {
        self.send(&json!({ "method": method, "params": params }))
    }

    /// Asks something; again where the server had changed its mind meanwhile.
    pub(crate) fn ask(&mut self, method: &str, params: &Value) -> Outcome<Answer> {
        for _ in 0..TRIES {
            let start = Instant::now();
            let answer = self.ask_once(method, params)?;
            let took = start.elapsed();
            let error = &answer["error"];
            match error["code"].as_i64() {
                None => return Ok(Answer { result: Ok(answer["result"].clone()), took }),
                Some(CONTENT_MODIFIED | SERVER_CANCELLED) => thread::sleep(A_MOMENT),
                Some(_) => {
                    let why = error["message"].as_str().unwrap_or_default();
                    return Ok(Answer { result: Err(why.to_owned()), took });
                }
            }
        }
        Err(format!("{method}: the server never came to rest").into())
    }

    fn ask_once(&mut self, method: &str, params: &Value) -> Outcome<Value> {
        self.asked += 1;
        let id = self.asked;
        self.send(&json!({ "id": id, "method": method, "params": params }))?;
        loop {
            let message = match self.arriving.recv_timeout(PATIENCE) {
                Ok(message) => message,
                Err(RecvTimeoutError::Timeout) => {
                    return Err(format!("{method}: no answer in {PATIENCE:?}").into());
                }
                Err(RecvTimeoutError::Disconnected) => return Err(GONE.into()),
            };
            if message["method"].is_null() && message["id"] == id {
                return Ok(message);
            }
            self.take(&message)?;
        }
    }

    /// Waits until all is loaded, built and indexed.
    pub(crate) fn settle(&mut self) -> Outcome {
        let (start, mut calm) = (Instant::now(), Instant::now());
        while start.elapsed() < LOADING {
            match self.arriving.recv_timeout(A_MOMENT) {
                Ok(message) => self.take(&message)?,
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => return Err(GONE.into()),
            }
            if !self.state.is_at_rest() {
                calm = Instant::now();
            } else if calm.elapsed() > CALM {
                return Ok(());
            }
        }
        Err(format!("rust-analyzer was not ready in {LOADING:?}").into())
    }

    /// An error where it could not read all of the project: much of what is asked would be answered with nothing.
    pub(crate) fn is_well(&self) -> Outcome {
        let complaint = self.state.complaint();
        complaint.map_or(Ok(()), |complaint| Err(format!("rust-analyzer: {complaint}").into()))
    }

    /// Takes what comes unasked.
    fn take(&mut self, message: &Value) -> Outcome {
        let id = &message["id"];
        match message["method"].as_str() {
            Some("workspace/configuration") => {
                let items = message["params"]["items"].as_array().map_or(0, Vec::len);
                let all = vec![self.settings.clone(); items];
                self.send(&json!({ "id": id, "result": all }))
            }
            Some(_) if !id.is_null() => self.send(&json!({ "id": id, "result": null })),
            Some(method) => {
                self.state.take(method, &message["params"]);
                Ok(())
            }
            None => Ok(()),
        }
    }

    fn send(&mut self, message: &Value) -> Outcome {
        let mut message = message.clone();
        message["jsonrpc"] = "2.0".into();
        wire::write(&mut self.input, &message).map_err(|error| format!("{GONE}: {error}").into())
    }

    /// Lets it end by itself, and ends it where it does not.
    pub(crate) fn close(&mut self) {
        let asked = self.ask("shutdown", &Value::Null).is_ok();
        if asked && self.tell("exit", &Value::Null).is_ok() {
            for _ in 0..TRIES {
                if matches!(self.process.try_wait(), Ok(Some(_))) {
                    return;
                }
                thread::sleep(A_MOMENT);
            }
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may be gone already.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// Hands on what comes until one of both sides is gone.
fn listen(output: ChildStdout, told: &Sender<Value>) {
    let mut output = BufReader::new(output);
    while let Ok(Some(message)) = wire::read(&mut output) {
        if told.send(message).is_err() {
            return;
        }
    }
}

const CONTENT_MODIFIED: i64 = -32801;
const SERVER_CANCELLED: i64 = -32802;
const TRIES: usize = 50;
const A_MOMENT: Duration = Duration::from_millis(100);
/// How long nothing must happen before it counts as at rest: it pauses between one piece of work and the next.
const CALM: Duration = Duration::from_millis(1_500);
/// How long one answer may take.
const PATIENCE: Duration = Duration::from_secs(300);
/// How long it may take to build the project's macros, and to read all of it.
const LOADING: Duration = Duration::from_secs(1_800);
const GONE: &str = "rust-analyzer has ended; target/tmp/editor/server.log may say why";
