use sendapi::message;

fn main() {
    let _ = message!(Messenger {
    recipient: "7204418830956127",
    attachment: generic {
        elements: [element {
            tit
            subtitle: "From the bakery",
        }],
    },
    });
}
