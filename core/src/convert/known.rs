//! Which types a constant of the user's program may have, so that the compiler's answer to another is a single sentence.

use std::marker::PhantomData;
use std::ops::Deref;

use crate::convert::fill::NoField;
use crate::convert::inside::Constant;

/// The type of a constant that may stand in a field of type `T`.
#[diagnostic::on_unimplemented(
    message = "a constant of type `{Self}` cannot fill a field that takes `{T}`",
    label = "this is of type `{Self}`",
    note = "text takes a constant `&str`, `Text` or `Cow<str>`; a number takes integers and floats, a whole number integers; a list takes an array or a slice of its items; a recipient takes its id; what may be left out takes an `Option` of these",
    note = "an enum that has `#[derive(Payload)]` becomes text at run time, and a name in capitals is a constant to the macro, that of a variant too: in parentheses, as in `payload: (Action::FAQ)`, it is none, and stands in a function or a `LazyLock`"
)]
pub trait Fits<T>: Sized {
    /// The proof.
    const KNOWN: Known<Self> = Known(PhantomData);
}

/// The type of a constant that may stand in a field which takes digits as text or as a whole number.
#[diagnostic::on_unimplemented(
    message = "a constant of type `{Self}` cannot fill a field that takes text or a whole number",
    label = "this is of type `{Self}`",
    note = "it takes a constant `&str`, `Text`, `Cow<str>` and integers; what may be left out takes an `Option` of these",
    note = "an enum that has `#[derive(Payload)]` becomes text at run time, and a name in capitals is a constant to the macro, that of a variant too: in parentheses, as in `payload: (Action::FAQ)`, it is none, and stands in a function or a `LazyLock`"
)]
pub trait FitsDigits<T>: Sized {
    /// The proof.
    const KNOWN: Known<Self> = Known(PhantomData);
}

/// Proof that constants of a type fit a field.
#[derive(Clone, Copy, Debug)]
pub struct Known<T>(PhantomData<fn() -> T>);

impl<T: 'static> Known<T> {
    /// A constant of that type.
    #[must_use]
    pub const fn constant(self, value: &'static T) -> <T as Sight>::Seen {
        Const::of(value)
    }

    /// A constant list of that type, whose items are of type `I`.
    #[must_use]
    pub const fn items<I>(self, value: &'static T) -> <T as Sight<I>>::Seen {
        Const::of(value)
    }
}

/// Names the type by which a constant is seen, so that rustc has to look it up: what it looks up for a constant that it does
/// not know is as unknown to it as the constant, and it asks no more about it. Of a `Const<_>` it would tell that a hundred
/// types have a `value()`.
pub trait Sight<I = ()>: 'static {
    /// The type.
    type Seen;
}

impl<T: 'static, I> Sight<I> for T {
    type Seen = Const<&'static T, I>;
}

/// A type whose constants are seen behind a reference as well. A reference itself is none: no method sees through two.
pub trait Seen {}

impl<T: Seen> Seen for Option<T> {}

/// Whatever fits fits as an `Option` where it may be left out, and behind a reference.
macro_rules! fits_as_well {
    ($($fits:ident)*) => {$(
        #[diagnostic::do_not_recommend]
        impl<F, T: $fits<F>> $fits<Option<F>> for Option<T> {}

        #[diagnostic::do_not_recommend]
        impl<F, T: $fits<F> + Seen> $fits<F> for &T {}

        // A second candidate, or rustc would show the one that there is, whatever it is told above.
        #[diagnostic::do_not_recommend]
        impl<T> $fits<NoField> for Option<T> {}
    )*};
}

fits_as_well! { Fits FitsDigits }

/// A constant of the user's program; if it is a list, of items of type `I`.
#[derive(Clone, Copy, Debug)]
pub struct Const<T, I = ()>(pub(crate) T, PhantomData<fn() -> I>);

impl<T, I> Const<T, I> {
    pub(crate) const fn of(value: T) -> Self
    where
        T: Copy,
    {
        Self(value, PhantomData)
    }
}

/// Autoderef fallback: gives `Const<&T>` the methods that a macro calls, so that an unsupported `T` is one [`Fits`] error
/// and not a second "no method" error. Nothing calls it: the program does not compile, and a constant of a supported type
/// has the method itself, which is found before.
#[derive(Clone, Copy, Debug)]
pub struct Misfit<I>(PhantomData<fn() -> I>);

impl<T, I> Deref for Const<&'static T, I> {
    type Target = Misfit<I>;

    fn deref(&self) -> &Misfit<I> {
        &Misfit(PhantomData)
    }
}

impl<I> Misfit<I> {
    /// Stands for the method of a constant that fits.
    #[must_use]
    pub const fn value(&self) -> Constant<I> {
        Constant::Absent
    }
}
