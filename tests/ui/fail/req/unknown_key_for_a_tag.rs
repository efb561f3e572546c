use sendapi::message;

fn main() {
    let _ = message!(Messenger {
        recipient: "7204418830956127",
        attachment: {
            type: "template",
            payload: { type: "one_time_notif_req", title: "The timetable", payload: "TIMETABLE" },
        },
    });
}
