//! Which parts of a profile an account has not got as they are wanted.
//!
//! What the platform gives back is not always what it was given: it fills members in, leaves out those that are what they
//! are anyway, and has its own order where order says nothing. So parts are compared as JSON, member by member.

use serde_json::{Map, Value};

use super::commands::{Command, Commands};
use super::menu::{Menu, MenuLink, MenuPostback};
use super::profile::{Description, Fields, ProfileField, Settings};
use super::welcome::{GetStarted, Greeting, IceBreakers, Question};
use crate::convert::value::Schema as _;
use crate::schema::Shape;

impl Settings<'_> {
    /// The parts that it holds.
    ///
    /// ```
    /// use sendapi_core::call::profile::{ProfileField, Settings};
    /// use sendapi_core::call::welcome::GetStarted;
    ///
    /// let settings = Settings { get_started: Some(GetStarted::new("START")), ..Settings::EMPTY };
    /// assert_eq!(settings.parts(), [ProfileField::GetStarted]);
    /// ```
    #[must_use]
    pub fn parts(&self) -> Vec<ProfileField> {
        let members = members(self);
        PARTS.iter().copied().filter(|part| members.contains_key(&name(*part))).collect()
    }
}

impl Fields {
    /// The parts that are there.
    #[must_use]
    pub fn parts(&self) -> Vec<ProfileField> {
        let there = self.members();
        let is_there =
            |part: &ProfileField| there.get(&name(*part)).is_some_and(|it| !is_empty(it));
        PARTS.iter().copied().filter(is_there).collect()
    }

    /// What of `wanted` is not there as it is wanted: what is left to be set, and nothing if all is there.
    ///
    /// Languages and domains have no order, an `https` address may have a slash at its end, and a member that is not
    /// wanted may be there as long as it is what the platform takes without it, such as `composer_input_disabled: false`,
    /// or is none that can be set. A language more is another profile.
    ///
    /// ```
    /// use sendapi_core::call::answer::{Answer, Listing};
    /// use sendapi_core::call::profile::{Fields, ProfileField, Settings};
    /// use sendapi_core::call::welcome::{GetStarted, Greeting};
    ///
    /// let found = Listing::<Fields>::from_json(br#"{"data": [{
    ///     "get_started": {"payload": "START"},
    ///     "greeting": [{"locale": "default", "text": "Good morning"}]
    /// }]}"#)?;
    /// let wanted = Settings {
    ///     get_started: Some(GetStarted::new("START")),
    ///     greeting: Some(vec![Greeting::new("Good evening")].into()),
    ///     ..Settings::EMPTY
    /// };
    /// assert_eq!(found.data[0].lacks(&wanted).parts(), [ProfileField::Greeting]);
    /// # Ok::<(), sendapi_core::call::answer::NotAnAnswer>(())
    /// ```
    #[must_use]
    pub fn lacks<'a>(&self, wanted: &Settings<'a>) -> Settings<'a> {
        let (there, mut wishes) = (self.members(), members(wanted));
        wishes.retain(|name, wish| !there.get(name).is_some_and(|it| is_as_wanted(name, wish, it)));
        let mut left = wanted.clone();
        keep_only(&mut left.get_started, ProfileField::GetStarted, &wishes);
        keep_only(&mut left.greeting, ProfileField::Greeting, &wishes);
        keep_only(&mut left.ice_breakers, ProfileField::IceBreakers, &wishes);
        keep_only(&mut left.persistent_menu, ProfileField::PersistentMenu, &wishes);
        keep_only(&mut left.commands, ProfileField::Commands, &wishes);
        keep_only(&mut left.whitelisted_domains, ProfileField::WhitelistedDomains, &wishes);
        keep_only(&mut left.account_linking_url, ProfileField::AccountLinkingUrl, &wishes);
        keep_only(&mut left.description, DESCRIPTION, &wishes);
        left
    }

    /// What is there, also what has more in it than can be set.
    fn members(&self) -> Map<String, Value> {
        let extra = self.extra.clone().into_iter();
        let mut there: Map<_, _> = extra.map(|(name, part)| (name, in_todays_form(part))).collect();
        there.extend(members(&self.settings));
        there
    }
}

/// Takes away what is not among the wishes that are left.
fn keep_only<T>(member: &mut Option<T>, part: ProfileField, wishes: &Map<String, Value>) {
    if !wishes.contains_key(&name(part)) {
        *member = None;
    }
}

fn members(settings: &Settings<'_>) -> Map<String, Value> {
    let Ok(Value::Object(members)) = serde_json::to_value(settings) else { return Map::new() };
    members.into_iter().map(|(name, part)| (name, in_todays_form(part))).collect()
}

