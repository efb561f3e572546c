use sendapi::message;

fn main() {
    let _ = message!(Messenger {
        messaging_type: RESPONS,
        tag: HUMAN_AGENT,
        text: "",
        quick_replies: [
            text { title: "", payload: "NORTH" },
            text { title: "South" },
            location {},
            txt { title: "Neither", payload: "NONE" },
        ],
        reply_to: {},
        colour: "blue",
    });
}
