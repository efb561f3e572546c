//! A menu for one person.

use sendapi::call::menu::{Menu, MenuPostback};
use sendapi::call::user_menu::{DeleteUserMenu, ReadUserMenu, SetUserMenu, UserSetting};
use sendapi::profile;

use crate::{PERSON, Stage, code, rules};

fn set(title: &str) -> SetUserMenu<'_> {
    let items = [MenuPostback::new(title, "SEATS").into()];
    SetUserMenu {
        psid: PERSON.into(),
        persistent_menu: [Menu::new(items)].into(),
        ..SetUserMenu::EMPTY
    }
}

#[tokio::test]
async fn a_person_has_a_menu_of_their_own_until_it_is_taken_away() {
    let Stage { page, simulator, .. } = Stage::set().await;
    let for_all = profile!(Messenger {
        get_started: { payload: "START" },
        persistent_menu: [menu {
            locale: "default",
            call_to_actions: [postback { title: "Timetable", payload: "TIMES" }],
        }],
    });
    page.set_profile(&for_all).await.unwrap();
    page.perform(&set("My seats")).await.unwrap();
    let read = ReadUserMenu { psid: PERSON.into(), ..ReadUserMenu::EMPTY };
    let found = page.perform(&read).await.unwrap().data.remove(0);
    assert_eq!(
        found.user_level_persistent_menu,
        Some(set("My seats").persistent_menu.to_vec().into())
    );
    assert_eq!(found.page_level_persistent_menu, for_all.settings().persistent_menu);
    assert_eq!(simulator.account("101").user_menu(PERSON)[0]["locale"], "default");

    let params = [UserSetting::PersistentMenu].into();
    page.perform(&DeleteUserMenu { psid: PERSON.into(), params, ..DeleteUserMenu::EMPTY })
        .await
        .unwrap();
    let left = page.perform(&read).await.unwrap().data.remove(0);
    assert_eq!(left.user_level_persistent_menu, None);
    assert!(left.page_level_persistent_menu.is_some());
}

#[tokio::test]
async fn a_long_title_is_refused_on_both_sides() {
    use sendapi::graph::{Call, Path};
    let stage = Stage::set().await;
    let Stage { page, .. } = &stage;
    let title = "A".repeat(31);
    assert_eq!(rules(&page.perform(&set(&title)).await.unwrap_err()), ["profile.menu_title"]);
    let body = serde_json::to_vec(&set(&title)).unwrap();
    let call = Call::post(Path::account().edge("custom_user_settings")).json(body);
    assert_eq!(code(&page.call(call).await.unwrap_err()), (100, None));
}
