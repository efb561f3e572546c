//! What a method and a path ask for.

pub(crate) mod endpoint;

use axum::http::Method;
use sendapi_core::call::Root;

use crate::Endpoint;
use crate::answers::refusal::Refusal;

/// `/{version}/{account}/{edge}`; the version may be left out, the account may be `me`. An object has
/// no edge. A batch has no edge and its account is empty, and so is that of what stands alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Route {
    pub(crate) version: Option<String>,
    /// An account, or a person, a persona, a label, a template, a conversation, a message, an ad account or a pack of stickers.
    pub(crate) account: String,
    pub(crate) endpoint: Endpoint,
}

impl Route {
    /// A path from its object on.
    pub(crate) fn without_version(path: &str) -> &str {
        let first = path.strip_prefix('/').and_then(|path| path.split('/').next());
        match first.filter(|first| is_version(first)) {
            Some(version) => path.get(version.len().saturating_add(1)..).unwrap_or_default(),
            None => path,
        }
    }

    /// Like the platform, takes a first segment that is no version for an object, and what stands
    /// behind it for a path within that object.
    pub(crate) fn parse(method: &Method, path: &str) -> Result<Self, Refusal> {
        let path = path.strip_prefix('/').unwrap_or(path);
        let segments: Vec<&str> = path.strip_suffix('/').unwrap_or(path).split('/').collect();
        let (version, rest) = match segments.as_slice() {
            [version, rest @ ..] if is_version(version) => (Some((*version).to_owned()), rest),
            all => (None, all),
        };
        let has_version = version.is_some();
        let to = |endpoint: Endpoint, account: &str| {
            let account = account.to_owned();
            let route = Self { version, account, endpoint };
            if endpoint.takes(method) {
                return Ok(route);
            }
            Err(Refusal::method(method, &endpoint.to_string(), &endpoint.methods()))
        };
        match rest {
            [] | [""] if *method == Method::GET => to(Endpoint::Objects, ""),
            [] | [""] => to(Endpoint::Batch, ""),
            ["me"] if *method != Method::GET => to(Endpoint::Batch, ""),
            [object] if is_object(object) && Endpoint::Object.takes(method) => {
                to(Endpoint::Object, object)
            }
            [name] => match Endpoint::alone(name) {
                Some(endpoint) => to(endpoint, ""),
                None => Err(Refusal::object(method, name)),
            },
            [object, edge]
                if is_conversation(object) && Endpoint::at(edge) == Some(Endpoint::Messages) =>
            {
                to(Endpoint::ConversationMessages, object)
            }
            [ad_account, edge] if is_ad_account(ad_account) => {
                match Endpoint::behind(Root::AdAccount, edge) {
                    Some(endpoint) => to(endpoint, ad_account),
                    None => Err(Refusal::path(edge)),
                }
            }
            [object, edge] => match Endpoint::at(edge) {
                Some(endpoint) if !Endpoint::is_apart(edge) && is_account(object) => {
                    to(endpoint, object)
                }
                Some(_) => Err(Refusal::object(method, object)),
                None => Err(Refusal::path(edge)),
            },
            [first, pack, edge] if is_pack(first, edge) => to(Endpoint::Stickers, pack),
            [account, first, second] if is_account(account) => {
                match Endpoint::at(&format!("{first}/{second}")) {
                    Some(endpoint) => to(endpoint, account),
                    None => Err(Refusal::path(&format!("{first}/{second}"))),
                }
            }
            [no_version, account, edge] if !has_version && Endpoint::at(edge).is_some() => {
                Err(Refusal::version(no_version, account, edge))
            }
            [_object, path @ ..] => Err(Refusal::path(&path.join("/"))),
        }
    }
}

pub(crate) fn is_account_id(text: &str) -> bool {
    is_digits(text)
}

fn is_object(segment: &str) -> bool {
    is_account(segment) || is_conversation(segment) || segment.starts_with(MESSAGE)
}

fn is_conversation(segment: &str) -> bool {
    segment.starts_with(CONVERSATION)
}

fn is_account(segment: &str) -> bool {
    segment == "me" || is_account_id(segment)
}

fn is_ad_account(segment: &str) -> bool {
    segment.strip_prefix(Root::AdAccount.before()).is_some_and(is_digits)
}

/// Whether the stickers of a pack are asked for.
fn is_pack(first: &str, edge: &str) -> bool {
    Root::StickerPack.before().strip_suffix('/') == Some(first)
        && Endpoint::at(edge) == Some(Endpoint::Stickers)
}

