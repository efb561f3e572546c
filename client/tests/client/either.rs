//! What is checked for both platforms, on an account of whichever.

use sendapi::call::person::PersonField;
use sendapi::call::profile::ProfileField;
use sendapi::{AnyAccount, Client, ErrorKind, Message, Recipient, Request, message, profile};

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

#[test]
fn the_same_message_goes_to_somebody_else() {
    let hello = message!(Messenger { recipient: "7204418830956127", text: "Hello" });
    let also = hello.to(7_204_418_830_956_128_u64).unwrap();
    assert_eq!(also.recipient(), &Recipient::id("7204418830956128"));
    assert_eq!(also.content(), hello.content());
    assert!(hello.to("Ada").is_err());
}
