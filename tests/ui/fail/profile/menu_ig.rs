use sendapi::profile;

fn main() {
    let _ = profile!(Instagram {
        persistent_menu: [menu {
            locale: "default",
            composer_input_disabled: true,
            call_to_actions: [postback { title: "Tickets", payload: "TICKETS" }]
        }]
    });
}
