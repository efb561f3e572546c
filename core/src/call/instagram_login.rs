//! The host of Instagram login, `graph.instagram.com`: which calls have other names there, and which are not there.
//!
//! What the table does not name goes there as everywhere.
//!
//! See <https://developers.facebook.com/documentation/instagram-platform/instagram-api-with-instagram-login/messaging-api>.

use super::Root;

/// How a [`Call`](super::Call) goes on the host of Instagram login.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum There {
    /// As everywhere.
    Same,
    /// By another name of the edge.
    Named(&'static str),
    /// Not at all; and what to do.
    Missing(&'static str),
}

/// How a call to this edge of this object goes on the host of Instagram login.
///
/// ```
/// use sendapi_core::call::instagram_login::{There, there};
/// use sendapi_core::call::{Call, Root, routing::PassThreadControl};
///
/// assert_eq!(there(Root::Account, PassThreadControl::EDGE), There::Named("passthreadcontrol"));
/// assert_eq!(there(Root::Account, "messages"), There::Same);
/// ```
#[must_use]
pub fn there(root: Root, edge: &str) -> There {
    let of_root = ROOTS.iter().find(|(named, _)| *named == root).map(|(_, there)| *there);
    let of_edge = || EDGES.iter().find(|(named, _)| *named == edge).map(|(_, there)| *there);
    of_root.or_else(of_edge).unwrap_or(There::Same)
}

/// Objects that are not there.
const ROOTS: &[(Root, There)] = &[
    (Root::Persona, PERSONAS),
    (Root::Label, LABELS),
    (Root::StickerPack, STICKERS),
    (Root::AdAccount, MARKETING),
    (Root::Campaign, MARKETING),
    (Root::Template, TEMPLATES),
];

/// The names without underscores stand in the platform's generated SDK for this host. It has `messageattachments` too,
/// where the guide has the usual name: that one stays.
const EDGES: &[(&str, There)] = &[
    ("pass_thread_control", There::Named("passthreadcontrol")),
    ("release_thread_control", There::Named("releasethreadcontrol")),
    ("take_thread_control", CONTROL),
    ("request_thread_control", CONTROL),
    ("extend_thread_control", CONTROL),
    ("personas", PERSONAS),
    ("custom_labels", LABELS),
    ("sticker_packs", STICKERS),
    ("sticker_search", STICKERS),
    ("messaging_customer_base/unsubscribe", MARKETING),
    ("notification_message_tokens", MARKETING),
    ("custom_user_settings", There::Missing("set the menu of the profile, which all people have")),
    ("calls", CALLS),
    ("messenger_call_permissions", CALLS),
    ("messenger_call_settings", CALLS),
    ("call_metrics", CALLS),
    ("message_templates", TEMPLATES),
    ("message_template_library", TEMPLATES),
    ("unlink_accounts", There::Missing("accounts are linked on Messenger alone")),
    ("blocked", There::Missing("block people with `moderate_conversations`")),
    ("accounts", There::Missing("ask with the token of a Facebook login")),
];

const CONTROL: There = There::Missing("control there is passed or released alone");
const PERSONAS: There = There::Missing("personas write on Messenger alone");
const LABELS: There = There::Missing("labels belong to Pages");
const STICKERS: There =
    There::Missing("stickers are Messenger's; send the `like_heart` attachment");
const MARKETING: There = There::Missing("marketing messages are sent on Messenger alone");
const CALLS: There = There::Missing("people are called on Messenger alone");
const TEMPLATES: There = There::Missing("utility templates are sent on Messenger alone");

#[cfg(test)]
mod tests {
    use super::*;
    use crate::call::CALLS as ALL;

    #[test]
    fn every_row_is_about_calls_that_there_are() {
        for (root, _) in ROOTS {
            assert!(ALL.iter().any(|call| call.root == *root), "{root:?}");
        }
        for (edge, _) in EDGES {
            assert!(ALL.iter().any(|call| call.edge == *edge), "{edge}");
        }
    }

    #[test]
    fn what_the_host_has_goes_there() {
        for (root, edge) in [
            (Root::Person, ""),
            (Root::Account, ""),
            (Root::Account, "messenger_profile"),
            (Root::Account, "message_attachments"),
            (Root::Account, "subscribed_apps"),
            (Root::Account, "welcome_message_flows"),
            (Root::Account, "moderate_conversations"),
        ] {
            assert_eq!(there(root, edge), There::Same, "{root:?} {edge}");
        }
        for (root, edge) in [
            (Root::Persona, ""),
            (Root::AdAccount, "messages"),
            (Root::Template, ""),
            (Root::Account, "calls"),
            (Root::Account, "messenger_call_permissions"),
            (Root::Account, "messenger_call_settings"),
            (Root::Account, "call_metrics"),
        ] {
            assert!(matches!(there(root, edge), There::Missing(_)), "{root:?} {edge}");
        }
    }
}
