use sendapi::message;

fn main() {
    let _ = message!(Messenger {
        recipient: "6618203947715",
        attachment: product {
            elements: [
                element { id: 7101 },
                element { id: 7102 },
                element { id: 7103 },
                element { id: 7104 },
                element { id: 7105 },
                element { id: 7106 },
                element { id: 7107 },
                element { id: 7108 },
                element { id: 7109 },
                element { id: 7110 },
                element { id: 7111 },
            ],
        },
    });
}
