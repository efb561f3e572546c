//! What goes along with a call.

use std::borrow::Cow;

use sendapi_core::told::Written;

use super::File;
use crate::error::Problem;

/// The body of a [`Call`](super::Call).
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Body {
    /// Nothing.
    #[default]
    None,
    /// A JSON object.
    Json(Vec<u8>),
    /// Pairs, written as `application/x-www-form-urlencoded`.
    Form(Vec<(Cow<'static, str>, Cow<'static, str>)>),
    /// Parts, written as `multipart/form-data`.
    Multipart(Vec<Part>),
}

impl Body {
    pub(crate) fn check(&self) -> Result<(), Problem> {
        match self {
            Self::Multipart(parts) => parts.iter().try_for_each(Part::check),
            Self::Json(json) if !looks_like_an_object(json) => {
                Err(Problem::new("JSON body is no object, write it like `{\"name\": \"value\"}`"))
            }
            Self::None | Self::Json(_) | Self::Form(_) => Ok(()),
        }
    }

    /// Whether there is room in it for what the account adds.
    pub(crate) fn is_form(&self) -> bool {
        matches!(self, Self::Form(_) | Self::Multipart(_))
    }

    /// Whether it can be sent a second time.
    pub(crate) fn is_repeatable(&self) -> bool {
        match self {
            Self::Multipart(parts) => parts.iter().all(Part::is_repeatable),
            Self::None | Self::Json(_) | Self::Form(_) => true,
        }
    }
}

/// One part of a [`Body::Multipart`].
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// Its name in the form, such as `message` or `filedata`.
    pub name: Cow<'static, str>,
    /// What it holds.
    pub value: Value,
}

impl Part {
    /// A text.
    pub fn text(name: impl Into<Cow<'static, str>>, value: impl Into<Cow<'static, str>>) -> Self {
        Self { name: name.into(), value: Value::Text(value.into()) }
    }

    /// A file.
    pub fn file(name: impl Into<Cow<'static, str>>, file: File) -> Self {
        Self { name: name.into(), value: Value::File(file) }
    }

    fn check(&self) -> Result<(), Problem> {
        if self.name.is_empty() || self.name.contains(|c: char| c == '"' || c.is_control()) {
            return Err(Problem::new(format!(
                "part of a form is named `{}`, give it a name without quotes and line breaks",
                Written(&self.name)
            )));
        }
        match &self.value {
            Value::Text(_) => Ok(()),
            Value::File(file) => file.check(),
        }
    }

    fn is_repeatable(&self) -> bool {
        match &self.value {
            Value::Text(_) => true,
            Value::File(file) => file.is_repeatable(),
        }
    }
}

/// What a [`Part`] holds.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// A text.
    Text(Cow<'static, str>),
    /// A file.
    File(File),
}

/// Whether it may be an object: what it holds is for the platform to read.
fn looks_like_an_object(json: &[u8]) -> bool {
    let json = json.trim_ascii();
    json.len() >= 2 && json.starts_with(b"{") && json.ends_with(b"}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn objects() {
        for good in ["{}", " { \"a\": 1 }\n"] {
            assert!(looks_like_an_object(good.as_bytes()), "{good}");
        }
        for bad in ["", "{", "[]", "null", "\"{}\""] {
            assert!(!looks_like_an_object(bad.as_bytes()), "{bad}");
        }
    }
}
