use sendapi::message;

fn main() {
    let summer = true;
    let _ = message!(Messenger {
        recipient: "7204418830956127",
        text: "Which pier?",
        quick_replies: [
            text { title: "North", payload: "NORTH" },
            if { summer } {
                text { title: "South", payload: "SOUTH" }
            },
        ],
    });
}
