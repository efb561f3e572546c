use sendapi::message;

fn main() {
    let _ = message!(Instagram { recipient: "7204418830956127", sticker_id: 369239263222822 });
}
