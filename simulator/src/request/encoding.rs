//! The door: a request in all the clothes that the platform takes, read into one JSON object before anything is judged.
//!
//! Query and body count together, and what stands in the body counts before what stands in the query. Tokens and proofs are
//! taken out, wherever they are. What a careful author would not write is told.

use std::collections::BTreeSet;

use axum::http::Method;
use percent_encoding::percent_decode_str;
use sendapi_core::schema::Shape;
use sendapi_core::told::Written;
use serde_json::{Map, Value};

use super::body::Payload;
use super::brackets::{Parameters, Put};
use super::fit::looks_like_json;
use super::given::Given;
use super::json::{self, escaped};
use super::multipart::File;
use crate::Endpoint;
use crate::access::credentials::Credentials;
use crate::answers::flaw::Flaw;
use crate::answers::manner::Manner;
use crate::answers::refusal::Refusal;
use crate::wire::header::media_type;

/// A request as JSON, and what stood among its parameters that is no member of it.
#[derive(Debug)]
pub(crate) struct Decoded {
    /// A JSON body exactly as it arrived, if the request is that and nothing else.
    pub(crate) text: Option<String>,
    pub(crate) body: Value,
    /// The members that came as text, of query, form or multipart.
    pub(crate) parameters: BTreeSet<String>,
    pub(crate) credentials: Credentials,
    pub(crate) files: Vec<File>,
    /// What the platform takes and a careful author would not write.
    pub(crate) told: Vec<Flaw>,
}

impl Decoded {
    /// The members of something that is posted, as an object of this shape.
    pub(crate) fn read_as(self, shape: &'static Shape) -> Option<Value> {
        let Self { text, body, parameters, .. } = self;
        let given = Given { text, body, parameters, reads: false };
        given.fitted(shape).ok().map(|fitted| fitted.body)
    }

    /// The method that takes the place of the request's `own`, if another does; that it does is told.
    pub(crate) fn method(&mut self, own: &Method) -> Option<Result<Method, Refusal>> {
        let named = method(self.body.get(METHOD)?.as_str()?);
        if named.as_ref().is_ok_and(|named| named == own) {
            return None;
        }
        let sentence =
            "`method` takes the place of the request's own: from v27.0 on, new apps cannot do so";
        self.told.push(Flaw::told("wire.method", String::new(), sentence.to_owned()));
        Some(named)
    }
}

/// `header` is what the request's header lets in by.
pub(crate) fn decode(
    header: Credentials,
    query: Option<&str>,
    payload: Payload,
    endpoint: Endpoint,
) -> Result<Decoded, Refusal> {
    let mut door = Door { credentials: header, ..Door::default() };
    door.pairs(query.unwrap_or_default(), Place::Query)?;
    match payload {
        Payload::Parts(parts) => {
            for (name, value) in parts.parameters {
                door.take(&name, value, Place::Multipart);
            }
            door.files = parts.files;
        }
        Payload::Text { bytes, .. } if bytes.is_empty() => {}
        Payload::Text { content_type, bytes } => match media_type(&content_type).as_str() {
            "application/json" => return door.beside(utf8(bytes)?, endpoint),
            "application/x-www-form-urlencoded" => door.pairs(&utf8(bytes)?, Place::Form)?,
            other => door.unread(other),
        },
    }
    Ok(door.opened())
}

/// The same for an item of a batch, each of whose values goes through `fill` first.
pub(crate) fn decode_item(
    query: &str,
    body: &str,
    files: Vec<File>,
    fill: impl Fn(&str) -> Result<String, Refusal>,
) -> Result<Decoded, Refusal> {
    let mut door = Door { files, ..Door::default() };
    for (text, place) in [(query, Place::Query), (body, Place::ItemBody)] {
        for (name, value) in pairs(text, place)? {
            door.take(&name, fill(&value)?, place);
        }
    }
    Ok(door.opened())
}

/// The method that a query names in place of the request's own.
pub(crate) fn method_in(query: &str) -> Option<String> {
    let pairs = pairs(query, Place::Query).ok()?;
    pairs.into_iter().rev().find(|(name, _)| name == METHOD).map(|(_, method)| method)
}

/// A method that was named, if it is one.
pub(crate) fn method(word: &str) -> Result<Method, Refusal> {
    let known = [Method::GET, Method::POST, Method::DELETE, Method::PUT, Method::HEAD];
    let named = known.into_iter().find(|method| method.as_str().eq_ignore_ascii_case(word.trim()));
    named.ok_or_else(|| Refusal::no_method(word))
}

/// What has come in so far.
#[derive(Default)]
struct Door {
    parameters: Parameters,
    credentials: Credentials,
    files: Vec<File>,
    told: Vec<Flaw>,
}

