use sendapi::profile;

fn main() {
    let _ = profile!(Messenger {
        persistent_menu: [menu {
            locale: "nb_NO",
            call_to_actions: [postback { title: "Tickets", payload: "TICKETS" }]
        }]
    });
}
