use sendapi::message;

fn main() {
    let _ = message!(Messenger {
        recipient: "6618203947715",
        attachment: coupon {
            title: "A free roll",
            coupon_code: "ROLL-4",
            subtitle: "A loaf of rye, a dozen rolls with poppy seeds, two plaits and a tray of apple cake",
        },
    });
}
