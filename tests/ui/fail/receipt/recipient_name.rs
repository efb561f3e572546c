use sendapi::message;

fn main() {
    let _ = message!(Messenger {
        recipient: "6618203947715",
        attachment: receipt {
            order_number: "B-2041",
            currency: "EUR",
            payment_method: "Cash",
            summary: summary { total_cost: 7.5 },
        },
    });
}
