//! The fronts of the macros: they hand the way to this crate to the procedural half, so that it works under any name.

/// Makes a [`Message`](crate::Message) out of what the Send API takes, and checks while the program compiles that the
/// platform will take it.
///
/// # Six examples
///
/// A text:
///
/// ```
/// use sendapi::message;
///
/// let psid = "7204418830956127";
/// let hello = message!(Messenger { recipient: psid, text: "Good morning" });
/// # assert!(hello.validate().is_ok());
/// ```
///
/// A sender action, which travels alone:
///
/// ```
/// # use sendapi::message;
/// let typing = message!(Instagram { recipient: "1783320945561208", sender_action: typing_on });
/// # assert!(typing.validate().is_ok());
/// ```
///
/// Quick replies, some of them from data. An optional list that turns out empty is left out:
///
/// ```
/// # use sendapi::message;
/// # let psid = "7204418830956127";
/// let breads = vec![("Rye", 17), ("Spelt", 18)];
/// let question = message!(Messenger {
///     recipient: psid,
///     text: format!("We have {} breads today. Which one?", breads.len()),
///     quick_replies: [
///         for (name, number) in breads {
///             text { title: name, payload: number },
///         },
///         if psid.len() > 3 { user_email {} },
///     ],
/// });
/// # assert!(question.validate().is_ok());
/// ```
///
/// A carousel. `generic { … }` stands for both levels that the API has there, `postback { … }` for the `type` of a
/// button:
///
/// ```
/// # use sendapi::message;
/// # let psid = "7204418830956127";
/// let shelf = message!(Messenger {
///     recipient: psid,
///     attachment: generic {
///         elements: [
///             element {
///                 title: "Dark rye",
///                 subtitle: "Baked today",
///                 buttons: [postback { title: "Put one aside", payload: "RYE" }],
///             },
///         ],
///     },
/// });
/// # assert!(shelf.validate().is_ok());
/// ```
///
/// A constant, checked where it is written, and made into a message elsewhere:
///
/// ```
/// # use sendapi::message;
/// use sendapi::{Content, Message, content};
///
/// const GREETING: &str = "Welcome to the bakery";
/// const WELCOME: Content<'static> = content!(text: GREETING, metadata: "welcome");
///
/// fn welcome(psid: String) -> Message<'static> {
///     message!(Messenger { recipient: psid, message: WELCOME })
/// }
/// # assert!(welcome("7204418830956127".to_owned()).validate().is_ok());
/// ```
///
/// A JSON body from the platform's documentation, as it stands there:
///
/// ```
/// # use sendapi::message;
/// let picture = message!(<Instagram> {
///     "recipient": { "id": "1783320945561208" },
///     "message": {
///         "attachment": { "type": "image", "payload": { "url": "https://example.com/oven.jpg" } }
///     }
/// });
/// # assert!(picture.validate().is_ok());
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
///   own name (`element { … }`). With heads, rustfmt formats the message.
/// - Words of the API are written as the API writes them, as identifiers or strings. In place of such a word a name in
///   capitals is always that word, never a variable; `(kind)` is the variable. What decides the kind of an object
///   (`type`, `template_type`, `content_type`) is written out: to choose at run time, put an expression in place of the
///   whole object.
/// - Braces that are empty or begin with a key and a single colon are an object; others are a block of Rust.
/// - A `for` or `if` whose head begins with a block or `match` wants parentheses round the head.
/// - `null` and `None` mean that a member is left out.
/// - `#[cfg(…)]` may stand before an entry and before an item of a list, `for` and `if` among them. What decides the kind
///   of an object depends on none, nor does the `payload` beside a `type`: there it stands before the entry or item that
///   holds the whole object, once for each case. Of members of the API's `message` that stand in the request under
///   conditions only, the `message` is there if one of them is. A list with an item under `#[cfg(…)]` is made at run time,
///   as one with `for` and `if` is, and stands in no `const`.
///
/// # What is checked when
///
/// While compiling: every key, every literal and constant, every number of items that is written out, and every
/// combination of them. Parts that the platform is retiring, documents nowhere, cuts or passes over warn as deprecated
/// items do, so that `#[allow(deprecated)]` and `#![deny(deprecated)]` work. That is so of what is written out: a constant
/// is checked for what the platform refuses, and what it cuts of one [`Message::warnings`](crate::Message::warnings) tells.
/// What is known at run time only is checked by the same rules by [`Message::validate`](crate::Message::validate), which
/// `account.send` calls before it connects.
///
/// # Three mistakes
///
/// ```compile_fail
/// # use sendapi::message;
/// let message = message!(Messenger {
///     recipient: "7204418830956127",
///     attachment: button {
///         text: "Shall we put one aside?",
///         buttons: [postback { title: "", payload: "YES" }],
///     },
/// });
/// ```
///
/// ```text
/// error: button title is empty, it takes at least 1 character: fill it
///   |
///   |         buttons: [postback { title: "", payload: "YES" }],
///   |                                     ^^
/// ```
///
/// ```compile_fail
/// # use sendapi::message;
/// let message = message!(Messenger {
///     recipient: "7204418830956127",
///     text: "Your bread is ready",
///     tag: HUMAN_AGENT,
/// });
/// ```
///
/// ```text
/// error: `tag` needs `messaging_type: MESSAGE_TAG`: a message without `messaging_type` counts as `RESPONSE`, which takes no tag
///   |
///   |     tag: HUMAN_AGENT,
///   |     ^^^
/// ```
///
/// ```compile_fail
/// # use sendapi::message;
/// let message = message!(Instagram {
///     recipient: "1783320945561208",
///     attachment: generic { elements: [element { titel: "Dark rye", subtitle: "Baked today" }] },
/// });
/// ```
///
/// ```text
/// error: unknown key `titel` in a generic element, did you mean `title`?
///   |
///   |     attachment: generic { elements: [element { titel: "Dark rye", subtitle: "Baked today" }] },
///   |                                                ^^^^^
/// ```
///
/// # In an editor
///
/// rust-analyzer reads struct literals in place of what the compiler reads, with the keys that are written. So it completes
/// keys, heads and words where they may stand, with what the platform says about them, and tells of a mistake where it is:
///
#[doc = include_str!("../docs/editor-completion-light.svg")]
///
#[doc = include_str!("../docs/editor-error-light.svg")]
///
/// # Values known later
///
/// Any Rust expression may stand for a value, up to whole parts: `attachment: picture`, `buttons: menu.clone()`,
/// `message: welcome()`. Text takes `&str`, `String`, references to them, `Cow<str>` and, where the API takes digits as
/// text, integers. A member that may be left out takes an `Option` too. What is borrowed stays borrowed; a message of
/// owned and literal parts is `'static`.
///
/// A name in capitals (`GREETING`, `texts::GREETING`) or `const { … }` is a constant and checked while compiling, also
/// in functions that nothing calls. Names that begin with `Self` or a single capital letter, as `T::NAME`, are known
/// later, and `(GREETING)` makes any of them so.
///
/// What is known at run time only stands in no `const`: a typed payload among it, since it becomes text then. A function
/// makes it each time, a `static` once:
///
/// ```
/// use std::sync::LazyLock;
///
/// use sendapi::{Content, Payload, content, message};
///
/// #[derive(Payload)]
/// enum Action {
///     Menu,
/// }
///
/// static WELCOME: LazyLock<Content<'static>> = LazyLock::new(|| {
///     content!(text: "Welcome", quick_replies: [text { title: "Menu", payload: Action::Menu }])
/// });
///
/// let hello = message!(Messenger { recipient: "7204418830956127", message: WELCOME.clone() });
/// # assert!(hello.validate().is_ok());
/// ```
///
/// # Without the macro
///
/// The types are plain structs: [`Message::new`](crate::Message::new) takes a [`Request`](crate::Request), and
/// [`Message::from_json`](crate::Message::from_json) takes JSON text. Both check by the same rules at run time.
#[doc(alias = "Send API")]
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
///
/// It is checked for Messenger, or for the platform in front; sending checks again, for the platform of the message:
///
/// ```
/// use sendapi::content;
///
/// let heart = content!(Instagram { attachment: like_heart {} });
/// assert!(heart.validate::<sendapi::Instagram>().is_ok());
/// ```
#[macro_export]
macro_rules! content {
    ($($tokens:tt)*) => {
        $crate::__private::content! { { $crate } $($tokens)* }
    };
}

