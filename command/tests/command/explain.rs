//! `sendapi explain`.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use sendapi::call::permission::{Access, Feature};

use crate::Run;

#[test]
fn a_code_and_a_subcode() {
    let end = Run::new(&["explain", "10/2018278"]).end();
    assert_eq!((end.exit, end.err.as_str()), (0, ""));
    assert_eq!(
        end.out,
        "10/2018278: the person's last message is more than 24 hours ago\n  \
         what to do: wait until the person writes again; meanwhile there is the tag `HUMAN_AGENT` for what a person writes, \
         the tag `CUSTOMER_FEEDBACK` with its template, both within 7 days, and an approved utility template with \
         `messaging_type: UTILITY`; where the person did write within 24 hours (after an ad perhaps 7 days), the app is not live or has no access to the account\n  \
         sending it again: does not help before something has changed\n  \
         see https://developers.facebook.com/documentation/business-messaging/messenger-platform/error-codes\n"
    );
}

#[test]
fn a_permission_that_lacks_is_told_by_its_name_on_each_way_to_an_account() {
    let end = Run::new(&["explain", "200"]).end();
    for access in [Access::Page, Access::InstagramByPage, Access::InstagramLogin] {
        let needed = Feature::Messages.permissions(access).unwrap().needed;
        let of_messages = needed.iter().find(|name| name.contains("messag")).unwrap();
        assert!(end.out.contains(&format!("`{of_messages}`")), "{of_messages}: {end:?}");
    }
    assert!(end.out.contains("which permission the platform's message names"), "{end:?}");
}

#[test]
fn a_code_as_the_platforms_words_have_it() {
    let bare = Run::new(&["explain", "190"]).end();
    for written in ["(#190)", "#190"] {
        assert_eq!(Run::new(&["explain", written]).end().out, bare.out, "{written}");
    }
    assert_eq!(Run::new(&["explain", "(190"]).end().exit, 2);
}

#[test]
fn a_code_may_be_negative() {
    for arguments in [
        &["explain", "-1", "2534023"][..],
        &["explain", "--", "-1/2534023"],
        &["explain", "-1"],
        &["explain", "-1/2534023"],
        &["explain", "190", "-1/2534023", "-1"],
    ] {
        let end = Run::new(arguments).end();
        assert_eq!((end.exit, end.err.as_str()), (0, ""), "{arguments:?}");
    }
    let end = Run::new(&["explain", "-1/2534023"]).end();
    assert!(
        end.out.starts_with("-1/2534023: the comment has had its one private reply\n"),
        "{end:?}"
    );
}

#[test]
fn what_looks_like_a_switch_and_is_none_is_told() {
    for arguments in
        [&["explain", "--jsn", "190"][..], &["explain", "190", "-x"], &["explain", "-"]]
    {
        let end = Run::new(arguments).end();
        assert_eq!((end.exit, end.err.is_empty()), (2, false), "{end:?}");
    }
    // Switches stay what they are, wherever they stand.
    for arguments in
        [&["explain", "-1/2534023", "--json"][..], &["explain", "--json", "-1/2534023"]]
    {
        let end = Run::new(arguments).end();
        assert_eq!(end.json()[0]["code"], -1, "{end:?}");
    }
}

#[test]
fn what_is_not_known_is_told() {
    let end = Run::new(&["explain", "190/7"]).end();
    assert!(end.out.contains("of subcode 7 nothing is known, this is about code 190"), "{end:?}");
    assert_eq!(end.exit, 0);
    let end = Run::new(&["explain", "190", "77"]).end();
    assert!(end.out.contains("77: the platform's pages do not explain this error"), "{end:?}");
    assert_eq!(end.exit, 1);
}

#[test]
fn an_answer_of_the_platform() {
    let answer = br#"{"error":{"message":"x","code":190,"error_subcode":463}}"#;
    let end = Run::new(&["explain", "-"]).end_with_input(answer);
    assert!(end.out.starts_with("190/463: the access token has expired\n"), "{end:?}");
    let end = Run::new(&["explain", "-"]).end_with_input(b"<html>");
    assert_eq!(end.exit, 2);
    assert!(end.err.starts_with("error: no Graph error: the body is not JSON, give"), "{end:?}");
}

#[test]
fn json_for_programs() {
    let end = Run::new(&["explain", "--json", "4", "2018278"]).end();
    let [limit, window] = &*end.json() else { panic!("{end:?}") };
    assert_eq!((&limit["family"], &limit["waiting"]), (&"rate_limit".into(), &"pause".into()));
    assert_eq!((&window["family"], &window["known"]), (&"window".into(), &true.into()));
}

