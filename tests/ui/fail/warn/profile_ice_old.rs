#![deny(deprecated)]

use sendapi::profile;

fn main() {
    let _ = profile!(Messenger {
        ice_breakers: [ice_breakers { question: "When does it leave?", payload: "WHEN" }]
    });
}
