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

#[test]
fn whole_numbers() {
    matrix! {
        u8:    "..dDwWnN..r.." "..dDwWnN..r..";
        u16:   "..dDwWnN..r.." "..dDwWnN..r..";
        u32:   "..dDwWnN..r.." "..dDwWnN..r..";
        u64:   "..dDwWnN..r.." "..dDwWnN..r..";
        usize: "..dDwWnN..r.." "..dDwWnN..r..";
        i8:    "..dD..nN..r.." "..dDwWnN..r..";
        i16:   "..dD..nN..r.." "..dDwWnN..r..";
        i32:   "..dD..nN..r.." "..dDwWnN..r..";
        i64:   "..dD..nN..r.." "..dDwWnN..r..";
        isize: "..dD..nN..r.." "..dDwWnN..r..";
    }
}

#[test]
fn whole_numbers_that_may_be_missing() {
    matrix! {
        Option<u8>:    "...D.W.N....." "...D.W.N.....";
        Option<u16>:   "...D.W.N....." "...D.W.N.....";
        Option<u32>:   "...D.W.N....." "...D.W.N.....";
        Option<u64>:   "...D.W.N....." "...D.W.N.....";
        Option<usize>: "...D.W.N....." "...D.W.N.....";
        Option<i8>:    "...D...N....." "...D.W.N.....";
        Option<i16>:   "...D...N....." "...D.W.N.....";
        Option<i32>:   "...D...N....." "...D.W.N.....";
        Option<i64>:   "...D...N....." "...D.W.N.....";
        Option<isize>: "...D...N....." "...D.W.N.....";
    }
}

#[test]
fn other_numbers_and_flags() {
    matrix! {
        f32:            "......nN....." "......nN.....";
        f64:            "......nN....." "......nN.....";
        Number:         "......nN....." "......nN.....";
        bool:           "........fF..." "........fF...";
        Option<f32>:    ".......N....." ".......N.....";
        Option<f64>:    ".......N....." ".......N.....";
        Option<Number>: ".......N....." ".......N.....";
        Option<bool>:   ".........F..." ".........F...";
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
        Part:               "............." ".............";
        char:               "............." ".............";
        u128:               "............." ".............";
        Rc<str>:            "............." ".............";
        &'static u64:       "............." ".............";
        Option<Recipient<'static>>: "............." ".............";
        Vec<&'static str>:  "............." ".............";
        [&'static str; 2]:  "............." ".............";
    }
}
