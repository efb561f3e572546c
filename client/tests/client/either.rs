//! What is checked for both platforms, on an account of whichever.

use std::time::Duration;

use sendapi::call::conversation::{ConversationField, ReadConversations};
use sendapi::call::person::PersonField;
use sendapi::call::profile::ProfileField;
use sendapi::{
    AnyAccount, Client, ErrorKind, LocalFile, MediaKind, Message, Rates, Recipient, Request, Tag,
    graph, message, profile,
};

use crate::TOKEN;
use crate::perform::lines;
use crate::server::{Answer, Server, json};

const RECEIPT: &str = r#"{"recipient_id":"7","message_id":"m_1"}"#;
const DONE: &str = r#"{"result":"success"}"#;

/// A Page and an Instagram account, both on this server.
fn accounts(server: &Server) -> [AnyAccount; 2] {
    let client = Client::builder().base_url(server.url()).build().unwrap();
    [client.page("101", TOKEN).into(), client.instagram("17", TOKEN).into()]
}

#[tokio::test]
async fn a_message_for_both_goes_out_as_each_platform_wants_it() {
    let server = Server::start(json("200 OK", RECEIPT)).await;
    for account in accounts(&server) {
        let hello = message!(Both { recipient: "7204418830956127", text: "Hello" });
        assert_eq!(account.send(&hello).await.unwrap().message_id(), Some("m_1"));
    }
    assert_eq!(
        lines(&server),
        ["POST /v27.0/101/messages HTTP/1.1", "POST /v27.0/17/messages HTTP/1.1"]
    );
    let hello = r#"{"recipient":{"id":"7204418830956127"},"messaging_type":"RESPONSE","message":{"text":"Hello"}}"#;
    let [page, instagram] = &*server.bodies() else { panic!("two bodies") };
    assert_eq!(page, hello);
    assert_eq!(*instagram, hello.replace(r#""messaging_type":"RESPONSE","#, ""));
}

#[tokio::test]
async fn what_only_one_platform_refuses_is_refused_on_that_one_alone() {
    let server = Server::start(json("200 OK", RECEIPT)).await;
    let [page, instagram] = accounts(&server);
    // Characters on Messenger, bytes on Instagram.
    let text = "é".repeat(600);
    let long = message!(Both { recipient: "7204418830956127", text: text.as_str() });
    page.send(&long).await.unwrap();
    let refused = instagram.send(&long).await.unwrap_err();
    assert_eq!(refused.kind(), ErrorKind::Invalid);
    assert!(refused.to_string().contains("bytes"), "{refused}");
    assert_eq!(server.requests().len(), 1, "it left the program");
    let request = Request { message: long.content().cloned(), ..Request::to(Recipient::id("7")) };
    assert!(Message::for_both(request).is_err());
}

#[tokio::test]
async fn calls_go_to_the_account_and_name_the_platform_where_they_must() {
    let found = json("200 OK", r#"{"data":[]}"#);
    let person = json("200 OK", r#"{"id":"7","name":"Ada"}"#);
    let each = [json("200 OK", DONE), json("200 OK", DONE), found, person];
    let server = Server::start(Answer::in_turn(each.iter().cloned().chain(each.clone()))).await;
    for account in accounts(&server) {
        let questions = profile!(Both {
            ice_breakers: [{ locale: "default", call_to_actions: [{ question: "Open?", payload: "OPEN" }] }],
        });
        account.pass_to_inbox("7204418830956127").await.unwrap();
        account.set_profile(&questions).await.unwrap();
        account.profile().await.unwrap();
        let ada = account.person("7204418830956127", &[PersonField::Name]).await.unwrap();
        assert_eq!(ada.name.as_deref(), Some("Ada"));
    }
    let bodies = server.bodies();
    assert!(bodies[0].contains(r#""target_app_id":"263902037430900""#), "{bodies:?}");
    assert!(bodies[4].contains(r#""target_app_id":"1217981644879628""#), "{bodies:?}");
    assert!(!bodies[1].contains("platform"), "{bodies:?}");
    assert!(bodies[5].contains(r#""platform":"instagram""#), "{bodies:?}");
}

#[tokio::test]
async fn a_profile_is_synced_on_either() {
    let empty = json("200 OK", r#"{"data":[]}"#);
    let each = [empty, json("200 OK", DONE)];
    let server = Server::start(Answer::in_turn(each.iter().cloned().chain(each.clone()))).await;
    for account in accounts(&server) {
        let questions = profile!(Both {
            ice_breakers: [{ locale: "default", call_to_actions: [{ question: "Open?", payload: "OPEN" }] }],
        });
        let synced = account.sync_profile(&questions).await.unwrap();
        assert_eq!(synced.set, [ProfileField::IceBreakers]);
    }
    assert_eq!(server.requests().len(), 4);
}

#[tokio::test]
async fn many_messages_for_both_go_out_as_each_platform_wants_them() {
    for (instagram, kind) in [(false, r#""messaging_type":"RESPONSE","#), (true, "")] {
        let server = Server::start(json("200 OK", RECEIPT)).await;
        let [page, shop] = accounts(&server);
        let account = if instagram { shop } else { page };
        let hello = message!(Both { recipient: "7204418830956127", text: "Hello" });
        let mut sending = account.send_all([(&hello, "first"), (&hello, "second")]);
        while let Some(outcome) = sending.next().await {
            outcome.result.unwrap();
            assert!(["first", "second"].contains(&outcome.input.1));
        }
        assert_eq!(sending.progress().sent, 2);
        let mut sending = account.broadcast(&hello, ["7204418830956128"]).unwrap();
        sending.next().await.unwrap().result.unwrap();
        let wanted = format!(
            r#"{{"recipient":{{"id":"7204418830956127"}},{kind}"message":{{"text":"Hello"}}}}"#
        );
        let [one, other, broadcast] = &*server.bodies() else { panic!("three bodies") };
        assert_eq!((one, other), (&wanted, &wanted));
        assert_eq!(*broadcast, wanted.replace("956127", "956128"));
    }
}

#[tokio::test]
async fn one_of_many_that_the_accounts_own_platform_refuses_is_not_sent() {
    let server = Server::start(json("200 OK", RECEIPT)).await;
    let [page, shop] = accounts(&server);
    let text = "é".repeat(600);
    let long = message!(Both { recipient: "7204418830956127", text: text.as_str() });
    let refused = shop.send_all([&long]).next().await.unwrap().result.unwrap_err();
    assert_eq!(refused.kind(), ErrorKind::Invalid);
    assert!(shop.broadcast(&long, ["7204418830956128"]).is_err());
    assert!(page.broadcast(&long, ["7204418830956128"]).is_err(), "not for both");
    page.send_all([&long]).next().await.unwrap().result.unwrap();
    assert_eq!(server.requests().len(), 1);
}

#[tokio::test]
async fn files_go_by_either() {
    let receipt = json("200 OK", r#"{"recipient_id":"7","message_id":"m_1","attachment_id":"9"}"#);
    let server = Server::start(receipt).await;
    let picture = || LocalFile::bytes("oven.png", vec![b'a'; 100]);
    for account in accounts(&server) {
        assert_eq!(account.upload(picture()).await.unwrap().id(), "9");
        let url = "https://bakery.example/oven.png";
        assert_eq!(account.upload_url(MediaKind::Image, url).await.unwrap().id(), "9");
        let sent = account.send_file("7204418830956127", picture()).reusable().await.unwrap();
        assert_eq!(sent.attachment_id(), Some("9"));
        account.send_file("7204418830956127", picture()).tag(Tag::HumanAgent).await.unwrap();
    }
    let bodies = server.bodies();
    assert_eq!(bodies.iter().filter(|it| it.contains("instagram")).count(), 2, "uploads say so");
}

#[tokio::test]
async fn what_an_account_can_do_one_of_either_can() {
    let found = json("200 OK", r#"{"data":[{"id":"3"}]}"#);
    let server = Server::start(found).await;
    for account in accounts(&server) {
        let fields = [ConversationField::Id];
        let found = account.conversation_with("7204418830956127", &fields).await.unwrap();
        assert_eq!(found.unwrap().id.as_deref(), Some("3"));
        assert_eq!(account.messages_of("5", &[]).all().await.unwrap().len(), 1);
        assert_eq!(account.list(&ReadConversations::EMPTY).all().await.unwrap().len(), 1);
        let about = graph::Call::get(graph::Path::account().edge("subscribed_apps"));
        assert_eq!(account.call(about).await.unwrap().status(), 200);
        account.pause(Duration::from_secs(60));
        assert!(account.standstill().is_some() && !account.standstills().is_empty());
        account.resume();
        assert!(account.standstill().is_none());
        let account = account.with_rates(&Rates::default()).unwrap().in_business(4);
        assert!(account.with_rates(&Rates::default().messages_per_second(0)).is_err());
    }
}

#[tokio::test]
async fn what_an_account_has_too_much_of_goes_away_on_either() {
    let there = r#"{"data":[{"persistent_menu":[{"locale":"default","call_to_actions":[{"type":"postback","title":"Hours","payload":"HOURS"}]}],"ice_breakers":[{"locale":"default","call_to_actions":[{"question":"Open?","payload":"OPEN"}]}]}]}"#;
    let each = [json("200 OK", there), json("200 OK", DONE)];
    let server = Server::start(Answer::in_turn(each.iter().cloned().chain(each.clone()))).await;
    for account in accounts(&server) {
        let questions = profile!(Both {
            ice_breakers: [{ locale: "default", call_to_actions: [{ question: "Open?", payload: "OPEN" }] }],
        });
        let without = [ProfileField::PersistentMenu];
        let synced = account.sync_profile_without(&questions, &without).await.unwrap();
        assert_eq!(synced.to_string(), "deleted persistent_menu");
    }
}

#[test]
fn the_same_message_goes_to_somebody_else() {
    let hello = message!(Messenger { recipient: "7204418830956127", text: "Hello" });
    let also = hello.to(7_204_418_830_956_128_u64).unwrap();
    assert_eq!(also.recipient(), &Recipient::id("7204418830956128"));
    assert_eq!(also.content(), hello.content());
    assert!(hello.to("Ada").is_err());
}
