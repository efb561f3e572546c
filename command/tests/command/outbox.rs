//! `sendapi outbox`.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use sendapi::{Message, Messenger};
use sendapi_outbox::{Outbox, Outcome, State, Ticket};
use serde_json::Value;

use crate::{End, Files, PERSON, Run, hello};

pub(crate) const PAGE: &str = "messenger:101";

/// An outbox in a file of its own.
pub(crate) struct Shop {
    outbox: Outbox,
    pub(crate) file: String,
}

impl Shop {
    pub(crate) async fn of(test: &str) -> Self {
        let folder = Files::of(test).0;
        fs::remove_dir_all(&folder).unwrap();
        fs::create_dir_all(&folder).unwrap();
        let file = folder.join("shop.db");
        let outbox = Outbox::open(&file).await.unwrap();
        Self { outbox, file: file.to_str().unwrap().to_owned() }
    }

    async fn put(&self, account: &str, way: &[State]) -> Ticket {
        let message = Message::<Messenger>::from_json(&hello("a secret")).unwrap();
        let ticket = self.outbox.put(account, &message).commit().await.unwrap().ticket();
        let id: i64 = ticket.to_string().rsplit('.').next().unwrap().parse().unwrap();
        for state in way {
            // As a worker does it.
            let number = State::ALL.iter().position(|one| one == state).unwrap();
            let step = "UPDATE sendapi_message SET state = ?1, begun_at = 1800000000000,
                    settled_at = CASE WHEN ?1 > 1 THEN 1800000001000 END,
                    message_id = CASE ?1 WHEN 2 THEN 'm_1' END,
                    code = CASE ?1 WHEN 3 THEN 551 END,
                    why = CASE ?1 WHEN 3 THEN 'the person left' WHEN 4 THEN 'no answer came in time' END
                WHERE id = ?2";
            self.sqlite().execute(step, [i64::try_from(number).unwrap(), id]).unwrap();
        }
        ticket
    }

    pub(crate) fn sqlite(&self) -> rusqlite::Connection {
        rusqlite::Connection::open(&self.file).unwrap()
    }

    async fn unknown(&self) -> Ticket {
        self.put(PAGE, &[State::Begun, State::Unknown]).await
    }

    async fn state(&self, ticket: Ticket) -> State {
        self.outbox.outcome(ticket).await.unwrap().unwrap().state()
    }

    pub(crate) fn run(&self, command: &str, arguments: &[&str]) -> End {
        Run::new(&[&["outbox", command, &self.file], arguments].concat()).end()
    }

