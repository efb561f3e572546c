//! What is an id, and what stands for a recipient by it.

use std::borrow::Cow;
use std::rc::Rc;
use std::sync::Arc;

#[cfg(feature = "calls")]
use sendapi_core::call::person::Person;
use sendapi_core::payload::IntoPayload;
use sendapi_core::{IntoId, Payload, Recipient, Text};

macro_rules! each {
    ($($from:ty),*; $bound:path) => {
        [$((stringify!($from), implements!($from: $bound))),*]
    };
}

macro_rules! ids {
    ($bound:path) => {
        each![
            &'static str, &'static &'static str, String, &'static String, Text<'static>,
            &'static Text<'static>, Cow<'static, str>, &'static Cow<'static, str>, Box<str>,
            &'static Box<str>, Arc<str>, &'static Arc<str>, u8, u16, u32, u64, usize, i8, i16, i32,
            i64, isize, &'static u64, &'static i32; $bound
        ]
    };
}

macro_rules! no_ids {
    ($bound:path) => {
        each![
            bool, char, f32, f64, u128, i128, (), Rc<str>, Vec<u8>, Option<String>, Option<u64>,
            &'static Option<String>, Vec<String>, &'static &'static String; $bound
        ]
    };
}

#[test]
fn text_and_integers_are_ids_and_stand_for_a_recipient() {
    for (ty, holds) in ids!(IntoId<'static>).into_iter().chain(ids!(Into<Recipient<'static>>)) {
        assert!(holds, "{ty}");
    }
    for (ty, holds) in no_ids!(IntoId<'static>).into_iter().chain(no_ids!(Into<Recipient<'static>>))
    {
        assert!(!holds, "{ty}");
    }
    assert!(!implements!(Recipient<'static>: IntoId<'static>));
    assert!(implements!(Recipient<'static>: Into<Recipient<'static>>));
}

#[test]
fn an_id_is_its_digits() {
    assert_eq!(u64::MAX.into_id(), "18446744073709551615");
    assert_eq!((&i64::MIN).into_id(), "-9223372036854775808");
    assert_eq!(Recipient::from(7_u8), Recipient::id("7"));
    assert_eq!(Recipient::from(String::from("7")), Recipient::id("7"));
    #[cfg(feature = "calls")]
    assert_eq!(Person::new(7_i32).id, Person::new("7").id);
}

#[test]
fn text_that_is_lent_stays_lent() {
    let id = String::from("7");
    assert!(matches!((&id).into_id(), Text::Borrowed("7")));
    // Behind a reference to a reference it is lent for as long as the text itself lives.
    let lent: &str = &id;
    let text = {
        let short = &lent;
        short.into_id()
    };
    assert!(matches!(text, Text::Borrowed("7")));
}

/// A type of a program's own can stand for a recipient.
#[test]
fn a_type_of_ones_own_converts_into_a_recipient() {
    struct Customer {
        person: u64,
    }
    impl From<Customer> for Recipient<'_> {
        fn from(customer: Customer) -> Self {
            Recipient::id(customer.person.into_id())
        }
    }
    assert_eq!(Recipient::from(Customer { person: 7 }), Recipient::id("7"));
}

#[test]
fn a_payload_is_text_or_a_value() {
    struct Shelf(u8);
    impl Payload for Shelf {
        fn to_payload(&self) -> String {
            format!("shelf?0={}", self.0)
        }

        fn from_payload(_: &str) -> Result<Self, sendapi_core::payload::Unknown> {
            unreachable!("nobody taps it")
        }
    }
    let owned = String::from("BUY");
    assert_eq!(Shelf(3).into_payload(), "shelf?0=3");
    assert_eq!(
        ["BUY".into_payload(), (&owned).into_payload(), Text::from("BUY").into_payload()],
        ["BUY"; 3]
    );
    assert_eq!([Cow::from("BUY").into_payload(), owned.clone().into_payload()], ["BUY"; 2]);
}
