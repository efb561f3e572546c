#![deny(deprecated)]

use sendapi::profile;

fn main() {
    let _ = profile!(Messenger {
        description: [description { locale: "default", text: "The ferry across the fjord" }]
    });
}
