//! Functions that make a message of what somebody types.

/// A message with these entries, in a function that is given a recipient and breads.
pub(super) fn message(entries: &str) -> String {
    body(&format!("Messenger {{\n        recipient: psid,\n        {entries}\n    }}"))
}

/// The same of a whole body.
pub(super) fn body(body: &str) -> String {
    function(&format!("message!({body})"))
}

/// A function with what the values come from, which returns `expression`.
pub(super) fn function(expression: &str) -> String {
    format!(
        "fn scene<'a>(psid: &'a str, bread: &'a Bread, breads: &'a [Bread]) -> Message<'a> {{
    {expression}
}}
"
    )
}

/// A message with one card.
pub(super) fn card(entries: &str) -> String {
    cards(&format!("element {{ {entries} }}"))
}

/// A message with a list of cards.
pub(super) fn cards(items: &str) -> String {
    message(&format!("attachment: generic {{ elements: [{items}] }},"))
}

/// A message with a card for each bread.
pub(super) fn each(entries: &str) -> String {
    cards(&format!("for loaf in breads {{ element {{ {entries} }} }}"))
}

/// A message with a list of buttons.
pub(super) fn buttons(items: &str) -> String {
    message(&format!("attachment: button {{ text: \"Which?\", buttons: [{items}] }},"))
}

/// A message with a list of quick replies.
pub(super) fn chips(items: &str) -> String {
    message(&format!("text: \"Which?\",\n        quick_replies: [{items}],"))
}

/// The rest of a card that lacks nothing.
pub(super) const REST: &str = "subtitle: \"Fresh\"";
