//! From the bytes of a request to one JSON text, whichever way it is encoded.

use percent_encoding::percent_decode_str;
use serde_json::Value;

use super::body::Payload;
use super::multipart::File;
use crate::Endpoint;
use crate::access::credentials::Credentials;
use crate::answers::refusal::Refusal;
use crate::wire::header::media_type;

/// A request as JSON text, and what stood among its parameters that is no member of it.
#[derive(Debug)]
pub(crate) struct Decoded {
    pub(crate) json: String,
    pub(crate) credentials: Credentials,
    pub(crate) files: Vec<File>,
}

/// Credentials are taken out of query, form and multipart. A JSON body stays as it is, to the byte, where
/// it is about messages; what else is called may have further members in the query, as `platform` is
/// documented.
pub(crate) fn decode(
    query: Option<&str>,
    payload: Payload,
    endpoint: Endpoint,
) -> Result<Decoded, Refusal> {
    let mut parameters = Parameters::default();
    parameters.parse(query.unwrap_or_default(), Place::Query)?;
    match payload {
        Payload::Parts(parts) => {
            for (name, value) in parts.parameters {
                parameters.take(name, value, Place::Multipart)?;
            }
            parameters.files = parts.files;
        }
        Payload::Text { content_type, bytes } => match Encoding::of(&content_type, &bytes)? {
            Encoding::Empty => {}
            Encoding::Form => parameters.parse(&utf8(bytes)?, Place::Form)?,
            Encoding::Json => {
                let json = utf8(bytes)?;
                let json = if endpoint.has_messages() {
                    parameters.no_members().map(|()| json)
                } else {
                    Ok(parameters.beside(json))
                };
                let credentials = parameters.credentials;
                return Ok(Decoded { json: json?, credentials, files: Vec::new() });
            }
        },
    }
    Ok(parameters.decoded())
}

/// The same for an item of a batch, each of whose values goes through `fill` first.
pub(crate) fn decode_item(
    query: &str,
    body: &str,
    files: Vec<File>,
    fill: impl Fn(&str) -> Result<String, Refusal>,
) -> Result<Decoded, Refusal> {
    let mut parameters = Parameters { files, ..Parameters::default() };
    for (text, place) in [(query, Place::Query), (body, Place::ItemBody)] {
        for (name, value) in pairs(text, place)? {
            let value = fill(&value)?;
            parameters.take(name, value, place)?;
        }
    }
    Ok(parameters.decoded())
}

enum Encoding {
    Empty,
    Form,
    Json,
}

impl Encoding {
    fn of(content_type: &str, body: &[u8]) -> Result<Self, Refusal> {
        if body.is_empty() {
            return Ok(Self::Empty);
        }
        match media_type(content_type).as_str() {
            "application/json" => Ok(Self::Json),
            "application/x-www-form-urlencoded" => Ok(Self::Form),
            other => Err(Refusal::content_type(other)),
        }
    }
}

/// The parameters of query and form: members of the request as JSON, credentials and files apart.
#[derive(Default)]
struct Parameters {
    members: Vec<Member>,
    credentials: Credentials,
    files: Vec<File>,
}

struct Member {
    name: String,
    json: String,
}

impl Parameters {
    fn parse(&mut self, encoded: &str, place: Place) -> Result<(), Refusal> {
        let pairs = pairs(encoded, place)?;
        pairs.into_iter().try_for_each(|(name, value)| self.take(name, value, place))
    }

    /// Of credentials that are given twice the first ones count.
    fn take(&mut self, name: String, value: String, place: Place) -> Result<(), Refusal> {
        if Credentials::own(&name) {
            let mut sent = Credentials::default();
            sent.set(&name, &value);
            self.credentials = std::mem::take(&mut self.credentials).or(sent);
            return Ok(());
        }
        let json = member_json(value)
            .map_err(|fault| Refusal::parameter_json(&name, place.name(), &fault))?;
        self.members.push(Member { name, json });
        Ok(())
    }

    fn no_members(&self) -> Result<(), Refusal> {
        match self.members.first() {
            Some(member) => Err(Refusal::member_beside_json(&member.name)),
            None => Ok(()),
        }
    }

    /// An object with the members of the query; what stands in the body counts.
    fn beside(&self, json: String) -> String {
        let (false, Ok(Value::Object(mut object))) =
            (self.members.is_empty(), serde_json::from_str(&json))
        else {
            return json;
        };
        for Member { name, json } in &self.members {
            let value = serde_json::from_str(json).unwrap_or_default();
            object.entry(name.as_str()).or_insert(value);
        }
        Value::Object(object).to_string()
    }

