//! `sendapi subscribe`.

use sendapi_simulator::{AccessToken, Endpoint, Fault, Requests, Simulator};

use crate::doctor::ran;
use crate::{End, Run, TOKEN};

async fn page(token: AccessToken) -> Simulator {
    let builder = Simulator::builder().page("101").account_name("101", "Bakery");
    builder.access_token(token).start().await.unwrap()
}

async fn asked(simulator: &Simulator, arguments: &[&str]) -> End {
    ran(Run::new(&[&["subscribe"], arguments].concat()).to(simulator.url())).await
}

fn fields(simulator: &Simulator) -> Vec<String> {
    simulator.account("101").subscribed_fields().map(<[_]>::to_vec).unwrap_or_default()
}

/// What is printed below the line that says who was asked.
fn without_the_host<'e>(simulator: &Simulator, end: &'e End) -> &'e str {
    let (host, rest) = end.out.split_once('\n').unwrap();
    let named = format!("warning host: {} is asked and not Meta", simulator.url());
    assert!(host.starts_with(&named), "{end:?}");
    rest
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_there_goes_on() {
    let simulator = page(AccessToken::new(TOKEN)).await;
    let end = asked(&simulator, &[]).await;
    assert_eq!(
        without_the_host(&simulator, &end),
        "the app was not subscribed to Page `Bakery` (101)\nsubscribed: messages, messaging_postbacks\n"
    );
    assert_eq!((end.exit, end.err.as_str()), (0, ""));
    let end = asked(&simulator, &["--field", "message_reads,messages"]).await;
    assert_eq!(
        without_the_host(&simulator, &end),
        "the app was subscribed to Page `Bakery` (101): messages, messaging_postbacks\n\
         subscribed: message_reads\n"
    );
    assert_eq!(fields(&simulator), ["messages", "messaging_postbacks", "message_reads"]);
    let end = asked(&simulator, &["--only", "--field", "messages"]).await;
    assert!(end.out.ends_with("\nended: messaging_postbacks, message_reads\n"), "{end:?}");
    assert_eq!(fields(&simulator), ["messages"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_there_is_not_asked_for_again() {
    let simulator = page(AccessToken::new(TOKEN)).await;
    asked(&simulator, &[]).await;
    let subscribing = Requests::of_endpoint(Endpoint::SubscribedApps).nth(2);
    simulator.faults().add(subscribing, Fault::graph_error(200, None));
    let end = asked(&simulator, &[]).await;
    assert_eq!(
        without_the_host(&simulator, &end),
        "nothing to change: the app is subscribed to Page `Bakery` (101): messages, messaging_postbacks\n"
    );
    assert_eq!(end.exit, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_rehearsal_changes_nothing() {
    let simulator = page(AccessToken::new(TOKEN)).await;
    let end = asked(&simulator, &["--dry-run", "--json"]).await;
    let [change] = &*end.json() else { panic!("{end:?}") };
    assert_eq!((&change["ok"], &change["dry_run"]), (&true.into(), &true.into()));
    assert_eq!(change["added"], serde_json::json!(["messages", "messaging_postbacks"]));
    assert_eq!(change["before"], serde_json::json!([]));
    assert_eq!((&change["host"], &change["is_meta"]), (&simulator.url().into(), &false.into()));
    assert!(fields(&simulator).is_empty());
    let end = asked(&simulator, &["--dry-run"]).await;
    assert!(end.out.ends_with("\nwould subscribe: messages, messaging_postbacks\n"), "{end:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_no_field_is_called_is_not_asked_for() {
    let simulator = page(AccessToken::new(TOKEN)).await;
    for (field, next) in [
        ("", "a field's name has small letters, digits and `_`"),
        (" , ", "a field's name has small letters, digits and `_`"),
        ("messages,", "a field's name has small letters, digits and `_`"),
        ("mes\nsages", "did you mean `messages`?"),
        ("MESSAGES", "did you mean `messages`?"),
        ("größe", "a field's name has small letters, digits and `_`"),
    ] {
        for command in ["subscribe", "doctor"] {
            let end = ran(Run::new(&[command, "--field", field]).to(simulator.url())).await;
            assert!(end.err.contains(next), "{field:?} {end:?}");
            assert_eq!((end.exit, end.out.as_str()), (2, ""), "{field:?} {end:?}");
        }
    }
    assert!(fields(&simulator).is_empty());
    // Only the platform knows what it will have tomorrow.
    let end = asked(&simulator, &["--field", "messages, message_wishes"]).await;
    assert!(end.out.contains("`message_wishes` is no field that is known here"), "{end:?}");
    assert_eq!(
        (end.exit, fields(&simulator)),
        (0, vec!["messages".into(), "message_wishes".into()])
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_in_the_way_is_told_with_what_to_do() {
    let none = ran(Run::new(&["subscribe"])).await;
    assert_eq!(none.exit, 2);
    assert!(none.out.contains("problem token: ") && none.out.contains("; set it to"));

    let persons = page(AccessToken::new(TOKEN).of_a_person("Ada Berg")).await;
    let refused = asked(&persons, &[]).await;
    assert!(
        refused.out.contains("is of a person, Page `Ada Berg`")
            || refused.out.contains("of a person")
    );
    assert!(refused.out.contains("me/accounts"), "{refused:?}");
    assert_eq!(refused.exit, 1);

    let poor = page(AccessToken::new(TOKEN).without("pages_manage_metadata")).await;
    let refused = asked(&poor, &[]).await;
    assert!(refused.out.contains("problem subscription: the platform refuses to answer: 200, "));
    assert!(refused.out.contains("pages_manage_metadata"), "{refused:?}");
    assert_eq!(refused.exit, 1);

    let other = page(AccessToken::new("another")).await;
    let refused = asked(&other, &["--json"]).await;
    assert_eq!(refused.json()[0]["state"], "problem");
    assert_eq!(refused.exit, 1);

    for (name, value) in [("SENDAPI_ACCOUNT", "102"), ("SENDAPI_APP_ID", "77")] {
        let good = page(AccessToken::new(TOKEN)).await;
        let other = ran(Run::new(&["subscribe"]).to(good.url()).with(name, value)).await;
        assert!(other.out.contains(&format!("{name} is {value}; ")), "{other:?}");
        assert_eq!((other.exit, fields(&good).len()), (1, 0));
    }

    let nobody = ran(Run::new(&["subscribe"]).to("http://127.0.0.1:9")).await;
    assert!(nobody.out.contains("problem token: cannot be asked"), "{nobody:?}");
    assert_eq!(nobody.exit, 3);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_field_that_is_not_known_is_told_and_passed_on() {
    let simulator = page(AccessToken::new(TOKEN)).await;
    let end = asked(&simulator, &["--field", "mesages"]).await;
    assert!(end.out.contains("warning fields: `mesages` is no field"), "{end:?}");
    assert!(end.out.contains("did you mean `messages`?"), "{end:?}");
    assert_eq!(fields(&simulator), ["mesages"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn who_cannot_look_afterwards_has_the_platforms_word() {
    let simulator = page(AccessToken::new(TOKEN)).await;
    let afterwards = Requests::of_endpoint(Endpoint::SubscribedApps).nth(3);
    simulator.faults().add(afterwards, Fault::graph_error(2, None));
    let end = asked(&simulator, &[]).await;
    assert!(end.out.ends_with("\nsubscribed: messages, messaging_postbacks\n"), "{end:?}");
    assert_eq!((end.exit, fields(&simulator).len()), (0, 2));
}
