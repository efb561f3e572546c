//! `POST /{version}/`: up to 50 requests in one.
//!
//! They run in the order of the request, which is one of the orders that the platform may choose. An
//! item goes the way of a request by itself: the same token, rules, faults and memory. The answers
//! stand in the order of the request; `null` is that of an item that was told to keep quiet about
//! success, that did not finish in time, or whose parent failed.

mod item;
mod reference;

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use axum::http::{HeaderMap, Method};
use sendapi_core::Request;
use sendapi_core::told::Written;
use sendapi_core::value::Schema as _;
use serde_json::{Value, json};

use self::item::Item;
use crate::Endpoint;
use crate::answers::refusal::Refusal;
use crate::context::Context;
use crate::journal::accepted::Accepted;
use crate::journal::exchange::Exchange;
use crate::request::call::Call;
use crate::request::head::Head;
use crate::request::json;
use crate::route::Route;
use crate::wire::members::{id_text, present};

/// `go` leads an item the way of a request by itself, from its head to its answer.
pub(crate) fn judge(
    context: &Context,
    call: &Call,
    go: &dyn Fn(&Head, Result<Call, Refusal>) -> Exchange,
) -> Result<Accepted, Refusal> {
    call.check_object()?;
    let items = items(&call.body)?;
    parents_precede(&items)?;
    let has_headers = has_headers(&call.body);
    let (bodies, late) = (BTreeMap::new(), Duration::ZERO);
    let mut run = Run { context, call, go, has_headers, bodies, late };
    let answers: Vec<_> =
        items.iter().enumerate().map(|(number, item)| run.item(number, item)).collect();
    let note = match answers.len() {
        1 => "1 item".to_owned(),
        count => format!("{count} items"),
    };
    let answers = Value::Array(answers).to_string();
    Ok(Accepted::json(answers).after(run.late).noting(note))
}

/// To whom the items write, as far as they can be read without having run; nobody if it is no batch.
pub(crate) fn people(call: &Call) -> BTreeSet<String> {
    let is_batch = call.route.endpoint == Endpoint::Batch;
    let items = is_batch.then(|| items(&call.body).ok()).flatten().unwrap_or_default();
    items.iter().filter_map(|item| person(call, item)).collect()
}

fn person(call: &Call, item: &Item) -> Option<String> {
    let (method, path, decoded) = item.filled(call, &BTreeMap::new()).ok()?;
    let is_message = Route::parse(&method, &path).ok()?.endpoint == Endpoint::Messages;
    let body = decoded.read_as(Request::SHAPE)?;
    present(&body, "/recipient/id").filter(|_| is_message).map(id_text)
}

fn items(request: &Value) -> Result<Vec<Item>, Refusal> {
    let batch = present(request, "/batch").ok_or_else(Refusal::no_batch)?;
    // A JSON member may hold the list as text, as a form does.
    let parsed: Option<Value> = batch.as_str().and_then(|text| json::value(text).ok());
    let list = parsed.as_ref().unwrap_or(batch).as_array();
    match list.map(Vec::as_slice) {
        None => Err(Refusal::batch("batch parameter must be a JSON array")),
        Some([]) => {
            Err(Refusal::batch("batch parameter must be a JSON array with 1 to 50 requests"))
        }
        Some(list) if list.len() > LONGEST => Err(Refusal::batch(&format!(
            "Too many requests in batch message. Maximum batch size is {LONGEST}"
        ))),
        Some(list) => Ok(list.iter().map(Item::read).collect()),
    }
}

/// Checked before anything runs, so that nothing is half done.
fn parents_precede(items: &[Item]) -> Result<(), Refusal> {
    for (number, item) in items.iter().enumerate() {
        let precedes = |parent: &&String| {
            items.iter().take(number).any(|earlier| earlier.name.as_ref() == Some(parent))
        };
        if let Some(parent) = item.parents.iter().find(|parent| !precedes(parent)) {
            return Err(Refusal::batch(&format!(
                "Request {number} cannot depend on an unresolved request with name {}. Requests can \
                 only depend on preceding requests",
                Written(parent)
            )));
        }
    }
    Ok(())
}

fn has_headers(request: &Value) -> bool {
    match request.get("include_headers") {
        Some(Value::Bool(wanted)) => *wanted,
        Some(Value::String(word)) => !["false", "0"].contains(&word.as_str()),
        Some(Value::Number(number)) => number.as_u64() != Some(0),
        _ => true,
    }
}

/// The items so far.
struct Run<'r> {
    context: &'r Context,
    call: &'r Call,
    go: &'r dyn Fn(&Head, Result<Call, Refusal>) -> Exchange,
    has_headers: bool,
    /// The answers of the named items that succeeded.
    bodies: BTreeMap<String, Value>,
    late: Duration,
}

impl Run<'_> {
    fn item(&mut self, number: usize, item: &Item) -> Value {
        let failed = item.parents.iter().find(|parent| !self.bodies.contains_key(*parent));
        if let Some(parent) = failed {
            self.unrun(number, item, Refusal::parent_failed(parent));
            return Value::Null;
        }
        let exchange = self.exchange(number, item);
        self.late = self.late.max(exchange.late());
        let Some((code, headers, body)) = exchange.item_answer() else { return Value::Null };
        let parsed: Value = serde_json::from_str(body).unwrap_or_default();
        // An error may hide in a 200.
        let is_error = !(200..300).contains(&code) || parsed.get("error").is_some();
        if exchange.is_accepted() && !is_error {
            if let Some(name) = &item.name {
                self.bodies.insert(name.clone(), parsed);
            }
            if item.is_quiet {
                return Value::Null;
            }
        }
        let mut answer = json!({ "code": code, "body": body });
        if self.has_headers
            && let Some(members) = answer.as_object_mut()
        {
            members.insert("headers".to_owned(), listed(headers));
        }
        answer
    }

    fn exchange(&self, number: usize, item: &Item) -> Exchange {
        match item.filled(self.call, &self.bodies) {
            Ok((method, path, mut decoded)) => {
                let named = decoded.method(&method);
                let head = self.head(named.unwrap_or(Ok(method)), &path, number);
                (self.go)(&head, Call::of(&head, decoded))
            }
            Err(refusal) => self.unrun(number, item, refusal),
        }
    }

    /// An item that cannot run is seen all the same.
    fn unrun(&self, number: usize, item: &Item, refusal: Refusal) -> Exchange {
        let (method, path) = item.line();
        let head = Head { route: Err(refusal.clone()), ..self.head(Ok(method), &path, number) };
        self.context.refused(&head, refusal)
    }

    /// The version of the batch holds for the items that have none.
    fn head(&self, method: Result<Method, Refusal>, path: &str, number: usize) -> Head {
        let by = method.as_ref().map_or(Method::POST, Clone::clone);
        let head = self.context.head(by, path, self.call.host.as_deref());
        let head = if method.is_err() { self.context.head_by(method, head) } else { head };
        let version = &self.call.route.version;
        let route = head.route.and_then(|route| match route.endpoint {
            Endpoint::Batch => Err(Refusal::parameter("a batch cannot be an item of a batch")),
            _ => Ok(Route { version: route.version.or_else(|| version.clone()), ..route }),
        });
        Head { route, item: Some(number), ..head }
    }
}

fn listed(headers: &HeaderMap) -> Value {
    let headers = headers.iter().filter_map(|(name, value)| {
        Some(json!({ "name": name.as_str(), "value": value.to_str().ok()? }))
    });
    headers.collect()
}

/// Items: [limits](https://developers.facebook.com/docs/graph-api/batch-requests).
const LONGEST: usize = 50;
