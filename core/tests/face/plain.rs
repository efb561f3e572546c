//! Texts, lists and numbers beside the types of the standard library.

use std::collections::{BTreeSet, HashMap, HashSet};

use sendapi_core::{List, Number, Recipient, Text};

#[test]
fn a_text_is_compared_with_strings_from_both_sides() {
    let (text, string) = (Text::Borrowed("Rye"), String::from("Rye"));
    assert!(text == *"Rye" && text == "Rye" && text == string);
    assert!(*"Rye" == text && "Rye" == text && string == text);
    assert_ne!(Text::Owned("rye".to_owned()), string);
}

#[test]
fn a_text_is_a_key_that_a_str_finds() {
    let prices = HashMap::from([(Text::Owned("Rye".to_owned()), 3)]);
    assert_eq!(prices.get("Rye"), Some(&3));
    let sorted = BTreeSet::from([Text::Borrowed("b"), Text::Owned("a".to_owned())]);
    assert_eq!(sorted.iter().next().map(Text::as_str), Some("a"));
    assert!(sorted.contains("b"));
    assert!(Text::Borrowed("a") < Text::Owned("b".to_owned()));
}

#[test]
fn a_text_is_empty_by_default_and_becomes_a_string() {
    assert_eq!(Text::default(), "");
    assert_eq!(String::from(Text::Borrowed("Rye")), "Rye");
}

#[test]
fn a_text_goes_through_serde_and_owns_what_it_read() {
    let written = serde_json::to_string(&Text::Borrowed("R\u{e9}\"")).unwrap();
    assert_eq!(written, r#""Ré\"""#);
    let read: Text<'static> = serde_json::from_str(&written).unwrap();
    assert!(matches!(&read, Text::Owned(text) if text == "Ré\""));
    assert!(serde_json::from_str::<Text<'_>>("7").is_err());
}

#[test]
fn a_list_is_walked_lent_and_owned() {
    static DAYS: [u64; 2] = [1, 2];
    let lent = List::Borrowed(&DAYS);
    assert_eq!((&lent).into_iter().sum::<u64>(), 3);
    let mut own = List::from(vec![3]);
    own.extend(lent.clone());
    assert_eq!(own.into_iter().collect::<Vec<_>>(), [3, 1, 2]);
    assert_eq!(lent.into_vec(), [1, 2]);
    assert_eq!(List::<u64>::default().len(), 0);
}

#[test]
fn a_list_that_is_lent_grows_without_changing_what_it_was_lent() {
    let days = [String::from("Monday")];
    let mut list = List::from(&days);
    list.extend([String::from("Tuesday")]);
    assert_eq!((list.len(), days.len()), (2, 1));
}

#[test]
fn equal_lists_hash_alike() {
    let known = HashSet::from([List::from(vec![1_u64, 2])]);
    assert!(known.contains(&List::Borrowed(&[1, 2])));
    assert!(!known.contains(&List::Borrowed(&[2, 1])));
}

#[test]
fn numbers_are_equal_that_are_the_same_number() {
    assert_eq!(Number::Integer(3), Number::Float(3.0));
    assert_eq!(Number::Float(-0.0), Number::Integer(0));
    assert_ne!(Number::Integer(3), Number::Float(3.5));
    assert_ne!(Number::Float(f64::NAN), Number::Float(f64::NAN));
    assert_ne!(Number::Integer(0), Number::Float(f64::NAN));
}

#[test]
fn a_float_that_is_only_near_a_whole_number_is_another() {
    let beyond = 9_007_199_254_740_993; // 2^53 + 1, which no float is
    assert_ne!(Number::Integer(beyond), Number::Float(9_007_199_254_740_992.0));
    assert_eq!(Number::Integer(beyond - 1), Number::Float(9_007_199_254_740_992.0));
    assert_ne!(Number::Integer(i64::MAX), Number::Float(9_223_372_036_854_775_808.0));
    assert_eq!(Number::Integer(i64::MIN), Number::Float(-9_223_372_036_854_775_808.0));
}

#[test]
fn a_number_is_displayed_in_digits() {
    let numbers = [Number::Integer(-3), Number::Float(2.5), Number::Float(3.0)];
    assert_eq!(numbers.map(|number| number.to_string()), ["-3", "2.5", "3"]);
}

#[test]
fn recipients_are_told_apart_in_a_set() {
    let people =
        HashSet::from([Recipient::id("7"), Recipient::id(7_u64), Recipient::user_ref("7")]);
    assert_eq!(people.len(), 2);
}
