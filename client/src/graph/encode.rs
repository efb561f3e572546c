//! How a call is written down.

use std::borrow::Cow;

use super::urlencoded::write_pair;
use super::{Body, Call, Part};

impl Call {
    /// What goes over the wire, with what the account adds: into a form where there is one, since
    /// less of it then shows in the logs of those in between; else into the URL. JSON stays as it is,
    /// to the byte.
    pub(crate) fn encoded<'a>(&'a self, added: &'a [Parameter]) -> Encoded<'a> {
        let mut query: Vec<_> =
            self.query.iter().map(|(name, value)| (&**name, &**value)).collect();
        let content = match &self.body {
            Body::None => Content::None,
            Body::Json(object) => Content::Whole { mime_type: JSON, bytes: object.clone() },
            Body::Form(pairs) => {
                let mut bytes = Vec::new();
                for (name, value) in pairs {
                    write_pair(name, value, &mut bytes);
                }
                for (name, value) in added {
                    write_pair(name, value, &mut bytes);
                }
                Content::Whole { mime_type: FORM, bytes }
            }
            Body::Multipart(parts) => Content::Parts { parts, added },
        };
        if !self.body.is_form() {
            query.extend(added.iter().map(|(name, value)| (*name, &**value)));
        }
        Encoded { query, content }
    }
}

/// A call, written down.
pub(crate) struct Encoded<'a> {
    pub(crate) query: Vec<(&'a str, &'a str)>,
    pub(crate) content: Content<'a>,
}

/// What goes along with it.
pub(crate) enum Content<'a> {
    None,
    Whole { mime_type: &'static str, bytes: Vec<u8> },
    Parts { parts: &'a [Part], added: &'a [Parameter] },
}

/// What an account adds to a call: a name and a value.
pub(crate) type Parameter = (&'static str, Cow<'static, str>);

pub(crate) const JSON: &str = "application/json";
pub(crate) const FORM: &str = "application/x-www-form-urlencoded";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::Path;

    const ADDED: [Parameter; 2] =
        [("appsecret_proof", Cow::Borrowed("0f")), ("access_token", Cow::Borrowed(r#"a"b&c"#))];

    fn body(call: &Call) -> String {
        match call.encoded(&ADDED).content {
            Content::Whole { bytes, .. } => String::from_utf8(bytes).unwrap(),
            Content::None | Content::Parts { .. } => String::new(),
        }
    }

    #[test]
    fn what_is_added_joins_a_form() {
        let form =
            Call::post(Path::account()).query("a", "b").form([("batch", "[{}]"), ("ä", " ")]);
        assert_eq!(
            body(&form),
            "batch=%5B%7B%7D%5D&%C3%A4=+&appsecret_proof=0f&access_token=a%22b%26c"
        );
        assert_eq!(form.encoded(&ADDED).query, [("a", "b")]);
    }

    #[test]
    fn without_a_form_it_joins_the_query() {
        let proof = &ADDED[..1];
        let call = Call::get(Path::account()).query("fields", "id,name");
        let encoded = call.encoded(proof);
        assert_eq!(encoded.query, [("fields", "id,name"), ("appsecret_proof", "0f")]);
        assert!(matches!(encoded.content, Content::None));
        let call = Call::post(Path::account()).json("{ } ");
        assert_eq!(call.encoded(proof).query, [("appsecret_proof", "0f")]);
        assert_eq!(body(&call), "{ } ");
    }
}
