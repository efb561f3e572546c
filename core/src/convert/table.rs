//! The one table of conversions: which Rust type fills which field, as a variable and as a constant.
//!
//! A macro hands the table to the macro that is named, each of which makes one thing of it: `fill.rs` the impls of `Fill`,
//! `FillDigits` and `IntoId`, `constant.rs` those of `Fits` and `FitsDigits` and the methods of constants, `from.rs` those of
//! `From`, `message/recipient/whole.rs` recipients, `payload/into_payload.rs` payloads. None of them names a type of its own.

/// Calls the macro `$with` with the table. In each row:
///
/// - the limits that judge a constant of these types; `-` where no constant is of such a type
/// - the types; after `where` their generics beside `'a`
/// - a field that they fill: `Text` (text, and digits as well), `Digits` (digits as text), `Whole` (a `u64`), `Number`,
///   `Flag` (a `bool`), `List`
/// - how a variable becomes what the field holds; `-` where it may not stand there
/// - how a constant does, from a reference to it, by a constant expression; `-` where it may not stand there
/// - how a reference to such a type, and to an `Option` of it, fills the field as well: lent for `'r`, as long as the
///   reference, or for `'a`, as long as what stands behind it; or copied
macro_rules! conversions {
    ($with:ident) => {
        $with! {
            // limits type             fills    a variable                                 a constant                                      reference
            text    &'a str          { Text   (|text| Text::Borrowed(text))              (const |text| Text::Borrowed(text))             ('a); }
            text    Text<'a>         { Text   (itself)                                   (const |text| Text::Borrowed(text.as_str()))    ('r); }
            text    Cow<'a, str>     { Text   (|text| Text::of_cow(text))                (const |text| Text::lent_by_cow(text))          ('r); }
            -       String           { Text   (|text| Text::Owned(text))                 (-)                                             ('r); }
            -       Box<str>         { Text   (|text| Text::Owned(text.into_string()))   (-)                                             ('r); }
            -       Arc<str>         { Text   (|text| Text::Owned(text.as_ref().into())) (-)                                             ('r); }

            integer u8, u16, u32, u64, usize {
                                       Digits (|value| Text::Owned(value.to_string()))   (const |value| Digits::of(*value as i128))      (copied);
                                       Number (|value| Number::whole(value as i128))     (const |value| Number::whole(*value as i128))   (copied);
                                       Whole  (|value| value as u64)                     (const |value| *value as u64)                   (copied); }
            // A variable that is negative could not be refused, and `u64` cannot hold it; a constant was judged before.
            integer i8, i16, i32, i64, isize {
                                       Digits (|value| Text::Owned(value.to_string()))   (const |value| Digits::of(*value as i128))      (copied);
                                       Number (|value| Number::whole(value as i128))     (const |value| Number::whole(*value as i128))   (copied);
                                       Whole  (-)                                        (const |value| *value as u64)                   (copied); }
            number  f32              { Number (|value| Number::decimal(value))           (const |value| Number::decimal(*value))         (copied); }
            number  f64              { Number (|value| Number::Float(value))             (const |value| Number::Float(*value))           (copied); }
            number  Number           { Number (itself)                                   (const |value| *value)                          (copied); }
            flag    bool             { Flag   (itself)                                   (const |value| *value)                          (copied); }

            list    List<'a, T> where [T] {
                                       List   (itself)                                   (const |items| List::Borrowed(items.as_slice())) ('r); }
            list    &'a [T] where [T] {
                                       List   (|items| List::Borrowed(items))            (const |items| List::Borrowed(items))           ('a); }
            list    [T; N] where [T, const N: usize] {
                                       List   (|items| List::Owned(items.into()))        (const |items| List::Borrowed(items))           ('r); }
            -       Vec<T> where [T] {
                                       List   (|items| List::Owned(items))               (-)                                             ('r); }
        }
    };
}
pub(crate) use conversions;
