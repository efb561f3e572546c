use sendapi::message;

fn main() {
    let _ = message!(Messenger {
        recipient "7204418830956127",
        text: "Which pier?"
        metadata: 'm',
        quick_replies: [
            title: "North",
            text { title: "South", payload: },
            pier { title: "East", payload: "EAST" },
        ],
        te
    });
}
