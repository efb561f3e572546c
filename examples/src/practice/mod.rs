//! A doctor's practice as a bot that lives on Messenger and on Instagram: appointments, a reminder, somebody to talk to.
//!
//! One function answers on either platform. What only one of them has stands where it is used: `only`.
//!
//! - [`action`]: what a tap means, and at what somebody stands in the dialogue, kept as the text of a payload
//! - [`doctors`]: who works there
//! - [`words`]: what is said
//! - [`receptionist`]: what is done about what somebody wants
//! - `only`: reminders and stars, which the platforms do not have alike
//! - [`stage`]: both accounts in one simulator

use std::error::Error;

use sendapi::{AnyAccount, Both, Profile, profile};
use tokio::net::TcpListener;

use crate::bot::{report, serve, until_ctrl_c};
use crate::shop::clock::Clock;

pub mod action;
pub mod doctors;
mod only;
pub mod receptionist;
pub mod stage;
pub mod words;

use action::Action;
use receptionist::Receptionist;
use stage::Stage;

/// Runs the practice as a program does: in a simulator, until Ctrl-C.
///
/// # Errors
///
/// Why it cannot open.
pub async fn run() -> Result<(), Box<dyn Error>> {
    let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
    let stage = Stage::set(listener.local_addr()?).await?;
    for (_, account) in &stage.accounts {
        prepare(account).await?;
    }
    anstream::println!("The practice is open: {}", stage.simulator.chat_url());
    anstream::println!("Choose one of its two accounts, and write something. Ctrl-C closes it.");
    let receptionist = Receptionist::by(Clock::Simulated(stage.simulator.clock().clone()));
    if let Some(page) = stage.accounts.iter().find_map(|(_, account)| account.messenger()) {
        tokio::spawn(receptionist.clone().keep_reminding(page));
    }
    let inbox = stage.inbox(receptionist);
    report(&serve(&inbox, listener, until_ctrl_c()).await?);
    Ok(())
}

/// What people see before they write, on whichever platform; and the template of the reminders, where there are templates.
///
/// # Errors
///
/// What the platform refuses of it.
pub async fn prepare(account: &AnyAccount) -> Result<(), sendapi::Error> {
    account.sync_profile(&questions()).await?;
    match account.messenger() {
        Some(page) => only::prepare(&page).await,
        None => Ok(()),
    }
}

fn questions() -> Profile<'static, Both> {
    profile!(Both {
        ice_breakers: [ice_breakers {
            locale: "default",
            call_to_actions: [
                question { question: "I need an appointment", payload: Action::Book },
                question { question: "When are you open?", payload: Action::Hours },
            ],
        },],
    })
}
