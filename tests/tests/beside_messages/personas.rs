//! Personas, and messages in their name.

use sendapi::message;
use sendapi_simulator::Simulator;

use crate::{PERSON, Stage, code, rules};

const PICTURE: &str = "https://ferry.example/runa.png";

#[tokio::test]
async fn a_persona_is_made_read_and_taken_away() {
    let Stage { page, simulator, .. } = Stage::set().await;
    let id = page.make_persona("Runa", PICTURE).await.unwrap().id.unwrap();
    let runa = page.persona(&id).await.unwrap();
    assert_eq!((runa.id.as_ref(), runa.name.as_deref()), (Some(&id), Some("Runa")));
    assert_eq!(runa.profile_picture_url.as_deref(), Some(PICTURE));
    assert_eq!(simulator.account("101").personas(), ["Runa"]);

    page.delete_persona(&id).await.unwrap();
    assert!(page.personas().all().await.unwrap().is_empty());
    assert_eq!(code(&page.delete_persona(&id).await.unwrap_err()), (100, Some(33)));
}

#[tokio::test]
async fn all_personas_come_page_by_page() {
    let stage = Stage::set().await;
    let Stage { page, .. } = &stage;
    let names: Vec<_> = (0..60).map(|number| format!("Runa {number}")).collect();
    for name in &names {
        page.make_persona(name, PICTURE).await.unwrap();
    }
    let found = page.personas().all().await.unwrap();
    let found: Vec<_> = found.into_iter().filter_map(|persona| persona.name).collect();
    assert_eq!(found, names);
}

#[tokio::test]
async fn a_long_name_and_a_picture_without_address_are_refused() {
    let Stage { page, simulator, .. } = Stage::set().await;
    let refused = page.make_persona(&"A".repeat(51), "runa.png").await.unwrap_err();
    assert_eq!(rules(&refused), ["persona.name", "persona.picture"]);
    assert!(simulator.account("101").personas().is_empty());
}

#[tokio::test]
async fn only_a_strict_simulator_asks_whose_persona_it_is() {
    let unknown = message!(recipient: PERSON, persona_id: "900", text: "Runa here");
    let lenient = Stage::set().await;
    lenient.page.send(&unknown).await.unwrap();

    let strict = Stage::of(Simulator::builder().known_personas_only()).await;
    assert_eq!(code(&strict.page.send(&unknown).await.unwrap_err()), (100, None));
    let id = strict.page.make_persona("Runa", PICTURE).await.unwrap().id.unwrap();
    let known = message!(recipient: PERSON, persona_id: &id, text: "Runa here");
    strict.page.send(&known).await.unwrap();
    assert_eq!(strict.simulator.messages().len(), 1);
}
