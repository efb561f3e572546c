//! Proxies from the environment, which a process of its own has.

use std::process::Command;

use sendapi::{Client, Retry};

use crate::server::{Server, json};
use crate::{TOKEN, hello};

const RECEIPT: &str = r#"{"message_id":"m_1"}"#;
/// Where the process sends its message to.
const TO: &str = "SENDAPI_TEST_BASE_URL";
const SENDER: &str = "proxies::the_process_that_sends";

#[tokio::test]
#[ignore = "it is started by the test below, with a proxy in its environment"]
async fn the_process_that_sends() {
    let url = std::env::var(TO).unwrap();
    let client = Client::builder().base_url(url).retry(Retry::NEVER);
    client.build().unwrap().page("123", TOKEN).send(&hello()).await.unwrap();
}

async fn send_in_a_process(url: String, proxy: String) {
    let sent = tokio::task::spawn_blocking(move || {
        let mut sender = Command::new(std::env::current_exe().unwrap());
        for name in ["HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"] {
            sender.env(name, &proxy);
        }
        for name in ["NO_PROXY", "no_proxy", "REQUEST_METHOD"] {
            sender.env_remove(name);
        }
        sender.env(TO, url).args(["--exact", SENDER, "--ignored"]).output().unwrap()
    });
    let output = sent.await.unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
}

#[tokio::test]
async fn what_stays_on_this_computer_goes_by_no_proxy() {
    let server = Server::start(json("200 OK", RECEIPT)).await;
    let proxy = Server::start(json("200 OK", RECEIPT)).await;
    let local = server.url();
    for url in [local.clone(), local.replace("127.0.0.1", "localhost")] {
        send_in_a_process(url, proxy.url()).await;
    }
    assert_eq!((server.requests().len(), proxy.connections()), (2, 0));
    send_in_a_process("http://graph.example".to_owned(), proxy.url()).await;
    let requests = proxy.requests();
    assert!(
        requests[0].starts_with("POST http://graph.example/v27.0/123/messages "),
        "{requests:?}"
    );
}

#[cfg(feature = "reqwest")]
#[tokio::test]
async fn a_proxy_that_was_given_is_used_wherever_it_leads() {
    let proxy = Server::start(json("200 OK", RECEIPT)).await;
    let given = reqwest::Proxy::http(proxy.url()).unwrap();
    let client = Client::builder()
        .base_url("http://127.0.0.1:1")
        .http_client(move |http| http.proxy(given.clone()));
    client.build().unwrap().page("123", TOKEN).send(&hello()).await.unwrap();
    assert!(proxy.requests()[0].starts_with("POST http://127.0.0.1:1/v27.0/123/messages "));
}
