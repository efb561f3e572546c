use sendapi::profile;

fn main() {
    let _ = profile!(Messenger {
        commands: [commands {
            locale: "nb_NO",
            commands: [command { name: "tickets", description: "What a ticket costs" }]
        }]
    });
}
