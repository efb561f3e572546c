//! Things with an id, in the order in which they were made.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

/// A list of things by their ids.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Listed<T>(Vec<(String, T)>);

impl<T> Listed<T> {
    pub(crate) fn add(&mut self, id: String, thing: T) {
        self.0.push((id, thing));
    }

    pub(crate) fn get(&self, id: &str) -> Option<&T> {
        self.iter().find(|(own, _)| *own == id).map(|(_, thing)| thing)
    }

    pub(crate) fn get_mut(&mut self, id: &str) -> Option<&mut T> {
        self.0.iter_mut().find(|(own, _)| own == id).map(|(_, thing)| thing)
    }

    pub(crate) fn iter_mut(&mut self) -> impl Iterator<Item = &mut T> {
        self.0.iter_mut().map(|(_, thing)| thing)
    }

    pub(crate) fn remove(&mut self, id: &str) -> Option<T> {
        let place = self.0.iter().position(|(own, _)| own == id)?;
        Some(self.0.remove(place).1)
    }

    /// Whether there were any to take out.
    pub(crate) fn remove_all(&mut self, is_meant: impl Fn(&T) -> bool) -> bool {
        let before = self.0.len();
        self.0.retain(|(_, thing)| !is_meant(thing));
        self.0.len() < before
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = (&str, &T)> {
        self.0.iter().map(|(id, thing)| (id.as_str(), thing))
    }
}

impl<T> Default for Listed<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

/// A name and a picture in which a Page writes.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Persona {
    pub(crate) name: String,
    pub(crate) profile_picture_url: String,
}

/// What a Page notes about people.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Label {
    pub(crate) name: String,
    pub(crate) people: BTreeSet<String>,
}
