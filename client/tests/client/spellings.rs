//! Tokens that an answer repeats, spelled as JSON and URLs may spell them.

use sendapi::{Client, Error, Retry};

use crate::hello;
use crate::secrets::{assert_silent, assert_silent_throughout, broken_off};
use crate::server::{Answer, Server, json};

/// A token of an app, which has more in it than letters.
const APP_TOKEN: &str = "1234567890|aB/cD-secret_x";

async fn answered(answer: Answer) -> Error {
    let server = Server::start(answer).await;
    let client = Client::builder().base_url(server.url()).retry(Retry::NEVER).build().unwrap();
    client.page("123", APP_TOKEN).send(&hello()).await.unwrap_err()
}

#[tokio::test]
async fn a_token_is_hidden_however_the_answer_spells_it() {
    for spelled in [
        r"1234567890|aB\/cD-secret_x",
        r"1234567890|aB/cD-\u0073\u0065\u0063\u0072\u0065\u0074_x",
        r"1234567890\u007CaB\u002fcD-secret_x",
        "1234567890%7CaB%2FcD-secret_x",
        "1234567890%257caB%252FcD-%73ecret_x",
        r"1234567890|aB\\\/cD-\\u0073ecret_x",
    ] {
        let refused =
            format!(r#"{{"error":{{"message":"Malformed access token {spelled}","code":190}}}}"#);
        let error = answered(json("400 Bad Request", &refused)).await;
        let told = error.graph().unwrap().message();
        assert_eq!(told, "Malformed access token [access token]");
        let raw = String::from_utf8_lossy(error.raw_body().unwrap());
        assert!(!raw.contains(spelled), "{raw}");
        assert_silent_throughout(&error);
    }
}

#[tokio::test]
async fn what_breaks_off_within_a_token_shows_nothing_of_it() {
    for length in 8..APP_TOKEN.len() {
        let error =
            answered(broken_off(&format!("Authorization: Bearer {}", &APP_TOKEN[..length]))).await;
        let raw = String::from_utf8_lossy(error.raw_body().unwrap());
        assert!(!raw.contains(&APP_TOKEN[..8]), "{raw}");
    }
}

#[tokio::test]
async fn a_receipt_is_read_although_it_has_the_token_in_it() {
    for spelled in [r"1234567890|aB\/cD-secret_x", r"1234567890|aB/cD-\u0073ecret_x\\"] {
        let receipt =
            format!(r#"{{"note":"{spelled}","message_id":"m_1","recipient_id":"{spelled}"}}"#);
        let server = Server::start(json("200 OK", &receipt)).await;
        let client = Client::builder().base_url(server.url()).build().unwrap();
        let receipt = client.page("123", APP_TOKEN).send(&hello()).await.unwrap();
        assert_eq!(receipt.message_id(), Some("m_1"));
        assert_silent(&format!("{receipt:?}"));
    }
}