    fn decoded(self) -> Decoded {
        Decoded { json: self.to_json(), credentials: self.credentials, files: self.files }
    }

    /// Written by hand, so that a name that was given twice stays twice and the checker sees it.
    fn to_json(&self) -> String {
        let members = self.members.iter();
        let members = members.map(|Member { name, json }| format!("{}:{json}", quoted(name)));
        format!("{{{}}}", members.collect::<Vec<_>>().join(","))
    }
}

#[derive(Clone, Copy)]
enum Place {
    Form,
    ItemBody,
    Multipart,
    Query,
}

impl Place {
    fn name(self) -> &'static str {
        match self {
            Self::Form => "form body",
            Self::ItemBody => "item's `body`",
            Self::Multipart => "multipart body",
            Self::Query => "query",
        }
    }

    fn no_utf8(self, part: &str, byte: usize) -> Refusal {
        Refusal::no_utf8(&format!("{part} of the {}", self.name()), byte)
    }
}

fn utf8(body: Vec<u8>) -> Result<String, Refusal> {
    String::from_utf8(body)
        .map_err(|error| Refusal::no_utf8("the body", error.utf8_error().valid_up_to()))
}

fn pairs(encoded: &str, place: Place) -> Result<Vec<(String, String)>, Refusal> {
    let pairs = encoded.split('&').filter(|pair| !pair.is_empty());
    let decoded = pairs.map(|pair| {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        let name = unescape(name).map_err(|at| place.no_utf8("a name", at))?;
        let value = unescape(value)
            .map_err(|at| place.no_utf8(&format!("parameter `{}`", name.escape_debug()), at))?;
        Ok((name, value))
    });
    decoded.collect()
}

/// The error is the number of bytes that were all right.
fn unescape(text: &str) -> Result<String, usize> {
    let text = text.replace('+', " ");
    let decoded = percent_decode_str(&text).decode_utf8();
    decoded.map(String::from).map_err(|error| error.valid_up_to())
}

/// Objects and lists are JSON text, everything else is a string.
fn member_json(value: String) -> Result<String, serde_json::Error> {
    if value.trim_start().starts_with(['{', '[']) {
        serde_json::from_str::<Value>(&value).map(|_| value)
    } else {
        Ok(quoted(&value))
    }
}

fn quoted(text: &str) -> String {
    Value::from(text).to_string()
}

#[cfg(test)]
mod tests {
    use super::{Decoded, decode_item};
    use crate::Endpoint;
    use crate::access::credentials::Credentials;
    use crate::access::token::Token;
    use crate::answers::refusal::Refusal;
    use crate::request::body::Payload;
    use crate::request::multipart::Parts;
    use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
    use proptest::prelude::{prop_assert, prop_assert_eq, prop_assume, proptest};

    const JSON: &str = "application/json; charset=utf-8";
    const FORM: &str = "Application/X-WWW-Form-Urlencoded";

    #[test]
    fn a_json_body_stays_as_it_is() {
        let body = text(JSON, b"{ \"a\" :1}");
        let decoded = decode(Some("access_token=abc&appsecret_proof=1"), body).expect("JSON");
        assert_eq!(decoded.json, "{ \"a\" :1}");
        assert_eq!(decoded.credentials.token, Some(Token::new("abc")));
    }

    #[test]
    fn form_and_query_become_one_object() {
        let body = b"message=%7B%22text%22%3A%22a+%26+b%22%7D&tag=%22x&access_token=abc";
        let decoded = decode(Some("recipient={%22id%22:%221%22}"), text(FORM, body));
        let decoded = decoded.expect("a form");
        let json = r#"{"recipient":{"id":"1"},"message":{"text":"a & b"},"tag":"\"x"}"#;
        assert_eq!(decoded.json, json);
        assert_eq!(decoded.credentials.token, Some(Token::new("abc")));
    }

