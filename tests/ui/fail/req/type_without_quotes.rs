use sendapi::message;

fn main() {
    let _ = message!(Messenger {
        recipient: "7204418830956127",
        attachment: receipt {
            recipient_name: "Runa Holm",
            order_number: "MB-20418",
            currency: "EUR",
            payment_method: "Debit card 7731",
            summary: summary { total_cost: "4.90" },
        },
    });
}
