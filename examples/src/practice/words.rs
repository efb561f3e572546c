//! What is said, to patients on either platform. Each literal is checked for both while it compiles.

use sendapi::{Both, Message, Recipient, message};

use super::action::Action;
use super::doctors::Doctor;
use super::receptionist::Appointment;

/// To a patient who begins, or who says what nobody understands.
pub fn welcome<'m>(recipient: Recipient<'m>, text: &'m str) -> Message<'m, Both> {
    message!(Both {
        recipient,
        text,
        quick_replies: [
            text { title: "New appointment", payload: Action::Book },
            text { title: "My appointment", payload: Action::Mine },
            text { title: "Opening hours", payload: Action::Hours },
            text { title: "Talk to somebody", payload: Action::Person },
        ],
    })
}

/// Text alone.
pub fn plain(recipient: Recipient<'_>, text: String) -> Message<'_, Both> {
    message!(Both { recipient, text })
}

/// With whom?
pub fn doctors(recipient: Recipient<'_>) -> Message<'_, Both> {
    message!(Both {
        recipient,
        attachment: generic {
            elements: [
                for doctor in Doctor::ALL {
                    element {
                        title: doctor.name(),
                        subtitle: doctor.subject(),
                        buttons: [postback { title: "Choose", payload: Action::With { doctor } }],
                    },
                },
            ],
        },
    })
}

/// When?
pub fn hours(recipient: Recipient<'_>, doctor: Doctor) -> Message<'_, Both> {
    message!(Both {
        recipient,
        text: format!("{} sees you tomorrow. At which hour?", doctor.name()),
        quick_replies: [
            for hour in doctor.hours() {
                text { title: format!("{hour}:00"), payload: Action::At { doctor, hour: *hour } },
            },
        ],
    })
}

/// Right so?
pub fn confirm(recipient: Recipient<'_>, appointment: Appointment) -> Message<'_, Both> {
    let Appointment { doctor, hour, reason } = appointment;
    message!(Both {
        recipient,
        text: format!(
            "{}, tomorrow at {hour}:00, for: {reason}. Shall we write it down?",
            doctor.name()
        ),
        quick_replies: [
            text { title: "Yes", payload: Action::Confirm { doctor, hour, reason } },
            text { title: "Another hour", payload: Action::With { doctor } },
        ],
    })
}

/// The appointment of somebody who has one.
pub fn yours<'m>(recipient: Recipient<'m>, appointment: &Appointment) -> Message<'m, Both> {
    let Appointment { doctor, hour, reason } = appointment;
    message!(Both {
        recipient,
        attachment: button {
            text: format!("Tomorrow at {hour}:00 with {}, for: {reason}.", doctor.name()),
            buttons: [
                postback { title: "Give it up", payload: Action::Cancel },
                postback { title: "Another hour", payload: Action::With { doctor: *doctor } },
            ],
        },
    })
}
