//! An observer sees each request with its answer.

use std::sync::{Arc, Mutex};

use sendapi_simulator::{Exchange, Simulator};

use crate::support::{PATH, hello, post, send, to_nobody};

#[tokio::test]
async fn accepted_and_refused_requests_are_seen_with_their_answers() {
    let (simulator, seen) = observed().await;
    let (_, accepted) = send(&simulator, PATH, &hello()).await;
    let (_, refused) = send(&simulator, PATH, &to_nobody()).await;
    send(&simulator, "/nowhere/at/all", &hello()).await;

    let seen = seen.lock().unwrap();
    let statuses: Vec<_> =
        seen.iter().map(|exchange| (exchange.method(), exchange.status())).collect();
    assert_eq!(statuses, [("POST", Some(200)), ("POST", Some(400)), ("POST", Some(400))]);
    assert_eq!(seen[0].received().and_then(|it| it.message_id()), accepted["message_id"].as_str());
    assert!(seen[1].received().is_none());
    assert_eq!(seen[1].answer(), refused.to_string());
    assert_eq!(seen[2].path(), "/nowhere/at/all");
}

#[tokio::test]
async fn the_log_names_kind_verdict_and_every_violation() {
    let (simulator, seen) = observed().await;
    send(&simulator, PATH, &hello()).await;
    send(&simulator, PATH, &to_nobody()).await;
    let seen = seen.lock().unwrap();
    let accepted = seen[0].to_string();
    assert!(
        accepted.starts_with("POST /v26.0/101/messages Messenger text: accepted, m_"),
        "{accepted}"
    );
    let refused = seen[1].to_string();
    assert!(
        refused.starts_with("POST /v26.0/101/messages Messenger text: refused, 400, code 100\n")
    );
    assert!(refused.contains("[req.recipient]"), "{refused}");
}

#[tokio::test]
async fn tokens_are_nowhere_to_be_seen() {
    let (simulator, seen) = observed().await;
    let request = post(&simulator, &format!("{PATH}?access_token=SECRET1")).bearer_auth("SECRET2");
    request.json(&hello()).send().await.unwrap();
    let form = [("access_token", "SECRET3"), ("recipient", "{}")];
    post(&simulator, PATH).form(&form).send().await.unwrap();
    post(&simulator, "/?access_token=SECRET4").send().await.unwrap();
    let builder = Simulator::builder().token("SECRET5");

    let seen = seen.lock().unwrap();
    let shown = format!("{seen:?} {builder:?} {simulator:?} {:?}", simulator.messages());
    let said: String = seen.iter().map(ToString::to_string).collect();
    assert_eq!(seen.len(), 3);
    assert!(!shown.contains("SECRET") && !said.contains("SECRET"), "{shown} {said}");
}

async fn observed() -> (Simulator, Arc<Mutex<Vec<Exchange>>>) {
    let seen = Arc::new(Mutex::new(Vec::new()));
    let list = Arc::clone(&seen);
    let note = move |exchange: &Exchange| list.lock().unwrap().push(exchange.clone());
    let simulator = Simulator::builder().observe(note).start().await.unwrap();
    (simulator, seen)
}
