//! What the limit of a call leaves alone.

use sendapi::{CallLimit, message};
use sendapi_simulator::{Endpoint, Fault, Requests};

use crate::{PERSON, Stage, code};

#[tokio::test]
async fn too_many_calls_about_a_profile_hold_up_nothing_else() {
    let Stage { page, simulator, .. } = Stage::set().await;
    let profile = Requests::of_endpoint(Endpoint::MessengerProfile);
    simulator.faults().add(profile, Fault::graph_error(613, None));
    let refused = page.profile().await.unwrap_err();
    assert_eq!(code(&refused), (613, None));
    assert_eq!(refused.retry_after(), Some(CallLimit::PROFILE.period));
    page.send(&message!(recipient: PERSON, text: "Hello")).await.unwrap();
    page.make_persona("Runa", "https://ferry.example/runa.png").await.unwrap();
}
