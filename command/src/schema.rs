//! `sendapi schema`: a JSON Schema of what is sent, for editors and for programs in other languages.

use sendapi::PlatformKind;
use sendapi::reference::json_schema::Subject;
use sendapi::reference::json_schema::difference::DIFFERENCES;

use crate::arguments::Schema;
use crate::exit::Exit;
use crate::report::Report;

pub(crate) fn run(arguments: &Schema, report: Report) -> Exit {
    let Schema { of, instagram, list, differences } = arguments;
    if *list {
        for subject in Subject::all() {
            report.subject(subject);
        }
    } else if *differences {
        for difference in DIFFERENCES {
            report.difference(difference);
        }
    } else {
        let instagram = instagram.then_some(PlatformKind::Instagram);
        report.json_schema(*of, instagram.unwrap_or(PlatformKind::Messenger));
    }
    Exit::Fine
}