fn is_version(segment: &str) -> bool {
    let parts = segment.strip_prefix('v').and_then(|numbers| numbers.split_once('.'));
    parts.is_some_and(|(major, minor)| is_digits(major) && is_digits(minor))
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// How the id of a conversation begins.
pub(crate) const CONVERSATION: &str = "t_";
/// How the id of a message begins.
pub(crate) const MESSAGE: &str = "m_";

#[cfg(test)]
mod tests {
    use super::Route;
    use crate::Endpoint::{
        self, Accounts, Batch, ConversationMessages, DebugToken, MarketingMessages,
        MessageAttachments, MessageCampaign, MessageTemplateLibrary, Messages,
        MessagingCustomerBase, Object, Objects, StickerPacks, Stickers,
    };
    use axum::http::Method;

    #[test]
    fn the_version_may_be_left_out_and_the_account_may_be_me() {
        for (path, version, account, endpoint) in [
            ("/v26.0/101/messages", Some("v26.0"), "101", Messages),
            ("/v26.0/me/messages/", Some("v26.0"), "me", Messages),
            ("/101/messages", None, "101", Messages),
            ("/me/message_attachments", None, "me", MessageAttachments),
            ("/v26.0/101/messageattachments", Some("v26.0"), "101", MessageAttachments),
            ("/v26.0/", Some("v26.0"), "", Batch),
            ("/v26.0", Some("v26.0"), "", Batch),
            ("/v26.0/me", Some("v26.0"), "", Batch),
            ("/me", None, "", Batch),
            ("/", None, "", Batch),
        ] {
            let (version, account) = (version.map(str::to_owned), account.to_owned());
            assert_eq!(post(path), Ok(Route { version, account, endpoint }), "{path}");
        }
    }

    #[test]
    fn what_is_no_version_is_taken_for_an_object() {
        for version in ["26.0", "v26", "v26.", "v.0", "V26.0", "v26.0.1", "latest", ""] {
            assert_eq!(post(&format!("/{version}/101/messages")), Err((2500, None)), "{version}");
        }
    }

    #[test]
    fn other_paths_and_objects_are_unknown() {
        for (path, code) in [
            ("/v26.0/101/message", (2500, None)),
            ("/v26.0/101/messages/1", (2500, None)),
            ("/v26.0/PAGE_ID/messages", (100, Some(33))),
            ("/v26.0/messages", (100, Some(33))),
            ("/v26.0/t_7/messages", (100, Some(33))),
            ("/v26.0/t_7/personas", (100, Some(33))),
            ("*", (100, Some(33))),
        ] {
            assert_eq!(post(path), Err(code), "{path}");
        }
    }

    #[test]
    fn only_post_creates() {
        for method in [Method::GET, Method::PUT, Method::DELETE] {
            for path in ["/v26.0/101/messages", "/v26.0/101/message_attachments", "/v26.0/"] {
                if method == Method::GET && path == "/v26.0/" {
                    continue;
                }
                let refusal = Route::parse(&method, path).expect_err("only POST");
                assert_eq!(refusal.code(), (100, Some(33)), "{method} {path}");
            }
        }
    }

    #[test]
    fn objects_are_read_and_deleted_and_the_library_stands_alone() {
        for (method, path, route) in [
            (Method::GET, "/v26.0/7204418830956127", Some(("7204418830956127", Object))),
            (Method::DELETE, "/55", Some(("55", Object))),
            (Method::GET, "/me", Some(("me", Object))),
            (Method::GET, "/v26.0/", Some(("", Objects))),
            (Method::GET, "/v26.0/t_7", Some(("t_7", Object))),
            (Method::GET, "/v26.0/m_0a", Some(("m_0a", Object))),
            (Method::GET, "/v26.0/t_7/messages", Some(("t_7", ConversationMessages))),
            (Method::GET, "/v26.0/m_0a/messages", None),
            (Method::GET, "/v26.0/message_template_library", Some(("", MessageTemplateLibrary))),
            (Method::GET, "/v26.0/101/message_template_library", None),
            (Method::DELETE, "/v26.0/101/personas", None),
            (Method::GET, "/v26.0/PAGE_ID", None),
        ] {
            let found = Route::parse(&method, path).ok();
            let found = found.as_ref().map(|route| (route.account.as_str(), route.endpoint));
            assert_eq!(found, route, "{method} {path}");
        }
    }

    #[test]
    fn ad_accounts_and_packs_have_places_of_their_own() {
        for (method, path, route) in [
            (Method::POST, "/v26.0/act_7/messages", Some(("act_7", MarketingMessages))),
            (Method::POST, "/v26.0/act_7/message_campaign", Some(("act_7", MessageCampaign))),
            (Method::POST, "/v26.0/act_7/personas", None),
            (Method::POST, "/v26.0/7/message_campaign", None),
            (Method::GET, "/v26.0/act_7/messages", None),
            (Method::GET, "/v26.0/sticker_packs", Some(("", StickerPacks))),
            (Method::GET, "/sticker_packs/8/stickers", Some(("8", Stickers))),
            (Method::GET, "/v26.0/8/stickers", None),
            (Method::GET, "/v26.0/101/sticker_packs", None),
            (Method::GET, "/v26.0/debug_token", Some(("", DebugToken))),
            (Method::GET, "/v26.0/me/accounts", Some(("me", Accounts))),
            (
                Method::POST,
                "/v26.0/101/messaging_customer_base/unsubscribe",
                Some(("101", MessagingCustomerBase)),
            ),
            (Method::POST, "/v26.0/101/messaging_customer_base/subscribe", None),
        ] {
            let found = Route::parse(&method, path).ok();
            let found = found.as_ref().map(|route| (route.account.as_str(), route.endpoint));
            assert_eq!(found, route, "{method} {path}");
        }
    }

    fn post(path: &str) -> Result<Route, (i64, Option<i64>)> {
        Route::parse(&Method::POST, path).map_err(|refusal| refusal.code())
    }

    #[test]
    fn an_endpoint_is_shown_as_in_its_path() {
        for endpoint in [MessageAttachments, Messages] {
            assert_eq!(Endpoint::at(&endpoint.to_string()), Some(endpoint));
        }
    }
}
