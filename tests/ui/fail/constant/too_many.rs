use sendapi::button::{Button, Postback};
use sendapi::{Text, message};

const DAY: Button<'static> = Button::Postback(Postback {
    title: Text::Borrowed("Day"),
    payload: Text::Borrowed("DAY"),
    ..Postback::EMPTY
});
const DAYS: [Button<'static>; 4] = [DAY, DAY, DAY, DAY];

fn main() {
    let _ = message!(Messenger {
        recipient: "7204418830956127",
        attachment: button { text: "When do you travel?", buttons: DAYS },
    });
}
