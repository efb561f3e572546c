//! What a profile holds in a shorter form than there is.
use sendapi::profile;

fn main() {
    let _ = profile!(Messenger {
        get_started: "START",
        greeting: "Good morning",
        persistent_menu: menu { locale: "default" },
    });
}
