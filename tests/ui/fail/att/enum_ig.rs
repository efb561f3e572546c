use sendapi::message;

fn main() {
    let _ = message!(Instagram {
    recipient: "7204418830956127",
    attachment: { type: "sticker", payload: {} },
    });
}