    pub(crate) fn json(&self, command: &str, arguments: &[&str]) -> (i32, Vec<Value>) {
        let end = self.run(command, &[arguments, &["--json"]].concat());
        assert_eq!(end.err, "", "{end:?}");
        (end.exit, end.json())
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn messages_are_listed_without_their_texts() {
    let shop = Shop::of("outbox_list").await;
    let waits = shop.put(PAGE, &[]).await;
    let unknown = shop.unknown().await;
    let refused = shop.put("messenger:99", &[State::Begun, State::Refused]).await;

    let end = shop.run("list", &[]);
    assert_eq!((end.exit, end.err.as_str()), (0, ""));
    let lines: Vec<_> = end.out.lines().collect();
    let begins = |state: &str, ticket, account: &str| {
        format!("{state:9} {ticket} for {account} to {PERSON}, put ")
    };
    assert!(lines[0].starts_with(&begins("waiting", waits, PAGE)), "{end:?}");
    assert!(lines[1].starts_with(&begins("unknown", unknown, PAGE)), "{end:?}");
    assert!(lines[1].ends_with(" ago: no answer came in time"), "{end:?}");
    assert!(lines[2].starts_with(&begins("refused", refused, "messenger:99")), "{end:?}");
    assert!(lines[2].ends_with(" ago: the person left") && lines.len() == 3, "{end:?}");
    assert!(!end.out.contains("secret"));
    let with_bodies = shop.run("list", &["--bodies", "--state", "waiting"]);
    assert!(with_bodies.out.contains("a secret") && with_bodies.out.lines().count() == 2);

    let listed = |arguments: &[&str]| -> Vec<String> {
        let (exit, messages) = shop.json("list", arguments);
        assert_eq!(exit, 0);
        assert!(messages.iter().all(|message| message.get("body").is_none()));
        messages.iter().map(|message| message["ticket"].as_str().unwrap().to_owned()).collect()
    };
    let [waits, unknown, refused] = [waits, unknown, refused].map(|ticket| ticket.to_string());
    assert_eq!(listed(&["--state", "unknown,refused"]), [&*unknown, &refused]);
    assert_eq!(listed(&["--account", PAGE]), [&*waits, &unknown]);
    assert_eq!(listed(&["--limit", "1"]), [&*waits]);
    assert_eq!(listed(&["--limit", "1", "--after", &waits]), [&*unknown]);
    assert_eq!(listed(&["--newer-than", "1h"]).len(), 3);
    assert_eq!(listed(&["--older-than", "1h"]), [""; 0]);

    let some = shop.run("list", &["--limit", "2"]);
    assert!(
        some.out.ends_with(&format!("there are more: `--after {unknown}` lists what follows\n"))
    );
    assert_eq!(shop.run("list", &["--older-than", "1h"]).out, "there is no such message\n");
}

#[tokio::test(flavor = "multi_thread")]
async fn all_that_is_known_is_shown() {
    let shop = Shop::of("outbox_show").await;
    let ticket = shop.put(PAGE, &[State::Begun, State::Refused]).await;
    let end = shop.run("show", &[&ticket.to_string()]);
    assert_eq!((end.exit, end.err.as_str()), (0, ""));
    for expected in [
        format!("{ticket}: not sent: the person left, `sendapi explain 551` has more\n"),
        format!("  account  {PAGE}\n"),
        format!("  to       {PERSON}\n"),
        "  goes as  answer\n".to_owned(),
        "  begun    2027-01-15T08:00:00Z, ".to_owned(),
        "bytes, which `--bodies` shows\n".to_owned(),
    ] {
        assert!(end.out.contains(&expected), "{expected} in {}", end.out);
    }
    assert!(!end.out.contains("secret"));
    assert!(shop.run("show", &[&ticket.to_string(), "--bodies"]).out.contains("a secret"));
    let (exit, shown) = shop.json("show", &[&ticket.to_string(), "--bodies"]);
    assert_eq!((exit, &shown[0]["state"], &shown[0]["code"]), (0, &"refused".into(), &551.into()));
    assert_eq!(shown[0]["settled_at"], "2027-01-15T08:00:01Z");
    assert!(shown[0]["body"].as_str().unwrap().contains("a secret"));

    let unknown = shop.unknown().await.to_string();
    let end = shop.run("show", &[&unknown]);
    let sentence = format!("{unknown}: nobody knows whether it arrived: no answer came in time\n");
    assert!(end.out.starts_with(&sentence), "{end:?}");
    let (_, shown) = shop.json("show", &[&unknown]);
    assert_eq!(
        (&shown[0]["why"], &shown[0]["code"]),
        (&"no answer came in time".into(), &Value::Null)
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_sent_again_needs_a_yes() {
    let shop = Shop::of("outbox_retry").await;
    let (unknown, sent) =
        (shop.unknown().await, shop.put(PAGE, &[State::Begun, State::Sent]).await);
    let [one, other] = [unknown, sent].map(|ticket| ticket.to_string());

    let end = shop.run("retry", &[&one]);
    assert_eq!((end.exit, end.out.as_str()), (2, ""));
    let warning =
        "error: 1 message may have arrived already: whoever has it gets it twice; say `--yes`";
    assert!(end.err.starts_with(warning), "{end:?}");
    assert_eq!(shop.state(unknown).await, State::Unknown);

    let end = shop.run("retry", &[&one, &other, "--yes"]);
    assert_eq!((end.exit, end.out), (1, format!("goes again {one}\n")));
    assert_eq!(end.err, format!("not sent again {other}: sent as m_1\n"));
    assert_eq!(shop.state(unknown).await, State::Waiting);
    let (exit, told) = shop.json("retry", &[&one, "--yes"]);
    assert_eq!((exit, &told[0]["ok"], &told[0]["state"]), (1, &false.into(), &"waiting".into()));
}

#[tokio::test(flavor = "multi_thread")]
async fn all_that_is_unknown_is_sent_again_once() {
    let shop = Shop::of("outbox_retry_all").await;
    for _ in 0..3 {
        shop.unknown().await;
    }
    let others = shop.put("messenger:99", &[State::Begun, State::Unknown]).await;
    let of_page = ["--all", "--account", PAGE];
    assert_eq!(shop.run("retry", &of_page).exit, 2);
    let end = shop.run("retry", &[&of_page[..], &["--yes"]].concat());
    assert_eq!((end.exit, end.out.as_str()), (0, "3 of 3 will be sent again\n"), "{end:?}");
    assert_eq!(shop.state(others).await, State::Unknown);
    let end = shop.run("retry", &of_page);
    assert_eq!((end.exit, end.out.as_str()), (0, "no message is unknown\n"), "{end:?}");
    let (exit, told) = shop.json("retry", &["--all", "--yes"]);
    assert_eq!((exit, told.len()), (0, 1));
    assert_eq!(told[0]["ticket"], others.to_string());
}

#[tokio::test(flavor = "multi_thread")]
async fn what_has_not_begun_is_taken_back() {
    let shop = Shop::of("outbox_cancel").await;
    let (waits, begun) = (shop.put(PAGE, &[]).await, shop.put(PAGE, &[State::Begun]).await);
    let end = shop.run("cancel", &[&waits.to_string(), &begun.to_string()]);
    assert_eq!((end.exit, end.out), (1, format!("taken back {waits}\n")));
    assert!(end.err.starts_with(&format!("not taken back {begun}: under way since 2027-")));
    assert_eq!(shop.outbox.outcome(waits).await.unwrap(), Some(Outcome::Cancelled));

    let copied = shop.unknown().await;
    assert!(shop.outbox.send_again(copied, 0).await.unwrap());
    let end = shop.run("cancel", &[&copied.to_string()]);
    let told = "nobody knows whether its earlier copies arrived";
    assert_eq!((end.exit, end.out), (0, format!("taken back {copied}, and {told}\n")));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_account_rests_and_goes_on() {
    let shop = Shop::of("outbox_pause").await;
    shop.put(PAGE, &[]).await;
    let paused = async || shop.outbox.accounts().await.unwrap().remove(0).paused.unwrap();
    let end = shop.run("pause", &[PAGE, "--for", "10m"]);
    assert!(end.exit == 0 && end.out.starts_with("paused messenger:101 until 2"), "{end:?}");
    let left = paused().await.until.unwrap().elapsed().unwrap_err().duration();
    assert!((590..=600).contains(&left.as_secs()), "{left:?}");

    let end = shop.run("pause", &[PAGE, "--until", "2099-12-01T09:00:00Z"]);
    assert!(
        end.out.starts_with("paused messenger:101 until 2099-12-01T09:00:00Z, in 7"),
        "{end:?}"
    );
    let (exit, told) = shop.json("pause", &[PAGE]);
    assert_eq!((exit, &told[0]["ok"], &told[0]["until"]), (0, &true.into(), &Value::Null));
    assert_eq!(paused().await.until, None);
    let waiting = shop.run("list", &[]);
    assert!(waiting.out.contains("waiting"), "{waiting:?}");

    assert_eq!(shop.run("resume", &[PAGE]).out, "resumed messenger:101\n");
    let end = shop.run("resume", &[PAGE]);
    assert_eq!(
        (end.exit, end.out.as_str()),
        (0, "nothing to resume: messenger:101 was not paused\n")
    );
    let end = shop.run("pause", &[PAGE, "--until", "2001-01-01T00:00:00Z"]);
    assert_eq!(
        (end.exit, end.err.as_str()),
        (2, "error: that time is over: nothing was changed for `messenger:101`\n")
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_where_is_counted() {
    let shop = Shop::of("outbox_stats").await;
    assert_eq!(
        shop.run("stats", &[]).out,
        "messages: 0 waiting, 0 begun, 0 sent, 0 refused, 0 unknown, 0 cancelled; nothing is due\nno worker is there\n"
    );
    shop.put(PAGE, &[]).await;
    shop.unknown().await;
    let enter = "INSERT INTO sendapi_worker (id, name, is_inbox, started_at, beat_at)
        SELECT 'w', 'till-1', FALSE, 0, CAST(unixepoch('subsec') * 1000 AS INTEGER) - 90000";
    shop.sqlite().execute(enter, []).unwrap();
    let end = shop.run("stats", &[]);
    for expected in [
        "messages: 1 waiting, 0 begun, 0 sent, 0 refused, 1 unknown, 0 cancelled; the oldest that is due could go since 2",
        "messenger:101: 1 waiting, 0 under way, 1 unknown; no worker serves it, and something is due\n",
        "not seen for 1m 30s, sends for 0 of its 0 accounts\n",
    ] {
        assert!(end.out.contains(expected), "{expected} in {}", end.out);
    }
    shop.outbox.sqlite().close().await;
    assert_eq!(shop.run("stats", &[]).exit, 0);
    let beside = fs::read_dir(Path::new(&shop.file).parent().unwrap()).unwrap().count();
    assert_eq!(beside, 1, "nothing is left beside the file");
    let (exit, told) = shop.json("stats", &[]);
    assert_eq!((exit, &told[0]["messages"]["waiting"]), (0, &1.into()));
    assert_eq!(
        (&told[0]["unserved"][0], &told[0]["workers"][0]["name"]),
        (&PAGE.into(), &"till-1".into())
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn what_waits_is_watched_until_nothing_does() {
    let shop = Shop::of("outbox_watch").await;
    let mut tickets = Vec::new();
    for _ in 0..3 {
        tickets.push(shop.put(PAGE, &[]).await);
    }
    let mut child = watching(&shop.file);
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines().map(Result::unwrap);
    assert_eq!(lines.next().unwrap(), "3 waiting, 0 under way, 0 unknown, 0 a second less");
    for ticket in tickets {
        shop.outbox.cancel(ticket).await.unwrap();
    }
    let rest: Vec<_> = lines.collect();
    assert!(
        rest.iter().any(|line| line.starts_with("0 waiting, 0 under way, 0 unknown, ")),
        "{rest:?}"
    );
    assert!(rest.iter().any(|line| line.ends_with("3 cancelled; nothing is due")), "{rest:?}");
    assert_eq!(child.wait().unwrap().code(), Some(0));
}

fn watching(file: &str) -> std::process::Child {
    let mut run = Run::new(&["outbox", "stats", "--watch", file]);
    run.0.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
}

#[cfg(unix)]
#[tokio::test(flavor = "multi_thread")]
async fn ctrl_c_ends_watching_well() {
    let shop = Shop::of("outbox_watch_ended").await;
    shop.put(PAGE, &[]).await;
    let mut child = watching(&shop.file);
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines().map(Result::unwrap);
    lines.next().unwrap();
    tokio::time::sleep(Duration::from_millis(100)).await;
    let kill = Command::new("kill").args(["-s", "INT", &child.id().to_string()]).status().unwrap();
    assert!(kill.success());
    assert!(lines.any(|line| line.starts_with("messages: 1 waiting")));
    assert_eq!(child.wait().unwrap().code(), Some(0));
}

#[cfg(target_os = "linux")]
#[tokio::test(flavor = "multi_thread")]
async fn what_was_done_and_could_not_be_written_is_no_success() {
    let shop = Shop::of("outbox_unwritten").await;
    let ticket = shop.unknown().await;
    for arguments in [
        &["list", &shop.file][..],
        &["stats", &shop.file],
        &["retry", &shop.file, "--all", "--yes"],
        &["cancel", &shop.file, &ticket.to_string()],
    ] {
        let mut run = Run::new(&[&["outbox"], arguments].concat());
        let full = fs::File::options().write(true).open("/dev/full").unwrap();
        let output = run.0.stdout(full).stderr(Stdio::piped()).output().unwrap();
        assert_eq!(output.status.code(), Some(5), "{arguments:?}: {output:?}");
    }
    // All the same, what was to be done was done.
    assert_eq!(shop.state(ticket).await, State::Unknown);
    let copies = Outcome::Unknown { copies: 1, why: None };
    assert_eq!(shop.outbox.outcome(ticket).await.unwrap(), Some(copies));
}

/// Each with a file and what else it needs.
const COMMANDS: [(&str, &[&str]); 7] = [
    ("list", &[]),
    ("show", &["0b5e7c8e-6a0f-4b58-8d2f-3f6a54f0e1aa.17"]),
    ("retry", &["--yes", "0b5e7c8e-6a0f-4b58-8d2f-3f6a54f0e1aa.17"]),
    ("cancel", &["0b5e7c8e-6a0f-4b58-8d2f-3f6a54f0e1aa.17"]),
    ("pause", &[PAGE]),
    ("resume", &[PAGE]),
    ("stats", &[]),
];

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_holds_no_outbox_is_told_and_left_alone() {
    let shop = Shop::of("outbox_files").await;
    let version = "UPDATE sendapi_store SET version = 9, least_reader = 9";
    shop.sqlite().execute(version, []).unwrap();
    let folder = Path::new(&shop.file).parent().unwrap();
    let file = |name: &str| folder.join(name).to_str().unwrap().to_owned();
    fs::write(file("letter.txt"), "no database ".repeat(999)).unwrap();
    for (name, words) in [
        ("none.db", "none.db`, name the database of an outbox"),
        ("letter.txt", "letter.txt` holds no outbox"),
        (".", "holds no outbox"),
        ("shop.db", "shop.db`: the outbox's tables are of version 9"),
    ] {
        for (command, arguments) in COMMANDS {
            let path = file(name);
            let arguments = [&["outbox", command, &path], arguments].concat();
            let end = Run::new(&arguments).end();
            assert_eq!((end.exit, end.out.as_str()), (2, ""), "{arguments:?}: {end:?}");
            assert!(end.err.contains(words) && end.err.lines().count() == 1, "{end:?}");
            let end = Run::new(&[&arguments[..], &["--json"]].concat()).end();
            assert_eq!((end.exit, &end.json()[0]["error"]["kind"]), (2, &"file".into()), "{end:?}");
        }
        assert!(!Path::new(&file("none.db")).exists());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn wrong_tickets_and_accounts_are_told() {
    let shop = Shop::of("outbox_wrong").await;
    let ticket = shop.put(PAGE, &[]).await.to_string();
    let (store, _) = ticket.split_once('.').unwrap();
    let [gone, others] =
        [format!("{store}.99"), "0b5e7c8e-6a0f-4b58-8d2f-3f6a54f0e1aa.1".to_owned()];
    for (command, besides) in [("show", &[][..]), ("cancel", &[]), ("retry", &["--yes"])] {
        for (ticket, exit, words) in [
            (&*gone, 1, "is no longer kept in"),
            (&others, 2, "the ticket is one of another database's outbox"),
            ("seventeen", 2, "`seventeen` is no ticket of an outbox"),
        ] {
            let end = shop.run(command, &[&[ticket], besides].concat());
            assert_eq!((end.exit, end.out.as_str()), (exit, ""), "{command} {ticket}: {end:?}");
            assert!(end.err.contains(words), "{end:?}");
        }
    }
    let unknown = "nothing was ever put for `messenger:99`";
    for arguments in [
        &["pause", "messenger:99"][..],
        &["resume", "messenger:99"],
        &["list", "--account", "messenger:99"],
        &["retry", "--all", "--yes", "--account", "messenger:99"],
    ] {
        let end = shop.run(arguments[0], &arguments[1..]);
        assert_eq!((end.exit, end.out.as_str()), (1, ""), "{arguments:?}: {end:?}");
        assert!(
            end.err.contains(unknown) && end.err.contains("it knows `messenger:101`"),
            "{end:?}"
        );
    }
    for (arguments, words) in [
        (&["pause", "101"][..], "`101` names no account, write `messenger:`"),
        (&["pause", PAGE, "--for", "soon"], "invalid value 'soon' for '--for <TIME>'"),
        (&["pause", PAGE, "--for", "1h", "--until", "2099-01-01T00:00:00Z"], "cannot be used with"),
        (
            &["list", "--state", "lost"],
            "possible values: waiting, begun, sent, refused, unknown, cancelled",
        ),
        (&["list", "--limit", "0"], "--limit"),
        (&["retry"], "<TICKET>..."),
        (&["retry", "--all", &ticket], "cannot be used with"),
        (&["retry", &ticket, "--account", PAGE], "cannot be used with"),
    ] {
        let end = shop.run(arguments[0], &arguments[1..]);
        assert_eq!((end.exit, end.out.as_str()), (2, ""), "{arguments:?}: {end:?}");
        assert!(end.err.contains(words), "{arguments:?}: {}", end.err);
    }
}

#[tokio::test]
async fn a_copy_is_adopted_and_what_is_due_in_it_is_unknown() {
    let shop = Shop::of("outbox-adopt").await;
    let ticket = shop.put(PAGE, &[]).await;
    let copy = shop.file.replace("shop.db", "copy.db");
    shop.sqlite().execute("VACUUM INTO ?1", [&copy]).unwrap();

    // It is asked back, and without a terminal that is a mistake.
    let asked = Run::new(&["outbox", "adopt", &copy]).end();
    assert_eq!(asked.exit, 2, "{}", asked.err);
    assert!(asked.err.contains("what waits and is due will be unknown"), "{}", asked.err);
    assert!(asked.err.contains("`--yes`"), "{}", asked.err);

    let adopted = Run::new(&["outbox", "adopt", &copy, "--name", "trial", "--yes", "--json"]).end();
    assert_eq!(adopted.exit, 0, "{}", adopted.err);
    let told: Value = serde_json::from_str(&adopted.out).unwrap();
    assert_eq!(told, serde_json::json!({"ok": true, "unknown": 1, "given_up": 0}));
    let copied = Outbox::open(&copy).await.unwrap();
    assert!(matches!(copied.outcome(ticket).await.unwrap(), Some(Outcome::Unknown { .. })));
    assert!(copied.named("production").await.is_err());

    let left = Run::new(&["outbox", "adopt", &shop.file, "--nothing-was-lost", "--yes"]).end();
    assert_eq!(left.exit, 0, "{}", left.err);
    assert_eq!(shop.state(ticket).await, State::Waiting);
}

#[test]
fn an_address_is_told_without_its_password() {
    let away = "postgres://till:hidden@127.0.0.1:1/shop";
    let end = Run::new(&["outbox", "stats", away]).end();
    assert_eq!(end.exit, 3, "{}", end.err);
    assert!(end.err.contains("postgres://127.0.0.1:1/shop"), "{}", end.err);
    let odd = [
        "postgres://till:hidden@[/shop",
        "POSTGRES://till:hidden@[/shop",
        "postgres:/till:hidden@127.0.0.1/shop",
        "mysql://till:hidden@127.0.0.1/shop",
    ];
    let odd = odd.map(|address| Run::new(&["outbox", "stats", address]).end());
    for wrong in &odd {
        assert_eq!(wrong.exit, 2, "{}", wrong.err);
        assert!(wrong.err.contains("postgres://user@host/database"), "{}", wrong.err);
    }
    for told in odd.iter().chain([&end]) {
        assert!(!told.err.contains("hidden") && !told.out.contains("hidden"), "{}", told.err);
    }
}
