//! Where in the Graph API a call goes.

use std::borrow::Cow;

use sendapi_core::told::Written;

use crate::error::Problem;

/// A place in the Graph API, counted from the version on: `{object}/{edge}`.
///
/// Segments are escaped as they go into the URL, so that an id from outside leads nowhere else. One
/// that is empty, `.` or `..` would, and one with a line break or another control character is none:
/// a call with such a segment is not made, and fails with an error of kind
/// [`Setup`](crate::ErrorKind::Setup).
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

    /// Whether it leads where it says.
    pub(crate) fn check(&self) -> Result<(), Problem> {
        self.0.iter().try_for_each(|segment| match segment {
            Segment::Account => Ok(()),
            Segment::Text(text) => check_segment(text),
        })
    }
}

/// What is empty or walks up would lead to another place than was meant; so would what has tabs and
/// line breaks, which URLs lose: of `12\n3` they make `123`, of `.\t.` what walks up.
fn check_segment(text: &str) -> Result<(), Problem> {
    let odd = match text.chars().enumerate().find(|(_, c)| c.is_control()) {
        // The text is not repeated, however long it is.
        Some((index, c)) => {
            format!("with `{}` at character {}", Written(&c.to_string()), index + 1)
        }
        None if matches!(text, "" | "." | "..") => format!("`{text}`"),
        None => return Ok(()),
    };
    Err(Problem::new(format!(
        "path has a segment {odd}, give the id of an object or the name of an edge"
    )))
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
        for (bad, odd) in [
            ("", "``"),
            (".", "`.`"),
            ("..", "`..`"),
            (".\t.", r"with `\t` at character 2"),
            ("12\n3", r"with `\n` at character 3"),
            ("ä\u{7f}", r"with `\u007f` at character 2"),
            ("\u{85}", r"with `\u0085` at character 1"),
        ] {
            let problem = Path::account().edge(bad).check().unwrap_err();
            let text = format!(
                "path has a segment {odd}, give the id of an object or the name of an edge"
            );
            assert_eq!(problem.text, text);
        }
        for good in ["m_a:b/c=", "...", "%2e%2e", "t_1?x"] {
            assert!(Path::object(good).check().is_ok(), "{good}");
        }
        assert!(Path::root().check().is_ok());
    }
}