impl Door {
    fn pairs(&mut self, encoded: &str, place: Place) -> Result<(), Refusal> {
        pairs(encoded, place)?.into_iter().for_each(|(name, value)| self.take(&name, value, place));
        Ok(())
    }

    fn take(&mut self, name: &str, value: String, place: Place) {
        if Credentials::own(name) {
            let mut sent = Credentials::default();
            sent.set(name, &value);
            return self.admit(sent);
        }
        if name.contains('[') && name.contains(']') {
            self.tell("wire.brackets", || {
                format!(
                    "`{}` has brackets: the platform's pages write JSON text in each parameter",
                    Written(name)
                )
            });
        }
        if looks_like_json(&value)
            && let Ok((_, twice)) = json::read(&value)
        {
            self.tell_twice(&format!("/{}", escaped(name)), twice);
        }
        match self.parameters.put(name, value) {
            Put::New => {}
            Put::Instead => self.tell("wire.twice", || {
                format!("`{}` is given twice, last in the {}: only that counts", Written(name), place.name())
            }),
            Put::LeftOut => self.tell("wire.left_out", || {
                format!("parameters of the {} are left out: there are too many, or their brackets lie too deep", place.name())
            }),
        }
    }

    /// Of credentials that are given twice the first ones count.
    fn admit(&mut self, sent: Credentials) {
        let before = std::mem::take(&mut self.credentials);
        if before.differs(&sent) {
            self.tell("wire.two_tokens", || {
                "two tokens: the one in the header counts, then that in the query, then that in the body".to_owned()
            });
        }
        self.credentials = before.or(sent);
    }

    /// A body that is not read, as the platform does not read it either.
    fn unread(&mut self, media_type: &str) {
        let found = if media_type.is_empty() {
            "the body comes without a content type".to_owned()
        } else {
            format!("the body is `{}`", Written(media_type))
        };
        self.tell("wire.body", || {
            format!(
                "{found}, and is not read: send `application/json`, `application/x-www-form-urlencoded`, or \
                 `multipart/form-data` where there is a file"
            )
        });
    }

    /// A JSON body beside what stands in the query. What is no object is for the checker to judge.
    fn beside(mut self, json: String, endpoint: Endpoint) -> Result<Decoded, Refusal> {
        let (parsed, twice) = match json::read(&json) {
            Err(fault) if fault.is_data() => return Err(Refusal::no_object(Some(&fault))),
            read => read.unwrap_or_default(),
        };
        let Value::Object(mut members) = parsed else {
            return Ok(Decoded { text: Some(json), body: parsed, ..self.opened() });
        };
        let is_bare = self.take_credentials(&mut members) && twice.is_empty();
        self.tell_twice("", twice);
        let query = std::mem::take(&mut self.parameters).into_members();
        let mut parameters = BTreeSet::new();
        for (name, value) in query {
            self.tell_of_query(&name, &value, members.get(&name), endpoint);
            if !members.contains_key(&name) {
                members.insert(name.clone(), value);
                parameters.insert(name);
            }
        }
        let text = (is_bare && parameters.is_empty()).then_some(json);
        Ok(Decoded { text, body: members.into(), parameters, ..self.opened() })
    }

    /// `own` is what the body has under this name.
    fn tell_of_query(
        &mut self,
        name: &str,
        value: &Value,
        own: Option<&Value>,
        endpoint: Endpoint,
    ) {
        if endpoint.has_messages() && !Manner::has(name) {
            self.tell("wire.query", || {
                format!(
                    "`{}` stands in the query beside a JSON body: put it into the body",
                    Written(name)
                )
            });
        }
        if own.is_some_and(|own| own != value) {
            self.tell("wire.twice", || {
                format!("`{}` is given twice, last in the body: only that counts", Written(name))
            });
        }
    }

    /// Of each name that stands twice in an object.
    fn tell_twice(&mut self, before: &str, twice: Vec<String>) {
        let told = twice.into_iter().map(|pointer| {
            let name = pointer.rsplit('/').next().unwrap_or_default();
            let sentence =
                format!("`{}` stands twice in the object: only the last counts", Written(name));
            Flaw::told("json.duplicate", format!("{before}{pointer}"), sentence)
        });
        let room = MOST_TOLD.saturating_sub(self.told.len());
        self.told.extend(told.take(room));
    }

    /// Whether there were none.
    fn take_credentials(&mut self, members: &mut Map<String, Value>) -> bool {
        let before = members.len();
        let sent = Credentials::taken(members);
        let is_bare = members.len() == before;
        if !is_bare {
            self.tell("wire.token_in_json", || {
                "the token stands in the JSON body: send it as `Authorization: Bearer …`".to_owned()
            });
        }
        self.admit(sent);
        is_bare
    }

