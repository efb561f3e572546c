//! The simulator over real HTTP, a file for each thing that a request meets.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test fails by a panic"
)]

#[path = "../support/mod.rs"]
mod support;

mod access_tokens;
mod again;
mod answers;
mod around;
mod bad_parameters;
mod batch_faults;
mod batches;
mod bot;
mod calls;
mod chat;
mod chat_news;
mod encodings;
mod fault_answers;
mod fault_codes;
mod fault_connections;
mod fault_gateways;
mod fault_halves;
mod fault_limits;
mod fault_rules;
mod handovers;
mod happenings;
mod items;
mod known_templates;
mod lifetime;
mod local_files;
mod memory;
mod not_let_in;
mod observers;
mod paging;
mod people;
mod platforms;
mod proofs;
mod raw;
mod reading_back;
mod refusals;
mod routes;
mod shapes;
mod state;
mod strict;
mod subscriptions;
mod time;
mod tokens;
mod uploads;
mod utility;
mod webhooks;
mod whose_token;
mod windows;
