use sendapi::profile;

fn main() {
    let _ = profile!(Messenger {
        persistent_menu: [
            menu {
                locale: "default",
                call_to_actions: [postback { title: "Tickets", payload: "TICKETS" }]
            },
            menu { call_to_actions: [postback { title: "Tickets", payload: "TICKETS" }] }
        ]
    });
}
