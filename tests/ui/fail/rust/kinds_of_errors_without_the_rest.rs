//! There may be more kinds of errors one day.
use sendapi::ErrorKind;

fn told(kind: ErrorKind) -> &'static str {
    match kind {
        ErrorKind::Graph => "refused",
        ErrorKind::Timeout | ErrorKind::Connect => "not reached",
    }
}

fn main() {}
