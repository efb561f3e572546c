use sendapi::profile;

fn main() {
    let _ = profile!(Messenger { get_started: { payload: "START" }, home_url: "https://ferry.example" });
}
