//! The pieces that a JSON text is made of, each with its position.

use super::position::Position;

/// A brace, a bracket, a string with its quotes, or another value as it is written.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token<'t> {
    pub(super) position: Position,
    pub(super) text: &'t str,
}

/// The tokens of a text, in their order. Text that is no JSON has tokens too, only nobody says which.
#[derive(Debug)]
pub(super) struct Tokens<'t> {
    rest: &'t str,
    position: Position,
}

impl<'t> Tokens<'t> {
    pub(super) const fn of(text: &'t str) -> Self {
        Self { rest: text, position: Position::START }
    }

    /// Goes past so many bytes. The position goes along, so that it is never counted from the start again.
    fn pass(&mut self, bytes: usize) -> Option<&'t str> {
        let (passed, rest) = self.rest.split_at_checked(bytes)?;
        self.position = self.position.after(passed);
        self.rest = rest;
        Some(passed)
    }
}

impl<'t> Iterator for Tokens<'t> {
    type Item = Token<'t>;

    fn next(&mut self) -> Option<Token<'t>> {
        let token = self.rest.trim_start_matches(BETWEEN);
        self.pass(self.rest.len() - token.len())?;
        let position = self.position;
        let text = self.pass(length(token))?;
        (!text.is_empty()).then_some(Token { position, text })
    }
}

/// How many bytes the token has with which the text begins.
fn length(text: &str) -> usize {
    match text.as_bytes() {
        [b'{' | b'}' | b'[' | b']', ..] => 1,
        [b'"', inside @ ..] => 1 + length_to_quote(inside),
        _ => text.find(AFTER_WORD).unwrap_or(text.len()),
    }
}

/// How many bytes there are up to the quote that ends a string, and with it.
fn length_to_quote(inside: &[u8]) -> usize {
    let mut bytes = inside.iter();
    while let Some(byte) = bytes.next() {
        match byte {
            b'"' => break,
            // What follows is a part of the string, also if it is a quote.
            b'\\' => drop(bytes.next()),
            _ => {}
        }
    }
    inside.len() - bytes.as_slice().len()
}

/// Commas and colons say nothing that the order of the tokens does not.
const BETWEEN: [char; 6] = [' ', '\t', '\n', '\r', ',', ':'];
const AFTER_WORD: [char; 8] = [' ', '\t', '\n', '\r', ',', ':', '}', ']'];

#[cfg(test)]
mod tests {
    use super::*;

    fn tokens(text: &str) -> Vec<(usize, usize, &str)> {
        let token =
            |token: Token<'static>| (token.position.line, token.position.column, token.text);
        let text: &'static str = text.to_owned().leak();
        Tokens::of(text).map(token).collect()
    }

    #[test]
    fn each_has_its_line_and_column() {
        let text = "{\"é\" :\r\n\t[1.5e+3,null , \"😀\"],\n\n\"\":{}}\n";
        let expected = [
            (1, 1, "{"),
            (1, 2, "\"é\""),
            (2, 2, "["),
            (2, 3, "1.5e+3"),
            (2, 10, "null"),
            (2, 17, "\"😀\""),
            (2, 20, "]"),
            (4, 1, "\"\""),
            (4, 4, "{"),
            (4, 5, "}"),
            (4, 6, "}"),
        ];
        assert_eq!(tokens(text), expected);
    }

    #[test]
    fn escaped_quotes_end_no_string() {
        let text = r#"["\"","\\","\\\"",",]"]"#;
        let texts: Vec<_> = tokens(text).iter().map(|(_, _, text)| *text).collect();
        assert_eq!(texts, ["[", r#""\"""#, r#""\\""#, r#""\\\"""#, r#"",]""#, "]"]);
    }

    #[test]
    fn text_that_is_no_json_comes_to_an_end() {
        for text in ["", " ", "\"", "\"\\", "é\u{feff}\0", "::,}]", "a\"b", "\"\\é"] {
            let passed: usize = tokens(text).iter().map(|(_, _, text)| text.len()).sum();
            assert!(passed <= text.len(), "{text:?}");
        }
    }
}
