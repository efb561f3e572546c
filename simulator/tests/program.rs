//! The program: its first line, its log, its exit.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test fails by a panic"
)]

use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::{Child, Command, Output, Stdio};
use std::thread;
use std::time::Duration;

use serde_json::Value;

const PROGRAM: &str = env!("CARGO_BIN_EXE_sendapi-simulator");
const HELLO: &str = r#"{"recipient":{"id":"1254477777772919"},"message":{"text":"Hello"}}"#;

#[test]
fn it_prints_its_url_first_and_a_line_for_each_request() {
    let program = Program::start(&["--port", "0", "--page", "101", "--token", "SECRET"]);
    assert!(program.url.starts_with("http://127.0.0.1:"), "{}", program.url);
    assert!(program.post("SECRET", HELLO).starts_with("HTTP/1.1 200 OK"));
    assert!(program.post("SECRET", "{\"message\":{\"text\":\"\"}}").starts_with("HTTP/1.1 400"));
    assert!(program.post("OTHER", HELLO).contains("\"code\":190"));

    let log = program.stop("TERM");
    assert!(log.contains("POST /v26.0/101/messages Messenger text: accepted, m_"), "{log}");
    assert!(log.contains("refused, 400, code 100"), "{log}");
    assert!(log.contains("[req.recipient]"), "{log}");
    assert!(!log.contains("SECRET") && !log.contains("OTHER"), "{log}");
}

#[test]
fn instagram_accounts_get_the_rules_of_instagram() {
    let program = Program::start(&["--instagram", "101"]);
    assert!(program.post("token", HELLO).starts_with("HTTP/1.1 200 OK"));
    let log = program.stop("INT");
    assert!(log.contains("Instagram text: accepted"), "{log}");
}

#[test]
fn the_app_secret_comes_from_the_environment_and_is_not_shown() {
    let program = Program::start_with(&[], &[("SENDAPI_APP_SECRET", "SECRET")]);
    assert!(program.post("token", HELLO).contains("require an appsecret_proof argument"));
    let log = program.stop("TERM");
    assert!(log.contains("refused, 400, code 100") && !log.contains("SECRET"), "{log}");
    let empty = Program::start_with(&[], &[("SENDAPI_APP_SECRET", "")]);
    assert!(empty.post("token", HELLO).starts_with("HTTP/1.1 200 OK"));
    let mut help = Command::new(PROGRAM);
    let help =
        help.arg("--help").env("SENDAPI_APP_SECRET", "HIDDEN").output().expect("the program");
    let help = String::from_utf8_lossy(&help.stdout);
    assert!(help.contains("SENDAPI_APP_SECRET") && !help.contains("HIDDEN"), "{help}");
}

#[test]
fn a_bot_that_does_not_answer_is_told_of_and_its_secrets_are_not() {
    let gone = TcpListener::bind("127.0.0.1:0").expect("a port").local_addr().expect("its address");
    let url = format!("http://{gone}/webhook");
    let secrets = [("SENDAPI_WEBHOOK_SECRET", "HIDDEN"), ("SENDAPI_VERIFY_TOKEN", "CONCEALED")];
    let arguments = ["--webhook", &url, "--subscribe", "message_echoes"];
    let program = Program::start_with(&arguments, &secrets);
    assert!(program.post("token", HELLO).starts_with("HTTP/1.1 200 OK"));
    thread::sleep(Duration::from_secs(1));
    let log = program.stop("TERM");
    assert!(log.contains("warning: the bot at http://127.0.0.1:"), "{log}");
    assert!(log.contains("webhook message: was told nothing"), "{log}");
    assert!(!log.contains("HIDDEN") && !log.contains("CONCEALED"), "{log}");

    for (arguments, words) in [
        (&["--webhook", &url][..], "the app secret for webhooks is missing"),
        (&["--webhook", "https://127.0.0.1/"], "missing or empty"),
        (&["--subscribe", "message_echo"], "a field is `message_echoes`"),
    ] {
        let output = Command::new(PROGRAM).args(arguments).output().expect("the program");
        let log = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(!output.status.success() && log.contains(words), "{log}");
    }
    Program::start_with(&[], &[("SENDAPI_WEBHOOK", "")]).stop("TERM");
}

#[test]
fn only_known_people_are_taken_when_asked_so() {
    let program = Program::start(&["--known-people-only"]);
    assert!(program.post("token", HELLO).contains("2018001"));
}

