//! Which field of a subscription tells of what.

use sendapi_core::call::subscription::SubscribedField;
use sendapi_core::webhook::{Entry, Event, Kind, Webhook};

/// The field that tells of what is in a body, by the name that Pages have for it; none for what is told in any case, since
/// nobody knows what it is.
pub(crate) fn field(webhook: &Webhook) -> Option<SubscribedField> {
    webhook.entries().iter().find_map(of_entry)
}

fn of_entry(entry: &Entry) -> Option<SubscribedField> {
    if entry.standby.is_some() {
        return Some(SubscribedField::Standby);
    }
    if let Some(name) = entry.all_changes().find_map(|change| change.field.as_deref()) {
        return Some(SubscribedField::from(name));
    }
    if entry.calls.is_some() {
        return Some(SubscribedField::Calls);
    }
    if entry.call_settings.is_some() {
        return Some(SubscribedField::CallSettingsUpdate);
    }
    entry.events().find_map(of_event)
}

fn of_event(event: &Event) -> Option<SubscribedField> {
    Some(match &event.kind {
        Kind::Message(message) if message.is_echo == Some(true) => SubscribedField::MessageEchoes,
        Kind::Message(_) => SubscribedField::Messages,
        // No page says by which field the coupon comes; it is a tap.
        Kind::Postback(_) | Kind::Template(_) => SubscribedField::MessagingPostbacks,
        Kind::MessageEdit(_) => SubscribedField::MessageEdits,
        Kind::Reaction(_) => SubscribedField::MessageReactions,
        Kind::Optin(_) => SubscribedField::MessagingOptins,
        Kind::AccountLinking(_) => SubscribedField::MessagingAccountLinking,
        Kind::CallPermissionReply(_) => SubscribedField::CallPermissionReply,
        Kind::GamePlay(_) => SubscribedField::MessagingGamePlays,
        Kind::ResponseFeedback(_) => SubscribedField::ResponseFeedback,
        Kind::MessagingFeedback(_) => SubscribedField::MessagingFeedback,
        Kind::MessagingCustomerInformation(_) => SubscribedField::MessagingCustomerInformation,
        Kind::Order(_) => SubscribedField::SendCart,
        Kind::Lead(_) => SubscribedField::MessagingInThreadLeadFormSubmit,
        Kind::Referral(_) => SubscribedField::MessagingReferrals,
        Kind::Read(_) => SubscribedField::MessageReads,
        Kind::Delivery(_) => SubscribedField::MessageDeliveries,
        Kind::PassThreadControl(_)
        | Kind::TakeThreadControl(_)
        | Kind::RequestThreadControl(_)
        | Kind::AppRoles(_) => SubscribedField::MessagingHandovers,
        Kind::PolicyEnforcement(_) => SubscribedField::MessagingPolicyEnforcement,
        _ => return None,
    })
}
