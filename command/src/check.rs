//! `sendapi check`: whether the platform would take the messages.

use sendapi::{Instagram, Messenger, Platform};

use crate::arguments::Check;
use crate::checked::Checked;
use crate::exit::Exit;
use crate::input;
use crate::report::Report;

pub(crate) fn run(arguments: &Check, report: Report) -> Exit {
    if arguments.instagram {
        check::<Instagram>(arguments, report)
    } else {
        check::<Messenger>(arguments, report)
    }
}

fn check<P: Platform>(arguments: &Check, report: Report) -> Exit {
    let (mut exit, mut total, mut broken) = (Exit::Fine, 0, 0);
    for file in &arguments.files {
        match input::read(file, arguments.form.lines) {
            Err(unreadable) => {
                report.complain("file", &unreadable);
                exit = exit.max(Exit::Usage);
            }
            Ok(documents) => {
                for checked in documents.into_iter().map(Checked::<P>::of) {
                    report.checked(&checked);
                    total += 1;
                    broken += usize::from(!checked.is_fine());
                }
            }
        }
    }
    report.sum(total, broken);
    exit.max(if broken > 0 { Exit::Refused } else { Exit::Fine })
}
