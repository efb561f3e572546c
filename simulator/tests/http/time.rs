//! The simulator's time for programs elsewhere.

use std::time::{Duration, SystemTime};

use reqwest::Client;
use sendapi_simulator::Simulator;
use serde_json::{Value, json};

use crate::chat::get;

const CLOCK: &str = "/simulator/clock";
const DAY: Duration = Duration::from_secs(24 * 60 * 60);

#[tokio::test]
async fn the_time_is_read_and_moved_by_http() {
    let simulator = Simulator::start().await.unwrap();
    let told = get(&simulator, CLOCK).await;
    assert_eq!(told["ahead"], 0);
    assert!(since_1970(&told).abs_diff(real()) < Duration::from_secs(60), "{told}");

    let moved = advance(&simulator, &json!({ "advance": DAY.as_secs() })).await;
    assert_eq!((moved.0, &moved.1["ahead"]), (200, &json!(86_400_000)));
    assert_eq!(simulator.clock().ahead(), DAY);
    let told = get(&simulator, CLOCK).await;
    assert!(since_1970(&told).abs_diff(real() + DAY) < Duration::from_secs(60), "{told}");
}

#[tokio::test]
async fn nothing_but_forward_and_nobody_but_programs_of_this_machine() {
    let simulator = Simulator::start().await.unwrap();
    for wrong in [json!({}), json!({ "advance": -1 }), json!({ "advance": "a day" }), json!([])] {
        let (status, refused) = advance(&simulator, &wrong).await;
        assert!(status == 400 && refused["error"].is_string(), "{wrong}: {refused}");
    }
    for wrong in [json!(-5), json!(1.5), json!(-0.5)] {
        let (status, refused) = advance(&simulator, &json!({ "advance": wrong })).await;
        let sentence = refused["error"].as_str().unwrap();
        assert!(
            status == 400
                && sentence
                    .starts_with("the clock goes forward alone: `advance` takes whole seconds")
        );
    }
    let url = format!("{}{CLOCK}", simulator.url());
    let body = json!({ "advance": 60 });
    let foreign = Client::new().post(&url).header("origin", "https://example.com").json(&body);
    assert_eq!(foreign.send().await.unwrap().status(), 403);
    let rebound = Client::new().get(&url).header("host", "example.com");
    assert_eq!(rebound.send().await.unwrap().status(), 403);
    assert_eq!(simulator.clock().ahead(), Duration::ZERO);
    let none = reqwest::get(format!("{}/simulator/clocks", simulator.url())).await.unwrap();
    assert_eq!(none.status(), 404);
}

async fn advance(simulator: &Simulator, body: &Value) -> (u16, Value) {
    let request = Client::new().post(format!("{}{CLOCK}", simulator.url())).json(body);
    let answer = request.send().await.unwrap();
    (answer.status().as_u16(), answer.json().await.unwrap())
}

fn since_1970(told: &Value) -> Duration {
    Duration::from_millis(told["now"].as_u64().unwrap())
}

fn real() -> Duration {
    SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap()
}
