//! Whole numbers and other numbers: each type that fits, as a variable and as a constant.

#![deny(warnings)]

use sendapi::{Message, Number, message};
use sendapi_tests::json_of;
use serde_json::{Value, json};

fn days(message: &Message<'_>) -> Value {
    json_of(message)["message"]["attachment"]["payload"]["expires_in_days"].clone()
}

fn total(message: &Message<'_>) -> Value {
    json_of(message)["message"]["attachment"]["payload"]["summary"].clone()
}

macro_rules! form {
    ($($days:tt)*) => {
        message!(
            recipient: "72",
            attachment: customer_information {
                business_privacy: business_privacy { url: "https://ferry.example/privacy" },
                expires_in_days: $($days)*,
            },
        )
    };
}

macro_rules! receipt {
    ($total:tt, $tax:tt) => {
        message!(
            recipient: "72",
            attachment: receipt {
                recipient_name: "Runa",
                order_number: "7",
                currency: "NOK",
                payment_method: "Cash",
                summary: summary { total_cost: $total, total_tax: $tax },
            },
        )
    };
}

macro_rules! unsigned_variables {
    ($($ty:ident)*) => {$(
        let (number, some, none): ($ty, Option<$ty>, Option<$ty>) = (3, Some(3), None);
        assert_eq!([days(&form!(number)), days(&form!(some))], [3, 3]);
        assert_eq!([days(&form!(&number)), days(&form!(&some))], [3, 3]);
        assert_eq!(days(&form!(none)), Value::Null);
    )*};
}

macro_rules! constants {
    ($($ty:ident)*) => {$({
        const NUMBER: $ty = 3;
        const SOME: Option<$ty> = Some(3);
        const NONE: Option<$ty> = None;
        const LENT: &$ty = &NUMBER;
        const FORM: Message<'static> = form!(LENT);
        assert_eq!([days(&form!(NUMBER)), days(&form!(SOME)), days(&FORM)], [3, 3, 3]);
        assert_eq!(days(&form!(NONE)), Value::Null);
    })*};
}

macro_rules! numbers {
    ($($ty:ident: $value:literal;)*) => {$({
        let written = json!({ "total_cost": $value, "total_tax": $value });
        let (number, some, none): ($ty, Option<$ty>, Option<$ty>) = ($value, Some($value), None);
        assert_eq!(total(&receipt!(number, number)), written);
        assert_eq!(total(&receipt!(number, some)), written);
        let (number, some) = (&number, &some);
        assert_eq!(total(&receipt!(number, some)), written);
        assert_eq!(total(&receipt!(number, none)), json!({ "total_cost": $value }));
        const NUMBER: $ty = $value;
        const SOME: Option<$ty> = Some($value);
        const NONE: Option<$ty> = None;
        const LENT: &$ty = &NUMBER;
        const RECEIPT: Message<'static> = receipt!(LENT, SOME);
        assert_eq!(total(&receipt!(NUMBER, NUMBER)), written);
        assert_eq!(total(&RECEIPT), written);
        assert_eq!(total(&receipt!(NUMBER, NONE)), json!({ "total_cost": $value }));
    })*};
}

const PRICE: Number = Number::Float(9.99);

fn main() {
    unsigned_variables! { u8 u16 u32 u64 usize }
    constants! { u8 u16 u32 u64 usize i8 i16 i32 i64 isize }
    numbers! {
        u8: 9; u16: 9; u32: 9; u64: 9; usize: 9; i8: 9; i16: 9; i32: 9; i64: 9; isize: 9;
        f32: 9.99; f64: 9.99;
    }
    let (whole, part) = (9, 9.99);
    assert_eq!(total(&receipt!(whole, part)), json!({ "total_cost": 9, "total_tax": 9.99 }));
    let number = Number::Integer(9);
    assert_eq!(total(&receipt!(number, PRICE)), json!({ "total_cost": 9, "total_tax": 9.99 }));
    let huge = u64::MAX;
    let all = json!({ "total_cost": 18446744073709551615_u64 as f64, "total_tax": 9 });
    assert_eq!(total(&receipt!(huge, number)), all);
}
