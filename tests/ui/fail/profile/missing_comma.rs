use sendapi::profile;

fn main() {
    let _ = profile!(Messenger {
        get_started: { payload: "START" }
        greeting: [{ locale: "default", text: "Welcome aboard." }],
    });
}
