//! The whole matrix. A letter is a field that the type fills, a capital one that may be left out:
//! **t**ext, **d**igits, **w**hole number, **n**umber, **f**lag, **r**ecipient, **l**ist.

#![allow(
    clippy::ref_option_ref,
    reason = "a field of somebody else's struct may be an `Option<&str>`"
)]

use std::borrow::Cow;
use std::rc::Rc;
use std::sync::Arc;

use sendapi_core::convert::fill::{Fill, FillDigits};
use sendapi_core::convert::known::{Fits, FitsDigits};
use sendapi_core::{List, Number, QuickReply, Recipient, Text};

type Part = QuickReply<'static>;

macro_rules! matrix {
    ($($from:ty: $variable:literal $constant:literal;)*) => {
        $(
            assert_eq!(fields!($from: Fill, FillDigits), $variable, "a variable {}", stringify!($from));
            assert_eq!(fields!($from: Fits, FitsDigits), $constant, "a constant {}", stringify!($from));
        )*
    };
}

#[test]
fn strings() {
    matrix! {
        &'static str:             "tTdD......r.." "tTdD......r..";
        &'static &'static str:    "tTdD......r.." "tTdD......r..";
        Text<'static>:            "tTdD......r.." "tTdD......r..";
        &'static Text<'static>:   "tTdD......r.." "tTdD......r..";
        Cow<'static, str>:        "tTdD......r.." "tTdD......r..";
        &'static Cow<'static, str>: "tTdD......r.." "tTdD......r..";
        String:                   "tTdD......r.." ".............";
        &'static String:          "tTdD......r.." ".............";
        Box<str>:                 "tTdD......r.." ".............";
        &'static Box<str>:        "tTdD......r.." ".............";
        Arc<str>:                 "tTdD......r.." ".............";
        &'static Arc<str>:        "tTdD......r.." ".............";
    }
}

#[test]
fn strings_that_may_be_missing() {
    matrix! {
        Option<&'static str>:                     ".T.D........." ".T.D.........";
        Option<&'static &'static str>:            ".T.D........." ".T.D.........";
        &'static Option<&'static str>:            ".T.D........." ".T.D.........";
        Option<Text<'static>>:                    ".T.D........." ".T.D.........";
        Option<&'static Text<'static>>:           ".T.D........." ".T.D.........";
        &'static Option<Text<'static>>:           ".T.D........." ".T.D.........";
        Option<Cow<'static, str>>:                ".T.D........." ".T.D.........";
        Option<&'static Cow<'static, str>>:       ".T.D........." ".T.D.........";
        &'static Option<Cow<'static, str>>:       ".T.D........." ".T.D.........";
        Option<String>:                           ".T.D........." ".............";
        Option<&'static String>:                  ".T.D........." ".............";
        &'static Option<String>:                  ".T.D........." ".............";
        Option<Box<str>>:                         ".T.D........." ".............";
        Option<&'static Box<str>>:                ".T.D........." ".............";
        &'static Option<Box<str>>:                ".T.D........." ".............";
        Option<Arc<str>>:                         ".T.D........." ".............";
        Option<&'static Arc<str>>:                ".T.D........." ".............";
        &'static Option<Arc<str>>:                ".T.D........." ".............";
    }
}

/// A type by itself and what holds it: references, options and references to options.
macro_rules! scalars {
    ($($from:ty: $variable:literal $maybe_variable:literal, $constant:literal $maybe_constant:literal;)*) => {
        matrix! { $(
            $from: $variable $constant;
            &'static $from: $variable $constant;
            Option<$from>: $maybe_variable $maybe_constant;
            Option<&'static $from>: $maybe_variable $maybe_constant;
            &'static Option<$from>: $maybe_variable $maybe_constant;
        )* }
    };
}

#[test]
fn whole_numbers() {
    scalars! {
        u8:    "..dDwWnN..r.." "...D.W.N.....", "..dDwWnN..r.." "...D.W.N.....";
        u16:   "..dDwWnN..r.." "...D.W.N.....", "..dDwWnN..r.." "...D.W.N.....";
        u32:   "..dDwWnN..r.." "...D.W.N.....", "..dDwWnN..r.." "...D.W.N.....";
        u64:   "..dDwWnN..r.." "...D.W.N.....", "..dDwWnN..r.." "...D.W.N.....";
        usize: "..dDwWnN..r.." "...D.W.N.....", "..dDwWnN..r.." "...D.W.N.....";
        i8:    "..dD..nN..r.." "...D...N.....", "..dDwWnN..r.." "...D.W.N.....";
        i16:   "..dD..nN..r.." "...D...N.....", "..dDwWnN..r.." "...D.W.N.....";
        i32:   "..dD..nN..r.." "...D...N.....", "..dDwWnN..r.." "...D.W.N.....";
        i64:   "..dD..nN..r.." "...D...N.....", "..dDwWnN..r.." "...D.W.N.....";
        isize: "..dD..nN..r.." "...D...N.....", "..dDwWnN..r.." "...D.W.N.....";
    }
}

#[test]
fn other_numbers_and_flags() {
    scalars! {
        f32:    "......nN....." ".......N.....", "......nN....." ".......N.....";
        f64:    "......nN....." ".......N.....", "......nN....." ".......N.....";
        Number: "......nN....." ".......N.....", "......nN....." ".......N.....";
        bool:   "........fF..." ".........F...", "........fF..." ".........F...";
    }
}

#[test]
fn lists() {
    matrix! {
        List<'static, Part>:             "...........lL" "...........lL";
        &'static List<'static, Part>:    "...........lL" "...........lL";
        &'static [Part]:                 "...........lL" "...........lL";
        &'static &'static [Part]:        "...........lL" "...........lL";
        [Part; 2]:                       "...........lL" "...........lL";
        &'static [Part; 2]:              "...........lL" "...........lL";
        Vec<Part>:                       "...........lL" ".............";
        &'static Vec<Part>:              "...........lL" ".............";
        Option<List<'static, Part>>:     "............L" "............L";
        &'static Option<List<'static, Part>>: "............L" "............L";
        Option<&'static [Part]>:         "............L" "............L";
        Option<[Part; 2]>:               "............L" "............L";
        &'static Option<[Part; 2]>:      "............L" "............L";
        Option<&'static [Part; 2]>:      "............L" "............L";
        Option<Vec<Part>>:               "............L" ".............";
        &'static Option<Vec<Part>>:      "............L" ".............";
    }
}

#[test]
fn parts_of_a_message_and_what_fills_nothing() {
    matrix! {
        Recipient<'static>: "..........r.." "..........r..";
        &'static Recipient<'static>: "..........r.." "..........r..";
        Part:               "............." ".............";
        char:               "............." ".............";
        u128:               "............." ".............";
        Rc<str>:            "............." ".............";
        &'static &'static u64: "............." ".............";
        Option<Recipient<'static>>: "............." ".............";
        Vec<&'static str>:  "............." ".............";
        [&'static str; 2]:  "............." ".............";
    }
}
