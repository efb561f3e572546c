#![deny(deprecated)]

use sendapi::profile;

fn main() {
    let _ = profile!(Instagram { get_started: { payload: "START" } });
}
