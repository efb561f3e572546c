//! What is called around an account: where it goes, and what comes back when the answer is odd.

use sendapi::call::account::{AccountField, ReadAccount, ReadAccounts, ReadPermissions};
use sendapi::call::blocked::{Block, ReadBlocked, Unblock};
use sendapi::call::marketing::content::MarketingContent;
use sendapi::call::marketing::{
    Customer, DeleteCampaign, DeliveryData, EstimateDelivery, MakeCampaign, SendMarketingMessage,
    UnsubscribeCustomers,
};
use sendapi::call::notification_tokens::{OptInSource, ReadNotificationTokens};
use sendapi::call::picture::ReadPicture;
use sendapi::call::sticker::{ReadStickerPacks, ReadStickers, SearchStickers};
use sendapi::call::token::DebugToken;
use sendapi::call::welcome_flow::{DeleteWelcomeFlow, ReadWelcomeFlows, SetWelcomeFlow};
use sendapi::{Client, ErrorKind};

use crate::perform::lines;
use crate::secrets::{assert_silent, assert_silent_throughout};
use crate::server::{Answer, Server, json};
use crate::{TOKEN, page};

const ALL: &str = r#"{"data":[],"id":"61","success":true,"flow_id":"61","invalid_rows_count":0}"#;

#[tokio::test]
async fn each_call_goes_to_its_place() {
    let server = Server::start(json("200 OK", ALL)).await;
    let page = page(server.url());
    page.perform(&ReadStickerPacks::EMPTY).await.unwrap();
    page.perform_on("8", &ReadStickers { limit: Some(5), ..ReadStickers::EMPTY }).await.unwrap();
    page.perform(&SearchStickers::new("bell")).await.unwrap();
    let tokens = ReadNotificationTokens {
        custom_audience_ids: Some(["5".into(), "6".into()].into()),
        do_not_return_duplicates: Some(true),
        opt_in_source: Some(OptInSource::Ctm),
        ..ReadNotificationTokens::EMPTY
    };
    page.perform(&tokens).await.unwrap();
    page.perform_on("7", &MakeCampaign::new("Bells", "123")).await.unwrap();
    let (token, text) = (DeliveryData::new("1234"), MarketingContent::text("New"));
    page.perform_on("act_7", &SendMarketingMessage::new("61", token, text)).await.unwrap();
    let estimate =
        EstimateDelivery { fields: None, targeting_spec: None, ..EstimateDelivery::of_page("123") };
    page.perform_on("7", &estimate).await.unwrap();
    page.perform_on("61", &DeleteCampaign {}).await.unwrap();
    page.perform(&UnsubscribeCustomers::new([Customer::psid("583")])).await.unwrap();
    let change = SetWelcomeFlow { flow_id: Some("61".into()), ..SetWelcomeFlow::EMPTY };
    page.perform(&change).await.unwrap();
    page.list(&ReadWelcomeFlows::EMPTY).all().await.unwrap();
    page.perform(&DeleteWelcomeFlow::new("61")).await.unwrap();
    page.perform(&Block::psid(["583".into()])).await.unwrap();
    page.perform(&Unblock::psid("583")).await.unwrap();
    page.perform(&ReadBlocked::EMPTY).await.unwrap();
    let fields = Some([AccountField::Id, AccountField::Category].into());
    page.perform(&ReadAccount { fields, ..ReadAccount::EMPTY }).await.unwrap();
    page.perform(&ReadAccounts::EMPTY).await.unwrap();
    page.perform(&ReadPermissions {}).await.unwrap();
    page.perform_on("583", &ReadPicture::new(false)).await.unwrap();
    let lines: Vec<_> = lines(&server).iter().map(|line| line.replace(" HTTP/1.1", "")).collect();
    assert_eq!(
        lines,
        [
            "GET /v27.0/sticker_packs",
            "GET /v27.0/sticker_packs/8/stickers?limit=5",
            "GET /v27.0/sticker_search?q=bell",
            "GET /v27.0/123/notification_message_tokens?custom_audience_ids=%5B%225%22%2C%226%22%5D&do_not_return_duplicates=true&opt_in_source=CTM",
            "POST /v27.0/act_7/message_campaign",
            "POST /v27.0/act_7/messages",
            "GET /v27.0/act_7/message_delivery_estimate?pacing_type=no_pacing&is_direct_send_campaign=true&promoted_object=%7B%22page_id%22%3A%22123%22%7D",
            "DELETE /v27.0/61",
            "POST /v27.0/123/messaging_customer_base/unsubscribe",
            "POST /v27.0/123/welcome_message_flows",
            "GET /v27.0/123/welcome_message_flows",
            "DELETE /v27.0/123/welcome_message_flows?flow_id=61",
            "POST /v27.0/123/blocked",
            "DELETE /v27.0/123/blocked?psid=583",
            "GET /v27.0/123/blocked",
            "GET /v27.0/123?fields=id%2Ccategory",
            "GET /v27.0/me/accounts",
            "GET /v27.0/me/permissions",
            "GET /v27.0/583/picture?redirect=false",
        ]
    );
}

#[tokio::test]
async fn an_id_that_is_missing_leads_nowhere() {
    let server = Server::start(json("200 OK", ALL)).await;
    let page = page(server.url());
    for odd in ["", "act_\n7"] {
        let error = page.perform_on(odd, &MakeCampaign::new("Bells", "123")).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Setup, "{odd:?}");
    }
    let error = page.list_on("", &ReadStickers::EMPTY).next().await.unwrap().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Setup);
    assert!(server.requests().is_empty());
}

#[tokio::test]
async fn the_account_asks_after_its_own_token() {
    let told = r#"{"data":{"is_valid":true,"scopes":["pages_messaging"],"expires_at":0}}"#;
    let server =
        Server::start(Answer::in_turn([json("200 OK", told), json("200 OK", r#"{"data":7}"#)]))
            .await;
    let page = page(server.url());
    let info = page.debug_token().await.unwrap().unwrap();
    assert_eq!((info.is_valid, info.expires_at), (Some(true), Some(0)));
    assert_eq!(lines(&server), [format!("GET /v27.0/debug_token?input_token={TOKEN} HTTP/1.1")]);
    // An odd answer is told of as nothing, and nothing of it is an error.
    assert_eq!(page.debug_token().await.unwrap(), None);
}

#[tokio::test]
async fn a_token_that_is_asked_about_shows_nowhere() {
    const OTHER: &str = "EAABother-secret-token";
    let refusal =
        format!(r#"{{"error":{{"message":"Malformed access token {OTHER}","code":190}}}}"#);
    for answer in [
        json("400 Bad Request", &refusal),
        json("200 OK", &format!(r#"["{OTHER}"]"#)),
        Answer::CloseWithout,
    ] {
        let server = Server::start(answer).await;
        let error = page(server.url()).perform(&DebugToken::new(OTHER)).await.unwrap_err();
        assert!(server.requests()[0].contains(OTHER));
        assert_silent_throughout(&error);
        assert_silent(&String::from_utf8_lossy(error.raw_body().unwrap_or_default()));
    }
    let client = Client::builder().dry_run().build().unwrap();
    let page = client.page("123", TOKEN);
    page.perform(&DebugToken::new(OTHER)).await.unwrap();
    page.debug_token().await.unwrap();
    let kept = client.dry_run().unwrap().sent();
    assert_eq!(kept[0].path(), "/v27.0/debug_token?input_token=%5Bconcealed%5D");
    assert_silent(&format!("{kept:?}"));
}
