use sendapi::message;

fn main() {
    let is_summer = true;
    let _ = message!(Messenger {
    recipient: "7204418830956127",
    text: "Which pier?",
    quick_replies: [
        if is_summer { text { title: "North", payload: "NORTH" } } else
        text { title: "South", payload: "SOUTH" },
    ],
    });
}
