//! A task of its own outlives the handler: accounts and replies go along as they are, and stay what they are elsewhere.
use sendapi::message;
use sendapi::webhook::Incoming;
use sendapi::{Account, AnyAccount, Error};

async fn ready(incoming: Incoming) -> Result<(), Error> {
    let (Some(page), Some(reply)) = (incoming.page(), incoming.reply()) else { return Ok(()) };
    tokio::spawn(async move {
        let recipient = reply.recipient.clone();
        page.answer(&reply, &message!(Messenger { recipient, text: "It is ready" })).await
    });
    Ok(())
}

async fn ready_on_either(incoming: Incoming) -> Result<(), Error> {
    let (Some(account), Some(reply)) = (incoming.account(), incoming.reply()) else {
        return Ok(());
    };
    tokio::spawn(async move {
        let recipient = reply.recipient.clone();
        account.answer(&reply, &message!(Both { recipient, text: "It is ready" })).await
    });
    Ok(())
}

async fn ready_where_it_is(account: &AnyAccount) {
    let hello = message!(Messenger { recipient: "7204418830956127", text: "Hello" });
    if let Some(page) = account.messenger() {
        tokio::spawn(async move { page.send(&hello).await });
    }
}

async fn ready_on_instagram(incoming: &Incoming) {
    let Some((shop, reply)) = incoming.instagram().zip(incoming.reply()) else { return };
    tokio::spawn(async move {
        let recipient = reply.recipient.clone();
        shop.answer(&reply, &message!(Instagram { recipient, text: "It is ready" })).await
    });
}

/// As programs are written that need no task.
async fn at_once(all: &[Incoming]) -> Result<(), Error> {
    for incoming in all {
        if let Some(page) = incoming.page()
            && let Some(reply) = incoming.reply()
        {
            let yes = message!(Messenger { recipient: reply.recipient.clone(), text: "Yes" });
            page.answer(&reply, &yes).await?;
            greet(&page).await?;
        }
    }
    let is_ours = |incoming: &Incoming| incoming.page().is_some_and(|page| page.id() == "101");
    let _ = all.iter().filter(|incoming| is_ours(incoming)).count();
    Ok(())
}

async fn greet(page: &Account) -> Result<(), Error> {
    let hello = message!(Messenger { recipient: "7204418830956127", text: "Hello" });
    page.send(&hello).await.map(drop)
}

fn main() {
    let _ = (ready, ready_on_either, ready_where_it_is, ready_on_instagram, at_once);
}
