use sendapi::message;

fn main() {
    let _ = message!(Instagram { recipient: "7204418830956127", text: "\u{a0}" });
}
