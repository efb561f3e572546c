//! `sendapi outbox events`, and what `stats` says of them.

use std::io::{BufRead, BufReader};
use std::process::Stdio;

use sendapi_outbox::EventState;
use serde_json::Value;

use crate::outbox::{PAGE, Shop};
use crate::{End, Run};

impl Shop {
    /// An event as an inbox leaves it; its name.
    fn event(&self, state: EventState, account: &str, person: &str) -> String {
        let number = EventState::ALL.iter().position(|one| *one == state).unwrap();
        let event = "INSERT INTO sendapi_event
                (shard, lane, key, body, state, tries, received_at, settled_at, why)
            SELECT ?3, ?2, random(), CASE ?1 WHEN 1 THEN '' ELSE '{\"says\":\"a secret\"}' END, ?1, ?1 * 5,
                1800000000000, CASE WHEN ?1 > 0 THEN 1800000001000 END,
                CASE ?1 WHEN 2 THEN 'no such order' END";
        let sqlite = self.sqlite();
        let lane = format!("{account}:{person}");
        let row = (i64::try_from(number).unwrap(), lane, i64::try_from(person.len()).unwrap());
        sqlite.execute(event, row).unwrap();
        let store = "SELECT id FROM sendapi_store";
        let store: String = sqlite.query_row(store, [], |row| row.get(0)).unwrap();
        format!("{store}.e{}", sqlite.last_insert_rowid())
    }

    fn events(&self, command: &str, arguments: &[&str]) -> End {
        Run::new(&[&["outbox", "events", command, &self.file], arguments].concat()).end()
    }

