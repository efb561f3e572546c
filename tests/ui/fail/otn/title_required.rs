use sendapi::message;

fn main() {
    let _ = message!(Messenger {
        recipient: "6618203947715",
        attachment: template { payload: one_time_notif_req { payload: "STOLLEN" } },
    });
}
