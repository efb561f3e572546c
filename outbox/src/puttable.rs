//! What can be put.

use std::time::SystemTime;

use sendapi::webhook::Window;
use sendapi::{Both, Instagram, Message, Messenger};

use crate::Error;
use crate::request::Request;

/// A message that can be put: one for Messenger, one for Instagram, or one that is checked for
/// [both](sendapi::Both), which goes on whichever platform the account is.
pub trait Puttable: sealed::Sealed {}

pub(crate) mod sealed {
    use std::time::SystemTime;

    use sendapi::webhook::Window;

    use crate::Error;
    use crate::request::Request;

    pub trait Sealed {
        fn request(&self) -> Result<Request, Error>;

        /// Until when it may answer within a window; `None` if for ever.
        fn closes(&self, window: Window) -> Option<SystemTime>;
    }
}

macro_rules! puttable {
    ($($platform:ty => $request:path,)+) => {$(
        impl Puttable for Message<'_, $platform> {}

        impl sealed::Sealed for Message<'_, $platform> {
            fn request(&self) -> Result<Request, Error> {
                $request(self)
            }

            fn closes(&self, window: Window) -> Option<SystemTime> {
                window.closing_for(self).closes()
            }
        }
    )+};
}

puttable! {
    Messenger => Request::of,
    Instagram => Request::of,
    Both => Request::of_both,
}
