//! The Messenger profile.

use sendapi::call::profile::ProfileField::{GetStarted, Greeting, PersistentMenu};
use sendapi::call::profile::Settings;
use sendapi::{Profile, profile};
use sendapi_simulator::Platform;
use serde_json::Value;

use crate::{Stage, code, rules};

fn whole() -> Profile<'static> {
    profile!(Messenger {
        get_started: { payload: "START" },
        greeting: [greeting { locale: "default", text: "Ferries to all islands" }],
        persistent_menu: [menu {
            locale: "default",
            call_to_actions: [postback { title: "Timetable", payload: "TIMES" }],
        }],
        whitelisted_domains: ["https://ferry.example"],
    })
}

fn menu() -> Profile<'static> {
    profile!(Messenger {
        persistent_menu: [menu {
            locale: "default",
            call_to_actions: [web_url { title: "Piers", url: "https://ferry.example" }],
        }],
    })
}

#[tokio::test]
async fn what_is_set_is_read_back_and_the_rest_stays() {
    let Stage { page, simulator, .. } = Stage::set().await;
    assert!(page.profile().await.unwrap().settings == Settings::EMPTY);
    assert!(page.set_profile(&whole()).await.unwrap().is_success());
    assert_eq!(page.profile().await.unwrap().settings, *whole().settings());

    page.set_profile(&menu()).await.unwrap();
    let found = page.profile().await.unwrap();
    assert_eq!(found.settings.persistent_menu, menu().settings().persistent_menu);
    assert_eq!(found.settings.get_started, whole().settings().get_started);
    assert_eq!(found.subject_to_new_eu_privacy_rules, Some(false));
    let seen = simulator.account("101");
    assert_eq!(seen.profile(Platform::Messenger, "get_started")["payload"], "START");
}

#[tokio::test]
async fn a_menu_needs_the_button_to_begin_with() {
    let Stage { page, simulator, .. } = Stage::set().await;
    let refused = page.set_profile(&menu()).await.unwrap_err();
    assert_eq!(code(&refused), (100, Some(2_018_145)));
    let nothing = simulator.account("101");
    assert_eq!(nothing.profile(Platform::Messenger, "persistent_menu"), &Value::Null);

    page.set_profile(&whole()).await.unwrap();
    let refused = page.delete_profile(&[GetStarted]).await.unwrap_err();
    assert_eq!(code(&refused), (100, Some(2_018_145)));
    page.delete_profile(&[GetStarted, PersistentMenu]).await.unwrap();
    let left = page.profile().await.unwrap().settings;
    assert_eq!((left.get_started, left.persistent_menu), (None, None));
    assert!(left.greeting.is_some());
}

#[tokio::test]
async fn what_breaks_a_rule_leaves_nothing() {
    let Stage { page, simulator, .. } = Stage::set().await;
    let long = "A".repeat(161);
    let profile = profile!(Messenger { greeting: [greeting { locale: "default", text: &long }] });
    assert_eq!(rules(&page.set_profile(&profile).await.unwrap_err()), ["profile.greeting"]);
    let seen = simulator.account("101");
    assert_eq!(seen.profile(Platform::Messenger, "greeting"), &Value::Null);
    page.delete_profile(&[Greeting]).await.unwrap();
}

#[tokio::test]
async fn the_page_and_its_instagram_account_have_a_profile_each() {
    let Stage { page, instagram, by_login, simulator, .. } = Stage::set().await;
    let ice = profile!(Instagram {
        ice_breakers: [{
            locale: "default",
            call_to_actions: [{ question: "When does it leave?", payload: "TIMES" }],
        }],
    });
    for account in [&instagram, &by_login] {
        account.set_profile(&ice).await.unwrap();
        let found = account.profile().await.unwrap().settings;
        assert_eq!(found.ice_breakers, ice.settings().ice_breakers);
    }
    assert!(page.profile().await.unwrap().settings == Settings::EMPTY);
    let seen = simulator.account("101");
    assert!(seen.profile(Platform::Instagram, "ice_breakers").is_array());
    assert!(seen.profile(Platform::Messenger, "ice_breakers").is_null());
}

#[tokio::test]
async fn the_simulator_judges_what_others_send() {
    use sendapi::graph::{Call, Path};
    let warned = std::sync::Arc::new(std::sync::Mutex::new(Vec::new()));
    let seen = std::sync::Arc::clone(&warned);
    let builder = sendapi_simulator::Simulator::builder();
    let builder = builder.observe(move |exchange| seen.lock().unwrap().push(exchange.to_json()));
    let stage = Stage::of(builder).await;
    let Stage { page, .. } = &stage;
    let profile = || Path::account().edge("messenger_profile");
    for body in [
        r#"{"greeting":[{"locale":"nb_NO","text":"Hei"}]}"#,
        r#"{"get_started":{"payload":""}}"#,
        r#"{"home_url":{}}"#,
        "{}}",
    ] {
        let refused = page.call(Call::post(profile()).json(body)).await.unwrap_err();
        assert_eq!(code(&refused), (100, None), "{body}");
    }
    // Of a key that stands twice the last counts, as PHP reads it, and that is told.
    let first = r#""greeting":[{"locale":"default","text":"Hello"}]"#;
    let last = r#""greeting":[{"locale":"default","text":"Hei"}]"#;
    page.call(Call::post(profile()).json(format!("{{{first},{last}}}"))).await.unwrap();
    let account = stage.simulator.account(crate::PAGE);
    let set = account.profile(Platform::Messenger, "greeting");
    assert_eq!(set[0]["text"], "Hei");
    let told = warned.lock().unwrap().pop().unwrap();
    assert_eq!(
        (&told["accepted"], &told["violations"][0]["rule"]),
        (&true.into(), &"json.duplicate".into())
    );
    assert_eq!(told["violations"][0]["severity"], "warning");
    // As the platform's pages write it.
    let body = r#"{"ice_breakers":[{"question":"When?","payload":"TIMES"}]}"#;
    page.call(Call::post(profile()).query("platform", "instagram").json(body)).await.unwrap();
    page.call(Call::delete(profile()).json(r#"{"fields":["ice_breakers"]}"#)).await.unwrap();
}
