//! A request that could be read; nothing in it is checked yet.

use axum::http::Method;
use sendapi_core::media::FILEDATA;
use serde_json::Value;

use super::encoding::Decoded;
use super::head::{Content, Head};
use super::kind::kind;
use super::multipart::File;
use crate::Platform;
use crate::access::concealed::concealed;
use crate::access::credentials::Credentials;
use crate::answers::refusal::Refusal;
use crate::route::Route;
use crate::wire::members::{id_text, present};

pub(crate) struct Call {
    /// That of its head.
    pub(crate) number: u64,
    pub(crate) method: Method,
    pub(crate) route: Route,
    pub(crate) host: Option<String>,
    pub(crate) platform: Platform,
    /// As it arrived, or put together from parameters.
    pub(crate) json: String,
    /// What does not parse has no members, and is `null`.
    pub(crate) body: Value,
    pub(crate) credentials: Credentials,
    pub(crate) files: Vec<File>,
}

impl Call {
    pub(crate) fn of(head: &Head, decoded: Decoded) -> Result<Self, Refusal> {
        let route = head.route.clone()?;
        let Decoded { json, credentials, files } = decoded;
        let body: Value = serde_json::from_str(&json).unwrap_or_default();
        let credentials = credentials.or(Credentials::in_json(&body));
        let (host, platform) = (head.host.clone(), head.platform);
        let (number, method) = (head.number, head.method.clone());
        Ok(Self { number, method, route, host, platform, json, body, credentials, files })
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

    /// What it sends, as far as logs and observers see it.
    pub(crate) fn content(&self) -> Content {
        Content {
            kind: self.route.endpoint.has_messages().then(|| kind(&self.body)),
            request: (self.json.len() <= LONGEST_KEPT).then(|| concealed(&self.json)),
            person: present(&self.body, "/recipient/id").map(id_text),
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
                file.part.escape_debug()
            ))),
            more => Err(Refusal::parameter(&format!(
                "{} files in one request, and the limit is 1: send each by itself",
                more.len()
            ))),
        }
    }
}

/// Bytes of a request.
const LONGEST_KEPT: usize = 64 * 1024;
