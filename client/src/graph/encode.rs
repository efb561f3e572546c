//! How a call is written down.

use std::borrow::Cow;

use form_urlencoded::Serializer;

use super::{Body, Call, Part};

impl Call {
    /// What goes over the wire, with what the account adds. That goes into the body where there is
    /// one: less of it then shows in the logs of those in between.
    pub(crate) fn encoded<'a>(&'a self, added: &'a [Parameter]) -> Encoded<'a> {
        let mut query: Vec<_> =
            self.query.iter().map(|(name, value)| (&**name, &**value)).collect();
        let content = match &self.body {
            Body::None => {
                query.extend(added.iter().map(|(name, value)| (*name, &**value)));
                Content::None
            }
            Body::Json(object) => {
                let mut bytes = object.clone();
                add_members(&mut bytes, added);
                Content::Whole { mime_type: JSON, bytes }
            }
            Body::Form(pairs) => {
                let mut form = Serializer::new(String::new());
                form.extend_pairs(pairs).extend_pairs(added);
                Content::Whole { mime_type: FORM, bytes: form.finish().into_bytes() }
            }
            Body::Multipart(parts) => Content::Parts { parts, added },
        };
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

/// Adds members to the end of an object.
pub(crate) fn add_members(object: &mut Vec<u8>, members: &[Parameter]) {
    if members.is_empty() {
        return;
    }
    object.truncate(object.trim_ascii_end().len());
    object.pop();
    let mut first = object.trim_ascii_end().ends_with(b"{");
    for (name, value) in members {
        let comma = if first { "" } else { "," };
        first = false;
        let value = serde_json::Value::from(&**value);
        object.extend_from_slice(format!(r#"{comma}"{name}":{value}"#).as_bytes());
    }
    object.push(b'}');
}

/// Whether it may be an object: what it holds is for the platform to read.
pub(super) fn looks_like_an_object(json: &[u8]) -> bool {
    let json = json.trim_ascii();
    json.len() >= 2 && json.starts_with(b"{") && json.ends_with(b"}")
}

pub(crate) const JSON: &str = "application/json";
const FORM: &str = "application/x-www-form-urlencoded";

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
    fn what_is_added_joins_the_body() {
        let post = || Call::post(Path::account()).query("a", "b");
        let both = r#""appsecret_proof":"0f","access_token":"a\"b&c"}"#;
        for (object, expected) in [
            (r#"{"x":1}"#, format!(r#"{{"x":1,{both}"#)),
            ("{}", format!("{{{both}")),
            (" {\n} \n", format!(" {{\n{both}")),
            (r#"{"x":"{"}"#, format!(r#"{{"x":"{{",{both}"#)),
        ] {
            assert_eq!(body(&post().json(object)), expected);
        }
        let form = post().form([("batch", "[{}]"), ("ä", " ")]);
        assert_eq!(
            body(&form),
            "batch=%5B%7B%7D%5D&%C3%A4=+&appsecret_proof=0f&access_token=a%22b%26c"
        );
        assert_eq!(form.encoded(&ADDED).query, [("a", "b")]);
    }

    #[test]
    fn without_a_body_it_joins_the_query() {
        let call = Call::get(Path::account()).query("fields", "id,name");
        let proof = &ADDED[..1];
        let encoded = call.encoded(proof);
        assert_eq!(encoded.query, [("fields", "id,name"), ("appsecret_proof", "0f")]);
        assert!(matches!(encoded.content, Content::None));
    }

    #[test]
    fn nothing_added_changes_nothing() {
        let mut object = b"{ } ".to_vec();
        add_members(&mut object, &[]);
        assert_eq!(object, b"{ } ");
    }

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
