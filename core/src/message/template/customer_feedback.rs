//! The customer feedback template: one question about an order or a talk.

use sendapi_derive::Schema;

use crate::message::template::privacy::BusinessPrivacy;
use crate::plain::list::List;
use crate::plain::text::Text;
use crate::schema::rule::{Relation, Rule};

/// A survey of one question; outside the 24-hour window it goes with `tag: CUSTOMER_FEEDBACK`. Messenger only, and in
/// development on the platform's side.
///
/// ```
/// use sendapi_core::template::customer_feedback::{CustomerFeedback, Question, QuestionType};
///
/// let question = Question::new("bread_today", QuestionType::Csat);
/// let survey = CustomerFeedback::new(
///     "Tell us about your order",
///     "It takes ten seconds",
///     "Rate the bread",
///     question,
///     "https://millbakery.example/privacy",
/// );
/// assert_eq!(survey.feedback_screens.len(), 1);
/// ```
///
/// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/send-messages/templates/customer-feedback>.
#[derive(Clone, PartialEq, Eq, Schema)]
#[schema(noun = "a customer feedback template", label = "feedback")]
#[schema(
    link = "https://developers.facebook.com/documentation/business-messaging/messenger-platform/send-messages/templates/customer-feedback"
)]
pub struct CustomerFeedback<'a> {
    /// First line: at most 65 characters, not empty, no URL in it.
    #[schema(required("fb.title_required"), nonempty("fb.title_required"))]
    #[schema(chars("fb.title": ..=65), format(NoUrl, "fb.title_url"))]
    pub title: Text<'a>,
    /// Second line: at most 80 characters, not empty, no URL in it.
    #[schema(required("fb.subtitle_required"), nonempty("fb.subtitle_required"))]
    #[schema(chars("fb.subtitle": ..=80), format(NoUrl, "fb.subtitle_url"))]
    pub subtitle: Text<'a>,
    /// What the button to the question says: at most 20 characters, not empty, no URL in it.
    #[schema(required("fb.button_title_required"), nonempty("fb.button_title_required"))]
    #[schema(chars("fb.button_title": ..=20), format(NoUrl, "fb.button_title_url"))]
    pub button_title: Text<'a>,
    /// What the button opens: exactly 1.
    #[schema(required("fb.screens"), items("fb.screens": 1..=1))]
    pub feedback_screens: List<'a, Screen<'a>>,
    /// The privacy policy.
    #[schema(required("fb.privacy"))]
    pub business_privacy: BusinessPrivacy<'a>,
    /// How long it can be answered: 1 to 7 days; 1 where it is left out.
    #[schema(range("fb.expires": 1..=7))]
    pub expires_in_days: Option<u64>,
    #[cfg(not(rust_analyzer))]
    #[doc(hidden)]
    pub __non_exhaustive: (),
}

impl<'a> CustomerFeedback<'a> {
    /// A survey of one question: the start of a struct literal.
    pub fn new(
        title: impl Into<Text<'a>>,
        subtitle: impl Into<Text<'a>>,
        button_title: impl Into<Text<'a>>,
        question: Question<'a>,
        privacy_url: impl Into<Text<'a>>,
    ) -> Self {
        Self {
            title: title.into(),
            subtitle: subtitle.into(),
            button_title: button_title.into(),
            feedback_screens: [Screen { questions: [question].into(), ..Screen::EMPTY }].into(),
            business_privacy: BusinessPrivacy::new(privacy_url),
            expires_in_days: None,
            ..Self::EMPTY
        }
    }
}

/// The screen of a [`CustomerFeedback`] template.
///
/// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/send-messages/templates/customer-feedback>.
#[derive(Clone, PartialEq, Eq, Schema)]
#[schema(noun = "a feedback screen", label = "feedback screen")]
pub struct Screen<'a> {
    /// The question: exactly 1.
    #[schema(required("fb.questions"), items("fb.questions": 1..=1))]
    pub questions: List<'a, Question<'a>>,
    #[cfg(not(rust_analyzer))]
    #[doc(hidden)]
    pub __non_exhaustive: (),
}

impl<'a> Screen<'a> {
    /// A screen with these questions.
    pub fn new(questions: impl Into<List<'a, Question<'a>>>) -> Self {
        Self { questions: questions.into(), ..Self::EMPTY }
    }
}

