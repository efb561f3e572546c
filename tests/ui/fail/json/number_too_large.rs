use sendapi::message;

fn main() {
    let _ = message!(Messenger { recipient: "7204418830956127", sticker_id: 18446744073709551616 });
    let _ = message!(Messenger {
        recipient: "7204418830956127",
        attachment: receipt {
            recipient_name: "Runa",
            order_number: "7",
            currency: "NOK",
            payment_method: "Cash",
            summary: { total_cost: 1e309 },
        },
    });
}
