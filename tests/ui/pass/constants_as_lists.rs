//! Constants that are lists, by value and by reference, in constant messages and in others.

#![deny(warnings)]

use sendapi::{Content, QuickReply, content, message};

const CHIPS: [QuickReply<'static>; 1] = [QuickReply::user_email()];
const LENT: &[QuickReply<'static>] = &CHIPS;
const PERHAPS: Option<&[QuickReply<'static>]> = Some(LENT);
static KEPT: [QuickReply<'static>; 1] = CHIPS;
const ASKED: Content<'static> = content!(text: "Where?", quick_replies: LENT);

fn main() {
    let text = String::from("Where?");
    let written =
        message!(recipient: "7204418830956127", text: "Where?", quick_replies: [user_email {}]);
    for message in [
        message!(recipient: "7204418830956127", text: &text, quick_replies: CHIPS),
        message!(recipient: "7204418830956127", text: &text, quick_replies: LENT),
        message!(recipient: "7204418830956127", text: &text, quick_replies: &KEPT),
        message!(recipient: "7204418830956127", text: &text, quick_replies: PERHAPS),
        message!(recipient: "7204418830956127", text: "Where?", quick_replies: CHIPS),
        message!(recipient: "7204418830956127", message: ASKED),
    ] {
        assert_eq!(message, written);
    }
}