    fn events_json(&self, command: &str, arguments: &[&str]) -> (i32, Vec<Value>) {
        let end = self.events(command, &[arguments, &["--json"]].concat());
        assert_eq!(end.err, "", "{end:?}");
        (end.exit, end.json())
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn events_are_listed_without_what_they_say() {
    let shop = Shop::of("outbox_events_list").await;
    let waits = shop.event(EventState::Waiting, PAGE, "1");
    let handled = shop.event(EventState::Ended, PAGE, "2");
    let given_up = shop.event(EventState::GivenUp, "messenger:99", "3");

    let end = shop.events("list", &[]);
    assert_eq!((end.exit, end.err.as_str()), (0, ""));
    let lines: Vec<_> = end.out.lines().collect();
    let begins = [
        format!("waiting  {waits} in {PAGE}:1, received "),
        format!("given_up {given_up} in messenger:99:3, received "),
    ];
    assert!(lines[0].starts_with(&begins[0]) && lines[1].starts_with(&begins[1]), "{end:?}");
    assert!(lines[1].ends_with(", 10 tries: no such order") && lines.len() == 2, "{end:?}");
    assert!(!end.out.contains("secret"));
    let with_bodies = shop.events("list", &["--bodies", "--state", "given_up"]);
    assert!(with_bodies.out.contains("a secret") && with_bodies.out.lines().count() == 2);

    let listed = |arguments: &[&str]| -> Vec<String> {
        let (exit, events) = shop.events_json("list", arguments);
        assert_eq!(exit, 0);
        assert!(events.iter().all(|event| event.get("body").is_none()));
        events.iter().map(|event| event["event"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(listed(&[]), [&*waits, &given_up]);
    assert_eq!(listed(&["--state", "ended,given_up"]), [&*handled, &given_up]);
    assert_eq!(listed(&["--account", "messenger:99"]), [&*given_up]);
    assert_eq!(listed(&["--limit", "1"]), [&*waits]);
    assert_eq!(listed(&["--limit", "1", "--after", &waits]), [&*given_up]);
    assert_eq!(listed(&["--newer-than", "1h"]).len(), 2);
    assert_eq!(listed(&["--older-than", "1h"]), [""; 0]);

    let some = shop.events("list", &["--limit", "1"]);
    assert!(some.out.ends_with(&format!("there are more: `--after {waits}` lists what follows\n")));
    assert_eq!(shop.events("list", &["--older-than", "1h"]).out, "there is no such event\n");
}

#[tokio::test(flavor = "multi_thread")]
async fn all_that_is_known_of_an_event_is_shown() {
    let shop = Shop::of("outbox_events_show").await;
    let given_up = shop.event(EventState::GivenUp, PAGE, "1");
    let end = shop.events("show", &[&given_up]);
    assert_eq!((end.exit, end.err.as_str()), (0, ""));
    for expected in [
        format!("{given_up}: given up: no such order\n"),
        format!("  account  {PAGE}\n"),
        format!("  in       {PAGE}:1\n"),
        "  received 2027-01-15T08:00:00Z, ".to_owned(),
        "  tried    10 tries\n".to_owned(),
        "bytes, which `--bodies` shows\n".to_owned(),
    ] {
        assert!(end.out.contains(&expected), "{expected} in {}", end.out);
    }
    assert!(!end.out.contains("secret"));
    assert!(shop.events("show", &[&given_up, "--bodies"]).out.contains("a secret"));
    let (exit, shown) = shop.events_json("show", &[&given_up, "--bodies"]);
    let shown = &shown[0];
    assert_eq!((exit, &shown["state"], &shown["tries"]), (0, &"given_up".into(), &10.into()));
    assert_eq!((&shown["account"], &shown["why"]), (&PAGE.into(), &"no such order".into()));
    assert_eq!(shown["settled_at"], "2027-01-15T08:00:01Z");
    assert!(shown["body"].as_str().unwrap().contains("a secret"));

    let handled = shop.event(EventState::Ended, PAGE, "1");
    let end = shop.events("show", &[&handled, "--bodies"]);
    assert!(end.out.starts_with(&format!("{handled}: ended\n")), "{end:?}");
    assert!(end.out.contains("  event    erased\n"), "{end:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_given_up_is_handled_again() {
    let shop = Shop::of("outbox_events_retry").await;
    let given_up = shop.event(EventState::GivenUp, PAGE, "1");
    let handled = shop.event(EventState::Ended, PAGE, "2");
    let end = shop.events("retry", &[&given_up, &handled]);
    assert_eq!((end.exit, end.out), (1, format!("will be handled again {given_up}\n")));
    assert_eq!(end.err, format!("not handled again {handled}: ended\n"));
    let (exit, told) = shop.events_json("retry", &[&given_up]);
    assert_eq!((exit, &told[0]["ok"], &told[0]["state"]), (1, &false.into(), &"waiting".into()));

    for account in [PAGE, PAGE, "messenger:99"] {
        shop.event(EventState::GivenUp, account, "3");
    }
    let end = shop.events("retry", &["--all", "--account", PAGE]);
    assert_eq!((end.exit, end.out.as_str()), (0, "2 of 2 will be handled again\n"), "{end:?}");
    let (exit, told) = shop.events_json("retry", &["--all"]);
    assert_eq!((exit, told.len(), &told[0]["state"]), (0, 1, &"waiting".into()));
    let end = shop.events("retry", &["--all"]);
    assert_eq!((end.exit, end.out.as_str()), (0, "no event was given up\n"), "{end:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn how_the_inbox_stands_is_counted() {
    let shop = Shop::of("outbox_events_stats").await;
    shop.event(EventState::Waiting, PAGE, "1");
    shop.event(EventState::Waiting, PAGE, "12");
    shop.event(EventState::Ended, PAGE, "1");
    shop.event(EventState::GivenUp, PAGE, "1");
    let enter = "INSERT INTO sendapi_worker (id, name, is_inbox, started_at, beat_at)
            SELECT 'w', 'till-1', TRUE, 0, CAST(unixepoch('subsec') * 1000 AS INTEGER);
        UPDATE sendapi_shard SET holder = 'w' WHERE id <> 2";
    shop.sqlite().execute_batch(enter).unwrap();
    let end = shop.run("stats", &[]);
    let begin =
        "events: 2 waiting, 1 given up; the oldest that waits came in 2027-01-15T08:00:00Z, ";
    let rest = "; 63 of 64 shards are held; nobody holds 1 in which something waits\n";
    assert!(end.out.contains(begin) && end.out.contains(rest), "{end:?}");
    let (exit, told) = shop.json("stats", &[]);
    let events = &told[0]["events"];
    assert_eq!((exit, &events["waiting"], &events["given_up"]), (0, &2.into(), &1.into()));
    assert_eq!((&events["held"], &events["unserved"]), (&63.into(), &1.into()));
    assert_eq!(events["oldest_waiting"], "2027-01-15T08:00:00Z");
}

#[tokio::test(flavor = "multi_thread")]
async fn events_that_wait_are_watched_too() {
    let shop = Shop::of("outbox_events_watch").await;
    shop.event(EventState::Waiting, PAGE, "1");
    shop.event(EventState::GivenUp, PAGE, "1");
    let mut run = Run::new(&["outbox", "stats", "--watch", &shop.file]);
    let mut child = run.0.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines().map(Result::unwrap);
    let begin = "0 waiting, 0 under way, 0 unknown, 0 a second less; of events ";
    assert_eq!(lines.next().unwrap(), format!("{begin}1 waiting, 1 given up"));
    shop.sqlite().execute("UPDATE sendapi_event SET state = 1 WHERE state = 0", []).unwrap();
    let rest: Vec<_> = lines.collect();
    assert!(rest.contains(&format!("{begin}0 waiting, 1 given up")), "{rest:?}");
    assert_eq!(child.wait().unwrap().code(), Some(0));
}

#[tokio::test(flavor = "multi_thread")]
async fn wrong_events_are_told() {
    let shop = Shop::of("outbox_events_wrong").await;
    let event = shop.event(EventState::GivenUp, PAGE, "1");
    let (store, _) = event.split_once('.').unwrap();
    let [gone, others, ticket] = [
        format!("{store}.e99"),
        "0b5e7c8e-6a0f-4b58-8d2f-3f6a54f0e1aa.e1".to_owned(),
        format!("{store}.1"),
    ];
    for command in ["show", "retry"] {
        for (event, exit, words) in [
            (&*gone, 1, "is no longer kept in"),
            (&others, 2, "the event is one of another database's inbox"),
            (&ticket, 2, "names no event of an inbox"),
        ] {
            let end = shop.events(command, &[event]);
            assert_eq!((end.exit, end.out.as_str()), (exit, ""), "{command} {event}: {end:?}");
            assert!(end.err.contains(words), "{end:?}");
        }
    }
    // Nor is an event a message.
    assert!(shop.run("cancel", &[&event]).err.contains("is no ticket of an outbox"));
    for (command, arguments, words) in [
        ("list", &["--state", "lost"][..], "possible values: waiting, ended, given_up"),
        ("list", &["--limit", "0"], "--limit"),
        ("retry", &[], "<EVENT>..."),
        ("retry", &["--all", &event], "cannot be used with"),
        ("retry", &[&event, "--account", PAGE], "cannot be used with"),
    ] {
        let end = shop.events(command, arguments);
        assert_eq!((end.exit, end.out.as_str()), (2, ""), "{arguments:?}: {end:?}");
        assert!(end.err.contains(words), "{arguments:?}: {}", end.err);
    }
    let none = shop.file.replace("shop.db", "none.db");
    let end = Run::new(&["outbox", "events", "list", &none]).end();
    assert!(end.exit == 2 && end.err.contains("name the database of an outbox"), "{end:?}");
}
