//! Starting, stopping, and several at once.

use std::error::Error;
use std::io::Write;
use std::time::Duration;

use sendapi_simulator::Simulator;
use tokio::net::TcpStream;
use tokio::time::{sleep, timeout};

use crate::support::{PATH, hello, post, send};

#[tokio::test]
async fn each_has_a_port_of_its_own() {
    let one = Simulator::start().await.unwrap();
    let two = Simulator::start().await.unwrap();
    assert_ne!(one.url(), two.url());
    assert!(one.url().starts_with("http://127.0.0.1:") && !one.url().ends_with('/'));
    assert_eq!(send(&one, PATH, &hello()).await.0, 200);
    assert_eq!((one.messages().len(), two.messages().len()), (1, 0));
}

#[tokio::test]
async fn a_port_that_is_taken_is_named() {
    let simulator = Simulator::start().await.unwrap();
    let port = port(&simulator);
    let error = Simulator::builder().port(port).start().await.expect_err("taken");
    assert!(error.to_string().contains(&format!("127.0.0.1:{port}")), "{error}");
    assert!(error.source().is_some());
}

#[tokio::test]
async fn an_account_that_is_no_id_is_named() {
    let error = Simulator::builder().instagram("my.shop").start().await.expect_err("no id");
    assert!(error.to_string().contains("`my.shop` is no account id"), "{error}");
}

#[tokio::test]
async fn after_shutdown_the_port_is_free() {
    let simulator = Simulator::start().await.unwrap();
    let port = port(&simulator);
    let client = reqwest::Client::new();
    let request = client.post(format!("{}{PATH}", simulator.url())).bearer_auth("t").json(&hello());
    assert_eq!(request.send().await.unwrap().status(), 200);

    // The client still holds its connection open: that is no reason to wait.
    timeout(Duration::from_secs(2), simulator.shutdown()).await.expect("an idle connection");
    let again = Simulator::builder().port(port).start().await.expect("a free port");
    assert_eq!(send(&again, PATH, &hello()).await.0, 200);
}

#[tokio::test]
async fn a_request_that_never_ends_does_not_hold_up_the_shutdown() {
    let simulator = Simulator::start().await.unwrap();
    let mut stuck = std::net::TcpStream::connect(("127.0.0.1", port(&simulator))).unwrap();
    stuck.write_all(b"POST /me/messages HTTP/1.1\r\ncontent-length: 9\r\n\r\n{").unwrap();
    send(&simulator, PATH, &hello()).await;
    timeout(Duration::from_secs(20), simulator.shutdown()).await.expect("a bound");
}

#[tokio::test]
async fn dropping_it_stops_the_server() {
    let simulator = Simulator::start().await.unwrap();
    let request = || post(&simulator, PATH).bearer_auth("token").json(&hello());
    assert!(request().send().await.is_ok());
    let late = request();
    let port = port(&simulator);
    drop(simulator);
    let refused = async {
        while TcpStream::connect(("127.0.0.1", port)).await.is_ok() {
            sleep(Duration::from_millis(5)).await;
        }
    };
    timeout(Duration::from_secs(2), refused).await.expect("a closed port");
    assert!(late.send().await.is_err());
}

fn port(simulator: &Simulator) -> u16 {
    simulator.url().rsplit(':').next().unwrap().parse().unwrap()
}
