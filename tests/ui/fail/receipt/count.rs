use sendapi::message;
use sendapi::number::Number;
use sendapi::template::receipt::Element;
use sendapi::text::Text;

const ROLL: Element<'static> =
    Element { title: Text::Borrowed("Roll"), price: Number::Integer(1), ..Element::EMPTY };

fn main() {
    let _ = message!(Messenger {
        recipient: "6618203947715",
        attachment: receipt {
            recipient_name: "Mira Holm",
            order_number: "B-2041",
            currency: "EUR",
            payment_method: "Cash",
            summary: summary { total_cost: 7.5 },
            elements: [
                ROLL, ROLL, ROLL, ROLL, ROLL, ROLL, ROLL, ROLL, ROLL, ROLL, ROLL, ROLL, ROLL, ROLL,
                ROLL, ROLL, ROLL, ROLL, ROLL, ROLL, ROLL, ROLL, ROLL, ROLL, ROLL, ROLL, ROLL, ROLL,
                ROLL, ROLL, ROLL, ROLL, ROLL, ROLL, ROLL, ROLL, ROLL, ROLL, ROLL, ROLL, ROLL, ROLL,
                ROLL, ROLL, ROLL, ROLL, ROLL, ROLL, ROLL, ROLL, ROLL, ROLL, ROLL, ROLL, ROLL, ROLL,
                ROLL, ROLL, ROLL, ROLL, ROLL, ROLL, ROLL, ROLL, ROLL, ROLL, ROLL, ROLL, ROLL, ROLL,
                ROLL, ROLL, ROLL, ROLL, ROLL, ROLL, ROLL, ROLL, ROLL, ROLL, ROLL, ROLL, ROLL, ROLL,
                ROLL, ROLL, ROLL, ROLL, ROLL, ROLL, ROLL, ROLL, ROLL, ROLL, ROLL, ROLL, ROLL, ROLL,
                ROLL, ROLL, ROLL,
            ],
        },
    });
}
