//! `sendapi check`: whether the platform would take the messages.

use sendapi::{Instagram, Messenger, Platform};

use crate::arguments::Check;
use crate::checked::Checked;
use crate::exit::Exit;
use crate::input;
use crate::progress::Bar;
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
                // With a line of JSON for each, the lines tell how far it is.
                let has_lines = matches!(report, Report::Json);
                let bar = Bar::of(if has_lines { 0 } else { documents.len() });
                for checked in documents.into_iter().map(Checked::<P>::of) {
                    bar.step();
                    if has_lines || !checked.remarks.is_empty() {
                        bar.aside(|| report.checked(&checked));
                    }
                    total += 1;
                    broken += usize::from(!checked.is_fine());
                }
            }
        }
    }
    report.sum(total, broken);
    exit.max(if broken > 0 { Exit::Refused } else { Exit::Fine })
}
