//! Calls of accounts with Instagram login: what has another name on their host, and what is not there.

use sendapi::call::account::ReadAccount;
use sendapi::call::label::MakeLabel;
use sendapi::call::marketing::DeleteCampaign;
use sendapi::call::persona::{DeletePersona, ReadPersonas};
use sendapi::call::sticker::ReadStickerPacks;
use sendapi::call::subscription::ReadSubscriptions;
use sendapi::{Account, Client, Delivery, Error, ErrorKind, Instagram};

use crate::TOKEN;
use crate::perform::lines;
use crate::server::{Server, json};

fn shop(server: &Server) -> Account<Instagram> {
    let client = Client::builder().base_url(server.url()).build().unwrap();
    client.instagram_login("17841400000000011", TOKEN)
}

#[tokio::test]
async fn what_has_another_name_there_goes_by_that() {
    let server = Server::start(json("200 OK", r#"{"success":true,"id":"1","data":[]}"#)).await;
    let (shop, person) = (shop(&server), "1086340000000001");
    shop.pass_thread(person, "263902037430900").await.unwrap();
    shop.release_thread(person).await.unwrap();
    shop.perform(&ReadSubscriptions::EMPTY).await.unwrap();
    shop.perform(&ReadAccount::EMPTY).await.unwrap();
    let by_page = Client::builder().base_url(server.url()).build().unwrap();
    by_page.instagram("101", TOKEN).release_thread(person).await.unwrap();
    assert_eq!(
        lines(&server),
        [
            "POST /v27.0/17841400000000011/passthreadcontrol HTTP/1.1",
            "POST /v27.0/17841400000000011/releasethreadcontrol HTTP/1.1",
            "GET /v27.0/17841400000000011/subscribed_apps HTTP/1.1",
            "GET /v27.0/17841400000000011 HTTP/1.1",
            "POST /v27.0/101/release_thread_control HTTP/1.1",
        ]
    );
}

#[tokio::test]
async fn what_is_not_there_does_not_leave() {
    let server = Server::start(json("200 OK", r#"{"success":true}"#)).await;
    let shop = shop(&server);
    let told = |error: Error| {
        assert_eq!((error.kind(), error.delivery()), (ErrorKind::Setup, Delivery::NotSent));
        format!(
            "{error}: {}",
            std::error::Error::source(&error).map_or(String::new(), ToString::to_string)
        )
    };
    let taken = told(shop.take_thread("1086340000000001").await.unwrap_err());
    assert!(taken.contains("`take_thread_control` is not there"), "{taken}");
    assert!(taken.contains("passed or released alone"), "{taken}");
    told(shop.request_thread("1086340000000001").await.unwrap_err());
    told(shop.perform(&ReadPersonas::EMPTY).await.unwrap_err());
    told(shop.perform(&MakeLabel::new("Regular")).await.unwrap_err());
    told(shop.list(&ReadStickerPacks::EMPTY).next().await.unwrap().unwrap_err());
    let persona = told(shop.perform_on("66", &DeletePersona {}).await.unwrap_err());
    assert!(persona.contains("`persona`"), "{persona}");
    told(shop.perform_on("61", &DeleteCampaign {}).await.unwrap_err());
    assert!(server.requests().is_empty());
}
