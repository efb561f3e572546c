//! What becomes of a value: nothing is lost, and what can be lent is lent.

use std::borrow::Cow;
use std::sync::Arc;

use sendapi_core::convert::fill::{Fill, FillDigits};
use sendapi_core::{List, Number, Recipient, Text};

/// The text in a field that must be there and in one that need not be, and as digits in both.
macro_rules! texts {
    ($value:expr) => {{
        let text: Text<'_> = Fill::sendapi_fill_at_run_time_as_in_a_fn_or_lazy_lock($value);
        let optional: Option<Text<'_>> =
            Fill::sendapi_fill_at_run_time_as_in_a_fn_or_lazy_lock($value);
        let some: Option<Text<'_>> =
            Fill::sendapi_fill_at_run_time_as_in_a_fn_or_lazy_lock(Some($value));
        let digits: Text<'_> =
            FillDigits::sendapi_fill_digits_at_run_time_as_in_a_fn_or_lazy_lock($value);
        let optional_digits: Option<Text<'_>> =
            FillDigits::sendapi_fill_digits_at_run_time_as_in_a_fn_or_lazy_lock($value);
        let some_digits: Option<Text<'_>> =
            FillDigits::sendapi_fill_digits_at_run_time_as_in_a_fn_or_lazy_lock(Some($value));
        let recipient: Recipient<'_> =
            Fill::sendapi_fill_at_run_time_as_in_a_fn_or_lazy_lock($value);
        let Recipient::Id(id) = recipient else { panic!("{recipient:?}") };
        for other in [optional, some, Some(digits), optional_digits, some_digits, Some(id)] {
            assert_eq!(other.as_ref(), Some(&text));
        }
        text
    }};
}

#[test]
fn strings_are_taken_as_they_are() {
    let (owned, boxed, shared) = (String::from("7204"), Box::from("7204"), Arc::from("7204"));
    let (boxed, shared): (Box<str>, Arc<str>) = (boxed, shared);
    let (cow, text): (Cow<'_, str>, Text<'_>) = (Cow::Borrowed("7204"), Text::Owned(owned.clone()));
    for taken in [
        texts!("7204"),
        texts!(&"7204"),
        texts!(&owned),
        texts!(owned.clone()),
        texts!(&boxed),
        texts!(boxed.clone()),
        texts!(&shared),
        texts!(Arc::clone(&shared)),
        texts!(&cow),
        texts!(cow.clone()),
        texts!(Cow::Owned::<str>(owned.clone())),
        texts!(&text),
        texts!(text.clone()),
    ] {
        assert_eq!(taken, "7204");
    }
}

#[test]
fn what_stands_behind_a_reference_is_lent() {
    fn lent<'a, T: Fill<Text<'a>>>(value: T) -> bool {
        matches!(value.sendapi_fill_at_run_time_as_in_a_fn_or_lazy_lock(), Text::Borrowed(_))
    }
    let (boxed, shared): (Box<str>, Arc<str>) = (Box::from("7204"), Arc::from("7204"));
    let (cow, text) = (Cow::Owned::<str>("7204".into()), Text::Owned("7204".into()));
    let (lent_twice, owned) = (&"7204", &String::from("7204"));
    assert!(lent("7204") && lent(lent_twice) && lent(owned));
    assert!(lent(&boxed) && lent(&shared) && lent(&cow) && lent(&text));
    assert!(lent(Cow::Borrowed("7204")) && !lent(boxed.clone()) && !lent(cow.clone()));
}

/// The items live longer than the slice of them.
#[test]
fn a_reference_to_a_str_is_lent_as_long_as_the_str() {
    fn first<'a>(names: &[&'a str]) -> Option<Text<'a>> {
        names.iter().map(Fill::sendapi_fill_at_run_time_as_in_a_fn_or_lazy_lock).next()
    }
    let name = String::from("Runa");
    let found = first(&[&name]);
    assert_eq!(found.unwrap(), "Runa");
}

#[test]
fn an_option_behind_a_reference_is_lent() {
    macro_rules! lent {
        ($($value:expr),* $(,)?) => {$(
            let (some, none) = (Some($value), None);
            let text: Option<Text<'_>> = Fill::sendapi_fill_at_run_time_as_in_a_fn_or_lazy_lock(&some);
            assert!(matches!(text, Some(Text::Borrowed("7204"))));
            let digits: Option<Text<'_>> = FillDigits::sendapi_fill_digits_at_run_time_as_in_a_fn_or_lazy_lock(&some);
            assert!(matches!(digits, Some(Text::Borrowed("7204"))));
            let absent: Option<Text<'_>> = Fill::sendapi_fill_at_run_time_as_in_a_fn_or_lazy_lock(if true { &none } else { &some });
            assert_eq!(absent, None);
        )*};
    }
    lent!("7204", String::from("7204"), Text::Borrowed("7204"), Cow::Owned::<str>("7204".into()));
    lent!(Box::<str>::from("7204"), Arc::<str>::from("7204"));
}

