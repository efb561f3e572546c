use sendapi::profile;

fn main() {
    let _ = profile!(Messenger { get_started: { payload: "START" }, subject_to_new_eu_privacy_rules: true });
}
