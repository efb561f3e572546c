//! Receipts.

use sendapi_core::response::Receipt;

fn read(body: &str) -> Receipt {
    Receipt::from_json(body.as_bytes()).unwrap()
}

#[test]
fn ids_of_another_kind_are_none() {
    for odd in ["null", "[]", "{}", "true", "1.5", "18446744073709551616", r#""""#, r#"" ""#] {
        let receipt =
            read(&format!(r#"{{"recipient_id":"1","message_id":{odd},"attachment_id":{odd}}}"#));
        assert_eq!((receipt.message_id(), receipt.attachment_id()), (None, None), "{odd}");
    }
}

#[test]
fn a_lone_id_is_one_of_a_message_beside_members_of_receipts_alone() {
    assert_eq!(read(r#"{"id":7,"recipient_id":"1","thread_key":[]}"#).message_id(), Some("7"));
    assert_eq!(read(r#"{"id":7,"recipient_id":"1","status":"ok"}"#).message_id(), None);
    assert_eq!(read(r#"{"message_id":null,"id":"m_1"}"#).message_id(), Some("m_1"));
}

#[test]
fn of_a_name_that_stands_twice_the_last_counts() {
    assert_eq!(read(r#"{"message_id":"m_1","message_id":"m_2"}"#).message_id(), Some("m_2"));
    assert_eq!(read(r#"{"error":{},"error":null,"message_id":"m_1"}"#).message_id(), Some("m_1"));
}

#[test]
fn depth_is_bounded() {
    let nested = |depth: usize| {
        format!(r#"{{"message_id":"m","a":{}{}}}"#, "[".repeat(depth), "]".repeat(depth))
    };
    assert_eq!(read(&nested(126)).message_id(), Some("m"));
    assert!(Receipt::from_json(nested(127).as_bytes()).is_err());
}

#[test]
fn what_is_not_known_or_of_another_kind_is_kept() {
    let receipt =
        read(r#"{"message_id":"m","attachment_id":[],"id":"req","thread_key":4,"new":null}"#);
    let kept = serde_json::json!({"attachment_id": [], "id": "req", "thread_key": 4, "new": null});
    assert_eq!(*receipt.extra(), *kept.as_object().unwrap());
}