fn is_as_wanted(name: &str, wanted: &Value, found: &Value) -> bool {
    match (wanted, found) {
        (Value::Object(wanted), Value::Object(found)) => {
            let mut names = wanted.keys().chain(found.keys());
            names.all(|name| match (wanted.get(name), found.get(name)) {
                (Some(wanted), Some(found)) => is_as_wanted(name, wanted, found),
                (Some(wanted), None) => is_what_it_is_anyway(name, wanted),
                (None, Some(found)) => !can_be_set(name) || is_what_it_is_anyway(name, found),
                (None, None) => true,
            })
        }
        (Value::Array(wanted), Value::Array(found)) if wanted.len() == found.len() => {
            if wanted.iter().chain(found).all(has_no_order) {
                let is_there = |wanted| found.iter().any(|found| is_as_wanted(name, wanted, found));
                wanted.iter().all(is_there)
            } else {
                wanted.iter().zip(found).all(|(wanted, found)| is_as_wanted(name, wanted, found))
            }
        }
        (Value::String(wanted), Value::String(found)) => is_same_text(name, wanted, found),
        // Flags come as text now and then.
        (Value::Bool(flag), Value::String(text)) => text.eq_ignore_ascii_case(&flag.to_string()),
        _ => wanted == found,
    }
}

/// Domains, and what there is for each language.
fn has_no_order(item: &Value) -> bool {
    item.is_string() || item.get(LOCALE).is_some()
}

fn is_same_text(name: &str, wanted: &str, found: &str) -> bool {
    if WORDS.contains(&name) {
        return wanted.eq_ignore_ascii_case(found);
    }
    let is_address = |text: &str| text.starts_with("https://") || text.starts_with("http://");
    wanted == found
        || (is_address(wanted)
            && is_address(found)
            && wanted.trim_end_matches('/') == found.trim_end_matches('/'))
}

/// Whether it says no more than if it were left out.
fn is_what_it_is_anyway(name: &str, value: &Value) -> bool {
    is_empty(value)
        || *value == Value::Bool(false)
        || value.as_str().is_some_and(|text| {
            DEFAULTS
                .iter()
                .any(|(known, default)| *known == name && text.eq_ignore_ascii_case(default))
        })
}

fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.is_empty(),
        Value::Array(items) => items.is_empty(),
        Value::Object(members) => members.is_empty(),
        Value::Bool(_) | Value::Number(_) => false,
    }
}

/// Whether it is a member that somebody may have set, and none that the platform adds.
fn can_be_set(name: &str) -> bool {
    SHAPES.iter().any(|shape| shape.field(name).is_some())
}

/// Ice breakers in the older form, in which the list holds the questions themselves, are those of the default language.
fn in_todays_form(part: Value) -> Value {
    match part {
        Value::Array(items)
            if !items.is_empty() && items.iter().all(|item| item.get(QUESTION).is_some()) =>
        {
            let entry = Map::from_iter([
                (LOCALE.to_owned(), Value::from("default")),
                (CALL_TO_ACTIONS.to_owned(), Value::Array(items)),
            ]);
            Value::Array(vec![Value::Object(entry)])
        }
        other => other,
    }
}

fn name(part: ProfileField) -> String {
    part.as_str().to_owned()
}

const DESCRIPTION: ProfileField = ProfileField::Description;

/// In the order in which they are set.
const PARTS: &[ProfileField] = &[
    ProfileField::GetStarted,
    ProfileField::Greeting,
    ProfileField::IceBreakers,
    ProfileField::PersistentMenu,
    ProfileField::Commands,
    ProfileField::WhitelistedDomains,
    ProfileField::AccountLinkingUrl,
    DESCRIPTION,
];

/// All objects of a profile.
const SHAPES: &[&Shape] = &[
    GetStarted::SHAPE,
    Greeting::SHAPE,
    IceBreakers::SHAPE,
    Question::SHAPE,
    Menu::SHAPE,
    MenuLink::SHAPE,
    MenuPostback::SHAPE,
    Commands::SHAPE,
    Command::SHAPE,
    Description::SHAPE,
];

/// Members whose values are words, which come in either case.
const WORDS: &[&str] = &["type", "webview_height_ratio", "webview_share_button"];

/// What holds where a member is left out.
const DEFAULTS: &[(&str, &str)] = &[(LOCALE, "default"), ("webview_height_ratio", "full")];

