//! Results that go nowhere, and errors for programs: of every command.

use std::fs::File;
use std::process::Stdio;

use sendapi_simulator::Simulator;

use crate::{Files, PERSON, Run, hello};

/// Each command with arguments with which it has something to print.
fn all(file: &str, picture: &str) -> Vec<Vec<String>> {
    let all = [
        &["check", file][..],
        &["send", file],
        &["send", "--dry-run", file],
        &["upload", picture],
        &["explain", "190", "qr.title_max"],
        &["doctor"],
        &["subscribe"],
        &["completions", "bash"],
        &["--help"],
        &["new", "--help"],
        &["--version"],
        &["doctor", "--help"],
    ];
    all.map(|arguments| arguments.iter().map(|it| (*it).to_owned()).collect()).to_vec()
}

fn files(test: &str) -> (String, String) {
    let files = Files::of(test);
    (
        files.write("one.json", hello("one")),
        files.write("oven.gif", b"GIF89a\x01\x00\x01\x00\x00\x00\x00;"),
    )
}

#[cfg(target_os = "linux")]
#[tokio::test(flavor = "multi_thread")]
async fn results_that_cannot_be_written_are_no_success() {
    let simulator = Simulator::builder().page("101").start().await.unwrap();
    let (file, picture) = files("unwritten");
    for json in [false, true] {
        for mut arguments in all(&file, &picture) {
            if json {
                arguments.push("--json".to_owned());
            }
            let arguments: Vec<_> = arguments.iter().map(String::as_str).collect();
            let mut run = Run::new(&arguments).to(simulator.url());
            let full = File::options().write(true).open("/dev/full").unwrap();
            let output = run.0.stdout(full).stderr(Stdio::piped()).output().unwrap();
            let err = String::from_utf8(output.stderr).unwrap();
            assert_eq!(output.status.code(), Some(5), "{arguments:?}: {err}");
            assert!(
                err.contains("error: the results could not be written: "),
                "{arguments:?}: {err}"
            );
        }
    }
    // All the same, what was to be done was done.
    assert_eq!(simulator.messages().len(), 2);
}

#[cfg(target_os = "linux")]
#[test]
fn who_reads_no_more_has_all_that_they_want() {
    let (file, picture) = files("unread");
    for arguments in all(&file, &picture).into_iter().filter(|it| it[0] != "send") {
        let arguments: Vec<_> = arguments.iter().map(String::as_str).collect();
        let to_nobody = |run: &mut Run| {
            let (reader, writer) = std::io::pipe().unwrap();
            drop(reader);
            run.0.stdout(writer).stderr(Stdio::piped()).output().unwrap()
        };
        let (mut read, mut unread) = (Run::new(&arguments), Run::new(&arguments));
        let (read, unread) = (read.0.output().unwrap(), to_nobody(&mut unread));
        assert_eq!(read.status.code(), unread.status.code(), "{arguments:?}: {unread:?}");
        assert!(!String::from_utf8_lossy(&unread.stderr).contains("could not be written"));
    }
}

#[test]
fn with_json_errors_are_json_too() {
    let (file, _) = files("errors_as_json");
    let send = ["send", "--to", PERSON, "--text", "Hello"];
    for (arguments, environment, kind, words) in [
        (
            &["doctor"][..],
            &[("SENDAPI_URL", "graph")][..],
            "setup",
            "SENDAPI_URL: base URL `graph`",
        ),
        (&["doctor"], &[("SENDAPI_VERSION", "x")], "setup", "SENDAPI_VERSION: version `x`"),
        (
            &["subscribe"],
            &[("SENDAPI_APP_SECRET", "a b")],
            "setup",
            "SENDAPI_APP_SECRET: app secret",
        ),
        (&send, &[], "setup", "`SENDAPI_TOKEN` is not set"),
        (&send, &[("SENDAPI_URL", "graph")], "setup", "SENDAPI_URL: "),
        (&["upload", &file], &[], "setup", "`SENDAPI_TOKEN` is not set"),
        (&["check", "no.json"], &[], "file", "`no.json` cannot be read"),
        (&["send", "no.json"], &[], "file", "`no.json` cannot be read"),
        (&["explain", "1/x"], &[], "usage", "`1/x` is no code"),
        (&["doctor", "--feature", "bread"], &[], "usage", "invalid value 'bread'"),
        (&["send"], &[], "usage", "required arguments"),
    ] {
        let run = Run::new(&[arguments, &["--json"]].concat());
        let run = environment.iter().fold(run, |run, (name, value)| run.with(name, value));
        let end = run.end();
        assert_eq!((end.exit, end.err.as_str()), (2, ""), "{arguments:?}: {end:?}");
        let [told] = &*end.json() else { panic!("{end:?}") };
        assert_eq!((&told["ok"], &told["error"]["kind"]), (&false.into(), &kind.into()), "{end:?}");
        assert!(told["error"]["text"].as_str().unwrap().contains(words), "{end:?}");
    }
}
