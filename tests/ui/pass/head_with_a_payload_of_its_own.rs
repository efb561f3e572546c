//! A template whose members include a `payload`, under the attachment that has one too.

#![deny(warnings)]

use sendapi::message;

fn main() {
    let short = message!(Messenger {
        recipient: "7204418830956127",
        attachment: one_time_notif_req { title: "When the fog lifts", payload: "FOG" },
    });
    let long = message!(Messenger {
        recipient: "7204418830956127",
        attachment: template {
            payload: one_time_notif_req { title: "When the fog lifts", payload: "FOG" },
        },
    });
    assert_eq!(short, long);

    let coupon = message!(Messenger {
        recipient: "7204418830956127",
        attachment: coupon { title: "A free crossing", coupon_code: "NORTH9", payload: "NORTH9" },
    });
    assert!(coupon.validate().is_ok());
}
