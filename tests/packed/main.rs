//! A program outside of the workspace that stands on the packages as they will be published, and uses each of them. `.ci/packed`
//! builds and runs it.

use std::error::Error;
use std::time::Duration;

use sendapi::{Accounts, Client, Messenger, Payload, message};
use sendapi_outbox::{Outbox, Outcome};
use sendapi_simulator::Simulator;

/// Of `sendapi-macros`.
#[derive(Payload)]
enum Action {
    PutAside { bread: String },
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    // By the schema that `sendapi-derive` makes of the types.
    let empty = r#"{"recipient": {"id": "7204418830956127"}, "message": {"text": ""}}"#;
    let invalid = sendapi_core::Message::<Messenger>::from_json(empty).unwrap_err();
    assert_eq!(invalid.violations()[0].pointer(), "/message/text");

    let simulator = Simulator::builder().page("101").start().await?;
    let page = Client::builder().base_url(simulator.url()).build()?.page("101", "any-token");
    let ada = simulator.person("Ada");
    ada.says("hi").await?;
    let rye = Action::PutAside { bread: "Rye".to_owned() };
    let question = message!(Messenger {
        recipient: ada.id(),
        text: "Which bread?",
        quick_replies: [text { title: "Rye", payload: rye }],
    });
    page.send(&question).await?;
    ada.expects("Which bread?").await?;

    let folder = tempfile::tempdir()?;
    let outbox = Outbox::open(folder.path().join("shop.db")).await?;
    let ready = message!(Messenger { recipient: ada.id(), text: "Ready since six" });
    let mut transaction = outbox.sqlite().begin().await?;
    let put = outbox.put("messenger:101", &ready).key("order-7").within(&mut transaction).await?;
    transaction.commit().await?;
    let mut accounts = Accounts::new();
    accounts.add(page)?;
    let worker = outbox.worker(&accounts).start().await?;
    ada.expects("Ready since six").await?;
    let sent = async {
        while !matches!(outbox.outcome(put.ticket()).await?, Some(Outcome::Sent { .. })) {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        Ok::<_, sendapi_outbox::Error>(())
    };
    tokio::time::timeout(Duration::from_secs(30), sent).await??;
    worker.shutdown().await?;
    println!("one message by the client, one by the outbox");
    Ok(())
}