/// Makes a [`Profile`](crate::Profile), what people see of an account before they write, with the grammar and the checks
/// of [`message!`](crate::message!).
///
/// ```
/// use sendapi::{Instagram, Profile, profile};
///
/// let page = profile!(Messenger {
///     get_started: { payload: "START" },
///     greeting: [greeting { locale: "default", text: "Welcome, {{user_first_name}}" }],
///     persistent_menu: [
///         menu {
///             locale: "default",
///             call_to_actions: [
///                 postback { title: "Order bread", payload: "ORDER" },
///                 web_url { title: "Our shop", url: "https://bakery.example/shop" },
///             ],
///         },
///     ],
///     commands: [
///         commands {
///             locale: "default",
///             commands: [command { name: "breads", description: "What we bake today" }],
///         },
///     ],
///     whitelisted_domains: ["https://bakery.example"],
/// });
/// assert!(page.settings().commands.is_some());
///
/// let questions: Profile<'_, Instagram> = profile!(Instagram {
///     ice_breakers: [
///         ice_breakers {
///             locale: "default",
///             call_to_actions: [question { question: "When do you open?", payload: "HOURS" }],
///         },
///     ],
/// });
/// # assert!(questions.validate().is_ok());
/// ```
///
/// What is left out stays as it was. A profile for Instagram says `platform: instagram` by itself, as the platform
/// wants it. A `persistent_menu` needs a `get_started` on Messenger; an earlier call may have set it, so that nothing is
/// said where this one has none.
///
/// ```compile_fail
/// # use sendapi::profile;
/// let page = profile!(Messenger {
///     persistent_menu: [
///         menu {
///             locale: "nb_NO",
///             call_to_actions: [postback { title: "Bestill", payload: "ORDER" }],
///         },
///     ],
/// });
/// ```
///
/// ```text
/// error: `persistent_menu` needs an entry with `locale: "default"`: it is for everybody whose language has no entry
///   |
///   |     persistent_menu: [
///   |     ^^^^^^^^^^^^^^^
/// ```
///
/// # Without the macro
///
/// [`Profile::new`](crate::Profile::new) takes [`Settings`](crate::call::profile::Settings), and
/// [`Profile::from_json`](crate::Profile::from_json) takes JSON text. Both check by the same rules at run time.
#[cfg(feature = "calls")]
#[macro_export]
macro_rules! profile {
    ($($tokens:tt)*) => {
        $crate::__private::profile! { { $crate } $($tokens)* }
    };
}
