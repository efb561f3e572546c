//! [`Part`]: the objects and words of the API among the values that fill fields.

use crate::convert::fill::{Fill, Present};
use crate::convert::own::Own;
use crate::convert::stencil::{Hole, IntoHole};

/// A type of the API, which fills the fields of its own type: `derive(Schema)` implements it.
pub trait Part: Own {
    /// What fills the hole of a stencil.
    #[inline]
    fn hole<'h>(self) -> Hole<'h>
    where
        Self: 'h,
    {
        Hole::part(self)
    }
}

impl<T: Part> Present for T {}

#[diagnostic::do_not_recommend]
impl<T: Part> Fill<T> for T {
    #[inline]
    fn sendapi_fill_at_run_time_as_in_a_fn_or_lazy_lock(self) -> T {
        self
    }
}

#[diagnostic::do_not_recommend]
impl<T: Part> Fill<Option<T>> for T {
    #[inline]
    fn sendapi_fill_at_run_time_as_in_a_fn_or_lazy_lock(self) -> Option<T> {
        Some(self)
    }
}

#[diagnostic::do_not_recommend]
impl<'a, T: Part + 'a> IntoHole<'a> for T {
    #[inline]
    fn into_hole(self) -> Hole<'a> {
        self.hole()
    }
}
