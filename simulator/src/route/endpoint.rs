//! What can be asked for.

use std::fmt;

use axum::http::Method;
use sendapi_core::call::{CALLS, Root};

/// What a request asks for, by its path.
///
/// What stands behind an account is called as its path is; core's
/// [`CALLS`](sendapi_core::call::CALLS) tell the rest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Endpoint {
    /// `GET /{version}/me/accounts`: the Pages of a person.
    Accounts,
    /// `POST /{version}/`: up to 50 requests in one.
    ///
    /// [Batch requests](https://developers.facebook.com/docs/graph-api/batch-requests).
    Batch,
    /// `/{version}/{account}/blocked`: people who cannot come to the Page.
    Blocked,
    /// `POST /{version}/{account}/call_metrics`: how a call was.
    CallMetrics,
    /// `POST /{version}/{account}/calls`: what is done with a call.
    Calls,
    /// `GET /{version}/{conversation}/messages`.
    ConversationMessages,
    /// `GET /{version}/{account}/conversations`.
    Conversations,
    /// `/{version}/{account}/custom_labels`, or of a person: labels.
    CustomLabels,
    /// `/{version}/{account}/custom_user_settings`: the menu of a person.
    CustomUserSettings,
    /// `GET /{version}/debug_token`: what there is to know of a token.
    DebugToken,
    /// `POST /{version}/{account}/extend_thread_control`.
    ExtendThreadControl,
    /// `/{version}/{label}/label`: who has it.
    Label,
    /// `POST /{version}/act_{ad account}/messages`: a marketing message.
    ///
    /// [Marketing messages](https://developers.facebook.com/documentation/business-messaging/messenger-platform/marketing-messages-on-messenger/send-messages).
    MarketingMessages,
    /// `POST /{version}/{account}/message_attachments`: a file for later.
    ///
    /// [Attachments](https://developers.facebook.com/documentation/business-messaging/messenger-platform/send-messages).
    MessageAttachments,
    /// `POST /{version}/act_{ad account}/message_campaign`: what marketing messages may cost.
    MessageCampaign,
    /// `GET /{version}/act_{ad account}/message_delivery_estimate`: what they are likely to cost.
    MessageDeliveryEstimate,
    /// `GET /{version}/message_template_library`: templates of the platform.
    MessageTemplateLibrary,
    /// `/{version}/{account}/message_templates`: utility templates.
    MessageTemplates,
    /// `POST /{version}/{account}/messages`: a message or an action.
    ///
    /// [Send API](https://developers.facebook.com/documentation/business-messaging/messenger-platform/reference/send-api).
    Messages,
    /// `GET /{version}/{account}/messenger_call_permissions`: whether a person may be called.
    MessengerCallPermissions,
    /// `/{version}/{account}/messenger_call_settings`: when and where calls are taken.
    MessengerCallSettings,
    /// `/{version}/{account}/messenger_profile`: what people see before they write.
    MessengerProfile,
    /// `POST /{version}/{account}/messaging_customer_base/unsubscribe`: who gets no marketing messages any more.
    MessagingCustomerBase,
    /// `POST /{version}/{account}/moderate_conversations`.
    ModerateConversations,
    /// `GET /{version}/{account}/notification_message_tokens`.
    NotificationMessageTokens,
    /// `/{version}/{id}`: a person, a persona, a label, a template, a conversation, a message, or the account itself.
    Object,
    /// `GET /{version}/?ids=…`: several of them.
    Objects,
    /// `POST /{version}/{account}/pass_thread_control`.
    PassThreadControl,
    /// `GET /{version}/me/permissions`: what a person has allowed the app.
    Permissions,
    /// `/{version}/{account}/personas`.
    Personas,
    /// `GET /{version}/{id}/picture`: of a person or an account.
    Picture,
    /// `POST /{version}/{account}/release_thread_control`.
    ReleaseThreadControl,
    /// `POST /{version}/{account}/request_thread_control`.
    RequestThreadControl,
    /// `GET /{version}/sticker_packs`.
    StickerPacks,
    /// `GET /{version}/sticker_search`.
    StickerSearch,
    /// `GET /{version}/sticker_packs/{pack}/stickers`.
    Stickers,
    /// `/{version}/{account}/subscribed_apps`: what the webhook gets.
    SubscribedApps,
    /// `POST /{version}/{account}/take_thread_control`.
    TakeThreadControl,
    /// `GET /{version}/{account}/thread_owner`.
    ThreadOwner,
    /// `POST /{version}/{account}/unlink_accounts`.
    UnlinkAccounts,
    /// `/{version}/{account}/welcome_message_flows`: what people from ads read first.
    WelcomeMessageFlows,
}

impl Endpoint {
    /// The one behind an account.
    pub(crate) fn at(edge: &str) -> Option<Self> {
        EDGES.iter().find(|(name, _)| *name == edge).map(|(_, endpoint)| *endpoint)
    }

    /// The one that stands alone under this name.
    pub(crate) fn alone(name: &str) -> Option<Self> {
        Self::behind(Root::Nobody, name)
    }

    /// The one behind an object of this kind alone.
    pub(crate) fn behind(root: Root, edge: &str) -> Option<Self> {
        CALLS.iter().find(|call| call.root == root && call.edge == edge)?;
        match (root, Self::at(edge)?) {
            (Root::AdAccount, Self::Messages) => Some(Self::MarketingMessages),
            (_, endpoint) => Some(endpoint),
        }
    }

