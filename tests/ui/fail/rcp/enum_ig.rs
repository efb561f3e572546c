use sendapi::message;

fn main() {
    let _ = message!(Instagram {
    recipient: { user_ref: "checkbox-12" },
    text: "The ferry leaves at nine.",
    });
}
