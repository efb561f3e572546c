//! `.ci/dates`: what in the tables runs out soon after a day, which is an argument here as well.
#![allow(clippy::unwrap_used, reason = "a test that panics has told what it found")]

use std::process::Command;

fn run(arguments: &[&str]) -> (Option<i32>, String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_dates")).args(arguments).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.code(), text(output.stdout), text(output.stderr))
}

#[test]
fn what_runs_out_within_sixty_days_is_named() {
    let (code, told, wrong) = run(&["2026-11-30"]);
    assert_eq!((code, wrong.as_str()), (Some(1), ""));
    let expected = "in 52 days, 2027-01-21: version `v21.0` of the Graph API: \
                    the last day on which it can be used\n";
    assert!(told.lines().any(|line| line == expected.trim_end()), "{told}");
}

#[test]
fn parts_and_words_are_named_by_their_rules() {
    for (day, when, rule) in [
        ("2026-04-01", "in 26 days", "tag.account_update"),
        ("2026-02-09", "in 1 day", "rcp.rn_dead"),
        ("2026-02-10", "today", "rcp.rn_dead"),
        ("2020-01-05", "in 59 days", "tag.old16"),
    ] {
        let (code, told, _) = run(&[day]);
        let is_it = |line: &str| {
            line.starts_with(&format!("{when}, "))
                && line.contains(&format!(": rule `{rule}`: gone since "))
        };
        assert!(code == Some(1) && told.lines().any(is_it), "{day}: {told}");
    }
}

#[test]
fn nothing_runs_out_where_no_table_has_a_day() {
    let (code, told, wrong) = run(&["1990-01-01"]);
    assert_eq!((code, wrong.as_str()), (Some(0), ""));
    assert_eq!(told, "nothing runs out from 1990-01-01 to 1990-03-02\n");
}

#[test]
fn what_is_no_day_is_told() {
    for (arguments, told) in [
        (&[][..], "error: no day was given, write `.ci/dates 2026-11-30`\n"),
        (&["2026-11-30", "60"], "error: more than a day was given, write `.ci/dates 2026-11-30`\n"),
        (
            &["tomorrow"],
            "error: `tomorrow` is no day of the calendar, write one from 1970 on like `2026-11-30`\n",
        ),
        (
            &["2026-02-30"],
            "error: `2026-02-30` is no day of the calendar, write one from 1970 on like `2026-11-30`\n",
        ),
    ] {
        assert_eq!(run(arguments), (Some(2), String::new(), told.to_owned()), "{arguments:?}");
    }
}
