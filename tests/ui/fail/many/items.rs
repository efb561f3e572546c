//! A text in place of an object, alone and in a list: each shows what to write.
use sendapi::{content, profile};

fn main() {
    let _ = content!(Messenger { text: "Which?", quick_replies: ["Rye"] });
    let _ = content!(Messenger { text: "Which?", quick_replies: "Rye" });
    let _ = content!(Messenger { attachment: generic { elements: ["Rye"] } });
    let _ = content!(Messenger { attachment: button { text: "Rye?", buttons: ["Yes"] } });
    let _ =
        content!(Messenger { attachment: media { elements: ["https://bakery.example/a.png"] } });
    let _ = content!(Messenger { attachment: product { elements: ["55"] } });
    let _ = content!(Messenger { attachment: "https://bakery.example/rye.png" });
    let _ = content!(Messenger { attachments: ["https://bakery.example/rye.png"] });
    let _ = content!(Messenger {
        attachment: generic {
            elements: [element {
                title: "Rye",
                subtitle: "Baked today",
                default_action: "https://bakery.example",
            }],
        },
    });
    let _ = profile!(Messenger {
        get_started: "START",
        greeting: ["Good morning"],
        ice_breakers: ["When do you open?"],
        persistent_menu: ["Breads"],
        commands: ["hours"],
    });
    let _ = profile!(Instagram { ice_breakers: ["When do you open?"] });
}
