//! The platform's question is answered when it knows the token.

use sendapi_core::webhook::{Handshake, Unanswered};

#[test]
fn the_challenge_comes_back() {
    let query = "hub.mode=subscribe&hub.challenge=1158201444&hub.verify_token=meat%26veg+%C3%A9";
    for query in [query.to_owned(), format!("?{query}"), format!("a=b&{query}&&c")] {
        assert_eq!(handshake().answer(&query).as_deref(), Ok("1158201444"), "{query}");
    }
}

#[test]
fn pairs_do_as_well() {
    let pairs =
        [("hub.mode", "subscribe"), ("hub.verify_token", "meat&veg é"), ("hub.challenge", "5")];
    assert_eq!(handshake().answer_pairs(pairs).as_deref(), Ok("5"));
    let owned = pairs.map(|(name, value)| (name.to_owned(), value.to_owned()));
    assert_eq!(handshake().answer_pairs(owned).as_deref(), Ok("5"));
}

#[test]
fn names_that_a_server_rewrote_do_as_well() {
    let query = "hub_mode=subscribe&hub_challenge=5&hub.verify_token=meat%26veg+%C3%A9";
    assert_eq!(handshake().answer(query).as_deref(), Ok("5"));
}

#[test]
fn a_line_end_is_no_part_of_the_token() {
    let query = "hub.mode=subscribe&hub.challenge=5&hub.verify_token=open";
    for token in ["open\n", "open\r\n"] {
        assert_eq!(Handshake::new(token).answer(query).as_deref(), Ok("5"));
    }
    let query = "hub.mode=subscribe&hub.challenge=5&hub.verify_token=";
    assert_eq!(Handshake::new("\n").answer(query), Err(Unanswered::Token));
}

#[test]
fn what_is_wrong_is_told_apart() {
    let cases = [
        ("", Unanswered::Missing("hub.mode")),
        ("hub.mode=subscribe", Unanswered::Missing("hub.verify_token")),
        (
            "hub.mode=subscribe&hub.verify_token=meat%26veg+%C3%A9",
            Unanswered::Missing("hub.challenge"),
        ),
        (
            "hub.mode=unsubscribe&hub.verify_token=meat%26veg+%C3%A9&hub.challenge=5",
            Unanswered::Mode,
        ),
        ("hub.mode=subscribe&hub.verify_token=meat&hub.challenge=5", Unanswered::Token),
        ("hub.mode=subscribe&hub.verify_token=&hub.challenge=5", Unanswered::Token),
        (
            "hub.mode=subscribe&hub.verify_token=x&hub.verify_token=meat%26veg+%C3%A9&hub.challenge=5",
            Unanswered::Token,
        ),
    ];
    for (query, problem) in cases {
        assert_eq!(handshake().answer(query), Err(problem), "{query}");
    }
}

#[test]
fn an_empty_token_fits_nothing() {
    let query = "hub.mode=subscribe&hub.verify_token=&hub.challenge=5";
    assert_eq!(Handshake::new("").answer(query), Err(Unanswered::Token));
}

#[test]
fn the_token_does_not_show() {
    let refused = handshake().answer("hub.mode=subscribe&hub.verify_token=theirs&hub.challenge=5");
    let shown = format!("{:?} {}", handshake(), refused.unwrap_err());
    assert!(!shown.contains("meat") && !shown.contains("theirs"), "{shown}");
}

fn handshake() -> Handshake {
    Handshake::new("meat&veg é")
}
