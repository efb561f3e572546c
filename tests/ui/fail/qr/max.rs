use sendapi::message;

fn main() {
    let _ = message!(Messenger {
        recipient: "7204418830956127",
        text: "Which pier?",
        quick_replies: [
            text { title: "1", payload: "PIER" },
            text { title: "2", payload: "PIER" },
            text { title: "3", payload: "PIER" },
            text { title: "4", payload: "PIER" },
            text { title: "5", payload: "PIER" },
            text { title: "6", payload: "PIER" },
            text { title: "7", payload: "PIER" },
            text { title: "8", payload: "PIER" },
            text { title: "9", payload: "PIER" },
            text { title: "10", payload: "PIER" },
            text { title: "11", payload: "PIER" },
            text { title: "12", payload: "PIER" },
            text { title: "13", payload: "PIER" },
            text { title: "14", payload: "PIER" },
            text { title: "15", payload: "PIER" },
        ],
    });
}
