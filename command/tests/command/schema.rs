//! `sendapi schema`.

use serde_json::{Value, json};

use crate::Run;

fn printed(arguments: &[&str]) -> String {
    let end = Run::new(&[&["schema"], arguments].concat()).end();
    assert_eq!((end.exit, end.err.as_str()), (0, ""), "{arguments:?}");
    end.out
}

fn schema(arguments: &[&str]) -> Value {
    serde_json::from_str(&printed(arguments)).unwrap()
}

#[test]
fn a_schema_says_of_what_it_is_and_by_which_version() {
    let version = env!("CARGO_PKG_VERSION");
    for (arguments, of, on) in [
        (&[][..], "request", "Messenger"),
        (&["--instagram"], "request", "Instagram"),
        (&["message"], "message", "Messenger"),
        (&["profile", "--instagram"], "profile", "Instagram"),
    ] {
        let schema = schema(arguments);
        assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
        assert_eq!(schema["title"], format!("{of} ({on})"));
        assert_eq!(schema["$id"], format!("urn:sendapi:{version}:{}:{of}", on.to_lowercase()));
        assert!(schema["$comment"].as_str().unwrap().contains(version), "{arguments:?}");
    }
}

#[test]
fn members_have_their_limits_and_what_people_read() {
    let schema = schema(&[]);
    let text = &schema["$defs"]["message.content.Content"]["properties"]["text"];
    assert_eq!((&text["minLength"], &text["maxLength"]), (&json!(1), &json!(2000)));
    let told = text["description"].as_str().unwrap();
    assert!(told.starts_with("At most 2,000 characters on Messenger"), "{told}");
    assert!(told.contains("https://developers.facebook.com/"), "{told}");
    let request = &schema["$defs"]["message.request.Request"];
    assert_eq!(request["required"], json!(["recipient"]));
}

#[test]
fn a_program_gets_one_line() {
    let line = printed(&["--json"]);
    assert_eq!(line.lines().count(), 1);
    assert_eq!(serde_json::from_str::<Value>(&line).unwrap(), schema(&[]));
}

#[test]
fn what_there_is_a_schema_of_is_listed() {
    let all = printed(&["--list"]);
    for name in ["request", "message", "profile", "persona"] {
        assert!(all.lines().any(|line| line.starts_with(&format!("{name}: "))), "{name}: {all}");
    }
    let json = Run::new(&["schema", "--list", "--json"]).end().json();
    assert_eq!(json.len(), all.lines().count());
    assert_eq!((&json[0]["name"], &json[1]["name"]), (&json!("request"), &json!("message")));
}

#[test]
fn what_a_schema_cannot_say_is_listed_by_rules() {
    let all = printed(&["--differences"]);
    assert!(all.contains("\nreceipt.decimals: how many decimal places "), "{all}");
    assert!(all.contains("\ntext.max_ig, in part: Instagram counts bytes"), "{all}");
    let json = Run::new(&["schema", "--differences", "--json"]).end().json();
    assert!(json.iter().all(|it| it["rule"].is_string() && it["passes"].is_string()));
    assert_eq!(json.len(), all.lines().count());
}
