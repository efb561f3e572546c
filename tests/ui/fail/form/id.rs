use sendapi::message;

fn main() {
    let _ = message!(Messenger { recipient: "6618203947715", attachment: instant_form {} });
}
