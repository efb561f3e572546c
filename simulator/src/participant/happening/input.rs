//! What has to be said for something to happen: each by the name that the platform has for it.

use sendapi_core::told::Written;

/// One thing that is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Input {
    pub(crate) name: &'static str,
    /// What the chat page writes above it.
    pub(crate) label: &'static str,
    pub(crate) form: Form,
}

/// What may stand in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    Text,
    /// Digits.
    Number,
    /// One of these words.
    Word(&'static [&'static str]),
}

impl Input {
    const fn text(name: &'static str, label: &'static str) -> Self {
        Self { name, label, form: Form::Text }
    }

    const fn number(name: &'static str, label: &'static str) -> Self {
        Self { name, label, form: Form::Number }
    }

    const fn word(name: &'static str, label: &'static str, words: &'static [&'static str]) -> Self {
        Self { name, label, form: Form::Word(words) }
    }

    /// Why this text may not stand in it.
    pub(crate) fn fault(&self, text: &str) -> Option<String> {
        let (name, shown) = (self.name, Written(text));
        match self.form {
            _ if text.chars().count() > LONGEST => {
                Some(format!("`{name}` is longer than {LONGEST} characters: shorten it"))
            }
            Form::Number if text.is_empty() || !text.bytes().all(|it| it.is_ascii_digit()) => {
                Some(format!("`{name}` takes digits, and `{shown}` has something else"))
            }
            Form::Word(words) if !words.contains(&text) => {
                let words = words.join("`, `");
                Some(format!("`{name}` takes one of `{words}`, and not `{shown}`"))
            }
            _ => None,
        }
    }
}

/// Characters: more than the platform takes of any text.
const LONGEST: usize = 20_000;

pub(super) const ACTION: Input = Input::word("action", "What the platform does", ACTIONS);
pub(super) const AD_ID: Input = Input::number("ad_id", "The advertisement's id");
pub(super) const AD_TITLE: Input = Input::text("ad_title", "The advertisement's title");
pub(super) const APP_ID: Input = Input::number("app_id", "The other app's id");
pub(super) const AUTHORIZATION_CODE: Input =
    Input::text("authorization_code", "The code that the business gives");
pub(super) const CALL_ID: Input = Input::text("call_id", "The call's id");
pub(super) const CALL_STATUS: Input = Input::word("call_status", "How far the call is", CALLED);
pub(super) const COMMAND: Input = Input::text("command", "The command");
pub(super) const EVENT: Input = Input::word("event", "What the review comes to", JUDGED);
pub(super) const FEEDBACK: Input = Input::word("feedback", "The rating", RATINGS);
pub(super) const FORM_ID: Input = Input::number("form_id", "The form's id");
pub(super) const GAME_ID: Input = Input::number("game_id", "The game's id");
pub(super) const LANGUAGE: Input = Input::text("language", "The template's language");
pub(super) const METADATA: Input = Input::text("metadata", "What the other app says about it");
pub(super) const MID: Input = Input::text("mid", "The message's id (the newest)");
pub(super) const NOTE: Input = Input::text("note", "What the person writes besides");
pub(super) const PAYLOAD: Input = Input::text("payload", "The payload");
pub(super) const PHOTO_URL: Input = Input::text("photo_url", "The advertisement's picture");
pub(super) const PRODUCT_ID: Input = Input::number("product_id", "The product's id");
pub(super) const REASON: Input = Input::text("reason", "Why");
pub(super) const REF: Input = Input::text("ref", "What stands in ref");
pub(super) const ROLE: Input = Input::word("role", "The app's role", ROLES);
pub(super) const SCORE: Input = Input::number("score", "The score");
pub(super) const STATUS: Input = Input::word("status", "How it stands now", STANDINGS);
pub(super) const STORY_ID: Input = Input::number("story_id", "The story's id");
pub(super) const TEMPLATE: Input = Input::text("template", "The template's name");
pub(super) const TEXT: Input = Input::text("text", "What the person writes");
pub(super) const TITLE: Input = Input::text("title", "Its title");
pub(super) const URL: Input = Input::text("url", "Where it can be seen");
pub(super) const USER_REF: Input = Input::text("user_ref", "What stands in user_ref");

const ACTIONS: &[&str] = &["warning", "block", "unblock"];
const CALLED: &[&str] = &["ringing", "accepted"];
const JUDGED: &[&str] = &["APPROVED", "REJECTED", "PAUSED", "DISABLED"];
const RATINGS: &[&str] = &["Good response", "Bad response"];
const ROLES: &[&str] = &["primary_receiver", "secondary_receiver"];
const STANDINGS: &[&str] = &["restricted", "unrestricted"];
