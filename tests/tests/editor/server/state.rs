//! What the server tells of itself.

use std::collections::BTreeSet;

use serde_json::Value;

/// What the server tells of itself, as far as it came.
#[derive(Debug, Default)]
pub(crate) struct State {
    /// What it is at work on.
    open: BTreeSet<String>,
    /// Whether it has read all there is.
    has_read_all: bool,
    complaint: Option<String>,
}

impl State {
    /// Notes what it tells.
    pub(crate) fn take(&mut self, method: &str, params: &Value) {
        match method {
            "$/progress" => self.progress(params),
            "experimental/serverStatus" => self.status(params),
            _ => {}
        }
    }

    fn progress(&mut self, params: &Value) {
        let token = params["token"].to_string();
        if params["value"]["kind"] == "end" {
            self.open.remove(&token);
        } else {
            self.open.insert(token);
        }
    }

    fn status(&mut self, params: &Value) {
        self.has_read_all = params["quiescent"] == true;
        let told = params["message"].as_str().map(str::to_owned);
        self.complaint = told.filter(|_| params["health"] != "ok");
    }

    pub(crate) fn is_at_rest(&self) -> bool {
        self.has_read_all && self.open.is_empty()
    }

    /// What is wrong with the project, if anything is.
    pub(crate) fn complaint(&self) -> Option<&str> {
        self.complaint.as_deref()
    }
}
