//! A JSON Schema while it is put together: keywords in the order in which they are to be read.

use crate::tree::json::{Items, Json, Members};

/// An object of a JSON Schema.
#[derive(Clone, Default)]
pub(super) struct Keywords(Vec<(String, Json)>);

impl Keywords {
    pub(super) const fn new() -> Self {
        Self(Vec::new())
    }

    #[must_use]
    pub(super) fn with(mut self, name: impl Into<String>, value: impl Into<Json>) -> Self {
        self.put(name, value);
        self
    }

    /// With a keyword that says something about many things, unless there is none.
    #[must_use]
    pub(super) fn with_all(self, name: &str, values: impl Into<Json>) -> Self {
        match values.into() {
            Json::List(Items(items)) if items.is_empty() => self,
            Json::Object(Members(members)) if members.is_empty() => self,
            values => self.with(name, values),
        }
    }

    pub(super) fn put(&mut self, name: impl Into<String>, value: impl Into<Json>) {
        self.0.push((name.into(), value.into()));
    }

    pub(super) fn extend(&mut self, others: Self) {
        self.0.extend(others.0);
    }

    #[must_use]
    pub(super) fn and(mut self, others: Self) -> Self {
        self.extend(others);
        self
    }
}

impl From<Keywords> for Json {
    fn from(keywords: Keywords) -> Self {
        Self::Object(Members(keywords.0))
    }
}

impl<T: Into<Self>> From<Vec<T>> for Json {
    fn from(items: Vec<T>) -> Self {
        Self::List(Items(items.into_iter().map(T::into).collect()))
    }
}

impl From<&str> for Json {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Json {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<bool> for Json {
    fn from(flag: bool) -> Self {
        Self::Bool(flag)
    }
}

impl From<i128> for Json {
    fn from(number: i128) -> Self {
        Self::Integer(number)
    }
}

impl From<usize> for Json {
    fn from(count: usize) -> Self {
        // No limit has more digits than fit.
        Self::Integer(i128::try_from(count).unwrap_or(i128::MAX))
    }
}
