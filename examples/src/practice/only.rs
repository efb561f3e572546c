//! What only one of the platforms has, or each in its own way: reminders outside the 24-hour window, and stars.

use sendapi::call::message_template::{Category, MakeTemplate, ReadTemplates};
use sendapi::webhook::{Event, Kind};
use sendapi::{Account, AnyAccount, Error, Recipient, message};

use super::action::Action;
use super::receptionist::Appointment;

/// Makes the template of the reminders, unless the page has it. Only Messenger has templates: what is sent outside the
/// 24-hour window is approved beforehand there, and not sent at all on Instagram.
pub(super) async fn prepare(page: &Account) -> Result<(), Error> {
    let named = ReadTemplates { name: Some(REMINDER.into()), ..ReadTemplates::default() };
    if !page.perform(&named).await?.data.is_empty() {
        return Ok(());
    }
    let template = MakeTemplate {
        library_template_name: Some(LIBRARY_TEMPLATE.into()),
        ..MakeTemplate::new(REMINDER, Category::Utility, "en_US")
    };
    page.perform(&template).await.map(drop)
}

/// What a patient is told about reminders.
pub(super) const fn reminds(account: &AnyAccount) -> &'static str {
    match account {
        AnyAccount::Messenger(_) => "We remind you in the morning.",
        AnyAccount::Instagram(_) => "Instagram does not let us remind you: please note it down.",
    }
}

/// Reminds a patient: the approved template, which goes outside the 24-hour window too.
pub(super) async fn remind(
    page: &Account,
    person: &str,
    appointment: &Appointment,
) -> Result<(), Error> {
    let hour = format!("{}:00", appointment.hour);
    let reminder = message!(Messenger {
        recipient: person,
        messaging_type: UTILITY,
        template: {
            name: REMINDER,
            language: { code: "en_US" },
            components: [body { parameters: [text { text: "today" }, text { text: hour }] }],
        },
    });
    page.send(&reminder).await.map(drop)
}

/// Asks how it was: by a form with stars on Messenger, by quick replies on Instagram, which has no such form.
pub(super) async fn ask_for_stars(account: &AnyAccount, person: &str) -> Result<(), Error> {
    let recipient = Recipient::id(person);
    match account {
        AnyAccount::Messenger(page) => {
            let form = message!(Messenger {
                recipient,
                attachment: customer_feedback {
                    title: "How was it to book with us?",
                    subtitle: "It takes one tap",
                    button_title: "Rate it",
                    feedback_screens: [
                        screen { questions: [csat { id: QUESTION, title: "How easy was it?", score_label: neg_pos, score_option: five_stars }] },
                    ],
                    business_privacy: { url: "https://practice.example/privacy" },
                },
            });
            page.send(&form).await.map(drop)
        }
        AnyAccount::Instagram(account) => {
            let question = message!(Instagram {
                recipient,
                text: "How was it to book with us? One star is bad, five are good.",
                quick_replies: [
                    for stars in 1..=5 {
                        text { title: "★".repeat(usize::from(stars)), payload: Action::Rate { stars } },
                    },
                ],
            });
            account.send(&question).await.map(drop)
        }
    }
}

/// The stars of a form that came back. Only Messenger has them.
pub(super) fn stars(event: &Event) -> Option<u8> {
    let Kind::MessagingFeedback(feedback) = &event.kind else { return None };
    let mut screens = feedback.feedback_screens.iter().flatten();
    let answer = screens.find_map(|screen| screen.questions.as_ref()?.get(QUESTION))?;
    u8::try_from(answer.payload.as_ref()?.as_u64()?).ok()
}

const REMINDER: &str = "appointment_tomorrow";
/// "You have an appointment on {{1}} at {{2}}."
const LIBRARY_TEMPLATE: &str = "appointment_reminder_1";
const QUESTION: &str = "booking";
