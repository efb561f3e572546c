//! Text in place of values: what is written out in a `message!` is written down as JSON while the program compiles, so
//! that rustc has one string to read and not a tree of literals, and sending has one to copy.
//!
//! Whoever wants the value gets it too. It is read when it is first asked for, once for each string of the program, and
//! kept for ever.

use std::collections::BTreeMap;
use std::sync::{PoisonError, RwLock};

use crate::convert::value::{Keep, Value};
use crate::message::Request;
use crate::tree::json::Json;

/// The request that is written in `json`.
pub(crate) fn request(json: &'static str) -> &'static Request<'static> {
    static REQUESTS: Store<Request<'static>> = Store::new();
    REQUESTS.get(json)
}

/// What was read, by where the string stands and how long it is: two strings that live for ever and are the same in
/// both are the same.
struct Store<T: 'static>(RwLock<BTreeMap<(usize, usize), &'static T>>);

impl<T: Value> Store<T> {
    const fn new() -> Self {
        Self(RwLock::new(BTreeMap::new()))
    }

    fn get(&self, json: &'static str) -> &'static T {
        let place = (json.as_ptr().addr(), json.len());
        let known = self.0.read().unwrap_or_else(PoisonError::into_inner).get(&place).copied();
        known.unwrap_or_else(|| {
            let mut all = self.0.write().unwrap_or_else(PoisonError::into_inner);
            all.entry(place).or_insert_with(|| Box::leak(Box::new(read(json))))
        })
    }
}

#[expect(clippy::panic, reason = "only the macros call it, with what this very crate wrote")]
fn read<T: Value>(json: &str) -> T {
    let value = Json::parse(json).ok().and_then(|json| T::read(json.node(), Keep::Lent));
    value.unwrap_or_else(|| panic!("`message!` wrote what it cannot read: {json}"))
}
