use sendapi::message;

fn main() {
    let _ = message!(instagram, { recipient: "7204418830956127", text: "Nine." });
}
