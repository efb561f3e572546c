//! Colours for light pages and for dark ones.

/// The colours of a picture.
pub(super) struct Theme {
    pub(super) name: &'static str,
    pub(super) page: &'static str,
    /// Boxes above the code.
    pub(super) raised: &'static str,
    /// The line that is chosen in one.
    pub(super) chosen: &'static str,
    pub(super) border: &'static str,
    pub(super) text: &'static str,
    /// What is retired, and what is said beside.
    pub(super) quiet: &'static str,
    pub(super) error: &'static str,
    /// Keys and fields.
    pub(super) key: &'static str,
    /// Types, heads and words of the API.
    pub(super) kind: &'static str,
    pub(super) string: &'static str,
    pub(super) keyword: &'static str,
    /// Functions and macros.
    pub(super) call: &'static str,
}

impl Theme {
    /// The colour of what the server calls so.
    pub(super) fn of(&self, kind: &str) -> &'static str {
        match kind {
            "property" => self.key,
            "struct" | "enum" | "enumMember" | "typeAlias" | "builtinType" | "interface"
            | "lifetime" => self.kind,
            "string" | "character" | "number" | "boolean" => self.string,
            "keyword" => self.keyword,
            "function" | "method" | "macro" | "procMacro" | "macroBang" => self.call,
            _ => self.text,
        }
    }
}

pub(super) const LIGHT: Theme = Theme {
    name: "light",
    page: "#ffffff",
    raised: "#f6f8fa",
    chosen: "#dbe9fb",
    border: "#d0d7de",
    text: "#1f2328",
    quiet: "#656d76",
    error: "#cf222e",
    key: "#0550ae",
    kind: "#953800",
    string: "#0a5d2a",
    keyword: "#a02c8c",
    call: "#6639ba",
};

pub(super) const DARK: Theme = Theme {
    name: "dark",
    page: "#0d1117",
    raised: "#161b22",
    chosen: "#1f3a5f",
    border: "#30363d",
    text: "#e6edf3",
    quiet: "#8d96a0",
    error: "#ff7b72",
    key: "#79c0ff",
    kind: "#ffa657",
    string: "#7ee787",
    keyword: "#ff9bce",
    call: "#d2a8ff",
};