/// The question of a [`CustomerFeedback`] template.
///
/// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/send-messages/templates/customer-feedback>.
#[derive(Clone, PartialEq, Eq, Schema)]
#[schema(noun = "a feedback question", rules = RULES)]
pub struct Question<'a> {
    /// Your own name for it: letters, digits and underscores, at most 80 characters, not empty.
    #[schema(required("fb.qid_required"), nonempty("fb.qid_required"))]
    #[schema(chars("fb.qid_max": ..=80), format(Identifier, "fb.qid"))]
    pub id: Text<'a>,
    /// How it is answered.
    #[schema(discriminant, name = "type", required("fb.qtype_required"))]
    pub r#type: QuestionType,
    /// The question: 5 to 85 characters, no URL in it; the platform has words of its own where it is left out.
    #[schema(chars("fb.qtitle": 5..=85), format(NoUrl, "fb.qtitle_url"))]
    pub title: Option<Text<'a>>,
    /// The words at the ends of the scale.
    pub score_label: Option<ScoreLabel>,
    /// The scale; which ones there are depends on the [`QuestionType`].
    pub score_option: Option<ScoreOption>,
    /// A text field below.
    pub follow_up: Option<FollowUp<'a>>,
    #[cfg(not(rust_analyzer))]
    #[doc(hidden)]
    pub __non_exhaustive: (),
}

impl<'a> Question<'a> {
    /// A question in the platform's own words: the start of a struct literal.
    pub fn new(id: impl Into<Text<'a>>, question_type: QuestionType) -> Self {
        Self { id: id.into(), r#type: question_type, ..Self::EMPTY }
    }
}

/// A text field below a [`Question`].
///
/// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/send-messages/templates/customer-feedback>.
#[derive(Clone, Default, PartialEq, Eq, Schema)]
#[schema(noun = "a follow_up")]
pub struct FollowUp<'a> {
    /// Always `free_form`.
    #[schema(discriminant, name = "type")]
    pub r#type: Option<FollowUpType>,
    /// What stands in the field before somebody writes: at most 65 characters.
    #[schema(chars("fb.placeholder": ..=65))]
    pub placeholder: Option<Text<'a>>,
    #[cfg(not(rust_analyzer))]
    #[doc(hidden)]
    pub __non_exhaustive: (),
}

impl<'a> FollowUp<'a> {
    /// A text field.
    pub fn new(placeholder: impl Into<Text<'a>>) -> Self {
        Self {
            r#type: Some(FollowUpType::FreeForm),
            placeholder: Some(placeholder.into()),
            ..Self::EMPTY
        }
    }
}

/// How a [`Question`] is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Schema)]
#[schema(noun = "a question type", unknown("fb.qtype"))]
#[non_exhaustive]
pub enum QuestionType {
    /// How satisfied people are.
    Csat,
    /// How likely they are to recommend you.
    Nps,
    /// How easy it was.
    Ces,
    /// In their own words.
    FreeForm,
}

/// The words at the ends of a scale.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Schema)]
#[schema(noun = "a score_label", unknown("fb.label"))]
#[non_exhaustive]
pub enum ScoreLabel {
    /// From negative to positive.
    NegPos,
    /// From hard to easy.
    HardEasy,
    /// From dissatisfied to satisfied.
    DisSat,
    /// From unlikely to likely.
    UnlikeLike,
    /// From poor to great.
    PoorGreat,
    /// No words.
    None,
}

/// The scale of a [`Question`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Schema)]
#[schema(noun = "a score_option", unknown("fb.option_csat"))]
#[non_exhaustive]
pub enum ScoreOption {
    /// Numbers from 1 to 5, for [`QuestionType::Csat`].
    OneToFive,
    /// The same, as another line of the page spells it.
    #[schema(name = "1_to_5")]
    OneToFiveInDigits,
    /// Five stars, for [`QuestionType::Csat`].
    FiveStars,
    /// Five faces, for [`QuestionType::Csat`].
    FiveEmojis,
    /// Numbers from 0 to 10, for [`QuestionType::Nps`].
    ZeroToTen,
    /// Numbers from 1 to 7, for [`QuestionType::Ces`].
    OneToSeven,
}

/// The kind of a [`FollowUp`]; there is one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Schema)]
#[schema(noun = "a follow_up type", unknown("fb.followup_type"))]
#[non_exhaustive]
pub enum FollowUpType {
    /// In people's own words.
    FreeForm,
}

const RULES: &[Rule] = &[
    scale("fb.option_csat", &["csat"], &["one_to_five", "1_to_5", "five_stars", "five_emojis"]),
    scale("fb.option_nps", &["nps"], &["zero_to_ten"]),
    scale("fb.option_ces", &["ces"], &["one_to_seven"]),
];

const fn scale(
    id: &'static str,
    values: &'static [&'static str],
    words: &'static [&'static str],
) -> Rule {
    let relation = Relation::Words { field: "score_option", with: "type", values, words };
    Rule::new(id, relation, "leave it out, or change the `type`")
}
