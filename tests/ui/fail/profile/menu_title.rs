use sendapi::profile;

fn main() {
    let _ = profile!(Messenger {
        persistent_menu: [menu {
            locale: "default",
            call_to_actions: [postback {
                title: "Tickets for the ferry of tomorrow",
                payload: "TICKETS"
            }]
        }]
    });
}
