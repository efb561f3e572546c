//! Arguments, help and completion.

use expect_test::expect_file;

use crate::{Run, TOKEN};

#[test]
fn help() {
    let end = Run::new(&["--help"]).end();
    assert_eq!((end.exit, end.err.as_str()), (0, ""));
    if cfg!(feature = "outbox") {
        expect_file!["help/sendapi.txt"].assert_eq(&end.out);
    }
    for command in [
        "new",
        "check",
        "send",
        "upload",
        "explain",
        "doctor",
        "subscribe",
        "schema",
        "completions",
    ] {
        let end = Run::new(&[command, "--help"]).end();
        expect_file![format!("help/{command}.txt")].assert_eq(&end.out);
    }
}

#[cfg(feature = "outbox")]
#[test]
fn help_of_the_outbox() {
    let end = Run::new(&["outbox", "--help"]).end();
    assert_eq!((end.exit, end.err.as_str()), (0, ""));
    expect_file!["help/outbox.txt"].assert_eq(&end.out);
    for command in ["adopt", "list", "show", "retry", "cancel", "pause", "resume", "stats"] {
        let end = Run::new(&["outbox", command, "--help"]).end();
        expect_file![format!("help/outbox_{command}.txt")].assert_eq(&end.out);
    }
    let end = Run::new(&["outbox", "events", "--help"]).end();
    expect_file!["help/outbox_events.txt"].assert_eq(&end.out);
    for command in ["list", "show", "retry"] {
        let end = Run::new(&["outbox", "events", command, "--help"]).end();
        expect_file![format!("help/outbox_events_{command}.txt")].assert_eq(&end.out);
    }
}

#[test]
fn help_shows_no_values_of_the_environment() {
    let end = Run::new(&["send", "--help"]).to("http://127.0.0.1:7777").end();
    assert!(end.out.contains("SENDAPI_TOKEN") && !end.out.contains("7777"), "{end:?}");
}

#[test]
fn wrong_arguments() {
    for (arguments, expected) in [
        (&["send"][..], "<FILE>..."),
        (&["send", "--to", "1"], "--text <TEXT>"),
        (&["send", "--text", "Hello"], "--to <ID>"),
        (&["send", "--to", "1", "--text", "Hello", "a.json"], "cannot be used with"),
        (&["send", "--instagram", "--instagram-login", "a.json"], "cannot be used with"),
        (&["send", "--concurrency", "0", "a.json"], "--concurrency"),
        (&["check"], "<FILE>..."),
        (&["new"], "<NAME>"),
        (
            &["new", "bakery", "--platform", "telegram"],
            "possible values: messenger, instagram, both",
        ),
        (&["new", "bakery", "--vcs", "hg"], "possible values: git, none"),
        (&["upload"], "<FILE>..."),
        (&["upload", "--kind", "film", "a.mp4"], "possible values: audio, file, image, video"),
        (&["explain"], "<CODE|RULE>..."),
        (&["completions", "cmd"], "possible values: bash"),
        (&["schema", "profil"], "did you mean `profile`?"),
        (&["schema", "the weather"], "`sendapi schema --list` names"),
        (&["schema", "--list", "--differences"], "cannot be used with"),
        (&["chek", "a.json"], "some similar subcommands exist: 'schema', 'check'"),
    ] {
        let end = Run::new(arguments).end();
        assert_eq!((end.exit, end.out.as_str()), (2, ""), "{arguments:?}");
        assert!(end.err.contains(expected), "{arguments:?}: {}", end.err);
    }
}

#[test]
fn a_token_is_no_argument_and_is_not_repeated() {
    let end = Run::new(&["send", &format!("--token={TOKEN}"), "--to", "1", "--text", "a"]).end();
    assert_eq!(end.exit, 2);
    assert!(end.err.starts_with("error: unexpected argument '--token' found\n"), "{end:?}");
}

#[test]
fn completion_scripts() {
    for (shell, beginning) in [("bash", "_sendapi() {"), ("zsh", "#compdef sendapi"), ("fish", "#")]
    {
        let end = Run::new(&["completions", shell]).end();
        assert_eq!((end.exit, end.err.as_str()), (0, ""));
        assert!(end.out.starts_with(beginning), "{shell}: {}", end.out);
        assert!(end.out.contains("dry-run") && end.out.contains("explain"), "{shell}");
        for value in ["messaging_postbacks", "utility", "qr.title_max"] {
            assert!(end.out.contains(value), "{shell}: {value}");
        }
    }
}
