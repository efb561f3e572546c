//! Messages whose values come at run time: whatever is there and whatever is not, what is sent is the message.
#![allow(clippy::unwrap_used, reason = "a test that panics has told what it found")]

use std::panic::{RefUnwindSafe, UnwindSafe};

use sendapi::message::ControlType;
use sendapi::{Attachment, Message, Messenger, attachment, message};

#[test]
fn whatever_is_left_out_the_rest_is_json() {
    for bits in 0_u32..1 << 6 {
        let there = |bit: u32| bits & (1 << bit) != 0;
        let text = |bit| there(bit).then(|| format!("\"{bit}\\"));
        let picture = || Attachment::Image(attachment::Media::url("https://example.com/a.png"));
        let control = there(3).then_some(ControlType::Pass);
        let replies: Vec<u32> = if there(5) { vec![1, 2] } else { Vec::new() };
        same(&message!(
            recipient: {
                phone_number: text(0).unwrap_or_default(),
                name: { first_name: text(1), last_name: text(2) },
            },
            text: text(1),
            attachment: there(2).then(picture),
            sticker_id: there(4).then_some(5_u64),
            quick_replies: [for reply in replies { text { title: text(4), payload: reply } }],
            metadata: text(5),
            thread_control: { control_type: control, app_id: there(4).then_some(7_u64) },
        ));
    }
}

#[test]
fn many_values_are_as_good_as_few() {
    let names: Vec<String> = (0..20).map(|number| format!("Pier {number}")).collect();
    let [a, b, c] = [&names[0], &names[1], &names[2]].map(Some);
    same(&message!(
        recipient: &names[3],
        text: a,
        metadata: b,
        quick_replies: [
            text { title: &names[4], payload: &names[5] },
            text { title: &names[6], payload: &names[7] },
            text { title: &names[8], payload: &names[9] },
            text { title: &names[10], payload: &names[11] },
            text { title: &names[12], payload: &names[13] },
            text { title: &names[14], payload: &names[15] },
            text { title: c, payload: &names[17] },
        ],
    ));
}

#[test]
#[expect(
    clippy::needless_late_init,
    reason = "the order in which both are dropped is what is tested"
)]
fn a_message_may_be_dropped_behind_what_it_borrows() {
    let message;
    let name = String::from("Pier 7");
    message = message!(recipient: "7204418830956127", text: &name);
    assert!(message.to_json().contains("Pier 7"));
}

#[test]
fn messages_go_where_plain_data_goes() {
    fn plain<T: Send + Sync + UnwindSafe + RefUnwindSafe>(_: &T) {}
    let name = String::from("Pier 7");
    plain(&message!(recipient: "7204418830956127", text: &name));
}

/// What is sent reads as what serde says of the message.
#[track_caller]
fn same(message: &Message<'_, Messenger>) {
    let sent: serde_json::Value = serde_json::from_str(&message.to_json()).unwrap();
    assert_eq!(sent, serde_json::to_value(message).unwrap());
    assert_eq!(sent, serde_json::to_value(message.request()).unwrap());
}
