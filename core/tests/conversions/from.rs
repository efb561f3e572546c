//! Constructors take with `Into` what a field takes in `message!`.

use std::borrow::Cow;
use std::sync::Arc;

use sendapi_core::{List, Number, Text};

macro_rules! converts {
    ($($to:ty: $($from:ty),* $(,)?;)*) => {
        $($(assert!(implements!($from: Into<$to>), "{}", stringify!($from => $to));)*)*
    };
}

#[test]
fn what_fills_a_field_converts_into_it() {
    converts! {
        Text<'static>:
            Text<'static>, &'static Text<'static>, &'static str, &'static &'static str,
            String, &'static String, Cow<'static, str>, &'static Cow<'static, str>,
            Box<str>, &'static Box<str>, Arc<str>, &'static Arc<str>;
        Number: Number, u8, u16, u32, u64, usize, i8, i16, i32, i64, isize, f32, f64, &'static u64, &'static f32, &'static Number;
        List<'static, u8>:
            List<'static, u8>, &'static List<'static, u8>, Vec<u8>, &'static Vec<u8>,
            &'static [u8], &'static &'static [u8], [u8; 2], &'static [u8; 2];
    }
}

#[test]
fn numbers_keep_what_they_are() {
    assert_eq!(Number::from(3), Number::Integer(3));
    assert_eq!(Number::from(2.5), Number::Float(2.5));
    assert_eq!(Number::from(u64::MAX), Number::Float(18_446_744_073_709_552_000.0));
    assert_eq!(Number::from(9.99_f32), Number::Float(9.99));
    assert_eq!(Number::from(&9.99_f32), Number::Float(9.99));
}
