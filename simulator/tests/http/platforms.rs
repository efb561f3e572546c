//! Whose rules hold, by account and host.

use sendapi_simulator::Platform::{self, Instagram, Messenger};
use sendapi_simulator::Simulator;

use crate::support::{PATH, answer, hello, post, send, to_nobody};

const INSTAGRAM: &str = "17841400000000001";

#[tokio::test]
async fn an_account_is_what_it_was_named() {
    let simulator = both().await;
    for (account, platform) in [("101", Messenger), (INSTAGRAM, Instagram), ("999", Messenger)] {
        let path = format!("/v26.0/{account}/messages");
        send(&simulator, &path, &instagram_hello()).await;
        assert_eq!(last(&simulator), platform, "{account}");
    }
}

#[tokio::test]
async fn the_host_of_instagram_means_instagram() {
    let simulator = both().await;
    for host in ["graph.instagram.com", "graph.instagram.com:443"] {
        let request = post(&simulator, "/v26.0/me/messages").header("host", host);
        assert_eq!(answer(request.bearer_auth("token").json(&instagram_hello())).await.0, 200);
        assert_eq!(last(&simulator), Instagram);
    }
}

#[tokio::test]
async fn me_is_the_only_account() {
    let simulator = Simulator::builder().instagram(INSTAGRAM).start().await.unwrap();
    send(&simulator, "/v26.0/me/messages", &instagram_hello()).await;
    assert_eq!(last(&simulator), Instagram);
}

#[tokio::test]
async fn instagram_refuses_with_its_own_class() {
    let simulator = both().await;
    let path = format!("/v26.0/{INSTAGRAM}/messages");
    let (_, instagram) = send(&simulator, &path, &to_nobody()).await;
    assert_eq!(instagram["error"]["type"], "IGApiException");
    let (_, messenger) = send(&simulator, PATH, &to_nobody()).await;
    assert_eq!(messenger["error"]["type"], "OAuthException");
}

async fn both() -> Simulator {
    Simulator::builder().page("101").instagram(INSTAGRAM).start().await.unwrap()
}

/// Instagram documents no `messaging_type`; both platforms do without it.
fn instagram_hello() -> serde_json::Value {
    let mut body = hello();
    body.as_object_mut().unwrap().remove("messaging_type");
    body
}

fn last(simulator: &Simulator) -> Platform {
    simulator.messages().last().expect("a message").platform()
}