/// The digits in a field that must be there, in one that need not be, and of a recipient.
macro_rules! digits {
    ($value:expr) => {{
        let digits: Text<'_> =
            FillDigits::sendapi_fill_digits_at_run_time_as_in_a_fn_or_lazy_lock($value);
        let optional: Option<Text<'_>> =
            FillDigits::sendapi_fill_digits_at_run_time_as_in_a_fn_or_lazy_lock($value);
        let some: Option<Text<'_>> =
            FillDigits::sendapi_fill_digits_at_run_time_as_in_a_fn_or_lazy_lock(Some($value));
        let recipient: Recipient<'_> =
            Fill::sendapi_fill_at_run_time_as_in_a_fn_or_lazy_lock($value);
        let reference: Text<'_> =
            FillDigits::sendapi_fill_digits_at_run_time_as_in_a_fn_or_lazy_lock(&$value);
        let maybe: Option<Text<'_>> =
            FillDigits::sendapi_fill_digits_at_run_time_as_in_a_fn_or_lazy_lock(&Some($value));
        let Recipient::Id(id) = recipient else { panic!("{recipient:?}") };
        for other in [optional, some, Some(id), Some(reference), maybe] {
            assert_eq!(other.as_ref(), Some(&digits));
        }
        digits
    }};
}

/// The number in a field that must be there and in one that need not be.
macro_rules! number {
    ($value:expr) => {{
        let number: Number = Fill::sendapi_fill_at_run_time_as_in_a_fn_or_lazy_lock($value);
        let optional: Option<Number> =
            Fill::sendapi_fill_at_run_time_as_in_a_fn_or_lazy_lock($value);
        let some: Option<Number> =
            Fill::sendapi_fill_at_run_time_as_in_a_fn_or_lazy_lock(Some($value));
        let (reference, maybe): (Number, Option<Number>) = (
            Fill::sendapi_fill_at_run_time_as_in_a_fn_or_lazy_lock(&$value),
            Fill::sendapi_fill_at_run_time_as_in_a_fn_or_lazy_lock(&Some($value)),
        );
        assert_eq!([optional, some, Some(reference), maybe], [Some(number); 4]);
        number
    }};
}

/// The smallest and the largest value of each type.
#[test]
fn whole_numbers_are_digits_and_numbers_to_their_ends() {
    macro_rules! ends {
        ($($ty:ident)*) => {$(
            for end in [$ty::MIN, $ty::MAX, 3] {
                assert_eq!(digits!(end), end.to_string().as_str());
                let written = end.to_string();
                match number!(end) {
                    Number::Integer(value) => assert_eq!(value.to_string(), written),
                    Number::Float(value) => {
                        assert!(written.parse::<i64>().is_err());
                        let nearest: f64 = written.parse().unwrap();
                        assert_eq!(value.to_string(), nearest.to_string());
                    }
                }
            }
        )*};
    }
    ends! { u8 u16 u32 u64 usize i8 i16 i32 i64 isize }
}

#[test]
fn unsigned_numbers_are_whole_to_their_ends() {
    macro_rules! ends {
        ($($ty:ident)*) => {$(
            for end in [$ty::MIN, $ty::MAX] {
                let (whole, optional): (u64, Option<u64>) = (end.sendapi_fill_at_run_time_as_in_a_fn_or_lazy_lock(), end.sendapi_fill_at_run_time_as_in_a_fn_or_lazy_lock());
                let some: Option<u64> = Some(end).sendapi_fill_at_run_time_as_in_a_fn_or_lazy_lock();
                assert_eq!(whole.to_string(), end.to_string());
                assert_eq!((optional, some), (Some(whole), Some(whole)));
                let (reference, maybe): (u64, Option<u64>) =
                    (Fill::sendapi_fill_at_run_time_as_in_a_fn_or_lazy_lock(&end), Fill::sendapi_fill_at_run_time_as_in_a_fn_or_lazy_lock(&Some(end)));
                assert_eq!((reference, maybe), (whole, Some(whole)));
            }
            assert_eq!(Fill::<Option<u64>>::sendapi_fill_at_run_time_as_in_a_fn_or_lazy_lock(None::<$ty>), None);
        )*};
    }
    ends! { u8 u16 u32 u64 usize }
}

