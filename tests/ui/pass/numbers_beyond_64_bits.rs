//! Numbers of more than 64 bits, as JSON's readers take them: a price is a float then, an id keeps its digits.

#![deny(warnings)]

use sendapi::{Content, Message, content, message};

macro_rules! total {
    ($($total:tt)*) => {
        content!(attachment: receipt {
            recipient_name: "Runa",
            order_number: "7",
            currency: "NOK",
            payment_method: "Cash",
            summary: { total_cost: $($total)*, total_tax: -$($total)* },
            elements: [],
        })
    };
}

macro_rules! totals {
    ($($total:tt)*) => {$({
        const CONTENT: Content<'static> = total!($total);
        let json = message!(recipient: "72", message: total!(7777)).to_json();
        let read = Message::from_json(&json.replace("7777", stringify!($total)));
        assert_eq!(read.as_ref(), Ok(&message!(recipient: "72", message: CONTENT)));
        assert_eq!(read, Ok(message!(recipient: "72", message: total!($total))));
    })*};
}

fn main() {
    totals! {
        9223372036854775808 18446744073709551615 18446744073709551616 99999999999999999999
        170141183460469231731687303715884105727 1e300
    }
    let message = message!(recipient: 99999999999999999999, text: "Nine.");
    assert_eq!(message, message!(recipient: "99999999999999999999", text: "Nine."));
}
