//! What the shop says: a function for each message, in a file for each part of the conversation.

pub mod basket;
pub mod counter;
pub mod desk;
pub mod order;
pub mod shelves;
