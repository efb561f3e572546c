//! Where in the Graph API a call goes.

use std::borrow::Cow;

use crate::setup::Problem;

/// A place in the Graph API, counted from the version on: `{object}/{edge}`.
///
/// Segments are escaped as they go into the URL, so that an id from outside leads nowhere else.
///
/// # Example
///
/// ```
/// use sendapi::graph::Path;
///
/// // {account}/messenger_profile
/// let profile = Path::account().edge("messenger_profile");
/// // 1234567890
/// let person = Path::object("1234567890");
/// # assert_ne!(profile, person);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Path(Vec<Segment>);

impl Path {
    /// The account that calls: its id, or `me`.
    #[must_use]
    pub fn account() -> Self {
        Self(vec![Segment::Account])
    }

    /// An object with an id of its own, such as a persona or a person.
    pub fn object(id: impl Into<Cow<'static, str>>) -> Self {
        Self(vec![Segment::Text(id.into())])
    }

    /// The version alone, where [batches](https://developers.facebook.com/docs/graph-api/batch-requests)
    /// go.
    #[must_use]
    pub fn root() -> Self {
        Self(Vec::new())
    }

    /// What belongs to it, such as `messenger_profile` or `personas`.
    #[must_use]
    pub fn edge(mut self, name: impl Into<Cow<'static, str>>) -> Self {
        self.0.push(Segment::Text(name.into()));
        self
    }

    /// What stands behind the object; `None` if the path is the object alone.
    pub(crate) fn last_edge(&self) -> Option<&str> {
        match self.0.as_slice() {
            [_, .., Segment::Text(edge)] => Some(edge),
            _ => None,
        }
    }

    /// The path's segments for this account.
    pub(crate) fn segments<'a>(&'a self, account_id: &'a str) -> impl Iterator<Item = &'a str> {
        self.0.iter().map(move |segment| match segment {
            Segment::Account => account_id,
            Segment::Text(text) => text,
        })
    }

    /// An id that is empty or walks up would lead to another place than was meant.
    pub(crate) fn check(&self) -> Result<(), Problem> {
        let text = |segment: &_| match segment {
            Segment::Account => None,
            Segment::Text(text) => Some(text.to_string()),
        };
        match self.0.iter().filter_map(text).find(|text| matches!(text.as_str(), "" | "." | "..")) {
            Some(odd) => Err(Problem::new(format!(
                "path has the segment `{odd}`, give the id of an object or the name of an edge"
            ))),
            None => Ok(()),
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Segment {
    Account,
    Text(Cow<'static, str>),
}

#[cfg(test)]
mod tests {
    use super::*;

    fn segments(path: &Path) -> Vec<&str> {
        path.segments("123").collect()
    }

    #[test]
    fn paths() {
        assert_eq!(segments(&Path::account().edge("personas")), ["123", "personas"]);
        assert_eq!(segments(&Path::object("7").edge("label")), ["7", "label"]);
        assert_eq!(segments(&Path::object(String::from("7"))), ["7"]);
        assert!(segments(&Path::root()).is_empty());
    }

    #[test]
    fn segments_that_lead_elsewhere() {
        for bad in ["", ".", ".."] {
            let problem = Path::account().edge(bad).check().unwrap_err();
            assert!(problem.text.starts_with(&format!("path has the segment `{bad}`")));
        }
        for good in ["m_a:b/c=", "...", "%2e%2e", "t_1?x"] {
            assert!(Path::object(good).check().is_ok(), "{good}");
        }
        assert!(Path::root().check().is_ok());
    }
}
