//! Forms that a person fills in.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use sendapi_core::told::Written;
use sendapi_core::webhook::{
    FeedbackAnswer, FeedbackScreen, FollowUpAnswer, InformationAnswer, InformationScreen, Kind,
    MessagingCustomerInformation, MessagingFeedback,
};
use serde_json::Value;

use super::{ActionError, Participant};
use crate::wire::members::{list, present, text};

/// The answer to a question: its id, the score, and what is said besides.
pub(crate) type Answer<'a> = (&'a str, &'a str, Option<&'a str>);

impl Participant {
    /// The person fills in the customer feedback form in the message with this id: for each question its id, the
    /// score, and what they say besides.
    ///
    /// A question that the form does not have, or a score that it does not offer, is an error, and nothing is
    /// sent. On the platform every question is answered; here those that are left out are.
    pub async fn fills_in(
        &self,
        mid: &str,
        answers: &[(&str, &str, Option<&str>)],
    ) -> Result<(), ActionError> {
        let form = self.form(mid, "customer_feedback")?;
        let mut feedback = MessagingFeedback::default();
        feedback.feedback_screens = Some(screens(&form, answers)?);
        self.does(Kind::MessagingFeedback(Box::new(feedback))).await
    }

    /// The person fills in the customer information form in the message with this id: the name of each field and
    /// what stands in it.
    pub async fn gives_information(
        &self,
        mid: &str,
        fields: &[(&str, &str)],
    ) -> Result<(), ActionError> {
        self.form(mid, "customer_information")?;
        let answer = |(key, value): &(&str, &str)| {
            let mut answer = InformationAnswer::default();
            answer.key = Some((*key).to_owned());
            answer.value = Some((*value).into());
            answer
        };
        let mut screen = InformationScreen::default();
        screen.screen_id = Some(0.into());
        screen.responses = Some(fields.iter().map(answer).collect());
        let mut information = MessagingCustomerInformation::default();
        information.screens = Some(vec![screen]);
        self.does(Kind::MessagingCustomerInformation(Box::new(information))).await
    }

    /// The template of this type in that message.
    fn form(&self, mid: &str, template_type: &str) -> Result<Value, ActionError> {
        let found = self.context.conversations.with(&self.conversation, |conversation| {
            present(conversation.message(mid)?.body(), "/message/attachment/payload").cloned()
        });
        let is_meant = |form: &Value| {
            text(form, "template_type").is_some_and(|it| it.eq_ignore_ascii_case(template_type))
        };
        found.flatten().filter(is_meant).ok_or_else(|| {
            let mid = Written(mid);
            ActionError::impossible(format!(
                "message `{mid}` holds no `{template_type}` to fill in"
            ))
        })
    }
}

/// The answers, screen by screen.
fn screens(form: &Value, answers: &[Answer<'_>]) -> Result<Vec<FeedbackScreen>, ActionError> {
    let mut left: BTreeMap<_, _> = answers.iter().map(|answer| (answer.0, answer)).collect();
    let mut screens = Vec::new();
    for (number, screen) in list(form, "feedback_screens").enumerate() {
        let mut questions = BTreeMap::new();
        for question in list(screen, "questions") {
            let id = text(question, "id").unwrap_or_default();
            if let Some(answer) = left.remove(id.as_str()) {
                questions.insert(id, answered(question, answer)?);
            }
        }
        let mut screen = FeedbackScreen::default();
        screen.screen_id = Some(u64::try_from(number).unwrap_or_default().into());
        screen.questions = Some(questions);
        screens.push(screen);
    }
    match left.keys().next() {
        Some(id) => {
            let id = Written(id);
            Err(ActionError::impossible(format!("the form has no question with the id `{id}`")))
        }
        None => Ok(screens),
    }
}

fn answered(question: &Value, answer: &Answer<'_>) -> Result<FeedbackAnswer, ActionError> {
    let (id, score, follow_up) = answer;
    let kind = text(question, "type").unwrap_or_default();
    let scale = scale(&kind);
    if !score.parse().is_ok_and(|score| scale.contains(&score)) {
        let (id, score) = (Written(id), Written(score));
        let (lowest, highest) = (scale.start(), scale.end());
        return Err(ActionError::impossible(format!(
            "the score of `{id}` is `{score}`: a `{kind}` question takes {lowest} to {highest}"
        )));
    }
    let mut feedback = FeedbackAnswer::default();
    feedback.kind = Some(kind);
    feedback.payload = Some((*score).into());
    feedback.follow_up = follow_up.map(|said| {
        let mut follow_up = FollowUpAnswer::default();
        follow_up.kind = Some("free_form".to_owned());
        follow_up.payload = Some(said.to_owned());
        Box::new(follow_up)
    });
    Ok(feedback)
}

/// The scores of a question of this kind.
fn scale(kind: &str) -> RangeInclusive<u8> {
    match kind.to_ascii_lowercase().as_str() {
        "nps" => 0..=10,
        "ces" => 1..=7,
        _ => 1..=5,
    }
}
