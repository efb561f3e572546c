//! Reading back what was said.

use sendapi::call::conversation::{
    ConversationField, Folder, MessageField, ReadConversation, ReadConversations,
};
use sendapi::message;
use sendapi_simulator::{Participant, Simulator};

use crate::{Stage, code};

async fn said(stage: &Stage, to: &Participant, texts: &[&str]) {
    for text in texts {
        stage.page.send(&message!(recipient: to.id(), text: *text)).await.unwrap();
    }
}

#[tokio::test]
async fn what_was_said_can_be_read_back() {
    let stage = Stage::set().await;
    let ada = stage.simulator.person_of("101", "Ada");
    let asked = ada.says("Does it go at nine?").await.unwrap();
    said(&stage, &ada, &["It does.", "Pier 8."]).await;

    let messages = ConversationField::messages(&[MessageField::Message, MessageField::From]);
    let fields = [ConversationField::Participants, messages];
    let found = stage.page.conversation_with(ada.id(), &fields).await.unwrap().unwrap();
    let people = found.participants.unwrap();
    let names: Vec<_> = people.data.iter().filter_map(|it| it.name.as_deref()).collect();
    assert!(names.contains(&"Ada"), "{names:?}");
    let messages = found.messages.unwrap().data;
    let texts: Vec<_> = messages.iter().filter_map(|it| it.message.as_deref()).collect();
    assert_eq!(texts, ["Pier 8.", "It does.", "Does it go at nine?"], "the newest first");
    assert_eq!(messages[2].id.as_deref(), Some(&*asked));
    assert_eq!(messages[2].from.as_ref().unwrap().id.as_deref(), Some(ada.id()));
    assert_eq!(messages[2].created_time, None, "nobody asked for it");

    let id = found.id.unwrap();
    let first = stage.page.perform_on(&id, &ReadConversation::EMPTY).await.unwrap();
    assert_eq!(first.id.as_deref(), Some(&*id));
    assert!(first.updated_time.unwrap().ends_with("+0000"));
    let all = stage.page.messages_of(&id, &[MessageField::Message]).all().await.unwrap();
    assert_eq!(all.len(), 3);
    let all = [MessageField::To, MessageField::Message, MessageField::CreatedTime];
    let one = stage.page.stored_message(&asked, &all).await.unwrap();
    assert_eq!(one.message.as_deref(), Some("Does it go at nine?"));
    assert_eq!(one.to.unwrap().data[0].id.as_deref(), Some("101"));
}

#[tokio::test]
async fn conversations_are_found_by_person_and_folder() {
    let stage = Stage::set().await;
    let ada = stage.simulator.person_of("101", "Ada");
    let bo = stage.simulator.person_of("101", "Bo");
    ada.says("Hello").await.unwrap();
    bo.says("Hello").await.unwrap();
    let people = async |read: ReadConversations<'static>| {
        let fields = Some([ConversationField::Senders].into());
        let found = stage.page.list(&ReadConversations { fields, ..read }).all().await.unwrap();
        let senders = found.into_iter().filter_map(|it| it.senders);
        senders.filter_map(|it| it.data[0].name.clone()).collect::<Vec<_>>()
    };
    assert_eq!(people(ReadConversations::EMPTY).await.len(), 2);
    assert_eq!(people(ReadConversations::with(ada.id().to_owned())).await, ["Ada"]);
    assert_eq!(people(ReadConversations::with("1")).await, [""; 0]);
    let folder = |folder| ReadConversations { folder: Some(folder), ..ReadConversations::EMPTY };
    assert_eq!(people(folder(Folder::Partnership)).await, [""; 0]);
    assert_eq!(people(folder(Folder::Inbox)).await.len(), 2);
    assert_eq!(people(folder(Folder::Other("of_next_year".to_owned()))).await, [""; 0]);
    assert!(stage.page.conversation_with("1", &[]).await.unwrap().is_none());
    let nothing = stage.by_login.list(&ReadConversations::EMPTY).all().await.unwrap();
    assert!(nothing.is_empty(), "another account has others");
}

#[tokio::test]
async fn what_is_in_the_twenty_newest_messages_is_told_and_no_more() {
    let stage = Stage::set().await;
    let ada = stage.simulator.person_of("101", "Ada");
    let first = ada.says("Hello").await.unwrap();
    let texts: Vec<_> = (1..=30).map(|number| format!("No. {number}")).collect();
    said(&stage, &ada, &texts.iter().map(String::as_str).collect::<Vec<_>>()).await;

    let found = stage.page.conversation_with(ada.id(), &[]).await.unwrap().unwrap();
    let fields = [MessageField::Message];
    let all = stage.page.messages_of(&found.id.unwrap(), &fields).all().await.unwrap();
    assert_eq!(all.len(), 31, "page by page");
    assert_eq!(all.iter().filter(|message| message.message.is_some()).count(), 20);
    assert!(all.iter().all(|message| message.id.is_some()));
    assert_eq!(code(&stage.page.stored_message(&first, &[]).await.unwrap_err()), (100, Some(33)));
    let unknown = stage.page.stored_message("m_0", &[]).await.unwrap_err();
    assert_eq!(code(&unknown), (100, Some(33)));
    let unknown = stage.page.messages_of("t_0", &[]).all().await.unwrap_err();
    assert_eq!(code(&unknown), (100, Some(33)));
}

#[tokio::test]
async fn instagram_reads_its_own() {
    let stage = Stage::of(Simulator::builder()).await;
    let ada = stage.simulator.person_of(crate::INSTAGRAM, "Ada");
    ada.says("Hello").await.unwrap();
    let fields = [ConversationField::Participants];
    let found = stage.by_login.conversation_with(ada.id(), &fields).await.unwrap().unwrap();
    let people = found.participants.unwrap();
    assert_eq!(people.data[0].username.as_deref(), Some("ada"));
}
