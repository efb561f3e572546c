use sendapi::message;

fn main() {
    let _ = message!(Messenger {
        recipient: "7204418830956127",
        attachment: call_prompt { ttl_days: -1 },
    });
}
