use sendapi::profile;

fn main() {
    let _ = profile!(Messenger {
        persistent_menu: [menu {
            locale: "default",
            call_to_actions: [{ type: "account_link", url: "https://ferry.example/login" }],
        }],
    });
}
