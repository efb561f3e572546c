use sendapi::profile;

fn main() {
    let _ = profile!(Messenger {
        persistent_menu: [menu {
            locale: "default",
            call_to_actions: [{ type: nested, title: "More" }],
        }],
    });
}
