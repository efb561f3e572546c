use sendapi::message;

fn main() {
    let _ = message!(Messenger {
        recipient: "6618203947715",
        attachment: receipt {
            recipient_name: "Mira Holm",
            order_number: "B-2041",
            currency: "Euro",
            payment_method: "Cash",
            summary: summary { total_cost: 7.5 },
        },
    });
}
