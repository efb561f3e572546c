use sendapi::{Number, message};

const STICKER: i32 = -1;
const DAYS: Option<i8> = Some(-3);
const PERSON: i64 = -7204;
const NOBODY: u64 = 0;
const PAID: i16 = -25;
const REFUND: f32 = -0.05;
const CHANGE: &Number = &Number::Float(-25.5);

fn main() {
    let _ = message!(Messenger { recipient: "6618203947715", sticker_id: STICKER });
    let _ = message!(Messenger { recipient: PERSON, text: "The ferry leaves at nine." });
    let _ = message!(Messenger { recipient: { id: NOBODY }, text: "The ferry leaves at nine." });
    let _ = message!(Messenger {
        recipient: "6618203947715",
        attachment: customer_information {
            business_privacy: business_privacy { url: "https://millbakery.example/privacy" },
            expires_in_days: DAYS,
        },
    });
    let _ = message!(Messenger {
        recipient: "6618203947715",
        attachment: receipt {
            recipient_name: "Runa",
            order_number: "7",
            currency: "NOK",
            payment_method: "Cash",
            elements: [{ title: "Rye", price: 25 }],
            summary: { total_cost: PAID },
        },
    });
    let _ = message!(Messenger {
        recipient: "6618203947715",
        attachment: receipt {
            recipient_name: "Runa",
            order_number: "7",
            currency: "NOK",
            payment_method: "Cash",
            elements: [{ title: "Rye", price: 25 }],
            summary: { total_cost: REFUND },
        },
    });
    let _ = message!(Messenger {
        recipient: "6618203947715",
        attachment: receipt {
            recipient_name: "Runa",
            order_number: "7",
            currency: "NOK",
            payment_method: "Cash",
            elements: [{ title: "Rye", price: 25 }],
            summary: { total_cost: CHANGE },
        },
    });
}
