use sendapi::message;

fn main() {
    let _ = message!(Messenger {
        recipient: "7204418830956127",
        attachment: receipt {
            recipient_name: "Runa Holm",
            order_number: "F-20418",
            currency: "ISK",
            payment_method: "Debit card 7731",
            summary: { total_cost: 2900 },
            elements: [element { title: "Island tour", price: 19.995, currency: "EUR" }],
        },
    });
}