#[test]
fn only_known_attachments_are_taken_when_asked_so() {
    let program = Program::start(&["--known-attachments-only"]);
    let payload = r#"{"recipient":{"id":"1"},"message":{"attachment":{"type":"image","payload":{"attachment_id":"7"}}}}"#;
    assert!(program.post("token", payload).contains("2018074"));
    assert!(program.post("token", HELLO).starts_with("HTTP/1.1 200 OK"));
}

#[test]
fn only_known_personas_are_taken_when_asked_so() {
    let program = Program::start(&["--known-personas-only"]);
    let named = r#"{"recipient":{"id":"1"},"persona_id":"7","message":{"text":"Hello"}}"#;
    assert!(program.post("token", named).contains("no such persona"));
    assert!(program.post("token", HELLO).starts_with("HTTP/1.1 200 OK"));
}

#[test]
fn only_known_templates_are_taken_when_asked_so() {
    let program = Program::start(&["--known-templates-only"]);
    let template = r#"{"name":"never_made","language":{"code":"en"},"components":[]}"#;
    let message = format!(
        r#"{{"recipient":{{"id":"1"}},"messaging_type":"UTILITY","message":{{"template":{template}}}}}"#
    );
    assert!(program.post("token", &message).contains("no template `never_made` in `en`"));
    assert!(program.post("token", HELLO).starts_with("HTTP/1.1 200 OK"));
}

#[test]
fn what_is_only_warned_of_is_refused_when_asked_so() {
    let odd = r#"{"recipient":{"id":"1254477777772919"},"message":{"text":"Hello"},"loaf":"rye"}"#;
    let program = Program::start(&[]);
    assert!(program.post("token", odd).starts_with("HTTP/1.1 200 OK"));
    let log = program.stop("TERM");
    assert!(log.contains("warning: /loaf: ") && log.contains("[req.unknown_top]"), "{log}");
    let strict = Program::start(&["--strict"]);
    assert!(strict.post("token", odd).starts_with("HTTP/1.1 400"));
    assert!(strict.post("token", HELLO).starts_with("HTTP/1.1 200 OK"));
}

#[test]
fn a_token_has_an_account_and_lacks_what_it_lacks() {
    let program = Program::start(&[
        "--page",
        "101=Mill",
        "--page",
        "102",
        "--token",
        "101=EAAmill",
        "--token",
        "102=EAAoven",
        "--token",
        "101=EAApoor,without=pages_messaging",
        "--usage",
        "100",
    ]);
    let sent = program.post("EAAmill", HELLO);
    assert!(
        sent.starts_with("HTTP/1.1 200 OK") && sent.contains("x-app-usage: {\"call_count\":1,"),
        "{sent}"
    );
    assert!(program.post("EAAoven", HELLO).contains("\"error_subcode\":33"));
    assert!(program.post("EAApoor", HELLO).contains("\"code\":200"));
    assert!(program.post("EAAother", HELLO).contains("\"code\":190"));
    assert!(!program.stop("TERM").contains("EAA"));
    let odd = run(&["--token", "101=EAAsecret,colour=blue"]);
    let said = String::from_utf8_lossy(&odd.stderr);
    assert!(!odd.status.success() && said.contains("without=PERMISSION"), "{said}");
    assert!(!said.contains("EAAsecret"), "{said}");
}

#[test]
fn faults_follow_the_seed() {
    let [first, second, other] = ["7", "7", "8"].map(|seed| {
        let program = Program::start(&["--faults", "0.9", "--seed", seed]);
        for _ in 0..12 {
            // A cut connection is one of the faults.
            let _ = program.try_post("token", HELLO);
        }
        faults_in(&program.stop("TERM"))
    });
    assert_eq!(first, second);
    assert_ne!(first, other);
    assert_eq!(first.len(), 12);
}

/// The lines without the ids, which are others each time.
fn faults_in(log: &str) -> Vec<String> {
    let words = |line: &str| {
        line.split(' ').filter(|word| !word.starts_with("m_")).collect::<Vec<_>>().join(" ")
    };
    log.lines().map(words).collect()
}

#[test]
fn a_port_that_is_taken_is_an_error() {
    let program = Program::start(&[]);
    let port = program.url.rsplit(':').next().expect("a port");
    let second = run(&["--port", port]);
    let error = String::from_utf8_lossy(&second.stderr);
    assert_eq!(second.status.code(), Some(1));
    assert!(error.starts_with(&format!("error: cannot listen on 127.0.0.1:{port}")), "{error}");
    assert!(error.contains("because: "), "{error}");
    assert!(second.stdout.is_empty());
    program.stop("TERM");
}