#[test]
fn a_number_beyond_64_bits_is_as_near_as_json_reads_it() {
    let read = serde_json::from_str::<f64>("18446744073709551615").unwrap();
    assert_eq!(number!(u64::MAX), Number::Float(read));
    assert_eq!(number!(i64::MAX), Number::Integer(i64::MAX));
}

/// A price of 9.99 is not 9.989999771118164, which is what the bits of the `f32` say.
#[test]
fn a_float_is_the_shortest_number_that_it_stands_for() {
    for price in [9.99_f32, 0.1, -0.05, 1e-7, 16_777_216.0, 1234.567, 0.333_333_34, 2.5] {
        let shortest: f64 = price.to_string().parse().unwrap();
        assert_eq!(number!(price), Number::Float(shortest), "{price}");
    }
    assert_eq!(number!(3.4e38_f32), Number::Float(3.4e38_f32.into()));
    assert_eq!(number!(1e-20_f32), Number::Float(1e-20_f32.into()));
    assert_eq!(number!(f32::INFINITY), Number::Float(f64::INFINITY));
    let nan: Number = f32::NAN.sendapi_fill_at_run_time_as_in_a_fn_or_lazy_lock();
    assert!(matches!(nan, Number::Float(value) if value.is_nan()));
    assert_eq!(number!(9.99_f64), Number::Float(9.99));
    assert_eq!(number!(Number::Integer(7)), Number::Integer(7));
}

#[test]
fn a_flag_is_a_flag() {
    let (flag, optional): (bool, Option<bool>) = (
        true.sendapi_fill_at_run_time_as_in_a_fn_or_lazy_lock(),
        true.sendapi_fill_at_run_time_as_in_a_fn_or_lazy_lock(),
    );
    let some: Option<bool> = Some(false).sendapi_fill_at_run_time_as_in_a_fn_or_lazy_lock();
    assert_eq!((flag, optional, some), (true, Some(true), Some(false)));
    let (reference, maybe): (bool, Option<bool>) = (
        (&true).sendapi_fill_at_run_time_as_in_a_fn_or_lazy_lock(),
        (&None).sendapi_fill_at_run_time_as_in_a_fn_or_lazy_lock(),
    );
    assert_eq!((reference, maybe), (true, None));
}

#[test]
fn a_list_that_is_empty_is_left_out_where_it_may_be() {
    macro_rules! lists {
        ($($value:expr, $empty:expr);* $(;)?) => {$(
            let list: List<'_, u8> = Fill::sendapi_fill_at_run_time_as_in_a_fn_or_lazy_lock($value);
            let optional: Option<List<'_, u8>> = Fill::sendapi_fill_at_run_time_as_in_a_fn_or_lazy_lock($value);
            let some: Option<List<'_, u8>> = Fill::sendapi_fill_at_run_time_as_in_a_fn_or_lazy_lock(Some($value));
            assert_eq!(*list, [1, 2]);
            assert_eq!((optional.as_ref(), some.as_ref()), (Some(&list), Some(&list)));
            let none: Option<List<'_, u8>> = Fill::sendapi_fill_at_run_time_as_in_a_fn_or_lazy_lock($empty);
            assert!(none.is_none());
            let empty: List<'_, u8> = Fill::sendapi_fill_at_run_time_as_in_a_fn_or_lazy_lock($empty);
            assert!(empty.is_empty());
        )*};
    }
    let (vec, list, slice): (Vec<u8>, List<'_, u8>, &[u8]) = (vec![1, 2], [1, 2].into(), &[1, 2]);
    let (no_vec, no_list): (Vec<u8>, List<'_, u8>) = (Vec::new(), List::EMPTY);
    lists! {
        [1, 2], [0; 0];
        &[1, 2], &[0; 0];
        slice, &no_vec[..];
        &slice, &&no_vec[..];
        vec.clone(), Vec::new();
        &vec, &no_vec;
        list.clone(), List::EMPTY;
        &list, &no_list;
    }
    let (some, empty) = (Some(vec), Some(no_vec));
    let lent: Option<List<'_, u8>> = Fill::sendapi_fill_at_run_time_as_in_a_fn_or_lazy_lock(&some);
    assert!(matches!(lent, Some(List::Borrowed([1, 2]))));
    let none: Option<List<'_, u8>> = Fill::sendapi_fill_at_run_time_as_in_a_fn_or_lazy_lock(&empty);
    assert!(none.is_none());
}
