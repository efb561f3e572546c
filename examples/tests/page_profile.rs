//! Setting up a profile, against the simulator.

#![allow(clippy::unwrap_used, reason = "a test fails by a panic")]

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use sendapi::call::profile::ProfileField::Greeting;
use sendapi::{Client, Messenger, Profile, Violation, profile};
use sendapi_examples::page_profile::{Stage, bakery};
use sendapi_simulator::{Platform, Simulator};

#[tokio::test]
async fn the_whole_profile_arrives() {
    let stage = Stage::set().await.unwrap();
    stage.page.sync_profile(&bakery(&["Rye"])).await.unwrap();
    let seen = stage.simulator.account("101");
    let menu = seen.profile(Platform::Messenger, "persistent_menu");
    let titles: Vec<_> =
        menu.pointer("/0/call_to_actions").unwrap().as_array().unwrap().iter().collect();
    assert_eq!(titles.iter().map(|item| &item["title"]).collect::<Vec<_>>(), ["Rye", "All breads"]);
    let found = stage.page.profile().await.unwrap().settings;
    assert_eq!(found, *bakery(&["Rye"]).settings());
}

#[tokio::test]
async fn only_what_is_another_is_set() {
    let sets = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&sets);
    let simulator = Simulator::builder().observe(move |exchange| {
        counted.fetch_add(usize::from(exchange.method() == "POST"), Ordering::Relaxed);
    });
    let simulator = simulator.page("101").start().await.unwrap();
    let client = Client::builder().base_url(simulator.url()).build().unwrap();
    let page = client.page("101", "a-token");

    let told =
        async |breads: &[&str]| page.sync_profile(&bakery(breads)).await.unwrap().to_string();
    let all = "set get_started, greeting, ice_breakers, persistent_menu, whitelisted_domains";
    assert_eq!(told(&["Rye"]).await, all);
    assert_eq!(told(&["Rye"]).await, "nothing to change");
    assert_eq!(sets.load(Ordering::Relaxed), 1);
    assert_eq!(told(&["Oat"]).await, "set persistent_menu");
    page.delete_profile(&[Greeting]).await.unwrap();
    assert_eq!(told(&["Oat"]).await, "set greeting");
}

#[tokio::test]
async fn a_bread_with_a_long_name_leaves_nothing() {
    let stage = Stage::set().await.unwrap();
    let long = "Sourdough with sunflower seeds and oats";
    let error = stage.page.sync_profile(&bakery(&[long])).await.unwrap_err();
    let rules: Vec<_> = error.invalid().unwrap().violations().iter().map(Violation::rule).collect();
    assert_eq!(rules, ["profile.menu_title"]);
    assert!(stage.simulator.account("101").profile(Platform::Messenger, "get_started").is_null());
}

#[tokio::test]
async fn what_is_asked_to_go_goes_and_a_second_time_nothing_is_written() {
    let stage = Stage::set().await.unwrap();
    let (page, all) = (&stage.page, bakery(&["Rye"]));
    page.sync_profile(&all).await.unwrap();
    let mut settings = all.into_settings();
    settings.greeting = None;
    let fewer = Profile::<Messenger>::new(settings).unwrap();
    assert!(page.sync_profile(&fewer).await.unwrap().is_unchanged(), "what is not named may stay");
    for told in ["deleted greeting", "nothing to change"] {
        let done = page.sync_profile_without(&fewer, &[Greeting]).await.unwrap();
        assert_eq!(done.to_string(), told);
    }
    assert!(stage.simulator.account("101").profile(Platform::Messenger, "greeting").is_null());
}

#[tokio::test]
async fn instagram_has_its_own_and_a_second_time_nothing_is_written() {
    let simulator = Simulator::builder().instagram("102").start().await.unwrap();
    let client = Client::builder().base_url(simulator.url()).build().unwrap();
    let account = client.instagram("102", "a-token");
    let wanted = profile!(Instagram {
        ice_breakers: [ice_breakers {
            locale: "default",
            call_to_actions: [question { question: "When are you open?", payload: "HOURS" }],
        }],
        persistent_menu: [menu {
            locale: "default",
            call_to_actions: [postback { title: "Rye", payload: "RYE" }],
        }],
    });
    for told in ["set ice_breakers, persistent_menu", "nothing to change"] {
        assert_eq!(account.sync_profile(&wanted).await.unwrap().to_string(), told);
    }
}
