use sendapi::profile;

fn main() {
    let _ = profile!(Messenger { get_started: { payload: "START" }, target_audience: {} });
}