const LOCALE: &str = "locale";
const QUESTION: &str = "question";
const CALL_TO_ACTIONS: &str = "call_to_actions";

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::call::answer::Answer as _;
    use crate::convert::value::Value as _;

    /// The parts of `wanted` that are left to be set where `found` is there.
    #[expect(clippy::needless_pass_by_value, reason = "the tests read as tables")]
    fn left(wanted: Value, found: Value) -> Vec<String> {
        let wanted: Settings<'_> = Settings::read(
            crate::tree::json::Json::parse(&wanted.to_string()).unwrap().node(),
            crate::convert::value::Storage::Owned,
        )
        .unwrap();
        let Value::Object(found) = found else { panic!("an object") };
        Fields::from_members(found).lacks(&wanted).parts().into_iter().map(name).collect()
    }

    #[expect(clippy::needless_pass_by_value, reason = "the tests read as tables")]
    fn menu(entries: Value) -> Value {
        json!({ "persistent_menu": entries })
    }

    #[test]
    fn what_the_platform_fills_in_is_no_difference() {
        let wanted = menu(json!([{"locale": "default", "call_to_actions": [
            {"type": "web_url", "title": "Breads", "url": "https://bakery.example"},
            {"type": "postback", "title": "Rye", "payload": "RYE"},
        ]}]));
        let found = menu(
            json!([{"locale": "default", "composer_input_disabled": false, "disabled_surfaces": ["X"],
            "call_to_actions": [
                {"type": "web_url", "title": "Breads", "url": "https://bakery.example/", "webview_height_ratio": "FULL",
                 "messenger_extensions": false, "id": 7},
                {"type": "postback", "title": "Rye", "payload": "RYE"},
            ]}]),
        );
        assert!(left(wanted, found).is_empty());
    }

    #[test]
    fn what_somebody_set_is_one() {
        let wanted = menu(json!([{"locale": "default", "call_to_actions": [
            {"type": "web_url", "title": "Breads", "url": "https://bakery.example"},
        ]}]));
        let changed = [
            json!([{"locale": "default", "composer_input_disabled": true, "call_to_actions": [
                {"type": "web_url", "title": "Breads", "url": "https://bakery.example"}]}]),
            json!([{"locale": "default", "call_to_actions": [
                {"type": "web_url", "title": "Breads", "url": "https://bakery.example", "webview_height_ratio": "tall"}]}]),
            json!([{"locale": "default", "call_to_actions": [
                {"type": "web_url", "title": "Bread", "url": "https://bakery.example"}]}]),
            json!([]),
        ];
        for found in changed {
            assert_eq!(left(wanted.clone(), menu(found.clone())), ["persistent_menu"], "{found}");
        }
        assert_eq!(left(wanted, json!({})), ["persistent_menu"]);
    }

    #[test]
    fn order_counts_where_people_see_it() {
        let items = |first: &str, second: &str| {
            menu(json!([{"locale": "default", "call_to_actions": [
                {"type": "postback", "title": first, "payload": first},
                {"type": "postback", "title": second, "payload": second}]}]))
        };
        assert_eq!(left(items("Rye", "Oat"), items("Oat", "Rye")), ["persistent_menu"]);
        let greeting = |first: &str, second: &str| json!({"greeting": [{"locale": first, "text": first}, {"locale": second, "text": second}]});
        assert!(left(greeting("default", "nb_NO"), greeting("nb_NO", "default")).is_empty());
        let domains = |first: &str, second: &str| json!({"whitelisted_domains": [first, second]});
        let (one, two) = ("https://a.example", "https://b.example");
        assert!(left(domains(one, two), domains("https://b.example/", one)).is_empty());
    }

    #[test]
    fn a_language_more_or_less_is_a_difference() {
        let one = json!({"greeting": [{"locale": "default", "text": "Hi"}]});
        let two = json!({"greeting": [{"locale": "default", "text": "Hi"}, {"locale": "nb_NO", "text": "Hei"}]});
        assert_eq!(left(one.clone(), two.clone()), ["greeting"]);
        assert_eq!(left(two, one), ["greeting"]);
    }

    #[test]
    fn ice_breakers_in_either_form_are_the_same() {
        let old = json!({"ice_breakers": [{"question": "Open?", "payload": "HOURS"}]});
        let new = json!({"ice_breakers": [{"locale": "default", "call_to_actions": [{"question": "Open?", "payload": "HOURS"}]}]});
        assert!(left(new.clone(), old.clone()).is_empty());
        assert!(left(old, new).is_empty());
    }

    #[test]
    fn what_is_not_wanted_may_be_there() {
        let found = json!({"get_started": {"payload": "A"}, "greeting": [{"locale": "default", "text": "Hi"}]});
        assert!(left(json!({"get_started": {"payload": "A"}}), found.clone()).is_empty());
        let Value::Object(found) = found else { panic!("an object") };
        let there: Vec<_> = Fields::from_members(found).parts().into_iter().map(name).collect();
        assert_eq!(there, ["get_started", "greeting"]);
    }
}
