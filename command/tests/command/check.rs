//! `sendapi check`.

use serde_json::json;

use crate::{Files, Run, hello};

const LONG: &str = r#"{
  "recipient": {"id": "7204418830956127"},
  "message": {
    "text": "Which bread?",
    "quick_replies": [
      {"content_type": "text", "title": "", "payload": "S"},
      {"content_type": "text", "titel": "Rye", "payload": "R"}
    ]
  }
}"#;

#[test]
fn what_is_fine() {
    let files = Files::of("check_fine");
    let end = Run::new(&["check", &files.write("hello.json", hello("Hello"))]).end();
    assert_eq!(
        (end.exit, end.out.as_str(), end.err.as_str()),
        (0, "1 request checked, it is fine\n", "")
    );
}

#[test]
fn violations_have_file_line_pointer_and_link() {
    let file = Files::of("check_broken").write("menu.json", LONG);
    let end = Run::new(&["check", &file]).end();
    assert_eq!((end.exit, end.err.as_str()), (1, ""));
    let link = "https://developers.facebook.com/documentation/business-messaging/messenger-platform/send-messages/quick-replies";
    let expected = format!(
        "error: quick reply title is empty and there is no `image_url`: write a title, or add `image_url`\n  \
         --> {file}:6:41 at /message/quick_replies/0/title\n      \
         rule qr.title_empty, see {link}\n\
         error: unknown key `titel` in a quick reply, did you mean `title`?\n  \
         --> {file}:7:32 at /message/quick_replies/1/titel\n      \
         rule req.unknown_key, see {link}\n\
         1 request checked, it would be refused\n"
    );
    assert_eq!(end.out, expected);
}

#[test]
fn several_files_and_lines_are_all_checked() {
    let files = Files::of("check_many");
    let lines = format!("{}\n\n{}\n{{\"recipient\":", hello("one"), hello(""));
    let many = files.write("many.jsonl", lines);
    let marked = files.write("marked.json", format!("\u{feff}{}", hello("two")));
    let end = Run::new(&["check", &many, &marked]).end();
    assert_eq!(end.exit, 1);
    for expected in [
        &format!("{many}:3:58 at /message/text"),
        &format!("{many}:4:13\n      rule json.syntax"),
        "4 requests checked, 2 would be refused",
    ] {
        assert!(end.out.contains(expected), "{expected} in {}", end.out);
    }
}

#[test]
fn json_for_programs() {
    let files = Files::of("check_json");
    let tagged =
        hello("three").replace("}}", r#"},"messaging_type":"MESSAGE_TAG","tag":"ACCOUNT_UPDATE"}"#);
    let many = files.write("many.ndjson", format!("{}\n{}\n{tagged}", hello("one"), hello("")));
    let end = Run::new(&["--json", "check", &many]).end();
    let [fine, broken, warned] = &*end.json() else { panic!("{end:?}") };
    assert_eq!((end.exit, &fine["ok"], &fine["violations"]), (1, &json!(true), &json!([])));
    let violation = &broken["violations"][0];
    assert_eq!((&broken["ok"], &broken["source_line"]), (&false.into(), &2.into()));
    assert_eq!(broken["source"], many.as_str());
    assert_eq!(violation["rule"], "text.nonempty");
    assert_eq!(violation["pointer"], "/message/text");
    assert_eq!((&violation["line"], &violation["column"]), (&2.into(), &58.into()));
    assert!(violation["link"].as_str().unwrap().starts_with("https://developers.facebook.com/"));
    assert_eq!(warned["ok"], true);
    assert_eq!(warned["violations"][0]["severity"], "warning");
}

#[test]
fn each_of_ten_thousand_mistakes_in_a_line_has_its_column() {
    let reply = r#"{"content_type":"text","title":"","payload":"é"},"#;
    let (before, replies) = (r#"{"message":{"text":"a","quick_replies":["#, reply.repeat(10_000));
    let lines = format!("{}\n{before}{}]}}}}\n", hello("one"), replies.trim_end_matches(','));
    let file = Files::of("check_many_mistakes").write("many.jsonl", lines);
    let end = Run::new(&["--json", "check", &file]).end();
    let [_, broken] = &*end.json() else { panic!("{:?}", end.err) };
    let violations = broken["violations"].as_array().unwrap();
    let titles = violations.iter().filter(|violation| violation["rule"] == "qr.title_empty");
    let found = titles.map(|title| (title["line"].as_u64(), title["column"].as_u64()));
    let first = before.len() + r#"{"content_type":"text","title":"#.len() + 1;
    let expected = (0..10_000).map(|reply_before| first + reply_before * reply.chars().count());
    assert!(found.eq(expected.map(|column| (Some(2), u64::try_from(column).ok()))));
}

#[test]
fn instagram_has_rules_of_its_own() {
    let long = hello(&"a".repeat(1001));
    let file = Files::of("check_instagram").write("long.json", long);
    assert_eq!(Run::new(&["check", &file]).end().exit, 0);
    let end = Run::new(&["check", "--instagram", &file]).end();
    assert_eq!(end.exit, 1, "{end:?}");
}

#[test]
fn standard_input() {
    let end = Run::new(&["check", "-"]).end_with_input(hello("").as_bytes());
    assert_eq!(end.exit, 1);
    assert!(end.out.contains("--> standard input:1:58 at /message/text"), "{end:?}");
    let lines = format!("{}\n{}\n", hello("a"), hello("b"));
    let end = Run::new(&["check", "--lines", "-"]).end_with_input(lines.as_bytes());
    assert_eq!((end.exit, end.out.as_str()), (0, "2 requests checked, all are fine\n"));
}

#[test]
fn files_that_cannot_be_read_hold_no_others_up() {
    let files = Files::of("check_unreadable");
    let (bytes, empty) =
        (files.write("bytes.json", [0x7b, 0xff]), files.write("empty.jsonl", "\n"));
    let broken = files.write("broken.json", hello(""));
    let end = Run::new(&["check", "no.json", &bytes, &empty, &broken]).end();
    assert_eq!(end.exit, 2);
    for expected in [
        "error: `no.json` cannot be read: ",
        &format!("error: `{bytes}` is no text: byte 1 is not UTF-8, save it as UTF-8\n"),
        &format!("error: `{empty}` is empty, write a request in JSON into it\n"),
    ] {
        assert!(end.err.contains(expected), "{end:?}");
    }
    assert!(end.out.contains("1 request checked, it would be refused"), "{end:?}");
}
