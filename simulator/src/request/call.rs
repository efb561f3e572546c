//! A request that could be read; nothing in it is checked yet.

use axum::http::Method;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use sendapi_core::Request;
use sendapi_core::call::CALLS;
use sendapi_core::media::FILEDATA;
use sendapi_core::platform::version::GraphVersion;
use sendapi_core::schema::Shape;
use sendapi_core::told::Written;
use sendapi_core::value::Schema as _;
use serde_json::Value;

use super::encoding::Decoded;
use super::given::{Fitted, Given};
use super::head::{Content, Head};
use super::kind::kind;
use super::multipart::File;
use super::told::Told;
use crate::access::concealed::concealed;
use crate::access::credentials::Credentials;
use crate::answers::flaw::Flaw;
use crate::answers::manner::Manner;
use crate::answers::refusal::Refusal;
use crate::route::Route;
use crate::wire::members::{id_text, present};
use crate::{Endpoint, Platform};

#[derive(Clone)]
pub(crate) struct Call {
    /// That of its head.
    pub(crate) number: u64,
    pub(crate) method: Method,
    /// That of its head.
    path: String,
    pub(crate) route: Route,
    pub(crate) host: Option<String>,
    pub(crate) platform: Platform,
    /// As it arrived, or put together from parameters.
    pub(crate) json: String,
    /// What does not parse has no members, and is `null`.
    pub(crate) body: Value,
    pub(crate) credentials: Credentials,
    pub(crate) files: Vec<File>,
    /// How the answer is wanted.
    pub(crate) manner: Manner,
    pub(crate) told: Told,
    written: Option<String>,
    /// The members as they came, for who knows better than the path of what shape they are.
    given: Given,
}

impl Call {
    pub(crate) fn of(head: &Head, decoded: Decoded) -> Result<Self, Refusal> {
        let route = head.route.clone()?;
        let shape = shape_of(&route, &head.method);
        let Decoded { text, mut body, parameters, credentials, files, mut told } = decoded;
        let manner = manner(&mut body, &route, &head.method, shape);
        let text = text.filter(|_| manner.is_none());
        let mut given = Given { text, body, parameters, reads: head.method != Method::POST };
        if shape.is_some_and(|shape| given.leave_out(shape)) {
            told.push(Flaw::left_out("members that nobody knows are left out: there are too many"));
        }
        // A message is told so by its rules.
        let posts = head.method == Method::POST && given.body.get("ids").is_some();
        if posts && route.endpoint != Endpoint::Messages {
            return Err(Refusal::ids());
        }
        let fitted = match shape {
            Some(shape) => given.fitted(shape)?,
            None => given.parsed(),
        };
        let call = Self {
            number: head.number,
            method: head.method.clone(),
            path: head.path.clone(),
            route,
            host: head.host.clone(),
            platform: head.platform,
            json: fitted.json,
            body: fitted.body,
            credentials,
            files,
            manner: manner.unwrap_or_default(),
            told: Told::of(head.is_strict),
            written: fitted.written,
            given,
        };
        call.told.tell(told)?;
        Ok(call)
    }

    /// The same in the name of this account.
    pub(crate) fn of_account(self, account: String, platform: Platform) -> Self {
        Self { route: Route { account, ..self.route }, platform, ..self }
    }

    /// The same about another object, without the parameter that named it.
    pub(crate) fn about(&self, route: Route, parameter: &str) -> Self {
        let mut given = self.given.clone();
        if let Some(members) = given.body.as_object_mut() {
            members.remove(parameter);
        }
        let Fitted { json, body, written } = given.parsed();
        Self { route, json, body, written, given, ..self.clone() }
    }

    /// What is told of an object, or of each of a list.
    pub(crate) fn fields(&self) -> Option<String> {
        match self.given.body.get(FIELDS)? {
            Value::String(text) => Some(text.clone()),
            Value::Array(names) => {
                Some(names.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(","))
            }
            _ => None,
        }
    }

    /// The cursor of the item before which a page of a list ends.
    pub(crate) fn before(&self) -> Option<String> {
        self.given.body.get(BEFORE).map(as_parameter).filter(|cursor| !cursor.is_empty())
    }

    /// The whole address of another page of what it reads, as it can be followed: with its parameters and its token.
    pub(crate) fn link(&self, here: &str, cursor: &[(&str, String)]) -> String {
        let own = self.given.body.as_object().into_iter().flatten();
        let own = own.filter(|(name, _)| !CURSOR.contains(&name.as_str()));
        let own = own.map(|(name, value)| (name.as_str(), as_parameter(value)));
        let pairs: Vec<_> = own.chain(cursor.iter().cloned()).collect();
        self.link_to(here, Route::without_version(&self.path), &pairs)
    }

