//! What is sent: messages, and the very bytes that the client makes of them.

use std::sync::Arc;

use anyhow::{Result, bail};
use bytes::Bytes;
use sendapi::{Account, Batch, Client, Message, Messenger, Rates, message};
use serde_json::json;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};

/// Messages to so many people, one after the other from the beginning again.
pub(crate) struct Workload {
    pub(crate) messages: Arc<[Message<'static>]>,
    /// What the client writes of the first.
    pub(crate) body: Bytes,
    /// What it writes of the first [`Batch::MOST`].
    pub(crate) batch: Bytes,
}

impl Workload {
    /// Of texts with so many bytes.
    pub(crate) async fn of_text(bytes: usize) -> Result<Self> {
        Self::of((0..PEOPLE).map(|person| text_to(person, bytes)).collect()).await
    }

    /// Of carousels whose buttons have payloads of so many bytes.
    pub(crate) async fn of_cards(payload: usize) -> Result<Self> {
        Self::of((0..64).map(|_| carousel(payload)).collect::<Result<_>>()?).await
    }

    /// Of the largest that the platform takes: the longest payloads wherever there may be one.
    pub(crate) async fn of_the_largest() -> Result<Self> {
        Self::of((0..64).map(|_| cards_with(1000, 13)).collect::<Result<_>>()?).await
    }

    async fn of(messages: Arc<[Message<'static>]>) -> Result<Self> {
        let recorder = TcpListener::bind("127.0.0.1:0").await?;
        let page = page(&format!("http://{}", recorder.local_addr()?))?;
        let [first, ..] = &*messages else { bail!("there are no messages") };
        let (_, body) = tokio::join!(page.send(first), record(&recorder));
        let several = messages.iter().take(Batch::<Messenger>::MOST);
        let (_, batch) = tokio::join!(page.send_batch(Batch::of(several)?), record(&recorder));
        Ok(Self { messages, body: body?, batch: batch? })
    }

    /// So many messages, from the beginning again where they are over.
    pub(crate) fn some(&self, count: usize) -> impl Iterator<Item = &Message<'static>> {
        self.messages.iter().cycle().take(count)
    }
}

/// A Page whose rates are kept to, and so far away that nothing waits for them.
pub(crate) fn page(url: &str) -> Result<Account> {
    Ok(client(url)?.page(PAGE, TOKEN))
}

/// So many Pages of one client.
pub(crate) fn pages(url: &str, count: usize) -> Result<Arc<[Account]>> {
    let (client, first) = (client(url)?, PAGE.parse::<usize>()?);
    Ok((0..count).map(|number| client.page((first + number).to_string(), TOKEN)).collect())
}

fn client(url: &str) -> Result<Client> {
    let rates = Rates::default().messages_per_second(u32::MAX);
    Ok(Client::builder().base_url(url).rates(rates).connections(CONNECTIONS).build()?)
}

/// A text with so many bytes.
pub(crate) fn text_to(person: u64, bytes: usize) -> Message<'static> {
    let (person, text) = (7_204_418_830_950_000 + person, TEXT.repeat(bytes.div_ceil(TEXT.len())));
    let text: String = text.chars().take(bytes).collect();
    message!(Messenger { recipient: person, text })
}

/// Ten cards with three buttons each, as a typed value, of which nothing was checked while this program compiled.
pub(crate) fn carousel(payload: usize) -> Result<Message<'static>> {
    cards_with(payload, 0)
}

/// The same with so many quick replies below.
fn cards_with(payload: usize, quick_replies: usize) -> Result<Message<'static>> {
    let quick_reply =
        json!({ "content_type": "text", "title": "By bicycle", "payload": "P".repeat(payload) });
    let button =
        json!({ "type": "postback", "title": "Put aside", "payload": "P".repeat(payload) });
    let card = json!({
        "title": "Today's rye bread",
        "subtitle": "Baked today",
        "image_url": format!("https://bakery.example/{}.jpg", "r".repeat(payload)),
        "buttons": [button, button, button],
    });
    let mut request = json!({
        "recipient": { "id": "7204418830956127" },
        "message": { "attachment": { "type": "template", "payload": {
            "template_type": "generic", "elements": vec![card; 10],
        } } },
    });
    if let Some(message) = request.get_mut("message").filter(|_| quick_replies > 0) {
        *message = json!({
            "attachment": message["attachment"],
            "quick_replies": vec![quick_reply; quick_replies],
        });
    }
    Ok(Message::<Messenger>::from_json(&request.to_string())?)
}

/// The body of the next request. Its answer says nothing, so that whoever sent it is told of an error: only the bytes are
/// of interest.
async fn record(listener: &TcpListener) -> Result<Bytes> {
    let (mut stream, _) = listener.accept().await?;
    let request = whole(&mut stream).await?;
    stream
        .write_all(b"HTTP/1.1 404 Not Found\r\nconnection: close\r\ncontent-length: 0\r\n\r\n")
        .await?;
    Ok(request)
}

async fn whole(stream: &mut TcpStream) -> Result<Bytes> {
    let mut read = Vec::new();
    loop {
        if stream.read_buf(&mut read).await? == 0 {
            bail!("the connection ended within the request");
        }
        if let Some((head, whole)) = crate::server::request(&read)? {
            return Ok(Bytes::from(read).slice(head..whole));
        }
    }
}

const PEOPLE: u64 = 4096;
const TEXT: &str = "Good morning, the dark rye is out of the oven. ";
pub(crate) const PAGE: &str = "104512345678901";
pub(crate) const TOKEN: &str =
    "EAABwzLixnjYBAexampleexampleexampleexampleexampleexampleexampleexampleexample";
pub(crate) const CONNECTIONS: usize = 2048;
