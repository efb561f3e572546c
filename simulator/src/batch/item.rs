//! An item of a batch, as it was written.

use std::collections::BTreeMap;

use axum::http::Method;
use percent_encoding::percent_decode_str;
use sendapi_core::media::FILEDATA;
use sendapi_core::told::Written;
use serde_json::Value;

use super::reference;
use crate::access::credentials::Credentials;
use crate::answers::refusal::Refusal;
use crate::request::call::Call;
use crate::request::encoding::{Decoded, decode_item};
use crate::request::multipart::File;

pub(super) struct Item {
    pub(super) name: Option<String>,
    /// The items that must succeed first, by name.
    pub(super) parents: Vec<String>,
    /// Whether its answer is left out when it succeeds.
    pub(super) is_quiet: bool,
    request: Result<Request, Refusal>,
}

struct Request {
    method: Method,
    path: String,
    query: String,
    body: String,
    files: Vec<String>,
    credentials: Credentials,
}

impl Item {
    pub(super) fn read(item: &Value) -> Self {
        let text = |name| item.get(name).and_then(Value::as_str);
        let name = text("name").filter(|name| !name.is_empty()).map(ToOwned::to_owned);
        let named = text("depends_on").map(list).unwrap_or_default();
        let referred =
            [text("relative_url"), text("body")].into_iter().flatten().flat_map(references);
        let parents = named.into_iter().chain(referred).collect();
        let is_quiet = match item.get("omit_response_on_success") {
            Some(Value::Bool(wanted)) => *wanted,
            Some(Value::String(word)) => !NO.contains(&word.as_str()),
            Some(Value::Number(number)) => number.as_u64() != Some(0),
            _ => name.is_some(),
        };
        Self { name, parents, is_quiet, request: Request::read(item) }
    }

    /// Method and path as they are written.
    pub(super) fn line(&self) -> (Method, String) {
        match &self.request {
            Ok(request) => (request.method.clone(), request.path.clone()),
            Err(_) => (Method::POST, "/".to_owned()),
        }
    }

    /// With what it refers to.
    pub(super) fn filled(
        &self,
        batch: &Call,
        bodies: &BTreeMap<String, Value>,
    ) -> Result<(Method, String, Decoded), Refusal> {
        let request = self.request.as_ref().map_err(Clone::clone)?;
        let fill = |text: &str| reference::fill(text, bodies);
        let path = fill(&request.path)?;
        let files = request.files(batch)?;
        let decoded = decode_item(&request.query, &request.body, files, fill)?;
        let credentials = request.credentials.clone().or(decoded.credentials);
        let credentials = credentials.or_of_the_batch(&batch.credentials);
        Ok((request.method.clone(), path, Decoded { credentials, ..decoded }))
    }
}

impl Request {
    fn read(item: &Value) -> Result<Self, Refusal> {
        if !item.is_object() {
            return Err(Refusal::parameter(&format!(
                "an item of `batch` is an object with `method` and `relative_url`, found {}",
                kind(item)
            )));
        }
        let url = required(item, "relative_url", "v26.0/me/messages")?;
        let (path, query) = url.split_once('?').unwrap_or((url, ""));
        Ok(Self {
            method: method(required(item, "method", "POST")?)?,
            path: format!("/{}", path.trim_start_matches('/')),
            query: query.to_owned(),
            body: body(item)?.to_owned(),
            files: item.get("attached_files").and_then(Value::as_str).map(list).unwrap_or_default(),
            credentials: Credentials::in_json(item),
        })
    }

    /// Parts of a batch may have any name; within the item they are its file.
    fn files(&self, batch: &Call) -> Result<Vec<File>, Refusal> {
        let found = self.files.iter().map(|part| {
            let file = batch.files.iter().find(|file| file.part == *part);
            let file = file.ok_or_else(|| {
                Refusal::parameter(&format!(
                    "`attached_files` names `{}`, and the batch has no such file part",
                    Written(part)
                ))
            })?;
            Ok(File { part: FILEDATA.to_owned(), ..file.clone() })
        });
        found.collect()
    }
}

fn required<'i>(item: &'i Value, name: &str, example: &str) -> Result<&'i str, Refusal> {
    match item.get(name) {
        Some(Value::String(text)) => Ok(text),
        None | Some(Value::Null) => Err(Refusal::parameter(&format!(
            "`{name}` of the item is missing: write it like `{example}`"
        ))),
        Some(other) => Err(Refusal::parameter(&format!(
            "`{name}` of the item is {}: write it like `{example}`",
            kind(other)
        ))),
    }
}

fn method(word: &str) -> Result<Method, Refusal> {
    Method::from_bytes(word.to_ascii_uppercase().as_bytes()).map_err(|_| {
        Refusal::parameter(&format!(
            "`method` of the item is `{}`: write `GET`, `POST` or `DELETE`",
            Written(word)
        ))
    })
}

fn body(item: &Value) -> Result<&str, Refusal> {
    let found = match item.get("body") {
        None | Some(Value::Null) => return Ok(""),
        Some(Value::String(text)) if is_urlencoded(text) => return Ok(text),
        Some(Value::String(_)) => "other text",
        Some(other) => kind(other),
    };
    Err(Refusal::parameter(&format!(
        "`body` of the item is {found}: write it urlencoded, with JSON text for each object, as in \
         `recipient=%7B…%7D&message=%7B…%7D`"
    )))
}

fn is_urlencoded(text: &str) -> bool {
    text.is_empty() || (text.contains('=') && !text.trim_start().starts_with(['{', '[', '"']))
}

fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "a boolean",
        Value::Number(_) => "a number",
        Value::String(_) => "text",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}

/// Names with commas between them.
fn list(text: &str) -> Vec<String> {
    text.split(',').map(str::trim).filter(|name| !name.is_empty()).map(ToOwned::to_owned).collect()
}

/// They may be escaped with the text around them.
fn references(text: &str) -> Vec<String> {
    let text = text.replace('+', " ");
    reference::names(&percent_decode_str(&text).decode_utf8_lossy()).collect()
}

/// A boolean that is false, as text: forms have no other.
const NO: &[&str] = &["", "0", "false"];