    /// The whole address of something else, in the same version and with the same token. The path has no version.
    pub(crate) fn link_to(&self, here: &str, path: &str, pairs: &[(&str, String)]) -> String {
        let newest = GraphVersion::NEWEST.to_string();
        let version = self.route.version.as_deref().unwrap_or(&newest);
        let credentials = self.credentials.pairs().map(|(name, value)| parameter(name, &value));
        let pairs = pairs.iter().map(|(name, value)| parameter(name, value));
        let pairs: Vec<_> = credentials.chain(pairs).collect();
        format!("{here}/{version}{path}?{}", pairs.join("&"))
    }

    /// Whether it reads or deletes, so that its members are parameters.
    pub(crate) fn reads(&self) -> bool {
        self.given.reads
    }

    /// The members as an object of this shape.
    pub(crate) fn fitted(&self, shape: &'static Shape) -> Result<Fitted, Refusal> {
        self.given.fitted(shape)
    }

    /// The id of the person it is for, if it names one.
    pub(crate) fn person(&self) -> Option<String> {
        present(&self.body, "/recipient/id").map(id_text)
    }

    /// Whether it is in the name of this account. `me` may be any.
    pub(crate) fn is_of(&self, account: &str) -> bool {
        self.route.account == "me" || self.route.account == account
    }

    /// For an endpoint whose body no checker of core sees.
    pub(crate) fn check_object(&self) -> Result<(), Refusal> {
        if self.body.is_object() {
            return Ok(());
        }
        let fault = serde_json::from_str::<Value>(&self.json).err();
        Err(Refusal::no_object(fault.as_ref()))
    }

    /// As it was written, where the platform reads something else in it.
    pub(crate) fn written(&self) -> Option<&str> {
        self.written.as_deref()
    }

    /// What it sends, as far as logs and observers see it.
    pub(crate) fn content(&self) -> Content {
        Content {
            kind: self.route.endpoint.has_messages().then(|| kind(&self.body)),
            request: (self.json.len() <= LONGEST_KEPT).then(|| concealed(&self.json)),
            person: self.person(),
        }
    }

    /// The platform that the request is for: through a Page, things are done for its Instagram account
    /// too.
    pub(crate) fn named_platform(&self) -> Result<Platform, Refusal> {
        let Some(platform) = present(&self.body, "/platform") else { return Ok(self.platform) };
        let word = platform.as_str().unwrap_or_default().to_ascii_lowercase();
        let known = [Platform::Messenger, Platform::Instagram];
        let named = known.into_iter().find(|known| known.to_string().to_ascii_lowercase() == word);
        named.ok_or_else(|| {
            Refusal::parameter(&format!(
                "`platform` is {platform}: write `messenger` or `instagram`, or leave it out"
            ))
        })
    }

    /// The file of the one message that the request holds.
    pub(crate) fn file(&self) -> Result<Option<&File>, Refusal> {
        match self.files.as_slice() {
            [] => Ok(None),
            [file] if file.part == FILEDATA => Ok(Some(file)),
            [file] => Err(Refusal::parameter(&format!(
                "the file stands in part `{}`: name the part `{FILEDATA}`",
                Written(&file.part)
            ))),
            more => Err(Refusal::files(&format!(
                "{} files in one request, and the limit is 1: send each by itself",
                more.len()
            ))),
        }
    }
}

/// The parameters of every call, if there are any.
fn manner(
    body: &mut Value,
    route: &Route,
    method: &Method,
    shape: Option<&'static Shape>,
) -> Option<Manner> {
    let members = body.as_object_mut()?;
    let before = members.len();
    // Who is behind a token that links accounts is asked by what a batch is sent to.
    let reads = *method == Method::GET || route.endpoint == Endpoint::Batch;
    let is_own = |name: &str| shape.is_some_and(|shape| shape.field(name).is_some());
    let manner = Manner::take(members, !reads, is_own);
    (members.len() < before).then_some(manner)
}

/// Of what shape its members are, where the path and the method tell.
fn shape_of(route: &Route, method: &Method) -> Option<&'static Shape> {
    if matches!(route.endpoint, Endpoint::Messages | Endpoint::MessageAttachments) {
        return Some(Request::SHAPE);
    }
    let edge = Some(route.endpoint.edge()).filter(|edge| !edge.is_empty())?;
    let mut calls =
        CALLS.iter().filter(|call| call.edge == edge && call.method.as_str() == method.as_str());
    let only = calls.next()?;
    calls.next().is_none().then_some(only.shape)
}

fn as_parameter(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), ToOwned::to_owned)
}

fn parameter(name: &str, value: &str) -> String {
    format!("{}={}", escaped(name), escaped(value))
}

fn escaped(text: &str) -> String {
    utf8_percent_encode(text, UNESCAPED).to_string()
}

const FIELDS: &str = "fields";
const BEFORE: &str = "before";
/// What says which page of a list is meant.
const CURSOR: &[&str] = &["after", BEFORE, "limit"];
const UNESCAPED: &AsciiSet =
    &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~').remove(b',');
/// Bytes of a request.
const LONGEST_KEPT: usize = 64 * 1024;
