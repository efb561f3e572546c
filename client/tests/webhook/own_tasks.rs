//! What a handler leaves to a task of its own, which goes on after the handler has returned.

use std::sync::{Arc, Mutex};
use std::time::{SystemTime, UNIX_EPOCH};

use sendapi::webhook::{Handler, Incoming};
use sendapi::{Accounts, Client, Error, Receipt, message};
use serde_json::{Value, json};
use tokio::task::JoinSet;

use crate::{Door, builder, event, page, webhook};

/// Tasks that wait at a door.
#[derive(Clone)]
struct Oven {
    door: Door,
    tasks: Arc<Mutex<JoinSet<Result<Receipt, Error>>>>,
}

impl Oven {
    fn cold() -> Self {
        Self { door: Door::shut(), tasks: Arc::default() }
    }

    fn handler(&self) -> impl Handler {
        let oven = self.clone();
        move |incoming: Incoming| {
            oven.put(&incoming);
            async { Ok::<(), Error>(()) }
        }
    }

    /// What the handler was given goes into the task, and not the event.
    fn put(&self, incoming: &Incoming) {
        let door = self.door.clone();
        let reply = incoming.reply().unwrap();
        let recipient = reply.recipient.clone();
        let mut tasks = self.tasks.lock().unwrap();
        if let Some(page) = incoming.page() {
            tasks.spawn(async move {
                door.pass().await;
                page.answer(&reply, &message!(Messenger { recipient, text: "Ready" })).await
            });
        } else if let Some(account) = incoming.instagram() {
            tasks.spawn(async move {
                door.pass().await;
                account.answer(&reply, &message!(Instagram { recipient, text: "Ready" })).await
            });
        }
    }

    /// Opens the door, and waits for them.
    async fn heat(self) {
        let mut tasks = std::mem::take(&mut *self.tasks.lock().unwrap());
        self.door.open(tasks.len());
        while let Some(sent) = tasks.join_next().await {
            sent.unwrap().unwrap();
        }
    }
}

/// What goes out when the tasks go on, and handler, event and inbox are gone.
async fn sent_after(body: &Value) -> Vec<Value> {
    let client = Client::builder().dry_run().build().unwrap();
    let mut accounts = Accounts::new();
    accounts.add(client.page("1", "EAABexample")).unwrap();
    accounts.add(client.instagram_login("17841", "IGAAexample")).unwrap();
    let oven = Oven::cold();
    let inbox = builder().accounts(accounts).start(oven.handler());
    inbox.accept(webhook(body)).unwrap();
    inbox.settled().await;
    assert_eq!(client.dry_run().unwrap().count(), 0);
    drop(inbox);
    oven.heat().await;
    let sent = client.dry_run().unwrap().take();
    sent.iter().map(|sent| serde_json::from_str(sent.body()).unwrap()).collect()
}

fn now() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs()
}

#[tokio::test]
async fn a_task_answers_after_its_handler_has_returned() {
    let said = json!({"message": {"mid": "m_1", "text": "Rye"}, "timestamp": now() * 1000});
    let mut body = page(&[event("7", &said)]);
    let [answer] = sent_after(&body).await.try_into().unwrap();
    assert_eq!(
        (&answer["recipient"], &answer["message"]["text"]),
        (&json!({"id": "7"}), &json!("Ready"))
    );
    body["object"] = json!("instagram");
    body["entry"][0]["id"] = json!("17841");
    let [answer] = sent_after(&body).await.try_into().unwrap();
    assert_eq!(answer["recipient"], json!({"id": "7"}));
}

#[tokio::test]
async fn so_does_one_that_answers_a_comment() {
    let comment = json!({
        "from": {"id": "7", "name": "Ada"}, "post_id": "1_2", "comment_id": "2_3", "item": "comment", "verb": "add",
        "message": "How much?", "created_time": now(),
    });
    let entry = json!({"id": "1", "changes": [{"field": "feed", "value": comment}]});
    let [answer] =
        sent_after(&json!({"object": "page", "entry": [entry]})).await.try_into().unwrap();
    assert_eq!(answer["recipient"], json!({"comment_id": "2_3"}));
}
