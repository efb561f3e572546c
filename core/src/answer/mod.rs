//! What the platform answers: receipts, and its errors with what is known of their codes.

pub mod graph_error;
pub mod response;
