//! What is answered, in the platform's words and with its codes.

pub(crate) mod answer;
pub(crate) mod codes;
pub(crate) mod due;
pub(crate) mod fields;
pub(crate) mod flaw;
pub(crate) mod graph_errors;
pub(crate) mod ids;
pub(crate) mod manner;
pub(crate) mod refusal;
mod sentences;
