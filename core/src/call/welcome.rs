//! What people see before their first message: the button to begin with, the greeting and ice breakers.

use sendapi_derive::Schema;

use crate::plain::list::List;
use crate::plain::text::Text;
use crate::schema::rule::{Relation, Rule};

/// The button with which a conversation begins. Ice breakers win over it.
///
/// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/reference/messenger-profile-api/get-started-button>.
#[derive(Clone, PartialEq, Eq, Schema)]
#[schema(noun = "a get_started")]
pub struct GetStarted<'a> {
    /// What the webhook gets: at most 1,000 characters, not empty.
    #[schema(required("profile.get_started_payload"), nonempty("profile.get_started_payload"))]
    #[schema(chars("profile.get_started": ..=1000))]
    pub payload: Text<'a>,
    #[cfg(not(rust_analyzer))]
    #[doc(hidden)]
    pub __non_exhaustive: (),
}

impl<'a> GetStarted<'a> {
    /// A button that sends a payload.
    pub fn new(payload: impl Into<Text<'a>>) -> Self {
        Self { payload: payload.into(), ..Self::EMPTY }
    }
}

/// The text above the button, for one locale.
///
/// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/reference/messenger-profile-api/greeting>.
#[derive(Clone, PartialEq, Eq, Schema)]
#[schema(noun = "a greeting")]
pub struct Greeting<'a> {
    /// For whom: a locale such as `nb_NO`, or `default`.
    #[schema(required("profile.greeting_locale"), shown = "\"default\"")]
    pub locale: Text<'a>,
    /// The text: at most 160 characters, not empty. `{{user_first_name}}`, `{{user_last_name}}` and
    /// `{{user_full_name}}` stand for the person's name.
    #[schema(required("profile.greeting_text"), nonempty("profile.greeting_text"), chars("profile.greeting": ..=160))]
    pub text: Text<'a>,
    #[cfg(not(rust_analyzer))]
    #[doc(hidden)]
    pub __non_exhaustive: (),
}

impl<'a> Greeting<'a> {
    /// The text for everybody whose locale has none of its own.
    pub fn new(text: impl Into<Text<'a>>) -> Self {
        Self { locale: Text::Borrowed("default"), text: text.into(), ..Self::EMPTY }
    }
}

/// Questions to begin a conversation with, for one locale.
///
/// The platform still takes an older form, in which the list holds the questions themselves.
///
/// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/reference/messenger-profile-api/ice-breakers>.
#[derive(Clone, Default, PartialEq, Eq, Schema)]
#[schema(noun = "an ice_breakers entry", label = "ice breaker", rules = RULES)]
pub struct IceBreakers<'a> {
    /// The questions: at most 4.
    #[schema(items("profile.ice": ..=4))]
    pub call_to_actions: Option<List<'a, Question<'a>>>,
    /// For whom: a locale such as `nb_NO`, or `default`.
    #[schema(shown = "\"default\"")]
    pub locale: Option<Text<'a>>,
    /// In the older form, which is on its way out since 2022-04-19, the question. Not empty.
    #[schema(
        nonempty("profile.ice_question"),
        deprecated("profile.ice_old", "2022-04-19", "use `call_to_actions`")
    )]
    #[cfg_attr(rust_analyzer, deprecated)]
    pub question: Option<Text<'a>>,
    /// In the older form, what the webhook gets. Not empty.
    #[schema(nonempty("profile.ice_payload"))]
    pub payload: Option<Text<'a>>,
    #[cfg(not(rust_analyzer))]
    #[doc(hidden)]
    pub __non_exhaustive: (),
}

impl<'a> IceBreakers<'a> {
    /// The questions for everybody whose locale has none of its own.
    pub fn new(questions: impl Into<List<'a, Question<'a>>>) -> Self {
        let locale = Some(Text::Borrowed("default"));
        Self { call_to_actions: Some(questions.into()), locale, ..Self::EMPTY }
    }
}

/// A question to begin a conversation with.
///
/// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/reference/messenger-profile-api/ice-breakers>.
#[derive(Clone, PartialEq, Eq, Schema)]
#[schema(noun = "an ice breaker question", label = "ice breaker")]
pub struct Question<'a> {
    /// The question. Not empty.
    #[schema(required("profile.ice_question"), nonempty("profile.ice_question"))]
    pub question: Text<'a>,
    /// What the webhook gets. Not empty.
    #[schema(required("profile.ice_payload"), nonempty("profile.ice_payload"))]
    pub payload: Text<'a>,
    #[cfg(not(rust_analyzer))]
    #[doc(hidden)]
    pub __non_exhaustive: (),
}

impl<'a> Question<'a> {
    /// A question that sends a payload.
    pub fn new(question: impl Into<Text<'a>>, payload: impl Into<Text<'a>>) -> Self {
        Self { question: question.into(), payload: payload.into(), ..Self::EMPTY }
    }
}

const RULES: &[Rule] = &[
    Rule::new(
        "profile.ice_form",
        Relation::AtLeastOne(&["call_to_actions", "question"]),
        "write the questions in `call_to_actions`",
    ),
    Rule::new(
        "profile.ice_form",
        Relation::AtMostOne(&["call_to_actions", "question"]),
        "write all of them in `call_to_actions`",
    ),
    Rule::new(
        "profile.ice_form",
        Relation::Needs { field: "question", values: &[], needs: "payload" },
        "say what your webhook gets",
    ),
];
