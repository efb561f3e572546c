//! An error is a struct with questions, no enum: rustc says so, and names the question that is near.
use sendapi::Error;

fn told(result: Result<(), Error>) -> &'static str {
    match result {
        Err(Error::WindowClosed) => "too late",
        Err(_) => "not sent",
        Ok(()) => "sent",
    }
}

fn main() {}
