use sendapi::profile;

fn main() {
    let _ = profile!(Messenger {
        get_started:
        greeting: [{ locale: "default", text: "Welcome aboard." }],
    });
}
