//! What is called around an account: stickers, tokens, people who are blocked, flows behind ads, marketing messages, and
//! the account itself. The JSON that goes out, and what is read from what comes back.

use sendapi::button::WebUrl;
use sendapi::call::account::{AccountField, AccountProfile, ReadAccount};
use sendapi::call::answer::{Answer, Listing};
use sendapi::call::blocked::{Block, BlockedPerson, Blocking, Unblock};
use sendapi::call::marketing::content::{
    GridImage, MarketingButton, MarketingContent, MarketingElement, MarketingGeneric,
};
use sendapi::call::marketing::{
    Customer, CustomersUnsubscribed, DeliveryData, DeliveryEstimate, EstimateDelivery,
    MadeCampaign, MarketingReceipt, SendMarketingMessage, UnsubscribeCustomers,
};
use sendapi::call::notification_tokens::{NotificationToken, OptInSource, ReadNotificationTokens};
use sendapi::call::picture::FoundPicture;
use sendapi::call::sticker::{ReadStickers, SearchStickers, Sticker, StickerPack};
use sendapi::call::token::DebuggedToken;
use sendapi::call::welcome_flow::{
    FlowMessage, FlowPlatform, FlowSet, SetWelcomeFlow, WelcomeFlow,
};
use sendapi::call::{Call, Root};
use sendapi::{Content, Instagram};
use serde_json::json;

use super::{answer, list, sent};

#[test]
fn stickers_and_tokens_of_notifications() {
    assert_eq!(
        sent(SearchStickers { locale: Some("nb_NO".into()), ..SearchStickers::new("bell") }),
        json!({ "q": "bell", "locale": "nb_NO" })
    );
    assert_eq!(
        (ReadStickers::ROOT, ReadStickers::ROOT.before()),
        (Root::StickerPack, "sticker_packs/")
    );
    let packs: Vec<StickerPack> = list(json!({ "data": [{ "id": 8, "sticker_count": "21" }] }));
    assert_eq!((packs[0].id.as_deref(), packs[0].sticker_count), (Some("8"), Some(21)));
    let stickers: Vec<Sticker> = list(json!({ "data": [{ "id": "8", "image_url": "https://x" }] }));
    assert_eq!(stickers[0].extra["image_url"], "https://x");

    let all = ReadNotificationTokens {
        custom_audience_ids: Some(["5".into(), "6".into()].into()),
        do_not_return_duplicates: Some(true),
        has_received_marketing_message: Some(false),
        opt_in_source: Some(OptInSource::CommentAutomation),
        since: Some("1790000000".into()),
        until: Some("2026-11-29".into()),
        subscriber_tag_ids: Some(["7".into()].into()),
        after: Some("A".into()),
        limit: Some(5),
        ..ReadNotificationTokens::EMPTY
    };
    assert_eq!(
        sent(all),
        json!({
            "custom_audience_ids": ["5", "6"],
            "do_not_return_duplicates": true,
            "has_received_marketing_message": false,
            "opt_in_source": "COMMENT_AUTOMATION",
            "since": "1790000000",
            "until": "2026-11-29",
            "subscriber_tag_ids": ["7"],
            "after": "A",
            "limit": 5,
        })
    );
    let token = json!({ "next_eligible_time_for_paid_messaging": "1790043200", "custom_audience_ids": [5] });
    let tokens: Vec<NotificationToken> = list(json!({ "data": [token] }));
    assert_eq!(tokens[0].next_eligible_time_for_paid_messaging, Some(1_790_043_200));
    assert_eq!(
        (&tokens[0].custom_audience_ids, &tokens[0].extra["custom_audience_ids"]),
        (&None, &json!([5]))
    );
}

