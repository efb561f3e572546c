//! How what comes in is read without losing anything: the declarations of objects and words, and the values that have
//! more than one form.

pub(crate) mod json;
pub(crate) mod kind;
pub(crate) mod member;
pub(crate) mod object;
pub(crate) mod odd;
pub(crate) mod scalar;
pub(crate) mod time;
