//! Which types a constant of the user's program may have, so that the compiler's answer to another is a single sentence.

use std::marker::PhantomData;
use std::ops::Deref;

use crate::convert::digits::Digits;
use crate::convert::spot::Spot;
use crate::convert::unfinished::unfinished;
use crate::plain::list::List;
use crate::plain::number::Number;
use crate::plain::text::Text;

/// The type of a constant that may stand in a field of type `T`.
#[diagnostic::on_unimplemented(
    message = "a constant of type `{Self}` cannot fill a field that takes `{T}`",
    label = "this is a `{Self}`",
    note = "text takes a constant `&str`, `Text` or `Cow<str>`; a number takes integers and floats, a whole number integers; a list takes an array or a slice of its items; a recipient takes its id; what may be left out takes an `Option` of these"
)]
pub trait Fits<T>: Sized {
    /// The proof.
    const KNOWN: Known<Self> = Known(PhantomData);
}

/// The type of a constant that may stand in a field which takes digits as text or as a whole number.
#[diagnostic::on_unimplemented(
    message = "a constant of type `{Self}` cannot fill a field that takes text or a whole number",
    label = "this is a `{Self}`"
)]
pub trait FitsDigits<T>: Sized {
    /// The proof.
    const KNOWN: Known<Self> = Known(PhantomData);
}

/// Proof that constants of a type fit a field.
#[derive(Clone, Copy, Debug)]
pub struct Known<T>(PhantomData<fn() -> T>);

impl<T> Known<T> {
    /// A constant of that type.
    #[must_use]
    pub const fn constant(self, value: &'static T) -> Const<&'static T> {
        Const::of(value)
    }

    /// A constant list of that type, whose items are of type `I`.
    #[must_use]
    pub const fn items<I>(self, value: &'static T) -> ConstList<&'static T, I> {
        ConstList::of(value)
    }
}

/// A constant of the user's program.
#[derive(Clone, Copy, Debug)]
pub struct Const<T>(pub(crate) T);

impl<T> Const<T> {
    pub(crate) const fn of(value: T) -> Self
    where
        T: Copy,
    {
        Self(value)
    }
}

/// A constant of the user's program that is a list of items of type `I`.
#[derive(Clone, Copy, Debug)]
pub struct ConstList<T, I>(pub(crate) T, PhantomData<fn() -> I>);

impl<T, I> ConstList<T, I> {
    pub(crate) const fn of(value: T) -> Self
    where
        T: Copy,
    {
        Self(value, PhantomData)
    }
}

/// Autoderef fallback: gives `Const<&T>` every conversion method, so that an unsupported `T` is one [`Fits`] error and
/// not a second "no method" error. Nothing calls it: the program does not compile, and a constant of a supported type
/// has the methods itself, which are found before.
#[derive(Clone, Copy, Debug)]
pub struct Misfit;

impl<T> Deref for Const<&'static T> {
    type Target = Misfit;

    fn deref(&self) -> &Misfit {
        &Misfit
    }
}

impl<T, I> Deref for ConstList<&'static T, I> {
    type Target = Misfit;

    fn deref(&self) -> &Misfit {
        &Misfit
    }
}

impl Misfit {
    /// Judges nothing.
    pub const fn check(&self, _: Spot) {}
}

macro_rules! misfit {
    ($($method:ident: $to:ty;)*) => {
        impl Misfit {
            $(
                /// Stands for the method of a constant that fits.
                #[must_use]
                pub const fn $method(&self) -> $to {
                    unfinished()
                }
            )*
        }
    };
}

misfit! {
    text: Text<'static>;
    optional_text: Option<Text<'static>>;
    digits: Digits;
    optional_digits: Option<Digits>;
    integer: u64;
    optional_integer: Option<u64>;
    number: Number;
    optional_number: Option<Number>;
    flag: bool;
    optional_flag: Option<bool>;
}

impl Misfit {
    /// Stands for the method of a constant that fits.
    #[must_use]
    pub const fn list<T>(&self) -> List<'static, T> {
        unfinished()
    }

    /// Stands for the method of a constant that fits.
    #[must_use]
    pub const fn optional_list<T>(&self) -> Option<List<'static, T>> {
        unfinished()
    }
}
