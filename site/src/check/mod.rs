//! What must hold of the pages.

mod links;
pub mod pages;
mod rust;
mod shell;

pub use links::links;
pub use rust::rust;
pub use shell::shell;
