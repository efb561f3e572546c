//! What an editor tells the server that it can do.

use serde_json::{Value, json};

/// About what the editors that most people use can do.
pub(crate) fn capabilities() -> Value {
    json!({
        "workspace": {
            "configuration": true,
            "workspaceEdit": { "documentChanges": true },
        },
        "window": { "workDoneProgress": true },
        // Without it nobody learns when all has been read.
        "experimental": { "serverStatusNotification": true, "snippetTextEdit": true },
        "textDocument": {
            "completion": { "completionItem": {
                "snippetSupport": true,
                "documentationFormat": ["markdown"],
                "labelDetailsSupport": true,
                "insertReplaceSupport": true,
                "deprecatedSupport": true,
                "tagSupport": { "valueSet": [1] },
                // What may be asked for later is left out at first.
                "resolveSupport": { "properties": ["documentation", "detail", "additionalTextEdits"] },
            } },
            "hover": { "contentFormat": ["markdown"] },
            "definition": { "linkSupport": true },
            "diagnostic": {},
            "rename": { "prepareSupport": true },
            "signatureHelp": { "signatureInformation": { "documentationFormat": ["markdown"] } },
            "semanticTokens": {
                "requests": { "full": true },
                "formats": ["relative"],
                "tokenTypes": [],
                "tokenModifiers": [],
                "augmentsSyntaxTokens": true,
            },
        },
    })
}
