//! The fronts of the macros: they hand the way to this crate to the procedural half, so that it works under any name.

/// Makes a [`Message`](crate::Message), with everything that can be known checked while the program compiles.
///
/// ```
/// use sendapi::message;
///
/// let psid = "7204418830956127";
/// let hello = message!(Messenger {
///     recipient: psid,
///     text: "Which bread?",
///     quick_replies: [
///         text { title: "Rye", payload: "RYE" },
///         text { title: "Spelt", payload: "SPELT" },
///     ],
/// });
/// assert!(hello.validate().is_ok());
/// ```
///
/// A JSON body from the platform's documentation compiles as it stands:
///
/// ```
/// let typing = sendapi::message!({
///     "recipient": { "id": "7204418830956127" },
///     "sender_action": "typing_on"
/// });
/// # let _ = typing;
/// ```
///
/// A mistake does not compile:
///
/// ```compile_fail
/// let message = sendapi::message!(Messenger {
///     recipient: "7204418830956127",
///     text: "Done",
///     sender_action: typing_off,
/// });
/// ```
///
/// ```text
/// error: `sender_action` and `message` cannot go in one request: send the action first, then the message
/// ```
///
/// # Grammar
///
/// ```text
/// message!( PLATFORM { ENTRIES } )        PLATFORM: Messenger | Instagram
/// message!( <PLATFORM> { ENTRIES } )      the same, for a pasted JSON object; without a platform: Messenger
/// message!( { ENTRIES } ) , message!( ENTRIES )    the same as Messenger { ENTRIES }
/// ENTRY  := key : value | key             key: identifier or "string"; alone only inside HEAD { } or PLATFORM { }
/// value  := literal | null | OBJECT | [ items ] | enum value | Rust expression
/// OBJECT := { ENTRIES } | HEAD { ENTRIES }
/// item   := value | for PATTERN in EXPR { items } | if COND { items } [ else … ]      separated by commas
/// ```
///
/// - An object whose keys are strings is JSON and has JSON's rules only. With identifiers as keys, a string or number
///   may stand for the `recipient`, and the members of the API's `message` object may stand directly in the request.
/// - A head is the value of the object's tag (`postback { … }`, `image { url: u }`, `generic { … }`) or the object's
///   own name (`element { … }`).
/// - Any Rust expression may stand for a value, up to whole parts: `attachment: picture`, `buttons: menu.clone()`.
///   A member that may be left out takes an `Option` too.
/// - A name in capitals (`GREETING`, `texts::GREETING`) or `const { … }` is a constant and checked while compiling;
///   `(GREETING)` makes it an expression. In place of a word of the API, a name in capitals is that word.
/// - `#[cfg(…)]` may stand before an entry or an item.
///
/// # What is checked when
///
/// While compiling: every key, every literal and constant, every number of items that is written out, and every
/// combination of them. What is known at run time only is checked by the same rules by
/// [`Message::validate`](crate::Message::validate), which `account.send` calls before it connects. Parts that the
/// platform is retiring warn as deprecated items do.
#[macro_export]
macro_rules! message {
    ($($tokens:tt)*) => {
        $crate::__private::message! { { $crate } $($tokens)* }
    };
}

/// Makes a [`Content`](crate::Content), the API's `message` object, with the grammar and the checks of
/// [`message!`](crate::message!): for constants and for parts that go into many messages.
///
/// ```
/// use sendapi::{Content, content, message};
///
/// const WELCOME: Content<'static> = content!(text: "Welcome", metadata: "welcome");
///
/// let hello = message!(Messenger { recipient: "7204418830956127", message: WELCOME });
/// assert_eq!(hello.content(), Some(&WELCOME));
/// ```
#[macro_export]
macro_rules! content {
    ($($tokens:tt)*) => {
        $crate::__private::content! { { $crate } $($tokens)* }
    };
}
