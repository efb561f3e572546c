//! From the bytes of a request to one JSON text, whichever way it is encoded.

use percent_encoding::percent_decode_str;
use serde_json::Value;

use crate::refusal::Refusal;
use crate::token::Token;

/// A request as JSON text, and the token that stood among its parameters.
#[derive(Debug)]
pub(crate) struct Decoded {
    pub(crate) json: String,
    pub(crate) token: Option<Token>,
}

/// Credentials are taken out of query and form. A JSON body stays as it is, to the byte.
pub(crate) fn decode(
    query: Option<&str>,
    content_type: Option<&str>,
    body: Vec<u8>,
) -> Result<Decoded, Refusal> {
    let mut parameters = Parameters::parse(query.unwrap_or_default(), Place::Query)?;
    match Encoding::of(content_type, &body)? {
        Encoding::Empty => {}
        Encoding::Form => parameters.append(Parameters::parse(&utf8(body)?, Place::Form)?),
        Encoding::Json => {
            parameters.no_members()?;
            return Ok(Decoded { json: utf8(body)?, token: parameters.token });
        }
    }
    Ok(Decoded { json: parameters.to_json(), token: parameters.token })
}

enum Encoding {
    Empty,
    Form,
    Json,
}

impl Encoding {
    fn of(content_type: Option<&str>, body: &[u8]) -> Result<Self, Refusal> {
        if body.is_empty() {
            return Ok(Self::Empty);
        }
        let full = content_type.unwrap_or_default();
        let media_type = full.split(';').next().unwrap_or_default().trim();
        match media_type.to_ascii_lowercase().as_str() {
            "application/json" => Ok(Self::Json),
            "application/x-www-form-urlencoded" => Ok(Self::Form),
            _ => Err(Refusal::content_type(media_type)),
        }
    }
}

/// The parameters of query and form: members of the request as JSON, credentials apart.
#[derive(Default)]
struct Parameters {
    members: Vec<Member>,
    token: Option<Token>,
}

struct Member {
    name: String,
    json: String,
}

impl Parameters {
    fn parse(encoded: &str, place: Place) -> Result<Self, Refusal> {
        let mut parameters = Self::default();
        for pair in encoded.split('&').filter(|pair| !pair.is_empty()) {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            let name = unescape(name).map_err(|at| place.no_utf8("a name", at))?;
            let value = unescape(value)
                .map_err(|at| place.no_utf8(&format!("parameter `{}`", name.escape_debug()), at))?;
            parameters.take(name, value, place)?;
        }
        Ok(parameters)
    }

    fn take(&mut self, name: String, value: String, place: Place) -> Result<(), Refusal> {
        match name.as_str() {
            "access_token" => self.token = Token::sent(&value),
            "appsecret_proof" | "appsecret_time" => {}
            _ => {
                let json = member_json(value)
                    .map_err(|fault| Refusal::parameter_json(&name, place.name(), &fault))?;
                self.members.push(Member { name, json });
            }
        }
        Ok(())
    }

    fn append(&mut self, later: Self) {
        self.members.extend(later.members);
        self.token = self.token.take().or(later.token);
    }

    fn no_members(&self) -> Result<(), Refusal> {
        match self.members.first() {
            Some(member) => Err(Refusal::member_beside_json(&member.name)),
            None => Ok(()),
        }
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
    Query,
    Form,
}

impl Place {
    fn name(self) -> &'static str {
        match self {
            Self::Query => "query",
            Self::Form => "form body",
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
    use super::decode;
    use crate::token::Token;

    const JSON: Option<&str> = Some("application/json; charset=utf-8");
    const FORM: Option<&str> = Some("Application/X-WWW-Form-Urlencoded");

    #[test]
    fn a_json_body_stays_as_it_is() {
        let decoded =
            decode(Some("access_token=abc&appsecret_proof=1"), JSON, b"{ \"a\" :1}".into());
        let decoded = decoded.expect("JSON");
        assert_eq!(decoded.json, "{ \"a\" :1}");
        assert_eq!(decoded.token, Some(Token::new("abc")));
    }

    #[test]
    fn form_and_query_become_one_object() {
        let body = b"message=%7B%22text%22%3A%22a+%26+b%22%7D&tag=%22x&access_token=abc".into();
        let decoded = decode(Some("recipient={%22id%22:%221%22}"), FORM, body).expect("a form");
        let json = r#"{"recipient":{"id":"1"},"message":{"text":"a & b"},"tag":"\"x"}"#;
        assert_eq!(decoded.json, json);
        assert_eq!(decoded.token, Some(Token::new("abc")));
    }

    #[test]
    fn a_parameter_cannot_smuggle_members_in_and_a_double_name_stays_double() {
        let smuggled = decode(None, FORM, b"message={},%22tag%22:{}".into());
        assert!(said(smuggled).contains("parameter `message` of the form body is no JSON"));
        let double = decode(None, FORM, b"tag=1&tag=2".into()).expect("a form");
        assert_eq!(double.json, r#"{"tag":"1","tag":"2"}"#);
    }

    #[test]
    fn faults_name_their_place() {
        for (query, kind, body, words) in [
            (None, JSON, &b"{\"a\":\"\xff\"}"[..], "the body is no UTF-8 after byte 6"),
            (None, FORM, b"message=ab%FF", "parameter `message` of the form body is no UTF-8"),
            (Some("%FF=1"), None, b"", "a name of the query is no UTF-8"),
            (Some("recipient={"), None, b"", "parameter `recipient` of the query is no JSON"),
            (Some("tag=X"), JSON, b"{}", "`tag` stands in the query"),
            (None, Some("text/plain; x=1"), b"{}", "`text/plain`"),
            (None, None, b"{}", "without a content type"),
        ] {
            let said = said(decode(query, kind, body.into()));
            assert!(said.contains(words), "{said}");
        }
    }

    #[test]
    fn no_body_and_no_parameters_are_an_empty_object() {
        assert_eq!(decode(None, None, Vec::new()).expect("nothing").json, "{}");
    }

    fn said(outcome: Result<super::Decoded, crate::refusal::Refusal>) -> String {
        outcome.expect_err("a refusal").message().to_owned()
    }
}
