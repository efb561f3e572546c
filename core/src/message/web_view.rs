//! What opens a web view: the members and the rules that all of them share.

use crate::limit::Format;
use crate::platform::PlatformKind;
use crate::schema::Condition;
use crate::schema::rule::{Implication, Relation, Rule};
use crate::tree::Place;

/// Declares a struct that opens a web view: its own members, and behind them those that all have. Where they are there
/// differs for one of them, which says so at its name. Their names are written where the macro is used: an editor that is
/// asked where a member is declared would show the macro beside that place if they came out of it.
macro_rules! web_view {
    (
        $(#[$about:meta])*
        pub struct $name:ident<'a> {
            $($(#[$of_member:meta])* pub $member:ident: $ty:ty,)*
            ..
            $(#[$of_ratio:meta])*
            $ratio:ident, $extensions:ident, $fallback:ident, $share:ident
        }
    ) => {
        $(#[$about])*
        pub struct $name<'a> {
            $($(#[$of_member])* pub $member: $ty,)*
            $(#[$of_ratio])*
            pub $ratio: Option<$crate::message::button::HeightRatio>,
            /// Whether the page uses Messenger Extensions.
            #[schema(undocumented(messenger, "btn.webview_ig", "leave it out"))]
            pub $extensions: Option<bool>,
            /// The page for clients without Messenger Extensions; goes with `messenger_extensions: true`.
            #[schema(
                undocumented(messenger, "btn.webview_ig", "leave it out"),
                messenger(format(Url, "btn.fallback_url"))
            )]
            pub $fallback: Option<$crate::plain::text::Text<'a>>,
            /// `hide` takes the share button off the web view.
            #[schema(undocumented(messenger, "btn.webview_ig", "leave it out"))]
            pub $share: Option<$crate::message::button::ShareButton>,
            #[cfg(not(rust_analyzer))]
            #[doc(hidden)]
            pub __non_exhaustive: (),
        }
    };
}
pub(crate) use web_view;

/// Between the members of what opens a web view.
pub(crate) const RULES: &[Rule] = &[
    Rule::implied(
        "btn.ext_https",
        Implication {
            when: &[Condition::Is(&["messenger_extensions"], &["true"])],
            then: &[Condition::Fits(&["url"], Format::HttpsUrl)],
            asks: "`url` beside `messenger_extensions: true` takes an https address",
            told: "",
            at: (&["url"], Place::Value),
        },
        "write it with https",
    )
    .on(PlatformKind::Messenger),
    Rule::new(
        "btn.fallback",
        Relation::OnlyWith {
            field: "fallback_url",
            with: "messenger_extensions",
            values: &["true"],
        },
        "leave it out, or set `messenger_extensions: true`",
    )
    .on(PlatformKind::Messenger),
];
