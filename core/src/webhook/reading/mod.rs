//! How what comes in is read without losing anything: the declarations of objects and words, and the values that have
//! more than one form.

pub(in crate::webhook) mod json;
pub(in crate::webhook) mod member;
pub(in crate::webhook) mod object;
pub(in crate::webhook) mod odd;
pub(in crate::webhook) mod scalar;
pub(in crate::webhook) mod time;
