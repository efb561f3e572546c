//! Stickers, blocked people, flows, marketing messages, and the account with its token.

use sendapi::Content;
use sendapi::call::account::{AccountField, ReadAccount, ReadAccounts, ReadPermissions};
use sendapi::call::blocked::{Block, ReadBlocked, Unblock};
use sendapi::call::marketing::content::MarketingContent;
use sendapi::call::marketing::{
    Customer, DeleteCampaign, DeliveryData, EstimateDelivery, MakeCampaign, SendMarketingMessage,
    UnsubscribeCustomers,
};
use sendapi::call::notification_tokens::ReadNotificationTokens;
use sendapi::call::picture::ReadPicture;
use sendapi::call::sticker::{ReadStickerPacks, ReadStickers, SearchStickers};
use sendapi::call::welcome_flow::{
    DeleteWelcomeFlow, FlowMessage, FlowPlatform, ReadWelcomeFlows, SetWelcomeFlow,
};
use sendapi_simulator::Simulator;

use crate::{PAGE, PERSON, Stage, code, rules};

#[tokio::test]
async fn stickers_are_looked_up() {
    let Stage { page, simulator: _simulator, .. } = Stage::set().await;
    let packs = page.list(&ReadStickerPacks::EMPTY).all().await.unwrap();
    let pack = packs[0].id.as_deref().unwrap();
    let inside = page.list_on(pack, &ReadStickers { limit: Some(1), ..ReadStickers::EMPTY });
    let count = i64::try_from(inside.all().await.unwrap().len()).unwrap();
    assert_eq!(packs[0].sticker_count, Some(count));
    let found = page.perform(&SearchStickers::new("thumb")).await.unwrap();
    assert_eq!(found.data[0].id.as_deref(), Some("369239263222822"));
    assert_eq!(
        rules(&page.perform(&SearchStickers::new("t")).await.unwrap_err()),
        ["sticker.search_min"]
    );
}

#[tokio::test]
async fn people_are_blocked_and_let_in_again() {
    let Stage { page, simulator, .. } = Stage::set().await;
    let blocking = page.perform(&Block::psid([PERSON.into()])).await.unwrap();
    assert!(blocking.people[PERSON] && simulator.account(PAGE).is_blocked(PERSON));
    let blocked = page.list(&ReadBlocked::EMPTY).all().await.unwrap();
    assert_eq!(blocked[0].id.as_deref(), Some(PERSON));
    assert!(page.perform(&Unblock::psid(PERSON)).await.unwrap().is_success());
    assert!(page.list(&ReadBlocked::EMPTY).all().await.unwrap().is_empty());
}

#[tokio::test]
async fn flows_come_and_go() {
    let Stage { by_login, simulator, .. } = Stage::set().await;
    let hello = Content { text: Some("Which ferry?".into()), ..Content::EMPTY };
    let new = SetWelcomeFlow {
        name: Some("Ferries".into()),
        eligible_platforms: Some([FlowPlatform::Instagram].into()),
        welcome_message_flow: Some([FlowMessage::new(hello)].into()),
        ..SetWelcomeFlow::EMPTY
    };
    let id = by_login.perform(&new).await.unwrap().flow_id.unwrap();
    let change = SetWelcomeFlow {
        flow_id: Some(id.as_str().into()),
        name: Some("Boats".into()),
        ..SetWelcomeFlow::EMPTY
    };
    assert_eq!(by_login.perform(&change).await.unwrap().success, Some(true));
    let flows = by_login.list(&ReadWelcomeFlows::EMPTY).all().await.unwrap();
    assert_eq!((flows[0].name.as_deref(), flows[0].is_used_in_ad), (Some("Boats"), Some(false)));
    by_login.perform(&DeleteWelcomeFlow::new(&id)).await.unwrap();
    assert!(simulator.account(crate::INSTAGRAM).welcome_flows().is_empty());
    assert_eq!(
        code(&by_login.perform(&DeleteWelcomeFlow::new(&id)).await.unwrap_err()),
        (100, None)
    );
}

#[tokio::test]
async fn a_campaign_from_its_beginning_to_its_end() {
    let builder = Simulator::builder().opted_in(PAGE, PERSON, "Sailings", "T1");
    let Stage { page, simulator: _simulator, .. } = Stage::of(builder).await;
    let make = MakeCampaign { lifetime_budget: Some(9_000), ..MakeCampaign::new("Autumn", PAGE) };
    let campaign = page.perform_on("7", &make).await.unwrap().id.unwrap();
    let estimates = page.perform_on("7", &EstimateDelivery::of_page(PAGE)).await.unwrap();
    assert_eq!(estimates.data[0].estimate_delivery_upper_bound, Some(1));
    let send = |token: &'static str| {
        let text = MarketingContent::text("Sail, {{first_name}}!");
        SendMarketingMessage::new(campaign.as_str(), DeliveryData::new(token), text)
    };
    let receipt = page.perform_on("7", &send("T1")).await.unwrap();
    assert!(receipt.marketing_message_tracking_id.is_some());
    let again = page.perform_on("act_7", &send("T1")).await.unwrap_err();
    assert_eq!(code(&again), (4, Some(2_018_354)));
    assert_eq!(code(&page.perform_on("7", &send("T2")).await.unwrap_err()).0, 2_300_004);
    let tokens = page.list(&ReadNotificationTokens::EMPTY).all().await.unwrap();
    assert!(tokens[0].next_eligible_time_for_paid_messaging.is_some());
    let left = page.perform(&UnsubscribeCustomers::new([Customer::psid(PERSON)])).await.unwrap();
    assert_eq!(left.invalid_rows_count, Some(0));
    assert!(page.list(&ReadNotificationTokens::EMPTY).all().await.unwrap().is_empty());
    page.perform_on(&campaign, &DeleteCampaign {}).await.unwrap();
    assert_eq!(code(&page.perform_on("7", &send("T1")).await.unwrap_err()).0, 2_300_001);
}

#[tokio::test]
async fn the_account_its_token_and_pictures() {
    let Stage { page, by_login, simulator: _simulator, .. } = Stage::set().await;
    let fields = Some([AccountField::Name, AccountField::Category].into());
    let told = page.perform(&ReadAccount { fields, ..ReadAccount::EMPTY }).await.unwrap();
    assert_eq!((told.id.as_deref(), told.name.as_deref()), (Some(PAGE), Some("Page 101")));
    let pages = page.list(&ReadAccounts::EMPTY).all().await.unwrap();
    assert_eq!(pages[0].access_token.as_ref().unwrap().expose(), "page-token-of-101");
    let allowed = page.perform(&ReadPermissions {}).await.unwrap();
    assert!(allowed.data.iter().any(|it| it.permission.as_deref() == Some("pages_messaging")));
    let token = page.debug_token().await.unwrap().unwrap();
    assert_eq!((token.is_valid, token.r#type.as_deref()), (Some(true), Some("PAGE")));
    let picture = page.perform_on(PERSON, &ReadPicture::new(false)).await.unwrap();
    assert!(picture.data.unwrap().url.unwrap().contains("/pictures/"));
    let shop = by_login.perform(&ReadAccount::EMPTY).await.unwrap();
    assert_eq!(shop.id.as_deref(), Some(crate::INSTAGRAM));
}