    fn opened(self) -> Decoded {
        let members: Map<_, _> = self.parameters.into_members().collect();
        let parameters = members.keys().cloned().collect();
        let (credentials, files, told) = (self.credentials, self.files, self.told);
        Decoded { text: None, body: members.into(), parameters, credentials, files, told }
    }

    /// Once of each kind.
    fn tell(&mut self, rule: &str, sentence: impl FnOnce() -> String) {
        if self.told.iter().all(|flaw| flaw.rule != rule) {
            self.told.push(Flaw::told(rule, String::new(), sentence()));
        }
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
            .map_err(|at| place.no_utf8(&format!("parameter `{}`", Written(&name)), at))?;
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

const METHOD: &str = "method";
/// Of one request.
const MOST_TOLD: usize = 20;

#[cfg(test)]
mod tests {
    use super::{Decoded, decode_item, method_in};
    use crate::Endpoint;
    use crate::access::credentials::Credentials;
    use crate::access::token::Token;
    use crate::answers::refusal::Refusal;
    use crate::request::body::Payload;
    use crate::request::multipart::Parts;
    use axum::http::Method;
    use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
    use proptest::prelude::{prop_assert, prop_assert_eq, prop_assume, proptest};
    use sendapi_core::Request;
    use sendapi_core::value::Schema as _;
    use serde_json::json;

    const JSON: &str = "application/json; charset=utf-8";
    const FORM: &str = "Application/X-WWW-Form-Urlencoded";

    #[test]
    fn a_json_body_stays_as_it_is() {
        let body = text(JSON, b"{ \"a\" :1}");
        let decoded = decode(Some("access_token=abc&appsecret_proof=1"), body).expect("JSON");
        assert_eq!(decoded.text.as_deref(), Some("{ \"a\" :1}"));
        assert_eq!(decoded.credentials.token, Some(Token::new("abc")));
    }

    #[test]
    fn form_and_query_become_one_object() {
        let body = b"message=%7B%22text%22%3A%22a+%26+b%22%7D&tag=%22x&access_token=abc";
        let decoded = decode(Some("recipient={%22id%22:%221%22}"), text(FORM, body));
        let decoded = decoded.expect("a form");
        assert_eq!(decoded.credentials.token, Some(Token::new("abc")));
        assert_eq!(decoded.told, []);
        let read = decoded.read_as(Request::SHAPE);
        let meant =
            json!({ "recipient": { "id": "1" }, "message": { "text": "a & b" }, "tag": "\"x" });
        assert_eq!(read, Some(meant));
    }

    #[test]
    fn a_parameter_cannot_smuggle_members_in() {
        let smuggled = decode(None, text(FORM, b"message={},%22tag%22:{}")).expect("a form");
        assert_eq!(smuggled.body, json!({ "message": "{},\"tag\":{}" }));
    }

    #[test]
    fn of_what_is_given_twice_the_last_counts_and_that_is_told() {
        for (query, kind, body, read) in [
            (None, FORM, &b"tag=1&tag=2"[..], "2"),
            (Some("tag=1"), FORM, b"tag=2", "2"),
            (Some("tag=1"), JSON, br#"{"tag":"2"}"#, "2"),
        ] {
            let decoded = decode(query, text(kind, body)).expect("a request");
            assert_eq!(decoded.body, json!({ "tag": read }));
            assert!(rules(&decoded).contains(&"wire.twice"), "{decoded:?}");
        }
    }

    #[test]
    fn a_token_is_taken_wherever_it_stands_and_shows_nowhere() {
        let header = Credentials::default;
        for (query, kind, body, told) in [
            (Some("access_token=abc"), JSON, &b"{}"[..], vec![]),
            (None, FORM, b"access_token=abc", vec![]),
            (None, JSON, br#"{"access_token":"abc"}"#, vec!["wire.token_in_json"]),
            (Some("access_token=abc"), FORM, b"access_token=def", vec!["wire.two_tokens"]),
            (Some("access_token=abc"), FORM, b"access_token=abc", vec![]),
        ] {
            let decoded = super::decode(header(), query, text(kind, body), Endpoint::Messages);
            let decoded = decoded.expect("a request");
            assert_eq!(decoded.credentials.token, Some(Token::new("abc")));
            assert_eq!((&decoded.body, rules(&decoded)), (&json!({}), told));
            assert!(decoded.text.is_none_or(|text| !text.contains("abc")));
        }
    }

    #[test]
    fn clothes_that_no_page_shows_are_told() {
        for (query, kind, body, told) in [
            (Some("tag=X"), JSON, &b"{}"[..], "wire.query"),
            (Some("a[b]=1"), "", b"", "wire.brackets"),
            (None, "text/plain; x=1", b"{}", "wire.body"),
            (None, "", b"{}", "wire.body"),
        ] {
            let decoded = decode(query, text(kind, body)).expect("a request");
            assert_eq!(rules(&decoded), [told]);
        }
        let graph = decode(Some("format=json&pretty=0"), text(JSON, b"{}")).expect("JSON");
        assert_eq!(graph.told, []);
    }

    #[test]
    fn a_method_takes_the_place_of_another() {
        let mut decoded = decode(Some("method=delete"), text("", b"")).expect("a query");
        assert_eq!(decoded.method(&Method::DELETE).map(|named| named.is_ok()), None);
        assert_eq!(decoded.method(&Method::POST).map(Result::ok), Some(Some(Method::DELETE)));
        assert_eq!(rules(&decoded), ["wire.method"]);
        let mut decoded = decode(Some("method=fly"), text("", b"")).expect("a query");
        assert_eq!(decoded.method(&Method::POST).map(|named| named.is_err()), Some(true));
        assert_eq!(method_in("a=1&method=post&method=get").as_deref(), Some("get"));
    }

    #[test]
    fn faults_name_their_place() {
        for (query, kind, body, words) in [
            (None, JSON, &b"{\"a\":\"\xff\"}"[..], "the body is no UTF-8 after byte 6"),
            (None, FORM, b"message=ab%FF", "parameter `message` of the form body is no UTF-8"),
            (Some("%FF=1"), "", b"", "a name of the query is no UTF-8"),
        ] {
            let said = said(decode(query, text(kind, body)));
            assert!(said.contains(words), "{said}");
        }
    }

    #[test]
    fn no_body_and_no_parameters_are_an_empty_object() {
        assert_eq!(decode(None, text("", b"")).expect("nothing").body, json!({}));
    }

    #[test]
    fn the_parameters_of_an_item_are_filled_in_before_they_are_read() {
        let fill = |value: &str| Ok(value.replace("{result=a:$.id}", "7"));
        let body = "recipient=%7B%22id%22%3A%22%7Bresult%3Da%3A%24.id%7D%22%7D&tag={result=a:$.id}";
        let decoded = decode_item("persona_id={result=a:$.id}", body, Vec::new(), fill);
        let json = json!({ "persona_id": "7", "recipient": { "id": "7" }, "tag": "7" });
        assert_eq!(decoded.expect("an item").read_as(Request::SHAPE), Some(json));
    }

    #[test]
    fn parts_are_parameters_and_keep_their_secrets_apart() {
        let parameters = [("message", "{\"text\":\"a\"}"), ("access_token", "abc")];
        let parameters = parameters.map(|(name, value)| (name.to_owned(), value.to_owned())).into();
        let decoded = decode(None, Payload::Parts(Parts { parameters, ..Parts::default() }));
        let decoded = decoded.expect("parts");
        assert_eq!(decoded.credentials.token, Some(Token::new("abc")));
        assert_eq!(decoded.read_as(Request::SHAPE), Some(json!({ "message": { "text": "a" } })));
    }

    proptest! {
        #[test]
        fn every_value_survives_form_query_and_item(value in ".*", name in "[a-z]{1,8}") {
            prop_assume!(!Credentials::own(&name));
            let pair = format!("{name}={}", utf8_percent_encode(&value, NON_ALPHANUMERIC));
            let json = json!({ name: value });
            let form = decode(None, text(FORM, pair.as_bytes())).expect("a form");
            let query = decode(Some(&pair), text("", b"")).expect("a query");
            let item = decode_item("", &pair, Vec::new(), |value| Ok(value.to_owned()));
            let item = item.expect("an item");
            for decoded in [form, query, item] {
                prop_assert_eq!(decoded.body, json.clone());
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
    fn query_and_json_body_count_together() {
        let beside = |body: &[u8]| {
            let decoded = super::decode(
                Credentials::default(),
                Some("platform=instagram&a=1"),
                text(JSON, body),
                Endpoint::MessengerProfile,
            );
            decoded.expect("JSON")
        };
        let decoded = beside(br#"{"a":2}"#);
        assert_eq!(decoded.body, json!({ "a": 2, "platform": "instagram" }));
        assert!(!rules(&decoded).contains(&"wire.query"), "the platform's pages have it so");
        assert_eq!(beside(b"[]").text.as_deref(), Some("[]"));
    }

    fn decode(query: Option<&str>, payload: Payload) -> Result<Decoded, Refusal> {
        super::decode(Credentials::default(), query, payload, Endpoint::Messages)
    }

    fn rules(decoded: &Decoded) -> Vec<&str> {
        decoded.told.iter().map(|flaw| flaw.rule.as_str()).collect()
    }

    fn text(content_type: &str, bytes: &[u8]) -> Payload {
        Payload::Text { content_type: content_type.to_owned(), bytes: bytes.into() }
    }

    fn said(outcome: Result<Decoded, Refusal>) -> String {
        outcome.expect_err("a refusal").message().to_owned()
    }
}