#[test]
fn wrong_arguments_are_explained() {
    let no_id = run(&["--page", "my.shop"]);
    assert_eq!(no_id.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&no_id.stderr).contains("`my.shop` is no account id"));
    assert!(!run(&["--port", "70000"]).status.success());
    for share in ["1.5", "-1", "NaN", "many"] {
        let wrong = run(&[&format!("--faults={share}")]);
        assert!(String::from_utf8_lossy(&wrong.stderr).contains("a share is"), "{share}");
    }
    let help = run(&["--help"]);
    assert!(help.status.success());
    let help = String::from_utf8_lossy(&help.stdout);
    for option in [
        "--host",
        "--port",
        "--state",
        "--log",
        "Examples:",
        "--page",
        "--instagram",
        "--token",
        "--app-secret",
        "--known-attachments-only",
        "--known-personas-only",
        "--known-templates-only",
        "has a clock of its own",
        "/simulator/clock",
        "cargo run --example shop",
        "/simulator/deliveries",
        "--faults",
        "--seed",
    ] {
        assert!(help.contains(option), "{help}");
    }
}

#[test]
fn a_structured_log_has_an_object_in_each_line_and_no_bodies() {
    let program = Program::start(&["--log", "json", "--page", "101=Bakery"]);
    program.post("token", HELLO);
    program.post("token", &HELLO.replace("recipient", "recipent"));
    let log = program.stop("TERM");
    let lines: Vec<Value> =
        log.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    let [accepted, refused] = lines.as_slice() else { panic!("two lines: {log}") };
    assert_eq!((&accepted["accepted"], &accepted["status"]), (&true.into(), &200.into()));
    assert_eq!(refused["violations"][0]["rule"], "req.unknown_key");
    assert!(refused["at"].is_u64() && !log.contains("Hello"), "{log}");
}

#[test]
fn a_place_beyond_this_machine_is_warned_of() {
    let program = Program::start(&["--host", "0.0.0.0"]);
    assert!(program.url.starts_with("http://127.0.0.1:"), "{}", program.url);
    let log = program.stop("TERM");
    assert!(log.starts_with("warning: http://127.0.0.1:"), "{log}");
    assert!(log.contains("open to everybody who reaches this machine"), "{log}");
}

#[test]
fn the_state_outlives_the_program() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("state.json");
    let path = path.to_str().expect("text");
    Program::start(&["--state", path]).stop("INT");
    let program = Program::start(&["--state", path]);
    program.post("token", HELLO);
    program.stop("TERM");
    assert!(std::fs::read_to_string(path).expect("the state").contains("Hello"));
    std::fs::write(path, "{").expect("a broken state");
    let log = Program::start(&["--state", path]).stop("TERM");
    assert!(log.starts_with("warning: the state file"), "{log}");
}

struct Program {
    child: Child,
    url: String,
}

impl Program {
    fn start(arguments: &[&str]) -> Self {
        Self::start_with(arguments, &[])
    }

    fn start_with(arguments: &[&str], variables: &[(&str, &str)]) -> Self {
        let mut command = Command::new(PROGRAM);
        command
            .args(arguments)
            .envs(variables.iter().copied())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        let mut child = command.spawn().expect("the program");
        let mut line = String::new();
        let stdout = child.stdout.take().expect("a pipe");
        BufReader::new(stdout).read_line(&mut line).expect("a line");
        Self { child, url: line.trim_end().to_owned() }
    }

    fn post(&self, token: &str, body: &str) -> String {
        self.try_post(token, body).expect("an answer")
    }

    fn try_post(&self, token: &str, body: &str) -> io::Result<String> {
        let host = self.url.strip_prefix("http://").expect("a URL");
        let request = format!(
            "POST /v26.0/101/messages?access_token={token} HTTP/1.1\r\nhost: {host}\r\n\
             content-type: application/json\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{body}",
            body.len()
        );
        let mut stream = TcpStream::connect(host)?;
        stream.write_all(request.as_bytes())?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer)?;
        Ok(answer)
    }

    /// Stops it in good order and gives what it logged.
    fn stop(mut self, signal: &str) -> String {
        let id = self.child.id().to_string();
        let kill = Command::new("kill").args(["-s", signal, &id]).status().expect("kill");
        assert!(kill.success());
        let mut log = String::new();
        self.child.stderr.take().expect("a pipe").read_to_string(&mut log).expect("text");
        assert!(self.child.wait().expect("an end").success());
        log
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        // For a test that failed half way; otherwise it has ended already.
        let _ = self.child.kill();
    }
}

fn run(arguments: &[&str]) -> Output {
    Command::new(PROGRAM).args(arguments).output().expect("the program")
}
