use sendapi::message;

fn main() {
    let _ = message!(Messenger {
        recipient: "6618203947715",
        attachment: coupon { coupon_code: "ROLL-4" },
    });
}
