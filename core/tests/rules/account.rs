//! What is asked and said around an account: its people, its flows, its token, and what there is to choose from.

use sendapi_core::call::Call as _;
use sendapi_core::call::blocked::{Block, Unblock};
use sendapi_core::call::moderation::Moderate;
use sendapi_core::call::notification_tokens::ReadNotificationTokens;
use sendapi_core::call::picture::ReadPicture;
use sendapi_core::call::sticker::SearchStickers;
use sendapi_core::call::subscription::{Subscribe, SubscribedField};
use sendapi_core::call::token::DebugToken;
use sendapi_core::call::welcome_flow::{DeleteWelcomeFlow, SetWelcomeFlow};
use sendapi_core::{Instagram, Messenger};
use serde_json::json;

use crate::case::{Case, GONE, call, pair};

pub(crate) fn cases() -> Vec<Case> {
    [people(), flows(), choices()].into_iter().flatten().collect()
}

fn people() -> Vec<Case> {
    let block = call::<Block<'static>>(json!({ "psid": ["5830019274461"] }));
    let unblock = call::<Unblock<'static>>(json!({ "psid": "8" }));
    let ban = call::<Moderate<'static>>(
        json!({ "user_ids": [{ "id": "8" }], "actions": ["move_to_spam"] }),
    );
    let token = call::<DebugToken<'static>>(json!({ "input_token": "EAAB" }));
    let picture = call::<ReadPicture>(json!({ "redirect": false }));
    vec![
        block.breaks("block.some", "/psid", GONE, json!(["8"])),
        block.breaks("rcp.id_digits", "/psid/0", "runa", "8"),
        unblock.breaks("block.some", "/psid", GONE, "8"),
        unblock.breaks("rcp.id_digits", "/psid", "runa", "8"),
        ban.on_instagram().breaks("mod.actions_ig", "/actions/0", "ban_user", "block_user").warns(),
        ban.on_instagram()
            .breaks("mod.actions_ig", "/actions/0", "unban_user", "move_to_spam")
            .warns(),
        token.breaks("token.input", "/input_token", GONE, "t"),
        token.breaks("token.input", "/input_token", "", "t"),
        picture.breaks("picture.redirect", "/redirect", GONE, false),
    ]
}

fn flows() -> Vec<Case> {
    let flow = call::<SetWelcomeFlow<'static>>(json!({
        "name": "Bells",
        "eligible_platforms": ["messenger", "instagram"],
        "welcome_message_flow": [{ "message": { "text": "Which bell?" } }],
    }));
    let change = flow.with("/flow_id", "61").with("/name", GONE);
    let delete = call::<DeleteWelcomeFlow<'static>>(json!({ "flow_id": "61" }));
    let message = "/welcome_message_flow/0/message";
    vec![
        pair("flow.new", "", flow.with("/name", GONE), change.clone()),
        flow.breaks("flow.new", "/eligible_platforms", GONE, json!(["messenger"])),
        flow.breaks("flow.new", "/welcome_message_flow", GONE, json!([])),
        flow.breaks("flow.platform", "/eligible_platforms/0", "threads", "whatsapp"),
        flow.breaks("flow.message", message, GONE, json!({ "text": "Which?" })),
        change.breaks("msg.not_empty", message, json!({ "metadata": "m" }), json!({ "text": "W" })),
        delete.breaks("flow.id", "/flow_id", GONE, "6"),
        delete.breaks("flow.id", "/flow_id", "", "6"),
    ]
}

fn choices() -> Vec<Case> {
    let search = call::<SearchStickers<'static>>(json!({ "q": "bell" }));
    let tokens = call::<ReadNotificationTokens<'static>>(json!({ "opt_in_source": "CTM" }));
    vec![
        search.breaks("sticker.search", "/q", GONE, "bell"),
        search.breaks("sticker.search_min", "/q", "b", "be"),
        tokens.breaks("token.opt_in_source", "/opt_in_source", "POST", "SUBSCRIBER_LIST"),
    ]
}

#[test]
fn fields_that_both_platforms_have_warn_on_neither() {
    for field in [
        SubscribedField::Messages,
        SubscribedField::MessagingPostbacks,
        SubscribedField::MessageReactions,
        SubscribedField::MessagingOptins,
        SubscribedField::ResponseFeedback,
        SubscribedField::AgentMessages,
        SubscribedField::Standby,
        SubscribedField::Other("of_next_year".to_owned()),
    ] {
        assert_eq!(field.platform(), None, "{field}");
        let subscribe = Subscribe::new(vec![field]);
        assert_eq!(subscribe.warnings::<Messenger>(), []);
        assert_eq!(subscribe.warnings::<Instagram>(), []);
    }
}
