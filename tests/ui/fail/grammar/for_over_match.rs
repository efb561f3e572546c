use sendapi::message;

fn main() {
    let summer = true;
    let _ = message!(Messenger {
        recipient: "7204418830956127",
        text: "Which pier?",
        quick_replies: [
            for pier in match summer {
                true => ["North"],
                false => ["South"],
            } {
                text { title: pier, payload: "PIER" }
            },
        ],
    });
}
