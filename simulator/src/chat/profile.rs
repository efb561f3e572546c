//! What a person sees of an account before and beside the messages.

use serde_json::{Value, json};

use crate::Platform;
use crate::context::Context;

/// As it is for this person: in the locale `default`, with their name in the greeting and their own menu in
/// place of everybody's.
pub(super) fn json(context: &Context, account: &str, person: &str) -> Value {
    let platform = context.accounts.platform(account, None);
    let name = context.conversations.name_of(person).unwrap_or_default();
    context.world.look(account, |account| {
        let part = |name: &str| account.profile(platform, name);
        let own_menu = Some(account.user_menu(person)).filter(|menu| !menu.is_null());
        let menu = own_menu.unwrap_or_else(|| part("persistent_menu"));
        json!({
            "greeting": for_all(part("greeting"))["text"].as_str().map(|text| greeted(text, &name)),
            "get_started": part("get_started"),
            "ice_breakers": questions(part("ice_breakers")),
            "menu": menu_for(menu, platform),
            "commands": for_all(part("commands"))["commands"],
        })
    })
}

/// The entry of the locale `default`, or else the first.
fn for_all(localized: &Value) -> &Value {
    let entries = localized.as_array().map(Vec::as_slice).unwrap_or_default();
    let is_default = |entry: &&Value| entry["locale"] == "default";
    entries.iter().find(is_default).or(entries.first()).unwrap_or(&Value::Null)
}

/// The older form has the questions themselves in the list.
fn questions(ice_breakers: &Value) -> Value {
    let newer = &for_all(ice_breakers)["call_to_actions"];
    let is_older = ice_breakers.get(0).is_some_and(|first| first.get("question").is_some());
    if is_older { ice_breakers.clone() } else { newer.clone() }
}

/// Instagram has no field to disable.
fn menu_for(menus: &Value, platform: Platform) -> Value {
    let menu = for_all(menus);
    if menu.is_null() {
        return Value::Null;
    }
    let is_disabled = platform == Platform::Messenger && menu["composer_input_disabled"] == true;
    json!({ "composer_input_disabled": is_disabled, "call_to_actions": menu["call_to_actions"] })
}

fn greeted(text: &str, name: &str) -> String {
    let (first, last) = name.rsplit_once(' ').unwrap_or((name, ""));
    text.replace("{{user_first_name}}", first)
        .replace("{{user_last_name}}", last)
        .replace("{{user_full_name}}", name)
}

#[cfg(test)]
mod tests {
    use super::{for_all, greeted, questions};
    use serde_json::json;

    #[test]
    fn the_locale_default_is_for_all() {
        let greeting =
            json!([{ "locale": "nb_NO", "text": "Hei" }, { "locale": "default", "text": "Hi" }]);
        assert_eq!(for_all(&greeting)["text"], "Hi");
        assert!(for_all(&json!(null))["text"].is_null());
    }

    #[test]
    fn questions_come_in_two_forms() {
        let question = json!({ "question": "Open?", "payload": "OPEN" });
        let newer = json!([{ "locale": "default", "call_to_actions": [question] }]);
        assert_eq!(questions(&newer), json!([question]));
        assert_eq!(questions(&json!([question])), json!([question]));
        assert!(questions(&json!(null)).is_null());
    }

    #[test]
    fn a_greeting_calls_people_by_their_name() {
        let text = "{{user_first_name}}, {{user_last_name}}, {{user_full_name}}";
        assert_eq!(greeted(text, "Ada Berg"), "Ada, Berg, Ada Berg");
        assert_eq!(greeted(text, "Ada"), "Ada, , Ada");
    }
}