    /// Whether it stands behind what only calls of its own kind go by: an ad account, a pack, nobody.
    pub(crate) fn is_apart(edge: &str) -> bool {
        [Root::Nobody, Root::AdAccount, Root::StickerPack]
            .iter()
            .any(|root| edge != Self::Messages.edge() && Self::behind(*root, edge).is_some())
    }

    pub(crate) fn takes(self, method: &Method) -> bool {
        self.methods().contains(&method.as_str())
    }

    /// How it is called.
    pub(crate) fn methods(self) -> Vec<&'static str> {
        let edge = match self {
            Self::Batch | Self::MarketingMessages | Self::Messages => return vec!["POST"],
            Self::ConversationMessages | Self::Objects => return vec!["GET"],
            Self::Object => "",
            other => other.edge(),
        };
        let calls = CALLS.iter().filter(|call| call.edge == edge);
        let mut methods: Vec<_> = calls.map(|call| call.method.as_str()).collect();
        methods.sort_unstable();
        methods.dedup();
        methods
    }

    /// Whether its body is, or holds, a message.
    pub(crate) fn has_messages(self) -> bool {
        matches!(self, Self::Batch | Self::MessageAttachments | Self::Messages)
    }

    /// Bytes of the text in a request, files apart. Nothing comes near it: the longest messages are
    /// receipts of some hundred kilobytes.
    pub(crate) fn longest_text(self) -> usize {
        match self {
            Self::Batch => 16 * MEBIBYTE,
            _ => MEBIBYTE,
        }
    }

    pub(crate) fn edge(self) -> &'static str {
        if self == Self::ConversationMessages {
            return Self::Messages.edge();
        }
        EDGES.iter().find(|(_, endpoint)| *endpoint == self).map_or("", |(name, _)| *name)
    }
}

impl fmt::Display for Endpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Batch => "batch",
            Self::MarketingMessages => "marketing messages",
            Self::Object => "object",
            Self::Objects => "objects",
            other => other.edge(),
        })
    }
}

/// The platform's generated SDK writes the second names, without underscores, for the host of Instagram login.
const EDGES: &[(&str, Endpoint)] = &[
    ("accounts", Endpoint::Accounts),
    ("blocked", Endpoint::Blocked),
    ("call_metrics", Endpoint::CallMetrics),
    ("calls", Endpoint::Calls),
    ("conversations", Endpoint::Conversations),
    ("custom_labels", Endpoint::CustomLabels),
    ("custom_user_settings", Endpoint::CustomUserSettings),
    ("debug_token", Endpoint::DebugToken),
    ("extend_thread_control", Endpoint::ExtendThreadControl),
    ("label", Endpoint::Label),
    ("message_attachments", Endpoint::MessageAttachments),
    ("messageattachments", Endpoint::MessageAttachments),
    ("message_campaign", Endpoint::MessageCampaign),
    ("message_delivery_estimate", Endpoint::MessageDeliveryEstimate),
    ("message_template_library", Endpoint::MessageTemplateLibrary),
    ("message_templates", Endpoint::MessageTemplates),
    ("messages", Endpoint::Messages),
    ("messenger_call_permissions", Endpoint::MessengerCallPermissions),
    ("messenger_call_settings", Endpoint::MessengerCallSettings),
    ("messenger_profile", Endpoint::MessengerProfile),
    ("messaging_customer_base/unsubscribe", Endpoint::MessagingCustomerBase),
    ("moderate_conversations", Endpoint::ModerateConversations),
    ("notification_message_tokens", Endpoint::NotificationMessageTokens),
    ("pass_thread_control", Endpoint::PassThreadControl),
    ("passthreadcontrol", Endpoint::PassThreadControl),
    ("permissions", Endpoint::Permissions),
    ("personas", Endpoint::Personas),
    ("picture", Endpoint::Picture),
    ("release_thread_control", Endpoint::ReleaseThreadControl),
    ("releasethreadcontrol", Endpoint::ReleaseThreadControl),
    ("request_thread_control", Endpoint::RequestThreadControl),
    ("sticker_packs", Endpoint::StickerPacks),
    ("sticker_search", Endpoint::StickerSearch),
    ("stickers", Endpoint::Stickers),
    ("subscribed_apps", Endpoint::SubscribedApps),
    ("take_thread_control", Endpoint::TakeThreadControl),
    ("thread_owner", Endpoint::ThreadOwner),
    ("unlink_accounts", Endpoint::UnlinkAccounts),
    ("welcome_message_flows", Endpoint::WelcomeMessageFlows),
];

pub(crate) const MEBIBYTE: usize = 1024 * 1024;

#[cfg(test)]
mod tests {
    use crate::route::Route;
    use axum::http::Method;
    use sendapi_core::call::{CALLS, Root};

    #[test]
    fn every_call_of_core_has_its_endpoint() {
        for call in CALLS {
            let root = match call.root {
                Root::Nobody => String::new(),
                Root::Me => format!("/{}", Root::Me.before()),
                Root::Conversation => "/t_7".to_owned(),
                Root::Message => "/m_7".to_owned(),
                other => format!("/{}7", other.before()),
            };
            let slash = if call.edge.is_empty() { "" } else { "/" };
            let path = format!("/v26.0{root}{slash}{}", call.edge);
            let method = Method::from_bytes(call.method.as_str().as_bytes()).expect("a method");
            assert!(
                Route::parse(&method, &path).is_ok(),
                "no endpoint for `{method} {path}`: a variant of `Endpoint` and a row in `EDGES`",
            );
        }
    }
}