#[test]
fn people_are_blocked_and_unblocked() {
    assert_eq!(sent(Block::psid(["583".into(), "584".into()])), json!({ "psid": ["583", "584"] }));
    assert_eq!(sent(Unblock::psid("583")), json!({ "psid": "583" }));
    let blocking: Blocking = answer(json!({ "583": true, "584": "false", "585": "maybe" }));
    assert_eq!((blocking.people["583"], blocking.people["584"]), (true, false));
    assert_eq!(blocking.extra["585"], "maybe");
    assert_eq!(answer::<Blocking>(json!({ "success": true })).success, Some(true));
    // What is somebody else's is no answer, and so is an error.
    for odd in [json!({ "message": "Forbidden" }), json!({}), json!([true])] {
        Blocking::from_json(odd.to_string().as_bytes()).unwrap_err();
    }
    let refused = json!({ "error": { "code": 210 } }).to_string();
    assert_eq!(Blocking::from_json(refused.as_bytes()).unwrap_err().graph().unwrap().code(), 210);
    let people: Vec<BlockedPerson> = list(json!({ "data": [{ "id": "583", "name": "Runa" }] }));
    assert_eq!(people[0].name.as_deref(), Some("Runa"));
}

#[test]
fn welcome_flows() {
    let hello = Content { text: Some("Which bell?".into()), ..Content::EMPTY };
    let flow = SetWelcomeFlow {
        name: Some("Bells".into()),
        eligible_platforms: Some([FlowPlatform::Messenger, FlowPlatform::Instagram].into()),
        welcome_message_flow: Some([FlowMessage::new(hello)].into()),
        ..SetWelcomeFlow::EMPTY
    };
    let written = json!({
        "name": "Bells",
        "eligible_platforms": ["messenger", "instagram"],
        "welcome_message_flow": [{ "message": { "text": "Which bell?" } }],
    });
    assert_eq!(sent(flow), written);
    let capitals = written.to_string().replace("messenger", "MESSENGER");
    assert!(SetWelcomeFlow::from_json::<Instagram>(&capitals).is_ok());
    assert_eq!(answer::<FlowSet>(json!({ "flow_id": 61 })).flow_id.as_deref(), Some("61"));
    assert_eq!(answer::<FlowSet>(json!({ "success": "true" })).success, Some(true));
    let flows: Vec<WelcomeFlow> = list(json!({ "data": [
        { "id": "61", "is_used_in_ad": "false", "eligible_platforms": ["messenger"], "welcome_message_flow": "[]" },
    ] }));
    assert_eq!(
        (flows[0].is_used_in_ad, &flows[0].extra["welcome_message_flow"]),
        (Some(false), &json!("[]"))
    );
}

#[test]
fn marketing_messages() {
    let card = MarketingElement {
        buttons: Some(
            [MarketingButton::WebUrl(WebUrl::new("Look", "https://velo.example"))].into(),
        ),
        image_urls: Some([GridImage::new("https://velo.example/a.png")].into()),
        ..MarketingElement::new("Bells for {{first_name}}")
    };
    let content = MarketingContent::template(MarketingGeneric::new([card]));
    let send = SendMarketingMessage {
        min_conversation_gap_seconds: Some(3_600),
        ..SendMarketingMessage::new("61", DeliveryData::new("1234"), content)
    };
    assert_eq!(
        sent(send),
        json!({
            "message_id": "61",
            "messenger_delivery_data": { "subscription_token": "1234" },
            "message": { "attachment": { "type": "template", "payload": {
                "template_type": "generic",
                "elements": [{
                    "title": "Bells for {{first_name}}",
                    "image_urls": [{ "url": "https://velo.example/a.png" }],
                    "buttons": [{ "type": "web_url", "title": "Look", "url": "https://velo.example" }],
                }],
            } } },
            "min_conversation_gap_seconds": 3_600,
        })
    );
    let receipt: MarketingReceipt =
        answer(json!({ "success": true, "marketing_message_tracking_id": "98ec" }));
    assert_eq!(receipt.marketing_message_tracking_id.as_deref(), Some("98ec"));
    let made: MadeCampaign = answer(json!({ "id": "61", "warning": "The budget is low" }));
    assert_eq!(
        (made.id.as_deref(), &made.extra["warning"]),
        (Some("61"), &json!("The budget is low"))
    );
    assert_eq!(
        sent(EstimateDelivery { daily_budget: Some(5_000), ..EstimateDelivery::of_page("101") })["promoted_object"],
        json!({ "page_id": "101" })
    );
    let estimates: Vec<DeliveryEstimate> = list(
        json!({ "data": [{ "estimate_delivery_upper_bound": 90, "estimate_cost_upper_bound": 4.5 }] }),
    );
    assert_eq!(estimates[0].estimate_delivery_upper_bound, Some(90));
    assert_eq!(estimates[0].extra["estimate_cost_upper_bound"], 4.5);
    assert_eq!(
        sent(UnsubscribeCustomers::new([Customer::psid("583"), Customer::phone("+4722334455")])),
        json!({ "data": [{ "psid": "583" }, { "phone": "+4722334455" }] })
    );
    let left: CustomersUnsubscribed = answer(json!({ "invalid_rows_count": 1 }));
    assert_eq!(left.invalid_rows_count, Some(1));
    CustomersUnsubscribed::from_json(b"{}").unwrap_err();
}

