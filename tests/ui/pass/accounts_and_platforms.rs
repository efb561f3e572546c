//! What rustc finds out by itself about the platform of a message that an account sends, and what it looks through.
use std::error::Error;
use std::rc::Rc;
use std::sync::{Arc, LazyLock};
use std::time::SystemTime;

use sendapi::webhook::Reply;
use sendapi::{Account, AnyAccount, Both, Instagram, Message, Platform, Profile, message, profile};

const HELLO: &str = r#"{"recipient": {"id": "7204418830956127"}, "message": {"text": "Hello"}}"#;

static FOR_PAGES: LazyLock<Message<'static>> =
    LazyLock::new(|| message!(Messenger { recipient: "7204418830956127", text: "Hello" }));
static FOR_BOTH: LazyLock<Message<'static, Both>> =
    LazyLock::new(|| message!(Both { recipient: "7204418830956127", text: "Hello" }));

async fn on_a_page(page: &Account, reply: &Reply<'_>) -> Result<(), Box<dyn Error>> {
    let hello = message!(Messenger { recipient: "7204418830956127", text: "Hello" });
    page.send(&Message::from_json(HELLO)?).await?;
    page.answer(reply, &HELLO.parse()?).await?;
    page.answer_at(reply, &Message::from_json(HELLO)?, SystemTime::now()).await?;
    page.set_profile(&Profile::from_json(r#"{"get_started": {"payload": "START"}}"#)?).await?;
    page.send(&FOR_PAGES).await?;
    page.send(&&&hello).await?;
    page.send(&Box::new(hello.clone())).await?;
    page.send(&Arc::new(hello.clone())).await?;
    page.send(&Rc::new(hello.clone())).await?;
    page.send(&FOR_BOTH.on()?).await?;
    drop(page.broadcast(&Message::from_json(HELLO)?, ["7204418830956127"])?);
    drop(page.send_all([Message::from_json(HELLO)?]));
    let send = Account::send;
    send(page, &hello).await?;
    Ok(())
}

async fn on_instagram(shop: &Account<Instagram>) -> Result<(), Box<dyn Error>> {
    shop.send(&Message::from_json(HELLO)?).await?;
    shop.send(&FOR_BOTH.on()?).await?;
    Ok(())
}

async fn on_one<P: Platform>(
    account: &Account<P>,
    hello: &Message<'_, P>,
) -> Result<(), Box<dyn Error>> {
    account.send(hello).await?;
    account.send(&Message::from_json(HELLO)?).await?;
    account.send(&FOR_BOTH.on()?).await?;
    account.sync_profile(&profile!(Both { ice_breakers: [] }).on()?).await?;
    drop(account.send_all([hello]));
    AnyAccount::from(account.clone()).send(&FOR_BOTH).await?;
    Ok(())
}

async fn on_either(account: &AnyAccount, reply: &Reply<'_>) -> Result<(), Box<dyn Error>> {
    let hello = message!(Both { recipient: "7204418830956127", text: "Hello" });
    let now = SystemTime::now();
    if reply.allows(&hello, now).is_ok()
        && reply.window.is_some_and(|it| it.allows(&hello, now).is_ok())
    {
        account.answer(reply, &hello).await?;
    }
    account.send(&FOR_BOTH).await?;
    account.send(&&hello).await?;
    account.send(&Box::new(hello.clone())).await?;
    account.send(&Arc::new(hello.clone())).await?;
    drop(account.send_all([(&hello, 7)]));
    drop(account.broadcast(&FOR_BOTH, [7_204_418_830_956_127_u64])?);
    Ok(())
}

fn main() {}
