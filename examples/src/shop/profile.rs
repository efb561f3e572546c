//! What people see of the shop before they write.

use sendapi::{Profile, profile};

use super::action::Action;

/// The profile. Every literal in it is checked while it compiles.
pub fn profile() -> Profile<'static> {
    profile!(Messenger {
        get_started: { payload: Action::Start },
        greeting: [greeting {
            locale: "default",
            text: "Good morning, {{user_first_name}}. Order today, collect it warm tomorrow.",
        }],
        ice_breakers: [ice_breakers {
            locale: "default",
            call_to_actions: [
                question { question: "What is on the shelves?", payload: Action::Shelves },
                question { question: "When are you open?", payload: Action::Hours },
                question { question: "What is free of nuts?", payload: Action::Nuts },
            ],
        }],
        persistent_menu: [menu {
            locale: "default",
            call_to_actions: [
                postback { title: "Shelves", payload: Action::Shelves },
                postback { title: "My basket", payload: Action::Basket },
                postback { title: "Talk to somebody", payload: Action::Person },
            ],
        }],
    })
}
