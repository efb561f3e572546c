//! `sendapi send`.

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};
use std::time::Duration;

use sendapi_simulator::{Fault, Received, Simulator};

use crate::{End, Files, PERSON, Run, TOKEN, hello};

async fn simulator() -> Simulator {
    Simulator::builder().page("101").instagram("102").token(TOKEN).start().await.unwrap()
}

fn texts(simulator: &Simulator) -> Vec<String> {
    simulator.messages().iter().map(text).collect()
}

fn text(message: &Received) -> String {
    message.body().pointer("/message/text").unwrap().as_str().unwrap().to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_text() {
    let simulator = simulator().await;
    let end = Run::new(&["send", "--to", PERSON, "--text", "Hello"]).to(simulator.url()).end();
    assert_eq!((end.exit, end.err.as_str()), (0, ""));
    let [message] = &*simulator.messages() else { panic!("one message") };
    assert_eq!((&*text(message), message.recipient_id()), ("Hello", Some(PERSON)));
    let id = message.message_id().unwrap();
    let elsewhere = format!(" by {}, not by Meta", simulator.url());
    assert_eq!(end.out, format!("sent the text as {id} to {PERSON}{elsewhere}\n"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_text_outside_the_window() {
    let simulator = simulator().await;
    let text = ["send", "--to", PERSON, "--text", "Hello", "--tag"];
    let end = Run::new(&[&text[..], &["HUMAN_AGENT"]].concat()).to(simulator.url()).end();
    assert_eq!(end.exit, 0, "{end:?}");
    let body = simulator.messages()[0].body().clone();
    assert_eq!(
        (&body["tag"], &body["messaging_type"]),
        (&"HUMAN_AGENT".into(), &"MESSAGE_TAG".into())
    );
    let end = Run::new(&[&text[..], &["HUMAN_AGNT"]].concat()).to(simulator.url()).end();
    assert_eq!(end.exit, 1);
    assert!(end.err.contains("did you mean `HUMAN_AGENT`?"), "{end:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn files_in_their_order() {
    let simulator = simulator().await;
    let files = Files::of("send_files");
    let one = files.write("one.json", hello("one"));
    let more = files.write("more.jsonl", format!("{}\n{}\n", hello("two"), hello("three")));
    let end = Run::new(&["send", &one, &more]).to(simulator.url()).end();
    assert_eq!((end.exit, end.err.as_str()), (0, ""));
    assert_eq!(texts(&simulator), ["one", "two", "three"]);
    let lines: Vec<_> = end.out.lines().map(|line| line.split(" as ").next().unwrap()).collect();
    assert_eq!(lines, [format!("sent {one}"), format!("sent {more}:1"), format!("sent {more}:2")]);
}

#[tokio::test(flavor = "multi_thread")]
async fn standard_input_and_json() {
    let simulator = simulator().await;
    let end = Run::new(&["send", "--json", "-"])
        .to(simulator.url())
        .end_with_input(hello("Hi").as_bytes());
    let [sent] = &*end.json() else { panic!("{end:?}") };
    assert_eq!((end.exit, &sent["ok"], &sent["recipient_id"]), (0, &true.into(), &PERSON.into()));
    assert_eq!(sent["message_id"], simulator.messages()[0].message_id().unwrap());
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_sent_if_one_file_is_broken() {
    let simulator = simulator().await;
    let files = Files::of("send_broken");
    let (fine, broken) =
        (files.write("fine.json", hello("a")), files.write("broken.json", hello("")));
    let end = Run::new(&["send", &fine, &broken]).to(simulator.url()).end();
    assert_eq!((end.exit, end.out.as_str()), (1, ""));
    assert!(end.err.contains(&format!("{broken}:1:58 at /message/text")), "{end:?}");
    assert!(end.err.contains("error: nothing was sent, as not all requests are fine"), "{end:?}");
    let end = Run::new(&["send", &fine, "no.json"]).to(simulator.url()).end();
    assert_eq!(end.exit, 2);
    let end = Run::new(&["send", "--json", &broken]).to(simulator.url()).end();
    assert_eq!((end.exit, &end.json()[0]["violations"][0]["rule"]), (1, &"text.nonempty".into()));
    assert!(simulator.messages().is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refusal_is_explained() {
    let simulator = simulator().await;
    let refuse = || simulator.faults().next(Fault::graph_error(10, 2_018_278));
    let send = ["send", "--to", PERSON, "--text", "Hello"];
    refuse();
    let end = Run::new(&send).to(simulator.url()).end();
    assert_eq!((end.exit, end.out.as_str()), (1, ""));
    for expected in [
        "error: the person's last message is more than 24 hours ago (10/2018278); the message was not sent; the platform says: ",
        "\n  --> the text\n",
        "\n  what to do: ",
        "\n  see https://developers.facebook.com/",
    ] {
        assert!(end.err.contains(expected), "{expected} in {}", end.err);
    }
    refuse();
    let end = Run::new(&send).to(simulator.url()).with("NO_COLOR", "1").end();
    assert_eq!(end.exit, 1);
    refuse();
    let end = Run::new(&[&["--json"], &send[..]].concat()).to(simulator.url()).end();
    let error = &end.json()[0]["error"];
    assert_eq!((&error["code"], &error["subcode"]), (&10.into(), &2_018_278.into()));
    assert_eq!((&error["kind"], &error["delivery"]), (&"graph".into(), &"not_sent".into()));
}

#[tokio::test(flavor = "multi_thread")]
async fn one_refusal_holds_no_others_up() {
    let simulator = simulator().await;
    simulator.faults().next(Fault::graph_error(551, None));
    let lines = format!("{}\n{}\n", hello("one"), hello("two"));
    let file = Files::of("send_refused").write("two.jsonl", lines);
    let end = Run::new(&["send", &file]).to(simulator.url()).end();
    assert_eq!((end.exit, texts(&simulator)), (1, vec!["two".to_owned()]));
    assert!(
        end.err.contains(&format!("--> {file}:1\n")) && end.out.contains(&format!("sent {file}:2")),
        "{end:?}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_that_is_refused() {
    let simulator = simulator().await;
    let run = Run::new(&["send", "--to", PERSON, "--text", "Hello"]).to(simulator.url());
    let end = run.with("SENDAPI_TOKEN", "EAABanother-one").end();
    assert_eq!(end.exit, 1);
    assert!(
        end.err.contains("the access token cannot be used (190); the message was not sent")
            && !end.err.contains("another"),
        "{end:?}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_knows_whether_it_was_sent() {
    let simulator = simulator().await;
    simulator.faults().next(Fault::cut_after_reading());
    let end = Run::new(&["send", "--to", PERSON, "--text", "Hello"]).to(simulator.url()).end();
    assert_eq!(end.exit, 4);
    assert!(end.err.contains("the message may have been sent"), "{end:?}");
}

#[test]
fn a_platform_that_cannot_be_reached() {
    let end = Run::new(&["send", "--to", PERSON, "--text", "Hello"]).to("http://127.0.0.1:1").end();
    assert_eq!((end.exit, end.out.as_str()), (3, ""));
    assert!(
        end.err.starts_with(
            "error: no connection to `http://127.0.0.1:1`: Connection refused (os error 111); the message was not sent\n"
        ),
        "{end:?}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn instagram() {
    let simulator = simulator().await;
    for option in ["--instagram", "--instagram-login"] {
        let run = Run::new(&["send", option, "--to", PERSON, "--text", "Hello"]);
        let end = run.to(simulator.url()).with("SENDAPI_ACCOUNT", "102").end();
        assert_eq!(end.exit, 0, "{end:?}");
    }
    assert_eq!(simulator.messages().len(), 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_app_secret_proves_and_does_not_show() {
    let secret = "0a1b2c3d4e5f60718293a4b5c6d7e8f9";
    let simulator = Simulator::builder().app_secret(secret).start().await.unwrap();
    let send = || Run::new(&["send", "--to", PERSON, "--text", "Hello"]).to(simulator.url());
    let end = send().with("SENDAPI_APP_SECRET", secret).end();
    assert_eq!(end.exit, 0, "{end:?}");
    let end = send().with("SENDAPI_APP_SECRET", &secret.replace('0', "1")).end();
    assert_eq!(end.exit, 1);
    assert!(!end.err.contains(&secret.replace('0', "1")), "{end:?}");
    let end = send().with("SENDAPI_APP_SECRET", &format!("{secret}\n")).end();
    assert_eq!(end.exit, 2);
    assert!(!end.err.contains(secret), "{end:?}");
}

#[test]
fn a_rehearsal_needs_neither_token_nor_platform() {
    let lines = format!("{}\n{}\n", hello("one"), hello("two"));
    let file = Files::of("send_rehearsal").write("two.jsonl", lines);
    let end =
        Run::new(&["send", "--dry-run", &file]).with("SENDAPI_URL", "http://127.0.0.1:1").end();
    assert_eq!((end.exit, end.err.as_str()), (0, ""));
    let body = |text| {
        format!(
            r#"{{"recipient":{{"id":"{PERSON}"}},"messaging_type":"RESPONSE","message":{{"text":"{text}"}}}}"#
        )
    };
    let expected = format!(
        "would send {file}:1 to /v27.0/me/messages: {}\nwould send {file}:2 to /v27.0/me/messages: {}\n",
        body("one"),
        body("two")
    );
    assert_eq!(end.out, expected);
    let end = Run::new(&["send", "--dry-run", "--json", "--to", PERSON, "--text", "Hello"])
        .with("SENDAPI_ACCOUNT", "101")
        .with("SENDAPI_VERSION", "v25.0")
        .end();
    let [unsent] = &*end.json() else { panic!("{end:?}") };
    assert_eq!(
        (&unsent["dry_run"], &unsent["path"]),
        (&true.into(), &"/v25.0/101/messages".into())
    );
    assert_eq!(unsent["body"]["message"]["text"], "Hello");
}

#[test]
fn a_text_may_begin_with_a_hyphen() {
    let end = Run::new(&["send", "--dry-run", "--json", "--to", PERSON, "--text", "-20 %"]).end();
    assert_eq!((end.exit, &end.json()[0]["body"]["message"]["text"]), (0, &"-20 %".into()));
}

#[test]
fn a_version_that_has_expired_is_told() {
    let run = Run::new(&["send", "--dry-run", "--to", PERSON, "--text", "Hello"]);
    let end = run.with("SENDAPI_VERSION", "v19.0").end();
    assert_eq!(end.exit, 0);
    assert!(
        end.err.starts_with("warning: version `v19.0` of the Graph API has expired"),
        "{end:?}"
    );
}

#[test]
fn what_is_missing_or_wrong_in_the_environment_is_named() {
    let send = || Run::new(&["send", "--to", PERSON, "--text", "Hello"]);
    for (run, expected) in [
        (send(), "environment variable `SENDAPI_TOKEN` is not set, set it to the access token"),
        (
            send().with("SENDAPI_TOKEN", ""),
            "environment variable `SENDAPI_TOKEN`: access token is empty",
        ),
        (send().to("ftp://a.example"), "SENDAPI_URL: base URL `ftp://a.example` is none"),
        (
            send().to("http://127.0.0.1:1").with("SENDAPI_VERSION", "26"),
            "SENDAPI_VERSION: version `26` is none of the Graph API",
        ),
        (
            send().to("http://127.0.0.1:1").with("SENDAPI_APP_SECRET", "a b"),
            "SENDAPI_APP_SECRET: app secret has a space",
        ),
        (
            send().to("http://127.0.0.1:1").with("SENDAPI_ACCOUNT", TOKEN),
            "account id has `E` at character 1",
        ),
    ] {
        let end = run.end();
        assert_eq!((end.exit, end.out.as_str()), (2, ""), "{end:?}");
        assert!(end.err.starts_with(&format!("error: {expected}")), "{end:?}");
    }
}

#[cfg(unix)]
#[tokio::test(flavor = "multi_thread")]
async fn ctrl_c_waits_for_what_is_under_way_and_tells_of_the_rest() {
    let simulator = simulator().await;
    simulator.faults().next(Fault::delay(Duration::from_millis(1)));
    simulator.faults().next(Fault::delay(Duration::from_secs(2)));
    let lines =
        (1..=4).map(|number| hello(&number.to_string()) + "\n").collect::<Vec<_>>().concat();
    let file = Files::of("send_stopped").write("four.jsonl", lines);
    let mut child = Run::new(&["send", &file])
        .to(simulator.url())
        .0
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut line = String::new();
    let mut out = BufReader::new(child.stdout.take().unwrap());
    out.read_line(&mut line).unwrap();
    // The second is taken at once and answered late.
    while simulator.messages().len() < 2 {
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    let kill = Command::new("kill").args(["-s", "INT", &child.id().to_string()]).status().unwrap();
    assert!(kill.success());
    out.read_line(&mut line).unwrap();
    let end = End::of(&child.wait_with_output().unwrap());
    assert_eq!((end.exit, texts(&simulator)), (3, vec!["1".to_owned(), "2".to_owned()]), "{end:?}");
    assert!(line.contains(&format!("sent {file}:2 as ")), "{line}");
    for number in [3, 4] {
        assert!(end.err.contains(&format!("{file}:{number}")), "{end:?}");
    }
}