    #[test]
    fn a_parameter_cannot_smuggle_members_in_and_a_double_name_stays_double() {
        let smuggled = decode(None, text(FORM, b"message={},%22tag%22:{}"));
        assert!(said(smuggled).contains("parameter `message` of the form body is no JSON"));
        let double = decode(None, text(FORM, b"tag=1&tag=2")).expect("a form");
        assert_eq!(double.json, r#"{"tag":"1","tag":"2"}"#);
    }

    #[test]
    fn faults_name_their_place() {
        for (query, kind, body, words) in [
            (None, JSON, &b"{\"a\":\"\xff\"}"[..], "the body is no UTF-8 after byte 6"),
            (None, FORM, b"message=ab%FF", "parameter `message` of the form body is no UTF-8"),
            (Some("%FF=1"), "", b"", "a name of the query is no UTF-8"),
            (Some("recipient={"), "", b"", "parameter `recipient` of the query is no JSON"),
            (Some("tag=X"), JSON, b"{}", "`tag` stands in the query"),
            (None, "text/plain; x=1", b"{}", "`text/plain`"),
            (None, "", b"{}", "without a content type"),
        ] {
            let said = said(decode(query, text(kind, body)));
            assert!(said.contains(words), "{said}");
        }
    }

    #[test]
    fn no_body_and_no_parameters_are_an_empty_object() {
        assert_eq!(decode(None, text("", b"")).expect("nothing").json, "{}");
    }

    #[test]
    fn the_parameters_of_an_item_are_filled_in_before_they_are_read() {
        let fill = |value: &str| Ok(value.replace("{result=a:$.id}", "7"));
        let body = "recipient=%7B%22id%22%3A%22%7Bresult%3Da%3A%24.id%7D%22%7D&tag={result=a:$.id}";
        let decoded = decode_item("persona_id={result=a:$.id}", body, Vec::new(), fill);
        let json = r#"{"persona_id":"7","recipient":{"id":"7"},"tag":"7"}"#;
        assert_eq!(decoded.expect("an item").json, json);
    }

    #[test]
    fn parts_are_parameters_and_keep_their_secrets_apart() {
        let parameters = [("message", "{\"text\":\"a\"}"), ("access_token", "abc")];
        let parameters = parameters.map(|(name, value)| (name.to_owned(), value.to_owned())).into();
        let decoded = decode(None, Payload::Parts(Parts { parameters, ..Parts::default() }));
        let decoded = decoded.expect("parts");
        assert_eq!(decoded.json, r#"{"message":{"text":"a"}}"#);
        assert_eq!(decoded.credentials.token, Some(Token::new("abc")));
    }

    proptest! {
        #[test]
        fn every_value_survives_form_query_and_item(value in ".*", name in "[a-z]{1,8}") {
            prop_assume!(!value.trim_start().starts_with(['{', '[']) && !Credentials::own(&name));
            let pair = format!("{name}={}", utf8_percent_encode(&value, NON_ALPHANUMERIC));
            let json = serde_json::json!({ name: value }).to_string();
            let form = decode(None, text(FORM, pair.as_bytes())).expect("a form");
            let query = decode(Some(&pair), text("", b"")).expect("a query");
            let item = decode_item("", &pair, Vec::new(), |value| Ok(value.to_owned()));
            let item = item.expect("an item");
            for decoded in [form, query, item] {
                prop_assert_eq!(decoded.json, json.as_str());
            }
        }

        #[test]
        fn whatever_the_bytes_there_is_an_answer(bytes: Vec<u8>, query in ".*") {
            for content_type in [FORM, JSON] {
                if let Err(refusal) = decode(Some(&query), text(content_type, &bytes)) {
                    prop_assert!(refusal.message().starts_with("(#100) "), "{refusal}");
                }
            }
        }
    }

    #[test]
    fn what_is_no_message_may_have_members_in_the_query_beside_a_json_body() {
        let beside = |body: &[u8]| {
            let decoded = super::decode(
                Some("platform=instagram&a=1"),
                text(JSON, body),
                Endpoint::MessengerProfile,
            );
            decoded.expect("JSON").json
        };
        assert_eq!(beside(br#"{"a":2}"#), r#"{"a":2,"platform":"instagram"}"#);
        assert_eq!(beside(b"[]"), "[]");
    }

    fn decode(query: Option<&str>, payload: Payload) -> Result<Decoded, Refusal> {
        super::decode(query, payload, Endpoint::Messages)
    }

    fn text(content_type: &str, bytes: &[u8]) -> Payload {
        Payload::Text { content_type: content_type.to_owned(), bytes: bytes.into() }
    }

    fn said(outcome: Result<Decoded, Refusal>) -> String {
        outcome.expect_err("a refusal").message().to_owned()
    }
}
