//! The one table of conversions: which Rust type fills which field, as a variable and as a constant.
//!
//! A macro hands the table to the macro that is named, each of which makes one thing of it: `fill.rs` the impls of `Fill`,
//! `FillDigits` and `IntoId`, `constant.rs` those of `Fits` and `FitsDigits` and the methods of constants, `from.rs` those of
//! `From`, `message/recipient/whole.rs` recipients, `payload/into_payload.rs` payloads. None of them names a type of its own.

/// Calls the macro `$with` with the table. In each row:
///
/// - as what limits and fields look at a constant of these types, a variant of `Constant`; `-` where no constant is of such
///   a type
/// - the types; after `where` their generics beside `'a`
/// - what is in a constant, from a reference to it, by a constant expression
/// - a field that they fill: `Text` (text, and digits as well), `Digits` (digits as text), `Whole` (a `u64`), `Number`,
///   `Flag` (a `bool`), `List`
/// - how a variable becomes what the field holds; `-` where only a constant may stand there
/// - how a reference to such a type, and to an `Option` of it, fills the field as well: lent for `'r`, as long as the
///   reference, or for `'a`, as long as what stands behind it; or copied
macro_rules! conversions {
    ($with:ident) => {
        $with! {
            // a constant  type                              what is in it                           fills    a variable                                 reference
            Text    &'a str                           [const |text| text]                     { Text   (|text| Text::Borrowed(text))              ('a); }
            Text    Text<'a>                          [const |text| text.as_str()]            { Text   (itself)                                   ('r); }
            Text    Cow<'a, str>                      [const |text| Text::lent_by(text)]      { Text   (|text| Text::of_cow(text))                ('r); }
            -       String                            [-]                                     { Text   (|text| Text::Owned(text))                 ('r); }
            -       Box<str>                          [-]                                     { Text   (|text| Text::Owned(text.into_string()))   ('r); }
            -       Arc<str>                          [-]                                     { Text   (|text| Text::Owned(text.as_ref().into())) ('r); }

            Integer u8, u16, u32, u64, usize          [const |value| *value as i128]          {
                                                                                                Digits (|value| Text::Owned(value.to_string()))   (copied);
                                                                                                Number (|value| Number::whole(value as i128))     (copied);
                                                                                                Whole  (|value| value as u64)                     (copied); }
            // A variable that is negative could not be refused, and `u64` cannot hold it; a constant was judged before.
            Integer i8, i16, i32, i64, isize          [const |value| *value as i128]          {
                                                                                                Digits (|value| Text::Owned(value.to_string()))   (copied);
                                                                                                Number (|value| Number::whole(value as i128))     (copied);
                                                                                                Whole  (-)                                        (copied); }
            Number  f32                               [const |value| Number::decimal(*value)] { Number (|value| Number::decimal(value))           (copied); }
            Number  f64                               [const |value| Number::Float(*value)]   { Number (|value| Number::Float(value))             (copied); }
            Number  Number                            [const |value| *value]                  { Number (itself)                                   (copied); }
            Flag    bool                              [const |value| *value]                  { Flag   (itself)                                   (copied); }

            Items   List<'a, T> where [T]             [const |items| items.as_slice()]        { List   (itself)                                   ('r); }
            Items   &'a [T] where [T]                 [const |items| items]                   { List   (|items| List::Borrowed(items))            ('a); }
            Items   [T; N] where [T, const N: usize]  [const |items| items]                   { List   (|items| List::Owned(items.into()))        ('r); }
            -       Vec<T> where [T]                  [-]                                     { List   (|items| List::Owned(items))               ('r); }
        }
    };
}
pub(crate) use conversions;