#[test]
fn accounts_and_their_tokens() {
    let fields = [AccountField::Id, "page_about_story".into()];
    assert_eq!(
        sent(ReadAccount { fields: Some(fields.into()), ..ReadAccount::EMPTY }),
        json!({ "fields": ["id", "page_about_story"] })
    );
    let page: AccountProfile = answer(json!({
        "id": "101", "name": "Velo", "tasks": ["MESSAGING"], "access_token": "EAAB-secret",
        "instagram_business_account": { "id": "17841" }, "fan_count": 7,
    }));
    assert!(!format!("{page:?}").contains("secret"));
    assert_eq!(page.access_token.as_ref().unwrap().expose(), "EAAB-secret");
    assert_eq!(page.instagram_business_account.unwrap().id.as_deref(), Some("17841"));
    assert_eq!(page.extra["fan_count"], 7);
    AccountProfile::from_json(br#"{"message":"Forbidden"}"#).unwrap_err();

    let token: DebuggedToken = answer(json!({ "data": {
        "app_id": 97, "type": "PAGE", "is_valid": true, "scopes": ["pages_messaging"], "expires_at": 0,
        "granular_scopes": [],
    } }));
    let info = token.data.unwrap();
    assert_eq!((info.app_id.as_deref(), info.r#type.as_deref()), (Some("97"), Some("PAGE")));
    assert_eq!((info.is_valid, info.expires_at, info.extra.len()), (Some(true), Some(0), 1));
    let dead: DebuggedToken =
        answer(json!({ "data": { "is_valid": false, "error": { "code": 190, "subcode": 463 } } }));
    assert_eq!(dead.data.unwrap().error.unwrap().subcode, Some(463));
    let odd: DebuggedToken = answer(json!({ "data": [] }));
    assert_eq!((odd.data, &odd.extra["data"]), (None, &json!([])));
    let picture: FoundPicture =
        answer(json!({ "data": { "url": "https://x", "is_silhouette": 1 } }));
    assert_eq!(picture.data.unwrap().is_silhouette, Some(true));
}

#[test]
fn the_addresses_of_other_pages_of_a_list_are_not_shown() {
    let next = "https://graph.facebook.com/v26.0/me/accounts?access_token=EAAB-secret&after=A";
    let page: Listing<AccountProfile> = answer(
        json!({ "data": [], "paging": { "cursors": { "after": "A" }, "next": next }, "total": 7 }),
    );
    let shown = format!("{page:?}");
    assert!(!shown.contains("secret") && shown.contains("total"), "{shown}");
    assert_eq!(page.extra["paging"]["next"], next);
}
