use sendapi::message;

fn main() {
    let _ = message!(Messenger {
        recipient: "6618203947715",
        attachment: template {
            payload: one_time_notif_req {
                title: "A loaf of rye, a dozen rolls with poppy seeds, two plaits and a tray",
                payload: "STOLLEN",
            },
        },
    });
}
