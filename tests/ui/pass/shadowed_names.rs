//! Names of the program that are those which an expansion uses.

#![deny(warnings)]
#![allow(dead_code, non_camel_case_types, unused_macros)]

mod core {}
mod std {}
mod alloc {}
mod sendapi_core {}
mod fill {}

struct Option;
struct Some;
struct None;
struct Vec;
struct String;
struct Message;
struct Content;
struct Request;
struct Recipient;
struct Text;
struct List;
struct Messenger;
struct Fill;
struct Const;
struct Spot;
struct u64;
struct bool;
struct str;

macro_rules! vec {
    ($($anything:tt)*) => {
        compile_error!("this is another `vec!`")
    };
}

const PIER: &::core::primitive::str = "North";

static HELLO: sendapi::Content<'static> = sendapi::content!(
    text: PIER,
    quick_replies: [text { title: PIER, payload: "NORTH" }],
    metadata: "hello",
);

fn main() {
    let (items, item, collected, value, field, krate) =
        (["North", "South"], 1, 2, "Three", "Four", "Five");
    let (fill, unless_empty, __sendapi_constant) = ("Six", "Seven", "Eight");
    let message = sendapi::message!(Messenger {
        recipient: 7204418830956127,
        text: fill,
        metadata: unless_empty,
        quick_replies: [
            for items in items {
                text { title: items, payload: items }
            },
            text { title: value, payload: field },
            text { title: krate, payload: __sendapi_constant },
        ],
    });
    let owned = sendapi::message!(Messenger {
        recipient: 7204418830956127,
        text: PIER,
        quick_replies: [text { title: value, payload: item + collected }],
    });
    assert!(message.validate().is_ok());
    assert!(owned.validate().is_ok());
    let _ = &HELLO;
}
