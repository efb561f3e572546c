//! An error is a struct with questions, no enum: rustc names the question that is near. Of a variant with braces it asks for a
//! trait instead, and takes no words of ours.
use sendapi::Error;

fn told(result: Result<(), Error>) -> &'static str {
    match result {
        Err(Error::WindowClosed) => "too late",
        Err(Error::Graph(_)) => "refused",
        Err(Error::Graph { .. }) => "refused",
        Err(_) => "not sent",
        Ok(()) => "sent",
    }
}

fn main() {}