#[test]
fn what_is_no_code() {
    let end = Run::new(&["explain", "OAuthException"]).end();
    assert_eq!((end.exit, end.out.as_str()), (2, ""));
    assert_eq!(
        end.err,
        "error: `OAuthException` is no code, write it like `190`, or `100/2018034` with its subcode; a rule is written \
         like `qr.title_max`\n"
    );
}

#[test]
fn a_rule_as_an_error_names_it() {
    let end = Run::new(&["explain", "qr.title_max", "req.body_one"]).end();
    assert_eq!((end.exit, end.err.as_str()), (0, ""));
    assert_eq!(
        end.out,
        "qr.title_max: `title` of a quick reply: at most 20 characters\n  \
         on Messenger and Instagram: a warning\n  \
         what to do: people see it cut, so shorten it, or let `split::shorten` put an ellipsis at its end\n  \
         see https://developers.facebook.com/documentation/business-messaging/messenger-platform/send-messages/quick-replies\n\
         req.body_one: a request needs `message` or `sender_action`\n  \
         on Messenger and Instagram: an error\n  \
         what to do: say something or do something\n  \
         see https://developers.facebook.com/documentation/business-messaging/messenger-platform/reference/send-api\n"
    );
    let end = Run::new(&["explain", "text.max"]).end();
    assert!(
        end.out.contains("\n  on Messenger: an error; on Instagram: does not hold\n"),
        "{end:?}"
    );
}

#[test]
fn a_rule_of_several_objects_is_told_of_them_together() {
    let end = Run::new(&["explain", "btn.title"]).end();
    assert!(end.out.contains("`title` of a web_url button, `title` of a postback button, "));
    assert_eq!(end.out.matches("btn.title: ").count(), 1, "{end:?}");
    let end = Run::new(&["explain", "--json", "btn.title"]).end();
    let [rule] = &*end.json() else { panic!("{end:?}") };
    assert_eq!((&rule["rule"], &rule["known"]), (&"btn.title".into(), &true.into()));
    assert!(rule["meanings"].as_array().unwrap().len() > 1, "{rule}");
    let first = &rule["meanings"][0];
    assert_eq!((&first["messenger"], &first["instagram"]), (&"warning".into(), &"warning".into()));
    assert_eq!(first["asks"], "at most 20 characters");
}

#[test]
fn a_rule_that_there_is_not() {
    let end = Run::new(&["explain", "qr.titel_max"]).end();
    assert_eq!((end.exit, end.out.as_str()), (1, ""));
    assert_eq!(
        end.err,
        "error: `qr.titel_max` is no rule that is known here, did you mean `qr.title_max`?\n"
    );
    let end = Run::new(&["explain", "the.weather"]).end();
    assert!(end.err.contains("give it as the error names it: `qr.title_max`"), "{end:?}");
    let end = Run::new(&["explain", "--json", "qr.titel_max"]).end();
    assert_eq!(end.json()[0]["did_you_mean"], "qr.title_max");
    assert_eq!(end.exit, 1);
    // What knows both goes on with the rest.
    let end = Run::new(&["explain", "190", "qr.titel_max", "req.type"]).end();
    assert!(
        end.out.starts_with("190: ") && end.out.contains("\nreq.type: any member: "),
        "{end:?}"
    );
    assert_eq!(end.exit, 1);
}

#[test]
fn every_rule_that_the_compiler_names_is_explained() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/ui");
    let named: BTreeSet<_> = errors(&folder).iter().flat_map(|said| named(said)).collect();
    assert!(named.contains("qr.title_empty"), "{named:?}");
    let named: Vec<_> = ["explain"].into_iter().chain(named.iter().map(String::as_str)).collect();
    let end = Run::new(&named).end();
    assert_eq!((end.exit, end.err.as_str()), (0, ""));
    let blocks: Vec<_> = end.out.split("\n  see https://").collect();
    let (last, blocks) = blocks.split_last().unwrap();
    assert_eq!(last.lines().count(), 1, "{last}");
    for block in blocks {
        let (_, what_to_do) =
            block.split_once("\n  what to do: ").unwrap_or_else(|| panic!("{block}"));
        assert!(what_to_do.len() > 5, "{block}");
    }
}

/// What the compiler said, of each file in the folder and below.
fn errors(folder: &Path) -> Vec<String> {
    let paths = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let said = |path: PathBuf| match path.extension() {
        None if path.is_dir() => errors(&path),
        Some(extension) if extension == "stderr" => vec![fs::read_to_string(path).unwrap()],
        _ => Vec::new(),
    };
    paths.flat_map(said).collect()
}

/// The rules in it: `rule qr.title_empty, see https://…`.
fn named(said: &str) -> Vec<String> {
    let after = said.split(" rule ").skip(1);
    let ids = after.filter_map(|rest| rest.split_once(", see ").map(|(id, _)| id));
    ids.filter(|id| !id.contains(' ')).map(str::to_owned).collect()
}
