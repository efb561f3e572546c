//! What is answered: a receipt, or a list with one for each message of a batch.

use memchr::memmem;

/// The answers that one connection has given so far: each is made up once.
#[derive(Default)]
pub(super) struct Answers(Vec<Option<Vec<u8>>>);

impl Answers {
    /// The answer to a request with this body.
    pub(super) fn to(&mut self, body: &[u8]) -> &[u8] {
        let items = if body.starts_with(BATCH) { items(body) } else { 0 };
        if self.0.len() <= items {
            self.0.resize_with(items + 1, || None);
        }
        match self.0.get_mut(items) {
            Some(answer) => answer.get_or_insert_with(|| answer_to(items)),
            None => &[],
        }
    }
}

/// How many messages a batch has. It is written as a form, in which this name stands as it is.
fn items(batch: &[u8]) -> usize {
    memmem::find_iter(batch, b"relative_url").count()
}

fn answer_to(items: usize) -> Vec<u8> {
    let json = match items {
        0 => RECEIPT.to_owned(),
        items => {
            let item = serde_json::json!({ "code": 200, "body": RECEIPT }).to_string();
            format!("[{}]", vec![item; items].join(","))
        }
    };
    let length = json.len();
    format!(
        "HTTP/1.1 200 OK\r\ncontent-type: application/json; charset=UTF-8\r\ncontent-length: {length}\r\n\r\n{json}"
    )
    .into_bytes()
}

const BATCH: &[u8] = b"batch=";
const RECEIPT: &str = r#"{"recipient_id":"7204418830956127","message_id":"m_Z3vQ8kT1xw5bJc0yR7hUeN2aLs6dPf9gVo4iKtMqXrBzEwYjHnClSuAvDpFkGmOi"}"#;
