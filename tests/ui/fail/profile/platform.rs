use sendapi::profile;

fn main() {
    let _ = profile!(Messenger { platform: instagram, get_started: { payload: "START" } });
}
