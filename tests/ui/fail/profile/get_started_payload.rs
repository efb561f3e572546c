use sendapi::profile;

fn main() {
    let _ = profile!(Messenger { get_started: get_started {} });
}
