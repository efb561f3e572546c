//! A constant that JSON has no way to write.

use sendapi::message;

const NO_NUMBER: f64 = f64::NAN;

fn main() {
    let _ = message!(
        recipient: "7204418830956127",
        attachment: receipt {
            recipient_name: "Ada",
            order_number: "1",
            currency: "EUR",
            payment_method: "cash",
            summary: { total_cost: NO_NUMBER },
            elements: [{ title: "Rye", price: 1 }],
        },
    );
}
