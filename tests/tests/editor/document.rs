//! A file that the editor has open.

use std::path::Path;

use serde_json::{Value, json};

use crate::Outcome;
use crate::marked::position;
use crate::project::uri;
use crate::server::{Answer, Server};

/// A file that the editor has open.
pub(crate) struct Document {
    uri: String,
    version: u64,
    /// What stands in it.
    pub(crate) text: String,
}

impl Document {
    pub(crate) fn open(server: &mut Server, path: &Path, text: &str) -> Outcome<Self> {
        let document = Self { uri: uri(path), version: 1, text: text.to_owned() };
        server.tell(
            "textDocument/didOpen",
            &json!({ "textDocument": {
                "uri": document.uri, "languageId": "rust", "version": 1, "text": text,
            } }),
        )?;
        Ok(document)
    }

    /// Leaves it as it is on disk.
    pub(crate) fn close(self, server: &mut Server) -> Outcome {
        server.tell("textDocument/didClose", &json!({ "textDocument": { "uri": self.uri } }))
    }

    pub(crate) fn uri(&self) -> &str {
        &self.uri
    }

    /// Writes `text` in place of all there is.
    pub(crate) fn write(&mut self, server: &mut Server, text: &str) -> Outcome {
        self.version += 1;
        text.clone_into(&mut self.text);
        server.tell(
            "textDocument/didChange",
            &json!({
                "textDocument": { "uri": self.uri, "version": self.version },
                "contentChanges": [{ "text": text }],
            }),
        )
    }

    /// Asks about the whole of it.
    pub(crate) fn ask(&self, server: &mut Server, method: &str) -> Outcome<Answer> {
        server.ask(method, &json!({ "textDocument": { "uri": self.uri } }))
    }

    /// Asks about a place in it.
    pub(crate) fn ask_at(
        &self,
        server: &mut Server,
        method: &str,
        offset: usize,
    ) -> Outcome<Answer> {
        self.ask_more(server, method, offset, &json!({}))
    }

    /// Asks about a place in it, and says `more` than where that is.
    pub(crate) fn ask_more(
        &self,
        server: &mut Server,
        method: &str,
        offset: usize,
        more: &Value,
    ) -> Outcome<Answer> {
        let mut params = more.clone();
        params["textDocument"] = json!({ "uri": self.uri });
        params["position"] = position(&self.text, offset);
        server.ask(method, &params)
    }
}
