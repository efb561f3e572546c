use sendapi::message;

fn main() {
    let rest = ();
    let _ = message!(Messenger { recipient: "7204418830956127", text: "Which pier?", ..rest });
}
