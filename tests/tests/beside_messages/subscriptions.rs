//! Subscriptions of the app, and of people.

use sendapi::call::notification_tokens::ReadNotificationTokens;
use sendapi::call::subscription::{ReadSubscriptions, Subscribe, SubscribedField, Unsubscribe};
use sendapi_simulator::Simulator;

use crate::{PAGE, PERSON, Stage, code};

fn subscribe(fields: &[&str]) -> Subscribe<'static> {
    let fields: Vec<_> = fields.iter().copied().map(SubscribedField::from).collect();
    Subscribe { subscribed_fields: fields.into(), ..Subscribe::EMPTY }
}

#[tokio::test]
async fn the_app_is_subscribed_until_it_is_not() {
    let Stage { page, simulator, .. } = Stage::set().await;
    page.perform(&subscribe(&["feed"])).await.unwrap();
    page.perform(&subscribe(&["messages", "of_next_year"])).await.unwrap();
    let apps = page.list(&ReadSubscriptions::default()).all().await.unwrap();
    let fields = apps[0].subscribed_fields.clone().unwrap();
    assert_eq!(fields, ["messages", "of_next_year"]);
    assert_eq!(simulator.account(PAGE).subscribed_fields().unwrap(), fields);

    page.perform(&Unsubscribe {}).await.unwrap();
    assert!(page.list(&ReadSubscriptions::default()).all().await.unwrap().is_empty());
    assert_eq!(simulator.account(PAGE).subscribed_fields(), None);
}

#[tokio::test]
async fn the_fields_may_stand_in_the_query_as_the_pages_have_it() {
    use sendapi::graph::{Call, Path};
    let Stage { page, simulator, .. } = Stage::set().await;
    let call = Call::post(Path::account().edge("subscribed_apps"));
    page.call(call.clone().query("subscribed_fields", "messages,feed")).await.unwrap();
    assert_eq!(simulator.account(PAGE).subscribed_fields().unwrap(), ["messages", "feed"]);
    assert_eq!(code(&page.call(call).await.unwrap_err()), (100, None));
}

#[tokio::test]
async fn people_who_asked_for_messages_are_listed() {
    let builder = (0..30).fold(Simulator::builder(), |builder, number| {
        builder.opted_in(PAGE, PERSON, "Sailings", format!("token {number}"))
    });
    let stage = Stage::of(builder).await;
    let Stage { page, .. } = &stage;
    let tokens = page.list(&ReadNotificationTokens::default()).all().await.unwrap();
    assert_eq!(tokens.len(), 30);
    assert_eq!(tokens[29].notification_messages_token.as_deref(), Some("token 29"));
    assert_eq!(tokens[29].topic_title.as_deref(), Some("Sailings"));
}
